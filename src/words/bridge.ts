// The concept bridge: the same idea in the words of each protocol, and the scenario of the library that shows it. Loaded
// when first opened. A cell that is missing in one language does not compile.

import type { Language } from '../speech/languages.ts';

/** The columns, by the protocols' ids. */
export const COLUMNS = ['raft', 'paxos', 'multipaxos', 'twophase'] as const;
export type Column = (typeof COLUMNS)[number];

/** A column that does not have an idea shows nothing of it. */
type Shown = { readonly [column in Column]?: string };

const cells = <const I extends { readonly [idea: string]: Shown }>(ideas: I): I => ideas;

/** The ideas, in the order in which one would teach them, and what shows each. */
export const SHOWN = cells({
  number: { raft: 'leader-cycle', paxos: 'paxos-later-ballot', multipaxos: 'multipaxos-two-leaders' },
  leader: {
    raft: 'first-election',
    paxos: 'paxos-one-proposer',
    multipaxos: 'multipaxos-steady-leader',
    twophase: 'twophase-commit',
  },
  place: {
    raft: 'replication-and-commit',
    paxos: 'paxos-one-proposer',
    multipaxos: 'multipaxos-steady-leader',
    twophase: 'twophase-commit',
  },
  winning: { raft: 'first-election', paxos: 'paxos-one-proposer', multipaxos: 'multipaxos-steady-leader' },
  copying: {
    raft: 'replication-and-commit',
    paxos: 'paxos-one-proposer',
    multipaxos: 'multipaxos-steady-leader',
    twophase: 'twophase-commit',
  },
  heeding: { raft: 'entry-survives', paxos: 'paxos-highest-ballot', multipaxos: 'multipaxos-fills-hole' },
  decided: {
    raft: 'leader-crash-uncommitted',
    paxos: 'paxos-unlearned',
    multipaxos: 'multipaxos-catch-up',
    twophase: 'twophase-blocked',
  },
  holes: { raft: 'slow-follower', paxos: 'paxos-one-proposer', multipaxos: 'multipaxos-fills-hole' },
  leftovers: { raft: 'figure-8', paxos: 'paxos-later-ballot', multipaxos: 'multipaxos-fills-hole' },
  deposed: { raft: 'stale-leader-returns', paxos: 'paxos-duel', multipaxos: 'multipaxos-two-leaders' },
  disk: {
    raft: 'whole-cluster-restart',
    paxos: 'paxos-acceptor-remembers',
    multipaxos: 'multipaxos-restart',
    twophase: 'twophase-remembers',
  },
  quorum: {
    raft: 'minority-partition',
    paxos: 'paxos-flexible-quorum',
    multipaxos: 'multipaxos-minority',
    twophase: 'twophase-refused',
  },
  progress: {
    raft: 'split-vote',
    paxos: 'paxos-backoff',
    multipaxos: 'multipaxos-two-leaders',
    twophase: 'twophase-ask-in-vain',
  },
  behind: {
    raft: 'slow-follower',
    paxos: 'paxos-learner-asks',
    multipaxos: 'multipaxos-catch-up',
    twophase: 'twophase-others-know',
  },
  lost: { raft: 'lossy-network', paxos: 'paxos-loss', multipaxos: 'multipaxos-catch-up', twophase: 'twophase-silence' },
});

export type Idea = keyof typeof SHOWN;

export interface CellWords {
  /** What the protocol calls it. */
  readonly term: string;
  /** How it works there, in a sentence. */
  readonly note: string;
}

export interface BridgeWords {
  readonly title: string;
  readonly lead: string;
  /** The heading of the column of ideas. */
  readonly idea: string;
  /** The accessible name of a cell's button. */
  readonly show: (title: string) => string;
  /** Said where a protocol does not have an idea. */
  readonly none: string;
  /** What a column does not show, it has no words for. */
  readonly ideas: {
    readonly [idea in Idea]: { readonly name: string } & {
      readonly [column in keyof (typeof SHOWN)[idea] & Column]: CellWords;
    };
  };
}

const loaders: { readonly [language in Language]: () => Promise<{ bridge: BridgeWords }> } = {
  en: () => import('./en/bridge.ts'),
  zh: () => import('./zh/bridge.ts'),
};

export async function loadBridge(language: Language): Promise<BridgeWords> {
  return (await loaders[language]()).bridge;
}
