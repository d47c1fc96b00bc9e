// Putting a second run beside the one on show.

import type { Parts } from '../../scenarios/fragment.ts';
import type { Lab } from '../../store/lab.ts';
import { createLab } from '../../store/open.ts';
import { paired } from '../../store/pair/pair.ts';
import { ailments } from '../../store/trouble.ts';
import { speak } from '../../store/words.ts';
import { createClient } from '../../worker/client.ts';
import type { Left, Problem } from '../../worker/wire.ts';
import { pageState } from '../frame/page-state.ts';
import { type Comparison, comparison, endComparison, take } from './comparing.ts';

/** Opens a text beside the run on show, in one of its futures (counted from 1), or says what is wrong with it. */
export async function compareWith(
  lab: Lab,
  text: string,
  left: readonly Left[] = [],
  future = 1,
  signal?: AbortSignal,
): Promise<Problem | null> {
  const client = createClient(ailments());
  const second = createLab(client, speak);
  try {
    await second.open(text, 0, future, signal);
  } catch (reason) {
    client.end();
    throw reason;
  }
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
  pageState.setState({ tab: 'compare' });
  return null;
}

/** The second's text with all that was done in it, and which of its futures is on show. */
async function textOf({ pair, text }: Comparison, whole: boolean): Promise<{ text: string; future: number }> {
  const { second } = pair;
  const { edited, branch, branches } = second.session.getState();
  if (branches.length > 1 && (whole || !edited)) return second.treeText();
  return { text: edited ? await second.textOf(branch) : text, future: 1 };
}

/** The second run as it stands in a link. */
export async function secondInLink(lab: Lab, whole: boolean): Promise<Pick<Parts, 'with' | 'besideFuture'>> {
  const { now } = comparison.getState();
  if (now === null) return {};
  const { text, future } = await textOf(now, whole);
  return { with: await lab.link(text), ...(future > 1 && { besideFuture: String(future) }) };
}
