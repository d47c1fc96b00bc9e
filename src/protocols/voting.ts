// What must hold wherever values are chosen by votes in ballots, one slot or many. Lamport 2001, Paxos Made Simple, §2.
// Each check looks at the votes that a move added, and at the record of all votes before: an acceptor that has forgotten
// what it did has still done it.

import type { Breach, Decision, Sight, Vote } from '../engine/invariants.ts';
import { at, type Sequence, sequence } from '../engine/sequence.ts';
import { type Choice, choicesOf } from '../engine/votes.ts';

const NONE: Sequence<Vote> = sequence();

const votesOf = ({ history }: Sight, slot: number): Sequence<Vote> => at(history.votes, slot) ?? NONE;

/** The votes that the move added. */
function newVotes({ happenings }: Sight): readonly Vote[] {
  return happenings.filter((happening) => happening.kind === 'voted');
}

/** The slots in which the move added an acceptance. */
function acceptedIn(sight: Sight): readonly number[] {
  const slots = newVotes(sight).filter(({ standing }) => standing === 'accepted');
  return [...new Set(slots.map(({ slot }) => slot))];
}

/** How an invariant writes a ballot. */
export type Named = (epoch: number) => string;

const told = ({ epoch, value, by }: Choice, named: Named) => ({ ballot: named(epoch), value, by: [...by] });

/** Only a single value is chosen in a slot, and nobody takes another for decided (§2.1). */
export function agreement(sight: Sight, needed: number, named: Named): Breach | null {
  for (const slot of acceptedIn(sight)) {
    const choices = choicesOf(votesOf(sight, slot), needed);
    const [first] = choices;
    const other = choices.find(({ value }) => value !== first?.value);
    if (first === undefined || other === undefined) continue;
    const nodes = [...new Set([...first.by, ...other.by])];
    return { nodes, slots: [slot], facts: { first: told(first, named), second: told(other, named) } };
  }
  const { past, history } = sight;
  for (let i = past.decisions.length; i < history.decisions.length; i++) {
    const { slot, value, node, during } = at(history.decisions, i) as Decision;
    const choices = choicesOf(votesOf(sight, slot), needed);
    if (choices.some((choice) => choice.value === value)) continue;
    const chosen = choices[0] === undefined ? null : told(choices[0], named);
    return { nodes: [node], slots: [slot], facts: { learned: value, ballot: named(during), chosen } };
  }
  return null;
}

/** Only a value that was proposed may be chosen (§2.1): a client asked for it, or the protocol itself may propose it. */
export function validity(sight: Sight, own: (value: string) => boolean, named: Named = String): Breach | null {
  for (const { node, slot, epoch, standing, value } of newVotes(sight)) {
    if (standing === 'promised' || value === null || own(value) || wasAsked(sight.history.asked, value)) continue;
    return { nodes: [node], slots: [slot], facts: { value, standing, ballot: named(epoch) } };
  }
  return null;
}

/** The latest first: that is where it is, nearly always. */
function wasAsked(asked: Sequence<string>, value: string): boolean {
  for (let i = asked.length - 1; i >= 0; i--) if (at(asked, i) === value) return true;
  return false;
}

/** A ballot has one value: its proposer proposes once (§2.2: different proposals have different numbers). */
export function oneValueABallot(sight: Sight, named: Named): Breach | null {
  for (const vote of newVotes(sight)) {
    if (vote.standing === 'promised') continue;
    const votes = votesOf(sight, vote.slot);
    for (let i = 0; i < votes.length; i++) {
      const other = at(votes, i) as Vote;
      if (other.standing === 'promised' || other.epoch !== vote.epoch || other.value === vote.value) continue;
      const facts = { ballot: named(vote.epoch), first: other.value, second: vote.value };
      return { nodes: [...new Set([other.node, vote.node])], slots: [vote.slot], facts };
    }
  }
  return null;
}

/** P2b and P2a: if a value is chosen, every proposal of a higher ballot, and every acceptance of one, has that value. */
export function chosenIsKept(sight: Sight, needed: number, named: Named): Breach | null {
  const slots = new Set(newVotes(sight).flatMap(({ slot, standing }) => (standing === 'promised' ? [] : [slot])));
  for (const slot of slots) {
    const votes = votesOf(sight, slot);
    for (const choice of choicesOf(votes, needed)) {
      for (let i = 0; i < votes.length; i++) {
        const { node, epoch, standing, value } = at(votes, i) as Vote;
        if (standing === 'promised' || epoch <= choice.epoch || value === choice.value) continue;
        const facts = { chosen: told(choice, named), [standing]: { ballot: named(epoch), value } };
        return { nodes: [node], slots: [slot], facts };
      }
    }
  }
  return null;
}

/** An acceptor that has promised a ballot neither promises nor accepts anything below it, whatever it remembers (P1a). */
export function promiseKept(sight: Sight, named: Named): Breach | null {
  for (const vote of newVotes(sight)) {
    if (vote.standing === 'proposed') continue;
    const places = vote.slot === 0 ? [0] : [0, vote.slot];
    for (const votes of places.map((slot) => votesOf(sight, slot)))
      for (let i = 0; i < votes.length; i++) {
        const earlier = at(votes, i) as Vote;
        if (earlier.node !== vote.node || earlier.standing === 'proposed' || earlier.epoch <= vote.epoch) continue;
        const facts = { promised: named(earlier.epoch), [vote.standing]: named(vote.epoch), value: vote.value };
        return { nodes: [vote.node], slots: [vote.slot], facts };
      }
  }
  return null;
}
