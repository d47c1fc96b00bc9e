// Steps to the next happening, landmark or moment of a kind, and back.

import type { StoreApi } from 'zustand/vanilla';
import type { Micros } from '../engine/protocol.ts';
import type { Client } from '../worker/client.ts';
import type { BranchInfo } from '../worker/wire.ts';
import { type Beat, reachedAt, standsAt } from './beats.ts';
import type { Fetcher } from './fetching.ts';
import type { Film } from './film.ts';
import { found } from './finding.ts';
import type { Futures } from './futures/branches.ts';
import { stepHappening } from './happenings.ts';
import type { Found, Lab, SessionState } from './lab.ts';
import { nextOfKind } from './landmarks.ts';
import { JUMP_AT_ONCE } from './pace.ts';
import type { Projector } from './picture.ts';
import type { Searches } from './searches.ts';
import type { SelectionStore } from './selection.ts';

/** How far a jump looks, in virtual time. */
const FARTHEST = 60_000_000;

export interface Ground {
  readonly client: Client;
  readonly session: StoreApi<SessionState>;
  readonly film: Film;
  readonly fetcher: Fetcher;
  readonly futures: Futures;
  readonly projector: Projector;
  readonly selection: SelectionStore;
  readonly select: Lab['select'];
  readonly pause: () => void;
  readonly step: Lab['step'];
  readonly show: (position: number, at?: Micros) => Promise<void>;
  readonly seek: (at: Micros) => void;
  /** When the time that was wanted last is on show. */
  readonly arrived: () => Promise<void>;
  readonly search: Searches['search'];
  /** To go on with where a search was stopped, in its turn. */
  readonly again: Pick<Lab, 'find' | 'jump'>;
  /** A branch is not played on: where it stands, and what to do when it may. */
  readonly stop: (branch: BranchInfo, again: () => void) => null;
}

export type Jumps = Pick<Lab, 'find' | 'jump' | 'stepHappening'>;

export function jumping(ground: Ground): Jumps {
  const { client, session, film, fetcher, futures, projector, pause, show, seek, arrived, search, again, stop } =
    ground;

  /** Where to look from. What was made last lies behind whoever stands between two moves. */
  function stand(by: 1 | -1): { readonly at: Micros; readonly from: number } | null {
    const now = projector.now();
    if (now === null) return null;
    const { shot, playhead } = now;
    return { at: playhead, from: by < 0 && playhead > shot.at ? shot.position + 1 : shot.position };
  }

  const gone = (mine: number) => () => mine !== fetcher.era;

  /** To the very moment of a beat: after a quiet while it is later than the move that it stands behind. */
  async function showBeat({ at, position }: Beat): Promise<true> {
    if (position !== null) await show(position, at);
    else {
      seek(at);
      await arrived();
    }
    return true;
  }

  function toBeat(by: 1 | -1): Promise<Found> {
    const now = projector.now();
    const here = { at: now?.playhead ?? 0, position: now?.shot.position ?? 0 };
    return search(gone(fetcher.era), async ({ ended, tell }) => {
      for (;;) {
        const { branch, beats, coming } = session.getState();
        const reached = reachedAt(beats, here);
        const back = beats.slice(0, reached).findLast((beat) => !standsAt(beat, here));
        const beat = by > 0 ? beats[reached] : back;
        if (beat !== undefined) return showBeat(beat);
        const info = futures.info(branch);
        if (by < 0 || coming === 0 || info === undefined) return false;
        if (info.stopped !== null) return stop(info, () => void again.jump('beat', by));
        // Somewhere in what the text has still to tell.
        await fetcher.more(Math.max(film.until, here.at) + FARTHEST, JUMP_AT_ONCE);
        if (ended()) return null;
        tell(futures.info(branch) ?? info, null);
      }
    });
  }

  return {
    stepHappening(by) {
      pause();
      return stepHappening(ground, by);
    },
    async find(wanted, by) {
      pause();
      const here = stand(by);
      if (here === null) return false;
      const { branch } = session.getState();
      const sought = { branch, from: here.from + by, by, wanted, until: here.at + FARTHEST };
      return search(gone(fetcher.era), async (going) => {
        const last = await found(client, fetcher, film, sought, going);
        if (last === null) return null;
        const { position, branch: info } = last;
        if (position === null)
          return info.stopped === null || by < 0 ? false : stop(info, () => void again.find(wanted, by));
        await show(position);
        return true;
      });
    },
    async jump(kind, by) {
      pause();
      const here = stand(by);
      if (here === null) return false;
      if (kind === 'beat') return toBeat(by);
      const limit = here.at + FARTHEST;
      return search(gone(fetcher.era), async ({ ended, tell }) => {
        for (;;) {
          const { branch, protocol } = session.getState();
          const mark = nextOfKind(film.landmarks, kind, protocol, here.from, by);
          if (mark !== undefined) {
            await show(mark.position);
            return true;
          }
          const info = futures.info(branch);
          if (by < 0 || info === undefined || info.still || film.until >= limit) return false;
          if (info.stopped !== null) return stop(info, () => void again.jump(kind, by));
          await fetcher.more(limit, JUMP_AT_ONCE);
          if (ended()) return null;
          tell(futures.info(branch) ?? info, null);
        }
      });
    },
  };
}
