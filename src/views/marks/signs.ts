// The signs that a node or a link may bear, as path data about (0, 0). They are in the first picture; what the shapes of
// messages are comes with the messages.

/** A cross of half the given size. */
export function cross(half: number): string {
  return `M${-half} ${-half}L${half} ${half}M${half} ${-half}L${-half} ${half}`;
}

export const PAUSED = 'M-3 -4V4M3 -4V4';
/** The barrier of a one-way cut, before an arrow that points to the right. */
export const BARRED = 'M-6 0H3M0 -3.4L3.4 0L0 3.4M6 -4.5V4.5';
