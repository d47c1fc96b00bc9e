// The stage drawn off the page, at any time whose moves are at hand: the same painter, in a box of the slide's.

import type { Micros } from '../../engine/protocol.ts';
import type { Theme } from '../../store/preferences.ts';
import { Painter } from '../../views/cluster/painter.ts';
import { readPalette } from '../../views/palette.ts';
import type { Shot } from '../../worker/wire.ts';
import type { Rectangle } from './layout.ts';
import type { Part, Subject } from './moment.ts';
import { offstage } from './offstage.ts';
import { portable } from './portable.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** @param still messages jump, as the reader has it on the page. */
export async function stagePart(subject: Subject, theme: Theme, box: Rectangle, still: boolean): Promise<Part> {
  const { lab, voice } = subject;
  const traffic = await import('../../views/cluster/traffic.ts');
  const place = offstage(theme, box);
  place.className = 'stage';
  const picture = document.createElementNS(SVG, 'svg');
  picture.setAttribute('class', 'stage-picture');
  place.append(picture);
  // As the browser writes a list of families.
  place.style.fontFamily = readPalette(place).sans;
  const family = getComputedStyle(place).fontFamily;
  const size = { width: box.width, height: box.height };
  const painter = new Painter(picture, size, { ...voice, still, between: (from, to) => lab.film.between(from, to) });
  painter.bring(traffic);
  return {
    draw(shot: Shot, at: Micros) {
      painter.paint({ shot, playhead: at, playing: false });
      return portable(picture, family);
    },
    remove() {
      painter.clear();
      place.remove();
    },
  };
}
