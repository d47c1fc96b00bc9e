// What a server is after, and what its guards compare: for "why not?". Ongaro & Ousterhout 2014 (extended version), §5.2 to
// §5.4. The machine itself is asked whether an answer would do; here stands only which answer that could be.

import type { Facts, NodeId } from '../../engine/protocol.ts';
import { at } from '../../engine/sequence.ts';
import type { Aim, Waiting } from '../../engine/waiting.ts';
import { heard } from '../hearing.ts';
import { WINS, withVote } from './election.ts';
import { type Entry, lastEntry, termAt } from './log.ts';
import type { RaftEvent } from './messages.ts';
import { HEARS_OF_COMMIT } from './replication.ts';
import type { PerPeer, Server, Told, Votes } from './server.ts';

const terms = ({ context, event }: Told): Facts => ({
  theirs: 'term' in event ? event.term : null,
  mine: context.currentTerm,
});

function votesWith({ context, event }: Told): readonly NodeId[] {
  const { from, voteGranted } = heard(event, 'RequestVoteReply');
  return context.votes === null ? [] : withVote(context.votes, from, voteGranted).granted;
}

const guards = {
  isNewerTerm: terms,
  isCurrentTerm: terms,
  isStaleTerm: terms,
  hasVotedForAnother: ({ context, event }: Told) => ({
    votedFor: context.votedFor,
    candidate: heard(event, 'RequestVote').candidateId,
  }),
  candidateIsBehind({ context, event }: Told) {
    const { lastLogIndex: index, lastLogTerm: term } = heard(event, 'RequestVote');
    return { theirs: { index, term }, mine: { ...lastEntry(context.log) } };
  },
  ownVoteSuffices: ({ context }: Told) => ({ needed: context.majority }),
  isElected: (told: Told) => ({ ...terms(told), granted: votesWith(told), needed: told.context.majority }),
  disagrees(told: Told) {
    const { prevLogIndex, prevLogTerm } = heard(told.event, 'AppendEntries');
    const held = termAt(told.context.log, prevLogIndex);
    return { ...terms(told), prevLogIndex, prevLogTerm, held: held < 0 ? null : held };
  },
  isAccepted: (told: Told) => ({ ...terms(told), success: heard(told.event, 'AppendEntriesReply').success }),
  isRefusedAtNext(told: Told) {
    const { success, prevLogIndex, from } = heard(told.event, 'AppendEntriesReply');
    return { ...terms(told), success, prevLogIndex, nextIndex: told.context.nextIndex?.[from] ?? null };
  },
} as const satisfies { readonly [guard: string]: (told: Told) => Facts };

interface Asked {
  readonly role: string;
  readonly context: Server;
  readonly slot: number | null;
}

// --- Why does it not lead? -------------------------------------------------------------------------------------------

const voteFrom = (from: NodeId, term: number): RaftEvent => ({
  type: 'RequestVoteReply',
  from,
  term,
  voteGranted: true,
});

function lead({ role, context }: Asked): readonly Aim[] {
  const { me, peers, currentTerm: term, majority: needed, leaderId: leader, votedFor } = context;
  if (role === 'leader')
    return [{ facts: { term }, reached: true, needs: { guard: 'isElected' }, now: null, next: [] }];
  if (role === 'candidate') {
    const { granted, refused } = context.votes as Votes;
    const missing = peers.filter((peer) => !granted.includes(peer) && !refused.includes(peer));
    return [
      {
        facts: { term, have: granted, refused, needed, missing },
        reached: false,
        needs: { guard: 'isElected' },
        // Its own vote once more: it is counted already.
        now: voteFrom(me, term),
        next: missing.map((by) => ({ by, event: voteFrom(by, term) })),
      },
    ];
  }
  return [
    {
      facts: { term, leader, votedFor, needed },
      reached: false,
      needs: WINS,
      now: null,
      next: [{ by: null, event: { type: 'timer.election' } }],
    },
  ];
}

// --- Why is this entry not committed? --------------------------------------------------------------------------------

/** The entry that is asked about, or the first that is not committed; null when all are. */
function uncommitted({ context: { log, commitIndex }, slot }: Asked): number | null {
  if (commitIndex >= log.length) return null;
  return slot !== null && slot > commitIndex && slot <= log.length ? slot : commitIndex + 1;
}

function commit(asked: Asked): readonly Aim[] {
  const { role, context } = asked;
  const { log, commitIndex } = context;
  const index = uncommitted(asked);
  const needs = role === 'leader' ? { decides: index ?? 0 } : HEARS_OF_COMMIT;
  if (index === null)
    return log.length === 0 ? [] : [{ facts: { index: commitIndex }, reached: true, needs, now: null, next: [] }];
  return [role === 'leader' ? byCounting(context, index) : byHearsay(context, role, index)];
}

/** A leader counts who holds the entry. */
function byCounting(context: Server, index: number): Aim {
  const { me, peers, log, currentTerm, majority, options } = context;
  const [matchIndex, nextIndex] = [context.matchIndex as PerPeer, context.nextIndex as PerPeer];
  const matched = (peer: NodeId): number => matchIndex[peer] as number;
  /** Says that it took what it was sent. */
  const reply = (from: NodeId, prevLogIndex: number, upTo: number): RaftEvent => ({
    ...{ type: 'AppendEntriesReply', from, term: currentTerm, success: true },
    ...{ prevLogIndex, matchIndex: upTo },
  });
  const { term, command } = at(log, index - 1) as Entry;
  const [first] = peers;
  return {
    facts: {
      ...{ index, command, entryTerm: term, currentTerm, needed: majority },
      have: [me, ...peers.filter((peer) => matched(peer) >= index)],
      missing: peers.filter((peer) => matched(peer) < index),
    },
    reached: false,
    needs: { decides: index },
    now: first === undefined ? null : reply(first, matched(first), matched(first)),
    next: peers
      .filter((peer) => matched(peer) < log.length)
      .map((by) => {
        const before = (nextIndex[by] as number) - 1;
        return { by, event: reply(by, before, Math.min(log.length, before + options.entriesPerMessage)) };
      }),
  };
}

/** Everybody else is told by the leader. */
function byHearsay({ log, leaderId, currentTerm, commitIndex }: Server, role: string, index: number): Aim {
  const { term, command } = at(log, index - 1) as Entry;
  const { index: prevLogIndex, term: prevLogTerm } = lastEntry(log);
  const heartbeat = (leader: NodeId, leaderCommit: number): RaftEvent => ({
    ...{ type: 'AppendEntries', from: leader, leaderId: leader, term: currentTerm },
    ...{ prevLogIndex, prevLogTerm, entries: [], leaderCommit },
  });
  const leader = role === 'follower' ? leaderId : null;
  return {
    facts: { index, command, entryTerm: term, leader, commitIndex },
    reached: false,
    needs: HEARS_OF_COMMIT,
    now: leader === null ? null : heartbeat(leader, commitIndex),
    next: leader === null ? [] : [{ by: leader, event: heartbeat(leader, index) }],
  };
}

export const waiting = { guards, goals: { lead, commit } } as const satisfies Waiting;
