// Virtual time on little room: between the moments that matter long gaps are short, and short ones long enough to see.
// What follows the last of them comes ever nearer to the end, however long it is played.

import type { Micros } from '../../engine/protocol.ts';

/** The share of the width up to the last moment. */
const TOLD = 0.8;
/** A gap of this length is told from a shorter one; longer ones count by their order of magnitude. */
const SHORT: Micros = 20_000;
/** After so long, half of the rest is used up. */
const HALF: Micros = 2_000_000;

/** From 0 (the beginning) up to 1, growing with time. */
export function axisOf(moments: readonly Micros[]): (at: Micros) => number {
  const stops = [...new Set([0, ...moments])].sort((a, b) => a - b);
  const places = [0];
  for (let i = 1; i < stops.length; i++) {
    const gap = (stops[i] as number) - (stops[i - 1] as number);
    places.push((places[i - 1] as number) + Math.log2(1 + gap / SHORT));
  }
  const total = places[places.length - 1] as number;
  const told = total === 0 ? 0 : TOLD;
  const last = stops[stops.length - 1] as number;
  return (at) => {
    if (at >= last) return told + (1 - told) * (1 - HALF / (HALF + at - last));
    let i = 1;
    while ((stops[i] as number) <= at) i++;
    const [from, to] = [stops[i - 1] as number, stops[i] as number];
    const [x, next] = [places[i - 1] as number, places[i] as number];
    return (told * (x + ((next - x) * (at - from)) / (to - from))) / total;
  };
}

/** Pixels that a flag keeps from the next, and about how many the axis is long. */
const FLAG = 18;
const LONG = 900;

/** How many pixels each of these places on the axis, in order, gives way to the one before it. */
export function nudges(places: readonly number[]): readonly number[] {
  let free = Number.NEGATIVE_INFINITY;
  return places.map((place) => {
    const at = Math.max(place * LONG, free);
    free = at + FLAG;
    return at - place * LONG;
  });
}
