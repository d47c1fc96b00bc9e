// Which of the numbers on the stage are being compared in words beside it: whoever tells why something happened says so, and
// the stage lights them. One for each laboratory, for two may stand side by side.

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
