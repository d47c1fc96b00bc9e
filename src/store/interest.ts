// Pace by interest: news is played slowly enough to be followed, routine quickly. How fast virtual time goes is a function of
// the run and the playhead alone, so that the same link plays alike for everybody.

import type { Micros } from '../engine/protocol.ts';
import type { Landmark } from '../engine/run.ts';
import type { Network } from '../engine/world.ts';
import { milestonesBetween } from './milestones.ts';

/** Real seconds that a message is on its way while there is news. */
const FLIGHT = 1.2;
/** So many times as fast goes what changes nothing. */
const ROUTINE = 8;
const SLOWEST = 1 / 400;
const FASTEST = 2;
/** Messages arrive when somebody says so: between them nothing happens. */
const MANUAL = 1 / 20;

interface Range {
  readonly news: number;
  readonly routine: number;
  /** Virtual time about a milestone that belongs to it: what led to it was sent so long before. */
  readonly about: Micros;
}

/** The slowest and the fastest that it goes on a network, in virtual seconds a real second. */
export function rangeOf({ mode, latency: [low, high] }: Network): Range {
  if (mode === 'manual') return { news: MANUAL, routine: MANUAL, about: 0 };
  const within = (rate: number): number => Math.min(FASTEST, Math.max(SLOWEST, rate));
  const news = within((low + high) / 2 / 1_000_000 / FLIGHT);
  return { news, routine: within(ROUTINE * news), about: high };
}

/** What is news of what matters: of decisions only the first after somebody was elected or something was done. */
function isNews(milestones: readonly Landmark[], i: number): boolean {
  const of = (milestones[i] as Landmark).happening.kind;
  return of !== 'decided' || milestones[i - 1]?.happening.kind !== 'decided';
}

/** Virtual time from a moment to the nearest news. */
function distance(landmarks: readonly Landmark[], at: Micros, reach: Micros): Micros {
  const near = milestonesBetween(landmarks, -1, Number.MAX_SAFE_INTEGER, at - 4 * reach);
  let nearest = Number.MAX_SAFE_INTEGER;
  for (let i = 0; i < near.length; i++) {
    if (isNews(near, i)) nearest = Math.min(nearest, Math.abs((near[i] as Landmark).at - at));
  }
  return nearest;
}

/** How fast it goes at a moment, in virtual seconds a real second. */
export function interestAt(at: Micros, landmarks: readonly Landmark[], network: Network): number {
  const { news, routine, about } = rangeOf(network);
  if (about === 0) return routine;
  // Slow within one flight of news, and fast from two flights on: in between it grows evenly.
  const beyond = (distance(landmarks, at, about) - about) / about;
  return news + (routine - news) * Math.min(1, Math.max(0, beyond));
}
