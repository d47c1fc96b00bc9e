// What React draws of the picture: now and then while it plays, all panels in one go; at rest every change, after the
// frame that shows it. Stage, diagram and clock draw themselves at once and wait for no panel.

import type { Lab } from './lab.ts';
import type { Picture } from './picture.ts';

/** Between two renders while it plays, in milliseconds of real time: nobody reads faster. */
const READABLE = 120;
/** Played at about its own speed a run makes a hundred moves between two glances: nobody reads them. */
const GLANCED = 360;
const GLANCED_FROM = 1 / 2;

export interface Glance {
  readonly picture: Picture | null;
  /** Counts up when the film holds more than at the last glance. */
  readonly filmed: number;
}

type Source = Pick<Lab, 'projector' | 'playback' | 'session'>;

class Glances {
  private readonly lab: Source;
  private readonly readers = new Set<(glance: Glance) => void>();
  private stops: readonly (() => void)[] = [];
  private last: Glance;
  private at = Number.NEGATIVE_INFINITY;
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private frame = 0;
  /** Of the run that was told of last. */
  private setup: unknown;

  constructor(lab: Source) {
    this.lab = lab;
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
    if (!playing) this.afterThisFrame();
    else if (this.waiting === undefined && shot !== last.picture?.shot) {
      const rest = this.lab.playback.getState().speed >= GLANCED_FROM ? GLANCED : READABLE;
      this.waiting = setTimeout(this.tell, Math.max(0, rest - (performance.now() - this.at)));
    }
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

  private readonly tell = () => {
    this.rest();
    this.at = performance.now();
    this.last = this.newest();
    this.setup = this.lab.session.getState().setup;
    for (const reader of this.readers) reader(this.last);
  };
}

const all = new WeakMap<Source, Glances>();

export function glancesOf(lab: Source): Glances {
  let glances = all.get(lab);
  if (glances === undefined) {
    glances = new Glances(lab);
    all.set(lab, glances);
  }
  return glances;
}
