// The concept bridge: the same idea in the words of each protocol, and the scenario of the library that shows it. Loaded
// when first opened. A cell that is missing in one language does not compile.

import type { Language } from './index.ts';

/** The columns, by the protocols' ids. */
export const COLUMNS = ['raft', 'paxos', 'multipaxos'] as const;
export type Column = (typeof COLUMNS)[number];

type Shown = { readonly [column in Column]: string };

const cells = <I extends { readonly [idea: string]: Shown }>(ideas: I): { readonly [idea in keyof I]: Shown } => ideas;

/** The ideas, in the order in which one would teach them, and what shows each. */
export const SHOWN = cells({
  number: { raft: 'leader-cycle', paxos: 'paxos-later-ballot', multipaxos: 'multipaxos-two-leaders' },
  leader: { raft: 'first-election', paxos: 'paxos-one-proposer', multipaxos: 'multipaxos-steady-leader' },
  place: { raft: 'replication-and-commit', paxos: 'paxos-one-proposer', multipaxos: 'multipaxos-steady-leader' },
  winning: { raft: 'first-election', paxos: 'paxos-one-proposer', multipaxos: 'multipaxos-steady-leader' },
  copying: { raft: 'replication-and-commit', paxos: 'paxos-one-proposer', multipaxos: 'multipaxos-steady-leader' },
  heeding: { raft: 'entry-survives', paxos: 'paxos-highest-ballot', multipaxos: 'multipaxos-fills-hole' },
  decided: { raft: 'leader-crash-uncommitted', paxos: 'paxos-unlearned', multipaxos: 'multipaxos-catch-up' },
  holes: { raft: 'slow-follower', paxos: 'paxos-one-proposer', multipaxos: 'multipaxos-fills-hole' },
  leftovers: { raft: 'figure-8', paxos: 'paxos-later-ballot', multipaxos: 'multipaxos-fills-hole' },
  deposed: { raft: 'stale-leader-returns', paxos: 'paxos-duel', multipaxos: 'multipaxos-two-leaders' },
  disk: { raft: 'whole-cluster-restart', paxos: 'paxos-acceptor-remembers', multipaxos: 'multipaxos-restart' },
  quorum: { raft: 'minority-partition', paxos: 'paxos-flexible-quorum', multipaxos: 'multipaxos-minority' },
  progress: { raft: 'split-vote', paxos: 'paxos-backoff', multipaxos: 'multipaxos-two-leaders' },
  behind: { raft: 'slow-follower', paxos: 'paxos-learner-asks', multipaxos: 'multipaxos-catch-up' },
  lost: { raft: 'lossy-network', paxos: 'paxos-loss', multipaxos: 'multipaxos-catch-up' },
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
  readonly ideas: { readonly [idea in Idea]: { readonly name: string } & { readonly [column in Column]: CellWords } };
}

const loaders: { readonly [language in Language]: () => Promise<{ bridge: BridgeWords }> } = {
  en: () => import('./bridge.en.ts'),
  zh: () => import('./bridge.zh.ts'),
};

export async function loadBridge(language: Language): Promise<BridgeWords> {
  return (await loaders[language]()).bridge;
}
