// What the stage calls what moves, and who leads: for messages, menus and the like, which come after the first picture.

import type { Epoch, NodeId, Style } from '../../engine/protocol.ts';
import type { Envelope } from '../../engine/world.ts';
import { briefOf, timerTold } from '../../words/brief.ts';
import type { NodeScene } from '../../worker/wire.ts';
import { type Shape, styleOf } from '../marks/shapes.ts';
import type { Voice } from './voice.ts';

export function timerName({ about }: Voice, timer: string, of?: string): string {
  return timerTold(about, timer, of);
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
