// Multi-Paxos, one machine a server. Lamport 2001, Paxos Made Simple, §3; what it leaves open as van Renesse & Altinbuken
// 2015, Paxos Made Moderately Complex, have it, unless a file says that it departs.
//
// The servers decide a sequence of commands, one a slot, and each runs them in the order of the slots. Every slot is a
// consensus by itself: a value is chosen when a majority of acceptors accepted it in one and the same ballot. Ballots are
// numbered, and each belongs to one server, who leads in it.
//
//               hears no leader               a majority promises
//   follower ──────────────────▶ preparing ───────────────────────▶ leader
//       ▲                          │   ↺ takes too long: a higher ballot  │
//       └──────────────────────────┴──────────────────────────────────────┘
//                               hears of a higher ballot
//
// Who wants to lead takes a ballot above all it has heard of and asks everybody to promise: to do nothing any more in a
// lower ballot, and to report what they have accepted (phase 1). One promise serves all slots. With a majority of promises
// it leads: where they reported something it must propose the value of the highest ballot, since that may be chosen; in
// an empty slot below such a one, a command that does nothing; after that, whatever clients ask (phase 2). When a
// majority has accepted, the slot is decided, in whatever order; commands are applied in the order of the slots.
//
// Every server is an acceptor and a replica in every state, so those rules stand at the bottom, for all. In an `on`
// block, capitals crossed the wire.

import * as acceptor from './acceptor.ts';
import * as learning from './learning.ts';
import * as phase1 from './phase1.ts';
import * as phase2 from './phase2.ts';
import * as replica from './replica.ts';
import { newborn, paxos } from './server.ts';

const nobody = {
  me: '',
  part: 'server',
  seats: [],
  options: { electionTimeout: [0, 0], heartbeat: 0, retransmit: 0, window: 1, skipPhase1: true },
} as const;

/** Whatever the message: a higher ballot is about, so give way, and hear it again as a follower. */
const beaten = { guard: 'isBeaten', target: 'follower', actions: ['stepDown', 'hearAgain'] } as const;

const higherBallots = {
  Prepare: beaten,
  Accept: beaten,
  Heartbeat: beaten,
  Decision: beaten,
  Reject: { guard: 'isBeaten', target: 'follower', actions: 'stepDown' },
} as const;

export const machine = paxos
  .extend({
    guards: { ...acceptor.guards, ...phase1.guards, ...phase2.guards },
    actions: { ...phase1.actions, ...phase2.actions, ...acceptor.actions, ...learning.actions, ...replica.actions },
  })
  .createMachine({
    id: 'multipaxos',
    context: () => newborn(nobody, null),
    initial: 'follower',
    states: {
      follower: {
        on: {
          'node.start': { actions: 'beginAsFollower' },
          'timer.election': [
            { guard: 'ownPromiseSuffices', target: 'leader', actions: ['prepare', 'takeLead'] },
            { target: 'preparing', actions: 'prepare' },
          ],
        },
      },

      preparing: {
        on: {
          ...higherBallots,
          'timer.election': { actions: 'prepare' },
          'timer.retransmit': { actions: 'askAgain' },
          Promise: [
            { guard: 'isElected', target: 'leader', actions: ['countPromise', 'takeLead'] },
            { guard: 'isOfMyBallot', actions: 'countPromise' },
          ],
        },
      },

      leader: {
        on: {
          ...higherBallots,
          'timer.heartbeat': { actions: 'sendHeartbeats' },
          'timer.retransmit': { actions: 'proposeAgain' },
          'client.request': { actions: 'takeCommand' },
          Promise: { guard: 'isOfMyBallot', actions: 'countPromiseAgain' },
          Accepted: [
            { guard: 'isChosen', actions: ['countAccepted', 'decideSlot'] },
            { guard: 'isAwaited', actions: 'countAccepted' },
            { guard: 'isOfMyBallot', actions: 'noteLateAcceptance' },
          ],
        },
      },
    },

    // All servers, whatever their role.
    on: {
      Prepare: [{ guard: 'isBelowPromise', actions: 'refusePrepare' }, { actions: 'givePromise' }],
      Accept: [{ guard: 'isBelowPromise', actions: 'refuseAccept' }, { actions: 'acceptProposal' }],
      Heartbeat: [{ guard: 'isBelowPromise', actions: 'refuseHeartbeat' }, { actions: 'hearLeader' }],
      Decision: { actions: 'learnDecisions' },
      CatchUp: { actions: 'tellDecisions' },
      Promise: { actions: 'setAside' },
      Accepted: { actions: 'setAside' },
      Reject: { actions: 'setAside' },
      'client.request': { actions: 'redirect' },
    },
  });
