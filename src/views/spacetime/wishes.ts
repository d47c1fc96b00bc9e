// What the reader wants of the diagram: which lanes, in which order, which messages, whether quiet stretches are folded.
// It lasts as long as the page; a link does not carry it.

import { createStore } from 'zustand/vanilla';
import type { NodeId } from '../../engine/protocol.ts';

export interface Wishes {
  /** By the nodes of a run: the same cluster is looked at in the same way. */
  readonly lanes: {
    readonly [seats: string]: { readonly order: readonly NodeId[]; readonly hidden: readonly NodeId[] };
  };
  /** By protocol: kinds of messages that are not drawn. */
  readonly without: { readonly [protocol: string]: readonly string[] };
  /** Whether quiet stretches are folded up. */
  readonly folding: boolean;
}

export const wishes = createStore<Wishes>()(() => ({ lanes: {}, without: {}, folding: false }));

const NO_KINDS: readonly string[] = [];

export function kindsWithout({ without }: Wishes, protocol: string): readonly string[] {
  return without[protocol] ?? NO_KINDS;
}

/** All nodes in the order wanted. */
export function orderOf({ lanes }: Wishes, nodes: readonly NodeId[]): readonly NodeId[] {
  return lanes[nodes.join()]?.order ?? nodes;
}

export function isHidden({ lanes }: Wishes, nodes: readonly NodeId[], node: NodeId): boolean {
  return lanes[nodes.join()]?.hidden.includes(node) ?? false;
}

/** The lanes that are drawn, from the top. */
export function lanesShown(wanted: Wishes, nodes: readonly NodeId[]): readonly NodeId[] {
  const kept = wanted.lanes[nodes.join()];
  return kept === undefined ? nodes : kept.order.filter((node) => !kept.hidden.includes(node));
}

function keepLanes(nodes: readonly NodeId[], order: readonly NodeId[], hidden: readonly NodeId[]): void {
  wishes.setState(({ lanes }) => ({ lanes: { ...lanes, [nodes.join()]: { order, hidden } } }));
}

/** Hides a lane or shows it again. The last one stays. */
export function toggleLane(nodes: readonly NodeId[], node: NodeId): void {
  const now = wishes.getState();
  const hidden = nodes.filter((each) => isHidden(now, nodes, each) !== (each === node));
  if (hidden.length < nodes.length) keepLanes(nodes, orderOf(now, nodes), hidden);
}

/** Puts a lane at a place among those that are shown. */
export function placeLane(nodes: readonly NodeId[], node: NodeId, place: number): void {
  const now = wishes.getState();
  const shown = lanesShown(now, nodes).filter((each) => each !== node);
  const before = shown[Math.max(0, place)];
  const order = orderOf(now, nodes).filter((each) => each !== node);
  order.splice(before === undefined ? order.length : order.indexOf(before), 0, node);
  keepLanes(
    nodes,
    order,
    nodes.filter((each) => isHidden(now, nodes, each)),
  );
}

/** Moves a lane one place up (-1) or down (+1) in the order of all. */
export function moveLane(nodes: readonly NodeId[], node: NodeId, by: 1 | -1): void {
  const now = wishes.getState();
  const order = [...orderOf(now, nodes)];
  const from = order.indexOf(node);
  const other = order[from + by];
  if (other === undefined) return;
  order[from + by] = node;
  order[from] = other;
  keepLanes(
    nodes,
    order,
    nodes.filter((each) => isHidden(now, nodes, each)),
  );
}

export function allLanes(nodes: readonly NodeId[]): void {
  keepLanes(nodes, nodes, []);
}

/** Leaves a kind of message out, or draws it again. */
export function toggleKind(protocol: string, kind: string): void {
  wishes.setState(({ without }) => {
    const now = without[protocol] ?? [];
    const next = now.includes(kind) ? now.filter((each) => each !== kind) : [...now, kind];
    return { without: { ...without, [protocol]: next } };
  });
}

export function allKinds(protocol: string): void {
  wishes.setState(({ without }) => ({ without: { ...without, [protocol]: [] } }));
}

export function setFolding(folding: boolean): void {
  wishes.setState({ folding });
}
