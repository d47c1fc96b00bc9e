// Phase 2: a quorum takes the leader's history before anything new is broadcast. Junqueira, Reed and Serafini 2011; Zab.tla,
// from FollowerProcessNEWLEADER to FollowerProcessCOMMITLD. A leader leads from the moment at which it is established here.
// Departs: NEWLEADER of another epoch is set aside (it names its epoch); Zab.tla goes back to the election.

import { at } from '../../engine/sequence.ts';
import { heard } from '../hearing.ts';
import { tellNewLeader } from './discovery.ts';
import { look } from './election.ts';
import { commonLength, type History, indexOf, lastZxid, type Transaction, zxidAt, zxidName } from './history.ts';
import type { Zxid } from './messages.ts';
import {
  applied,
  type By,
  type Enqueue,
  epochIn,
  isBroken,
  isInOrder,
  isOfMyEpoch,
  type Leading,
  led,
  NOTHING_LED,
  note,
  numbered,
  numberIn,
  plus,
  type Server,
  send,
  senderOf,
  setTimer,
  type Told,
  withHistory,
  zab,
} from './server.ts';

// --- A follower ------------------------------------------------------------------------------------------------------

const isNewLeader = ({ context, event }: Told): boolean =>
  senderOf(event) === context.leaderId && epochIn(event) === context.acceptedEpoch;

/** @param saves whether history and epoch are on disk before they are acknowledged. */
export const takeHistoryBy = (saves: boolean) =>
  zab.enqueueActions(({ context, event, enqueue }) => {
    const { from, epoch, history } = heard(event, 'NewLeader');
    const { currentEpoch, history: before } = context;
    const unsaved = saves ? null : (context.unsaved ?? { currentEpoch, history: before });
    enqueue.assign({ ...withHistory(context, history), currentEpoch: epoch, unsaved, streamed: 0 });
    setTimer(enqueue, context, 'patience');
    send(enqueue, from, { type: 'AckLd', epoch, zxid: lastZxid(history) });
    const common = commonLength(before, history);
    note(enqueue, 'zab.sync.takes', {
      ...{ leader: from, currentEpoch: { was: currentEpoch, is: epoch }, lastZxid: zxidName(lastZxid(history)) },
      ...{ added: history.length - common, cutOff: before.length - common },
      ...(!saves && { unsaved: true }),
    });
  });

/** Everything up to a zxid that the history has is delivered. */
export function deliverUpTo(enqueue: Enqueue, context: Server, index: number, streamed: number): void {
  const upTo = Math.max(context.lastCommitted, index);
  const { store } = applied(context, context.history, upTo);
  enqueue.assign({ lastCommitted: upTo, store, unsaved: null, streamed });
}

const isKnown = (told: Told): boolean =>
  isInOrder(told) && indexOf(told.context.history, heard(told.event, 'CommitLd').zxid) >= 0;

const commitAll = zab.enqueueActions(({ context, event, enqueue }) => {
  const { from, zxid, n } = heard(event, 'CommitLd');
  const { history, lastCommitted } = context;
  deliverUpTo(enqueue, context, indexOf(history, zxid), n);
  setTimer(enqueue, context, 'patience');
  const delivered = Math.max(0, indexOf(history, zxid) - lastCommitted);
  note(enqueue, 'zab.sync.commits', { leader: from, zxid: zxidName(zxid), delivered });
});

/** A message that was sent before this one did not arrive: the connection is given up. */
const breakOff = zab.enqueueActions(({ context, event, enqueue }) => {
  const { type, from } = event as Extract<typeof event, { from: string }>;
  const { streamed } = context;
  look(enqueue, context);
  note(enqueue, 'zab.stream.broken', { leader: from, message: type, n: numberIn(event), streamed });
});

/** On an unbroken stream comes what does not follow: not what is proposed, or not what is committed. */
export const meetGap = zab.enqueueActions(({ context, event, enqueue }) => {
  const { type, from } = event as Extract<typeof event, { from: string }>;
  const zxid: Zxid = 'transaction' in event ? event.transaction : (event as { readonly zxid: Zxid }).zxid;
  const { history, lastCommitted, currentEpoch } = context;
  const name = zxidName(zxid);
  enqueue({ type: 'record', params: { what: 'gap', key: name, epoch: currentEpoch, value: type } });
  look(enqueue, context);
  note(enqueue, 'zab.broadcast.gap', {
    ...{ leader: from, message: type, zxid: name, lastZxid: zxidName(lastZxid(history)) },
    lastCommitted: zxidName(zxidAt(history, lastCommitted)),
  });
});

// --- A leader --------------------------------------------------------------------------------------------------------

/** Commits and delivers up to a place, and answers whoever waits. Gives how many those are. */
export function commitUpTo(
  enqueue: Enqueue,
  context: Server,
  history: History,
  leading: Leading,
  upTo: number,
): number {
  const { lastCommitted } = context;
  const { store, results } = applied(context, history, upTo);
  const served = leading.pending.filter(({ index }) => index <= upTo);
  const pending = leading.pending.slice(served.length);
  enqueue.assign({ history, lastCommitted: upTo, store, leading: { ...leading, pending } });
  for (let slot = lastCommitted + 1; slot <= upTo; slot++) {
    const { epoch, command } = at(history, slot - 1) as Transaction;
    enqueue({ type: 'decide', params: { slot, epoch, value: command, during: leading.epoch } });
  }
  for (const { index, request } of served) {
    const result = results[index - lastCommitted - 1] ?? '';
    enqueue({ type: 'answer', params: { request, answer: { result } } });
  }
  return served.length;
}

const tellLate = zab.enqueueActions(({ context, event, enqueue }) => {
  const { from } = heard(event, 'AckE');
  const { epoch, told } = led(context);
  const sent = { ...led(context).sent, [from]: 0 };
  enqueue.assign({ leading: { ...led(context), told: plus(told, from), sent } });
  tellNewLeader(enqueue, from, epoch, context.history);
  note(enqueue, 'zab.sync.tells', { to: from, epoch, lastZxid: zxidName(lastZxid(context.history)) });
});

/** How far a server is known to have the leader's history, with what it acknowledges here. */
export function ackedWith({ history, leading }: Server, from: string, zxid: Zxid): By<number> {
  const { acked } = leading ?? NOTHING_LED;
  const index = indexOf(history, zxid);
  return index > (acked[from] ?? 0) ? { ...acked, [from]: index } : acked;
}

export function syncedWith({ context, event }: Told): Leading {
  const { from, zxid } = heard(event, 'AckLd');
  return { ...led(context), synced: plus(led(context).synced, from), acked: ackedWith(context, from, zxid) };
}

const completesSync = (told: Told): boolean =>
  isOfMyEpoch(told) && syncedWith(told).synced.length >= told.context.majority;

const countSynced = zab.enqueueActions(({ context, event, enqueue }) => {
  const { from } = heard(event, 'AckLd');
  const leading = syncedWith({ context, event });
  enqueue.assign({ leading });
  const by = [...leading.synced].sort();
  note(enqueue, 'zab.sync.counted', { from, epoch: leading.epoch, by, needed: context.majority });
});

/** From here on it leads: what it inherited is committed, whoever had broadcast it. */
function lead(enqueue: Enqueue, context: Server, leading: Leading): void {
  const { history, me, lastCommitted, majority } = context;
  const others = leading.synced.filter((id) => id !== me);
  const next = { ...numbered(leading, others), heard: leading.synced };
  commitUpTo(enqueue, context, history, next, history.length);
  const zxid = lastZxid(history);
  setTimer(enqueue, context, 'patience');
  setTimer(enqueue, context, 'ping');
  for (const to of others) send(enqueue, to, { type: 'CommitLd', epoch: leading.epoch, zxid, n: next.sent[to] ?? 0 });
  note(enqueue, 'zab.sync.established', {
    ...{ leader: me, epoch: leading.epoch, by: [...leading.synced].sort(), needed: majority },
    ...{ zxid: zxidName(zxid), committed: history.length - lastCommitted },
  });
}

const establish = zab.enqueueActions(({ context, event, enqueue }) => {
  lead(enqueue, context, syncedWith({ context, event }));
});

/** A cluster of one: it is its own quorum in every phase. */
const isAlone = ({ context }: Told): boolean => context.majority === 1;

const leadAlone = zab.enqueueActions(({ context, enqueue }) => {
  const { me, history, acceptedEpoch } = context;
  const epoch = acceptedEpoch + 1;
  const leading = { ...NOTHING_LED, epoch, told: [me], synced: [me], acked: { [me]: history.length } };
  enqueue.assign({ acceptedEpoch: epoch, currentEpoch: epoch, leaderId: me, votes: {}, settled: {} });
  enqueue({ type: 'vote', params: { slot: 0, epoch, standing: 'promised', value: me } });
  enqueue({ type: 'cancelTimer', params: { timer: 'notify' } });
  lead(enqueue, context, leading);
});

/** @param upTo what COMMIT-LD tells a late follower: how far the leader has committed. */
export const admitLateBy = (upTo: (context: Server, acked: Zxid) => Zxid) =>
  zab.enqueueActions(({ context, event, enqueue }) => {
    const { from, zxid: acked } = heard(event, 'AckLd');
    const leading = numbered(syncedWith({ context, event }), [from]);
    const zxid = upTo(context, acked);
    enqueue.assign({ leading });
    send(enqueue, from, { type: 'CommitLd', epoch: leading.epoch, zxid, n: leading.sent[from] ?? 0 });
    const committed = zxidName(zxidAt(context.history, context.lastCommitted));
    note(enqueue, 'zab.sync.late', { to: from, acked: zxidName(acked), zxid: zxidName(zxid), committed });
  });

export const latestCommitted = ({ history, lastCommitted }: Server): Zxid => zxidAt(history, lastCommitted);

/** It comes in order, and no state of a follower in the stream takes it. */
const isGap = isInOrder;

export const guards = { isNewLeader, isInOrder, isBroken, isGap, isKnown, completesSync, isAlone };
export const actions = {
  ...{ takeHistory: takeHistoryBy(true), commitAll, breakOff, meetGap },
  ...{ tellLate, countSynced, establish, leadAlone, admitLate: admitLateBy(latestCommitted) },
};
