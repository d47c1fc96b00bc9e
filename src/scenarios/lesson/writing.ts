// A lesson or a challenge as text: the lines of lines.ts, in one canonical order.

import { printStatement, writePredicate } from '../print.ts';
import { writeDuration, writeSpeed } from '../quantity.ts';
import type { Scenario, Statement, Task, Title } from '../scenario.ts';
import { writeAct } from './acts.ts';

const quoted = (words: string): string => JSON.stringify(words);

/** A line, and its Chinese below it. @param behind what stands behind the words of each. */
function told(word: string, words: Title, behind: (language: 'en' | 'zh') => string = () => '', before = ''): string[] {
  const lines = [`${word}${before} ${quoted(words.en ?? '')}${behind('en')}`];
  if (words.zh !== undefined) lines.push(`${word} zh ${quoted(words.zh)}${behind('zh')}`);
  return lines;
}

export function writeHead({ lesson }: Scenario): string[] {
  if (lesson === undefined) return [];
  const { kind, name, about, belief, after, minutes, level, source, licence, by, vary } = lesson;
  return [
    `${kind} ${name}`,
    ...(about.en === undefined ? [] : told('about', about)),
    ...(belief === undefined ? [] : told('belief', belief)),
    ...(after.length === 0 ? [] : [`after ${after.join(', ')}`]),
    ...(minutes === undefined ? [] : [`minutes ${minutes}`]),
    ...(level === undefined ? [] : [`level ${level}`]),
    ...(source === undefined ? [] : [`source ${quoted(source)}`]),
    ...(licence === undefined ? [] : [`licence ${quoted(licence)}`]),
    ...(by === undefined ? [] : [`by ${quoted(by)}`]),
    ...(vary === undefined ? [] : [`vary seed${vary[0] === 1 && vary[1] === 500 ? '' : ` ${vary[0]}..${vary[1]}`}`]),
  ];
}

export function writeTask(task: Task): string[] {
  const { from, allow = [], forbid, budget, within, goals, never = [], hints, par, solution, wrong } = task;
  return [
    ...(from === undefined ? [] : [`from beat ${from}`]),
    ...allow.map(({ acts, on }) => `allow ${acts.join(' ')}${on === undefined ? '' : ` on ${on.join(' ')}`}`),
    ...(forbid === undefined ? [] : [`forbid ${forbid.join(' ')}`]),
    ...(budget === undefined ? [] : [`budget ${budget}`]),
    ...(within === undefined ? [] : [`within ${writeDuration(within)}`]),
    ...goals.map((goal, i) => `${i === 0 ? 'goal' : 'then'} ${writePredicate(goal)}`),
    ...never.map((each) => `never ${writePredicate(each)}`),
    ...hints.flatMap((hint) => told('hint', hint)),
    ...(par === undefined ? [] : [`par ${par}`]),
    ...(solution.length === 0 ? [] : ['solution', ...solution.map(printStatement)]),
    ...wrong.flatMap(({ words, script }) => [...told('wrong', words), ...script.map(printStatement)]),
  ];
}

/** Several lines, where a statement has more than one; null for what the versions before have words for. */
export function writeStatement(statement: Statement): string | null {
  return linesOf(statement)?.join('\n') ?? writeAct(statement);
}

function linesOf(statement: Statement): string[] | null {
  switch (statement.kind) {
    case 'beat':
    case 'free':
    case 'ask':
    case 'teacher':
      return told(statement.kind, statement.words);
    case 'look': {
      const { nodes, panel, speed } = statement;
      return [
        [
          'look',
          ...(nodes === undefined ? [] : ['at', ...(nodes.length === 0 ? ['nothing'] : nodes)]),
          ...(panel === undefined ? [] : ['panel', panel]),
          ...(speed === undefined ? [] : ['speed', writeSpeed(speed)]),
        ].join(' '),
      ];
    }
    case 'wait':
      return [statement.until === undefined ? 'wait' : `wait until ${writePredicate(statement.until)}`];
    case 'recall':
      return [`recall ${statement.lesson}${statement.nth === undefined ? '' : ` ${statement.nth}`}`];
    case 'predict':
      return [
        ...told('predict', statement.words, () => '', statement.now ? ' now' : ''),
        ...statement.choices.flatMap(({ words, if: when, because }) =>
          told('choice', words, (language) => {
            const condition = language === 'en' ? ` if ${writePredicate(when)}` : '';
            const reason = because?.[language];
            return reason === undefined ? condition : `${condition} because ${quoted(reason)}`;
          }),
        ),
      ];
    case 'try':
      return [...told('try', statement.words), ...writeTask(statement.task)];
    default:
      return null;
  }
}
