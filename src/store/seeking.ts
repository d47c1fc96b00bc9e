// To another moment of the branch on show: a time, as often as wanted while somebody drags; a position; a move on or back.

import type { StoreApi } from 'zustand/vanilla';
import type { Micros } from '../engine/protocol.ts';
import { LIMITS } from '../scenarios/limits.ts';
import type { BranchInfo } from '../worker/wire.ts';
import type { Fetcher } from './fetching.ts';
import type { Film } from './film.ts';
import type { Futures } from './futures/branches.ts';
import type { Lab, SessionState } from './lab.ts';
import type { Playhead } from './playhead.ts';
import type { Queue } from './queue.ts';

/** Statements in a row that make no move, at the most: a text holds no more. */
const STATEMENTS = LIMITS.statements;

interface Ground {
  readonly session: StoreApi<SessionState>;
  readonly film: Film;
  readonly fetcher: Fetcher;
  readonly futures: Futures;
  readonly head: Playhead;
  readonly inTurn: Queue;
  readonly giveWay: () => void;
  readonly ahead: () => void;
  readonly pause: () => void;
  /** Simulates up to a time and shows it. */
  readonly reach: (at: Micros) => Promise<void>;
  /** A branch is not played on: where it stands, and what to do when it may. */
  readonly stop: (branch: BranchInfo, again: () => void) => null;
}

export interface Seeking extends Pick<Lab, 'seek' | 'step'> {
  /** The world just after the move that led to a position, at that time or a later one. */
  readonly show: (position: number, at?: Micros) => Promise<void>;
  /** Another time is wanted than the one that is on its way. */
  readonly isSought: () => boolean;
  /** When the time that was wanted last is on show. */
  readonly arrived: () => Promise<void>;
  /** Another branch is on show: no time of this one is wanted any more. */
  readonly forget: () => void;
}

export function seeking(ground: Ground): Seeking {
  const { session, film, fetcher, futures, head, inTurn, giveWay, ahead, pause, reach, stop } = ground;
  let wanted: Micros | null = null;
  let under = false;
  let arriving = Promise.resolve();

  function seek(at: Micros): void {
    wanted = Math.max(0, Math.floor(at));
    if (wanted !== head.at) giveWay();
    if (!under) arriving = follow();
  }

  /** Goes after the last time wanted; what was wanted meanwhile is skipped. */
  async function follow(): Promise<void> {
    const mine = fetcher.era;
    under = true;
    while (wanted !== null && mine === fetcher.era) {
      const at = wanted;
      wanted = null;
      const position = at <= film.until ? film.positionAt(at) : undefined;
      const near = position === undefined ? undefined : film.shot(position);
      if (near === undefined) await reach(at);
      else {
        head.put(near, at);
        ahead();
      }
    }
    if (mine === fetcher.era) under = false;
  }

  async function show(position: number, at: Micros = 0): Promise<void> {
    giveWay();
    const p = Math.max(0, Math.min(position, film.length));
    if (film.shot(p) === undefined && !(await fetcher.one(p))) return;
    const there = film.shot(p);
    if (there === undefined) return;
    head.put(there, at);
    // What is told of a moment looks at the moments about it.
    void fetcher.fill(p);
  }

  async function step(by: 1 | -1): Promise<boolean> {
    pause();
    const { shot } = head;
    if (shot === null) return false;
    const goal = shot.position + by;
    // Back from between two moves: first to the move that was made last.
    if (by < 0 && head.at > shot.at) {
      head.put(shot, shot.at);
      return true;
    }
    const mine = fetcher.era;
    // What a script says between two moves takes its share of what is played at once.
    for (let i = 0; i < STATEMENTS && goal > film.length && mine === fetcher.era; i++) {
      await fetcher.more(Number.MAX_SAFE_INTEGER, 1);
      const grown = futures.info(session.getState().branch);
      if (grown === undefined || grown.still || grown.stopped !== null) break;
    }
    const info = futures.info(session.getState().branch);
    if (goal > film.length && info !== undefined && info.stopped !== null)
      stop(info, () => void inTurn(() => step(by)));
    // With nothing ahead the playhead stays, between two moves too.
    else if (goal <= film.length) await show(goal);
    return head.shot?.position !== shot.position;
  }

  return {
    seek,
    show,
    step,
    isSought: () => wanted !== null,
    arrived: () => arriving,
    forget() {
      wanted = null;
      under = false;
    },
  };
}
