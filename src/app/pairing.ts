// Putting a second run beside the one on show.

import type { Lab } from '../store/lab.ts';
import { createLab } from '../store/open.ts';
import { paired } from '../store/pair.ts';
import { speak } from '../store/speaking.ts';
import { createClient } from '../worker/client.ts';
import type { Left, Problem } from '../worker/wire.ts';
import { comparison, endComparison, take } from './comparing.ts';
import { desk } from './desk.ts';

/** Opens a text beside the run on show, or says what is wrong with it. */
export async function compareWith(lab: Lab, text: string, left: readonly Left[] = []): Promise<Problem | null> {
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

/** With all that was done in it. */
export async function secondText(): Promise<string | null> {
  const { now } = comparison.getState();
  if (now === null) return null;
  const { second } = now.pair;
  return second.session.getState().edited ? second.textOf(second.session.getState().branch) : now.text;
}
