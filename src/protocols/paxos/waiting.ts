// What a node is after, and what its guards compare: for "why not?". Lamport 2001, Paxos Made Simple, §2.2 and §2.3. The
// machine itself is asked whether an answer would do; here stands only which answer that could be.

import type { Facts, NodeId } from '../../engine/protocol.ts';
import type { Aim, Waiting } from '../../engine/waiting.ts';
import { ballotName } from '../ballot.ts';
import { heard } from '../hearing.ts';
import { descriptors } from './descriptors.ts';
import { tallyWith } from './learner.ts';
import { type PaxosEvent, proposalName } from './messages.ts';
import type { Attempt, PaxosNode, Tally, Told } from './node.ts';
import { BEGINS, TRIES_HIGHER } from './proposer.ts';

const ballotIn = (event: PaxosEvent): number => ('ballot' in event ? event.ballot : 0);
const nameOr = (ballot: number | undefined): string | null => (ballot === undefined ? null : ballotName(ballot));
const plus = (all: readonly NodeId[], one: NodeId): readonly NodeId[] => (all.includes(one) ? all : [...all, one]);

function promises({ context: { attempt, q1 }, event }: Told): Facts {
  const { ballot, from } = heard(event, 'Promise');
  const known = attempt?.promises.map((report) => report.from) ?? [];
  return {
    ...{ from, ballot: ballotName(ballot), running: nameOr(attempt?.ballot), needed: q1 },
    ...{ again: known.includes(from), promises: attempt?.ballot === ballot ? plus(known, from) : known },
  };
}

function acceptances({ context: { attempt, q2 }, event }: Told): Facts {
  const { ballot, value, from } = heard(event, 'Accepted');
  const known = attempt?.acceptedBy ?? [];
  return {
    ...{ from, ballot: ballotName(ballot), value, running: nameOr(attempt?.ballot), needed: q2 },
    ...{ again: known.includes(from), by: attempt?.ballot === ballot ? plus(known, from) : known },
  };
}

const againstPromise = ({ context, event }: Told): Facts => ({
  ballot: ballotName(ballotIn(event)),
  promised: ballotName(context.promised),
  below: ballotIn(event) < context.promised,
});

const onDisk = ({ context: { accepted, promised, round } }: Told): Facts => ({
  ...{ accepted: proposalName(accepted), promised: promised === 0 ? null : ballotName(promised), round },
});

const whose = ({ context: { number }, event }: Told): Facts => ({ ballot: ballotName(ballotIn(event)), number });

const guards = {
  isNewPromise: promises,
  completesPromises: promises,
  isOfOwnBallot: whose,
  isNewAcceptance: acceptances,
  completesAcceptances: acceptances,
  isBeaten({ context: { attempt }, event }: Told) {
    const { ballot, promised } = heard(event, 'Reject');
    return { ballot: ballotName(ballot), promised: ballotName(promised), running: nameOr(attempt?.ballot) };
  },
  losesPatience: ({ context: { attempt, options } }: Told) => ({
    ...{ again: attempt?.again ?? 0, patience: options.patience, reject: options.reject },
  }),
  endedAccepting: onDisk,
  endedPromising: onDisk,
  usedRounds: onDisk,
  prepareIsBelowPromise: againstPromise,
  hasPromisedIt: againstPromise,
  acceptIsBelowPromise: againstPromise,
  hasAcceptedIt: (told: Told) => ({
    ...{ ballot: ballotName(ballotIn(told.event)), accepted: proposalName(told.context.accepted) },
    promised: ballotName(told.context.promised),
  }),
  hasAccepted: onDisk,
  isLearner: ({ context: { part } }: Told) => ({ part }),
  isTaught({ context, event }: Told) {
    const { ballot, value, by } = tallyWith(context, heard(event, 'Accepted'));
    return { ballot: ballotName(ballot), value, by, needed: context.q2, part: context.part };
  },
  isNoNews: whose,
} as const satisfies { readonly [guard: string]: (told: Told) => Facts };

interface Asked {
  readonly role: string;
  readonly context: PaxosNode;
}

const acceptedBy = (from: NodeId, { ballot, value }: { ballot: number; value: string }) => ({
  by: from,
  event: { type: 'Accepted', ballot, value, from } as const,
});

// --- Why does it not propose? ----------------------------------------------------------------------------------------

function propose({ role, context }: Asked): readonly Aim[] {
  const { me, number, attempt, acceptors, q1 } = context;
  if (number === 0) return [];
  if (attempt === null) {
    const event = { type: 'client.request', request: 0, command: descriptors.clients.command(1) } as const;
    const done = context.chosen ?? context.learned;
    return [
      {
        facts: { chosen: done === null ? null : done.value },
        reached: false,
        needs: BEGINS,
        now: null,
        next: [{ by: null, event }],
      },
    ];
  }
  const { ballot, value, own, refusedBy } = attempt;
  const common = { ballot: ballotName(ballot), own };
  if (role === 'backingOff')
    return [
      {
        facts: { ...common, pausing: true, refusedBy },
        reached: false,
        needs: TRIES_HIGHER,
        now: null,
        next: [{ by: null, event: { type: 'timer.backoff' } }],
      },
    ];
  if (value !== null)
    return [{ facts: { ...common, value }, reached: true, needs: { guard: 'completesPromises' }, now: null, next: [] }];
  const have = attempt.promises.map(({ from }) => from);
  const missing = acceptors.filter((id) => !have.includes(id));
  return [
    {
      facts: { ...common, pausing: false, have, needed: q1, missing },
      reached: false,
      needs: { guard: 'completesPromises' },
      now: null,
      // Its own acceptor answers within the step; from there nothing can be under way.
      next: missing
        .filter((id) => id !== me)
        .map((by) => ({ by, event: { type: 'Promise', ballot, accepted: null, from: by } as const })),
    },
  ];
}

// --- Why has its value not been chosen? ------------------------------------------------------------------------------

function choose({ role, context }: Asked): readonly Aim[] {
  const { me, attempt, acceptors, q2, chosen } = context;
  const needs = { guard: 'completesAcceptances' };
  if (attempt === null) {
    if (chosen === null) return [];
    const { ballot, value } = chosen;
    return [{ facts: { ballot: ballotName(ballot), value }, reached: true, needs, now: null, next: [] }];
  }
  if (role !== 'proposing') return [];
  const { ballot, value, acceptedBy: have } = attempt as Attempt & { value: string };
  const missing = acceptors.filter((id) => !have.includes(id));
  return [
    {
      facts: { ballot: ballotName(ballot), value, have, needed: q2, missing },
      reached: false,
      needs,
      now: null,
      next: missing.filter((id) => id !== me).map((by) => acceptedBy(by, { ballot, value })),
    },
  ];
}

// --- Why has it learned no value? ------------------------------------------------------------------------------------

/** What most acceptors are known to have accepted, in the highest ballot. */
function foremost(tallies: readonly Tally[]): Tally | undefined {
  return [...tallies].sort((a, b) => b.by.length - a.by.length || b.ballot - a.ballot)[0];
}

function learn({ context }: Asked): readonly Aim[] {
  const { me, learners, acceptors, tallies, learned, q2 } = context;
  if (!learners.includes(me)) return [];
  const needs = { guard: 'isTaught' };
  if (learned !== null) {
    const { ballot, value } = learned;
    return [{ facts: { ballot: ballotName(ballot), value }, reached: true, needs, now: null, next: [] }];
  }
  const most = foremost(tallies);
  const have = most?.by ?? [];
  const missing = acceptors.filter((id) => !have.includes(id));
  return [
    {
      facts: { ballot: nameOr(most?.ballot), value: most?.value ?? null, have, needed: q2, missing },
      reached: false,
      needs,
      now: most === undefined ? null : acceptedBy(most.by[0] as NodeId, most).event,
      next: most === undefined ? [] : missing.filter((id) => id !== me).map((by) => acceptedBy(by, most)),
    },
  ];
}

export const waiting = { guards, goals: { propose, choose, learn } } as const satisfies Waiting;
