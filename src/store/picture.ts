// What the views draw: the last move at or before the playhead, and the playhead. Whoever draws at every frame subscribes
// to the projector and writes to the DOM itself; whoever draws structure uses `usePicture` and is rendered by React.

import type { Micros } from '../engine/protocol.ts';
import type { Shot } from '../worker/wire.ts';

export interface Picture {
  readonly shot: Shot;
  /** Virtual time on show: at or after the shot's own. */
  readonly playhead: Micros;
  readonly playing: boolean;
}

export interface Projector {
  /** Counts the pictures shown. What need not be done at every frame takes turns by it, so that no frame does all of it. */
  readonly shown: number;
  now(): Picture | null;
  /** Calls `draw` at once and then once an animation frame in which something changed. A paused page calls nobody. */
  subscribe(draw: (picture: Picture) => void): () => void;
}

export class Screen implements Projector {
  shown = 0;
  private picture: Picture | null = null;
  private readonly draws = new Set<(picture: Picture) => void>();

  now(): Picture | null {
    return this.picture;
  }

  subscribe(draw: (picture: Picture) => void): () => void {
    this.draws.add(draw);
    if (this.picture !== null) draw(this.picture);
    return () => {
      this.draws.delete(draw);
    };
  }

  show(picture: Picture): void {
    this.shown++;
    this.picture = picture;
    for (const draw of this.draws) draw(picture);
  }
}
