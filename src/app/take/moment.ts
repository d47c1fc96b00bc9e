// What every picture and film of a run shows and says: the run, the reader's words, the theme, the link.

import { useStore } from 'zustand';
import type { Micros } from '../../engine/protocol.ts';
import type { Language } from '../../speech/languages.ts';
import { useLab, useLanguage, useSession, useWords } from '../../store/context.tsx';
import type { Lab } from '../../store/lab.ts';
import { preferences, type Theme } from '../../store/preferences.ts';
import type { Voice } from '../../views/cluster/voice.ts';
import type { Words } from '../../words/index.ts';
import { protocolWords } from '../../words/protocols.ts';
import type { Shot } from '../../worker/wire.ts';
import { useTitle } from '../frame/names.ts';
import { comparison } from '../pair/comparing.ts';
import { linked } from './link.ts';

export interface Subject {
  readonly lab: Lab;
  readonly voice: Voice;
  readonly words: Words;
  readonly language: Language;
  readonly title: string;
  /** The page's own theme: what is offered first. */
  readonly theme: Theme;
}

/** Null before a run is open. */
export function useSubject(): Subject | null {
  const lab = useLab();
  const words = useWords();
  const language = useLanguage();
  const title = useTitle();
  const theme = useStore(preferences, (state) => state.theme);
  const protocol = useSession((state) => state.protocol);
  if (protocol === null) return null;
  const voice = { protocol, words: words.stage, about: protocolWords(protocol.id, language) };
  return { lab, voice, words, language, title, theme };
}

/**
 * The address that opens this run at a time, as Share would give it: with the run beside it, and with all futures or the
 * one on show. What is too long for a link is left out, the other futures first; empty when even one is.
 */
export async function linkTo({ lab }: Subject, at: Micros, whole: boolean): Promise<string> {
  const first = comparison.getState().now?.pair.first ?? lab;
  const all = whole ? (await linked(first, at, true)).link : null;
  return all ?? (await linked(first, at, false)).link ?? '';
}

/** The protocol, the time, the deliberate mistake if there is one, the seed: `… · 1.200 s · seed 7`. */
export function captionOf({ lab, voice, words }: Subject, at: string): string {
  const { setup } = lab.session.getState();
  const parts = [voice.about.title, at];
  if (setup?.variant) parts.push(voice.about.variants[setup.variant] ?? setup.variant);
  if (setup !== null) parts.push(words.taking.seed(setup.seed));
  return parts.join(' · ');
}

/** A part of a slide, drawn off the page. */
export interface Part {
  /** As elements, at a time, after the move that was the last before it. */
  draw(shot: Shot, at: Micros): string;
  remove(): void;
}
