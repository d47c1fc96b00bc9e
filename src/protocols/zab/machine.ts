// Zab, one machine a server. Junqueira, Reed and Serafini 2011; Apache ZooKeeper, Zab.tla.
//
// One leader at a time broadcasts transactions, each with a zxid: the epoch of the leader and a counter. All servers deliver
// them in one order. What makes Zab Zab is how a new leader begins: it asks a quorum for the last epoch that each has accepted
// and takes the next one; it takes over the most recent history that a quorum has; and it brings a quorum to that history.
// Only then is it established, all that it inherited is committed, and it takes requests. Recovery comes before service.
//
//             a quorum votes for it            a quorum has told its epochs, and then its history
//   looking ─────────────────────▶ leading.discovery ─────────────────────▶ leading.sync
//    ▲  │                                                                      │ a quorum has taken the history
//    │  │ a quorum votes for another     NEWEPOCH        NEWLEADER             ▼
//    │  └──▶ following.discovery ──────▶ following.sync ──────▶ synced     leading.broadcast: it leads
//    │                                                            │ COMMIT-LD
//    │                                                            ▼
//    └──── the leader, or the quorum, is not heard of ─── following.broadcast
//
// Whoever misses its leader, its quorum, or a message of the stream looks for a leader again, with what is on its disk:
// acceptedEpoch, currentEpoch and history.
//
// In an `on` block, capitals crossed the wire. What no state handles is set aside at the bottom.

import * as broadcast from './broadcast.ts';
import * as discovery from './discovery.ts';
import * as election from './election.ts';
import { newborn, setAside, zab } from './server.ts';
import * as synchronization from './synchronization.ts';

const OPTIONS = { notify: 0, finalize: 0, connect: 0, patience: 0, ping: 0 } as const;
const nobody = { me: '', part: 'server', seats: [], options: OPTIONS } as const;

const aside = { actions: 'setAside' } as const;

/** What does not follow, at a follower that takes part in the stream of its leader: it begins anew. */
const missing = [
  { guard: 'isBroken', target: 'looking', actions: 'breakOff' },
  { guard: 'isGap', target: 'looking', actions: 'meetGap' },
  aside,
] as const;
const history = { guard: 'isNewLeader', target: 'synced', actions: 'takeHistory' } as const;
const proposal = { guard: 'isNextProposal', actions: 'appendProposal' } as const;
const later = { guard: 'isInOrder', actions: 'setAside' } as const;

export const machine = zab
  .extend({
    guards: { ...election.guards, ...discovery.guards, ...synchronization.guards, ...broadcast.guards },
    actions: {
      ...{ setAside, ...election.actions, ...discovery.actions },
      ...{ ...synchronization.actions, ...broadcast.actions },
    },
  })
  .createMachine({
    id: 'zab',
    context: () => newborn(nobody, null),
    initial: 'looking',
    states: {
      looking: {
        on: {
          'node.start': { actions: 'beginElection' },
          Notification: [
            { guard: 'isJoinable', target: 'following', actions: 'join' },
            { guard: 'isSettled', actions: 'hearSettled' },
            { guard: 'isOfLaterRound', actions: 'adoptRound' },
            { guard: 'isOfEarlierRound', actions: 'answerEarlier' },
            { guard: 'isBetterVote', actions: 'adoptVote' },
            { actions: 'countVote' },
          ],
          'timer.notify': { actions: 'notifyAgain' },
          'timer.finalize': [
            { guard: 'isAlone', target: 'leading.broadcast', actions: 'leadAlone' },
            { guard: 'votedForItself', target: 'leading', actions: 'takeOffice' },
            { target: 'following', actions: 'followElected' },
          ],
        },
      },

      following: {
        initial: 'discovery',
        states: {
          discovery: {
            on: {
              'timer.connect': { actions: 'connectAgain' },
              NewEpoch: { guard: 'isAcceptable', target: 'sync', actions: 'acceptEpoch' },
            },
          },
          sync: { on: { NewLeader: history } },
          synced: {
            on: {
              NewLeader: history,
              Propose: proposal,
              CommitLd: { guard: 'isKnown', target: 'broadcast', actions: 'commitAll' },
              Commit: later,
              Ping: later,
            },
          },
          broadcast: {
            on: {
              NewLeader: history,
              Propose: proposal,
              CommitLd: later,
              Commit: { guard: 'isNextCommit', actions: 'deliver' },
              Ping: { guard: 'isInOrder', actions: 'answerPing' },
              'client.request': [{ guard: 'isRead', actions: 'serveRead' }, { actions: 'redirect' }],
            },
          },
        },
        on: {
          'timer.patience': { target: 'looking', actions: 'loseLeader' },
          NewEpoch: [{ guard: 'isEarlier', target: 'looking', actions: 'refuseEpoch' }, aside],
          Propose: missing,
          CommitLd: missing,
          Commit: missing,
          Ping: missing,
        },
      },

      leading: {
        initial: 'discovery',
        states: {
          discovery: {
            on: {
              AckE: [
                { guard: 'completesAcks', target: 'sync', actions: 'chooseHistory' },
                { guard: 'isOfMyEpoch', actions: 'countAckE' },
              ],
            },
          },
          sync: {
            on: {
              AckE: { guard: 'isOfMyEpoch', actions: 'tellLate' },
              AckLd: [
                { guard: 'completesSync', target: 'broadcast', actions: 'establish' },
                { guard: 'isOfMyEpoch', actions: 'countSynced' },
              ],
            },
          },
          broadcast: {
            on: {
              AckE: { guard: 'isOfMyEpoch', actions: 'tellLate' },
              AckLd: { guard: 'isOfMyEpoch', actions: 'admitLate' },
              Ack: [
                { guard: 'completesQuorum', actions: 'commit' },
                { guard: 'isOfMyEpoch', actions: 'countAck' },
              ],
              PingReply: [
                { guard: 'completesQuorum', actions: 'commit' },
                { guard: 'isOfMyEpoch', actions: 'countAck' },
              ],
              'timer.ping': { actions: 'pingAll' },
              'timer.patience': { guard: 'hasQuorum', actions: 'goOn' },
              'client.request': [{ guard: 'isRead', actions: 'serveRead' }, { actions: 'propose' }],
            },
          },
        },
        on: {
          CEpoch: [
            { guard: 'isOutrun', target: 'looking', actions: 'concede' },
            { guard: 'hasEpoch', actions: 'replyEpoch' },
            { guard: 'completesEpochs', actions: 'proposeEpoch' },
            { actions: 'countEpoch' },
          ],
          'timer.patience': { target: 'looking', actions: 'loseQuorum' },
        },
      },
    },

    // Whatever the server does.
    on: {
      Notification: [{ guard: 'isLooking', actions: 'tellStanding' }, aside],
      CEpoch: aside,
      NewEpoch: aside,
      AckE: aside,
      NewLeader: aside,
      AckLd: aside,
      CommitLd: aside,
      Propose: aside,
      Ack: aside,
      Commit: aside,
      Ping: aside,
      PingReply: aside,
      'client.request': { actions: 'redirect' },
    },
  });
