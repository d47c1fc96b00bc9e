// A search that takes a while says so, and gives way to whatever is done next: what somebody does would wait for it
// otherwise, and nobody could tell why.

import type { StoreApi } from 'zustand/vanilla';
import type { Found, SessionState } from './lab.ts';
import { type Turns, turns } from './turns.ts';

/** After so long it says so, in real milliseconds. What is asked for sooner takes its turn. */
const LONG = 500;

export interface Searches {
  /** The queue of all that is done. */
  readonly inTurn: Turns;
  readonly giveWay: () => void;
  /** @param look is told when nobody waits for it any more. */
  readonly search: (gone: () => boolean, look: (ended: () => boolean) => Promise<boolean>) => Promise<Found>;
}

export function searches(session: StoreApi<SessionState>): Searches {
  const queue = turns();
  const goesOn = () => session.getState().searching;
  const giveWay = () => {
    if (goesOn()) session.setState({ searching: false });
  };
  return {
    giveWay,
    inTurn: (work) => {
      giveWay();
      return queue(work);
    },
    async search(gone, look) {
      let said = false;
      const long = setTimeout(() => {
        said = true;
        session.setState({ searching: true });
      }, LONG);
      const ended = () => gone() || (said && !goesOn());
      try {
        return (await look(ended)) || (ended() ? null : false);
      } finally {
        clearTimeout(long);
        if (said && !gone()) giveWay();
      }
    },
  };
}
