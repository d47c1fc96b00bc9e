// What is said when somebody asks "why not?", typed by what a protocol declares: a goal or a guard without words does not
// compile. Loaded when somebody asks.

import type { Facts, NodeId, Protocol } from '../engine/protocol.ts';
import type { Language } from './index.ts';
import type { WaitingSection } from './en/waiting.ts';

interface Told {
  readonly node: NodeId;
  readonly facts: Facts;
}

export interface WaitingWords<P extends Pick<Protocol, 'waiting'> = Pick<Protocol, 'waiting'>> {
  readonly goals: {
    readonly [goal in keyof P['waiting']['goals']]: {
      /** What is asked: "Why does S3 not lead?" */
      readonly question: (told: Told) => string;
      /** How it stands, with the values. */
      readonly waits: (told: Told) => string;
      /** Said in place of both when there is nothing to wait for. */
      readonly reached: (told: Told) => string;
    };
  };
  /** What it means that a guard holds, and that it does not, with what it compared. No capital, no full stop. */
  readonly guards: {
    readonly [guard in keyof P['waiting']['guards']]: {
      readonly holds: (facts: Facts) => string;
      readonly fails: (facts: Facts) => string;
    };
  };
}

export interface Asking {
  readonly section: WaitingSection;
  readonly words: WaitingWords;
}

type Loader = { readonly [language in Language]: () => Promise<WaitingWords> };

const loaders: { readonly [protocol: string]: Loader } = {
  raft: {
    en: async () => (await import('../protocols/raft/words/waiting.en.ts')).waitingRaftEn,
    zh: async () => (await import('../protocols/raft/words/waiting.zh.ts')).waitingRaftZh,
  },
  paxos: {
    en: async () => (await import('../protocols/paxos/words/waiting.en.ts')).waitingPaxosEn,
    zh: async () => (await import('../protocols/paxos/words/waiting.zh.ts')).waitingPaxosZh,
  },
  multipaxos: {
    en: async () => (await import('../protocols/multipaxos/words/waiting.en.ts')).waitingMultipaxosEn,
    zh: async () => (await import('../protocols/multipaxos/words/waiting.zh.ts')).waitingMultipaxosZh,
  },
  twophase: {
    en: async () => (await import('../protocols/twophase/words/waiting.en.ts')).waitingTwophaseEn,
    zh: async () => (await import('../protocols/twophase/words/waiting.zh.ts')).waitingTwophaseZh,
  },
};

const sections: { readonly [language in Language]: () => Promise<WaitingSection> } = {
  en: async () => (await import('./en/waiting.ts')).waitingSectionEn,
  zh: async () => (await import('./zh/waiting.ts')).waitingSectionZh,
};

/** What is said of a protocol. Rejects with an Error for an id without words. */
export async function askingOf(protocol: string, language: Language): Promise<Asking> {
  const found = Object.hasOwn(loaders, protocol) ? loaders[protocol] : undefined;
  if (found === undefined)
    throw new Error(`"Why not?" has no words for ${protocol}: add them in src/words/waiting.ts.`);
  const [section, words] = await Promise.all([sections[language](), found[language]()]);
  return { section, words };
}
