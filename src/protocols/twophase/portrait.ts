// What a view may know of a node.

import type { StateValue } from 'xstate';
import type { Fact, Portrait, Sketch, Slot, Slots } from '../../engine/protocol.ts';
import { at, type Sequence } from '../../engine/sequence.ts';
import type { Decision } from './messages.ts';
import { type Coordinator, current, type Entry, entryOf, type Participant, type TwoPhaseNode } from './node.ts';

/** One word: what it does now, or did last. */
export function roleOf(value: StateValue, node: TwoPhaseNode): string {
  const [state] = Object.values(value) as [string];
  if (state !== 'telling') return state;
  return node.part === 'coordinator' && entryOf(node, current(node))?.decision === 'commit' ? 'committing' : 'aborting';
}

/** The transaction that goes with the role. */
export function epochOf(node: TwoPhaseNode): number {
  if (node.part === 'coordinator') return current(node);
  return Math.max(node.log.length, node.vote?.transaction ?? 0);
}

/** A place a transaction: what stands on the coordinator's disk of it. */
class Begun implements Slots {
  readonly source: Sequence<Entry>;
  readonly last: number;

  constructor(log: Sequence<Entry>) {
    this.source = log;
    this.last = log.length;
  }

  at(index: number): Slot | null {
    const entry = at(this.source, index - 1);
    if (entry === undefined) return null;
    return { epoch: index, value: entry.decision ?? 'voting', decided: entry.decision !== null };
  }
}

/** A list of one kind of both, for a participant that is in doubt: the same two give the same list. */
const lists = new WeakMap<object, Sequence<unknown>>();

/** A place a transaction: what stands on a participant's disk of it, its vote included. */
class Voted implements Slots {
  readonly source: Sequence<unknown>;
  readonly last: number;
  private readonly log: Sequence<Decision | null>;
  private readonly vote: Participant['vote'];

  constructor({ log, vote }: Participant) {
    this.log = log;
    this.vote = vote;
    this.last = Math.max(log.length, vote?.transaction ?? 0);
    if (vote === null) this.source = log;
    else {
      // Another vote is another list, though the decisions are the same.
      let list = lists.get(vote);
      if (list === undefined) {
        list = { ...log };
        lists.set(vote, list);
      }
      this.source = list;
    }
  }

  at(index: number): Slot | null {
    const decision = at(this.log, index - 1) ?? null;
    if (decision !== null) return { epoch: index, value: decision, decided: true };
    return this.vote?.transaction === index ? { epoch: index, value: 'prepared' } : null;
  }
}

/** Up to which transaction everything is decided, as far as the node knows. */
function settled(node: TwoPhaseNode): number {
  if (node.part === 'participant') return node.log.length;
  return entryOf(node, current(node))?.decision === null ? current(node) - 1 : current(node);
}

export function sketch(role: string, node: TwoPhaseNode): Sketch {
  const slots = node.part === 'coordinator' ? new Begun(node.log) : new Voted(node);
  const upTo = settled(node);
  return { role, epoch: epochOf(node), slots, committed: upTo, applied: 0 };
}

const list = (names: readonly string[]): string => (names.length === 0 ? '–' : names.join(' '));

function factsOfCoordinator(role: string, node: Coordinator): Fact[] {
  const { yes, done, participants, clients, finished } = node;
  const collecting = role === 'collecting';
  const telling = role === 'committing' || role === 'aborting';
  const missing = (have: readonly string[]) => list(participants.filter((id) => !have.includes(id)));
  const transaction = current(node);
  return [
    {
      ...{ label: 'transaction', value: transaction === 0 ? '–' : String(transaction), durable: true },
      ...(transaction === 0 ? {} : { names: { slot: transaction } }),
    },
    { label: 'command', value: entryOf(node, transaction)?.command ?? '–', durable: true },
    { label: 'decision', value: entryOf(node, transaction)?.decision ?? '–', durable: true, caption: telling },
    { label: 'yes', value: list(yes) },
    { label: 'missing', value: collecting ? missing(yes) : telling ? missing(done) : '–', caption: collecting },
    { label: 'finished', value: String(finished), durable: true },
    { label: 'waiting', value: String(clients.length) },
  ];
}

function factsOfParticipant({ balance, vote, uncertain, log, coordinator }: Participant): Fact[] {
  return [
    { label: 'balance', value: String(balance), durable: true, caption: vote === null },
    {
      ...{ label: 'vote', value: vote === null ? '–' : `${vote.transaction} · ${vote.command}`, durable: true },
      ...(vote === null ? {} : { names: { slot: vote.transaction } }),
    },
    // What one sees of it: it is prepared, and must wait.
    {
      ...{ label: 'waitsFor', value: vote === null ? '–' : coordinator, caption: vote !== null },
      ...(vote === null ? {} : { names: { node: coordinator } }),
    },
    { label: 'uncertain', value: list(uncertain) },
    { label: 'decision', value: at(log, log.length - 1) ?? '–', durable: true },
  ];
}

export function portrait(role: string, node: TwoPhaseNode): Sketch & Pick<Portrait, 'facts' | 'tally'> {
  const facts = node.part === 'coordinator' ? factsOfCoordinator(role, node) : factsOfParticipant(node);
  if (node.part === 'participant' || role === 'ready') return { ...sketch(role, node), facts, tally: null };
  const granted = role === 'collecting' ? node.yes : node.done;
  return { ...sketch(role, node), facts, tally: { granted, refused: [], needed: node.participants.length } };
}
