// What is on show, named in the reader's language.

import type { ProtocolWords } from '../../speech/about.ts';
import { useFirstWords, useLanguage, useSession } from '../../store/context.tsx';
import { protocolWords } from '../../words/protocols.ts';
import { inLanguage } from './phrases.ts';

/** The words of the protocol on show; null before the first scenario is open. */
export function useProtocolWords(): ProtocolWords | null {
  const language = useLanguage();
  const id = useSession((state) => state.setup?.protocol ?? null);
  return id === null ? null : protocolWords(id, language);
}

export function useTitle(): string {
  const language = useLanguage();
  const { chrome } = useFirstWords();
  const title = useSession((state) => state.title);
  return inLanguage(title, language) || chrome.untitled;
}
