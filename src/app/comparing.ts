// Putting a second run beside the one on show, and taking it away. The second has a worker of its own, and no more of it
// is loaded than is needed: everybody else never pays for it.

import { createStore } from 'zustand/vanilla';
import type { Lab } from '../store/lab.ts';
import { createLab } from '../store/open.ts';
import type { Pair, Which } from '../store/pair.ts';
import { speak } from '../store/speaking.ts';
import { createClient } from '../worker/client.ts';
import type { Left, Problem } from '../worker/wire.ts';
import { desk } from './desk.ts';

/** Before the second run, in a link. */
const WITH = '&with=';

export interface Comparison {
  readonly pair: Pair;
  /** The second run's text, as the link carries it. */
  readonly text: string;
  /** What of the first did not apply to the second. */
  readonly left: readonly Left[];
  readonly end: () => void;
}

interface Comparing {
  readonly now: Comparison | null;
  /** The run in hand: panels, diagram and keys speak of it. */
  readonly hand: Which;
}

export const comparison = createStore<Comparing>()(() => ({ now: null, hand: 'first' }));

/** The run in hand, of one alone or of two. */
export function inHand(lab: Lab, { now, hand }: Comparing = comparison.getState()): Lab {
  return now !== null && hand === 'second' ? now.pair.second : lab;
}

export function take(hand: Which): void {
  if (comparison.getState().hand !== hand) comparison.setState({ hand });
}

/** Opens a text beside the run on show, or says what is wrong with it. */
export async function compareWith(lab: Lab, text: string, left: readonly Left[] = []): Promise<Problem | null> {
  const { paired } = await import('../store/pair.ts');
  const client = createClient();
  const second = createLab(client, speak);
  await second.open(text);
  const { problem } = second.session.getState();
  if (problem !== null) {
    client.end();
    return problem;
  }
  endComparison();
  const pair = paired(lab, second, take);
  // What is done in the second is part of the link: who writes that is told.
  const stop = second.session.subscribe((now, before) => {
    if (now.branch !== before.branch || now.edited !== before.edited || now.marks !== before.marks)
      comparison.setState(({ now: shown }) => ({ now: shown && { ...shown } }));
  });
  const end = () => {
    stop();
    pair.stop();
    client.end();
  };
  comparison.setState({ now: { pair, text, left, end }, hand: 'first' });
  desk.setState({ tab: 'compare' });
  return null;
}

export function endComparison(): void {
  const { now } = comparison.getState();
  if (now === null) return;
  comparison.setState({ now: null, hand: 'first' });
  now.end();
  if (desk.getState().tab === 'compare') desk.setState({ tab: 'why' });
}

/** The run beside the one on show as a part of a link, `&with=…`; empty when there is none. */
export async function besideInLink(lab: Lab): Promise<string> {
  const text = await secondText();
  return text === null ? '' : `${WITH}${await lab.link(text)}`;
}

/** Opens the run that a link puts beside its own, or says what is wrong with it. */
export async function compareAsLinked(lab: Lab, hash: string): Promise<Problem | null> {
  const part = hash.split('&').find((each) => `&${each}`.startsWith(WITH));
  if (part === undefined) return null;
  const read = await lab.read(`#${part.slice(WITH.length - 1)}`);
  return 'problem' in read ? read.problem : compareWith(lab, read.text);
}

/** With all that was done in it. */
async function secondText(): Promise<string | null> {
  const { now } = comparison.getState();
  if (now === null) return null;
  const { second } = now.pair;
  return second.session.getState().edited ? second.textOf(second.session.getState().branch) : now.text;
}
