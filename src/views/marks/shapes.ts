// The marks: a message's kind by its shape, what it says by its style, as path data about (0, 0).

import type { Message, MessageKind, Style } from '../../engine/protocol.ts';

export type Shape = MessageKind['shape'];

/** Every shape within about 8 px of its centre, of about the same weight to the eye. */
export const SHAPES: { readonly [shape in Shape]: string } = {
  circle: 'M-7.5 0a7.5 7.5 0 1 0 15 0a7.5 7.5 0 1 0 -15 0Z',
  square: 'M-5 -6.8H5Q6.8 -6.8 6.8 -5V5Q6.8 6.8 5 6.8H-5Q-6.8 6.8 -6.8 5V-5Q-6.8 -6.8 -5 -6.8Z',
  diamond: 'M0 -8.8L8.8 0L0 8.8L-8.8 0Z',
  triangle: 'M0 -8.6L8.4 6.4H-8.4Z',
  bar: 'M-7.6 -4.4H7.6Q8.6 -4.4 8.6 -3.4V3.4Q8.6 4.4 7.6 4.4H-7.6Q-8.6 4.4 -8.6 3.4V-3.4Q-8.6 -4.4 -7.6 -4.4Z',
};

/** What bars a shape that refuses: hollow, and no cross, which is for what was lost. */
export const REFUSED = 'M-3.4 0H3.4';

export function styleOf({ style }: MessageKind, message: Message): Style {
  if (typeof style === 'string') return style;
  return style.consents(message as never) ? 'filled' : 'crossed';
}

/** The styles that messages of a kind may have, for the legend. */
export function stylesOf({ style }: MessageKind): readonly Style[] {
  return typeof style === 'string' ? [style] : ['filled', 'crossed'];
}
