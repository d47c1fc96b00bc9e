// Playing: the playhead goes on from frame to frame, as far as there is film. It stops at a breach and where nothing more
// happens, and at a beat until somebody goes on, or until it has been read.

import type { StoreApi } from 'zustand/vanilla';
import type { Micros } from '../engine/protocol.ts';
import { BLOCK, type BranchInfo, type Shot } from '../worker/wire.ts';
import type { Pacing } from './beats.ts';
import { breachBetween } from './breaches.ts';
import type { Conductor } from './conductor.ts';
import type { Fetcher } from './fetching.ts';
import type { Film } from './film.ts';
import type { Futures } from './futures/branches.ts';
import type { Growing } from './growing.ts';
import { interestAt, rangeOf } from './interest.ts';
import type { Lab, PlaybackState, SessionState } from './lab.ts';
import { isSparse, within } from './pace.ts';
import type { Screen } from './picture.ts';
import { Ticker } from './playback.ts';
import type { Playhead } from './playhead.ts';

const LAST = Number.MAX_SAFE_INTEGER;

interface Ground extends Pick<Growing, 'ahead' | 'filled'> {
  readonly session: StoreApi<SessionState>;
  readonly playback: StoreApi<PlaybackState>;
  readonly film: Film;
  readonly screen: Screen;
  readonly fetcher: Fetcher;
  readonly futures: Futures;
  readonly head: Playhead;
  readonly conductor: Conductor;
  readonly guide: () => Lab['guide'];
  readonly giveWay: () => void;
  readonly seek: (at: Micros) => void;
  /** A branch is not played on: where it stands, and what to do when it may. */
  readonly stop: (branch: BranchInfo, again: () => void) => null;
}

export type Playing = Pick<Lab, 'play' | 'pause' | 'hold' | 'setSpeed' | 'followInterest' | 'setPacing'>;

export function playing(ground: Ground): Playing {
  const { session, playback, film, screen, fetcher, futures, head, conductor } = ground;
  const { ahead, filled, giveWay, seek, stop, guide } = ground;
  const ticker = new Ticker(frame);
  /** How many hold time. */
  let holds = 0;

  function shotAt(at: Micros): Shot | undefined {
    const position = film.positionAt(at);
    if (position !== undefined) return film.shot(position);
    return isSparse(playback.getState()) ? film.nearest(at) : undefined;
  }

  /** Virtual seconds a real second at the playhead. */
  function rate({ scene: { network } }: Shot): number {
    const { byInterest, speed } = playback.getState();
    if (!byInterest) return speed;
    // Film is asked for as if it were played as fast as it may go.
    const { routine } = rangeOf(network);
    if (routine !== speed) playback.setState({ speed: routine });
    return interestAt(head.at, film.landmarks, network);
  }

  /** @param elapsed real milliseconds since the frame before. */
  function frame(elapsed: number): void {
    const { shot } = head;
    if (shot === null) return;
    if (playback.getState().held || conductor.holds(elapsed)) {
      ahead();
      return;
    }
    const info = futures.info(session.getState().branch);
    const goal = head.at + elapsed * 1000 * rate(shot);
    let reached = Math.min(goal, info?.still ? goal : film.until);
    let breach = breachBetween(film.landmarks, shot.position, reached);
    const beat = conductor.before(breach?.at ?? reached);
    if (beat !== null) {
      // Words that stand behind the move that broke something wait until somebody goes on from there.
      if (breach !== null && (beat.position ?? breach.position) < breach.position) breach = null;
      if (breach === null) reached = beat.at;
    }
    if (breach !== null) reached = breach.at;
    const exact = breach?.position ?? beat?.position ?? null;
    const next = exact === null ? shotAt(reached) : film.shot(exact);
    if (next === undefined) {
      // Not at hand: the frame is held until it is.
      const k = film.blockAt(reached);
      void fetcher.fill(exact ?? (film.has(k) ? shot.position + 1 : k * BLOCK));
      return;
    }
    head.put(next, Math.floor(reached));
    if (screen.shown % 2 === 1) ahead();
    if (breach !== null && breach.happening.kind === 'broke') {
      pause();
      session.setState({ breach: breach.happening.invariant });
    } else if (beat !== null) {
      if (conductor.arrive(beat)) pause();
    } else if (info?.still && next.position === film.length && reached >= film.end && conductor.before(LAST) === null) {
      pause(); // nothing more happens by itself
    } else if (info !== undefined && info.stopped !== null && reached >= film.until) {
      pause();
      stop(info, play);
    }
  }

  function play(): void {
    if (playback.getState().playing || guide()?.holds()) return;
    giveWay();
    conductor.begin();
    playback.setState({ playing: true });
    session.setState({ breach: null });
    head.refresh();
    ahead();
    ticker.start();
  }

  function pause(): void {
    if (!playback.getState().playing) return;
    ticker.stop();
    conductor.release();
    playback.setState({ playing: false });
    head.refresh();
    // Where shots were left out, the exact one is fetched now.
    if (film.positionAt(head.at) === undefined) {
      filled();
      seek(head.at);
    }
  }

  function hold(): () => void {
    holds++;
    if (holds === 1) playback.setState({ held: true });
    head.refresh();
    let over = false;
    return () => {
      if (over) return;
      over = true;
      holds--;
      if (holds > 0) return;
      playback.setState({ held: false });
      head.refresh();
    };
  }

  function setSpeed(speed: number): void {
    playback.setState({ speed: within(speed), byInterest: false });
    ahead();
  }

  function followInterest(): void {
    playback.setState({ byInterest: true });
    ahead();
  }

  function setPacing(pacing: Pacing): void {
    if (pacing === playback.getState().pacing) return;
    if (pacing !== 'breathe') conductor.release();
    playback.setState({ pacing });
  }

  return { play, pause, hold, setSpeed, followInterest, setPacing };
}
