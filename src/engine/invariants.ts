// The invariants of a run. History belongs to the engine, never to a machine: this file keeps what the invariants need of
// the past (who led when, what was decided, what was applied) and asks them after a move.

import type { Entry, History, Sight, Vote } from './claims.ts';
import type { Step } from './draft.ts';
import type { Happening } from './happening.ts';
import type { MachineState } from './machine.ts';
import type { Sketch } from './portrait.ts';
import type { Protocol } from './protocol.ts';
import { append, at, put, type Sequence, sequence } from './sequence.ts';
import { type Node, nodeIndex, type World } from './world.ts';

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
