// Where to find what is said about each protocol, in each language: loaded when the protocol is opened. Adding a protocol
// is one line.

import type { Language } from './index.ts';
import type { ProtocolWords } from './protocol.ts';

type InEach = { readonly [language in Language]: () => Promise<ProtocolWords> };

export const about: { readonly [protocol: string]: InEach } = {
  raft: {
    en: async () => (await import('./raft.en.ts')).raftEn,
    zh: async () => (await import('./raft.zh.ts')).raftZh,
  },
  paxos: {
    en: async () => (await import('./paxos.en.ts')).paxosEn,
    zh: async () => (await import('./paxos.zh.ts')).paxosZh,
  },
  multipaxos: {
    en: async () => (await import('./multipaxos.en.ts')).multipaxosEn,
    zh: async () => (await import('./multipaxos.zh.ts')).multipaxosZh,
  },
};
