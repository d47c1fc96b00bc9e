// One selection for all views, and one thing under the pointer.

import { createStore } from 'zustand/vanilla';
import type { Epoch, NodeId } from '../engine/protocol.ts';

export type Target =
  | { readonly kind: 'node'; readonly node: NodeId }
  /** A link by its ends, in id order. */
  | { readonly kind: 'link'; readonly ends: readonly [NodeId, NodeId] }
  | { readonly kind: 'envelope'; readonly id: number }
  | { readonly kind: 'slot'; readonly index: number }
  /** A ballot, a term: what colours stand for. */
  | { readonly kind: 'epoch'; readonly epoch: Epoch }
  /** One of the happenings of a move. */
  | { readonly kind: 'happening'; readonly position: number; readonly index: number }
  | { readonly kind: 'rule'; readonly rule: string };

/** A thing that stands on the stage. */
export type OnStage = Extract<Target, { readonly kind: 'node' | 'link' | 'envelope' }>;

export function isOnStage(target: Target | null): target is OnStage {
  return target !== null && (target.kind === 'node' || target.kind === 'link' || target.kind === 'envelope');
}

export interface SelectionState {
  readonly selected: Target | null;
  readonly hovered: Target | null;
}

export function createSelection() {
  return createStore<SelectionState>()(() => ({ selected: null, hovered: null }));
}

export type SelectionStore = ReturnType<typeof createSelection>;

export function sameTarget(a: Target | null, b: Target | null): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** Selects or hovers something; nobody is told when it is so already. */
export function point(store: SelectionStore, how: keyof SelectionState, target: Target | null): void {
  if (!sameTarget(store.getState()[how], target)) store.setState({ [how]: target });
}
