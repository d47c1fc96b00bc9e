// How long one question keeps the worker's thread from the next, on runs that are written to be costly: the longest stretch
// in which nobody else is listened to, from the question to its last answer. The worker's code, in Node.

import { readFileSync } from 'node:fs';
import { type Answering, answering } from '../../worker/answering.ts';
import { READ } from '../../worker/causes.ts';
import type { Ask, Question, Reply } from '../../worker/wire.ts';
import { LOADED } from './load.ts';
import { type Row, row } from './row.ts';

const FAR = 86_400_000_000;
const CROWDED =
  'quorum 1\nraft nodes=9 seed=7\nnetwork timed latency=1ms\nring S1 election\nrun until role S1 leader\nrun 10ms\nset latency=60s\nset clients=1us\n';
const DUELLING =
  'quorum 1\nmultipaxos nodes=9 seed=1\nnetwork timed latency=10..50ms loss=0.2 duplication=0.2\nset clients=20ms\n';
/** Statements of the longest text that is tried. */
const STATEMENTS = 5_000;
const LONG_TEXT = `${LOADED}${'crash S1\nrestart S1\n'.repeat(STATEMENTS / 2)}`;

const RUNS: readonly (readonly [name: string, text: string])[] = [
  ['a day of five servers under load', LOADED],
  ['clients that ask each microsecond', CROWDED],
  ['nine that duel and lose messages', DUELLING],
  [`a text of ${STATEMENTS.toLocaleString('en')} statements`, LONG_TEXT],
];

/** What came meanwhile is listened to, as between two messages of a page. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * Milliseconds that this thread had of a processor: neither what others run on the machine nor what helps to tidy up
 * beside it keeps anybody waiting. Where the system does not tell, of all threads.
 */
function processorTime(): number {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'latin1').split(' ')[0]) / 1e6;
  } catch {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  }
}

/** A thread that others could ask, and how long they would have had to wait at the most. */
class Thread {
  private longest = 0;
  private last = processorTime();
  private handle: NodeJS.Immediate | undefined;

  private readonly tick = (): void => {
    const now = processorTime();
    this.longest = Math.max(this.longest, now - this.last);
    this.last = now;
    this.handle = setImmediate(this.tick);
  };

  async longestOf(work: () => Promise<void>): Promise<number> {
    await turn();
    this.longest = 0;
    this.last = processorTime();
    this.tick();
    await work();
    await turn();
    clearImmediate(this.handle);
    return this.longest;
  }
}

type Asking = (ask: Answering, branch: number) => Promise<void>;

/** Asks one question again and again, as the page does, until its answer is whole. */
function until<Q extends Question>(
  question: Q,
  first: (branch: number) => Ask<Q>,
  next: (reply: Reply<Q>, ask: Ask<Q>) => Ask<Q> | null,
): Asking {
  return async (ask, branch) => {
    for (let asked: Ask<Q> | null = first(branch); asked !== null; await turn())
      asked = next(await ask(question, asked), asked);
  };
}

const once = <Q extends Question>(question: Q, ask: (branch: number) => Ask<Q>): Asking =>
  until(question, ask, () => null);
/** A record that is not read so far yet answers null. */
const read = <Q extends Question>(question: Q, ask: (branch: number) => Ask<Q>): Asking =>
  until(question, ask, (reply, asked) => (reply === null ? asked : null));

const QUESTIONS: readonly (readonly [name: string, asks: Asking])[] = [
  [
    'seek',
    until(
      'seek',
      (branch) => ({ branch, at: FAR }),
      ({ reached, branch }, asked) => (reached || branch.stopped !== null ? null : asked),
    ),
  ],
  [
    'play',
    once('play', (branch) => ({ branch, known: 0, until: FAR, most: 20_000, apart: 0, landmarks: 0, starts: 0 })),
  ],
  [
    'play, sparsely',
    once('play', (branch) => ({ branch, known: 0, until: FAR, most: 20_000, apart: 100_000, landmarks: 0, starts: 0 })),
  ],
  ['stretch', once('stretch', (branch) => ({ branch, from: 5_000, to: 5_063 }))],
  ['causes', read('causes', (branch) => ({ branch, position: READ * 8, until: FAR }))],
  ['quiet', read('quiet', (branch) => ({ branch, known: 0, until: FAR }))],
  ['crowd', read('crowd', (branch) => ({ branch, from: 0, bin: 1_000_000, bins: 1_000, without: [], until: FAR }))],
  ['decisions', read('decisions', (branch) => ({ branch, position: READ * 8, rule: null }))],
  [
    'find',
    until(
      'find',
      (branch) => ({ branch, from: 0, by: 1, wanted: { kind: 'rule', rule: 'no.such' }, until: FAR }),
      ({ next }, asked) => (next === null || next > READ * 64 ? null : { ...asked, from: next }),
    ),
  ],
  [
    'digests',
    until(
      'digests',
      (branch) => ({ branch, from: 0, until: FAR }),
      ({ digests, over, stopped }, asked) =>
        over || stopped || asked.from > READ * 64 ? null : { ...asked, from: asked.from + digests.length },
    ),
  ],
  [
    'totals',
    async (ask, branch) => {
      // A run that stopped at its budget may be shorter.
      const { length } = (await ask('seek', { branch, at: FAR })).branch;
      const position = Math.min(READ * 4, length);
      while ((await ask('totals', { branch, position })).totals.position < position) await turn();
    },
  ],
  [
    'takeAway',
    until(
      'takeAway',
      (branch) => ({ branch, format: 'lines', from: 0, to: READ * 16, until: FAR }),
      ({ next }, asked) => (next === null ? null : { ...asked, from: next }),
    ),
  ],
  ['taken', once('taken', (branch) => ({ branch, from: 1_000, to: 2_000 }))],
  ['charts', once('charts', () => ({}))],
  ['write', once('write', (branch) => ({ branch, position: READ * 8 }))],
  ['writeTree', once('writeTree', (branch) => ({ futures: [{ branch, name: 'a', marks: [] }] }))],
  ['read', once('read', () => ({ pasted: LONG_TEXT }))],
  ['link', once('link', () => ({ text: LONG_TEXT }))],
  ['vary', once('vary', () => ({ text: LONG_TEXT, variation: { kind: 'variant', variant: null } as never }))],
  ['translate', once('translate', () => ({ text: LONG_TEXT, to: 'multipaxos' }))],
];

export async function* answers(): AsyncGenerator<Row> {
  const thread = new Thread();
  for (const [about, text] of RUNS) {
    const ask = answering({ clock: processorTime, breath: turn });
    let branch = 0;
    const opening = await thread.longestOf(async () => {
      const opened = await ask('open', { text });
      if ('problem' in opened) throw new Error(JSON.stringify(opened.problem));
      branch = opened.branch.id;
    });
    yield row('answers.open', opening, 'ms', `longest stretch without an answer to others: ${about}`);
    for (const [name, asks] of QUESTIONS) {
      const longest = await thread.longestOf(() => asks(ask, branch));
      yield row(`answers.${name}`, longest, 'ms', `longest stretch without an answer to others: ${about}`);
    }
  }
}
