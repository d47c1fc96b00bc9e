// Phase 3: the leader broadcasts what clients ask, a quorum acknowledges it, and all deliver it in one order. Junqueira, Reed
// and Serafini 2011; Zab.tla, from LeaderProcessRequest to FollowerProcessCOMMIT. That both sides notice when the other is
// gone is ZooKeeper's (Leader.lead, LearnerHandler.ping, Learner.ping).
// Departs: a request is broadcast in the same step (issue 2 of Zab.tla's issues.md), and only the leader takes writes. An ACK
// acknowledges all before it, and the answer to a ping repeats it. A follower that misses something looks for a leader anew
// and so gets the whole history: ZooKeeper's connection would break there.

import { append } from '../../engine/sequence.ts';
import { heard } from '../hearing.ts';
import { applyCommand, parseCommand } from '../keyvalue.ts';
import { look } from './election.ts';
import { isNext, isSame, lastZxid, type Transaction, zxidAt, zxidName } from './history.ts';
import {
  type By,
  isInOrder,
  isOfMyEpoch,
  type Leading,
  led,
  note,
  numbered,
  plus,
  type Server,
  send,
  senderOf,
  setTimer,
  type Told,
  zab,
} from './server.ts';
import { ackedWith, commitUpTo, deliverUpTo } from './synchronization.ts';

// --- A follower ------------------------------------------------------------------------------------------------------

const isNextProposal = (told: Told): boolean =>
  isInOrder(told) && isNext(lastZxid(told.context.history), heard(told.event, 'Propose').transaction);

const appendProposal = zab.enqueueActions(({ context, event, enqueue }) => {
  const { from, epoch, transaction, n } = heard(event, 'Propose');
  const history = append(context.history, [transaction]);
  enqueue.assign({ history, unsaved: null, streamed: n });
  send(enqueue, from, { type: 'Ack', epoch, zxid: lastZxid(history) });
  const before = zxidName(lastZxid(context.history));
  note(enqueue, 'zab.broadcast.appends', {
    ...{ leader: from, zxid: zxidName(transaction), command: transaction.command, before, index: history.length },
  });
});

const isNextCommit = (told: Told): boolean => {
  const { history, lastCommitted } = told.context;
  const { zxid } = heard(told.event, 'Commit');
  return isInOrder(told) && lastCommitted < history.length && isSame(zxidAt(history, lastCommitted + 1), zxid);
};

/** What a follower is after that has transactions which are not committed. */
export const DELIVERS = { rule: 'zab.broadcast.delivers' } as const;

const deliver = zab.enqueueActions(({ context, event, enqueue }) => {
  const { from, zxid, n } = heard(event, 'Commit');
  const index = context.lastCommitted + 1;
  deliverUpTo(enqueue, context, index, n);
  note(enqueue, DELIVERS.rule, { leader: from, zxid: zxidName(zxid), index });
});

const answerPing = zab.enqueueActions(({ context, event, enqueue }) => {
  const { from, epoch, n } = heard(event, 'Ping');
  const zxid = lastZxid(context.history);
  enqueue.assign({ streamed: n });
  setTimer(enqueue, context, 'patience');
  send(enqueue, from, { type: 'PingReply', epoch, zxid });
  note(enqueue, 'zab.ping.answered', { leader: from, zxid: zxidName(zxid) });
});

/** What comes first for a follower that is to lead. */
export const LOSES = { rule: 'zab.leader.lost' } as const;

const loseLeader = zab.enqueueActions(({ context, enqueue }) => {
  look(enqueue, context);
  note(enqueue, LOSES.rule, { leader: context.leaderId, patience: context.options.patience / 1000 });
});

// --- A leader --------------------------------------------------------------------------------------------------------

const isRead = ({ event }: Told): boolean => parseCommand(heard(event, 'client.request').command)?.write === null;

/** @param among who is sent a proposal: everybody who was sent NEWLEADER. */
export const proposeTo = (among: (leading: Leading) => readonly string[]) =>
  zab.enqueueActions(({ context, event, enqueue }) => {
    const { request, command } = heard(event, 'client.request');
    const { me, currentEpoch: epoch } = context;
    const leading = led(context);
    const end = lastZxid(context.history);
    const transaction: Transaction = { epoch, counter: end.epoch === epoch ? end.counter + 1 : 1, command };
    const history = append(context.history, [transaction]);
    const index = history.length;
    const zxid = zxidName(transaction);
    const to = among(leading).filter((id) => id !== me);
    const next = {
      ...numbered(leading, to),
      ...{ acked: { ...leading.acked, [me]: index }, pending: [...leading.pending, { index, request }] },
    };
    enqueue.assign({ history, leading: next });
    enqueue({ type: 'record', params: { what: 'broadcast', key: zxid, epoch, value: command } });
    for (const one of to) send(enqueue, one, { type: 'Propose', epoch, transaction, index, n: next.sent[one] ?? 0 });
    note(enqueue, 'zab.broadcast.proposes', { leader: me, request, command, zxid, index, to });
    if (context.majority === 1) {
      commitUpTo(enqueue, context, history, next, index);
      note(enqueue, 'zab.broadcast.commits', { zxid, upTo: zxid, by: [me], needed: 1, answered: 1 });
    }
  });

/** The last place that a quorum is known to have. */
export function agreedIndex({ majority, lastCommitted }: Server, acked: By<number>): number {
  const descending = Object.values(acked).sort((a, b) => b - a);
  return Math.max(lastCommitted, descending[majority - 1] ?? 0);
}

const acksIn = ({ context, event }: Told): By<number> => {
  const { from, zxid } = event.type === 'Ack' ? event : heard(event, 'PingReply');
  return ackedWith(context, from, zxid);
};

const completesQuorum = (told: Told): boolean =>
  isOfMyEpoch(told) && agreedIndex(told.context, acksIn(told)) > told.context.lastCommitted;

const hear = ({ context, event }: Told): Leading => ({
  ...led(context),
  ...{ acked: acksIn({ context, event }), heard: plus(led(context).heard, senderOf(event)) },
});

const commit = zab.enqueueActions(({ context, event, enqueue }) => {
  const leading = hear({ context, event });
  const { acked, epoch } = leading;
  const { history, lastCommitted, majority } = context;
  const upTo = agreedIndex(context, acked);
  const by = Object.keys(acked)
    .filter((id) => (acked[id] ?? 0) >= upTo)
    .sort();
  const others = leading.synced.filter((id) => id !== context.me);
  let next = leading;
  for (let index = lastCommitted + 1; index <= upTo; index++) {
    next = numbered(next, others);
    const { epoch: of, counter } = zxidAt(history, index);
    for (const to of others)
      send(enqueue, to, { type: 'Commit', epoch, zxid: { epoch: of, counter }, n: next.sent[to] ?? 0 });
  }
  const served = commitUpTo(enqueue, context, history, next, upTo);
  note(enqueue, 'zab.broadcast.commits', {
    ...{ zxid: zxidName(zxidAt(history, lastCommitted + 1)), upTo: zxidName(zxidAt(history, upTo)) },
    ...{ by, needed: majority, answered: served },
  });
});

const countAck = zab.enqueueActions(({ context, event, enqueue }) => {
  const { from, type, zxid } = event.type === 'Ack' ? event : heard(event, 'PingReply');
  const leading = hear({ context, event });
  const { lastCommitted, history, majority } = context;
  enqueue.assign({ leading });
  const open = lastCommitted < history.length;
  const by = Object.keys(leading.acked).filter((id) => open && (leading.acked[id] ?? 0) > lastCommitted);
  note(enqueue, 'zab.broadcast.counted', {
    ...{ from, message: type, zxid: zxidName(zxid), by: by.sort(), needed: majority },
    next: open ? zxidName(zxidAt(history, lastCommitted + 1)) : null,
  });
});

const pingAll = zab.enqueueActions(({ context, enqueue }) => {
  const { me } = context;
  const { told, epoch } = led(context);
  const to = told.filter((id) => id !== me);
  const leading = numbered(led(context), to);
  enqueue.assign({ leading });
  setTimer(enqueue, context, 'ping');
  for (const one of to) send(enqueue, one, { type: 'Ping', epoch, n: leading.sent[one] ?? 0 });
  note(enqueue, 'zab.ping.sent', { leader: me, epoch, to });
});

const quorumOf = ({ me, leading }: Server): readonly string[] => plus(leading?.heard ?? [], me);
const hasQuorum = ({ context }: Told): boolean => quorumOf(context).length >= context.majority;

const goOn = zab.enqueueActions(({ context, enqueue }) => {
  const by = [...quorumOf(context)].sort();
  enqueue.assign({ leading: { ...led(context), heard: [] } });
  setTimer(enqueue, context, 'patience');
  note(enqueue, 'zab.quorum.there', { leader: context.me, by, needed: context.majority });
});

const loseQuorum = zab.enqueueActions(({ context, enqueue }) => {
  const { me, majority } = context;
  const { epoch, synced } = led(context);
  look(enqueue, context);
  note(enqueue, 'zab.quorum.lost', { leader: me, epoch, by: [...quorumOf(context)].sort(), synced, needed: majority });
});

// --- Clients ---------------------------------------------------------------------------------------------------------

const serveRead = zab.enqueueActions(({ context, event, enqueue }) => {
  const { request, command } = heard(event, 'client.request');
  const { result } = applyCommand(context.store, command);
  enqueue({ type: 'answer', params: { request, answer: { result } } });
  const epoch = context.currentEpoch;
  enqueue({ type: 'record', params: { what: 'read', key: command, epoch, value: result } });
  const { history, lastCommitted } = context;
  note(enqueue, 'zab.client.read', { request, command, result, zxid: zxidName(zxidAt(history, lastCommitted)) });
});

/** Only an established leader takes a write. A follower names it; who looks, or is being established, knows none. */
const redirect = zab.enqueueActions(({ context, event, enqueue }) => {
  const { request } = heard(event, 'client.request');
  const leader = context.leaderId === context.me ? null : context.leaderId;
  enqueue({ type: 'answer', params: { request, answer: { leader } } });
  note(enqueue, 'zab.client.redirected', { request, leader });
});

export const guards = {
  ...{ isNextProposal, isNextCommit },
  ...{ isRead, completesQuorum, hasQuorum },
};
export const actions = {
  ...{ appendProposal, deliver, answerPing, loseLeader },
  ...{ propose: proposeTo(({ told }) => told), commit, countAck, pingAll, goOn, loseQuorum, serveRead, redirect },
};
