// A picture fit for a slide: a title, a caption and what is drawn, on the theme's paper, with nothing to be fetched from
// anywhere. The file says in its metadata where it comes from: the link to the moment that it shows.

import { escaped, tag } from './markup.ts';

/** In units of the drawing: a sixteen-to-nine slide. */
export const SLIDE = { width: 1280, height: 720 } as const;
/** Where the drawing goes, and the line under it that says what its marks mean. */
export const ROOM = { x: 24, y: 92, width: 1232, height: 576 } as const;
export const FOOT = { x: 32, y: 696 } as const;

export interface Colours {
  readonly bg: string;
  readonly ink: string;
  readonly ink2: string;
}

export interface Slide {
  readonly title: string;
  readonly caption: string;
  /** What is told of the run there; empty: nothing. It stands in the drawing. */
  readonly told: string;
  /** Empty: there is none. */
  readonly link: string;
  readonly language: string;
  readonly colours: Colours;
  /** Elements in the room. */
  readonly drawing: string;
  /** Elements on the line under the drawing. */
  readonly legend: string;
  /** `@font-face` rules with the fonts themselves. */
  readonly fonts: string;
  readonly family: string;
}

/** For whoever does not see it. */
export function described({ caption, told }: Pick<Slide, 'caption' | 'told'>): string {
  return told === '' ? caption : `${caption}\n${told}`;
}

function metadata({ title, link, language, ...about }: Slide): string {
  const description = tag(
    'rdf:Description',
    { 'rdf:about': '' },
    [
      tag('dc:title', {}, escaped(title)),
      tag('dc:description', {}, escaped(described(about))),
      link === '' ? '' : tag('dc:source', {}, escaped(link)),
      tag('dc:language', {}, escaped(language)),
      tag('dc:format', {}, 'image/svg+xml'),
      tag('dc:creator', {}, 'Quorum Lab'),
    ].join(''),
  );
  const names = {
    'xmlns:rdf': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  };
  return tag('metadata', {}, tag('rdf:RDF', names, description));
}

/** The whole file. */
export function slide(of: Slide): string {
  const { width, height } = SLIDE;
  const { title, caption, colours, drawing, legend, fonts, family, language } = of;
  const line = (y: number, size: number, weight: number, fill: string, text: string) =>
    tag('text', { x: 32, y, 'font-size': size, 'font-weight': weight, fill }, escaped(text));
  return tag(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      'font-family': family,
      'xml:lang': language,
      role: 'img',
      'aria-labelledby': 'title caption',
    },
    [
      tag('title', { id: 'title' }, escaped(title)),
      tag('desc', { id: 'caption' }, escaped(described(of))),
      metadata(of),
      fonts === '' ? '' : tag('style', {}, escaped(fonts)),
      tag('rect', { width, height, fill: colours.bg }),
      line(50, 27, 650, colours.ink, title),
      line(76, 15, 500, colours.ink2, caption),
      drawing,
      legend === '' ? '' : tag('g', { transform: `translate(${FOOT.x},${FOOT.y})`, fill: colours.ink2 }, legend),
    ].join(''),
  );
}
