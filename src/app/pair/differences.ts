// Which nodes of two scenes differ, and how. Nodes are the same by their names.

import type { Descriptors, NodeId } from '../../engine/protocol.ts';
import { epochCalled, type ProtocolWords } from '../../speech/about.ts';
import { named } from '../../words/brief.ts';
import type { NodeScene, Scene } from '../../worker/wire.ts';

/** What one of the two is told with. */
export interface Side {
  readonly protocol: Descriptors;
  readonly about: ProtocolWords;
}

export interface Differing {
  readonly node: NodeId;
  /** Role, epoch and how far it knows slots decided, in each run; a dash where there is no such node. */
  readonly first: string;
  readonly second: string;
  /** Slots in which the two stand differently, as `slot 3–5`; empty when none, or when the protocols differ. */
  readonly slots: string;
}

function standing(node: NodeScene | undefined, { protocol, about }: Side): string {
  if (node === undefined) return '–';
  const role = node.up === 'crashed' ? '✕' : named(about.roles, node.role);
  const epoch = epochCalled(about, protocol, node.epoch);
  return `${role}, ${epoch}, ${about.slot} ${node.committed}`;
}

/** The places at which two windows of slots differ, as a span. */
function slotsApart(a: NodeScene, b: NodeScene): readonly [number, number] | null {
  const text = ({ slots }: NodeScene, index: number) => JSON.stringify(slots.items[index - slots.from] ?? null);
  let span: [number, number] | null = null;
  const last = Math.max(a.slots.last, b.slots.last);
  for (let index = Math.max(a.slots.from, b.slots.from); index <= last; index++)
    if (text(a, index) !== text(b, index)) span = [span?.[0] ?? index, index];
  return span;
}

export function differences([one, two]: readonly [Scene, Scene], [a, b]: readonly [Side, Side]): readonly Differing[] {
  const ids = [...new Set([...one.nodes, ...two.nodes].map(({ id }) => id))];
  const same = a.protocol.id === b.protocol.id;
  return ids.flatMap((node): Differing[] => {
    const [mine, theirs] = [one, two].map((scene) => scene.nodes.find(({ id }) => id === node));
    const [first, second] = [standing(mine, a), standing(theirs, b)];
    const span = same && mine && theirs ? slotsApart(mine, theirs) : null;
    if (first === second && span === null && (mine?.up ?? '') === (theirs?.up ?? '')) return [];
    const [from, to] = span ?? [0, 0];
    const slots = span === null ? '' : `${a.about.slot} ${from === to ? from : `${from}–${to}`}`;
    return [{ node, first, second, slots }];
  });
}
