// npm run --silent check -- raft/votesTwice nodes=3 terms=1: tries every schedule within these bounds, and prints the
// shortest that breaks as a scenario. Exit 1 when something breaks, 0 when all was looked at and nothing does, 3 when it was
// stopped before, 2 for a question that does not parse. With --find: 0 when there is such a schedule, 1 when there is none
// within these bounds, 3 when it was stopped.
//
// What was looked at is told on the other stream, so that what is printed is a scenario and nothing else.

import '../protocols.ts';
import { type Answer, Check } from '../../checker/check.ts';
import type { Coverage } from '../../checker/coverage.ts';
import type { Noted, Telling } from '../../checker/finding.ts';
import type { Question } from '../../checker/question.ts';
import { readQuestion, writeQuestion } from '../../checker/text.ts';
import { Wander } from '../../checker/wander.ts';
import { loadModels } from '../../protocols/models.ts';
import { isProtocol } from '../../protocols/order.ts';
import { printScenario } from '../../scenarios/print.ts';
import { problemSentence } from '../../words/problems.ts';
import { type Terminal, UNDONE } from '../print.ts';
import { words } from '../speech.ts';
import { STOPPED } from '../stint.ts';
import { given } from '../words.ts';

const USAGE =
  'npm run --silent check -- PROTOCOL[/MISTAKE+MISTAKE] [nodes=3 terms=1 …] [every] [--for INVARIANT | --find "CONDITIONS"] [--seconds 10] [--megabytes 1000] [--wander]';

const OPTIONS = {
  for: { type: 'string' },
  find: { type: 'string' },
  seconds: { type: 'string' },
  megabytes: { type: 'string' },
  wander: { type: 'boolean' },
} as const;

/** States between two looks at the clock. */
const SLICE = 2000;
const MEGABYTE = 1_000_000;

const number = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

const listed = (bounds: { readonly [bound: string]: number }): string =>
  Object.entries(bounds)
    .map(([bound, value]) => `${bound}=${value}`)
    .join(' ');

/** What was not looked at, as sentences. */
function leftOut({ quiet, cut }: Coverage): string[] {
  const met = Object.entries(cut).map(([bound, moves]) => `${bound} (${number(moves)} moves)`);
  return [
    'A message may be late, lost or overtaken; it arrives twice only as often as the bound on duplicates says.',
    ...(quiet.length === 0 ? [] : [`Never delivered: ${quiet.join('; ')}. With the word every, they are.`]),
    ...(met.length === 0 ? [] : [`Beyond the bounds led: ${met.join(', ')}.`]),
  ];
}

function sentences(answer: Answer): string[] {
  const { coverage } = answer;
  const within = `within ${listed(coverage.bounds)}`;
  const states = `${number(coverage.states)} states (those that differ only in who is who are counted once)`;
  switch (answer.kind) {
    case 'broken':
      return [
        `Broken in ${answer.finding.moves} moves, ${answer.finding.broken.join(', ')}; no shorter schedule ${within}.`,
      ];
    case 'found':
      return [`Found in ${answer.finding.moves} moves; no shorter schedule ${within}.`];
    case 'covered':
      return [`All ${states} ${within}: nothing breaks.`, ...leftOut(coverage)];
    case 'impossible':
      return [`Impossible ${within}: none of ${states} is so.`, ...leftOut(coverage)];
    case 'stopped':
      return [
        `Stopped: every schedule of up to ${coverage.depth} moves ${within} was tried (${number(coverage.states)} states), longer ones were not.`,
        ...leftOut(coverage),
      ];
    case 'schedule':
      return [`A schedule of ${answer.finding.moves} moves; there may be a shorter one.`];
  }
}

function codeOf({ kind }: Answer): number {
  switch (kind) {
    case 'broken':
    case 'impossible':
      return 1;
    case 'covered':
    case 'found':
      return 0;
    case 'schedule':
    case 'stopped':
      return STOPPED;
  }
}

function tellingOf(question: Question, line: string): Telling {
  const said = words.protocols[question.protocol];
  const title = question.seek.kind === 'goal' ? `Found: ${line}` : `Breaks: ${line}`;
  return {
    title: { en: title.slice(0, 200) },
    captions: ({ rule, ...told }: Noted) => ({ en: `${said?.rules[rule]?.headline(told) ?? rule}.` }),
  };
}

interface Asked {
  readonly question: Question;
  readonly seconds: number;
  readonly bytes: number;
  readonly wander: boolean;
}

async function askedBy(args: readonly string[]): Promise<Asked | { say: string } | { complaint: string }> {
  const found = given(args, OPTIONS, USAGE, 'Which protocol?');
  if (!('values' in found)) return found;
  const { wander = false, ...values } = found.values;
  const { seconds = '10', megabytes = '1000', find } = values as { [option: string]: string | undefined };
  const invariant = values.for as string | undefined;
  if (!/^\d{1,5}(\.\d+)?$/.test(seconds)) return { complaint: `'${seconds}' is no number of seconds. ${USAGE}` };
  if (!/^[1-9]\d{0,4}$/.test(megabytes)) return { complaint: `'${megabytes}' is no number of megabytes. ${USAGE}` };
  if (invariant !== undefined && find !== undefined) return { complaint: `Either --for or --find, not both. ${USAGE}` };
  const sought = [
    ...(invariant === undefined ? [] : ['for', invariant]),
    ...(find === undefined ? [] : ['find', find]),
  ];
  const line = [...found.names, ...sought].join(' ');
  const id = /^\w*/.exec(line)?.[0] ?? '';
  if (isProtocol(id)) await loadModels([id]);
  const read = readQuestion(line);
  if ('problem' in read) return { complaint: `${line}: ${problemSentence(read.problem, words)}` };
  return {
    question: read.question,
    seconds: Number(seconds),
    bytes: Number(megabytes) * MEGABYTE,
    wander: wander === true,
  };
}

/** Gives the exit code. */
export async function check(args: readonly string[], { print, complain }: Terminal): Promise<number> {
  const asked = await askedBy(args);
  if ('complaint' in asked) {
    complain(asked.complaint);
    return UNDONE;
  }
  if ('say' in asked) {
    print([asked.say]);
    return 0;
  }
  const { question, seconds, bytes } = asked;
  const telling = tellingOf(question, writeQuestion(question));
  const end = performance.now() + seconds * 1000;
  if (asked.wander) {
    const wander = new Wander(question, telling, 1);
    while (wander.finding === null && performance.now() < end) wander.advance(SLICE);
    if (wander.finding === null) {
      complain('Nothing was found on the way; that says nothing about what there is.');
      return STOPPED;
    }
    complain(`A schedule of ${wander.finding.moves} moves; there may be a shorter one.`);
    print([printScenario(wander.finding.scenario).trimEnd()]);
    return question.seek.kind === 'goal' ? 0 : 1;
  }
  const search = new Check(question, telling, bytes);
  while (search.advance(SLICE) === null && performance.now() < end);
  const answer = search.answer ?? search.stop();
  for (const sentence of sentences(answer)) complain(sentence);
  if ('finding' in answer) print([printScenario(answer.finding.scenario).trimEnd()]);
  return codeOf(answer);
}
