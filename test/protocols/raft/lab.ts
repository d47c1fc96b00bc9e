// Two ways to drive Raft by hand: one server that hears one event, and a cluster whose every move a test makes.

import { type MachineState, step } from '../../../src/engine/machine.ts';
import type { Choice } from '../../../src/engine/move.ts';
import type { Effect, Facts, Message, NodeId, OptionValue } from '../../../src/engine/protocol.ts';
import { type Frame, Run } from '../../../src/engine/run.ts';
import { sequence, slice } from '../../../src/engine/sequence.ts';
import type { Envelope, Network, Node } from '../../../src/engine/world.ts';
import { protocolNamed } from '../../../src/protocols/index.ts';
import { protocol as raft } from '../../../src/protocols/raft/index.ts';
import type { Entry } from '../../../src/protocols/raft/log.ts';
import type { RaftEvent } from '../../../src/protocols/raft/messages.ts';
import { newborn, type Server } from '../../../src/protocols/raft/server.ts';

const OPTIONS = { electionTimeout: [150_000, 300_000], heartbeat: 50_000, entriesPerMessage: 8 } as const;

/** Entries with these terms: equal commands wherever index and term are equal. */
export function entries(terms: readonly number[], from = 1): Entry[] {
  return terms.map((term, i) => ({ term, command: `${'xyz'[term % 3]}=${from + i}` }));
}

export const logOf = (terms: readonly number[]) => sequence(entries(terms));
export const termsOf = (server: Server) => slice(server.log, 0).map((entry) => entry.term);

// --- One server ------------------------------------------------------------------------------------------------------

/** S1 of a cluster, in a role and with fields as a test wants them. */
export function server(size: number, fields: Partial<Server> = {}, role = 'follower'): MachineState {
  const seats = raft.cast({ nodes: size });
  const context = newborn({ me: 'S1', part: 'server', seats, options: OPTIONS }, null);
  return { value: role, context: { ...context, ...fields } };
}

export interface After {
  readonly state: MachineState;
  readonly role: string;
  readonly server: Server;
  readonly effects: readonly Effect[];
  readonly sent: readonly { readonly to: NodeId; readonly message: Message & { readonly [field: string]: unknown } }[];
  readonly notes: readonly string[];
  readonly timers: readonly string[];
}

export function hear(state: MachineState, event: RaftEvent, machine = raft.machines.server): After {
  const outcome = step(machine, state, event);
  const of = <T extends Effect['type']>(type: T) =>
    outcome.effects.filter((effect): effect is Extract<Effect, { type: T }> => effect.type === type);
  return {
    state: outcome.state,
    role: outcome.state.value as string,
    server: outcome.state.context as Server,
    effects: outcome.effects,
    sent: of('send').map(({ to, message }) => ({ to, message: message as After['sent'][number]['message'] })),
    notes: of('note').map((note) => note.rule),
    timers: of('setTimer').map((timer) => timer.timer),
  };
}

export function hearAll(state: MachineState, ...events: RaftEvent[]): After {
  let after = hear(state, events[0] as RaftEvent);
  for (const event of events.slice(1)) after = hear(after.state, event);
  return after;
}

/** S1 after it has won an election of the next term with as many votes as it needs. */
export function elected(size: number, fields: Partial<Server> = {}): After {
  let after = hear(server(size, fields), { type: 'timer.election' });
  for (let i = 2; after.role !== 'leader'; i++)
    after = hear(after.state, {
      type: 'RequestVoteReply',
      term: after.server.currentTerm,
      voteGranted: true,
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
  /** By server: the fields of a scenario's `start` line. */
  readonly start?: { readonly [node: NodeId]: { readonly [field: string]: string } };
}

const MANUAL: Network = { mode: 'manual', latency: [10_000, 20_000], loss: 0, duplication: 0 };

export class Cluster {
  readonly run: Run;
  /** Every moment so far. */
  readonly frames: Frame[];

  constructor({ nodes, variant, seed = 1, network = MANUAL, clientsEvery = 0, options = {}, start = {} }: Setting) {
    const protocol = protocolNamed(variant === undefined ? 'raft' : `raft/${variant}`);
    if (protocol === undefined) throw new Error(`There is no variant ${variant}.`);
    const seats = raft.cast({ nodes });
    const disks = Object.fromEntries(
      Object.entries(start).map(([id, fields]) => [id, raft.start.disk(fields, { id, part: 'server' }, seats)]),
    );
    this.run = new Run(protocol, {
      seats,
      seed,
      options: { ...OPTIONS, ...options },
      network,
      clientsEvery,
      start: disks,
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

  private get now(): number {
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

  get terms(): number[] {
    return this.ids.map((id) => this.server(id).currentTerm);
  }

  get logs(): number[][] {
    return this.ids.map((id) => termsOf(this.server(id)));
  }

  get commits(): number[] {
    return this.ids.map((id) => this.server(id).commitIndex);
  }

  get broken(): readonly string[] {
    return this.run.end.history.broken;
  }

  get leader(): NodeId | undefined {
    return this.ids.find((id) => this.role(id) === 'leader');
  }

  /** The rules that decided in the last move, in order. */
  get notes(): string[] {
    return this.run.end.happenings.flatMap((happening) => (happening.kind === 'noted' ? [happening.rule] : []));
  }

  facts(rule: string): Facts | undefined {
    for (const happening of this.run.end.happenings)
      if (happening.kind === 'noted' && happening.rule === rule) return happening.facts;
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

  ring(node: NodeId, timer: 'election' | 'heartbeat'): Frame {
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

  cut(a: NodeId, b: NodeId): void {
    this.make({
      kind: 'cut',
      links: [
        [a, b],
        [b, a],
      ],
    });
  }

  heal(): void {
    this.make({ kind: 'heal', links: null });
  }

  crash(node: NodeId): void {
    this.make({ kind: 'crash', node });
  }

  restart(node: NodeId): void {
    this.make({ kind: 'restart', node });
  }
}
