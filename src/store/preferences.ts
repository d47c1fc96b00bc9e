// What the page remembers of its reader between visits: language, theme, and how the window is shared out. The browser's own
// wishes are the default.

import { createStore } from 'zustand/vanilla';
import { LANGUAGES, type Language } from '../speech/languages.ts';
import { loadFirst } from '../words/index.ts';

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** What can be moved: the width of tables and panels, the height of the tables, the height of the diagram. */
export const SPLITS = ['side', 'tables', 'time'] as const;
export type Split = (typeof SPLITS)[number];
/** How much of the window each has, as a part of it; what was never moved is absent. */
export type Splits = { readonly [split in Split]?: number };

export interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
  /** Messages jump, they don't fly. */
  readonly stillness: boolean;
  readonly splits: Splits;
}

const KEY = 'quorum-lab.preferences';

function remembered(): Partial<Preferences> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    const { language, theme, splits } = kept as Record<string, unknown>;
    return {
      splits: Object.fromEntries(
        SPLITS.map((split) => [split, (splits as Splits | undefined)?.[split]]).filter(([, part]) =>
          Number.isFinite(part),
        ),
      ),
      ...(LANGUAGES.includes(language as Language) ? { language: language as Language } : {}),
      ...(THEMES.includes(theme as Theme) ? { theme: theme as Theme } : {}),
    };
  } catch {
    return {}; // no storage, or not ours: the browser's wishes count
  }
}

function wished(): Preferences {
  const asked = new URLSearchParams(location.search).get('lang');
  const language = [asked, ...navigator.languages]
    .map((tag) => tag?.slice(0, 2))
    .find((tag) => LANGUAGES.includes(tag as Language));
  return {
    language: (language as Language | undefined) ?? 'en',
    theme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
    stillness: matchMedia('(prefers-reduced-motion: reduce)').matches,
    splits: {},
  };
}

export const preferences = createStore<Preferences>()(() => ({ ...wished(), ...remembered() }));

/** Changes a preference and keeps it. A language is loaded first. */
export async function prefer(change: Partial<Pick<Preferences, 'language' | 'theme' | 'splits'>>): Promise<void> {
  if (change.language !== undefined) await loadFirst(change.language, []);
  preferences.setState(change);
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...remembered(), ...change }));
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}
