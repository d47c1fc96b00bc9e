// What must hold wherever values are chosen by votes in ballots, one slot or many. Lamport 2001, Paxos Made Simple, §2.
// Each check looks at the votes that a move added, and at the record of all votes before: an acceptor that has forgotten
// what it did has still done it.

import type { Breach, Decision, Sight, Vote } from '../engine/claims.ts';
import { at, type Sequence, sequence } from '../engine/sequence.ts';
import { type Cast, type Choice, type Count, countOf } from '../engine/votes.ts';

const NONE: Sequence<Vote> = sequence();

/** The votes that the move added. */
function newVotes({ happenings }: Sight): readonly Vote[] {
  return happenings.filter((happening) => happening.kind === 'voted');
}

const slotsOf = (votes: readonly Vote[]): readonly number[] => [...new Set(votes.map(({ slot }) => slot))];

/** The votes about a slot, counted. `needed` acceptances are a quorum. */
function counted({ past, history }: Sight, slot: number, needed: number): Count {
  return countOf(at(history.votes, slot) ?? NONE, needed, at(past.votes, slot));
}

/** What the move added to the record of a slot. */
function added(sight: Sight, slot: number, needed: number): readonly Cast[] {
  return counted(sight, slot, needed).casts.slice(at(sight.past.votes, slot)?.length ?? 0);
}

/** How an invariant writes a ballot. */
export type Named = (epoch: number) => string;

const told = ({ epoch, value, by }: Choice, named: Named) => ({ ballot: named(epoch), value, by: [...by] });

/** Only a single value is chosen in a slot, and nobody takes another for decided (§2.1). */
export function agreement(sight: Sight, needed: number, named: Named): Breach | null {
  for (const slot of slotsOf(newVotes(sight))) {
    for (const { choice } of added(sight, slot, needed)) {
      const [first] = counted(sight, slot, needed).chosen;
      if (choice === null || first === undefined || choice.value === first.value) continue;
      const nodes = [...new Set([...first.by, ...choice.by])];
      return { nodes, slots: [slot], facts: { first: told(first, named), second: told(choice, named) } };
    }
  }
  const { past, history } = sight;
  for (let i = past.decisions.length; i < history.decisions.length; i++) {
    const { slot, value, node, during } = at(history.decisions, i) as Decision;
    const { chosen } = counted(sight, slot, needed);
    if (chosen.some((choice) => choice.value === value)) continue;
    const first = chosen[0] === undefined ? null : told(chosen[0], named);
    return { nodes: [node], slots: [slot], facts: { learned: value, ballot: named(during), chosen: first } };
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
export function oneValueABallot(sight: Sight, needed: number, named: Named): Breach | null {
  for (const slot of slotsOf(newVotes(sight))) {
    for (const { vote, other } of added(sight, slot, needed)) {
      if (other === null) continue;
      const facts = { ballot: named(vote.epoch), first: other.value, second: vote.value };
      return { nodes: [...new Set([other.node, vote.node])], slots: [slot], facts };
    }
  }
  return null;
}

/** P2b and P2a: if a value is chosen, every proposal of a higher ballot, and every acceptance of one, has that value. */
export function chosenIsKept(sight: Sight, needed: number, named: Named): Breach | null {
  for (const slot of slotsOf(newVotes(sight))) {
    const { casts, lowest } = counted(sight, slot, needed);
    const fresh = added(sight, slot, needed);
    // What contradicts any choice of a value contradicts the one of the lowest ballot. It may have come before it.
    for (const choice of lowest.values()) {
      const suspects = fresh.some((cast) => cast.choice === choice) ? casts : fresh;
      for (const { vote } of suspects) {
        const { node, epoch, standing, value } = vote;
        if (standing === 'promised' || epoch <= choice.epoch || value === choice.value) continue;
        const facts = { chosen: told(choice, named), [standing]: { ballot: named(epoch), value } };
        return { nodes: [node], slots: [slot], facts };
      }
    }
  }
  return null;
}

/** An acceptor that has promised a ballot neither promises nor accepts anything below it, whatever it remembers (P1a). */
export function promiseKept(sight: Sight, needed: number, named: Named): Breach | null {
  for (const slot of slotsOf(newVotes(sight))) {
    for (const { vote, promised } of added(sight, slot, needed)) {
      if (vote.standing === 'proposed') continue;
      const highest = slot === 0 ? promised : Math.max(promised, counted(sight, 0, needed).promisedBy(vote.node));
      if (highest <= vote.epoch) continue;
      const facts = { promised: named(highest), [vote.standing]: named(vote.epoch), value: vote.value };
      return { nodes: [vote.node], slots: [slot], facts };
    }
  }
  return null;
}
