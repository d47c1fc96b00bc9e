// Captions that somebody put at moments of a run, told in its script: the run stays what it is. What a script is in the
// midst of at such a moment is told in two parts.

import { MANUAL_STEP } from '../engine/clock.ts';
import type { Micros } from '../engine/protocol.ts';
import type { Run } from '../engine/run.ts';
import { isTimedMark, momentOf } from './futures.ts';
import { type Player, UNTIL } from './player.ts';
import type { Statement, Title } from './scenario.ts';

/** What is said at a moment in place of what the script says there; without words, nothing. */
export interface Caption {
  readonly at: Micros;
  readonly position: number;
  readonly text: Title;
}

type Say = Extract<Statement, { kind: 'say' }>;
type When = Pick<Say, 'at' | 'after'>;

export const captionsInOrder = (captions: readonly Caption[]): Caption[] =>
  [...captions].sort((a, b) => a.position - b.position || a.at - b.at);

/** The words in the second language follow the first at once, and are said with them. */
export function sayings({ text }: Caption, when: When): Say[] {
  const told = (['en', 'zh'] as const).flatMap((language) => {
    const words = text[language];
    return words === undefined ? [] : [{ language, text: words }];
  });
  return told.map((words, i) => ({ ...(i === 0 && when), kind: 'say', ...words }));
}

/** When a caption is said; where the clock still has moves at that very instant, after how many of them. */
export function whenOf(run: Run, { at, position }: Caption): When {
  return run.timeOf(position) === at && position < run.positionAt(at) ? momentOf(run, position) : { at };
}

/** What remains of a statement at a time, where it was begun before. */
function restOf(statement: Statement, began: Micros, at: Micros, isManual: () => boolean): Statement {
  const { at: from, after, ...rest } = statement;
  const passed = at - began;
  if (passed <= 0) return statement;
  switch (rest.kind) {
    case 'run':
      return { ...rest, for: rest.for - passed };
    case 'runUntil':
      return { ...rest, limit: (rest.limit ?? UNTIL) - passed };
    case 'say':
    case 'expect':
    case 'mark':
      return statement;
    default:
      // It is done a step after the one before it, whatever is said in between.
      return from === undefined && isManual() ? { ...rest, at: began + MANUAL_STEP } : statement;
  }
}

/**
 * A script with captions at moments to which it has come, or which lie behind its end.
 * @param player has played it, as far as it has come.
 * @param from where it began.
 */
export function captioned(
  script: readonly Statement[],
  { run, ends, positions }: Pick<Player, 'run' | 'ends' | 'positions'>,
  from: { readonly at: Micros; readonly position: number },
  captions: readonly Caption[],
): Statement[] {
  const left = captionsInOrder(captions).filter(({ text }) => text.en !== undefined || text.zh !== undefined);
  const told: Statement[] = [];
  let { at: now, position: here } = from;
  script.forEach((statement, i) => {
    if (isTimedMark(statement)) {
      told.push(statement);
      return;
    }
    const [end, last] = [ends[i] ?? Number.MAX_SAFE_INTEGER, positions[i] ?? Number.MAX_SAFE_INTEGER];
    const before = here;
    const isManual = () => run.moment(before).world.network.mode === 'manual';
    let rest = statement;
    let began = statement.at ?? now;
    for (let next = left[0]; next !== undefined; next = left[0]) {
      if (next.position > last || (next.position === last && next.at >= end)) break;
      told.push(...sayings(next, whenOf(run, next)));
      rest = restOf(rest, began, next.at, isManual);
      began = Math.max(began, next.at);
      left.shift();
    }
    [now, here] = [end, Math.min(last, run.length)];
    const instead = captions.find(({ at, position }) => at === end && position === last);
    if (statement.kind !== 'say' || instead === undefined) told.push(rest);
    else if (left[0] === instead) {
      const { at, after } = statement;
      told.push(...sayings(instead, { ...(at !== undefined && { at }), ...(after !== undefined && { after }) }));
      left.shift();
    }
  });
  told.push(...left.flatMap((caption) => sayings(caption, whenOf(run, caption))));
  return told;
}
