// What must always hold. Ongaro & Ousterhout 2014 (extended version), Figure 3, each in the form that is true of the
// protocol: Leader Completeness speaks of the term in which an entry was committed, not of the entry's own.
// Each first asks whether the move could matter at all: they are asked after every one.

import type { Breach, Decision, Invariant, Leadership, Sight, Sometimes } from '../../engine/claims.ts';
import type { NodeId, Slot, Slots } from '../../engine/protocol.ts';
import { at, last, type Sequence, sharedPrefix } from '../../engine/sequence.ts';
import type { Node } from '../../engine/world.ts';
import { claims } from './descriptors.ts';

const same = (a: Slot | null, b: Slot | null): boolean =>
  a === b || (a !== null && b !== null && a.epoch === b.epoch && a.value === b.value);

const brief = (slot: Slot | null) => (slot === null ? null : { term: slot.epoch, command: slot.value });

/** At most one leader can be elected in a given term: ever, not only at one time. */
function electionSafety({ past, history }: Sight): Breach | null {
  if (history.leaderships === past.leaderships) return null;
  for (let i = past.leaderships.length; i < history.leaderships.length; i++) {
    const { epoch, node } = at(history.leaderships, i) as Leadership;
    for (let j = 0; j < i; j++) {
      const other = at(history.leaderships, j) as Leadership;
      if (other.epoch === epoch && other.node !== node)
        return { nodes: [other.node, node], slots: [], facts: { term: epoch, leaders: [other.node, node] } };
    }
  }
  return null;
}

/** A leader never overwrites or deletes entries in its log; it only appends new entries. */
function leaderAppendOnly({ before, after, changed, sketch, leads }: Sight): Breach | null {
  for (const i of changed) {
    const was = sketch(before.nodes[i] as Node);
    const is = sketch(after.nodes[i] as Node);
    if (was.slots.source === is.slots.source || !leads(was.role) || !leads(is.role)) continue;
    for (let index = sharedPrefix(was.slots.source, is.slots.source) + 1; index <= was.slots.last; index++) {
      const [old, now] = [was.slots.at(index), is.slots.at(index)];
      if (same(old, now)) continue;
      const facts = { term: is.epoch, index, was: brief(old), is: brief(now) };
      return { nodes: [(after.nodes[i] as Node).id], slots: [index], facts };
    }
  }
  return null;
}

/** If two logs contain an entry with the same index and term, then they are identical up to and including it. */
function logMatching({ before, after, changed, sketch }: Sight): Breach | null {
  for (const i of changed) {
    const node = after.nodes[i] as Node;
    const was = sketch(before.nodes[i] as Node).slots;
    const is = sketch(node).slots;
    if (was.source === is.source) continue;
    const kept = sharedPrefix(was.source, is.source);
    if (kept === is.last) continue;
    for (let j = 0; j < after.nodes.length; j++) {
      if (j === i) continue;
      const other = after.nodes[j] as Node;
      const index = mismatch(is, sketch(other).slots, kept);
      if (index === 0) continue;
      const theirs = sketch(other).slots.at(index);
      const facts = { index, [node.id]: brief(is.at(index)), [other.id]: brief(theirs) };
      return { nodes: [node.id, other.id], slots: [index], facts };
    }
  }
  return null;
}

/**
 * Where two logs differ below (or at) an entry of the same index and term; 0 for nowhere. Up to `kept` they matched
 * before: if their terms agree there, so does all below.
 */
function mismatch(a: Slots, b: Slots, kept: number): number {
  let index = Math.min(a.last, b.last);
  while (index > kept && a.at(index)?.epoch !== b.at(index)?.epoch) index--;
  if (index <= kept) return 0;
  for (; index > kept; index--) if (!same(a.at(index), b.at(index))) return index;
  return kept === 0 || same(a.at(kept), b.at(kept)) ? 0 : kept;
}

const newest = new WeakMap<Sequence<Leadership>, number>();

/** The highest term that was ever led. */
function newestTerm(leaderships: Sequence<Leadership>): number {
  let term = newest.get(leaderships);
  if (term === undefined) {
    term = 0;
    for (let i = 0; i < leaderships.length; i++) term = Math.max(term, (at(leaderships, i) as Leadership).epoch);
    newest.set(leaderships, term);
  }
  return term;
}

/** An entry committed in a term is in the logs of the leaders of all later terms. */
function leaderCompleteness({ past, history }: Sight): Breach | null {
  const { leaderships, decisions } = history;
  for (let i = past.leaderships.length; i < leaderships.length; i++) {
    for (let j = 0; j < decisions.length; j++) {
      const breach = lacking(at(leaderships, i) as Leadership, at(decisions, j) as Decision);
      if (breach !== null) return breach;
    }
  }
  for (let j = past.decisions.length; j < decisions.length; j++) {
    const decision = at(decisions, j) as Decision;
    if (newestTerm(leaderships) <= decision.during) continue;
    for (let i = 0; i < leaderships.length; i++) {
      const breach = lacking(at(leaderships, i) as Leadership, decision);
      if (breach !== null) return breach;
    }
  }
  return null;
}

function lacking({ epoch, node, slots }: Leadership, { slot, during, value, epoch: term, node: by }: Decision) {
  if (epoch <= during) return null;
  const has = slots.at(slot);
  if (same(has, { epoch: term, value })) return null;
  const facts = {
    index: slot,
    committed: { term, command: value },
    committedInTerm: during,
    leader: node,
    leaderTerm: epoch,
    has: brief(has),
  };
  return { nodes: [...new Set<NodeId>([by, node])], slots: [slot], facts };
}

/** If a server has applied an entry at an index, no other server will ever apply a different entry for that index. */
function stateMachineSafety({ before, after, history, changed, sketch }: Sight): Breach | null {
  for (const i of changed) {
    const node = after.nodes[i] as Node;
    const is = sketch(node);
    for (let index = sketch(before.nodes[i] as Node).applied + 1; index <= is.applied; index++) {
      const [first, mine] = [at(history.applied, index - 1) ?? null, is.slots.at(index)];
      if (!same(first, mine))
        return { nodes: [node.id], slots: [index], facts: { index, first: brief(first), applied: brief(mine) } };
    }
  }
  return null;
}

export const invariants = [
  { ...claims.ElectionSafety, check: electionSafety },
  { ...claims.LeaderAppendOnly, check: leaderAppendOnly },
  { ...claims.LogMatching, check: logMatching },
  { ...claims.LeaderCompleteness, check: leaderCompleteness },
  { ...claims.StateMachineSafety, check: stateMachineSafety },
] as const satisfies readonly Invariant[];

export const sometimes = [
  { id: 'raft.aLeaderIsElected', seen: ({ history }) => history.leaderships.length > 0 },
  { id: 'raft.anEntryCommits', seen: ({ history }) => history.decisions.length > 0 },
  {
    id: 'raft.theLeaderChanges',
    seen: ({ history: { leaderships } }) => at(leaderships, 0)?.node !== last(leaderships)?.node,
  },
] as const satisfies readonly Sometimes[];
