// Every protocol's words, by its id. Adding a protocol is adding one line.

import type { Language } from './index.ts';
import type { ProtocolWords } from './protocol.ts';
import { raftEn } from './raft.en.ts';
import { raftZh } from './raft.zh.ts';

const all: { readonly [protocol: string]: { readonly [language in Language]: ProtocolWords } } = {
  raft: { en: raftEn, zh: raftZh },
};

/** What is said about a protocol, in a language. Throws an Error for an id without words. */
export function protocolWords(id: string, language: Language): ProtocolWords {
  const found = Object.hasOwn(all, id) ? all[id] : undefined;
  if (found === undefined) throw new Error(`No words are written for the protocol ${id}: add them in src/words.`);
  return found[language];
}
