// Long work on texts, done in slices: between two of them the thread listens to whoever else asks. Texts are no state, so
// that nothing can change under the work.

import { type Clock, Slice, STILL } from './budget.ts';

/** Comes round when what was asked meanwhile is answered. */
export type Breath = () => Promise<void>;

export interface Pace {
  readonly clock: Clock;
  readonly breath: Breath;
}

/** As fast as it goes: nobody else asks. */
export const ALONE: Pace = { clock: STILL, breath: async () => {} };

/** What the work comes to in the end. */
export async function unhurried<T>(work: Generator<void, T>, { clock, breath }: Pace): Promise<T> {
  for (;;) {
    const slice = new Slice(clock);
    while (slice.takes()) {
      const { done, value } = work.next();
      if (done) return value;
    }
    await breath();
  }
}
