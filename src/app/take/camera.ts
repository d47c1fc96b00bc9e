// What a picture or film shows of a run at a moment, as a slide: its parts where they stand, and what is told under them.

import type { Theme } from '../../store/preferences.ts';
import { measure } from '../../views/canvas/measure.ts';
import { readPalette } from '../../views/palette.ts';
import { seconds } from '../../words/brief.ts';
import type { Shot } from '../../worker/wire.ts';
import { diagramPart } from './diagram.ts';
import { fontFaces } from './fonts.ts';
import { layoutOf, type Rectangle, type What } from './layout.ts';
import { legendOf } from './legend.ts';
import { LEADING, setIn } from './lines.ts';
import { escaped, round, tag } from './markup.ts';
import { captionOf, type Part, type Subject } from './moment.ts';
import { offstage } from './offstage.ts';
import { slide } from './slide.ts';
import type { Span } from './span.ts';
import { stagePart } from './stage.ts';
import { tablesPart } from './tables.ts';
import { toldAt } from './told.ts';

export interface View {
  readonly what: What;
  /** Whether what is told is shown too. */
  readonly tells: boolean;
  readonly theme: Theme;
  /** Of the diagram. */
  readonly span: Span | null;
  /** Messages jump, as the reader has it on the page. */
  readonly still: boolean;
}

/** A moment of the run: the time, and the last move before it. */
export interface Seen {
  readonly shot: Shot;
  readonly at: number;
}

/** Alone the tables are so much larger than beside the cluster. */
const ALONE = 1.7;

type Placed = readonly [Rectangle, Part];

export class Camera {
  private readonly subject: Subject;
  private readonly view: View;
  private readonly parts: readonly Placed[];
  private readonly told: Rectangle | undefined;
  /** Has the theme of the slide. */
  private readonly place: HTMLElement;
  private readonly legend: string;
  private fonts: { readonly letters: string; readonly faces: string } = { letters: '', faces: '' };

  private constructor(subject: Subject, view: View, parts: readonly Placed[]) {
    const { stage, told } = layoutOf(view.what, view.tells);
    this.subject = subject;
    this.view = view;
    this.parts = parts;
    this.told = told;
    this.place = offstage(view.theme, { width: 0, height: 0 });
    this.legend = stage === undefined ? '' : legendOf(subject.voice, this.place);
  }

  /** @param first what it is turned to first. */
  static async open(subject: Subject, view: View, first: Seen): Promise<Camera> {
    const { stage, logs, diagram } = layoutOf(view.what, view.tells);
    const { theme, span, still } = view;
    const parts: Placed[] = [];
    if (diagram) {
      if (span === null) throw new Error('The diagram has no span.');
      parts.push([diagram, await diagramPart(subject, theme, diagram, span, first)]);
    }
    if (stage) parts.push([stage, await stagePart(subject, theme, stage, still)]);
    if (logs) parts.push([logs, tablesPart(subject, theme, logs, stage ? 1 : ALONE)]);
    return new Camera(subject, view, parts);
  }

  /** What a slide says of itself: of which run and moment it is, and what is told there. */
  about({ shot, at }: Seen): { readonly caption: string; readonly told: string } {
    const { span, what, tells } = this.view;
    const { taking } = this.subject.words;
    const time = what === 'diagram' && span !== null ? taking.span(seconds(span.from), seconds(span.to)) : seconds(at);
    return { caption: captionOf(this.subject, time), told: tells ? toldAt(this.subject, shot, at) : '' };
  }

  async slide(seen: Seen, link: string): Promise<string> {
    const { subject, place } = this;
    const about = this.about(seen);
    const palette = readPalette(place);
    const drawing =
      this.parts
        .map(([box, part]) => tag('svg', { ...box, overflow: 'hidden' }, part.draw(seen.shot, seen.at)))
        .join('') + this.line(about.told);
    return slide({
      ...about,
      link,
      drawing,
      title: subject.title,
      language: subject.language,
      legend: this.legend,
      fonts: await this.facesOf(`${drawing}${this.legend}`, `${subject.title}${about.caption}`),
      colours: { bg: getComputedStyle(place).getPropertyValue('--bg').trim(), ink: palette.ink, ink2: palette.ink2 },
      family: palette.sans,
    });
  }

  remove(): void {
    for (const [, part] of this.parts) part.remove();
    this.place.remove();
  }

  /** What is told, in its place. */
  private line(text: string): string {
    if (this.told === undefined || text === '') return '';
    const { sans, ink, accent } = readPalette(this.place);
    const { x, y, width, height } = this.told;
    const room = { width: width - 24, height: height - 12 };
    const { size, lines } = setIn(text, room, (size) => `500 ${size}px ${sans}`, measure);
    const high = size * LEADING;
    const bar = tag('rect', { x: x + 2, y: round(y + 12), width: 4, height: round(lines.length * high), fill: accent });
    const words = lines.map((line, i) =>
      tag(
        'text',
        { x: x + 20, y: round(y + 12 + i * high + size), 'font-size': size, 'font-weight': 500, fill: ink },
        escaped(line),
      ),
    );
    return bar + words.join('');
  }

  /** The fonts of all letters of a slide; the same as before as long as no other letter comes. */
  private async facesOf(elements: string, more: string): Promise<string> {
    const text = `${elements.replace(/<[^>]*>/g, '')}${more}`;
    // Digits and stops stand in what comes later, too.
    const letters = [...new Set(`${text}0123456789.,`)].sort().join('');
    if (letters !== this.fonts.letters) {
      const { sans, mono } = readPalette(this.place);
      const families = elements.includes('JetBrains') ? `${sans} ${mono}` : sans;
      this.fonts = { letters, faces: await fontFaces(letters, families) };
    }
    return this.fonts.faces;
  }
}
