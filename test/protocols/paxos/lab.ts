// Two ways to drive Paxos by hand: one node that hears one event, and a cluster whose every move a test makes.

import { type MachineState, step } from '../../../src/engine/machine.ts';
import type { Choice } from '../../../src/engine/move.ts';
import type { Effect, Facts, Message, NodeId, OptionValue } from '../../../src/engine/protocol.ts';
import { type Frame, Run } from '../../../src/engine/run.ts';
import { at } from '../../../src/engine/sequence.ts';
import { choicesOf } from '../../../src/engine/votes.ts';
import type { Envelope, Network, Node } from '../../../src/engine/world.ts';
import { ballotName } from '../../../src/protocols/ballot.ts';
import { protocolNamed } from '../../../src/protocols/index.ts';
import { protocol as paxos } from '../../../src/protocols/paxos/index.ts';
import type { PaxosEvent } from '../../../src/protocols/paxos/messages.ts';
import { newborn, type PaxosNode } from '../../../src/protocols/paxos/node.ts';

export const OPTIONS = Object.fromEntries(
  Object.entries(paxos.options).map(([name, { default: usual }]) => [name, usual]),
) as { readonly [option: string]: OptionValue };

export interface Counts {
  readonly [count: string]: number;
}

export const APART: Counts = { proposers: 2, acceptors: 3, learners: 1 };

// --- One node --------------------------------------------------------------------------------------------------------

const FRESH = { proposer: 'idle', acceptor: 'fresh', learner: 'learning' };

/** A node of a cluster, with fields and in states as a test wants them. */
export function node(
  me: NodeId,
  fields: Partial<PaxosNode> = {},
  states: Partial<typeof FRESH> = {},
  options: { readonly [option: string]: OptionValue } = {},
): MachineState {
  const seats = paxos.cast(me.startsWith('S') ? { nodes: 3 } : APART);
  const part = seats.find(({ id }) => id === me)?.part as string;
  const context = newborn({ me, part, seats, options: { ...OPTIONS, ...options } }, null);
  return { value: { ...FRESH, ...states }, context: { ...context, ...fields } };
}

export interface After {
  readonly state: MachineState;
  readonly node: PaxosNode;
  readonly states: { readonly [region: string]: string };
  readonly effects: readonly Effect[];
  readonly sent: readonly { readonly to: NodeId; readonly message: Message & { readonly [field: string]: unknown } }[];
  readonly notes: readonly string[];
  readonly facts: (rule: string) => Facts | undefined;
  readonly timers: readonly string[];
}

export function hear(state: MachineState, ...events: PaxosEvent[]): After {
  let outcome = { state, effects: [] as readonly Effect[] };
  for (const event of events) outcome = step(paxos.machines.node, outcome.state, event);
  const of = <T extends Effect['type']>(type: T) =>
    outcome.effects.filter((effect): effect is Extract<Effect, { type: T }> => effect.type === type);
  return {
    state: outcome.state,
    node: outcome.state.context as PaxosNode,
    states: outcome.state.value as { [region: string]: string },
    effects: outcome.effects,
    sent: of('send').map(({ to, message }) => ({ to, message: message as After['sent'][number]['message'] })),
    notes: of('note').map((note) => note.rule),
    facts: (rule) => of('note').find((note) => note.rule === rule)?.facts,
    timers: of('setTimer').map((timer) => timer.timer),
  };
}

// --- A cluster -------------------------------------------------------------------------------------------------------

interface Setting {
  readonly counts?: Counts;
  readonly variant?: string | undefined;
  readonly seed?: number;
  readonly network?: Network;
  readonly clientsEvery?: number;
  readonly options?: { readonly [option: string]: OptionValue };
  readonly start?: { readonly [node: NodeId]: object };
}

const MANUAL: Network = { mode: 'manual', latency: [10_000, 20_000], loss: 0, duplication: 0 };

export const timed = (latency: readonly [number, number], loss = 0, duplication = 0): Network => ({
  mode: 'timed',
  latency,
  loss,
  duplication,
});

export class Cluster {
  readonly run: Run;
  /** Every moment so far. */
  readonly frames: Frame[];

  constructor(setting: Setting = {}) {
    const { counts = APART, variant, seed = 1, network = MANUAL, clientsEvery = 0, options = {}, start = {} } = setting;
    const protocol = protocolNamed(variant === undefined ? 'paxos' : `paxos/${variant}`);
    if (protocol === undefined) throw new Error(`There is no variant ${variant}.`);
    const given = { ...OPTIONS, ...options };
    this.run = new Run(protocol, { seats: paxos.cast(counts), seed, options: given, network, clientsEvery, start });
    this.frames = [this.run.end];
  }

  make(move: Choice): Frame {
    const frame = this.run.make({ ...move, at: this.now });
    this.frames.push(frame);
    return frame;
  }

  /** One move of the clock, if there is one at or before `until`. */
  tick(until?: number): Frame | null {
    const frame = this.run.tick(until);
    if (frame !== null) this.frames.push(frame);
    return frame;
  }

  /** Plays the clock on for so long. */
  play(time: number): void {
    const until = this.now + time;
    while (this.tick(until) !== null);
  }

  get now(): number {
    return this.run.end.world.now;
  }

  get ids(): NodeId[] {
    return this.run.end.world.nodes.map(({ id }) => id);
  }

  node(id: NodeId): Node {
    return this.run.end.world.nodes.find((it) => it.id === id) as Node;
  }

  of(id: NodeId): PaxosNode {
    return this.node(id).state.context as PaxosNode;
  }

  role(id: NodeId): string {
    const { value, context } = this.node(id).state;
    return paxos.role(value, context as PaxosNode);
  }

  /** `1.1 tea`, or null. */
  accepted(id: NodeId): string | null {
    const { accepted } = this.of(id);
    return accepted === null ? null : `${ballotName(accepted.ballot)} ${accepted.value}`;
  }

  learned(id: NodeId): string | null {
    return this.of(id).learned?.value ?? null;
  }

  /** The ballot that a proposer runs: its name, or null. */
  ballot(id: NodeId): string | null {
    const { attempt } = this.of(id);
    return attempt === null ? null : ballotName(attempt.ballot);
  }

  private idsOf(part: string): NodeId[] {
    return this.run.end.world.nodes.filter((it) => it.part === part || it.part === 'node').map(({ id }) => id);
  }

  get proposers(): NodeId[] {
    return this.idsOf('proposer');
  }

  get learners(): NodeId[] {
    return this.idsOf('learner');
  }

  /** `1.1 tea` for each ballot in which a quorum accepted a value. */
  get chosen(): string[] {
    const votes = at(this.run.end.history.votes, 1);
    if (votes === undefined) return [];
    const { q2 } = this.of(this.ids[0] as NodeId);
    return choicesOf(votes, q2).map(({ epoch, value }) => `${ballotName(epoch)} ${value}`);
  }

  get broken(): readonly string[] {
    return this.run.end.history.broken;
  }

  get seen(): readonly string[] {
    return this.run.end.history.seen;
  }

  /** The rules that decided in the last move, in order. */
  get notes(): string[] {
    return this.run.end.happenings.flatMap((it) => (it.kind === 'noted' ? [it.rule] : []));
  }

  facts(rule: string): Facts | undefined {
    for (const it of this.run.end.happenings) if (it.kind === 'noted' && it.rule === rule) return it.facts;
    return undefined;
  }

  /** What clients were answered, in order. */
  get answers(): string[] {
    return this.frames.flatMap(({ happenings }) =>
      happenings.flatMap((it) => (it.kind === 'answered' && 'result' in it.answer ? [it.answer.result] : [])),
    );
  }

  /** How many messages of a kind were sent since the beginning. */
  sent(type?: string): number {
    let count = 0;
    for (const { happenings } of this.frames)
      for (const it of happenings)
        if (it.kind === 'sent' && it.node !== null && (type === undefined || it.envelope.message.type === type))
          count++;
    return count;
  }

  flying(from?: NodeId, to?: NodeId, type?: string): Envelope[] {
    return this.run.end.world.envelopes.filter(
      (e) =>
        (from === undefined || e.from === from) &&
        (to === undefined || e.to === to) &&
        (type === undefined || e.message.type === type),
    );
  }

  ring(id: NodeId, timer: 'retransmit' | 'backoff' | 'learn'): Frame {
    return this.make({ kind: 'ring', node: id, timer });
  }

  request(id: NodeId, command: string): Frame {
    return this.make({ kind: 'request', node: id, command });
  }

  /** Delivers the oldest such message. */
  deliver(from: NodeId, to: NodeId, type?: string): Frame {
    const [oldest] = this.flying(from, to, type);
    if (oldest === undefined) throw new Error(`Nothing ${type ?? ''} flies from ${from} to ${to}.`);
    return this.make({ kind: 'deliver', envelope: oldest.id });
  }

  /** Phase 1 of the ballot that a proposer runs, with these acceptors. */
  prepare(proposer: NodeId, ...acceptors: NodeId[]): void {
    for (const acceptor of acceptors) {
      this.deliver(proposer, acceptor, 'Prepare');
      this.deliver(acceptor, proposer, 'Promise');
    }
  }

  /** The proposer's Accept reaches these acceptors; nobody hears of it yet. */
  accept(proposer: NodeId, ...acceptors: NodeId[]): void {
    for (const acceptor of acceptors) this.deliver(proposer, acceptor, 'Accept');
  }

  drop(envelopes: readonly Envelope[]): void {
    for (const { id } of envelopes) this.make({ kind: 'drop', envelope: id });
  }

  /** Delivers what flies, and what comes of it, until nothing flies. */
  settle(): void {
    for (let i = 0; i < 10_000; i++) {
      const [oldest] = this.run.end.world.envelopes;
      if (oldest === undefined) return;
      this.make({ kind: 'deliver', envelope: oldest.id });
    }
    throw new Error('The cluster does not come to rest.');
  }

  crash(id: NodeId): void {
    this.make({ kind: 'crash', node: id });
  }

  restart(id: NodeId): void {
    this.make({ kind: 'restart', node: id });
  }
}
