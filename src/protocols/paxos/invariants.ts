// What must always hold. Lamport 2001, Paxos Made Simple, §2.1 and §2.2, in the form that is true of the protocol: they
// look at the record of all votes, not at what somebody believes. An older ballot may still place its value on a
// minority after another value is chosen: that breaks nothing.

import type { Invariant, Sight, Sometimes, Vote } from '../../engine/claims.ts';
import { at } from '../../engine/sequence.ts';
import { choicesOf } from '../../engine/votes.ts';
import { ballotName, ownerOf } from '../ballot.ts';
import { agreement, chosenIsKept, oneValueABallot, promiseKept, validity } from '../voting.ts';
import { claims, VOTERS } from './descriptors.ts';
import { BOUND } from './proposer.ts';
import { quorumsOf } from './quorums.ts';

/** How many acceptances make a value chosen. */
const needed = ({ after: { nodes, options } }: Sight): number =>
  quorumsOf(nodes.filter(({ part }) => VOTERS.includes(part)).length, options).accepted;

export const invariants = [
  { ...claims.Agreement, check: (sight) => agreement(sight, needed(sight), ballotName) },
  { ...claims.Validity, check: (sight) => validity(sight, () => false, ballotName) },
  { ...claims.ChosenIsKept, check: (sight) => chosenIsKept(sight, needed(sight), ballotName) },
  { ...claims.OneValueABallot, check: (sight) => oneValueABallot(sight, needed(sight), ballotName) },
  { ...claims.PromiseKept, check: (sight) => promiseKept(sight, needed(sight), ballotName) },
] as const satisfies readonly Invariant[];

const isChosen = (sight: Sight): boolean => {
  const votes = at(sight.history.votes, 1);
  return votes !== undefined && choicesOf(votes, needed(sight)).length > 0;
};

/** An acceptor goes over from one proposer's ballot to another's while nothing is chosen. */
function ballotsCompete(sight: Sight): boolean {
  const votes = at(sight.history.votes, 1);
  if (votes === undefined || isChosen(sight)) return false;
  const owners = new Set<number>();
  for (let i = 0; i < votes.length; i++) owners.add(ownerOf((at(votes, i) as Vote).epoch));
  return owners.size > 1;
}

export const sometimes = [
  { id: 'paxos.aValueIsChosen', seen: isChosen },
  {
    id: 'paxos.anothersValueIsProposed',
    seen: ({ happenings }) =>
      happenings.some((it) => {
        if (it.kind !== 'noted' || it.rule !== BOUND) return false;
        const { was, is } = it.facts.value as { was: string; is: string };
        return was !== is;
      }),
  },
  { id: 'paxos.ballotsCompete', seen: ballotsCompete },
  { id: 'paxos.aLearnerLearns', seen: ({ history }) => history.decisions.length > 0 },
] as const satisfies readonly Sometimes[];
