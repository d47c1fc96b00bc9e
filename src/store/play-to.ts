// Playing to a time, however far away: a slice after the other, as long as somebody waits for it and nothing stops it. A run
// is not played without end: where it is stopped, the page stands at the moment reached, and says so.

import type { StoreApi } from 'zustand/vanilla';
import type { Micros } from '../engine/protocol.ts';
import type { Client } from '../worker/client.ts';
import type { BranchInfo, Reply, Shot } from '../worker/wire.ts';
import type { Fetcher } from './fetching.ts';
import type { Film } from './film.ts';
import type { Futures, Place } from './futures/branches.ts';
import type { SessionState } from './lab.ts';
import type { Searches } from './searches.ts';

interface Ground extends Searches {
  readonly client: Client;
  readonly session: StoreApi<SessionState>;
  readonly film: Film;
  readonly fetcher: Fetcher;
  readonly futures: Futures;
  /** Another time is wanted meanwhile. */
  readonly isSought: () => boolean;
  readonly put: (shot: Shot, at: Micros) => void;
  readonly ahead: () => void;
  readonly seek: (at: Micros) => void;
  readonly goTo: (place: Place) => Promise<void>;
  readonly heed: (info: BranchInfo) => void;
}

/** What a question for a time is answered with. */
type Seen = Reply<'seek'>;

export function playingTo(ground: Ground) {
  const { client, session, film, fetcher, futures, isSought, put, ahead, seek, goTo, heed, inTurn, giveWay, search } =
    ground;
  /** What was left to do where a run was stopped. */
  let again: (() => void) | null = null;
  /** What takes a while is to end where it is. */
  let leaving = false;

  /** A branch is not played on: says so where it stands. */
  function stop({ stopped, length: moves, end: at }: BranchInfo, then: () => void): null {
    again = then;
    if (stopped !== null) session.setState({ stopped: { ...stopped, moves, at } });
    return null;
  }

  /** The last answer of those that are asked for until one is what is wanted, or nobody waits any more. */
  async function towards(branch: number, at: Micros, isThere: (reply: Seen) => boolean): Promise<Seen | null> {
    const mine = fetcher.era;
    const gone = () => mine !== fetcher.era;
    leaving = false;
    let last: Seen | null = null;
    await search(gone, async ({ ended, tell }) => {
      const begun = futures.info(branch);
      if (begun !== undefined) tell(begun, at);
      for (;;) {
        last = await client.ask('seek', { branch, at: Math.floor(at) });
        if (gone()) return null;
        tell(last.branch, at);
        if (isThere(last) || last.branch.stopped !== null || isSought() || ended()) break;
      }
      // The film's index has to follow before anything can be looked up in it.
      const { id, length } = last.branch;
      while (id === session.getState().branch && film.length < length && !ended()) await fetcher.catchUp(length, ended);
      return true;
    });
    return gone() ? null : last;
  }

  /** Simulates up to a time and shows it, or the moment that it came to when it was stopped or left off. */
  async function reach(at: Micros): Promise<void> {
    const mine = fetcher.era;
    const last = await towards(session.getState().branch, at, ({ reached }) => reached);
    if (last === null || (!last.reached && isSought())) return;
    const { stopped, length, end } = last.branch;
    // Something else was done meanwhile: what is on show stays.
    if (!last.reached && stopped === null && !leaving) return ahead();
    while (film.length < length) {
      await fetcher.catchUp(length);
      if (mine !== fetcher.era) return;
    }
    put(last.shot, last.reached ? at : end);
    if (!last.reached && stopped !== null) stop(last.branch, () => seek(at));
    ahead();
  }

  /** Plays what a future shares with others; whether it can be shown then. Where it cannot, what they came to is shown. */
  async function begins({ branch, at }: Pick<Place, 'branch' | 'at'>): Promise<boolean> {
    if (branch === futures.root || (futures.info(branch)?.length ?? 0) > 0) return true;
    const last = await towards(branch, at, (reply) => reply.branch.id === branch);
    if (last === null || last.branch.id === branch) return last !== null;
    const { id, end, stopped } = last.branch;
    if (stopped === null && !leaving) return false;
    await goTo({ branch: id, at: end, position: 0 });
    if (stopped !== null) stop(last.branch, () => void inTurn(() => goTo({ branch, at, position: 0 })));
    return false;
  }

  /** Ends what takes a while, and stands at the moment that it has come to. */
  function leaveOff(): void {
    leaving = true;
    giveWay();
  }

  async function goOn(): Promise<void> {
    const { stopped } = session.getState();
    if (stopped === null || stopped.last) return;
    const then = again;
    session.setState({ stopped: null });
    await client.ask('permit', {});
    for (const info of futures.stopped) heed({ ...info, stopped: null });
    then?.();
  }

  return { reach, begins, stop, leaveOff, goOn };
}
