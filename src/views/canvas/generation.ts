// Counts up when the thread that draws is lost. A canvas that was given to it cannot be drawn on by anybody any more:
// whoever shows one makes it anew, with this as its key, and draws on that.

import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export const generation = createStore<number>()(() => 0);

export function useGeneration(): number {
  return useStore(generation);
}
