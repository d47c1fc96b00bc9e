// Where to find what is said about each protocol, in each language: loaded when the protocol is opened, and what is said of
// its rules with the rest of a language's words. Adding a protocol is one line in each table.

import type { Language } from './index.ts';
import type { FirstProtocolWords, RulesWords } from '../speech/about.ts';

type InEach<Words> = { readonly [protocol: string]: { readonly [language in Language]: () => Promise<Words> } };

export const about: InEach<FirstProtocolWords> = {
  raft: {
    en: async () => (await import('../protocols/raft/words/about.en.ts')).raftEn,
    zh: async () => (await import('../protocols/raft/words/about.zh.ts')).raftZh,
  },
  paxos: {
    en: async () => (await import('../protocols/paxos/words/about.en.ts')).paxosEn,
    zh: async () => (await import('../protocols/paxos/words/about.zh.ts')).paxosZh,
  },
  multipaxos: {
    en: async () => (await import('../protocols/multipaxos/words/about.en.ts')).multipaxosEn,
    zh: async () => (await import('../protocols/multipaxos/words/about.zh.ts')).multipaxosZh,
  },
  twophase: {
    en: async () => (await import('../protocols/twophase/words/about.en.ts')).twophaseEn,
    zh: async () => (await import('../protocols/twophase/words/about.zh.ts')).twophaseZh,
  },
};

export const aboutRules: InEach<RulesWords> = {
  raft: {
    en: async () => (await import('../protocols/raft/words/rules.en.ts')).rulesRaftEn,
    zh: async () => (await import('../protocols/raft/words/rules.zh.ts')).rulesRaftZh,
  },
  paxos: {
    en: async () => (await import('../protocols/paxos/words/rules.en.ts')).rulesPaxosEn,
    zh: async () => (await import('../protocols/paxos/words/rules.zh.ts')).rulesPaxosZh,
  },
  multipaxos: {
    en: async () => (await import('../protocols/multipaxos/words/rules.en.ts')).rulesMultipaxosEn,
    zh: async () => (await import('../protocols/multipaxos/words/rules.zh.ts')).rulesMultipaxosZh,
  },
  twophase: {
    en: async () => (await import('../protocols/twophase/words/rules.en.ts')).rulesTwophaseEn,
    zh: async () => (await import('../protocols/twophase/words/rules.zh.ts')).rulesTwophaseZh,
  },
};
