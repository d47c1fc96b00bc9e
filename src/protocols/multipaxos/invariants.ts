// What must always hold. Lamport 2001, Paxos Made Simple, §2 for each slot and §3 for all of them. What concerns the votes
// stands in voting.ts, which judges by their record. Each first asks whether the move could matter at all: they are asked
// after every one.

import type { Breach, Decision, Invariant, Leadership, Sight, Sometimes, Vote } from '../../engine/claims.ts';
import type { NodeId, Slot } from '../../engine/protocol.ts';
import { at, last, type Sequence, sequence, sharedPrefix } from '../../engine/sequence.ts';
import { choicesOf } from '../../engine/votes.ts';
import type { Node } from '../../engine/world.ts';
import { ballotName, ownerOf } from '../ballot.ts';
import { majorityOf } from '../majority.ts';
import { agreement, chosenIsKept, oneValueABallot, promiseKept, validity } from '../voting.ts';
import { claims } from './descriptors.ts';
import { isNoop, NOOP } from './log.ts';

const NO_VOTES: Sequence<Vote> = sequence();

const needed = ({ after }: Sight): number => majorityOf(after.nodes.length);

const quiet = ({ history, past }: Sight): boolean => history.votes === past.votes;

/** What was chosen in a slot, by the record of votes; null for nothing. */
function chosenIn(sight: Sight, slot: number) {
  return choicesOf(at(sight.history.votes, slot) ?? NO_VOTES, needed(sight))[0] ?? null;
}

const brief = (slot: Slot | null) => (slot === null ? null : { ballot: ballotName(slot.epoch), value: slot.value });

/** One decision a slot: of what acceptors chose, and of what anybody takes for decided. */
function agrees(sight: Sight): Breach | null {
  if (!quiet(sight) || sight.history.decisions !== sight.past.decisions) {
    const breach = agreement(sight, needed(sight), ballotName);
    if (breach !== null) return breach;
  }
  const { before, after, changed, sketch } = sight;
  for (const i of changed) {
    const node = after.nodes[i] as Node;
    const was = sketch(before.nodes[i] as Node).slots;
    const is = sketch(node).slots;
    if (was.source === is.source) continue;
    for (let slot = sharedPrefix(was.source, is.source) + 1; slot <= is.last; slot++) {
      const learned = is.at(slot);
      if (learned?.decided !== true || was.at(slot)?.decided === true) continue;
      const choice = chosenIn(sight, slot);
      if (choice?.value === learned.value) continue;
      const chosen = choice === null ? null : { ballot: ballotName(choice.epoch), value: choice.value };
      return { nodes: [node.id], slots: [slot], facts: { slot, learned: brief(learned), chosen } };
    }
  }
  return null;
}

/** What is applied at a slot is the same everywhere and ever. The ballots may differ: a slot may be decided twice. */
function samePrefix({ before, after, history, changed, sketch }: Sight): Breach | null {
  for (const i of changed) {
    const node = after.nodes[i] as Node;
    const is = sketch(node);
    for (let slot = sketch(before.nodes[i] as Node).applied + 1; slot <= is.applied; slot++) {
      const [first, mine] = [at(history.applied, slot - 1) ?? null, is.slots.at(slot)];
      if (first?.value !== mine?.value)
        return { nodes: [node.id], slots: [slot], facts: { slot, first: brief(first), applied: brief(mine) } };
    }
  }
  return null;
}

/** Every slot is applied after it was chosen by a quorum, and none past one that is not decided. */
function appliedDecided(sight: Sight): Breach | null {
  const { before, after, changed, sketch } = sight;
  for (const i of changed) {
    const node = after.nodes[i] as Node;
    const was = sketch(before.nodes[i] as Node).applied;
    const { applied, committed, slots } = sketch(node);
    if (applied === was) continue;
    for (let slot = was + 1; slot <= applied; slot++) {
      const mine = slots.at(slot);
      const choice = mine === null ? null : chosenIn(sight, slot);
      if (mine !== null && slot <= committed && choice?.value === mine.value) continue;
      const chosen = choice === null ? null : { ballot: ballotName(choice.epoch), value: choice.value };
      return { nodes: [node.id], slots: [slot], facts: { slot, decided: committed, applied: brief(mine), chosen } };
    }
  }
  return null;
}

export const invariants = [
  { ...claims.Agreement, check: agrees },
  { ...claims.Validity, check: (sight) => (quiet(sight) ? null : validity(sight, isNoop)) },
  { ...claims.AppliedDecided, check: appliedDecided },
  { ...claims.SamePrefix, check: samePrefix },
  {
    ...claims.OneValueABallot,
    check: (sight) => (quiet(sight) ? null : oneValueABallot(sight, needed(sight), ballotName)),
  },
  { ...claims.ChosenIsKept, check: (sight) => (quiet(sight) ? null : chosenIsKept(sight, needed(sight), ballotName)) },
  { ...claims.PromiseKept, check: (sight) => (quiet(sight) ? null : promiseKept(sight, needed(sight), ballotName)) },
] as const satisfies readonly Invariant[];

const someDecision = ({ history, past }: Sight, holds: (decision: Decision) => boolean): boolean => {
  const { decisions } = history;
  for (let i = past.decisions.length; i < decisions.length; i++) if (holds(at(decisions, i) as Decision)) return true;
  return false;
};

/** Who proposed a value in a slot first, in which ballot; undefined for nobody. */
function firstProposal({ history }: Sight, { slot, value }: Decision): Vote | undefined {
  const votes = at(history.votes, slot) ?? NO_VOTES;
  for (let i = 0; i < votes.length; i++) {
    const vote = at(votes, i) as Vote;
    if (vote.standing === 'proposed' && vote.value === value) return vote;
  }
  return undefined;
}

/** A command that a client asked of one leader is decided by another. */
function survives(sight: Sight, decision: Decision): boolean {
  const first = firstProposal(sight, decision);
  return decision.value !== NOOP && first !== undefined && ownerOf(first.epoch) !== ownerOf(decision.during);
}

const leaders = ({ leaderships }: Sight['history']): readonly (NodeId | undefined)[] => [
  at(leaderships, 0)?.node,
  last<Leadership>(leaderships)?.node,
];

export const sometimes = [
  { id: 'multipaxos.aHoleIsFilled', seen: (sight) => someDecision(sight, ({ value }) => value === NOOP) },
  {
    id: 'multipaxos.theLeaderIsReplaced',
    seen: ({ history }) => {
      const [first, latest] = leaders(history);
      return first !== latest;
    },
  },
  {
    id: 'multipaxos.aCommandSurvivesItsLeader',
    seen: (sight) => someDecision(sight, (decision) => survives(sight, decision)),
  },
  {
    id: 'multipaxos.aReplicaCatchesUp',
    seen: ({ before, after, happenings, changed, sketch }) =>
      happenings.some((it) => it.kind === 'heard' && it.envelope.message.type === 'Decision') &&
      changed.some((i) => sketch(after.nodes[i] as Node).applied > sketch(before.nodes[i] as Node).applied + 1),
  },
] as const satisfies readonly Sometimes[];
