// What the checker's room knows: the question, how far its search is, and the answer. It stays when the room is closed; a
// search does not.

import { createStore } from 'zustand/vanilla';
import { CheckerClient } from '../../worker/checking/client.ts';
import type {
  FromChecker,
  Progress,
  Question,
  Questions,
  Schedule,
  Verdict,
  Weighed,
} from '../../worker/checking/wire.ts';
import type { Problem } from '../../worker/wire.ts';

/** The most that the exact search may take of the memory: a page on a school's computer lives with that. */
const BYTES = 240_000_000;
/** Real milliseconds of searching before a second worker wanders: most questions are answered by then. */
const ALONE = 1500;

export interface Checking {
  readonly weighed: Weighed | null;
  /** What is wrong with conditions or with a line that somebody wrote. */
  readonly problem: Problem | null;
  readonly seconds: number;
  readonly standing: 'idle' | 'searching' | 'paused';
  readonly progress: Progress | null;
  readonly milliseconds: number;
  /** What is being searched, or was. */
  readonly asked: Weighed | null;
  readonly verdict: Verdict | null;
  /** From the second worker. */
  readonly schedule: Schedule | null;
  /** Why the search failed; empty: the worker is gone. */
  readonly failed: string | null;
}

export const checking = createStore<Checking>()(() => ({
  weighed: null,
  problem: null,
  seconds: 10,
  standing: 'idle',
  progress: null,
  milliseconds: 0,
  asked: null,
  verdict: null,
  schedule: null,
  failed: null,
}));

const { setState, getState } = checking;

let run = 0;
let wanders = false;

const first = new CheckerClient(hear, () => fail(''));
/** Where it does not come, or fails, the first goes on. */
const second = new CheckerClient(
  (told) => {
    if (told.run === run && 'schedule' in told) setState({ schedule: told.schedule });
  },
  () => {},
);

type Heard = Exclude<FromChecker, { readonly id: number }>;

function hear(told: Heard): void {
  if (told.run !== run) return;
  if ('verdict' in told) {
    settle();
    setState({ verdict: told.verdict, progress: told.progress });
  } else if ('progress' in told) {
    setState({ progress: told.progress, milliseconds: told.milliseconds });
    if (!wanders && told.milliseconds >= ALONE && getState().standing === 'searching') wander();
  } else if ('failed' in told) fail(told.failed);
}

function wander(): void {
  const { asked, seconds } = getState();
  if (asked === null) return;
  wanders = true;
  second.order({ order: 'begin', run, what: asked.question, seconds, bytes: BYTES, seed: run });
}

function fail(why: string): void {
  settle();
  setState({ failed: why });
}

function settle(): void {
  run++;
  second.end();
  setState({ standing: 'idle' });
}

export function begin(): void {
  const { weighed, seconds } = getState();
  if (weighed === null || weighed.refusal !== null) return;
  run++;
  wanders = false;
  setState({
    asked: weighed,
    standing: 'searching',
    progress: null,
    milliseconds: 0,
    verdict: null,
    schedule: null,
    failed: null,
  });
  first.order({ order: 'begin', run, what: weighed.question, seconds, bytes: BYTES, seed: null });
}

/** The answer is what is known by now. */
export function stop(): void {
  first.order({ order: 'stop', run });
}

export function pauseOrResume(): void {
  const { standing } = getState();
  const order = standing === 'searching' ? 'pause' : 'resume';
  first.order({ order, run });
  if (wanders) second.order({ order, run });
  setState({ standing: order === 'pause' ? 'paused' : 'searching' });
}

/** Nobody looks any more. */
export function leave(): void {
  const { standing, verdict } = getState();
  settle();
  first.end();
  if (standing !== 'idle' && verdict === null) setState({ asked: null, progress: null, schedule: null });
}

let asks = 0;

/** Puts what comes of it on show, unless something else was asked meanwhile. */
async function put<Q extends keyof Questions>(question: Q, ask: Questions[Q][0]): Promise<void> {
  const mine = ++asks;
  try {
    const reply: Questions[keyof Questions][1] = await first.ask(question, ask);
    if (mine !== asks) return;
    if ('problem' in reply) setState({ problem: reply.problem });
    else setState({ weighed: reply, problem: null });
  } catch (error) {
    if (mine === asks) setState({ failed: error instanceof Error ? error.message : String(error) });
  }
}

/** The question with which one begins, of a protocol with mistakes. */
export const usual = (protocol: string, variants: readonly string[]): Promise<void> =>
  put('usual', { protocol, variants });

/** A question as one types it. */
export const read = (line: string): Promise<void> => put('read', line);

function changed(change: Partial<Question>): Question | null {
  const { weighed } = getState();
  if (weighed === null) return null;
  const question = { ...weighed.question, ...change };
  // What is pressed next is pressed on this one.
  setState({ weighed: { ...weighed, question } });
  return question;
}

/** Leaves a rule out, or puts it back. How far to look follows the rules. */
export async function leaveOut(variant: string, isOut: boolean): Promise<void> {
  const before = getState().weighed?.question.variants ?? [];
  const question = changed({
    variants: isOut ? [...before, variant].sort() : before.filter((name) => name !== variant),
  });
  if (question === null) return;
  const { protocol, variants, seek, every } = question;
  await put('usual', { protocol, variants, kept: { seek, every } });
}

export async function change(what: Partial<Question>): Promise<void> {
  const question = changed(what);
  if (question !== null) await put('weigh', question);
}

/** Looks for a state in which conditions hold. */
export async function lookFor(text: string): Promise<void> {
  const { weighed } = getState();
  if (weighed !== null) await put('goal', { question: weighed.question, text });
}

export const setSeconds = (seconds: number): void => setState({ seconds });
