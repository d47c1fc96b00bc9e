// What a view may know of a node.

import type { StateValue } from 'xstate';
import type { Fact, Portrait, Sketch, Slot, Slots } from '../../engine/protocol.ts';
import { type Sequence, sequence } from '../../engine/sequence.ts';
import { ballotName, ballotOf } from '../ballot.ts';
import type { Proposal } from './messages.ts';
import type { PaxosNode } from './node.ts';

/** One word: what a proposer is about, else what is learned, else what the acceptor did last. */
export function roleOf(value: StateValue, { part }: PaxosNode): string {
  const { proposer, acceptor, learner } = value as { readonly [region: string]: string };
  if (proposer !== 'idle') return proposer as string;
  if (part === 'proposer') return 'idle';
  if (learner === 'learned') return 'learned';
  if (part === 'learner') return 'learner';
  if (acceptor !== 'fresh') return acceptor as string;
  return part === 'acceptor' ? 'acceptor' : 'idle';
}

/** The ballot that goes with the role. */
export function epochOf({ part, attempt, round, number, learned, promised }: PaxosNode): number {
  if (attempt !== null) return attempt.ballot;
  if (part === 'proposer') return round === 0 ? 0 : ballotOf(round, number);
  return learned?.ballot ?? promised;
}

const NOTHING: Sequence<unknown> = sequence();
/** A list of one for each proposal: the same proposal gives the same list. */
const lists = new WeakMap<Proposal, Sequence<unknown>>();

function listOf(proposal: Proposal): Sequence<unknown> {
  let list = lists.get(proposal);
  if (list === undefined) {
    list = sequence<unknown>([proposal]);
    lists.set(proposal, list);
  }
  return list;
}

/** The one slot there is: what this node knows to be chosen, or else what it accepted. */
class OneSlot implements Slots {
  readonly last: number;
  readonly source: Sequence<unknown>;
  private readonly slot: Slot | null;

  constructor(decided: Proposal | null, accepted: Proposal | null) {
    const proposal = decided ?? accepted;
    this.source = proposal === null ? NOTHING : listOf(proposal);
    this.last = proposal === null ? 0 : 1;
    this.slot =
      proposal === null ? null : { epoch: proposal.ballot, value: proposal.value, decided: proposal === decided };
  }

  at(index: number): Slot | null {
    return index === 1 ? this.slot : null;
  }
}

export function sketch(role: string, node: PaxosNode): Sketch {
  const decided = node.learned ?? node.chosen;
  return {
    role,
    epoch: epochOf(node),
    slots: new OneSlot(decided, node.accepted),
    committed: decided === null ? 0 : 1,
    applied: 0,
  };
}

const NONE = { value: '–' };
const told = (proposal: Proposal | null) =>
  proposal === null
    ? NONE
    : { value: `${ballotName(proposal.ballot)} · ${proposal.value}`, names: { epoch: proposal.ballot } };
const named = (ballot: number) => (ballot === 0 ? NONE : { value: ballotName(ballot), names: { epoch: ballot } });

const plays = ({ part }: PaxosNode, role: string): boolean => part === role || part === 'node';

function facts(node: PaxosNode): Fact[] {
  const { attempt, round, promised, accepted, learned, chosen } = node;
  const all: Fact[] = [];
  if (plays(node, 'proposer')) {
    const { ballot, own, value } = attempt ?? { ballot: 0, own: null, value: null };
    all.push(
      { label: 'ballot', ...named(ballot) },
      { label: 'own', value: own ?? '–', caption: own !== null && value === null },
      { label: 'value', value: value ?? '–', caption: value !== null },
      { label: 'chosen', ...told(chosen), caption: chosen !== null && learned === null },
      { label: 'round', value: String(round), durable: true },
    );
  }
  if (plays(node, 'acceptor'))
    all.push(
      { label: 'promised', ...named(promised), durable: true },
      {
        label: 'accepted',
        ...told(accepted),
        durable: true,
        caption: accepted !== null || node.part === 'acceptor',
      },
    );
  if (plays(node, 'learner'))
    all.push({
      label: 'learned',
      ...told(learned),
      caption: learned !== null || node.part === 'learner',
    });
  return all;
}

function tally({ attempt, q1, q2 }: PaxosNode): Portrait['tally'] {
  if (attempt === null) return null;
  const { value, promises, acceptedBy, refusedBy: refused } = attempt;
  return value === null
    ? { granted: promises.map(({ from }) => from), refused, needed: q1 }
    : { granted: acceptedBy, refused, needed: q2 };
}

export function portrait(role: string, node: PaxosNode): Portrait {
  const { promised, accepted } = node;
  return {
    ...sketch(role, node),
    tally: tally(node),
    pointers: [],
    votes: [
      ...(accepted === null
        ? []
        : [{ slot: 1, epoch: accepted.ballot, standing: 'accepted' as const, value: accepted.value }]),
      ...(promised > (accepted?.ballot ?? 0)
        ? [{ slot: 1, epoch: promised, standing: 'promised' as const, value: null }]
        : []),
    ],
    facts: facts(node),
  };
}
