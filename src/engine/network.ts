// The network: how long a message is under way, whether it is lost or doubled. Messages may overtake each other, but where
// a protocol says that its channels are first in, first out: there what one node sends another arrives in that order, and
// once. It may still be lost: whoever counts on an unbroken stream has to count.

import type { Draft } from './draft.ts';
import type { Message, Micros, NodeId } from './message.ts';
import type { Link } from './move.ts';
import { after, draw } from './random.ts';
import type { Envelope, World } from './world.ts';

const MILLION = 1_000_000;

function chance(d: Draft, concern: 'loss' | 'duplication'): boolean {
  // A manual network loses nothing by itself: somebody drops it.
  if (d.network[concern] === 0 || d.network.mode === 'manual') return false;
  const [number, stream] = draw(d.random[concern], 0, MILLION - 1);
  d.random = after(d.random, concern, stream);
  return number < d.network[concern];
}

function envelope(d: Draft, from: NodeId | null, to: NodeId, message: Message, doomed: boolean): Envelope {
  const [latency, stream] = draw(d.random.latency, d.network.latency[0], d.network.latency[1]);
  d.random = after(d.random, 'latency', stream);
  return { id: d.nextId++, from, to, message, sentAt: d.now, arrivesAt: d.now + latency, doomed };
}

/** When the last of these that is under way on a link arrives; 0 for none. */
function lastOn(envelopes: readonly Envelope[], from: NodeId | null, to: NodeId): Micros {
  let last = 0;
  for (const each of envelopes)
    if (each.from === from && each.to === to && each.arrivesAt > last) last = each.arrivesAt;
  return last;
}

/** The same, not before what was sent on its link before it. */
function behind(made: Envelope, before: Micros): Envelope {
  return made.arrivesAt >= before ? made : { ...made, arrivesAt: before };
}

/** Takes a message from a node and puts it, once or twice, among what is `sent`. */
export function carry(d: Draft, from: NodeId, to: NodeId, message: Message, sent: Envelope[], fifo: boolean): void {
  const copies = !fifo && chance(d, 'duplication') ? 2 : 1;
  for (let i = 0; i < copies; i++) {
    let made = envelope(d, from, to, message, chance(d, 'loss'));
    if (fifo) made = behind(made, Math.max(lastOn(d.envelopes, from, to), lastOn(sent, from, to)));
    sent.push(made);
    d.record.push({ kind: 'sent', node: from, envelope: made });
  }
}

/** A second envelope with the same message, setting out now. */
export function duplicateOf(d: Draft, original: Envelope): Envelope {
  return envelope(d, original.from, original.to, original.message, false);
}

/** Has an envelope arrive later; where order is kept, what was sent on its link after it does not overtake it. */
export function holdBack(d: Draft, id: number, by: Micros, fifo: boolean): void {
  // In a manual network an envelope may be overdue: it is held back from now on.
  d.envelopes = d.envelopes.map((e) => (e.id === id ? { ...e, arrivesAt: Math.max(e.arrivesAt, d.now) + by } : e));
  if (fifo) d.envelopes = inTurn(d.envelopes);
}

/** Every envelope not before those that were sent on its link before it. Envelopes are in the order in which they were sent. */
export function inTurn(envelopes: readonly Envelope[]): Envelope[] {
  const last = new Map<string, Micros>();
  return envelopes.map((each) => {
    const link = `${each.from}>${each.to}`;
    const kept = behind(each, last.get(link) ?? 0);
    last.set(link, kept.arrivesAt);
    return kept;
  });
}

/** Whether something that was sent on its link before an envelope is still under way. */
export function isBehind(envelopes: readonly Envelope[], id: number): boolean {
  const mine = envelopes.find((each) => each.id === id);
  return mine !== undefined && envelopes.some((e) => e.id < id && e.from === mine.from && e.to === mine.to);
}

/** The links between groups, both ways. Nodes that nobody names form one more group. */
export function severed({ nodes }: Pick<World, 'nodes'>, groups: readonly (readonly NodeId[])[]): Link[] {
  const ids = nodes.map(({ id }) => id);
  const groupOf = (id: NodeId) => groups.findIndex((group) => group.includes(id));
  return ids.flatMap((from) => ids.flatMap((to): Link[] => (groupOf(from) === groupOf(to) ? [] : [[from, to]])));
}
