// What must always hold, over the whole past of a run. The properties of Junqueira, Reed and Serafini 2011 as Zab.tla names
// them, each in the form that is true of the protocol. Total order and agreement follow from the consistent prefix, for
// servers deliver by place. Local primary order is asked of every pair, where Zab.tla is content with one (∃).
// Not true, and so not claimed: that one server only is elected at a time, that the longest history is chosen, that a
// follower's history is a prefix of its leader's before NEWLEADER, that lastCommitted never falls, that a read is fresh.

import type { Breach, Entry, Invariant, Leadership, Sight, Sometimes } from '../../engine/claims.ts';
import type { Slot, Slots } from '../../engine/protocol.ts';
import { at, last, sharedPrefix } from '../../engine/sequence.ts';
import type { Node } from '../../engine/world.ts';
import { claims } from './descriptors.ts';
import { type Transaction, zxidName } from './history.ts';
import type { Server } from './server.ts';

const same = (a: Slot | null, b: Slot | null): boolean =>
  a === b || (a !== null && b !== null && a.epoch === b.epoch && a.value === b.value);

const serverOf = ({ state }: Node): Server => state.context as Server;
const transactionAt = ({ source }: Slots, index: number) => at(source, index - 1) as Transaction | undefined;
const brief = (slot: Slot | null) => (slot === null ? null : { epoch: slot.epoch, command: slot.value });

/** At most one server is ever established as the leader of an epoch. */
function leadership({ past, history }: Sight): Breach | null {
  for (let i = past.leaderships.length; i < history.leaderships.length; i++) {
    const { epoch, node } = at(history.leaderships, i) as Leadership;
    for (let j = 0; j < i; j++) {
      const other = at(history.leaderships, j) as Leadership;
      if (other.epoch === epoch && other.node !== node)
        return { nodes: [other.node, node], slots: [], facts: { epoch, leaders: [other.node, node] } };
    }
  }
  return null;
}

/** The places that a move delivered, at each server. */
function* delivered({ before, after, changed, sketch }: Sight): Generator<readonly [Node, Slots, number]> {
  for (const i of changed) {
    const node = after.nodes[i] as Node;
    const { slots, applied } = sketch(node);
    for (let index = sketch(before.nodes[i] as Node).applied + 1; index <= applied; index++) yield [node, slots, index];
  }
}

/** What any two servers ever delivered at a place is the same. */
function prefixConsistency(sight: Sight): Breach | null {
  for (const [{ id }, slots, index] of delivered(sight)) {
    const [first, mine] = [at(sight.history.applied, index - 1) ?? null, slots.at(index)];
    if (!same(first, mine))
      return { nodes: [id], slots: [index], facts: { index, first: brief(first), delivered: brief(mine) } };
  }
  return null;
}

/** What is delivered, an established leader has broadcast. */
function integrity(sight: Sight): Breach | null {
  const { broadcast } = sight.history.records;
  for (const [{ id }, slots, index] of delivered(sight)) {
    // What was delivered before has been asked about before.
    if (index <= sight.past.applied.length && same(at(sight.past.applied, index - 1) ?? null, slots.at(index)))
      continue;
    const mine = transactionAt(slots, index) as Transaction;
    const zxid = zxidName(mine);
    let i = (broadcast?.length ?? 0) - 1;
    for (; broadcast !== undefined && i >= 0; i--) {
      const { key, value } = at(broadcast, i) as Entry;
      if (key === zxid && value === mine.command) break;
    }
    if (i < 0) return { nodes: [id], slots: [index], facts: { index, zxid, command: mine.command } };
  }
  return null;
}

/** What one leader broadcast before something that is delivered is delivered before it: none of an epoch is passed over. */
function localPrimaryOrder(sight: Sight): Breach | null {
  for (const [{ id }, slots, index] of delivered(sight)) {
    const mine = transactionAt(slots, index) as Transaction;
    const before = transactionAt(slots, index - 1);
    if (mine.counter === 1 || (before?.epoch === mine.epoch && before.counter === mine.counter - 1)) continue;
    const facts = { index, zxid: zxidName(mine), before: before === undefined ? null : zxidName(before) };
    return { nodes: [id], slots: [index], facts };
  }
  return null;
}

/** Along a history, epochs never fall: what an earlier leader broadcast comes before what a later one did. */
function globalPrimaryOrder({ before, after, changed, sketch }: Sight): Breach | null {
  for (const i of changed) {
    const [was, is] = [sketch(before.nodes[i] as Node).slots, sketch(after.nodes[i] as Node).slots];
    if (was.source === is.source) continue;
    for (let index = Math.max(2, sharedPrefix(was.source, is.source) + 1); index <= is.last; index++) {
      const [one, next] = [is.at(index - 1), is.at(index)];
      if ((one?.epoch ?? 0) <= (next?.epoch ?? 0)) continue;
      const facts = { index, epoch: next?.epoch ?? 0, before: one?.epoch ?? 0 };
      return { nodes: [(after.nodes[i] as Node).id], slots: [index], facts };
    }
  }
  return null;
}

/** A leader broadcasts only when it has delivered all that it took over from earlier epochs. */
function primaryIntegrity({ before, happenings }: Sight): Breach | null {
  for (const happening of happenings) {
    if (happening.kind !== 'recorded' || happening.what !== 'broadcast') continue;
    const { node, epoch, key } = happening;
    const { history, lastCommitted } = serverOf(before.nodes.find(({ id }) => id === node) as Node);
    const next = at(history, lastCommitted);
    if (next === undefined || next.epoch === epoch) continue;
    const facts = { leader: node, zxid: key, undelivered: zxidName(next) };
    return { nodes: [node], slots: [lastCommitted + 1], facts };
  }
  return null;
}

/** No epoch that a server keeps falls, over restarts too, and it never took a history in an epoch that it has not accepted. */
function epochMonotone({ before, after, changed }: Sight): Breach | null {
  for (const i of changed) {
    const node = after.nodes[i] as Node;
    const [was, is] = [serverOf(before.nodes[i] as Node), serverOf(node)];
    const falls = is.acceptedEpoch < was.acceptedEpoch || is.currentEpoch < was.currentEpoch;
    if (!falls && is.acceptedEpoch >= is.currentEpoch) continue;
    const facts = {
      acceptedEpoch: { was: was.acceptedEpoch, is: is.acceptedEpoch },
      currentEpoch: { was: was.currentEpoch, is: is.currentEpoch },
    };
    return { nodes: [node.id], slots: [], facts };
  }
  return null;
}

/** No disk is lost in this move. */
const disksKept = ({ happenings }: Sight): boolean =>
  !happenings.some((it) => it.kind === 'done' && it.move.kind === 'wipe');

/**
 * A follower that has heard everything which its leader sent it never misses a transaction: what is proposed is what it
 * expects next, and so is what is committed. (A lost message breaks the stream, which is no gap.)
 */
function noGap({ happenings }: Sight): Breach | null {
  for (const it of happenings)
    if (it.kind === 'recorded' && it.what === 'gap')
      return { nodes: [it.node], slots: [], facts: { message: it.value, zxid: it.key } };
  return null;
}

export const invariants = [
  { ...claims.Leadership, check: leadership },
  { ...claims.PrefixConsistency, check: prefixConsistency },
  { ...claims.Integrity, check: integrity },
  { ...claims.LocalPrimaryOrder, check: localPrimaryOrder },
  { ...claims.GlobalPrimaryOrder, check: globalPrimaryOrder },
  { ...claims.PrimaryIntegrity, check: primaryIntegrity },
  { ...claims.EpochMonotone, assumes: disksKept, check: epochMonotone },
  { ...claims.NoGap, check: noGap },
] as const satisfies readonly Invariant[];

// --- What some run must reach ----------------------------------------------------------------------------------------

/** A new leader commits what an earlier one had broadcast, and nobody had committed. */
const survives = ({ happenings, past }: Sight): boolean =>
  happenings.some(
    (it) =>
      it.kind === 'decided' && it.epoch < it.during && it.slot > past.decisions.length && it.slot > past.applied.length,
  );

/** Something that nobody ever delivered is cut off by NEWLEADER. */
const discarded = ({ before, after, changed, sketch, past, happenings }: Sight): boolean =>
  happenings.some((it) => it.kind === 'heard' && it.envelope.message.type === 'NewLeader') &&
  changed.some((i) => {
    const [was, is] = [sketch(before.nodes[i] as Node).slots, sketch(after.nodes[i] as Node).slots];
    const first = sharedPrefix(was.source, is.source) + 1;
    return (
      first <= was.last &&
      !same(was.at(first), is.at(first)) &&
      !same(was.at(first), at(past.applied, first - 1) ?? null)
    );
  });

const skipped = ({ past: { leaderships: before }, history: { leaderships } }: Sight): boolean =>
  leaderships !== before && (last(leaderships)?.epoch ?? 0) > (last(before)?.epoch ?? 0) + 1;

/** Who leads already tells a follower how far it has committed. */
const late = ({ happenings, before, sketch, leads }: Sight): boolean =>
  happenings.some((it) => it.kind === 'sent' && it.envelope.message.type === 'CommitLd') &&
  happenings.some((it) => it.kind === 'heard' && before.nodes.some((n) => n.id === it.node && leads(sketch(n).role)));

/** A read is answered by a server that has delivered less than another has. */
const stale = (sight: Sight): boolean =>
  sight.happenings.some((it) => it.kind === 'recorded' && it.what === 'read' && behind(sight, it.node));

const behind = ({ after, history, sketch }: Sight, id: string): boolean =>
  after.nodes.some((node) => node.id === id && sketch(node).applied < history.applied.length);

export const sometimes = [
  { id: 'zab.aLeaderIsEstablished', seen: ({ history }) => history.leaderships.length > 0 },
  { id: 'zab.survives', seen: survives },
  { id: 'zab.discarded', seen: discarded },
  { id: 'zab.epochSkipped', seen: skipped },
  { id: 'zab.staleRead', seen: stale },
  { id: 'zab.lateJoiner', seen: late },
] as const satisfies readonly Sometimes[];
