// How a branch grows: what the worker tells of it, and film a while ahead of the playhead.

import type { StoreApi } from 'zustand/vanilla';
import type { BranchInfo } from '../worker/wire.ts';
import type { Audience, Fetcher } from './fetching.ts';
import type { Film } from './film.ts';
import type { Futures } from './futures/branches.ts';
import type { FutureTree } from './futures/tree.ts';
import type { PlaybackState, SessionState } from './lab.ts';
import { HELPING, paceOf } from './pace.ts';
import type { Playhead } from './playhead.ts';

interface Ground {
  readonly session: StoreApi<SessionState>;
  readonly playback: StoreApi<PlaybackState>;
  readonly film: Film;
  readonly fetcher: Fetcher;
  readonly futures: Futures;
  readonly tree: FutureTree;
  readonly head: Playhead;
}

export interface Growing extends Pick<Audience, 'grew' | 'filled'> {
  /** Takes in what a branch has come to. */
  readonly heed: (info: BranchInfo) => void;
  /** Simulates and fetches so that there is film a while ahead of the playhead. */
  readonly ahead: () => void;
}

export function growing({ session, playback, film, fetcher, futures, tree, head }: Ground): Growing {
  function heed(info: BranchInfo): void {
    futures.heed(info);
    if (info.id === session.getState().branch) {
      film.length = info.length;
      film.end = info.end;
      film.until = info.until;
    }
    const { shown } = futures;
    const { branches } = session.getState();
    // Lengths grow all the time; the chrome is told when a branch comes or goes.
    if (branches.length !== shown.length || branches.some(({ id }, i) => id !== shown[i]?.id)) tree.refresh();
  }

  function filled(): void {
    session.setState(({ filmed }) => ({ filmed: filmed + 1 }));
  }

  return {
    heed,
    filled,
    grew(info, { says, coming, marks }) {
      heed(info);
      tree.come(info.id, marks);
      if (head.shot !== null) film.trim(head.shot.position);
      // A line of words may come in one language first.
      const told = session.getState();
      if (JSON.stringify(told.says) !== JSON.stringify(says)) session.setState({ says, coming });
      else if (told.coming !== coming) session.setState({ coming });
      filled();
    },
    ahead() {
      const { lead, most, apart } = paceOf(playback.getState());
      const info = futures.info(session.getState().branch);
      if (fetcher.asking || info === undefined || info.still || info.stopped || film.until > head.at + lead) return;
      void fetcher.more(head.at + HELPING * lead, most, apart);
    },
  };
}
