// Looks through a run for the next moment of a kind, or the one before: a message, something on a node, a change of one
// of its fields, a rule that decided.

import type { Happening } from '../engine/happening.ts';
import type { NodeId, Protocol } from '../engine/protocol.ts';
import type { Run } from '../engine/run.ts';
import { type Node, nodeIndex } from '../engine/world.ts';
import type { Slice } from './budget.ts';

export type Wanted =
  | { readonly kind: 'message' }
  | { readonly kind: 'node'; readonly node: NodeId }
  /** Another value of a fact of the portrait, by its label, or of `role` or `epoch`. */
  | { readonly kind: 'field'; readonly node: NodeId; readonly label: string }
  | { readonly kind: 'rule'; readonly rule: string };

const concerns = (happening: Happening, node: NodeId): boolean =>
  ('node' in happening && happening.node === node) ||
  (happening.kind === 'done' && 'node' in happening.move && happening.move.node === node);

function fieldOf(protocol: Protocol, { state: { value, context } }: Node, label: string): string {
  const role = protocol.role(value, context as never);
  if (label === 'role') return role;
  if (label === 'epoch') return String(protocol.epoch(context as never));
  return protocol.portrait(role, context as never).facts.find((fact) => fact.label === label)?.value ?? '';
}

function isWanted(run: Run, position: number, wanted: Wanted): boolean {
  const { happenings, world } = run.frame(position);
  switch (wanted.kind) {
    case 'message':
      return happenings.some(({ kind }) => kind === 'heard' || kind === 'lost' || kind === 'queued');
    case 'node':
      return happenings.some((happening) => concerns(happening, wanted.node));
    case 'rule':
      return happenings.some((happening) => happening.kind === 'noted' && happening.rule === wanted.rule);
    case 'field': {
      if (position === 0) return false;
      const before = run.frame(position - 1).world;
      const i = nodeIndex(world, wanted.node);
      const [was, is] = [before.nodes[i], world.nodes[i]];
      if (was === undefined || is === undefined || was.state === is.state) return false;
      return fieldOf(run.protocol, was, wanted.label) !== fieldOf(run.protocol, is, wanted.label);
    }
  }
}

/**
 * The first position from `from` on, in the direction `by`, that is wanted, among the moves made so far and a slice of
 * them. Without one: the position to go on from.
 */
export function find(
  run: Run,
  from: number,
  by: 1 | -1,
  wanted: Wanted,
  slice: Slice,
): { readonly position: number } | { readonly next: number } {
  let position = from;
  for (; position >= 0 && position <= run.length && slice.takes(); position += by)
    if (isWanted(run, position, wanted)) return { position };
  return { next: position };
}
