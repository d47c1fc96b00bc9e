// Playing: the playhead goes on from frame to frame, as far as there is film, and stops at a breach and where nothing more
// happens.

import type { StoreApi } from 'zustand/vanilla';
import type { Micros } from '../engine/protocol.ts';
import { BLOCK, type BranchInfo, type Shot } from '../worker/wire.ts';
import type { Fetcher } from './fetching.ts';
import type { Film } from './film.ts';
import type { Futures } from './futures/branches.ts';
import type { Growing } from './growing.ts';
import type { Lab, PlaybackState, SessionState } from './lab.ts';
import { breachBetween } from './landmarks.ts';
import { isSparse, within } from './pace.ts';
import type { Screen } from './picture.ts';
import { Ticker } from './playback.ts';
import type { Playhead } from './playhead.ts';

interface Ground extends Pick<Growing, 'ahead' | 'filled'> {
  readonly session: StoreApi<SessionState>;
  readonly playback: StoreApi<PlaybackState>;
  readonly film: Film;
  readonly screen: Screen;
  readonly fetcher: Fetcher;
  readonly futures: Futures;
  readonly head: Playhead;
  readonly giveWay: () => void;
  readonly seek: (at: Micros) => void;
  /** A branch is not played on: where it stands, and what to do when it may. */
  readonly stop: (branch: BranchInfo, again: () => void) => null;
}

export type Playing = Pick<Lab, 'play' | 'pause' | 'setSpeed'>;

export function playing(ground: Ground): Playing {
  const { session, playback, film, screen, fetcher, futures, head, ahead, filled, giveWay, seek, stop } = ground;
  const ticker = new Ticker(() => playback.getState().speed, frame);

  function shotAt(at: Micros): Shot | undefined {
    const position = film.positionAt(at);
    if (position !== undefined) return film.shot(position);
    return isSparse(playback.getState()) ? film.nearest(at) : undefined;
  }

  function frame(elapsed: Micros): void {
    const { shot } = head;
    if (shot === null) return;
    const info = futures.info(session.getState().branch);
    const goal = head.at + elapsed;
    let reached = Math.min(goal, info?.still ? goal : film.until);
    const breach = breachBetween(film.landmarks, shot.position, reached);
    if (breach !== null) reached = breach.at;
    const next = breach === null ? shotAt(reached) : film.shot(breach.position);
    if (next === undefined) {
      // Not at hand: the frame is held until it is.
      const k = film.blockAt(reached);
      void fetcher.fill(breach?.position ?? (film.has(k) ? shot.position + 1 : k * BLOCK));
      return;
    }
    head.put(next, Math.floor(reached));
    if (screen.beat % 2 === 1) ahead();
    if (breach !== null && breach.happening.kind === 'broke') {
      pause();
      session.setState({ breach: breach.happening.invariant });
    } else if (info?.still && next.position === film.length && reached >= film.end) {
      pause(); // nothing more happens by itself
    } else if (info !== undefined && info.stopped !== null && reached >= film.until) {
      pause();
      stop(info, play);
    }
  }

  function play(): void {
    if (playback.getState().playing) return;
    giveWay();
    playback.setState({ playing: true });
    session.setState({ breach: null });
    head.refresh();
    ahead();
    ticker.start();
  }

  function pause(): void {
    if (!playback.getState().playing) return;
    ticker.stop();
    playback.setState({ playing: false });
    head.refresh();
    // Where shots were left out, the exact one is fetched now.
    if (film.positionAt(head.at) === undefined) {
      filled();
      seek(head.at);
    }
  }

  function setSpeed(speed: number): void {
    playback.setState({ speed: within(speed) });
    ahead();
  }

  return { play, pause, setSpeed };
}
