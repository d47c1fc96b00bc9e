// One selection for all views, and one thing under the pointer.

import { createStore } from 'zustand/vanilla';
import type { Epoch, NodeId } from '../engine/protocol.ts';
import type { Lab } from './lab.ts';
import { envelopeNear, type Shots } from './messages.ts';

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

/** Selections that can be walked back through. */
const TRAIL = 50;

/** What is selected, and what is under the pointer. */
export interface Pointed {
  readonly selected: Target | null;
  readonly hovered: Target | null;
}

export interface SelectionState extends Pointed {
  /** What was selected, the oldest first, and which of it is selected now (-1: none of it). */
  readonly trail: readonly Target[];
  readonly place: number;
}

const NOTHING: SelectionState = { selected: null, hovered: null, trail: [], place: -1 };

export function createSelection() {
  return createStore<SelectionState>()(() => NOTHING);
}

/** Another future: what happened after a position did not happen there, and a message that was sent later is another. */
export function leaveBehind(store: SelectionStore, position: number, film: Shots): void {
  const { selected, hovered, trail, place } = store.getState();
  const there = (target: Target | null) => {
    if (target?.kind === 'happening') return target.position <= position;
    return target?.kind !== 'envelope' || envelopeNear(film, position, target.id, [-1]) !== undefined;
  };
  const kept = trail.filter(there);
  store.setState({
    selected: there(selected) ? selected : null,
    hovered: there(hovered) ? hovered : null,
    trail: kept,
    place: trail.slice(0, place + 1).filter(there).length - 1,
  });
}

/** Another run: nothing is selected and nothing was. */
export function forget(store: SelectionStore): void {
  store.setState(NOTHING);
}

export type SelectionStore = ReturnType<typeof createSelection>;

export function sameTarget(a: Target | null, b: Target | null): boolean {
  if (a === b) return true;
  if (a === null || b === null) return false;
  switch (a.kind) {
    case 'node':
      return b.kind === 'node' && a.node === b.node;
    case 'link':
      return b.kind === 'link' && a.ends[0] === b.ends[0] && a.ends[1] === b.ends[1];
    case 'envelope':
      return b.kind === 'envelope' && a.id === b.id;
    case 'slot':
      return b.kind === 'slot' && a.index === b.index;
    case 'epoch':
      return b.kind === 'epoch' && a.epoch === b.epoch;
    case 'happening':
      return b.kind === 'happening' && a.position === b.position && a.index === b.index;
    case 'rule':
      return b.kind === 'rule' && a.rule === b.rule;
  }
}

/** Selects or hovers something; nobody is told when it is so already. */
export function point(store: SelectionStore, how: 'selected' | 'hovered', target: Target | null): void {
  const { trail, place, ...now } = store.getState();
  if (sameTarget(now[how], target)) return;
  if (how === 'hovered' || target === null) store.setState({ [how]: target });
  else {
    // What lay ahead on the trail is left behind, and what was not selected any more does not end it.
    const walked = sameTarget(trail[place] ?? null, target) ? trail : [...trail.slice(0, place + 1), target];
    const kept = walked.slice(-TRAIL);
    store.setState({ selected: target, trail: kept, place: kept.length - 1 });
  }
}

/** Selects something, or nothing when it is selected already: what a press on its name does. */
export function toggle(lab: Pick<Lab, 'selection' | 'select'>, target: Target): void {
  lab.select(sameTarget(lab.selection.getState().selected, target) ? null : target);
}

/** Selects what was selected before (-1) or after (+1), and shows the moment of a happening; false when there is none. */
export function walk(lab: Pick<Lab, 'selection' | 'pause' | 'show'>, by: 1 | -1): boolean {
  const { selected, trail, place } = lab.selection.getState();
  // From nothing, back leads to what was selected last.
  const next = selected === null && by < 0 ? place : place + by;
  const target = trail[next];
  if (target === undefined) return false;
  lab.selection.setState({ selected: target, place: next });
  if (target.kind === 'happening') {
    lab.pause();
    void lab.show(target.position);
  }
  return true;
}
