// What must always hold, and what must be reachable. History belongs to the engine, never to a machine: this file keeps
// what the invariants need of the past (who led when, what was decided, what was applied) and asks them after a move.

import type { Step } from './apply.ts';
import type { Happening } from './happening.ts';
import type { MachineState } from './machine.ts';
import type { Citation, Epoch, Facts, NodeId, Protocol, Recorded, Sketch, Slot, Slots, Standing } from './protocol.ts';
import { append, at, put, type Sequence, sequence } from './sequence.ts';
import { type Node, nodeIndex, type World } from './world.ts';

/** A node began to lead an epoch, with these slots. */
export interface Leadership {
  readonly epoch: Epoch;
  readonly node: NodeId;
  readonly slots: Slots;
}

export interface Decision {
  readonly slot: number;
  readonly epoch: Epoch;
  readonly value: string;
  /** The epoch in which it was decided, not the entry's own. */
  readonly during: Epoch;
  readonly node: NodeId;
}

export interface Vote {
  readonly node: NodeId;
  /** 0 when it is about no single slot. */
  readonly slot: number;
  readonly epoch: Epoch;
  readonly standing: Standing;
  readonly value: string | null;
}

/** What a node recorded. */
export interface Entry extends Recorded {
  readonly node: NodeId;
}

/** What the past of a run leaves for the invariants. Immutable, as the world is. */
export interface History {
  readonly leaderships: Sequence<Leadership>;
  readonly decisions: Sequence<Decision>;
  /** By slot, counted from 0: what was first applied there, by anybody, ever. */
  readonly applied: Sequence<Slot | null>;
  /** By slot, from 0 on: every proposal, promise and acceptance about it, in order. */
  readonly votes: Sequence<Sequence<Vote>>;
  /** Every command that a client asked and a node heard. */
  readonly asked: Sequence<string>;
  /** By kind: everything that was recorded, in order. Only kinds of which something was. */
  readonly records: { readonly [what: string]: Sequence<Entry> };
  /** Invariants that broke already (each is reported once), and sometimes-properties already seen. */
  readonly broken: readonly string[];
  /** Invariants that claim nothing any more, since what they take for granted was given up. */
  readonly unfounded: readonly string[];
  readonly seen: readonly string[];
}

export const BLANK: History = {
  leaderships: sequence(),
  decisions: sequence(),
  applied: sequence(),
  votes: sequence(),
  asked: sequence(),
  records: {},
  broken: [],
  unfounded: [],
  seen: [],
};

/** What an invariant sees of one move. */
export interface Sight {
  readonly before: World;
  readonly after: World;
  readonly happenings: readonly Happening[];
  /** The past, without and with this move. */
  readonly past: History;
  readonly history: History;
  /** Positions of the nodes whose state this move changed. */
  readonly changed: readonly number[];
  /** A node's sketch, before or after: made once a state. */
  readonly sketch: (node: Node) => Sketch;
  readonly leads: (role: string) => boolean;
}

export interface Breach {
  readonly nodes: readonly NodeId[];
  readonly slots: readonly number[];
  readonly facts: Facts;
}

export interface Invariant {
  readonly id: string;
  readonly citation: Citation;
  /** What it takes for granted: clocks within a bound, nobody who decides by guessing. Once false, it claims nothing. */
  readonly assumes?: (sight: Sight) => boolean;
  readonly check: (sight: Sight) => Breach | null;
}

/** A property that some run must reach. */
export interface Sometimes {
  readonly id: string;
  readonly seen: (sight: Sight) => boolean;
}

/** The last sketches made. A weak map would do, but costs the garbage collector more than it saves. */
const RECENT = 32;
const recent: { protocol: Protocol; state: MachineState; sketch: Sketch }[] = [];
let oldest = 0;

/** The sketch of a node, made once for each state it is in, while it is asked for again soon. */
export function sketchOf(protocol: Protocol, { state }: Node): Sketch {
  for (let i = 0; i < recent.length; i++) {
    const made = recent[i] as (typeof recent)[number];
    if (made.state === state && made.protocol === protocol) return made.sketch;
  }
  const { value, context } = state;
  const sketch = protocol.sketch(protocol.role(value, context as never), context as never);
  recent[oldest] = { protocol, state, sketch };
  oldest = (oldest + 1) % RECENT;
  return sketch;
}

export interface Observed {
  readonly history: History;
  readonly happenings: readonly Happening[];
}

/** Adds a move to the history and checks every invariant: the happenings come back with what broke. */
export function observe(
  protocol: Protocol,
  past: History,
  before: World,
  { world: after, happenings }: Step,
): Observed {
  const changed: number[] = [];
  for (let i = 0; i < after.nodes.length; i++) {
    if ((after.nodes[i] as Node).state !== (before.nodes[i] as Node).state) changed.push(i);
  }
  // What is recorded stays, though the node that records it is as it was.
  if (changed.length === 0 && !happenings.some(({ kind }) => kind === 'recorded')) return { history: past, happenings };
  const sketch = (node: Node) => sketchOf(protocol, node);
  const leads = (role: string) => protocol.roles[role]?.leads === true;
  const history = remember(past, before, after, happenings, changed, sketch, leads);
  const sight: Sight = { before, after, happenings, past, history, changed, sketch, leads };
  return judge(protocol, sight);
}

const NO_VOTES: Sequence<Vote> = sequence();
const NO_ENTRIES: Sequence<Entry> = sequence();

function remember(
  past: History,
  before: World,
  after: World,
  happenings: readonly Happening[],
  changed: readonly number[],
  sketch: (node: Node) => Sketch,
  leads: (role: string) => boolean,
): History {
  let { leaderships, decisions, applied, votes, asked, records } = past;
  for (const happening of happenings) {
    if (happening.kind === 'decided') {
      const { slot, epoch, value, during, node } = happening;
      decisions = append(decisions, [{ slot, epoch, value, during, node }]);
    } else if (happening.kind === 'voted') {
      const { node, slot, epoch, standing, value } = happening;
      const vote: Vote = { node, slot, epoch, standing, value };
      votes = put(votes, slot, append(at(votes, slot) ?? NO_VOTES, [vote]), NO_VOTES);
    } else if (happening.kind === 'recorded') {
      const { node, what, key, epoch, value } = happening;
      records = { ...records, [what]: append(records[what] ?? NO_ENTRIES, [{ node, what, key, epoch, value }]) };
    } else if (happening.kind === 'heard' && happening.envelope.from === null) {
      asked = append(asked, [(happening.envelope.message as { command?: string }).command ?? '']);
    } else if (
      happening.kind === 'became' &&
      leads(happening.role) &&
      !(leads(happening.was) && happening.wasEpoch === happening.epoch)
    ) {
      const { slots } = sketch(after.nodes[nodeIndex(after, happening.node)] as Node);
      leaderships = append(leaderships, [{ epoch: happening.epoch, node: happening.node, slots }]);
    }
  }
  for (const i of changed) {
    const now = sketch(after.nodes[i] as Node);
    for (let index = sketch(before.nodes[i] as Node).applied + 1; index <= now.applied; index++) {
      if (index > applied.length || applied.chunks.length === 0)
        applied = put(applied, index - 1, now.slots.at(index), null);
    }
  }
  const same =
    leaderships === past.leaderships &&
    decisions === past.decisions &&
    applied === past.applied &&
    votes === past.votes &&
    asked === past.asked &&
    records === past.records;
  if (same) return past;
  const { broken, unfounded, seen } = past;
  return { leaderships, decisions, applied, votes, asked, records, broken, unfounded, seen };
}

function judge(protocol: Protocol, sight: Sight): Observed {
  let { history } = sight;
  let { happenings } = sight;
  for (const { id, assumes, check } of protocol.invariants) {
    if (history.broken.includes(id)) continue;
    if (assumes !== undefined) {
      if (history.unfounded.includes(id)) continue;
      if (!assumes(sight)) {
        happenings = [...happenings, { kind: 'unfounded', invariant: id }];
        history = { ...history, unfounded: [...history.unfounded, id] };
        continue;
      }
    }
    const breach = check(sight);
    if (breach === null) continue;
    happenings = [...happenings, { kind: 'broke', invariant: id, ...breach }];
    history = { ...history, broken: [...history.broken, id] };
  }
  if (history.seen.length < protocol.sometimes.length) {
    for (const { id, seen } of protocol.sometimes) {
      if (!history.seen.includes(id) && seen(sight)) history = { ...history, seen: [...history.seen, id] };
    }
  }
  return { history, happenings };
}
