// The stage drawn off the page, at any time whose moves are at hand: the same painter, in a box of the slide's size.

import type { Micros } from '../../engine/protocol.ts';
import type { Theme } from '../../store/preferences.ts';
import { Painter } from '../../views/cluster/painter.ts';
import { readPalette } from '../../views/palette.ts';
import type { Shot } from '../../worker/wire.ts';
import { legendOf } from './legend.ts';
import { BOX, captionAt, fontsOf, framed, type Subject } from './moment.ts';
import { offstage } from './offstage.ts';
import { portable } from './portable.ts';

const SVG = 'http://www.w3.org/2000/svg';

export class OffStage {
  readonly place: HTMLElement;
  private readonly picture: SVGElement;
  private readonly painter: Painter;
  private readonly family: string;
  private readonly subject: Subject;
  private readonly legend: string;
  private fonts: { readonly letters: string; readonly faces: string } = { letters: '', faces: '' };

  /** @param still messages jump, as the reader has it on the page. */
  constructor(subject: Subject, theme: Theme, still: boolean) {
    this.subject = subject;
    this.place = offstage(theme, BOX);
    this.place.className = 'stage';
    this.picture = document.createElementNS(SVG, 'svg');
    this.picture.setAttribute('class', 'stage-picture');
    this.place.append(this.picture);
    // As the browser writes a list of families.
    this.place.style.fontFamily = readPalette(this.place).sans;
    this.family = getComputedStyle(this.place).fontFamily;
    const { lab, voice } = subject;
    this.legend = legendOf(voice, this.place);
    this.painter = new Painter(this.picture, BOX, {
      ...voice,
      still,
      between: (from, to) => lab.film.between(from, to),
    });
  }

  /** The slide at a time, after the move that was the last before it. */
  async slide(shot: Shot, at: Micros, link: string): Promise<string> {
    this.painter.bring(await import('../../views/cluster/traffic.ts'));
    this.painter.paint({ shot, playhead: at, playing: false });
    const drawing = portable(this.picture, this.family);
    const caption = captionAt(this.subject, at);
    const letters = [...new Set(`${drawing.replace(/<[^>]*>/g, '')}${caption}`)].sort().join('');
    if (letters !== this.fonts.letters)
      this.fonts = { letters, faces: await fontsOf(this.subject, this.place, drawing + this.legend, caption) };
    return framed(this.subject, this.place, { caption, link, drawing, legend: this.legend, fonts: this.fonts.faces });
  }

  remove(): void {
    this.painter.clear();
    this.place.remove();
  }
}
