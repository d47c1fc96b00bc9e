// What the marks of a picture mean, as one line of elements: each kind of message by its shapes and its name.

import type { Style } from '../../engine/protocol.ts';
import { measure } from '../../views/canvas/measure.ts';
import type { Voice } from '../../views/cluster/voice.ts';
import { REFUSED, SHAPES, stylesOf } from '../../views/marks/shapes.ts';
import { readPalette } from '../../views/palette.ts';
import { escaped, round, tag } from './markup.ts';
import { ROOM } from './slide.ts';

const SIZE = 13;
const MARK = 20;
const APART = 22;

/** Begins at (0, 0), which is on the line of the letters. */
export function legendOf({ protocol, about }: Voice, place: HTMLElement): string {
  const { ink2, bg, sans } = { ...readPalette(place), bg: getComputedStyle(place).getPropertyValue('--bg') };
  const font = `500 ${SIZE}px ${sans}`;
  const markOf = (style: Style, d: string): string => {
    const shape = tag('path', {
      d,
      fill: style === 'filled' ? ink2 : bg.trim(),
      stroke: ink2,
      'stroke-width': style === 'crossed' ? 1.9 : 2.4,
    });
    return style === 'crossed'
      ? shape + tag('path', { d: REFUSED, fill: 'none', stroke: ink2, 'stroke-width': 1.9 })
      : shape;
  };
  let x = 0;
  let written = '';
  for (const [type, kind] of Object.entries(protocol.messages)) {
    const name = about.messages[type]?.name ?? type;
    const styles = stylesOf(kind);
    const wide = styles.length * MARK + 4 + measure(font, name);
    // What finds no room is left out: the names of messages stand in the picture too.
    if (x + wide > ROOM.width) break;
    for (const [i, style] of styles.entries())
      written += tag(
        'g',
        { transform: `translate(${round(x + i * MARK + 8)},-4.5) scale(0.75)` },
        markOf(style, SHAPES[kind.shape]),
      );
    const at = round(x + styles.length * MARK + 2);
    written += tag('text', { x: at, 'font-size': SIZE, 'font-weight': 500 }, escaped(name));
    x += wide + APART;
  }
  return written;
}
