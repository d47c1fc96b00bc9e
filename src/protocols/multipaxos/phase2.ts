// Phase 2, slot by slot: the leader proposes, counts acceptances and announces what is decided. Lamport 2001, Paxos Made
// Simple, §2.2, §2.3 and §3: with one leader, phase 1 is done once for all slots, and each command costs phase 2 alone.
// A slot need not wait for the one before it; §3 bounds by α how far proposals run ahead, the second paper by WINDOW.
// Departs: the option skipPhase1=false has the leader repeat phase 1 for each slot, in its own ballot and one slot at a
// time, to show what it would cost. What that brings to light is adopted like anything reported in phase 1.

import type { Facts, NodeId } from '../../engine/protocol.ts';
import { ballotName } from '../ballot.ts';
import { heard } from '../hearing.ts';
import { isDecided, withAcceptance, withDecision } from './log.ts';
import type { Heard } from './messages.ts';
import { settle, withoutHoles } from './replica.ts';
import {
  type Adopted,
  type Best,
  cancelTimer,
  type Enqueue,
  type InFlight,
  type Leading,
  note,
  type Preparing,
  paxos,
  type Server,
  send,
  setTimer,
  type Told,
  vote,
  type Waiting,
} from './server.ts';

const leadingOf = ({ leading }: Server): Leading => leading as Leading;

const withLeading = (server: Server, changes: Partial<Leading>): Server =>
  Object.assign({}, server, { leading: Object.assign({}, server.leading, changes) });

const brief = ({ slot, ballot, value, by }: Best) => ({ slot, ballot: ballotName(ballot), value, by });

// --- Phase 2a --------------------------------------------------------------------------------------------------------

/** What a leader is after that has a command. */
export const PROPOSES = { rule: 'multipaxos.client.proposed' } as const;

/** What goes into the next slot: what was adopted for it, else the command that has waited longest; null for nothing. */
type Next = { readonly slot: number; readonly adopted: Adopted } | { readonly slot: number; readonly command: Waiting };

function nextOf({ log, leading }: Server): Next | null {
  const { next, adopted, waiting } = leading as Leading;
  let slot = next;
  while (isDecided(log, slot)) slot++;
  const found = adopted.find((it) => it.slot >= slot && !isDecided(log, it.slot));
  if (found !== undefined) return { slot: found.slot, adopted: found };
  const command = waiting[0];
  return command === undefined ? null : { slot, command };
}

/** Proposes while there is something to propose and the window has room. */
export function proposeNext(enqueue: Enqueue, from: Server): Server {
  let server = from;
  for (;;) {
    const next = nextOf(server);
    if (next === null || leadingOf(server).again !== null) return server;
    if (next.slot > server.decided + server.options.window) return server;
    if (server.options.skipPhase1 || server.majority === 1) server = propose(enqueue, server, next);
    else server = prepareAgain(enqueue, server, next.slot);
  }
}

function propose(enqueue: Enqueue, server: Server, next: Next): Server {
  const { me, peers, ballot, log, decided, options } = server;
  const { inFlight, pending, waiting, adopted } = leadingOf(server);
  const { slot } = next;
  const value = 'adopted' in next ? next.adopted.value : next.command.command;
  vote(enqueue, slot, ballot, 'proposed', value);
  vote(enqueue, slot, ballot, 'accepted', value);
  if (inFlight.length === 0 && peers.length > 0) setTimer(enqueue, 'retransmit', server);
  for (const to of peers) send(enqueue, to, { type: 'Accept', ballot, slot, value });
  const facts = { ballot: ballotName(ballot), slot, value };
  const changes: { -readonly [field in keyof Leading]?: Leading[field] } = {
    next: slot + 1,
    inFlight: [...inFlight, { slot, value, acceptedBy: [me] }],
  };
  if ('adopted' in next) {
    const { ballot: found, by, quorum, reported, above } = next.adopted;
    changes.adopted = adopted.filter((it) => it.slot > slot);
    if (found > 0)
      note(enqueue, 'multipaxos.slot.adopted', {
        ...facts,
        found: ballotName(found),
        by,
        quorum,
        highest: ballotName(next.adopted.highest),
      });
    else
      note(enqueue, 'multipaxos.slot.filled', {
        ...facts,
        quorum,
        reported: reported === null ? null : brief(reported),
        above: above === null ? null : brief(above),
      });
  } else {
    const { request } = next.command;
    changes.waiting = waiting.slice(1);
    changes.pending = [...pending, { slot, request, value }];
    note(enqueue, PROPOSES.rule, { ...facts, request, decided, window: options.window });
  }
  const proposed = Object.assign(withLeading(server, changes), { log: withAcceptance(log, slot, ballot, value) });
  return server.majority === 1 ? decide(enqueue, proposed, slot) : proposed;
}

// --- Clients ---------------------------------------------------------------------------------------------------------

const takeCommand = paxos.enqueueActions(({ context, event, enqueue }) => {
  const { request, command } = heard(event, 'client.request');
  const { waiting } = leadingOf(context);
  const server = proposeNext(enqueue, withLeading(context, { waiting: [...waiting, { request, command }] }));
  enqueue.assign(server);
  const { waiting: still, inFlight, again } = leadingOf(server);
  if (!still.some((it) => it.request === request)) return;
  note(enqueue, 'multipaxos.client.waits', {
    request,
    command,
    decided: server.decided,
    window: server.options.window,
    inFlight: inFlight.map(({ slot }) => slot),
    preparing: again === null ? null : again.firstSlot,
  });
});

// --- Phase 1 again, for one slot (skipPhase1=false) ------------------------------------------------------------------

function prepareAgain(enqueue: Enqueue, server: Server, slot: number): Server {
  const { me, peers, ballot } = server;
  setTimer(enqueue, 'retransmit', server);
  for (const to of peers) send(enqueue, to, { type: 'Prepare', ballot, firstSlot: slot });
  note(enqueue, 'multipaxos.slot.preparedAgain', { slot, ballot: ballotName(ballot), needed: server.majority });
  return withLeading(server, { again: { firstSlot: slot, promisedBy: [me], best: [] } });
}

/** A promise counts, in phase 1 of all slots as in that of one. */
export function notePromise(
  enqueue: Enqueue,
  { ballot, majority }: Server,
  { from, accepted }: Heard<'Promise'>,
  promisedBy: readonly NodeId[],
  more: Facts = {},
): void {
  note(enqueue, 'multipaxos.promise.counted', {
    from,
    ballot: ballotName(ballot),
    reported: accepted.map((it) => ({ slot: it.slot, ballot: ballotName(it.ballot), value: it.value })),
    promisedBy,
    needed: majority,
    ...more,
  });
}

/** A promise that the leader asked for anew, or one that came after its election. */
const countPromiseAgain = paxos.enqueueActions(({ context, event, enqueue }) => {
  const promise = heard(event, 'Promise');
  const { from, firstSlot, accepted } = promise;
  const { again } = leadingOf(context);
  if (again === null || again.firstSlot !== firstSlot || again.promisedBy.includes(from)) {
    note(enqueue, 'multipaxos.promise.late', { from, ballot: ballotName(context.ballot), firstSlot });
    return;
  }
  const promisedBy = [...again.promisedBy, from];
  const here = accepted.find(({ slot }) => slot === firstSlot);
  const best = here === undefined ? again.best : highest(again.best, { ...here, by: [from], highest: here.ballot });
  const counted: Preparing = { firstSlot, promisedBy, best };
  notePromise(enqueue, context, promise, promisedBy);
  if (promisedBy.length < context.majority) enqueue.assign(withLeading(context, { again: counted }));
  else enqueue.assign(proposePrepared(enqueue, withLeading(context, { again: null }), counted));
});

function highest(best: readonly Best[], found: Best): readonly Best[] {
  const [known] = best;
  return known === undefined || found.ballot > known.ballot ? [found] : best;
}

/** Phase 1 of one slot is done: its proposal follows, and what waits behind it. */
function proposePrepared(enqueue: Enqueue, server: Server, { firstSlot, promisedBy, best }: Preparing): Server {
  const next = nextOf(server);
  // The slot may have been decided meanwhile: somebody announced it.
  if (next === null || next.slot !== firstSlot) {
    const going = proposeNext(enqueue, server);
    const { inFlight, again } = leadingOf(going);
    if (inFlight.length === 0 && again === null) cancelTimer(enqueue, 'retransmit');
    return going;
  }
  const [reported] = best;
  const before = 'adopted' in next ? next.adopted.ballot : 0;
  const proposal =
    reported !== undefined && reported.ballot > before
      ? { slot: firstSlot, adopted: { ...reported, quorum: promisedBy, reported, above: null } }
      : next;
  return proposeNext(enqueue, propose(enqueue, server, proposal));
}

// --- Phase 2b arrives ------------------------------------------------------------------------------------------------

export function flightOf({ context, event }: Told): InFlight | undefined {
  const { ballot, slot } = heard(event, 'Accepted');
  if (ballot !== context.ballot) return undefined;
  return leadingOf(context).inFlight.find((it) => it.slot === slot);
}

const isAwaited = (told: Told): boolean => flightOf(told) !== undefined;

export const withVoter = (acceptedBy: readonly NodeId[], from: NodeId): readonly NodeId[] =>
  acceptedBy.includes(from) ? acceptedBy : [...acceptedBy, from];

/** §2.2: a value is chosen when a majority of acceptors have accepted it, all in one ballot. */
const isChosen = (told: Told): boolean => {
  const flight = flightOf(told);
  if (flight === undefined) return false;
  return withVoter(flight.acceptedBy, (told.event as Heard<'Accepted'>).from).length >= told.context.majority;
};

const countAccepted = paxos.enqueueActions(({ context, event, enqueue }) => {
  const { slot, from } = heard(event, 'Accepted');
  const { inFlight } = leadingOf(context);
  const i = inFlight.findIndex((it) => it.slot === slot);
  const flight = inFlight[i] as InFlight;
  const acceptedBy = withVoter(flight.acceptedBy, from);
  if (acceptedBy !== flight.acceptedBy) {
    const counted = inFlight.slice();
    counted[i] = { slot, value: flight.value, acceptedBy };
    enqueue.assign({ leading: Object.assign({}, context.leading, { inFlight: counted }) });
  }
  note(enqueue, 'multipaxos.accepted.counted', {
    from,
    slot,
    value: flight.value,
    ballot: ballotName(context.ballot),
    acceptedBy,
    needed: context.majority,
    ...(acceptedBy === flight.acceptedBy && { again: true }),
  });
});

const decideSlot = paxos.enqueueActions(({ context, event, enqueue }) => {
  const decided = decide(enqueue, context, heard(event, 'Accepted').slot);
  enqueue.assign(proposeNext(enqueue, decided));
});

/** The slot is decided: on the leader's disk, and told to everybody; then what is contiguous is applied. */
function decide(enqueue: Enqueue, server: Server, slot: number): Server {
  const { ballot, peers, majority } = server;
  const { value, acceptedBy } = leadingOf(server).inFlight.find((it) => it.slot === slot) as InFlight;
  const decision = { slot, ballot, value };
  enqueue({ type: 'decide', params: { slot, epoch: ballot, value, during: ballot } });
  for (const to of peers) send(enqueue, to, { type: 'Decision', slots: [decision] });
  const landed = land(enqueue, Object.assign({}, server, { log: withDecision(server.log, decision) }));
  const settled = settle(enqueue, landed, withoutHoles);
  note(enqueue, 'multipaxos.slot.decided', {
    slot,
    value,
    ballot: ballotName(ballot),
    acceptedBy,
    needed: majority,
    decided: { was: server.decided, is: settled.decided },
  });
  return settled;
}

/** Nothing that is decided is in flight any more. */
export function land(enqueue: Enqueue, server: Server): Server {
  const { inFlight, again } = leadingOf(server);
  const flying = inFlight.filter(({ slot }) => !isDecided(server.log, slot));
  if (flying.length === inFlight.length) return server;
  if (flying.length === 0 && again === null) cancelTimer(enqueue, 'retransmit');
  return withLeading(server, { inFlight: flying });
}

/** An acceptance of a slot that is decided already. */
const noteLateAcceptance = paxos.enqueueActions(({ context, event, enqueue }) => {
  const { slot, from } = heard(event, 'Accepted');
  // Not decided, and yet not in flight: the answer to an earlier life that its disk has forgotten.
  const unknown: Facts = isDecided(context.log, slot) ? {} : { unknown: true };
  note(enqueue, 'multipaxos.accepted.late', { from, slot, ballot: ballotName(context.ballot), ...unknown });
});

// --- Timers ----------------------------------------------------------------------------------------------------------

const sendHeartbeats = paxos.enqueueActions(({ context, enqueue }) => {
  const { peers, ballot, decided } = context;
  setTimer(enqueue, 'heartbeat', context);
  for (const to of peers) send(enqueue, to, { type: 'Heartbeat', ballot, decided });
  note(enqueue, 'multipaxos.heartbeat.due', { ballot: ballotName(ballot), decided });
});

/** What was not answered is said again: to those who have not answered. */
const proposeAgain = paxos.enqueueActions(({ context, enqueue }) => {
  const { peers, ballot } = context;
  const { inFlight, again } = leadingOf(context);
  setTimer(enqueue, 'retransmit', context);
  for (const { slot, value, acceptedBy } of inFlight)
    for (const to of peers) if (!acceptedBy.includes(to)) send(enqueue, to, { type: 'Accept', ballot, slot, value });
  if (again !== null)
    for (const to of peers)
      if (!again.promisedBy.includes(to)) send(enqueue, to, { type: 'Prepare', ballot, firstSlot: again.firstSlot });
  note(enqueue, 'multipaxos.accept.resent', {
    ballot: ballotName(ballot),
    slots: inFlight.map(({ slot }) => slot),
    preparing: again === null ? null : again.firstSlot,
  });
});

export const guards = { isAwaited, isChosen };
export const actions = {
  ...{ takeCommand, countPromiseAgain },
  ...{ countAccepted, decideSlot, noteLateAcceptance },
  ...{ sendHeartbeats, proposeAgain },
};
