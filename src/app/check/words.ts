// What the checker's room says, in the reader's language.

import { questionsOf } from '../../protocols/questions.ts';
import type { AnyQuestions } from '../../speech/questions.ts';
import { useLanguage } from '../../store/context.tsx';
import { type CheckWords, check as en } from '../../words/en/check.ts';
import { protocolWords } from '../../words/protocols.ts';
import { check as zh } from '../../words/zh/check.ts';

export function useCheckWords(): CheckWords {
  return useLanguage() === 'zh' ? zh : en;
}

interface Names {
  /** What the protocol says of itself here. */
  readonly own: AnyQuestions;
  /** Names of bounds, of kinds of messages, of invariants. */
  readonly bound: (bound: string) => string;
  readonly quiet: (name: string) => string;
  readonly invariant: (id: string) => string;
  readonly count: (count: string) => string;
}

export function useNames(protocol: string): Names {
  const language = useLanguage();
  const words = useCheckWords();
  const own = questionsOf(protocol) as AnyQuestions;
  const named = protocolWords(protocol, language);
  return {
    own,
    bound: (bound) =>
      bound === 'crashes' || bound === 'duplicates' ? words[bound] : (own.bounds[bound]?.[language] ?? bound),
    quiet: (name) => own.quiet[name]?.[language] ?? name,
    invariant: (id) => named.invariants[id]?.name ?? id,
    count: (count) => named.counts[count] ?? count,
  };
}
