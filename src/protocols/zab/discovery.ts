// Phase 1: the leader finds out which epoch is new and whose history is the most recent. Junqueira, Reed and Serafini 2011;
// Zab.tla, from ConnectAndFollowerSendCEPOCH to LeaderProcessACKEPOCH.
// Departs: Zab.tla knows at once which connections are closed; here nobody does. So an epoch counts once: a follower that has
// accepted it before says so, and is no part of the quorum (as in ZooKeeper, Learner.registerWithLeader). And a leader that
// meets a follower which has accepted a later epoch looks anew: else that follower would refuse it for ever.

import type { Facts, NodeId } from '../../engine/protocol.ts';
import { heard } from '../hearing.ts';
import { look } from './election.ts';
import { commonLength, type History, isMoreRecent, lastZxid, type Summary, zxidName } from './history.ts';
import {
  type By,
  cancelTimers,
  type Enqueue,
  epochIn,
  isOfMyEpoch,
  type Leading,
  led,
  note,
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

const connectAgain = zab.enqueueActions(({ context, enqueue }) => {
  const { leaderId, acceptedEpoch } = context;
  setTimer(enqueue, context, 'connect');
  send(enqueue, leaderId as NodeId, { type: 'CEpoch', acceptedEpoch });
  note(enqueue, 'zab.discovery.asksAgain', { leader: leaderId, acceptedEpoch });
});

const isMyLeader = ({ context, event }: Told): boolean => senderOf(event) === context.leaderId;
/** Of the leader, and earlier than what was accepted. */
const isEarlier = (told: Told): boolean => isMyLeader(told) && epochIn(told.event) < told.context.acceptedEpoch;
const isAcceptable = (told: Told): boolean => isMyLeader(told) && epochIn(told.event) >= told.context.acceptedEpoch;

const acceptEpoch = zab.enqueueActions(({ context, event, enqueue }) => {
  const { from, epoch } = heard(event, 'NewEpoch');
  const { acceptedEpoch, currentEpoch, history } = context;
  const promise = epoch > acceptedEpoch;
  cancelTimers(enqueue, 'connect');
  setTimer(enqueue, context, 'patience');
  if (promise) {
    enqueue.assign({ acceptedEpoch: epoch });
    enqueue({ type: 'vote', params: { slot: 0, epoch, standing: 'promised', value: from } });
  }
  send(enqueue, from, { type: 'AckE', epoch, currentEpoch, history, promise });
  const facts = { leader: from, currentEpoch, lastZxid: zxidName(lastZxid(history)) };
  if (promise) note(enqueue, 'zab.discovery.accepts', { ...facts, acceptedEpoch: { was: acceptedEpoch, is: epoch } });
  else note(enqueue, 'zab.discovery.acceptedBefore', { ...facts, epoch });
});

const refuseEpoch = zab.enqueueActions(({ context, event, enqueue }) => {
  const { from, epoch } = heard(event, 'NewEpoch');
  look(enqueue, context);
  note(enqueue, 'zab.discovery.refuses', { leader: from, epoch, acceptedEpoch: context.acceptedEpoch });
});

// --- A leader: CEPOCH ------------------------------------------------------------------------------------------------

function epochsWith({ context, event }: Told): By<number> {
  const { from, acceptedEpoch } = heard(event, 'CEpoch');
  return { ...led(context).epochs, [from]: acceptedEpoch };
}

const isOutrun = ({ context, event }: Told): boolean => {
  const { epoch } = led(context);
  return epoch > 0 && heard(event, 'CEpoch').acceptedEpoch > epoch;
};
const hasEpoch = ({ context }: Told): boolean => led(context).epoch > 0;
const completesEpochs = (told: Told): boolean => Object.keys(epochsWith(told)).length >= told.context.majority;

const with_ = (context: Server, changes: Partial<Leading>): { leading: Leading } => ({
  leading: { ...led(context), ...changes },
});

const concede = zab.enqueueActions(({ context, event, enqueue }) => {
  const { from, acceptedEpoch } = heard(event, 'CEpoch');
  const { epoch } = led(context);
  send(enqueue, from, { type: 'NewEpoch', epoch });
  look(enqueue, context);
  note(enqueue, 'zab.discovery.outrun', { from, theirs: acceptedEpoch, epoch });
});

const replyEpoch = zab.enqueueActions(({ context, event, enqueue }) => {
  const { from, acceptedEpoch } = heard(event, 'CEpoch');
  const { epoch, heard: before } = led(context);
  enqueue.assign(with_(context, { heard: plus(before, from) }));
  send(enqueue, from, { type: 'NewEpoch', epoch });
  note(enqueue, 'zab.discovery.late', { from, theirs: acceptedEpoch, epoch });
});

const countEpoch = zab.enqueueActions(({ context, event, enqueue }) => {
  const { from, acceptedEpoch } = heard(event, 'CEpoch');
  const epochs = epochsWith({ context, event });
  enqueue.assign(with_(context, { epochs }));
  const by = Object.keys(epochs).sort();
  note(enqueue, 'zab.discovery.counted', { from, theirs: acceptedEpoch, by, needed: context.majority });
});

const proposeEpoch = zab.enqueueActions(({ context, event, enqueue }) => {
  const { me, currentEpoch, history } = context;
  const epochs = epochsWith({ context, event });
  const by = Object.keys(epochs).sort();
  const epoch = Math.max(...Object.values(epochs)) + 1;
  const acks = { [me]: { currentEpoch, history, promise: true } };
  enqueue.assign({ acceptedEpoch: epoch, ...with_(context, { epochs, epoch, acks }) });
  enqueue({ type: 'vote', params: { slot: 0, epoch, standing: 'promised', value: me } });
  setTimer(enqueue, context, 'patience');
  for (const to of by) if (to !== me) send(enqueue, to, { type: 'NewEpoch', epoch });
  note(enqueue, 'zab.discovery.newEpoch', {
    ...{ leader: me, epochs: { ...epochs }, by, needed: context.majority },
    acceptedEpoch: { was: context.acceptedEpoch, is: epoch },
  });
});

// --- A leader: ACK-E -------------------------------------------------------------------------------------------------

function acksWith({ context, event }: Told): Leading['acks'] {
  const { from, currentEpoch, history, promise } = heard(event, 'AckE');
  const before = led(context).acks[from];
  // Whoever has counted once counts, though it was asked again since.
  return { ...led(context).acks, [from]: { currentEpoch, history, promise: promise || before?.promise === true } };
}

const promised = (acks: Leading['acks']): readonly NodeId[] =>
  Object.keys(acks)
    .filter((id) => acks[id]?.promise === true)
    .sort();

const completesAcks = (told: Told): boolean =>
  isOfMyEpoch(told) && promised(acksWith(told)).length >= told.context.majority;

const countAckE = zab.enqueueActions(({ context, event, enqueue }) => {
  const { from, promise } = heard(event, 'AckE');
  const acks = acksWith({ context, event });
  enqueue.assign(with_(context, { acks }));
  const { epoch } = led(context);
  note(enqueue, 'zab.discovery.ackCounted', { from, promise, epoch, by: promised(acks), needed: context.majority });
});

const summary = ({ currentEpoch, history }: { currentEpoch: number; history: History }): Summary => ({
  currentEpoch,
  zxid: lastZxid(history),
});

/** Whose history is the most recent: the leader's own, unless another's is more so. */
export function mostRecentBy(more: typeof isMoreRecent): (acks: Leading['acks'], me: NodeId) => NodeId {
  return (acks, me) =>
    promised(acks).reduce((best, id) => {
      const [one, other] = [acks[id], acks[best]];
      return one !== undefined && (other === undefined || more(summary(one), summary(other))) ? id : best;
    }, me);
}

export function tellNewLeader(enqueue: Enqueue, to: NodeId, epoch: number, history: History): void {
  send(enqueue, to, { type: 'NewLeader', epoch, history });
}

/** Of an ACK-E in a rule's facts. */
const toldOf = (acks: Leading['acks']): Facts =>
  Object.fromEntries(
    promised(acks).map((id) => {
      const { currentEpoch, history } = acks[id] as Leading['acks'][string];
      return [id, `${currentEpoch}:${zxidName(lastZxid(history))}`];
    }),
  );

export const chooseHistoryBy = (choose: (acks: Leading['acks'], me: NodeId) => NodeId) =>
  zab.enqueueActions(({ context, event, enqueue }) => {
    const { me } = context;
    const acks = acksWith({ context, event });
    const { epoch } = led(context);
    const whose = choose(acks, me);
    const history = (acks[whose] as Leading['acks'][string]).history;
    const best = mostRecentBy(isMoreRecent)(acks, me);
    const told = Object.keys(acks).sort();
    const acked = { [me]: history.length };
    enqueue.assign({
      ...withHistory(context, history),
      currentEpoch: epoch,
      ...with_(context, { acks: {}, told, synced: [me], acked }),
    });
    setTimer(enqueue, context, 'patience');
    for (const to of told) if (to !== me) tellNewLeader(enqueue, to, epoch, history);
    note(enqueue, 'zab.discovery.chooses', {
      ...{ leader: me, epoch, summaries: toldOf(acks), whose, lastZxid: zxidName(lastZxid(history)) },
      ...{ by: promised(acks), needed: context.majority },
      ...(commonLength(history, (acks[best] as Leading['acks'][string]).history) <
        (acks[best] as Leading['acks'][string]).history.length && { passedOver: best }),
      ...(context.history.length > history.length && { cutOff: context.history.length - history.length }),
    });
  });

export const guards = {
  ...{ isEarlier, isAcceptable, isOutrun, hasEpoch, completesEpochs, isOfMyEpoch, completesAcks },
};
export const actions = {
  ...{ connectAgain, acceptEpoch, refuseEpoch, concede, replyEpoch, countEpoch, proposeEpoch },
  ...{ countAckE, chooseHistory: chooseHistoryBy(mostRecentBy(isMoreRecent)) },
};
