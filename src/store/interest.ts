// Pace by interest: news is played slowly enough to be followed, routine quickly. How fast virtual time goes is a function of
// the run and the playhead alone, so that the same link plays alike for everybody.

import type { Micros } from '../engine/protocol.ts';
import type { Landmark } from '../engine/run.ts';
import type { Network } from '../engine/world.ts';
import { matters } from './matters.ts';

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

/** Landmarks looked back through for what mattered before. */
const BACK = 256;

/** Whether it is news: of decisions only the first after somebody was elected or something was done. */
function isNews(landmarks: readonly Landmark[], i: number): boolean {
  if (!matters(landmarks, i)) return false;
  if (landmarks[i]?.happening.kind !== 'decided') return true;
  for (let k = i - 1; k >= 0 && k >= i - BACK; k--) {
    if (matters(landmarks, k)) return landmarks[k]?.happening.kind !== 'decided';
  }
  return true;
}

/** Virtual time from a moment to the nearest news, where that is not farther than a reach. */
function distance(landmarks: readonly Landmark[], at: Micros, reach: Micros): Micros {
  let nearest = reach;
  for (let i = landmarks.length - 1; i >= 0; i--) {
    const away = (landmarks[i] as Landmark).at - at;
    if (away < -reach) break;
    if (Math.abs(away) < nearest && isNews(landmarks, i)) nearest = Math.abs(away);
  }
  return nearest;
}

/** How fast it goes at a moment, in virtual seconds a real second. */
export function interestAt(at: Micros, landmarks: readonly Landmark[], network: Network): number {
  const { news, routine, about } = rangeOf(network);
  if (about === 0) return routine;
  // Slow within one flight of news, and fast from two flights on: in between it grows evenly.
  const beyond = (distance(landmarks, at, 2 * about) - about) / about;
  return news + (routine - news) * Math.min(1, Math.max(0, beyond));
}
