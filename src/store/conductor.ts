// The conductor: which beats the branch on show has, and whether the playhead is held at one. A beat is never run past: the
// playhead stands at its very moment, until somebody goes on or, in a run that breathes, until it has been read.

import type { StoreApi } from 'zustand/vanilla';
import type { Micros } from '../engine/protocol.ts';
import type { Language } from '../speech/languages.ts';
import { type Beat, beatsOf, type Moment, reachedAt, readingTime, saidWith, standsAt, wordsOf } from './beats.ts';
import type { Futures } from './futures/branches.ts';
import type { PlaybackState, SessionState } from './lab.ts';
import type { Playhead } from './playhead.ts';

interface Ground {
  readonly session: StoreApi<SessionState>;
  readonly playback: StoreApi<PlaybackState>;
  readonly futures: Futures;
  readonly head: Playhead;
  /** In which language beats are read. */
  readonly language: () => Language;
}

export class Conductor {
  private readonly ground: Ground;
  /** Nothing has moved since the run was opened: what is told at its beginning is still to be told. */
  private fresh = true;
  /** By branch that was on show: its captions, and how many it still has. */
  private readonly told = new Map<number, Pick<SessionState, 'says' | 'coming'>>();
  /** The beat that is being read, and for how many real milliseconds it was held. */
  private reading: Beat | null = null;
  private held = 0;

  constructor(ground: Ground) {
    this.ground = ground;
    ground.session.subscribe((now, before) => {
      if (now.setup !== before.setup) {
        this.fresh = true;
        this.told.clear();
      }
      if (
        now.says !== before.says ||
        now.coming !== before.coming ||
        now.marks !== before.marks ||
        now.captions !== before.captions ||
        now.branch !== before.branch
      )
        this.gather();
      if (now.branch !== before.branch) this.release();
    });
  }

  private gather(): void {
    const { session, futures } = this.ground;
    const { branch, says, coming, marks, captions } = session.getState();
    const beats = beatsOf(
      saidWith(
        says,
        captions.filter((caption) => futures.holds(branch, caption)),
      ),
      marks.filter((mark) => futures.holds(branch, mark)),
    );
    this.told.set(branch, { says, coming });
    session.setState({ beats, lesson: this.lessonOf(branch, coming) });
  }

  /** The nearest branch that it comes from whose captions go on beyond where it was left, if its own have none. */
  private lessonOf(branch: number, coming: number): SessionState['lesson'] {
    if (coming > 0 || this.ground.futures.isTold(branch)) return null;
    for (let child = this.ground.futures.info(branch); child !== undefined; ) {
      const { at, parent } = child;
      if (parent === null) return null;
      const told = this.told.get(parent);
      if (told !== undefined && (told.coming > 0 || told.says.some((said) => said.at > at)))
        return { branch: parent, at };
      child = this.ground.futures.info(parent);
    }
    return null;
  }

  private get here(): Moment {
    const { head } = this.ground;
    return { at: head.at, position: head.shot?.position ?? 0 };
  }

  /** The first beat that playing up to a time would run past; null for none. */
  before(time: Micros): Beat | null {
    if (this.ground.playback.getState().pacing === 'off') return null;
    const { beats } = this.ground.session.getState();
    const { here } = this;
    const next = beats[this.fresh && here.at === 0 && here.position === 0 ? 0 : reachedAt(beats, here)];
    return next !== undefined && next.at <= time ? next : null;
  }

  /** The playhead has come to a beat. Whether it waits there; else it holds while the beat is read. */
  arrive(beat: Beat): boolean {
    const { playback, head, language } = this.ground;
    this.fresh = false;
    this.held = 0;
    this.reading = beat;
    const waits = playback.getState().pacing === 'wait';
    if (waits) return true;
    playback.setState({ breath: readingTime(wordsOf(beat, language())) });
    head.refresh();
    return false;
  }

  /** Whether a frame that lasted so many real milliseconds is spent on reading. */
  holds(elapsed: number): boolean {
    const { breath } = this.ground.playback.getState();
    if (breath === null) return false;
    this.held += elapsed;
    // Who goes elsewhere meanwhile has read it.
    if (this.held < breath && this.reading !== null && standsAt(this.reading, this.here)) return true;
    this.release();
    return false;
  }

  /** Nothing is held any more. */
  release = (): void => {
    const { playback } = this.ground;
    if (playback.getState().breath !== null) playback.setState({ breath: null });
  };

  /** Somebody plays on: what stands there by now has been read. */
  begin(): void {
    const { beats } = this.ground.session.getState();
    if (beats.some((beat) => standsAt(beat, this.here))) this.fresh = false;
  }
}
