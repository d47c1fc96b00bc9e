// What is said when somebody asks "why not?". Loaded when somebody asks.

import type { Language } from '../speech/languages.ts';
import type { WaitingWords } from '../speech/waiting.ts';
import type { WaitingSection } from './en/waiting.ts';
import { spokenIn } from './spoken.ts';

export interface Asking {
  readonly section: WaitingSection;
  readonly words: WaitingWords;
}

const said = spokenIn<WaitingWords>(
  'waiting',
  import.meta.glob<WaitingWords>('../protocols/*/words/waiting.*.ts', { import: 'words' }),
);

const sections: { readonly [language in Language]: () => Promise<WaitingSection> } = {
  en: async () => (await import('./en/waiting.ts')).waitingSectionEn,
  zh: async () => (await import('./zh/waiting.ts')).waitingSectionZh,
};

/** What is said of a protocol. Rejects with an Error for an id without words. */
export async function askingOf(protocol: string, language: Language): Promise<Asking> {
  const [section, words] = await Promise.all([sections[language](), said(protocol, language)]);
  return { section, words };
}
