// What a run leaves for conditions on its past: a fold over its moves, kept beside the run by whoever asks, never by the
// engine. It counts from a moment on: the beginning of a task, or of the run.

import { sketchOf } from '../../engine/invariants.ts';
import type { Move } from '../../engine/move.ts';
import type { Micros, NodeId } from '../../engine/protocol.ts';
import type { Frame, Run } from '../../engine/run.ts';
import { slice } from '../../engine/sequence.ts';
import type { Node, World } from '../../engine/world.ts';
import type { Condition } from '../scenario.ts';
import { Last, type OfNodes } from './known.ts';

/** A condition that has to have held for a while: since when it does. */
export interface Held {
  readonly condition: Condition;
  since: Micros | null;
}

type Judge = (condition: Condition, run: Run, past: Past, frame: Frame) => boolean;

export function total(counts: ReadonlyMap<string, number> | undefined): number {
  let sum = 0;
  for (const count of counts?.values() ?? []) sum += count;
  return sum;
}

function add<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

export class Past {
  /** Rules that decided: by rule, and by node. */
  readonly noted = new Map<string, Map<NodeId, number>>();
  readonly overwritten = new Set<string>();
  readonly majority = new Set<string>();
  readonly asked = new Set<string>();
  readonly answered = new Set<string>();
  readonly accepted = new Set<string>();
  readonly decided = new Set<string>();
  /** Slots that a node knows to be decided, from the beginning of the run on, as `S1 4`. */
  readonly known = new Set<string>();
  /** Messages by type. */
  readonly sent = new Map<string, number>();
  readonly lost = new Map<string, number>();
  readonly held: Held[] = [];
  /** What was found of nodes, and of the run as a whole, by condition. */
  readonly ofNodes = new Map<Condition, OfNodes>();
  readonly ofRun = new Map<Condition, Last<boolean>>();
  /** Which nodes have led, one for each leadership. */
  private readonly leaders = new Last<readonly NodeId[]>();
  private leadershipsBefore = 0;
  /** What people did. */
  readonly acts: Move[] = [];
  /** It counts from this position on. */
  readonly since: number;
  private readonly run: Run;
  private readonly commands = new Map<number, string>();
  /** What stood in a slot of a node and is gone, as `S1 4`. */
  private readonly gone = new Map<string, string>();
  /** What people did in the run, by the position before which, as far as it was looked at. */
  private done: ReadonlyMap<number, Move> = new Map();
  private doneUpTo = 0;
  /** The moment that it has come to. */
  private come: Frame;

  constructor(run: Run, since: number) {
    this.run = run;
    this.since = since;
    this.come = run.frame(0);
    this.takeIn(this.come);
  }

  /** The moment that it has come to: what it knows is what was known then. */
  get frame(): Frame {
    return this.come;
  }

  /** Takes in the next move, if the run has made it; null otherwise. */
  step(judge: Judge): Frame | null {
    const { run, come: before } = this;
    if (before.position >= run.length) return null;
    const frame = run.frame(before.position + 1);
    this.come = frame;
    this.takeIn(frame);
    if (frame.position === this.since) this.leadershipsBefore = frame.history.leaderships.length;
    if (frame.position > this.since) {
      const act = this.actAt(before.position);
      if (act !== undefined) this.acts.push(act);
      this.compareSlots(before.world, frame);
    }
    if (frame.position >= this.since) for (const held of this.held) this.hold(held, judge);
    return frame;
  }

  /** What somebody did where the run had come to a position; undefined: the clock moved. */
  private actAt(position: number): Move | undefined {
    if (position >= this.doneUpTo) {
      this.done = new Map(this.run.interventions);
      this.doneUpTo = this.run.length;
    }
    return this.done.get(position);
  }

  /** Takes in what the run has made, up to a position. */
  goTo(position: number, judge: Judge): this {
    while (this.come.position < position && this.step(judge) !== null);
    return this;
  }

  /** Since when a condition holds without a break; null: it does not. */
  heldSince(condition: Condition, judge: Judge): Micros | null {
    let held = this.held.find((each) => each.condition === condition);
    if (held === undefined) {
      held = this.come.position <= this.since ? this.holding(condition, judge) : this.lookedBack(condition, judge);
      this.held.push(held);
    }
    return held.since;
  }

  /** Which nodes have led since it counts, one for each leadership. */
  get led(): readonly NodeId[] {
    const { leaderships } = this.come.history;
    return this.leaders.get(leaderships, () => slice(leaderships, this.leadershipsBefore).map(({ node }) => node));
  }

  private holding(condition: Condition, judge: Judge): Held {
    const held: Held = { condition, since: null };
    this.hold(held, judge);
    return held;
  }

  /** Asked for the first time on the way: what was is gone through once more. */
  private lookedBack(condition: Condition, judge: Judge): Held {
    const again = new Past(this.run, this.since).goTo(this.since, judge);
    const held = again.holding(condition, judge);
    again.held.push(held);
    again.goTo(this.come.position, judge);
    return held;
  }

  private hold(held: Held, judge: Judge): void {
    const { come } = this;
    held.since = judge(held.condition, this.run, this, come) ? (held.since ?? come.at) : null;
  }

  private takeIn({ position, happenings }: Frame): void {
    const counts = position > this.since || position === 0;
    for (const happening of happenings) {
      switch (happening.kind) {
        case 'noted':
          if (!counts) break;
          this.note(happening.rule, happening.node);
          break;
        case 'sent': {
          const { message } = happening.envelope;
          if (happening.node === null) {
            const { request, command } = message as unknown as { request: number; command: string };
            this.commands.set(request, command);
            if (counts) this.asked.add(command);
          } else if (counts) add(this.sent, message.type);
          break;
        }
        case 'lost':
          if (!counts || happening.envelope.from === null) break;
          add(this.lost, happening.envelope.message.type);
          break;
        case 'answered': {
          const command = this.commands.get(happening.request);
          if (counts && command !== undefined && 'result' in happening.answer) this.answered.add(command);
          break;
        }
        case 'voted':
          if (counts && happening.standing === 'accepted' && happening.value !== null)
            this.accepted.add(happening.value);
          break;
        case 'decided':
          this.known.add(`${happening.node} ${happening.slot}`);
          if (counts) this.decided.add(happening.value);
          break;
      }
    }
  }

  private note(rule: string, node: NodeId): void {
    let nodes = this.noted.get(rule);
    if (nodes === undefined) {
      nodes = new Map();
      this.noted.set(rule, nodes);
    }
    add(nodes, node);
  }

  private compareSlots(before: World, { world, move }: Frame): void {
    const disk = move?.kind === 'crash' || move?.kind === 'wipe' || move?.kind === 'restart' ? move.node : null;
    for (let i = 0; i < world.nodes.length; i++) {
      const [was, is] = [before.nodes[i] as Node, world.nodes[i] as Node];
      if (was.state === is.state) continue;
      const slots = { was: sketchOf(this.run.protocol, was).slots, is: sketchOf(this.run.protocol, is).slots };
      if (slots.was.source === slots.is.source) continue;
      for (let slot = 1; slot <= Math.max(slots.was.last, slots.is.last); slot++) {
        const [old, now] = [slots.was.at(slot), slots.is.at(slot)];
        if (old?.value === now?.value && old?.epoch === now?.epoch) continue;
        const place = `${is.id} ${slot}`;
        // What a disk lost was not overwritten by anybody.
        if (is.id === disk) this.gone.delete(place);
        else if (old !== null && now === null) this.gone.set(place, old.value);
        if (now === null) continue;
        const stood = old?.value ?? this.gone.get(place);
        if (stood !== undefined && stood !== now.value && is.id !== disk) this.overwritten.add(stood);
        this.gone.delete(place);
        if (this.onMajority(world, slot, now)) this.majority.add(now.value);
      }
    }
  }

  private onMajority(world: World, slot: number, { epoch, value }: { epoch: number; value: string }): boolean {
    const voters = votersOf(this.run, world);
    const having = voters.filter((node) => {
      const there = sketchOf(this.run.protocol, node).slots.at(slot);
      return there !== null && there.epoch === epoch && there.value === value;
    });
    return having.length > voters.length / 2;
  }
}

/** The nodes whose majority counts. */
export function votersOf({ protocol }: Run, { nodes }: World): readonly Node[] {
  const voters = protocol.ballots?.voters;
  return voters === undefined ? nodes : nodes.filter(({ part }) => voters.includes(part));
}

const pasts = new WeakMap<Run, Map<number, Past>>();

/** A run's past from a position on, up to its end. */
export function pastOf(run: Run, since: number, judge: Judge): Past {
  const kept = pasts.get(run) ?? new Map<number, Past>();
  pasts.set(run, kept);
  const past = kept.get(since) ?? new Past(run, since);
  kept.set(since, past);
  return past.goTo(run.length, judge);
}
