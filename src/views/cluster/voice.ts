// What the stage calls things: the protocol's descriptors and words together. No drawing, no protocol's name.

import { type Descriptors, decidesOf, type Epoch, type NodeId, type Slot, type Style } from '../../engine/protocol.ts';
import type { Envelope } from '../../engine/world.ts';
import { epochCalled, type ProtocolWords } from '../../speech/about.ts';
import { briefOf, timerTold } from '../../words/brief.ts';
import type { StageWords } from '../../words/en/stage.ts';
import type { NodeScene } from '../../worker/wire.ts';
import { type Shape, styleOf } from '../marks/shapes.ts';

export interface Voice {
  readonly protocol: Descriptors;
  readonly about: ProtocolWords;
  readonly words: StageWords;
}

export function roleName({ about }: Voice, role: string): string {
  return about.roles[role] ?? role;
}

export function timerName({ about }: Voice, timer: string, of?: string): string {
  return timerTold(about, timer, of);
}

/** `term 4` */
export function epochSaid({ about, protocol }: Voice, epoch: Epoch): string {
  return epochCalled(about, protocol, epoch);
}

/** `S3, follower, term 4`, or what keeps it from taking part. */
export function nodeSaid(voice: Voice, node: NodeScene): string {
  const { words } = voice;
  const parts = [node.id as string];
  if (node.up !== 'up') parts.push(words[node.up]);
  if (node.up !== 'crashed') parts.push(roleName(voice, node.role), epochSaid(voice, node.epoch));
  if (decisionOf(voice, node) !== null) parts.push(words.knows);
  if (node.queued > 0) parts.push(words.queued(node.queued));
  if (node.clock !== 1000) parts.push(words.clockRate(node.clock));
  return parts.join(', ');
}

/** What a node knows to be decided, where one value is decided once. */
export function decisionOf({ protocol }: Voice, { up, committed, slots }: NodeScene): Slot | null {
  if (decidesOf(protocol) !== 'value' || up === 'crashed' || committed < 1) return null;
  return slots.items[1 - slots.from] ?? null;
}

export function messageName({ about }: Voice, { message }: Envelope): string {
  return about.messages[message.type]?.name ?? message.type;
}

/** `RequestVote term 4` */
export function messageSaid(voice: Voice, envelope: Envelope): string {
  return `${messageName(voice, envelope)} ${briefOf(voice, envelope.message)}`.trimEnd();
}

/** `RequestVote term 4, S5 → S2` */
export function envelopeSaid(voice: Voice, envelope: Envelope): string {
  return `${messageSaid(voice, envelope)}, ${arrow(envelope.from ?? '', envelope.to)}`;
}

export function arrow(from: NodeId, to: NodeId): string {
  return `${from} → ${to}`;
}

export function lookOf({ protocol }: Voice, { message }: Envelope): { shape: Shape; style: Style; epoch: Epoch } {
  const kind = protocol.messages[message.type];
  if (kind === undefined) return { shape: 'circle', style: 'outline', epoch: 0 };
  return { shape: kind.shape, style: styleOf(kind, message), epoch: kind.epoch(message as never) };
}

/** Who leads in the latest epoch, as far as one who is up knows of itself. */
export function leaderOf({ protocol }: Voice, nodes: readonly NodeScene[]): NodeId | null {
  let found: NodeScene | null = null;
  for (const node of nodes) {
    if (node.up !== 'up' || protocol.roles[node.role]?.leads !== true) continue;
    if (found === null || node.epoch > found.epoch) found = node;
  }
  return found?.id ?? null;
}
