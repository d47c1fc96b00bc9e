// Beats: the captions and notes of the run on show. A run that has any is played as a lesson, which stops at each or holds
// while it is read.

import type { Micros } from '../engine/protocol.ts';
import type { Language } from '../speech/languages.ts';
import type { Said } from '../worker/wire.ts';
import type { Bookmark } from './futures/branches.ts';
import type { Picture } from './picture.ts';

/** What is told at one moment. */
export interface Beat {
  readonly at: Micros;
  /** The move that it stands behind; null: the last one at its time or before. */
  readonly position: number | null;
  /** The caption; null where there are notes alone. */
  readonly text: Said['text'] | null;
  readonly notes: readonly string[];
}

/** When, and behind which move; null: the last one at that time or before. */
type Place = Pick<Beat, 'at' | 'position'>;

/** A moment between two moves of a run. */
export interface Moment {
  readonly at: Micros;
  readonly position: number;
}

/** The moment that a picture shows. */
export function momentOf({ playhead: at, shot: { position } }: Picture): Moment {
  return { at, position };
}

/** `wait`: it stops at each beat. `breathe`: it holds while a beat is read, and goes on. */
export type Pacing = 'wait' | 'breathe' | 'off';

const LAST = Number.MAX_SAFE_INTEGER;

/** What is said in a branch, with the captions that somebody has put there. */
export function saidWith(says: readonly Said[], captions: readonly Said[]): Said[] {
  const isAt = ({ at, position }: Said) => says.some((said) => said.at === at && said.position === position);
  const instead = (said: Said) => captions.find(({ at, position }) => said.at === at && said.position === position);
  const own = captions.filter((caption) => !isAt(caption));
  return [...says.map((said) => instead(said) ?? said), ...own].filter(
    ({ text }) => text.en !== undefined || text.zh !== undefined,
  );
}

/** All beats of a branch in their order: the last caption and all notes of each moment. */
export function beatsOf(says: readonly Said[], marks: readonly Pick<Bookmark, 'at' | 'position' | 'text'>[]): Beat[] {
  const told: Beat[] = [
    ...says.map(({ at, position, text }) => ({ at, position, text, notes: [] })),
    ...marks.map(({ at, position, text }) => ({ at, position, text: null, notes: [text] })),
  ];
  told.sort((a, b) => a.at - b.at || (a.position ?? LAST) - (b.position ?? LAST));
  const beats: Beat[] = [];
  for (const beat of told) {
    const before = beats.at(-1);
    if (before === undefined || before.at !== beat.at || before.position !== beat.position) beats.push(beat);
    else
      beats[beats.length - 1] = {
        ...before,
        text: beat.text ?? before.text,
        notes: [...before.notes, ...beat.notes],
      };
  }
  return beats;
}

/** Whether a beat is still to come at a moment. */
export function isAhead({ at, position }: Place, here: Moment): boolean {
  return at > here.at || (at === here.at && position !== null && position > here.position);
}

/** How many of the beats a moment has come to: the last of them is the one that is told there. */
export function reachedAt(beats: readonly Beat[], here: Moment): number {
  let low = 0;
  let high = beats.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isAhead(beats[middle] as Beat, here)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Whether a moment is the very one of a beat. */
export function standsAt({ at, position }: Place, here: Moment): boolean {
  return here.at === at && (position === null || here.position === position);
}

// --- Reading ---------------------------------------------------------------------------------------------------------

/** Real milliseconds that a beat is held at the least, and that a word, or a letter of a language without spaces, takes. */
const SHORTEST = 3_000;
const WORD = 1_000 / 3;
const LETTER = 1_000 / 5;

const LETTERS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/** All that is read at a beat. */
export function wordsOf({ text, notes }: Beat, language: Language): string {
  return [text?.[language] ?? text?.en ?? text?.zh ?? '', ...notes].join(' ');
}

/** How long somebody reads a text, in real milliseconds. */
export function readingTime(text: string): number {
  const letters = text.match(LETTERS)?.length ?? 0;
  const words = text.replace(LETTERS, ' ').match(/[\p{L}\p{N}]+(?:['’.,:-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
  return Math.max(SHORTEST, words * WORD + letters * LETTER);
}
