// Two runs on one clock: the second shows what the first one's playhead shows, both speak of the same selection, and where
// they part is looked for as far as the first was seen.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Micros } from '../../engine/protocol.ts';
import type { Lab } from '../lab.ts';
import { besideOf } from './second.ts';
import { together, type Which } from './selection.ts';

export type { Which };

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
  /** Its clock is the first one's: whoever moves its time moves both. */
  readonly second: Lab;
  readonly state: StoreApi<PairState>;
  /** Shows the moment at which they part, in each just after its move there. */
  goToParting(): Promise<void>;
  /** The second follows no more. */
  stop(): void;
}

const BLANK: PairState = { parting: null, until: 0, comparable: true };
/** Looked for again no oftener than this, in real milliseconds. */
const RESTS = 250;

/**
 * The second run, open already, follows the first.
 * @param touched is told in which of the two somebody selected or did something.
 */
export function paired(first: Lab, own: Lab, touched: (which: Which) => void = () => {}): Pair {
  const state = createStore<PairState>()(() => BLANK);
  const { second, stand, stop: stopFollowing } = besideOf(first, own);
  /** Moves that are known to be the same. */
  let same = 0;
  let busy = false;
  let stopped = false;
  let of = '';
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let wanted = false;

  /** Another branch, or another run, is another comparison. */
  function begin(): void {
    const [a, b] = [first.session.getState(), own.session.getState()];
    const now = `${a.branch} ${b.branch} ${a.setup?.protocol} ${b.setup?.protocol}`;
    if (now === of) return;
    of = now;
    same = 0;
    tell({ ...BLANK, comparable: a.setup?.protocol === b.setup?.protocol });
  }

  /** The diagram of each run marks where they part. */
  function tell(change: Partial<PairState>): void {
    state.setState(change);
    const partedAt = state.getState().parting?.at ?? null;
    for (const { session } of [first, own])
      if (session.getState().partedAt !== partedAt) session.setState({ partedAt });
  }

  /** Looks on now, or after a rest when it has just looked. */
  function soon(): void {
    begin();
    wanted = true;
    if (waiting === undefined) look();
  }

  function look(): void {
    wanted = false;
    waiting = setTimeout(() => {
      waiting = undefined;
      if (wanted) look();
    }, RESTS);
    void compare();
  }

  async function compare(): Promise<void> {
    if (busy || stopped) return;
    busy = true;
    try {
      for (;;) {
        const mine = of;
        const until = first.seenUntil();
        const { parting, comparable, until: compared } = state.getState();
        if (parting !== null || !comparable || compared >= until || stopped) return;
        const [a, b] = await Promise.all([first.digests(same, until), own.digests(same, until)]);
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
        // As far as both are played; what lies beyond is compared when somebody has them go on.
        else if (length === 0 && (a.stopped || b.stopped)) return;
      }
    } finally {
      busy = false;
    }
  }

  /** They part at a position: the earlier of the two moves there says when. */
  async function part(position: number): Promise<void> {
    const mine = of;
    const times = await Promise.all([first.timeOf(position), own.timeOf(position)]);
    const known = times.filter((at) => at !== null);
    if (mine === of) tell({ parting: { position, at: Math.min(...known) } });
  }

  const stops = [
    first.projector.subscribe(soon),
    first.session.subscribe(soon),
    own.session.subscribe(soon),
    together(first, own, () => state.getState(), touched),
    stopFollowing,
  ];

  return {
    first,
    second,
    state,
    async goToParting() {
      const { parting } = state.getState();
      if (parting === null) return;
      const { position, at } = parting;
      // Where one makes its move later, or none, it has not made it yet.
      const [one, two] = await Promise.all([first.timeOf(position), own.timeOf(position)]);
      first.pause();
      if (two === at) stand(at, position);
      if (one === at) await first.show(position);
      else first.seek(at);
    },
    stop() {
      stopped = true;
      clearTimeout(waiting);
      for (const stop of stops) stop();
      first.session.setState({ partedAt: null });
    },
  };
}
