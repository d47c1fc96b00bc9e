// What a server is after, and what its guards compare: for "why not?". Lamport 2001, Paxos Made Simple, §3. The machine
// itself is asked whether an answer would do; here stands only which answer that could be.

import type { Facts, NodeId } from '../../engine/protocol.ts';
import type { Aim, Waiting } from '../../engine/waiting.ts';
import { ballotName } from '../ballot.ts';
import { heard } from '../hearing.ts';
import { isDecided, NOOP, placeAt } from './log.ts';
import type { PaxosEvent } from './messages.ts';
import { higherBallotIn, WINS } from './phase1.ts';
import { flightOf, PROPOSES, withVoter } from './phase2.ts';
import { APPLIES } from './replica.ts';
import type { InFlight, Leading, Preparing, Server, Told } from './server.ts';

const ballotIn = (event: PaxosEvent): number => ('ballot' in event ? event.ballot : 0);
const nameOr = (ballot: number): string | null => (ballot === 0 ? null : ballotName(ballot));

const mine = ({ context, event }: Told): Facts => ({
  ballot: ballotName(ballotIn(event)),
  mine: nameOr(context.ballot),
});

function acceptance(told: Told): Facts {
  const { slot, from } = heard(told.event, 'Accepted');
  const flight = flightOf(told);
  return {
    ...{ ...mine(told), slot, needed: told.context.majority, awaited: flight !== undefined },
    acceptedBy: flight === undefined ? [] : withVoter(flight.acceptedBy, from),
  };
}

const guards = {
  isBelowPromise: ({ context, event }: Told) => ({
    ...{ ballot: ballotName(ballotIn(event)), promised: ballotName(context.promised) },
  }),
  ownPromiseSuffices: ({ context }: Told) => ({ needed: context.majority }),
  isOfMyBallot: mine,
  isElected(told: Told) {
    const { from } = heard(told.event, 'Promise');
    const promisedBy = withVoter(told.context.preparing?.promisedBy ?? [], from);
    return { ...mine(told), promisedBy, needed: told.context.majority };
  },
  isBeaten: ({ context, event }: Told) => ({
    ...{ higher: ballotName(higherBallotIn(event)), mine: nameOr(context.ballot) },
  }),
  isAwaited: acceptance,
  isChosen: acceptance,
} as const satisfies { readonly [guard: string]: (told: Told) => Facts };

interface Asked {
  readonly role: string;
  readonly context: Server;
  readonly slot: number | null;
}

// --- Why does it not lead? -------------------------------------------------------------------------------------------

const promiseFrom = (from: NodeId, ballot: number, firstSlot: number): PaxosEvent => ({
  ...{ type: 'Promise', from, ballot, firstSlot, accepted: [] },
});

function lead({ role, context }: Asked): readonly Aim[] {
  const { me, peers, ballot, promised, leaderId: leader, majority: needed } = context;
  if (role === 'leader')
    return [
      { facts: { ballot: ballotName(ballot) }, reached: true, needs: { guard: 'isElected' }, now: null, next: [] },
    ];
  if (role === 'preparing') {
    const { promisedBy: have, firstSlot } = context.preparing as Preparing;
    const missing = peers.filter((peer) => !have.includes(peer));
    return [
      {
        facts: { ballot: ballotName(ballot), firstSlot, have, needed, missing },
        reached: false,
        needs: { guard: 'isElected' },
        // Its own promise once more: it is counted already.
        now: promiseFrom(me, ballot, firstSlot),
        next: missing.map((by) => ({ by, event: promiseFrom(by, ballot, firstSlot) })),
      },
    ];
  }
  return [
    {
      facts: { ballot: nameOr(promised), leader, needed },
      reached: false,
      needs: WINS,
      now: null,
      next: [{ by: null, event: { type: 'timer.election' } }],
    },
  ];
}

// --- Why is this slot not decided? -----------------------------------------------------------------------------------

/** Slots in flight that are told of at the most. */
const FLIGHTS = 3;

const acceptedFrom = (from: NodeId, ballot: number, slot: number): PaxosEvent => ({
  ...{ type: 'Accepted', from, ballot, slot },
});

function decide({ context, slot }: Asked): readonly Aim[] {
  if (context.leading === null) return [];
  const { inFlight } = context.leading;
  const asked = inFlight.filter((flight) => flight.slot === slot);
  return (asked.length > 0 ? asked : inFlight.slice(0, FLIGHTS)).map((flight) => flying(context, flight));
}

function flying({ me, peers, ballot, majority: needed }: Server, { slot, value, acceptedBy: have }: InFlight): Aim {
  const missing = peers.filter((peer) => !have.includes(peer));
  return {
    facts: { slot, value, ballot: ballotName(ballot), have, needed, missing },
    reached: false,
    needs: { guard: 'isChosen' },
    now: acceptedFrom(me, ballot, slot),
    next: missing.map((by) => ({ by, event: acceptedFrom(by, ballot, slot) })),
  };
}

// --- Why is this command not proposed? -------------------------------------------------------------------------------

function propose({ context }: Asked): readonly Aim[] {
  const { leading, decided, options } = context;
  const command = leading?.waiting[0]?.command;
  if (leading === null || command === undefined) return [];
  const { again, waiting } = leading;
  return [
    {
      facts: {
        ...{ command, waiting: waiting.length, decided, window: options.window },
        ...{ slot: leading.next, preparing: again?.firstSlot ?? null },
      },
      reached: false,
      needs: PROPOSES,
      now: null,
      next: again === null ? openingWindow(context, leading) : preparedAgain(context, again),
    },
  ];
}

/** The window moves when its first slot is decided. */
function openingWindow({ ballot, decided, peers }: Server, { inFlight }: Leading): Aim['next'] {
  const first = inFlight.find(({ slot }) => slot === decided + 1);
  if (first === undefined) return [];
  return peers
    .filter((peer) => !first.acceptedBy.includes(peer))
    .map((by) => ({ by, event: acceptedFrom(by, ballot, first.slot) }));
}

function preparedAgain({ ballot, peers }: Server, { promisedBy, firstSlot }: Preparing): Aim['next'] {
  return peers
    .filter((peer) => !promisedBy.includes(peer))
    .map((by) => ({ by, event: promiseFrom(by, ballot, firstSlot) }));
}

// --- Why is this slot not applied? -----------------------------------------------------------------------------------

/** The slot that is asked about; or the last that could be applied next, were nothing missing before it. */
function unapplied({ context: { log, applied, leading }, slot }: Asked): number | null {
  if (slot !== null && slot > applied && slot <= log.length) return slot;
  for (let last = log.length; last > applied; last--) if (leading === null || isDecided(log, last)) return last;
  return null;
}

function apply(asked: Asked): readonly Aim[] {
  const { me, log, applied, decided, promised, leaderId } = asked.context;
  const needs = APPLIES;
  const slot = unapplied(asked);
  if (slot === null)
    return applied === 0 ? [] : [{ facts: { slot: applied }, reached: true, needs, now: null, next: [] }];
  const missing = decided + 1;
  const place = placeAt(log, missing);
  const value = place?.value ?? NOOP;
  // Whatever it turns out to be: what matters is that it is known.
  const news = { slot: missing, ballot: promised, value };
  const by = leaderId === me ? null : leaderId;
  const event: PaxosEvent = { type: 'Decision', from: by ?? me, slots: [news] };
  return [
    {
      facts: { slot, missing, hole: place === null, known: isDecided(log, slot), applied },
      reached: false,
      needs,
      now: null,
      next: [{ by, event }],
    },
  ];
}

export const waiting = { guards, goals: { lead, decide, propose, apply } } as const satisfies Waiting;
