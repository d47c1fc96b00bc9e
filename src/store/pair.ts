// Two runs on one clock: the second shows what the first one's playhead shows, and where they part is looked for.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Micros } from '../engine/protocol.ts';
import type { Lab } from './lab.ts';

/** Where two runs of one protocol part: the first move that differs, in either run. */
export interface Parting {
  readonly position: number;
  readonly at: Micros;
}

export interface PairState {
  /** Null while none is found. */
  readonly parting: Parting | null;
  /** Compared up to this time. */
  readonly until: Micros;
  /** Two protocols share no move: they are compared by their numbers alone. */
  readonly comparable: boolean;
}

export interface Pair {
  readonly first: Lab;
  readonly second: Lab;
  readonly state: StoreApi<PairState>;
  /** Looks on for where they part, as far as the first was seen. */
  compare(): Promise<void>;
  /** The second follows no more. */
  stop(): void;
}

const BLANK: PairState = { parting: null, until: 0, comparable: true };

/** The second run, open already, follows the first. */
export function paired(first: Lab, second: Lab): Pair {
  const state = createStore<PairState>()(() => BLANK);
  /** Moves that are known to be the same. */
  let same = 0;
  let busy = false;
  let stopped = false;
  let of = '';

  /** Another branch, or another run, is another comparison. */
  function begin(): void {
    const [a, b] = [first.session.getState(), second.session.getState()];
    const now = `${a.branch} ${b.branch} ${a.setup?.protocol} ${b.setup?.protocol}`;
    if (now === of) return;
    of = now;
    same = 0;
    state.setState({ ...BLANK, comparable: a.setup?.protocol === b.setup?.protocol });
  }

  async function compare(): Promise<void> {
    begin();
    if (busy || stopped) return;
    busy = true;
    try {
      for (;;) {
        const mine = of;
        const until = first.seenUntil();
        const { parting, comparable, until: compared } = state.getState();
        if (parting !== null || !comparable || compared >= until || stopped) return;
        const [a, b] = await Promise.all([first.digests(same, until), second.digests(same, until)]);
        begin();
        if (mine !== of) continue;
        const length = Math.min(a.digests.length, b.digests.length);
        const alike = a.digests.slice(0, length).findIndex((digest, i) => digest !== b.digests[i]);
        if (alike >= 0) return await part(same + alike);
        same += length;
        const [aEnds, bEnds] = [a.over && a.digests.length === length, b.over && b.digests.length === length];
        // One has nothing more up to that time, and the other has.
        if (aEnds !== bEnds && (aEnds ? b : a).digests.length > length) return await part(same);
        if (aEnds && bEnds) state.setState({ until });
      }
    } finally {
      busy = false;
    }
  }

  /** They part at a position: the earlier of the two moves there says when. */
  async function part(position: number): Promise<void> {
    const times = await Promise.all([first.timeOf(position), second.timeOf(position)]);
    const known = times.filter((at) => at !== null);
    state.setState({ parting: { position, at: Math.min(...known) } });
  }

  const stops = [
    first.playback.subscribe((playback) => second.playback.setState(playback)),
    first.projector.subscribe(({ playhead }) => second.seek(playhead)),
    first.session.subscribe(begin),
    second.session.subscribe(begin),
  ];
  second.playback.setState(first.playback.getState());
  begin();

  return {
    first,
    second,
    state,
    compare,
    stop() {
      stopped = true;
      for (const stop of stops) stop();
      second.playback.setState({ playing: false });
    },
  };
}
