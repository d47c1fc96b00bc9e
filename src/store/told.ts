// Which of the numbers on the stage and in the tables are being compared in words beside them: whoever tells why something
// happened says so, and they are lit. One for each laboratory, for two may stand side by side.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Epoch, NodeId } from '../engine/protocol.ts';
import type { Lab } from './lab.ts';

export interface Compared {
  readonly node: NodeId;
  /** The epoch in its disc, if that was compared; it is lit as long as it still stands there. */
  readonly epoch: Epoch | null;
  /** How many have granted what it gathers. */
  readonly votes: number | null;
  /** Facts that stand beneath it, with what they said. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** Places in the tables, with the epoch that stands there: its own, and the one of whom it heard. */
  readonly places: readonly { readonly node: NodeId; readonly index: number; readonly epoch: Epoch }[];
}

const stores = new WeakMap<Lab, StoreApi<Compared | null>>();

export function comparedOn(lab: Lab): StoreApi<Compared | null> {
  let store = stores.get(lab);
  if (store === undefined) {
    store = createStore<Compared | null>()(() => null);
    stores.set(lab, store);
  }
  return store;
}
