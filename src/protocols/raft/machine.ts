// Raft, one machine a server. Ongaro & Ousterhout 2014 (extended version), Figure 2 and Figure 4.
//
// A cluster keeps copies of a log of commands and runs each command, in the same order, on every server. Time is cut
// into terms. A term begins with an election, and at most one server wins it and leads for the rest of the term; only a
// leader accepts commands, and its log is the one that others copy.
//
//               times out                   a majority votes for it
//   follower ───────────────▶ candidate ────────────────────────────▶ leader
//       ▲  ▲                    │   ↺ times out: a new election          │
//       │  └────────────────────┘                                        │
//       │   hears the leader of its term, or of a newer term             │
//       └────────────────────────────────────────────────────────────────┘
//                              hears of a newer term
//
// A follower answers; when it has heard neither a leader nor a candidate worth its vote for an election timeout, it asks
// for votes itself. A server votes once a term, first come first served, and never for a candidate whose log is behind
// its own: so whoever wins has every entry that is committed. The leader sends its entries, each message naming the
// entry before them; a follower whose log disagrees there refuses, and the leader steps back until they agree. An entry
// of the leader's own term that a majority holds is committed, and everything before it with it.
//
// In an `on` block, capitals crossed the wire. A role answers messages of its current term; those of another term fall
// through to the rules for all servers at the bottom.

import * as election from './election.ts';
import * as replication from './replication.ts';
import { newborn, raft } from './server.ts';

const nobody = { me: '', part: 'server', seats: [], options: { electionTimeout: [0, 0], heartbeat: 0 } } as const;

/** Whatever the message: adopt its term, follow, and hear it again. */
const newerTerm = {
  guard: 'isNewerTerm',
  target: '.follower',
  actions: ['adoptTerm', 'hearAgain'],
} as const;

export const machine = raft
  .extend({
    guards: { ...election.guards, ...replication.guards },
    actions: { ...election.actions, ...replication.actions },
  })
  .createMachine({
    id: 'raft',
    context: () => newborn(nobody, null),
    initial: 'follower',
    states: {
      follower: {
        on: {
          'node.start': { actions: 'beginAsFollower' },
          'timer.election': [
            { guard: 'ownVoteSuffices', target: 'leader', actions: ['standForElection', 'takeLead'] },
            { target: 'candidate', actions: 'standForElection' },
          ],
          AppendEntries: [
            { guard: 'disagrees', actions: 'refuseMismatch' },
            { guard: 'isCurrentTerm', actions: 'acceptEntries' },
          ],
        },
      },

      candidate: {
        on: {
          'timer.election': { actions: 'standForElection' },
          RequestVoteReply: [
            { guard: 'isElected', target: 'leader', actions: ['countVote', 'takeLead'] },
            { guard: 'isCurrentTerm', actions: 'countVote' },
          ],
          AppendEntries: { guard: 'isCurrentTerm', target: 'follower', actions: ['concede', 'hearAgain'] },
        },
      },

      leader: {
        on: {
          'timer.heartbeat': { actions: 'sendHeartbeats' },
          'client.request': [
            { guard: 'ownVoteSuffices', actions: ['appendCommand', 'advanceCommit'] },
            { actions: 'appendCommand' },
          ],
          AppendEntriesReply: [
            { guard: 'isAccepted', actions: ['advanceMatch', 'advanceCommit'] },
            { guard: 'isRefusedAtNext', actions: 'stepBack' },
            { guard: 'isCurrentTerm', actions: 'ignoreRefusal' },
          ],
          RequestVoteReply: { guard: 'isCurrentTerm', actions: 'noteLateVote' },
          AppendEntries: { guard: 'isCurrentTerm', actions: 'ignoreRival' },
        },
      },
    },

    // All servers, whatever their role.
    on: {
      RequestVote: [
        newerTerm,
        { guard: 'isStaleTerm', actions: 'refuseStaleCandidate' },
        { guard: 'hasVotedForAnother', actions: 'refuseSecondVote' },
        { guard: 'candidateIsBehind', actions: 'refuseStalerLog' },
        { actions: 'castVote' },
      ],
      AppendEntries: [newerTerm, { guard: 'isStaleTerm', actions: 'refuseStaleLeader' }],
      RequestVoteReply: [newerTerm, { actions: 'setAside' }],
      AppendEntriesReply: [newerTerm, { actions: 'setAside' }],
      'client.request': { actions: 'redirect' },
    },
  });
