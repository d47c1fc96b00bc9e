// What is told while a run plays: of all that happens only what matters, each long enough to be read. A function of the run
// says what matters; the reader's own clock only says how long each has stood.

import type { Landmark } from '../engine/run.ts';
import type { Shot } from '../worker/wire.ts';
import type { Film } from './film.ts';
import { matters } from './matters.ts';
import type { Picture } from './picture.ts';

/** Real milliseconds that each is told at the least. */
export const TOLD_FOR = 2_500;
/** More than so many that wait are not told one by one: commits are left out first, then refusals. */
const WAITING = 4;
/** So many shots are looked through for refusals. */
const LOOKED_AT = 400;

/** The landmarks that matter after one position, up to another. */
export function milestonesBetween(landmarks: readonly Landmark[], from: number, to: number): Landmark[] {
  const found: Landmark[] = [];
  for (let i = landmarks.length - 1; i >= 0; i--) {
    const landmark = landmarks[i] as Landmark;
    if (landmark.position <= from) break;
    if (landmark.position > to || !matters(landmarks, i)) continue;
    if (found.at(-1)?.position !== landmark.position) found.push(landmark);
  }
  return found.reverse();
}

/** The positions after one, up to another, at which somebody refuses something: no landmarks, for no run is searched for them. */
function refusalsBetween(
  film: Pick<Film, 'shot'>,
  from: number,
  to: number,
  refuses: (shot: Shot) => boolean,
): number[] {
  const found: number[] = [];
  for (let position = Math.max(from + 1, to - LOOKED_AT); position <= to; position++) {
    const shot = film.shot(position);
    if (shot !== undefined && refuses(shot)) found.push(position);
  }
  return found;
}

/** What is told, and since when. */
export interface Told {
  readonly shot: Shot;
  /** Real milliseconds. */
  readonly since: number;
  /** Of the run and its branch. */
  readonly of: unknown;
}

/**
 * What is to be told now. At rest that is the moment on show.
 * @param refuses whether somebody refuses something in a shot.
 */
export function toldNow(
  told: Told | null,
  { shot, playing }: Picture,
  film: Pick<Film, 'landmarks' | 'shot'>,
  of: unknown,
  now: number,
  refuses: (shot: Shot) => boolean = () => false,
): Told {
  const anew = (next: Shot): Told => ({ shot: next, since: now, of });
  if (told === null || !playing) return told?.shot === shot && told.of === of ? told : anew(shot);
  // Another future, or gone back: what was told is still to come.
  if (told.of !== of || shot.position < told.shot.position) {
    const last = milestonesBetween(film.landmarks, -1, shot.position).at(-1);
    return anew((last === undefined ? undefined : film.shot(last.position)) ?? shot);
  }
  if (now - told.since < TOLD_FOR) return told;
  let due = milestonesBetween(film.landmarks, told.shot.position, shot.position);
  if (due.length > WAITING) due = due.filter(({ happening }) => happening.kind !== 'decided').concat(due.slice(-1));
  const refusals = due.length > WAITING ? [] : refusalsBetween(film, told.shot.position, shot.position, refuses);
  for (const position of [...due.map((it) => it.position), ...refusals].sort((a, b) => a - b)) {
    const next = film.shot(position);
    if (next !== undefined) return anew(next);
  }
  return told;
}
