// The network: how long a message is under way, whether it is lost or doubled. Messages may overtake each other.

import type { Draft } from './apply.ts';
import type { Message, NodeId } from './protocol.ts';
import { after, draw } from './random.ts';
import type { Envelope } from './world.ts';

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

/** Takes a message from a node and puts it, once or twice, among what is `sent`. */
export function carry(d: Draft, from: NodeId, to: NodeId, message: Message, sent: Envelope[]): void {
  const copies = chance(d, 'duplication') ? 2 : 1;
  for (let i = 0; i < copies; i++) {
    const made = envelope(d, from, to, message, chance(d, 'loss'));
    sent.push(made);
    d.record.push({ kind: 'sent', node: from, envelope: made });
  }
}

/** A second envelope with the same message, setting out now. */
export function duplicateOf(d: Draft, original: Envelope): Envelope {
  return envelope(d, original.from, original.to, original.message, false);
}
