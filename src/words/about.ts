// Where to find what is said about each protocol, in each language: loaded when the protocol is opened, and what is said of
// its rules with the rest of a language's words. Adding a protocol is one line in each table.

import type { Language } from './index.ts';
import type { FirstProtocolWords, RulesWords } from './protocol.ts';

type InEach<Words> = { readonly [protocol: string]: { readonly [language in Language]: () => Promise<Words> } };

export const about: InEach<FirstProtocolWords> = {
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
  twophase: {
    en: async () => (await import('./twophase.en.ts')).twophaseEn,
    zh: async () => (await import('./twophase.zh.ts')).twophaseZh,
  },
};

export const aboutRules: InEach<RulesWords> = {
  raft: {
    en: async () => (await import('./rules.raft.en.ts')).rulesRaftEn,
    zh: async () => (await import('./rules.raft.zh.ts')).rulesRaftZh,
  },
  paxos: {
    en: async () => (await import('./rules.paxos.en.ts')).rulesPaxosEn,
    zh: async () => (await import('./rules.paxos.zh.ts')).rulesPaxosZh,
  },
  multipaxos: {
    en: async () => (await import('./rules.multipaxos.en.ts')).rulesMultipaxosEn,
    zh: async () => (await import('./rules.multipaxos.zh.ts')).rulesMultipaxosZh,
  },
  twophase: {
    en: async () => (await import('./rules.twophase.en.ts')).rulesTwophaseEn,
    zh: async () => (await import('./rules.twophase.zh.ts')).rulesTwophaseZh,
  },
};
