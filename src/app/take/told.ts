// What is told at a moment of the run, as a picture or film says it.

import { type Beat, reachedAt, readingTime, wordsOf } from '../../store/beats.ts';
import type { Lab } from '../../store/lab.ts';
import type { Shot } from '../../worker/wire.ts';
import { inLanguage } from '../frame/phrases.ts';
import type { Held } from './frames.ts';
import type { Subject } from './moment.ts';
import type { Span } from './span.ts';

const beatsIn = (lab: Lab): readonly Beat[] => lab.session.getState().beats;

/** Whether anything is told in the run. */
export const tells = ({ lab }: Subject): boolean => beatsIn(lab).length > 0;

/** The caption that the run has come to, and the notes of its moment; empty before the first. */
export function toldAt({ lab, language, words }: Subject, { position }: Shot, at: number): string {
  const beats = beatsIn(lab);
  const beat = beats[reachedAt(beats, { at, position }) - 1];
  if (beat === undefined) return '';
  const caption = beat.text === null ? [] : [inLanguage(beat.text, language)];
  return [...caption, ...beat.notes.map((note) => `${words.chrome.beats.note}: ${note}`)].join('\n');
}

/** The moments of a span at which a film is held, each as long as it takes to read. */
export function heldIn({ lab, language }: Subject, { from, to }: Span): Held[] {
  return beatsIn(lab)
    .filter(({ at }) => at >= from && at <= to)
    .map((beat) => ({ at: beat.at, position: beat.position, lasts: readingTime(wordsOf(beat, language)) }));
}
