// Which run stands beside the one on show, if any does, and which of the two is in hand. The second has a worker of its own,
// and what puts it there is loaded when it is wanted (pairing.ts): everybody else never pays for it.

import { createStore } from 'zustand/vanilla';
import type { Parts } from '../../scenarios/fragment.ts';
import type { Lab } from '../../store/lab.ts';
import type { Pair, Which } from '../../store/pair/pair.ts';
import type { Left, Problem, ReadText } from '../../worker/wire.ts';
import { pageState } from '../frame/page-state.ts';

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

export function endComparison(): void {
  const { now } = comparison.getState();
  if (now === null) return;
  comparison.setState({ now: null, hand: 'first' });
  now.end();
  if (pageState.getState().tab === 'compare') pageState.setState({ tab: 'why' });
}

/**
 * The run beside the one on show as it stands in a link; nothing when there is none.
 * @param whole all of its futures, in place of the one on show.
 */
export async function besideInLink(lab: Lab, whole = false): Promise<Pick<Parts, 'with' | 'besideFuture'>> {
  if (comparison.getState().now === null) return {};
  return (await import('./pairing.ts')).secondInLink(lab, whole);
}

/** Opens the run that a link puts beside its own, or says what is wrong with it. */
export async function compareAsLinked(lab: Lab, beside: ReadText['beside']): Promise<Problem | null> {
  if (beside === undefined) return null;
  if ('problem' in beside) return beside.problem;
  return (await import('./pairing.ts')).compareWith(lab, beside.text, [], beside.future);
}
