// How a message looks while it flies, whoever draws it.

import type { Envelope } from '../../engine/world.ts';
import type { Spot } from '../place.ts';

/** From a message's centre to the ends of its tail. */
export const TAIL = [10, 42] as const;

/** How far behind its message a tail ends; 0: there is none. */
export function tailOf(phase: Spot['phase'], flown: number): number {
  const length = phase === 'flies' ? Math.min(TAIL[1], flown + 10) : 0;
  return length > TAIL[0] + 2 ? length : 0;
}

/** For so long in real time a thing is there at least that somebody is to read, in microseconds. */
const READ = 100_000;

/** Whether what lasts so long in virtual time can be read, at a pace of virtual time a real time. */
export function isReadable(lasts: number, pace: number): boolean {
  return lasts >= READ * pace;
}

export function flightOf({ sentAt, arrivesAt }: Envelope): number {
  return arrivesAt - sentAt;
}
