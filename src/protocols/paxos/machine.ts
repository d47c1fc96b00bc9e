// Single-decree Paxos, one machine a node. Lamport 2001, Paxos Made Simple, §2.
//
// Nodes that may crash and messages that may be lost, doubled or late are to agree on one value, for ever. Proposers
// propose values, acceptors vote on them, learners learn which was chosen; a node may be all three.
//
// Each attempt has a ballot, a number that nobody else uses. A proposer first asks the acceptors to promise that they
// will ignore all lower ballots, and to say which proposal they accepted last. When a quorum has promised, it proposes
// the value of the highest-numbered proposal that it was told of: that one may be chosen already, and nothing else may
// be chosen any more. Only if it was told of none does it propose a value of its own. A value is chosen when a quorum
// has accepted it in one ballot. Whoever knows nothing of the others is stopped by the acceptor that two quorums share.
//
//   proposer   idle ──a client asks──▶ preparing ──a quorum promised──▶ proposing ──a quorum accepted──▶ idle
//                                        ▲    └────────a higher ballot────┴──▶ backingOff
//                                        └────────── a higher one, too ───────────┘
//   acceptor   fresh ──▶ promised ◀──▶ accepted      (which of the two it did last)
//   learner    learning ──a quorum accepted──▶ learned
//
// Every node has the three regions. Where roles stand apart, the messages of a role never reach the others.
// In an `on` block, capitals crossed the wire, or came from the same node.

import * as acceptor from './acceptor.ts';
import * as learner from './learner.ts';
import { newborn, paxos } from './node.ts';
import * as proposer from './proposer.ts';

const OPTIONS = { q1: 0, q2: 0, retransmit: 0, backoff: [0, 0], learn: 0, reject: true, patience: 1 } as const;
const nobody = { me: '', part: 'node', seats: [], options: OPTIONS } as const;

export const machine = paxos
  .extend({
    guards: { ...proposer.guards, ...acceptor.guards, ...learner.guards },
    actions: { ...proposer.actions, ...acceptor.actions, ...learner.actions },
  })
  .createMachine({
    id: 'paxos',
    context: () => newborn(nobody, null),
    type: 'parallel',
    states: {
      proposer: {
        initial: 'idle',
        states: {
          idle: {
            on: {
              'client.request': { target: 'preparing', actions: 'startBallot' },
            },
          },
          preparing: {
            on: {
              Promise: [
                { guard: 'completesPromises', target: 'proposing', actions: ['countPromise', 'propose'] },
                { guard: 'isNewPromise', actions: 'countPromise' },
                { actions: 'setAsidePromise' },
              ],
              Reject: [{ guard: 'isBeaten', target: 'backingOff', actions: 'backOff' }, { actions: 'setAsideReject' }],
              'timer.retransmit': [
                { guard: 'losesPatience', target: 'backingOff', actions: 'giveUp' },
                { actions: 'prepareAgain' },
              ],
            },
          },
          proposing: {
            on: {
              Accepted: [
                { guard: 'completesAcceptances', target: 'idle', actions: ['countAccepted', 'seeChosen'] },
                { guard: 'isNewAcceptance', actions: 'countAccepted' },
                { guard: 'isOfOwnBallot', actions: 'setAsideAccepted' },
              ],
              Reject: [{ guard: 'isBeaten', target: 'backingOff', actions: 'backOff' }, { actions: 'setAsideReject' }],
              'timer.retransmit': [
                { guard: 'losesPatience', target: 'backingOff', actions: 'giveUp' },
                { actions: 'acceptAgain' },
              ],
            },
          },
          backingOff: {
            on: { 'timer.backoff': { target: 'preparing', actions: 'tryHigher' } },
          },
        },
        // Whatever the proposer does: a client waits while it is busy, and an answer that it needs no more changes nothing.
        on: {
          'client.request': { actions: 'letWait' },
          Promise: { actions: 'setAsidePromise' },
          Accepted: { guard: 'isOfOwnBallot', actions: 'setAsideAccepted' },
          Reject: { actions: 'setAsideReject' },
        },
      },

      acceptor: {
        initial: 'fresh',
        states: {
          fresh: {
            on: {
              'node.start': [
                { guard: 'endedAccepting', target: 'accepted', actions: 'remember' },
                { guard: 'endedPromising', target: 'promised', actions: 'remember' },
                { guard: 'usedRounds', actions: 'remember' },
                { actions: 'begin' },
              ],
            },
          },
          promised: {},
          accepted: {},
        },
        on: {
          Prepare: [
            { guard: 'prepareIsBelowPromise', actions: 'refusePrepare' },
            { guard: 'hasPromisedIt', actions: 'repeatPromise' },
            { target: '.promised', actions: 'promise' },
          ],
          Accept: [
            { guard: 'acceptIsBelowPromise', actions: 'refuseAccept' },
            { guard: 'hasAcceptedIt', actions: 'repeatAcceptance' },
            { target: '.accepted', actions: 'accept' },
          ],
          Query: [{ guard: 'hasAccepted', actions: 'answerQuery' }, { actions: 'noteNothingAccepted' }],
        },
      },

      learner: {
        initial: 'learning',
        states: {
          learning: {
            on: {
              Accepted: [
                { guard: 'isTaught', target: 'learned', actions: 'learn' },
                { guard: 'isLearner', actions: 'countAcceptance' },
              ],
              'timer.learn': { actions: 'ask' },
            },
          },
          learned: {
            on: { Accepted: { guard: 'isNoNews', actions: 'noteKnown' } },
          },
        },
      },
    },
  });

/** The same machine for nodes of every part: messages of a role never reach the others. */
export const everywhere = (one: typeof machine) => ({ node: one, proposer: one, acceptor: one, learner: one });
