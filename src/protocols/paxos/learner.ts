// The learner. Lamport 2001, Paxos Made Simple, §2.3: it learns a value by hearing that a quorum accepted it, all in one
// ballot.
// Departs: a learner that has heard of some acceptances and of no quorum asks the acceptors after a while. It remembers
// the acceptances of the highest ballots only; forgetting is safe, for the others can be told again.

import { ballotName } from '../ballot.ts';
import { heard } from '../hearing.ts';
import type { Heard } from './messages.ts';

import {
  cancelTimer,
  type Enqueue,
  note,
  type PaxosNode,
  paxos,
  setTimer,
  type Tally,
  type Told,
  tell,
} from './node.ts';
import { isOfOwnBallot } from './proposer.ts';

/** Ballots whose acceptances a learner keeps apart. */
const TALLIES_MAX = 16;

const isLearner = ({ context }: Told): boolean => context.learners.includes(context.me);

const isOf = (ballot: number, value: string) => (tally: Tally) => tally.ballot === ballot && tally.value === value;

/** The tally of the proposal that an Accepted speaks of, with its sender counted once. */
export function tallyWith({ tallies }: PaxosNode, { ballot, value, from }: Heard<'Accepted'>): Tally {
  const by = tallies.find(isOf(ballot, value))?.by ?? [];
  return { ballot, value, by: by.includes(from) ? by : [...by, from] };
}

/** With this one, a quorum accepted one value in one ballot. */
const isTaught = (told: Told): boolean =>
  isLearner(told) && tallyWith(told.context, heard(told.event, 'Accepted')).by.length >= told.context.q2;

/** Of a ballot of its own, its proposer tells. */
const isNoNews = (told: Told): boolean => isLearner(told) && !isOfOwnBallot(told);

function askLater(enqueue: Enqueue, { options }: PaxosNode): void {
  setTimer(enqueue, 'learn', [options.learn, options.learn]);
}

const countAcceptance = paxos.enqueueActions(({ context, event, enqueue }) => {
  const message = heard(event, 'Accepted');
  const { from, ballot, value } = message;
  const tally = tallyWith(context, message);
  const others = context.tallies.filter((it) => !isOf(ballot, value)(it));
  const again = context.tallies.find(isOf(ballot, value))?.by.includes(from) === true;
  if (!again) {
    const tallies = [...others, tally].sort((a, b) => a.ballot - b.ballot).slice(-TALLIES_MAX);
    enqueue.assign({ tallies });
  }
  if (context.tallies.length === 0) askLater(enqueue, context);
  note(enqueue, 'paxos.learn.counted', {
    from,
    ballot: ballotName(ballot),
    value,
    again,
    by: tally.by,
    needed: context.q2,
  });
});

export const learn = paxos.enqueueActions(({ context, event, enqueue }) => {
  const message = heard(event, 'Accepted');
  const { from, ballot, value } = message;
  const tally = tallyWith(context, message);
  enqueue.assign({ tallies: [tally], learned: { ballot, value } });
  cancelTimer(enqueue, 'learn');
  enqueue({ type: 'decide', params: { slot: 1, epoch: ballot, value, during: ballot } });
  note(enqueue, 'paxos.learn.learned', {
    from,
    ballot: ballotName(ballot),
    value,
    by: tally.by,
    needed: context.q2,
  });
});

const noteKnown = paxos.enqueueActions(({ context, event, enqueue }) => {
  const { from, ballot, value } = heard(event, 'Accepted');
  note(enqueue, 'paxos.learn.known', {
    from,
    ballot: ballotName(ballot),
    value,
    learned: context.learned?.value ?? null,
  });
});

/** Because of message loss, a learner may not hear that a value was chosen: it could ask the acceptors (§2.3). */
const ask = paxos.enqueueActions(({ context, enqueue }) => {
  for (const to of context.acceptors) tell(enqueue, context, to, { type: 'Query' });
  askLater(enqueue, context);
  const most = [...context.tallies].sort((a, b) => b.by.length - a.by.length || b.ballot - a.ballot)[0] as Tally;
  note(enqueue, 'paxos.learn.asks', {
    ballot: ballotName(most.ballot),
    value: most.value,
    by: most.by,
    needed: context.q2,
  });
});

export const guards = { isLearner, isTaught, isNoNews };
export const actions = { countAcceptance, learn, noteKnown, ask };
