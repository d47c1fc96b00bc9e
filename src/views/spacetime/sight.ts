// Which stretch of time is in view. A run that is shorter than the view fills it; a longer one is followed. Who zooms has
// chosen how much is in view, and keeps it.

import type { Micros } from '../../engine/protocol.ts';
import type { Picture } from '../../store/picture.ts';
import { centred, fitted, followed, keptInSight, type Span } from './time.ts';

/** For so long what happens stays in view at least, in microseconds of real time. */
const IN_SIGHT = 2_000_000;

export class Sight {
  span: Span = { from: 0, length: 1_000_000 };
  follows = true;
  /** How much time is in view at rest. */
  private resting = 1_000_000;
  /** The run fills the view until it is so long; null: the reader chose what is in view. */
  private most: Micros | null = null;
  /** It has filled the view: from then on it is never narrowed. */
  private fills = false;

  /** Another run: no more of it is in view at once than `most`. */
  begin(most: Micros): void {
    this.most = most;
    this.resting = most;
    this.span = { from: 0, length: most };
    this.fills = false;
  }

  /** Steps are told now, or time is again: as much is in view as suits that, unless the reader has chosen. */
  turn(most: Micros): void {
    if (this.most === null) return;
    this.most = most;
    this.resting = most;
    this.fills = false;
  }

  look(span: Span): void {
    this.span = span;
    this.resting = span.length;
    this.most = null;
  }

  /** All that was seen is in view, and what follows. */
  showAll(seenUntil: Micros): void {
    this.span = fitted(this.span, seenUntil, Number.MAX_SAFE_INTEGER);
    this.resting = this.span.length;
    this.most = this.span.length;
    this.fills = true;
    this.follows = true;
  }

  /** @param speed virtual seconds a real second, while it plays. */
  show({ playing, playhead }: Picture, seenUntil: Micros, speed: number): void {
    const most = Math.max(playing ? speed * IN_SIGHT : 0, this.most ?? this.resting);
    const whole = this.most === null ? null : fitted(this.span, Math.max(playhead, seenUntil), most);
    if (whole !== null && whole.length < most) {
      // What is seen less of in another future stays as wide as it was.
      if (!this.fills || whole.length > this.span.length || this.span.from > 0) this.span = whole;
      this.fills = true;
      return;
    }
    this.fills = true;
    if (Math.round(most) !== Math.round(this.span.length))
      this.span = centred({ ...this.span, length: most }, playhead);
    this.span = playing ? followed(this.span, playhead) : keptInSight(this.span, playhead);
  }
}
