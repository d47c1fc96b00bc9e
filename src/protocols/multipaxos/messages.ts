// What servers say to each other. Lamport 2001, Paxos Made Simple, §2.2 (Prepare, Promise, Accept and what answers it) and
// §3 (for all slots at once).
// Departs: the paper lets an acceptor stay silent below its promise; here it says so (Reject). Its learners hear every
// acceptance; here the leader alone does and announces what is decided (Decision), as §2.3 allows. CatchUp and Heartbeat
// are ours: the papers leave open how a replica learns what it missed, and how it knows that its leader lives.

import type { MessageKind } from '../../engine/protocol.ts';
import { ballotName } from '../ballot.ts';
import type { Hears } from '../hearing.ts';

/** What an acceptor reports of a slot: the highest ballot in which it accepted there (or in which it was decided). */
export interface Reported {
  readonly slot: number;
  readonly ballot: number;
  readonly value: string;
}

/** Phase 1a, for all slots from `firstSlot` on: the candidate knows what was decided before it. */
export interface Prepare {
  readonly type: 'Prepare';
  readonly ballot: number;
  readonly firstSlot: number;
}

/** Phase 1b: nothing below this ballot any more; and what was accepted from `firstSlot` on. */
export interface Promise {
  readonly type: 'Promise';
  readonly ballot: number;
  readonly firstSlot: number;
  readonly accepted: readonly Reported[];
}

/** Phase 2a. */
export interface Accept {
  readonly type: 'Accept';
  readonly ballot: number;
  readonly slot: number;
  readonly value: string;
}

/** Phase 2b. */
export interface Accepted {
  readonly type: 'Accepted';
  readonly ballot: number;
  readonly slot: number;
}

/** To a Prepare, Accept or Heartbeat of `ballot`: a higher one was promised. */
export interface Reject {
  readonly type: 'Reject';
  readonly ballot: number;
  readonly promised: number;
}

/** Slots that are decided, with the ballot that decided each: news from the leader, or the answer to a CatchUp. */
export interface Decision {
  readonly type: 'Decision';
  readonly slots: readonly Reported[];
}

/** To whoever knew more: tell me what is decided from `firstSlot` on. `ballot` is that of the message that said so. */
export interface CatchUp {
  readonly type: 'CatchUp';
  readonly ballot: number;
  readonly firstSlot: number;
}

/** I lead, and every slot up to `decided` is decided. */
export interface Heartbeat {
  readonly type: 'Heartbeat';
  readonly ballot: number;
  readonly decided: number;
}

export type PaxosMessage = Prepare | Promise | Accept | Accepted | Reject | Decision | CatchUp | Heartbeat;

export type TimerName = 'election' | 'heartbeat' | 'retransmit';

/** What a node hears: capitals crossed the wire, dotted words are its own. */
export type PaxosEvent = Hears<PaxosMessage, TimerName>;

export type Heard<T extends PaxosEvent['type']> = Extract<PaxosEvent, { readonly type: T }>;

/** The highest ballot that a Decision speaks of; 0 for an empty one. */
export function highestOf(slots: readonly Reported[]): number {
  let highest = 0;
  for (const { ballot } of slots) if (ballot > highest) highest = ballot;
  return highest;
}

/** `3`, or `3–7`; nothing for none. */
export function span(slots: readonly Reported[]): string {
  const [first, last] = [slots[0], slots.at(-1)];
  if (first === undefined || last === undefined) return '∅';
  return first.slot === last.slot ? String(first.slot) : `${first.slot}–${last.slot}`;
}

const slotsOf = (slots: readonly Reported[]) => slots.map(({ slot }) => slot);

export const messages = {
  Prepare: {
    shape: 'circle',
    style: 'outline',
    epoch: (message: Prepare) => message.ballot,
    brief: ({ ballot, firstSlot }: Prepare) => `${ballotName(ballot)}, slots ${firstSlot}…`,
  },
  Promise: {
    shape: 'circle',
    style: 'filled',
    epoch: (message: Promise) => message.ballot,
    slots: ({ accepted }: Promise) => slotsOf(accepted),
    brief: ({ ballot, accepted }: Promise) => `${ballotName(ballot)}, accepted ${span(accepted)}`,
  },
  Accept: {
    shape: 'square',
    style: 'outline',
    epoch: (message: Accept) => message.ballot,
    slots: ({ slot }: Accept) => [slot],
    brief: ({ ballot, slot, value }: Accept) => `${ballotName(ballot)}, slot ${slot}: ${value}`,
  },
  Accepted: {
    shape: 'square',
    style: 'filled',
    epoch: (message: Accepted) => message.ballot,
    slots: ({ slot }: Accepted) => [slot],
    brief: ({ ballot, slot }: Accepted) => `${ballotName(ballot)}, slot ${slot}`,
  },
  Reject: {
    shape: 'circle',
    style: 'crossed',
    epoch: (message: Reject) => message.promised,
    brief: ({ ballot, promised }: Reject) => `${ballotName(ballot)}, promised ${ballotName(promised)}`,
  },
  Decision: {
    shape: 'diamond',
    style: 'filled',
    epoch: (message: Decision) => highestOf(message.slots),
    slots: ({ slots }: Decision) => slotsOf(slots),
    brief: ({ slots }: Decision) =>
      slots.length === 1 ? `slot ${span(slots)}: ${slots[0]?.value}` : `slots ${span(slots)}`,
  },
  CatchUp: {
    shape: 'triangle',
    style: 'outline',
    epoch: (message: CatchUp) => message.ballot,
    brief: ({ firstSlot }: CatchUp) => `slots ${firstSlot}…`,
  },
  Heartbeat: {
    shape: 'bar',
    style: 'outline',
    epoch: (message: Heartbeat) => message.ballot,
    brief: ({ ballot, decided }: Heartbeat) => `${ballotName(ballot)}, decided ${decided}`,
  },
} as const satisfies { readonly [type in PaxosMessage['type']]: MessageKind };
