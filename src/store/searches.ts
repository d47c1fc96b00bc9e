// What takes a while says so and how far it is, and gives way to whatever is done next: what somebody does would wait for it
// otherwise, and nobody could tell why.

import type { StoreApi } from 'zustand/vanilla';
import type { Micros } from '../engine/protocol.ts';
import type { BranchInfo } from '../worker/wire.ts';
import type { Found, Progress, SessionState } from './lab.ts';
import { createQueue, type Queue } from './queue.ts';

/** After so long it says so, in real milliseconds. What is asked for sooner takes its turn until then. */
const LONG = 500;

/** What somebody who looks for something, or plays towards a time, is told to do and can tell. */
export interface Going {
  /** Nobody waits for it any more. */
  readonly ended: () => boolean;
  /** How far it has come, and the time that it plays to, if it does. */
  readonly tell: (played: BranchInfo, to: Micros | null) => void;
}

export interface Searches {
  /** The queue of all that is done. */
  readonly inTurn: Queue;
  readonly giveWay: () => void;
  /** @param look is told when nobody waits for it any more; null: it was not looked for to the end. */
  readonly search: (gone: () => boolean, look: (going: Going) => Promise<Found>) => Promise<Found>;
}

export function searches(session: StoreApi<SessionState>): Searches {
  const queue = createQueue();
  /** Asked for, and not begun. */
  let waiting = 0;
  /** Counts up with all that is done. */
  let done = 0;
  const goesOn = () => session.getState().searching;
  const giveWay = () => {
    done++;
    const { searching, stopped } = session.getState();
    if (searching || stopped !== null) session.setState({ searching: false, stopped: null });
  };
  return {
    giveWay,
    inTurn: (work) => {
      giveWay();
      waiting++;
      return queue(() => {
        waiting--;
        return work();
      });
    },
    async search(gone, look) {
      const before = done;
      let long = false;
      let said = false;
      let progress: Progress | null = null;
      const timer = setTimeout(() => {
        long = true;
        said = waiting === 0 && done === before;
        if (said) session.setState({ searching: true, progress });
      }, LONG);
      const ended = () => gone() || (long && !(said && goesOn()));
      const tell: Going['tell'] = ({ length: moves, end: at }, to) => {
        progress = { to, moves, at };
        if (said && !ended()) session.setState({ progress });
      };
      try {
        const found = await look({ ended, tell });
        return found === false && ended() ? null : found;
      } finally {
        clearTimeout(timer);
        if (said && !gone()) session.setState({ searching: false });
        if (said) session.setState({ progress: null });
      }
    },
  };
}
