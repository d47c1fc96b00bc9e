// What is to be seen in a part of the page, dot by dot.

import { PNG } from 'pngjs';

/** In CSS pixels of the window. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Dots = readonly (readonly [red: number, green: number, blue: number])[];

/** The dots of a whole picture. */
export function dotsOf(png: Buffer): Dots {
  const { width, height } = PNG.sync.read(png);
  return dotsIn(png, { x: 0, y: 0, width, height }, 1);
}

/** The dots of a part of a picture, row by row. @param ratio dots to a pixel of the page. */
export function dotsIn(png: Buffer, box: Box, ratio: number): Dots {
  const { width, height, data } = PNG.sync.read(png);
  const dots: [number, number, number][] = [];
  const [left, top] = [Math.ceil(box.x * ratio), Math.ceil(box.y * ratio)];
  const [right, bottom] = [Math.floor((box.x + box.width) * ratio), Math.floor((box.y + box.height) * ratio)];
  for (let y = Math.max(0, top); y < Math.min(height, bottom); y++)
    for (let x = Math.max(0, left); x < Math.min(width, right); x++) {
      const at = 4 * (y * width + x);
      dots.push([data[at] as number, data[at + 1] as number, data[at + 2] as number]);
    }
  return dots;
}

/** A difference that an eye sees: edges may be smoothed otherwise. */
const SEEN = 48;

const apart = (one: Dots[number] | undefined, other: Dots[number] | undefined): boolean =>
  one === undefined || other === undefined || one.some((value, i) => Math.abs(value - (other[i] as number)) > SEEN);

/** The share of dots that differ. */
export function difference(one: Dots, other: Dots): number {
  const length = Math.max(one.length, other.length);
  let differ = 0;
  for (let i = 0; i < length; i++) if (apart(one[i], other[i])) differ += 1;
  return differ / length;
}

/** The colour that most of the dots have. */
export function paperOf(dots: Dots): Dots[number] {
  const counts = new Map<string, number>();
  for (const dot of dots) counts.set(dot.join(), (counts.get(dot.join()) ?? 0) + 1);
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  return (most?.[0] ?? '0,0,0').split(',').map(Number) as unknown as Dots[number];
}

/** The share of dots that are not paper. */
export function ink(dots: Dots): number {
  const paper = paperOf(dots);
  return dots.filter((dot) => apart(dot, paper)).length / dots.length;
}
