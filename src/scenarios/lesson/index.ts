// The words of the newest version of the scenario text, in one hand: newer.ts fetches it with the first text that has them.

import type { Newer } from '../newer.ts';
import { ACT_WORDS, isLaterAct, isStatement, meant, namesLeader, readStatement } from './acts.ts';
import { stopsOf } from './cards.ts';
import { readCondition, writePredicate } from './conditions.ts';
import { holdsIn } from './judged.ts';
import { LINE_WORDS, missing, readLine } from './lines.ts';
import { writeHead, writeStatement, writeTask } from './writing.ts';

export const newest: Newer = {
  words: [...LINE_WORDS, ...ACT_WORDS],
  readLine,
  isStatement,
  readStatement,
  readCondition,
  missing: (scenario) => {
    const expected = missing(scenario);
    return expected === null ? null : { code: 'unexpected', expected, found: '' };
  },
  isNeeded: ({ lesson, network }, statements) =>
    lesson !== undefined || network.timers !== undefined || statements.some(isLaterAct),
  writeHead,
  writePredicate,
  writeStatement,
  writeTask: ({ lesson }) => (lesson?.task === undefined ? [] : writeTask(lesson.task)),
  namesLeader,
  meant,
  holdsIn,
  stops: stopsOf,
};
