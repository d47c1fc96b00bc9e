// What the ledger shows: the places themselves, or the ballots behind one of them. It stays when the tab is left.

import { createStore } from 'zustand/vanilla';

export interface Face {
  readonly ballots: boolean;
  /** The place whose ballots are wanted, which was selected last; null: the newest. */
  readonly slot: number | null;
}

export const face = createStore<Face>()(() => ({ ballots: false, slot: null }));
