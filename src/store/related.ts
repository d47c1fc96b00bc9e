// What a selection touches at the moment on show. There is one selection, and this is the one place that says what is to
// be lit of it: a view asks of each thing that it draws how it is lit, and knows nothing of kinds of selections.

import type { Descriptors, Epoch, NodeId } from '../engine/protocol.ts';
import type { Shot } from '../worker/wire.ts';
import type { Lab } from './lab.ts';
import type { Shots } from './messages.ts';
import { sameTarget, type Target } from './selection.ts';

export interface Touched {
  readonly target: Target | null;
  /** The node that is meant, for what shows one node at a time. */
  readonly node: NodeId | null;
  readonly nodes: ReadonlySet<NodeId>;
  /** By `linkKey`. */
  readonly links: ReadonlySet<string>;
  /** Messages, in flight or not. */
  readonly envelopes: ReadonlySet<number>;
  readonly slots: ReadonlySet<number>;
  /** Epochs that are named. */
  readonly epochs: ReadonlySet<Epoch>;
  /** The epoch that is selected itself, so that all that stands in it is lit; null: none. */
  readonly within: Epoch | null;
  readonly rules: ReadonlySet<string>;
  /** Of the happenings of the shot, by index. */
  readonly happenings: ReadonlySet<number>;
}

/** How a thing is lit: it is selected itself, or what is selected has to do with it. */
export type Lit = 'selected' | 'touched' | undefined;

export const NONE: ReadonlySet<never> = new Set();

export const UNTOUCHED: Touched = {
  target: null,
  node: null,
  nodes: NONE,
  links: NONE,
  envelopes: NONE,
  slots: NONE,
  epochs: NONE,
  within: null,
  rules: NONE,
  happenings: NONE,
};

/** What of a protocol's descriptors is asked. */
export type Speaks = Pick<Descriptors, 'messages' | 'ballots'>;

/** A link by its ends, whichever is named first. */
export function linkKey(a: NodeId, b: NodeId): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/** How a thing is lit. */
export function litBy(all: Touched, thing: Target): Lit {
  if (all.target === null) return undefined;
  if (sameTarget(all.target, thing)) return 'selected';
  return has(all, thing) ? 'touched' : undefined;
}

function has(all: Touched, thing: Target): boolean {
  switch (thing.kind) {
    case 'node':
      return all.nodes.has(thing.node);
    case 'link':
      return all.links.has(linkKey(...thing.ends));
    case 'envelope':
      return all.envelopes.has(thing.id);
    case 'slot':
      return all.slots.has(thing.index);
    case 'epoch':
      return all.epochs.has(thing.epoch);
    case 'rule':
      return all.rules.has(thing.rule);
    case 'happening':
      return false;
  }
}

// --- What is touched on the page --------------------------------------------------------------------------------------

interface Known {
  readonly target: Target;
  /** The film may come to hold the shot of a happening. */
  readonly filmed: number;
  readonly touched: Touched;
}

const known = new WeakMap<Shot, Known>();

type Reach = (target: Target | null, shot: Shot, film: Shots, protocol: Speaks) => Touched;
let reach: Reach | null = null;

/** Finds out from now on what a selection reaches: what does (reach.ts) comes with the panels, right after the stage. */
export function reachBy(found: Reach): void {
  reach = found;
}

/** What a selection touches in a shot; found out once for all views. */
export function touchedIn(lab: Pick<Lab, 'film' | 'session'>, target: Target | null, shot: Shot | undefined): Touched {
  const { protocol, filmed } = lab.session.getState();
  if (target === null || shot === undefined || protocol === null || reach === null) return UNTOUCHED;
  const before = known.get(shot);
  if (before?.target === target && before.filmed === filmed) return before.touched;
  const found = reach(target, shot, lab.film, protocol);
  known.set(shot, { target, filmed, touched: found });
  return found;
}

/** What the selection touches now. */
export function touchedNow(lab: Pick<Lab, 'film' | 'session' | 'selection' | 'projector'>): Touched {
  const { selected } = lab.selection.getState();
  return selected === null ? UNTOUCHED : touchedIn(lab, selected, lab.projector.now()?.shot);
}
