// The acceptor: what it promises and accepts, for all slots at once. Lamport 2001, Paxos Made Simple, §2.2 (P1a and both
// phases' part b) and §3: one promise serves every slot.
// Departs: below its promise it answers Reject, where the paper may stay silent (§2.4 advises to tell). A Heartbeat of a
// higher ballot raises the promise as an Accept does: its sender has won that ballot. What a server learned to be decided
// it reports with what it accepted, under the ballot that decided it: nothing else can be chosen there.

import type { Facts, NodeId } from '../../engine/protocol.ts';
import { ballotName } from '../ballot.ts';
import { heard } from '../hearing.ts';
import { isNoop, placeAt, reportFrom, withAcceptance } from './log.ts';
import type { Heard, PaxosEvent } from './messages.ts';
import { type Enqueue, note, paxos, roundAfter, type Server, send, setTimer, type Told, vote } from './server.ts';

type FromLeader = Heard<'Prepare' | 'Accept' | 'Heartbeat'>;

const ballotOf = (event: PaxosEvent): number => (event as FromLeader).ballot;

const isBelowPromise = ({ context, event }: Told): boolean => ballotOf(event) < context.promised;

// --- Phase 1b --------------------------------------------------------------------------------------------------------

const refusePrepare = paxos.enqueueActions(({ context, event, enqueue }) => {
  const { ballot, from } = heard(event, 'Prepare');
  send(enqueue, from, { type: 'Reject', ballot, promised: context.promised });
  note(enqueue, 'multipaxos.promise.refused', {
    from,
    ballot: ballotName(ballot),
    promised: ballotName(context.promised),
  });
});

/** P1a: an acceptor responds to a Prepare with a ballot that is not below its promise. An equal one is harmless. */
const givePromise = paxos.enqueueActions(({ context, event, enqueue }) => {
  const { ballot, firstSlot, from } = heard(event, 'Prepare');
  const accepted = reportFrom(context.log, firstSlot);
  const repeated = ballot === context.promised;
  if (!repeated) {
    enqueue.assign({ promised: ballot, round: roundAfter(context, ballot), leaderId: null });
    vote(enqueue, 0, ballot, 'promised', null);
  }
  // A leader that asks again for a single slot is not to be waited for anew; a candidate is.
  setTimer(enqueue, 'election', context);
  send(enqueue, from, { type: 'Promise', ballot, firstSlot, accepted });
  const facts = { from, ballot: ballotName(ballot), firstSlot, reported: accepted.map(({ slot }) => slot) };
  if (repeated) note(enqueue, 'multipaxos.promise.repeated', facts);
  else
    note(enqueue, 'multipaxos.promise.given', {
      ...facts,
      promised: { was: ballotName(context.promised), is: ballotName(ballot) },
    });
});

// --- Phase 2b --------------------------------------------------------------------------------------------------------

const refuseAccept = paxos.enqueueActions(({ context, event, enqueue }) => {
  const { ballot, slot, value, from } = heard(event, 'Accept');
  send(enqueue, from, { type: 'Reject', ballot, promised: context.promised });
  note(enqueue, 'multipaxos.accept.refused', {
    from,
    slot,
    value,
    ballot: ballotName(ballot),
    promised: ballotName(context.promised),
  });
});

/** A ballot at or above the promise: whoever works in it leads it. Gives the fields that change, or null. */
function follow(enqueue: Enqueue, context: Server, ballot: number, from: NodeId): Partial<Server> | null {
  setTimer(enqueue, 'election', context);
  if (ballot > context.promised) {
    vote(enqueue, 0, ballot, 'promised', null);
    return { promised: ballot, round: roundAfter(context, ballot), leaderId: from };
  }
  return context.leaderId === from ? null : { leaderId: from };
}

/** An acceptor accepts a proposal unless it has promised a higher ballot. It does so in any role that it plays besides. */
export const acceptProposal = paxos.enqueueActions(({ context, event, enqueue }) => {
  const { ballot, slot, value, from } = heard(event, 'Accept');
  const { log, promised } = context;
  const followed = follow(enqueue, context, ballot, from);
  const place = placeAt(log, slot);
  const repeated = place !== null && place.ballot === ballot;
  if (repeated) {
    if (followed !== null) enqueue.assign(followed);
  } else {
    const changed = { log: withAcceptance(log, slot, ballot, value) };
    enqueue.assign(followed === null ? changed : Object.assign(changed, followed));
    vote(enqueue, slot, ballot, 'accepted', value);
  }
  send(enqueue, from, { type: 'Accepted', ballot, slot });
  // Another value stands there already: only where a disk was lost, or a mistake was built in.
  const stands: Facts =
    place !== null && place.value !== value && (repeated || place.decided > 0) ? { stands: place.value } : {};
  if (repeated)
    note(enqueue, 'multipaxos.accept.repeated', { from, slot, value, ballot: ballotName(ballot), ...stands });
  else
    note(enqueue, 'multipaxos.accept.given', {
      from,
      slot,
      value,
      ballot: ballotName(ballot),
      promised: ballotName(promised),
      had: place === null || place.ballot === 0 ? null : { ballot: ballotName(place.ballot), value: place.value },
      noop: isNoop(value),
      below: ballot < promised,
      ...stands,
    });
});

// --- Hearing that a leader lives -------------------------------------------------------------------------------------

const refuseHeartbeat = paxos.enqueueActions(({ context, event, enqueue }) => {
  const { ballot, from } = heard(event, 'Heartbeat');
  send(enqueue, from, { type: 'Reject', ballot, promised: context.promised });
  note(enqueue, 'multipaxos.heartbeat.refused', {
    from,
    ballot: ballotName(ballot),
    promised: ballotName(context.promised),
  });
});

/** A replica that hears of more decided slots than it knows asks for what it misses. */
const hearLeader = paxos.enqueueActions(({ context, event, enqueue }) => {
  const { ballot, decided, from } = heard(event, 'Heartbeat');
  const followed = follow(enqueue, context, ballot, from);
  if (followed !== null) enqueue.assign(followed);
  const facts = { from, ballot: ballotName(ballot), promised: ballotName(context.promised) };
  if (decided > context.decided) {
    send(enqueue, from, { type: 'CatchUp', ballot, firstSlot: context.decided + 1 });
    note(enqueue, 'multipaxos.replica.lags', { ...facts, decided: { mine: context.decided, theirs: decided } });
  } else note(enqueue, 'multipaxos.heartbeat.heard', { ...facts, decided });
});

export const guards = { isBelowPromise };
export const actions = { refusePrepare, givePromise, refuseAccept, acceptProposal, refuseHeartbeat, hearLeader };
