// What can be said of Raft without running it: its parts and their citations, for views, menus and parsers.

import type { Citation, Descriptors, Seat } from '../../engine/protocol.ts';
import { nthCommand, parseCommand } from '../keyvalue.ts';
import { majorityOf } from '../majority.ts';
import { messages } from './messages.ts';
import { papers, rules } from './rules.ts';

const SERVERS_MAX = 9;

const cite = (section: string): Citation => ({ paper: 'raft', section });

function cast({ nodes }: { readonly [name: string]: number }): Seat[] {
  return Array.from({ length: nodes as number }, (_, i) => ({ id: `S${i + 1}`, part: 'server' }));
}

/** What must always hold; invariants.ts says how it is checked. */
export const claims = {
  ElectionSafety: { id: 'raft.ElectionSafety', citation: cite('Figure 3; §5.2') },
  LeaderAppendOnly: { id: 'raft.LeaderAppendOnly', citation: cite('Figure 3; §5.3') },
  LogMatching: { id: 'raft.LogMatching', citation: cite('Figure 3; §5.3') },
  LeaderCompleteness: { id: 'raft.LeaderCompleteness', citation: cite('Figure 3; §5.4') },
  StateMachineSafety: { id: 'raft.StateMachineSafety', citation: cite('Figure 3; §5.4.3') },
} as const;

export const descriptors = {
  id: 'raft',
  papers,
  counts: { nodes: { default: 5, min: 1, max: SERVERS_MAX } },
  cast,
  commands: (command: string) => parseCommand(command) !== null,
  clients: { parts: ['server'], command: nthCommand },
  faces: ['slots', 'ballots'],
  ballots: {
    voters: ['server'],
    quorum: (voters) => ({ promised: majorityOf(voters), accepted: majorityOf(voters) }),
    decides: 'nothing',
  },
  refuses: () => null,
  roles: {
    follower: { ring: 'plain' },
    candidate: { ring: 'dashed' },
    leader: { ring: 'double', leads: true, elected: true },
  },
  messages,
  timers: { election: { arc: true }, heartbeat: {} },
  rules,
  epochName: String,
  invariants: Object.values(claims),
  options: {
    electionTimeout: { kind: 'range', default: [150_000, 300_000], min: 1000, max: 60_000_000 },
    heartbeat: { kind: 'duration', default: 50_000, min: 1000, max: 60_000_000 },
    entriesPerMessage: { kind: 'number', default: 8, min: 1, max: 64 },
  },
  variants: {
    votesTwice: { breaks: claims.ElectionSafety.id },
    noLogCheck: { breaks: claims.LeaderCompleteness.id },
    commitsOldTerm: { breaks: claims.LeaderCompleteness.id },
    majorityOfHalf: { breaks: claims.ElectionSafety.id },
    noPrevLogCheck: { breaks: claims.LogMatching.id },
    keepsConflicts: { breaks: claims.LogMatching.id },
    truncatesAlways: { breaks: claims.LeaderCompleteness.id },
    votedForNotDurable: { breaks: claims.ElectionSafety.id },
    termNotDurable: { breaks: claims.ElectionSafety.id },
    logNotDurable: { breaks: claims.LeaderCompleteness.id },
  },
} as const satisfies Descriptors;
