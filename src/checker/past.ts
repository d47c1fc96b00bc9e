// The past, as much of it as the invariants that are asked about need: as sets, for the order in which things came to be
// made a difference only at the breach itself, and nothing behind a breach is looked at.

import type { Decision, Entry, History, Leadership, Vote } from '../engine/claims.ts';
import { BLANK } from '../engine/invariants.ts';
import type { Slot, Slots } from '../engine/protocol.ts';
import { put, type Sequence, sequence, slice } from '../engine/sequence.ts';
import type { Part } from '../speech/model.ts';
import { Interned, renamed } from './interned.ts';

type Told<T> = { readonly [field in keyof T]: T[field] };

/** Plain, sorted, and without what is told of the past for reading only. */
interface Kept {
  readonly votes?: readonly Told<Vote>[];
  /** By slot and node: the highest epoch promised or accepted. */
  readonly promises?: readonly (readonly [slot: number, node: string, epoch: number])[];
  readonly decisions?: readonly (readonly [slot: number, epoch: number, value: string, during: number])[];
  readonly deciders?: readonly (readonly [slot: number, value: string, node: string])[];
  readonly leaderships?: readonly (readonly [epoch: number, node: string, slots: readonly (Slot | null)[]])[];
  readonly applied?: readonly (Slot | null)[];
  readonly asked?: readonly string[];
  readonly records?: { readonly [what: string]: readonly Told<Entry>[] };
  readonly unfounded: readonly string[];
}

/** The slots of a node as a plain list. */
export function slotsOf(slots: Slots): (Slot | null)[] {
  return Array.from({ length: slots.last }, (_, i) => {
    const slot = slots.at(i + 1);
    if (slot === null) return null;
    const { epoch, value, decided } = slot;
    return decided === true ? { epoch, value, decided } : { epoch, value };
  });
}

/** A plain list as slots. */
class ListedSlots implements Slots {
  readonly source: Sequence<Slot | null>;
  readonly last: number;
  private readonly list: readonly (Slot | null)[];

  constructor(list: readonly (Slot | null)[]) {
    this.list = list;
    this.last = list.length;
    this.source = sequence(list);
  }

  at(index: number): Slot | null {
    return this.list[index - 1] ?? null;
  }
}

/** Sorted by what they say, each once. */
function asSet<T>(list: readonly T[]): T[] {
  const byText = new Map(list.map((each) => [JSON.stringify(each), each]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}

function votesIn({ votes }: History): Told<Vote>[] {
  return slice(votes, 0).flatMap((about) => (about === undefined ? [] : slice(about, 0)));
}

function highest(votes: readonly Vote[]): (readonly [number, string, number])[] {
  const found = new Map<string, readonly [number, string, number]>();
  for (const { slot, node, epoch, standing } of votes) {
    if (standing === 'proposed' || standing === 'refused') continue;
    const key = `${slot} ${node}`;
    if (epoch > (found.get(key)?.[2] ?? 0)) found.set(key, [slot, node, epoch]);
  }
  return [...found.values()];
}

function firstDecisions(decisions: readonly Decision[]): (readonly [number, number, string, number])[] {
  const found = new Map<string, readonly [number, number, string, number]>();
  for (const { slot, epoch, value, during } of decisions) {
    const key = `${slot} ${epoch} ${value}`;
    const known = found.get(key);
    if (known === undefined || during < known[3]) found.set(key, [slot, epoch, value, during]);
  }
  return [...found.values()];
}

/** A past: what is kept of it, and a history that the invariants cannot tell from the real one. */
interface Past {
  readonly kept: Kept;
  readonly history: History;
}

export class Pasts {
  readonly known = new Interned<Past>();
  private readonly parts: ReadonlySet<Part>;

  constructor(parts: ReadonlySet<Part>) {
    this.parts = parts;
    this.of(BLANK);
  }

  /** The number of the past that a history comes to. */
  of(history: History): number {
    return this.number(this.kept(history));
  }

  private number(kept: Kept): number {
    return this.known.of(kept, () => ({ kept, history: historyOf(kept) }));
  }

  /** The past that it would have been if the nodes had changed places. */
  renamed(number: number, names: ReadonlyMap<string, string>): number {
    const { kept } = this.known.at(number);
    const { applied, unfounded, records, ...sets } = renamed(kept, names) as Kept;
    const sorted = Object.fromEntries(Object.entries(sets).map(([part, list]) => [part, asSet(list as unknown[])]));
    return this.number({
      ...sorted,
      ...(applied && { applied }),
      ...(records && {
        records: Object.fromEntries(Object.entries(records).map(([what, list]) => [what, asSet(list)])),
      }),
      unfounded,
    } as Kept);
  }

  private kept(history: History): Kept {
    const { parts } = this;
    const votes = parts.has('votes') || parts.has('promises') ? votesIn(history) : [];
    const leaderships = slice<Leadership>(history.leaderships, 0);
    return {
      ...(parts.has('votes') && {
        votes: asSet(
          votes
            .filter(({ standing }) => standing !== 'promised' && standing !== 'refused')
            .map(({ node, slot, epoch, standing, value }) => ({ node, slot, epoch, standing, value })),
        ),
      }),
      ...(parts.has('promises') && { promises: asSet(highest(votes)) }),
      ...(parts.has('decisions') && { decisions: asSet(firstDecisions(slice(history.decisions, 0))) }),
      ...(parts.has('deciders') && {
        deciders: asSet(slice(history.decisions, 0).map(({ slot, value, node }) => [slot, value, node] as const)),
      }),
      ...(parts.has('leaderships') && {
        leaderships: asSet(leaderships.map(({ epoch, node, slots }) => [epoch, node, slotsOf(slots)] as const)),
      }),
      ...(parts.has('applied') && { applied: slice(history.applied, 0) }),
      ...(parts.has('asked') && { asked: asSet(slice(history.asked, 0)) }),
      ...(parts.has('records') && {
        records: Object.fromEntries(
          Object.entries(history.records).map(([what, entries]) => [what, asSet(slice<Entry>(entries, 0))]),
        ),
      }),
      unfounded: history.unfounded,
    };
  }
}

/** A history that the invariants cannot tell from the real one. */
function historyOf(kept: Kept): History {
  let votes: History['votes'] = sequence();
  const cast = (vote: Vote) => {
    const before = slice(votes, vote.slot, vote.slot + 1)[0] ?? sequence<Vote>();
    votes = put(votes, vote.slot, sequence([...slice(before, 0), vote]), sequence<Vote>());
  };
  for (const vote of kept.votes ?? []) cast(vote);
  for (const [slot, node, epoch] of kept.promises ?? []) cast({ node, slot, epoch, standing: 'promised', value: null });
  const decisions: Decision[] = [
    ...(kept.decisions ?? []).map(([slot, epoch, value, during]) => ({ slot, epoch, value, during, node: '' })),
    ...(kept.deciders ?? []).map(([slot, value, node]) => ({ slot, epoch: slot, value, during: slot, node })),
  ];
  return {
    ...BLANK,
    votes,
    decisions: sequence(decisions),
    leaderships: sequence(
      (kept.leaderships ?? []).map(([epoch, node, slots]) => ({ epoch, node, slots: new ListedSlots(slots) })),
    ),
    applied: sequence(kept.applied ?? []),
    asked: sequence(kept.asked ?? []),
    records: Object.fromEntries(
      Object.entries(kept.records ?? {}).map(([what, entries]) => [what, sequence(entries as Entry[])]),
    ),
    unfounded: kept.unfounded,
  };
}
