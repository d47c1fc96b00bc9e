// Finding a leader: phase 1, once for all slots. Lamport 2001, Paxos Made Simple, §2.2, §2.4 and §3: a new leader knows
// most of what was chosen, and executes phase 1 for every slot that it does not know, infinitely many, in one message.
// Departs: the paper leaves open when a server tries to lead; here it does when an election timeout, drawn from a range,
// passes without word of a leader, and again with a higher ballot when phase 1 takes as long (van Renesse & Altinbuken
// 2015, §3, monitors the leader that preempted it instead).

import type { Facts, NodeId } from '../../engine/protocol.ts';
import { ballotName, ballotOf } from '../ballot.ts';
import { heard } from '../hearing.ts';
import { decidedFrom, isDecided, NOOP, reportFrom } from './log.ts';
import { type Heard, highestOf, type PaxosEvent, type Reported } from './messages.ts';
import { notePromise, proposeNext } from './phase2.ts';
import { applyTo, noteForgotten } from './replica.ts';
import {
  type Adopted,
  type Best,
  cancelTimer,
  type Enqueue,
  NO_ROLE,
  note,
  ownerName,
  type Preparing,
  paxos,
  roundAfter,
  type Server,
  send,
  setTimer,
  type Told,
  vote,
} from './server.ts';

/** A server that starts follows whoever leads, and does once more what it knows to be decided. */
const beginAsFollower = paxos.enqueueActions(({ context, enqueue }) => {
  const { promised, round, log } = context;
  const decided = decidedFrom(log, 0);
  if (decided > 0) {
    const { store } = applyTo(context, decided);
    enqueue.assign({ decided, applied: decided, store });
  }
  setTimer(enqueue, 'election', context);
  note(enqueue, 'multipaxos.follower.begins', { promised: ballotName(promised), round, slots: log.length, decided });
});

// --- Phase 1a --------------------------------------------------------------------------------------------------------

/** A cluster of one: its own promise is the majority. */
const ownPromiseSuffices = ({ context }: Told): boolean => context.majority === 1;

/** Which of two reports of a slot counts. */
export type Prefers = (found: Reported, known: Reported) => boolean;

/** §2.2, phase 2 (a): the highest-numbered proposal among the responses. */
export const higherBallot: Prefers = (found, known) => found.ballot > known.ballot;

/** What was reported, with one more answer: of each slot the highest ballot, and who reported it. */
export function withReports(
  best: readonly Best[],
  reported: readonly Reported[],
  from: NodeId,
  prefers: Prefers = higherBallot,
): Best[] {
  const merged: Best[] = [];
  let i = 0;
  for (const found of reported) {
    while (i < best.length && (best[i] as Best).slot < found.slot) merged.push(best[i++] as Best);
    const known = best[i]?.slot === found.slot ? (best[i++] as Best) : null;
    merged.push(withReport(known, found, from, prefers));
  }
  while (i < best.length) merged.push(best[i++] as Best);
  return merged;
}

function withReport(known: Best | null, found: Reported, from: NodeId, prefers: Prefers): Best {
  const { slot, ballot, value } = found;
  if (known === null) return { slot, ballot, value, by: [from], highest: ballot };
  const highest = Math.max(known.highest, ballot);
  if (prefers(found, known)) return { slot, ballot, value, by: [from], highest };
  const same = ballot === known.ballot && value === known.value;
  return { ...known, by: same ? [...known.by, from] : known.by, highest };
}

/** The server's own acceptor is the first to promise. */
const prepare = paxos.enqueueActions(({ context, enqueue }) => {
  const { me, number, peers, log, majority, round } = context;
  const ballot = ballotOf(round + 1, number);
  const firstSlot = context.decided + 1;
  const preparing = { firstSlot, promisedBy: [me], best: withReports([], reportFrom(log, firstSlot), me) };
  enqueue.assign({ ...NO_ROLE, promised: ballot, round: round + 1, leaderId: null, ballot, preparing });
  vote(enqueue, 0, ballot, 'promised', null);
  setTimer(enqueue, 'election', context);
  setTimer(enqueue, 'retransmit', context);
  for (const to of peers) send(enqueue, to, { type: 'Prepare', ballot, firstSlot });
  const facts = { ballot: ballotName(ballot), firstSlot, decided: context.decided, needed: majority };
  if (context.preparing === null)
    note(enqueue, 'multipaxos.prepare.started', { ...facts, promised: ballotName(context.promised) });
  else
    note(enqueue, 'multipaxos.prepare.again', {
      ...facts,
      gaveUp: ballotName(context.ballot),
      promisedBy: context.preparing.promisedBy,
    });
});

const askAgain = paxos.enqueueActions(({ context, enqueue }) => {
  const { peers, ballot } = context;
  const { firstSlot, promisedBy } = context.preparing as Preparing;
  const silent = peers.filter((peer) => !promisedBy.includes(peer));
  setTimer(enqueue, 'retransmit', context);
  for (const to of silent) send(enqueue, to, { type: 'Prepare', ballot, firstSlot });
  note(enqueue, 'multipaxos.prepare.resent', { ballot: ballotName(ballot), firstSlot, silent });
});

// --- Phase 1b arrives ------------------------------------------------------------------------------------------------

/** An answer to the ballot that this server works in. */
const isOfMyBallot = ({ context, event }: Told): boolean =>
  (event as Heard<'Promise' | 'Accepted'>).ballot === context.ballot;

const isElected = ({ context, event }: Told): boolean => {
  const { from } = heard(event, 'Promise');
  if (context.preparing === null || !isOfMyBallot({ context, event })) return false;
  const { promisedBy } = context.preparing;
  return promisedBy.length + (promisedBy.includes(from) ? 0 : 1) >= context.majority;
};

/** Phase 1 with one more promise; a second promise from the same server changes nothing. */
function withPromise(preparing: Preparing, { from, accepted }: Heard<'Promise'>, prefers: Prefers): Preparing {
  if (preparing.promisedBy.includes(from)) return preparing;
  const { firstSlot, promisedBy, best } = preparing;
  return { firstSlot, promisedBy: [...promisedBy, from], best: withReports(best, accepted, from, prefers) };
}

export const countPromiseBy = (prefers: Prefers) =>
  paxos.enqueueActions(({ context, event, enqueue }) => {
    const promise = heard(event, 'Promise');
    const preparing = withPromise(context.preparing as Preparing, promise, prefers);
    if (preparing !== context.preparing) enqueue.assign({ preparing });
    const more: Facts = preparing === context.preparing ? { again: true } : {};
    notePromise(enqueue, context, promise, preparing.promisedBy, more);
  });

const countPromise = countPromiseBy(higherBallot);

// --- What a new leader has to propose --------------------------------------------------------------------------------

/** How a leader chooses what to propose where it does not know the decision: from what was reported of the slot. */
export type Adopt = (best: Best | null, slot: number) => Best;

/** P2c: the value of the highest ballot that the quorum reported; where it reported nothing, nothing can be chosen. */
export const adoptHighest: Adopt = (best, slot) => best ?? { slot, ballot: 0, value: NOOP, by: [], highest: 0 };

/** Every slot that is not known to be decided, up to the highest one of which anything was reported. */
export function toAdopt({ decided, log }: Server, { best, promisedBy }: Preparing, adopt: Adopt): Adopted[] {
  const adopted: Adopted[] = [];
  const top = best.at(-1)?.slot ?? 0;
  let i = 0;
  for (let slot = decided + 1; slot <= top; slot++) {
    while ((best[i] as Best).slot < slot) i++;
    const here = best[i] as Best;
    if (isDecided(log, slot)) continue;
    const found = here.slot === slot ? here : null;
    adopted.push({ ...adopt(found, slot), quorum: promisedBy, reported: found, above: found === null ? here : null });
  }
  return adopted;
}

/** What a server is after that wants to lead. */
export const WINS = { rule: 'multipaxos.leader.elected' } as const;

/** Upon election: tell everybody at once, and finish what predecessors left in the slots. */
export const takeLeadBy = (adopt: Adopt) =>
  paxos.enqueueActions(({ context, enqueue }) => {
    const { me, peers, ballot, decided, majority } = context;
    const preparing = context.preparing as Preparing;
    const adopted = toAdopt(context, preparing, adopt);
    const { promisedBy } = preparing;
    cancelTimer(enqueue, 'election');
    cancelTimer(enqueue, 'retransmit');
    setTimer(enqueue, 'heartbeat', context);
    for (const to of peers) send(enqueue, to, { type: 'Heartbeat', ballot, decided });
    const leading = { next: decided + 1, adopted, waiting: [], inFlight: [], pending: [], again: null };
    enqueue.assign(proposeNext(enqueue, { ...context, leaderId: me, preparing: null, leading }));
    note(enqueue, WINS.rule, {
      ballot: ballotName(ballot),
      promisedBy,
      needed: majority,
      decided,
      adopts: adopted.filter((it) => it.ballot > 0).map(({ slot }) => slot),
      fills: adopted.filter((it) => it.ballot === 0).map(({ slot }) => slot),
      skipPhase1: context.options.skipPhase1,
    });
  });

const takeLead = takeLeadBy(adoptHighest);

// --- Giving way ------------------------------------------------------------------------------------------------------

export function higherBallotIn(event: PaxosEvent): number {
  if (event.type === 'Reject') return event.promised;
  if (event.type === 'Decision') return highestOf(event.slots);
  return (event as Heard<'Prepare' | 'Accept' | 'Heartbeat'>).ballot;
}

/** A message that tells of a ballot above the one that this server works in. */
const isBeaten = ({ context, event }: Told): boolean => higherBallotIn(event) > context.ballot;

/** §2.4 and the second paper's `preempted`: who hears of a higher ballot abandons its own. Clients have to ask anew. */
const stepDown = paxos.enqueueActions(({ context, event, enqueue }) => {
  const { type, from } = event as Heard<'Reject'>;
  const higher = higherBallotIn(event);
  enqueue.assign({ ...NO_ROLE, leaderId: null, round: roundAfter(context, higher) });
  cancelTimer(enqueue, 'heartbeat');
  cancelTimer(enqueue, 'retransmit');
  setTimer(enqueue, 'election', context);
  forgetClients(enqueue, context);
  note(enqueue, 'multipaxos.leader.stepsDown', {
    from,
    message: type,
    was: context.leading === null ? 'preparing' : 'leader',
    ballot: ballotName(context.ballot),
    higher: ballotName(higher),
    owner: ownerName(context, higher),
  });
});

function forgetClients(enqueue: Enqueue, { leading, ballot }: Server): void {
  if (leading === null) return;
  for (const { request, slot } of leading.pending) noteForgotten(enqueue, request, slot, ballot, null);
  for (const { request } of leading.waiting) noteForgotten(enqueue, request, null, ballot, null);
}

const hearAgain = paxos.raise(({ event }) => event);

/** An answer to another time: to an earlier ballot, or to a role that this server no longer plays. */
const setAside = paxos.enqueueActions(({ context, event, enqueue }) => {
  const { type, ballot, from } = event as Heard<'Promise' | 'Accepted' | 'Reject'>;
  const mine = context.ballot === 0 ? null : ballotName(context.ballot);
  note(enqueue, 'multipaxos.reply.stale', { from, message: type, ballot: ballotName(ballot), mine });
});

export const guards = { ownPromiseSuffices, isOfMyBallot, isElected, isBeaten };
export const actions = { beginAsFollower, prepare, askAgain, countPromise, takeLead, stepDown, hearAgain, setAside };
