// What of each moment the page looks at: a run may have thousands of slots, and a shot holds a window of them and the
// ballots of one.

import type { Client } from '../worker/client.ts';
import type { Ask } from '../worker/wire.ts';

export type Look = Ask<'look'>;

/** The newest of everything: what the worker shows of a run that was just opened. */
const NEWEST: Look = { slotsFrom: null, ballotsOf: null };

/** Tells the worker what is wanted; `heeded` is called when every shot to come shows it. */
export function viewport(client: Client, heeded: () => void) {
  let look = NEWEST;
  return {
    at(change: Partial<Look>): void {
      const next = { ...look, ...change };
      if (next.slotsFrom === look.slotsFrom && next.ballotsOf === look.ballotsOf) return;
      look = next;
      void client.ask('look', next).then(heeded);
    },
    /** Another run is open. */
    forget(): void {
      look = NEWEST;
    },
  };
}
