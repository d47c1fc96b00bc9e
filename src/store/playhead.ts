// What is on show: the last shot at or before the playhead. Whoever moves the playhead puts a shot here.

import type { StoreApi } from 'zustand/vanilla';
import type { Micros } from '../engine/protocol.ts';
import type { Shot } from '../worker/wire.ts';
import type { Fetcher } from './fetching.ts';
import type { Film } from './film.ts';
import type { Futures, Place } from './futures/branches.ts';
import type { Lab, PlaybackState, SessionState } from './lab.ts';
import type { Screen } from './picture.ts';

interface Ground {
  readonly session: StoreApi<SessionState>;
  readonly playback: StoreApi<PlaybackState>;
  readonly film: Film;
  readonly screen: Screen;
  readonly fetcher: Fetcher;
  readonly futures: Futures;
  readonly guide: () => Lab['guide'];
}

export class Playhead {
  at: Micros = 0;
  /** Null until the first scenario is open. */
  shot: Shot | null = null;
  private readonly ground: Ground;

  constructor(ground: Ground) {
    this.ground = ground;
  }

  put = (wanted: Shot, time: Micros): void => {
    const { session, playback, film, screen, futures, guide } = this.ground;
    let [next, at] = [wanted, Math.max(time, wanted.at)];
    const bar = guide()?.bar(session.getState().branch) ?? null;
    if (bar !== null && (at > bar.at || next.position > bar.position)) {
      guide()?.barred();
      // Where it is not at hand the playhead stays.
      next = film.shot(bar.position) ?? this.shot ?? next;
      at = Math.min(at, bar.at);
    }
    this.shot = next;
    this.at = Math.max(at, next.at);
    futures.see(session.getState().branch, { at: this.at, position: next.position });
    // While a beat is read, or somebody chooses from a menu, everything rests.
    const { playing, breath, held } = playback.getState();
    screen.show({ shot: next, playhead: this.at, playing: playing && breath === null && !held });
    if (film.takeOld(next.position)) void this.renew(next);
  };

  private async renew(old: Shot): Promise<void> {
    const { film, fetcher } = this.ground;
    await fetcher.renew(old.position);
    const again = film.shot(old.position);
    if (this.shot === old && again !== undefined) this.put(again, this.at);
  }

  refresh = (): void => {
    if (this.shot !== null) this.put(this.shot, this.at);
  };

  /** Farthest time that was on show in a branch, in the one on show if none is named. */
  seenUntil = (branch = this.ground.session.getState().branch): Micros => this.ground.futures.farthest(branch).at;

  here = (): Place => ({
    branch: this.ground.session.getState().branch,
    at: this.at,
    position: this.shot?.position ?? 0,
  });
}
