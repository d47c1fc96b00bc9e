// Two ways to drive Multi-Paxos by hand: one server that hears one event, and a cluster whose every move a test makes.

import { type MachineState, step } from '../../../src/engine/machine.ts';
import type { Choice } from '../../../src/engine/move.ts';
import type { Answer, Effect, Facts, Message, NodeId, OptionValue } from '../../../src/engine/protocol.ts';
import { type Frame, Run } from '../../../src/engine/run.ts';
import { sequence, slice } from '../../../src/engine/sequence.ts';
import type { Envelope, Network, Node } from '../../../src/engine/world.ts';
import { ballotName } from '../../../src/protocols/ballot.ts';
import { protocolNamed } from '../../../src/protocols/index.ts';
import { protocol as multipaxos } from '../../../src/protocols/multipaxos/index.ts';
import type { Log, Place } from '../../../src/protocols/multipaxos/log.ts';
import type { PaxosEvent } from '../../../src/protocols/multipaxos/messages.ts';
import { newborn, type Server } from '../../../src/protocols/multipaxos/server.ts';

export const OPTIONS = {
  electionTimeout: [150_000, 300_000],
  heartbeat: 50_000,
  retransmit: 100_000,
  window: 8,
  skipPhase1: true,
} as const;

/** Slots from 1 on as [ballot, value] or [ballot, value, the ballot that decided it]; null for a hole. */
export function logOf(...places: (readonly [number, string, number?] | null)[]): Log {
  return sequence<Place | null>(
    places.map((it) => (it === null ? null : { ballot: it[0], value: it[1], decided: it[2] ?? 0 })),
  );
}

// --- One server ------------------------------------------------------------------------------------------------------

/** S1 of a cluster, in a role and with fields as a test wants them. */
export function server(
  size: number,
  fields: Partial<Server> = {},
  options: { readonly [option: string]: OptionValue } = {},
): MachineState {
  const seats = multipaxos.cast({ nodes: size });
  const context = newborn({ me: 'S1', part: 'server', seats, options: { ...OPTIONS, ...options } }, null);
  return { value: 'follower', context: { ...context, ...fields } };
}

export interface After {
  readonly state: MachineState;
  readonly role: string;
  readonly server: Server;
  readonly effects: readonly Effect[];
  readonly sent: readonly { readonly to: NodeId; readonly message: Message & { readonly [field: string]: unknown } }[];
  readonly votes: readonly string[];
  readonly notes: readonly string[];
  readonly timers: readonly string[];
}

export function hear(state: MachineState, event: PaxosEvent, machine = multipaxos.machines.server): After {
  const outcome = step(machine, state, event);
  const of = <T extends Effect['type']>(type: T) =>
    outcome.effects.filter((effect): effect is Extract<Effect, { type: T }> => effect.type === type);
  return {
    state: outcome.state,
    role: outcome.state.value as string,
    server: outcome.state.context as Server,
    effects: outcome.effects,
    sent: of('send').map(({ to, message }) => ({ to, message: message as After['sent'][number]['message'] })),
    votes: of('vote').map(({ slot, epoch, standing, value }) => `${standing} ${slot} ${ballotName(epoch)} ${value}`),
    notes: of('note').map((note) => note.rule),
    timers: of('setTimer').map((timer) => timer.timer),
  };
}

export function hearAll(state: MachineState, ...events: PaxosEvent[]): After {
  let after = hear(state, events[0] as PaxosEvent);
  for (const event of events.slice(1)) after = hear(after.state, event);
  return after;
}

/** S1 that leads, after as many promises as it needs; each reports what is given for it. */
export function elected(
  size: number,
  fields: Partial<Server> = {},
  reports: readonly { readonly slot: number; readonly ballot: number; readonly value: string }[][] = [],
  options: { readonly [option: string]: OptionValue } = {},
): After {
  let after = hear(server(size, fields, options), { type: 'timer.election' });
  for (let i = 2; after.role !== 'leader'; i++)
    after = hear(after.state, {
      type: 'Promise',
      ballot: after.server.ballot,
      firstSlot: 1,
      accepted: reports[i - 2] ?? [],
      from: `S${i}`,
    });
  return after;
}

// --- A cluster -------------------------------------------------------------------------------------------------------

interface Setting {
  readonly nodes: number;
  readonly variant?: string;
  readonly seed?: number;
  readonly network?: Network;
  readonly clientsEvery?: number;
  readonly options?: { readonly [option: string]: OptionValue };
}

const MANUAL: Network = { mode: 'manual', latency: [10_000, 20_000], loss: 0, duplication: 0 };

export class Cluster {
  readonly run: Run;
  /** Every moment so far. */
  readonly frames: Frame[];

  constructor({ nodes, variant, seed = 1, network = MANUAL, clientsEvery = 0, options = {} }: Setting) {
    const protocol = protocolNamed(variant === undefined ? 'multipaxos' : `multipaxos/${variant}`);
    if (protocol === undefined) throw new Error(`There is no variant ${variant}.`);
    this.run = new Run(protocol, {
      seats: multipaxos.cast({ nodes }),
      seed,
      options: { ...OPTIONS, ...options },
      network,
      clientsEvery,
      start: {},
    });
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

  get now(): number {
    return this.run.end.world.now;
  }

  node(id: NodeId): Node {
    return this.run.end.world.nodes.find((node) => node.id === id) as Node;
  }

  server(id: NodeId): Server {
    return this.node(id).state.context as Server;
  }

  get ids(): NodeId[] {
    return this.run.end.world.nodes.map((node) => node.id);
  }

  role(id: NodeId): string {
    return this.node(id).state.value as string;
  }

  get roles(): string[] {
    return this.ids.map((id) => this.role(id));
  }

  /** What each server promised, as it is written. */
  get promised(): string[] {
    return this.ids.map((id) => ballotName(this.server(id).promised));
  }

  get applied(): number[] {
    return this.ids.map((id) => this.server(id).applied);
  }

  /** The slots of a server: `1.1 x=1` accepted, `*1.1 x=1` decided in that ballot, `-` a hole. */
  log(id: NodeId): string[] {
    return slice(this.server(id).log, 0).map((place) => {
      if (place === null) return '-';
      const { ballot, value, decided } = place;
      return decided > 0 ? `*${ballotName(decided)} ${value}` : `${ballotName(ballot)} ${value}`;
    });
  }

  get broken(): readonly string[] {
    return this.run.end.history.broken;
  }

  get seen(): readonly string[] {
    return this.run.end.history.seen;
  }

  /** Whoever leads in the highest ballot. */
  get leader(): NodeId | undefined {
    const leading = this.ids.filter((id) => this.role(id) === 'leader' && this.node(id).up === 'up');
    return leading.sort((a, b) => this.server(b).ballot - this.server(a).ballot)[0];
  }

  /** The rules that decided in the last move, in order. */
  get notes(): string[] {
    return this.run.end.happenings.flatMap((happening) =>
      happening.kind === 'noted' ? [happening.rule.replace('multipaxos.', '')] : [],
    );
  }

  get answers(): Answer[] {
    return this.frames.flatMap(({ happenings }) =>
      happenings.flatMap((happening) => (happening.kind === 'answered' ? [happening.answer] : [])),
    );
  }

  facts(rule: string): Facts | undefined {
    for (const happening of this.run.end.happenings)
      if (happening.kind === 'noted' && happening.rule === `multipaxos.${rule}`) return happening.facts;
    return undefined;
  }

  flying(from?: NodeId, to?: NodeId, type?: string): Envelope[] {
    return this.run.end.world.envelopes.filter(
      (e) =>
        (from === undefined || e.from === from) &&
        (to === undefined || e.to === to) &&
        (type === undefined || e.message.type === type),
    );
  }

  ring(node: NodeId, timer: 'election' | 'heartbeat' | 'retransmit'): Frame {
    return this.make({ kind: 'ring', node, timer });
  }

  request(node: NodeId, command: string): Frame {
    return this.make({ kind: 'request', node, command });
  }

  /** Delivers the oldest such message. */
  deliver(from: NodeId, to: NodeId, type?: string): Frame {
    const [oldest] = this.flying(from, to, type);
    if (oldest === undefined) throw new Error(`Nothing ${type ?? ''} flies from ${from} to ${to}.`);
    return this.make({ kind: 'deliver', envelope: oldest.id });
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

  /** Phase 1 with these voters alone: a question and an answer each. What else the candidate sent is lost. */
  elect(candidate: NodeId, ...voters: NodeId[]): void {
    this.ring(candidate, 'election');
    for (const voter of voters) {
      this.deliver(candidate, voter, 'Prepare');
      this.deliver(voter, candidate, 'Promise');
    }
    this.drop(this.flying(candidate, undefined, 'Prepare'));
    this.drop(this.flying(candidate, undefined, 'Heartbeat'));
  }

  /** An election timeout, and everything that comes of it. */
  campaign(node: NodeId): void {
    this.ring(node, 'election');
    this.settle();
  }

  heartbeat(node: NodeId): void {
    this.ring(node, 'heartbeat');
    this.settle();
  }

  /** A request to a leader, and everything that comes of it. */
  propose(node: NodeId, command: string): void {
    this.request(node, command);
    this.settle();
  }

  partition(...groups: NodeId[][]): void {
    this.make({ kind: 'partition', groups });
  }

  heal(): void {
    this.make({ kind: 'heal', links: null });
  }

  crash(...nodes: NodeId[]): void {
    for (const node of nodes) this.make({ kind: 'crash', node });
  }

  restart(...nodes: NodeId[]): void {
    for (const node of nodes) this.make({ kind: 'restart', node });
  }
}
