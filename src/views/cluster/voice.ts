// What the stage calls things: the protocol's descriptors and words together. No drawing, no protocol's name.

import { type Descriptors, decidesOf, type Epoch, type Slot } from '../../engine/protocol.ts';
import { epochCalled, type ProtocolWords } from '../../speech/about.ts';
import type { StageWords } from '../../words/en/stage.ts';
import type { NodeScene } from '../../worker/wire.ts';

export interface Voice {
  readonly protocol: Descriptors;
  readonly about: ProtocolWords;
  readonly words: StageWords;
}

export function roleName({ about }: Voice, role: string): string {
  return about.roles[role] ?? role;
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
