// What React draws of the picture: now and then while it plays, all panels in one go; at rest every change, after the
// frame that shows it. Stage, diagram and clock draw themselves at once and wait for no panel.

import { flushSync } from 'react-dom';
import type { Lab } from './lab.ts';
import type { Picture } from './picture.ts';

/** Between two renders while it plays, in milliseconds of real time: what is looked at, and what is read. */
const SEEN = 120;
const READ = 600;
/** Played at about its own speed a run makes a hundred moves between two glances: then nothing is more than read. */
export const READ_FROM = 1 / 2;
/**
 * Milliseconds of a frame in which panels are rendered, laid out and painted, from which on those that are looked at change
 * no oftener than those that are read: on a slow machine the picture moves evenly instead.
 */
const DEAR = 8;

/** `quick` follows what is looked at; `calm` is for sentences: nobody reads faster. */
export type Pace = 'quick' | 'calm';

/** What comes of the film while the picture stays is looked at after so many milliseconds. */
const FILLED = 100;

export interface Glance {
  readonly picture: Picture | null;
  /** Counts up when the film holds more than at the last glance. */
  readonly filmed: number;
}

type Source = Pick<Lab, 'projector' | 'playback' | 'session'>;

class Throttled {
  private readonly lab: Source;
  private readonly pace: Pace;
  private readonly readers = new Set<(glance: Glance) => void>();
  private stops: readonly (() => void)[] = [];
  private last: Glance;
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private frame = 0;
  /** Milliseconds of real time that such a frame takes, the later ones counting more. */
  private cost = 0;
  /** Of the run that was told of last. */
  private setup: unknown;

  constructor(lab: Source, pace: Pace) {
    this.lab = lab;
    this.pace = pace;
    this.last = this.newest();
    this.setup = lab.session.getState().setup;
  }

  newest(): Glance {
    return { picture: this.lab.projector.now(), filmed: this.lab.session.getState().filmed };
  }

  subscribe(reader: (glance: Glance) => void): () => void {
    this.readers.add(reader);
    if (this.readers.size === 1) this.watch();
    reader(this.newest());
    return () => {
      this.readers.delete(reader);
      if (this.readers.size > 0) return;
      for (const stop of this.stops) stop();
      this.rest();
    };
  }

  private watch(): void {
    const { projector, session } = this.lab;
    const drawn = () => {
      // Another run: no panel may tell of the one before in the words of this one.
      if (session.getState().setup === this.setup) this.look();
      else this.tell();
    };
    this.stops = [projector.subscribe(drawn), session.subscribe(() => this.look())];
  }

  private rest(): void {
    clearTimeout(this.waiting);
    this.waiting = undefined;
    if (this.frame !== 0) cancelAnimationFrame(this.frame);
    this.frame = 0;
  }

  private look(): void {
    const { picture, filmed } = this.newest();
    const { playing = false, shot } = picture ?? {};
    const { last } = this;
    if (picture === last.picture && filmed === last.filmed) return;
    if (playing) {
      // What comes of the film is looked at with the next shot.
      if (this.waiting !== undefined || shot === last.picture?.shot) return;
      // On one grid of time, so that both paces meet in one frame.
      const rest = this.isRead() ? READ : SEEN;
      this.waiting = setTimeout(this.inAFrame, rest - (performance.now() % rest));
    } else if (picture !== last.picture) this.afterThisFrame();
    // What has come of the film, and nothing else: more is coming, and all of it is looked at in one go.
    else this.waiting ??= setTimeout(this.tell, FILLED);
  }

  private isRead(): boolean {
    return this.pace === 'calm' || this.cost > DEAR || this.lab.playback.getState().speed >= READ_FROM;
  }

  private afterThisFrame(): void {
    // A page that nobody sees has no frames.
    if (document.hidden) this.tell();
    else if (this.frame === 0) {
      this.frame = requestAnimationFrame(() => {
        clearTimeout(this.waiting);
        this.waiting = setTimeout(this.tell, 0);
      });
    }
  }

  /** All of it within one frame: rendered and laid out, so that the frames about it have nothing of it to do. */
  private readonly inAFrame = () => {
    if (document.hidden) this.tell();
    else if (this.frame === 0) this.frame = requestAnimationFrame(this.render);
  };

  private readonly render = () => {
    const began = performance.now();
    flushSync(this.tell);
    // Comes next after the browser has laid out and painted.
    setTimeout(() => {
      this.cost += (performance.now() - began - this.cost) / 4;
    });
  };

  private readonly tell = () => {
    this.rest();
    this.last = this.newest();
    this.setup = this.lab.session.getState().setup;
    for (const reader of this.readers) reader(this.last);
  };
}

const all: { readonly [pace in Pace]: WeakMap<Source, Throttled> } = { quick: new WeakMap(), calm: new WeakMap() };

export function throttled(lab: Source, pace: Pace = 'quick'): Throttled {
  let glances = all[pace].get(lab);
  if (glances === undefined) {
    glances = new Throttled(lab, pace);
    all[pace].set(lab, glances);
  }
  return glances;
}
