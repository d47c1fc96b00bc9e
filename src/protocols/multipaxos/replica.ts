// The replica: performs decided commands in order of their slots, answers clients and tells others what they missed.
// Lamport 2001, Paxos Made Simple, §3 (a state machine executes command i once it has all before it); van Renesse &
// Altinbuken 2015, Figure 1.
// Departs: the second paper's replica hands a command to all leaders and proposes it again while another takes its slot.
// Here a client asks one server; one that does not lead says who does, and a leader that is deposed forgets its clients,
// who have to ask again.

import type { Facts } from '../../engine/protocol.ts';
import { ballotName } from '../ballot.ts';
import { heard } from '../hearing.ts';
import { applyCommand, type Store } from '../keyvalue.ts';
import { decidedFrom, decisionsFrom, isDecided, type Log, type Place, placeAt } from './log.ts';

import { type Enqueue, type Leading, note, paxos, type Server, send } from './server.ts';

/** How many slots a Decision may carry. */
export const DECISIONS_MAX = 8;

interface Applied {
  readonly store: Store;
  /** Of each slot after the last applied one. */
  readonly results: readonly string[];
}

export function applyTo({ store, log, applied }: Server, upTo: number): Applied {
  const results: string[] = [];
  let map = store;
  for (let slot = applied + 1; slot <= upTo; slot++) {
    if (!isDecided(log, slot)) {
      results.push('');
      continue;
    }
    const done = applyCommand(map, (placeAt(log, slot) as Place).value);
    map = done.map;
    results.push(done.result);
  }
  return { store: map, results };
}

/** Up to which slot to apply, when every slot up to `decided` is decided. */
export type Reach = (log: Log, decided: number) => number;

/** No command before all commands of the slots before it. */
export const withoutHoles: Reach = (_, decided) => decided;

/** What a server is after that knows of slots to come. */
export const APPLIES = { rule: 'multipaxos.replica.applied' } as const;

/** After a decision: what now reaches without a hole is applied, in order, and only then are clients answered. */
export function settle(enqueue: Enqueue, server: Server, reach: Reach): Server {
  const { log, leading } = server;
  const decided = decidedFrom(log, server.decided);
  const applied = Math.max(server.applied, reach(log, decided));
  if (decided === server.decided && applied === server.applied) return server;
  const { store, results } = applyTo(server, applied);
  const waits = leading === null ? null : answerClients(enqueue, server, decided, leading, applied, results);
  const settled = Object.assign({}, server, { decided, applied, store, leading: waits });
  if (applied > server.applied) {
    const slots = { was: server.applied, is: applied };
    note(enqueue, APPLIES.rule, { applied: slots, decided });
  }
  return settled;
}

/** A client gets no answer: the leader is deposed, or another command took the slot. */
export function noteForgotten(
  enqueue: Enqueue,
  request: number,
  slot: number | null,
  ballot: number,
  decided: string | null,
): void {
  note(enqueue, 'multipaxos.client.forgotten', { request, slot, ballot: ballotName(ballot), decided });
}

function answerClients(
  enqueue: Enqueue,
  { log, applied: before, ballot }: Server,
  known: number,
  leading: Leading,
  applied: number,
  results: readonly string[],
): Leading {
  const { pending } = leading;
  let served = 0;
  for (; served < pending.length && (pending[served] as (typeof pending)[number]).slot <= applied; served++) {
    const { slot, request, value } = pending[served] as (typeof pending)[number];
    const decided = (placeAt(log, slot) as Place).value;
    if (decided !== value) {
      noteForgotten(enqueue, request, slot, ballot, decided);
      continue;
    }
    const result = results[slot - before - 1] as string;
    enqueue({ type: 'answer', params: { request, answer: { result } } });
    // A broken variant applies past holes.
    const past: Facts = slot > known ? { decided: known } : {};
    note(enqueue, 'multipaxos.client.answered', { request, slot, value, result, ...past });
  }
  return served === 0 ? leading : Object.assign({}, leading, { pending: pending.slice(served) });
}

/** Whoever asks is told what is decided, as much as one message holds; if it was full, the asker asks on. */
const tellDecisions = paxos.enqueueActions(({ context, event, enqueue }) => {
  const { firstSlot, from } = heard(event, 'CatchUp');
  const slots = decisionsFrom(context.log, firstSlot, DECISIONS_MAX);
  if (slots.length === 0) {
    note(enqueue, 'multipaxos.replica.nothingToTell', { from, firstSlot, decided: context.decided });
    return;
  }
  send(enqueue, from, { type: 'Decision', slots });
  note(enqueue, 'multipaxos.replica.told', {
    from,
    firstSlot,
    slots: slots.map(({ slot }) => slot),
    decided: context.decided,
  });
});

/** A server that does not lead names whom it follows. */
const redirect = paxos.enqueueActions(({ context, event, enqueue }) => {
  const { request } = heard(event, 'client.request');
  const { leaderId, promised } = context;
  enqueue({ type: 'answer', params: { request, answer: { leader: leaderId } } });
  note(enqueue, 'multipaxos.client.redirected', { request, leader: leaderId, promised: ballotName(promised) });
});

export const actions = { tellDecisions, redirect };
