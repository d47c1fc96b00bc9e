// What a server is after, and what its guards compare: for "why not?". The machine itself is asked whether an answer would
// do; here stands only which answer that could be.

import type { Facts, NodeId } from '../../engine/protocol.ts';
import { at } from '../../engine/sequence.ts';
import type { Aim, Waiting } from '../../engine/waiting.ts';
import { heard } from '../hearing.ts';
import { agreedIndex, DELIVERS, LOSES } from './broadcast.ts';
import { COUNTS, followersOf, supporters, told as toldVote } from './election.ts';
import { lastZxid, type Transaction, zxidAt, zxidName } from './history.ts';
import type { ZabEvent } from './messages.ts';
import { type By, epochIn, led, numberIn, type Server, senderOf, type Told } from './server.ts';
import { syncedWith } from './synchronization.ts';

const rounds = ({ context, event }: Told): Facts => ({
  theirs: heard(event, 'Notification').round,
  round: context.round,
});
const state = ({ event }: Told): Facts => ({ state: heard(event, 'Notification').state });
const ofLeader = ({ context, event }: Told): Facts => ({ from: senderOf(event), leader: context.leaderId });
const ofEpoch = (told: Told): Facts => ({
  ...{ ...ofLeader(told), theirs: epochIn(told.event) },
  ...{ acceptedEpoch: told.context.acceptedEpoch, currentEpoch: told.context.currentEpoch },
});
const order = (told: Told): Facts => ({
  ...ofEpoch(told),
  ...{ n: numberIn(told.event), streamed: told.context.streamed },
});
const mine = ({ context, event }: Told): Facts => ({ theirs: epochIn(event), epoch: led(context).epoch });
const outrun = ({ context, event }: Told): Facts => ({
  theirs: heard(event, 'CEpoch').acceptedEpoch,
  epoch: led(context).epoch,
});
const ends = ({ context }: Told): Facts => ({
  lastZxid: zxidName(lastZxid(context.history)),
  next: zxidName(zxidAt(context.history, context.lastCommitted + 1)),
});
const needed = ({ context }: Told): Facts => ({ needed: context.majority });

const guards = {
  isJoinable(told: Told) {
    const message = heard(told.event, 'Notification');
    const { vote, state: how } = message;
    return {
      ...needed(told),
      leader: vote.leader,
      state: how,
      by: followersOf(told.context, message.from, vote.leader),
    };
  },
  isSettled: state,
  isLooking: state,
  isOfLaterRound: rounds,
  isOfEarlierRound: rounds,
  isBetterVote: ({ context, event }: Told) => ({
    theirs: toldVote(heard(event, 'Notification').vote),
    mine: toldVote(context.vote),
  }),
  isAlone: needed,
  votedForItself: ({ context }: Told) => ({ vote: context.vote.leader }),
  isAcceptable: ofEpoch,
  isNewLeader: ofEpoch,
  isEarlier: ofEpoch,
  isInOrder: order,
  isBroken: order,
  isGap: order,
  isNextProposal: (told: Told) => ({ ...ends(told), zxid: zxidName(heard(told.event, 'Propose').transaction) }),
  isKnown: (told: Told) => ({ ...ends(told), zxid: zxidName(heard(told.event, 'CommitLd').zxid) }),
  isNextCommit: (told: Told) => ({ ...ends(told), zxid: zxidName(heard(told.event, 'Commit').zxid) }),
  isRead: ({ event }: Told) => ({ command: heard(event, 'client.request').command }),
  completesAcks: (told: Told) => ({ ...mine(told), ...needed(told) }),
  isOfMyEpoch: mine,
  completesSync: (told: Told) => ({ ...mine(told), ...needed(told), by: [...syncedWith(told).synced] }),
  completesQuorum(told: Told) {
    const { history, lastCommitted } = told.context;
    return { ...mine(told), ...needed(told), next: zxidName(zxidAt(history, lastCommitted + 1)) };
  },
  hasQuorum: (told: Told) => ({ ...needed(told), heard: led(told.context).heard }),
  isOutrun: outrun,
  hasEpoch: outrun,
  completesEpochs: (told: Told) => ({ ...needed(told), have: Object.keys(led(told.context).epochs) }),
} as const satisfies { readonly [guard: string]: (told: Told) => Facts };

interface Asked {
  readonly role: string;
  readonly context: Server;
  readonly slot: number | null;
}

// --- Why does it not lead? -------------------------------------------------------------------------------------------

function lead({ role, context }: Asked): readonly Aim[] {
  const { me, peers, majority, leaderId: leader, currentEpoch: epoch, vote, votes, round } = context;
  const needs = { guard: 'completesSync' };
  const aim = (facts: Facts, next: Aim['next'], of: Aim['needs'] = needs): readonly Aim[] => [
    { facts: { phase: role, ...facts }, reached: false, needs: of, now: null, next },
  ];
  if (role === 'leader') return [{ facts: { epoch }, reached: true, needs, now: null, next: [] }];
  if (role === 'follower')
    return aim({ leader, needed: majority }, [{ by: null, event: { type: 'timer.patience' } }], LOSES);
  if (role === 'looking') {
    const have = supporters(votes, vote);
    const missing = peers.filter((id) => !have.includes(id));
    const vouch = (by: NodeId): Aim['next'][number] => {
      const event: ZabEvent = {
        type: 'Notification',
        from: by,
        round,
        vote: { ...vote, leader: me },
        state: 'looking',
      };
      return { by, event };
    };
    return aim({ vote: vote.leader, have, missing, needed: majority }, missing.map(vouch), COUNTS);
  }
  const { epochs, epoch: mineIs, acks, synced } = led(context);
  const from = (all: readonly NodeId[], event: (by: NodeId) => ZabEvent): Aim['next'] =>
    peers.filter((id) => !all.includes(id)).map((by) => ({ by, event: event(by) }));
  if (mineIs === 0) {
    const have = Object.keys(epochs);
    const next = from(have, (by) => ({ type: 'CEpoch', from: by, acceptedEpoch: context.acceptedEpoch }));
    return aim({ phase: 'CEPOCH', have, needed: majority }, next, { guard: 'completesEpochs' });
  }
  if (synced.length === 0) {
    const have = Object.keys(acks).filter((id) => acks[id]?.promise === true);
    const { history } = context;
    const next = from(have, (by) => ({
      ...{ type: 'AckE', from: by, epoch: mineIs, currentEpoch: epoch, history, promise: true },
    }));
    return aim({ phase: 'ACK-E', have, needed: majority }, next, { guard: 'completesAcks' });
  }
  const zxid = lastZxid(context.history);
  const next = from(synced, (by) => ({ type: 'AckLd', from: by, epoch: mineIs, zxid }));
  return aim({ phase: 'ACK-LD', have: synced, needed: majority }, next);
}

// --- Why is this transaction not committed? --------------------------------------------------------------------------

function commit({ role, context, slot }: Asked): readonly Aim[] {
  const { history, lastCommitted, leaderId: leader, currentEpoch: epoch, majority, peers, streamed } = context;
  if (history.length === 0) return [];
  const counts = role === 'leader';
  const needs = counts ? { guard: 'completesQuorum' } : DELIVERS;
  if (lastCommitted >= history.length)
    return [{ facts: { zxid: zxidName(lastZxid(history)) }, reached: true, needs, now: null, next: [] }];
  const index = slot !== null && slot > lastCommitted && slot <= history.length ? slot : lastCommitted + 1;
  const { command, ...zxid } = at(history, index - 1) as Transaction;
  const facts = { zxid: zxidName(zxid), command, leader };
  if (counts) {
    const { acked } = led(context);
    const have = holders(acked, index);
    const missing = peers.filter((id) => !have.includes(id));
    return [
      {
        facts: { ...facts, have, missing, needed: majority },
        reached: false,
        needs: agreedIndex(context, acked) >= index ? { decides: index } : needs,
        now: null,
        next: missing.map((by) => ({ by, event: { type: 'Ack', from: by, epoch, zxid } as ZabEvent })),
      },
    ];
  }
  const commits = { type: 'Commit', from: leader ?? '', epoch, zxid, n: streamed + 1 } as ZabEvent;
  const next = leader === null || role !== 'follower' ? [] : [{ by: leader, event: commits }];
  return [{ facts, reached: false, needs, now: null, next }];
}

const holders = (acked: By<number>, index: number): readonly NodeId[] =>
  Object.keys(acked)
    .filter((id) => (acked[id] ?? 0) >= index)
    .sort();

export const waiting = { guards, goals: { lead, commit } } as const satisfies Waiting;
