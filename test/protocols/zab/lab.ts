// Zab under test: a cluster by the clock or by hand, and what is asked of it in one line each.

import type { Choice, Move } from '../../../src/engine/move.ts';
import { type Facts, type NodeId, type Options, type Protocol, withVariant } from '../../../src/engine/protocol.ts';
import { refusal } from '../../../src/engine/refusal.ts';
import { type Frame, Run } from '../../../src/engine/run.ts';
import { slice } from '../../../src/engine/sequence.ts';
import { type Envelope, type Network, type Node, nodeIndex, TIMED } from '../../../src/engine/world.ts';
import { zxidName } from '../../../src/protocols/zab/history.ts';
import { protocol as zab } from '../../../src/protocols/zab/index.ts';
import type { TimerName } from '../../../src/protocols/zab/messages.ts';
import type { Server } from '../../../src/protocols/zab/server.ts';

const DEFAULTS = Object.fromEntries(Object.entries(zab.options).map(([name, spec]) => [name, spec.default]));

export interface Setting {
  readonly nodes?: number;
  readonly seed?: number;
  readonly network?: Network;
  readonly options?: Options;
  readonly variant?: string | null;
  readonly clientsEvery?: number;
  readonly down?: readonly NodeId[];
}

export class Cluster {
  readonly run: Run;

  constructor({
    nodes = 3,
    seed = 1,
    network = TIMED,
    options,
    variant = null,
    clientsEvery = 0,
    down = [],
  }: Setting = {}) {
    const protocol = withVariant(zab as Protocol, variant) as Protocol;
    const seats = zab.cast({ nodes });
    const genesis = { seats, seed, network, clientsEvery, start: {}, down, options: { ...DEFAULTS, ...options } };
    this.run = new Run(protocol, genesis as never);
  }

  make(choice: Choice): Frame {
    return this.run.make({ ...choice, at: this.run.end.at } as Move);
  }

  refuses(choice: Choice): boolean {
    return refusal(this.run.end.world, { ...choice, at: this.run.end.at } as Move, this.run.protocol) !== null;
  }

  request(node: NodeId, command: string): Frame {
    return this.make({ kind: 'request', node, command });
  }

  crash(...nodes: NodeId[]): void {
    for (const node of nodes) this.make({ kind: 'crash', node });
  }

  restart(...nodes: NodeId[]): void {
    for (const node of nodes) this.make({ kind: 'restart', node });
  }

  ring(node: NodeId, timer: TimerName): Frame {
    return this.make({ kind: 'ring', node, timer });
  }

  until(at: number): void {
    while (this.run.tick(at) !== null);
  }

  for(lasts: number): void {
    this.until(this.run.end.at + lasts);
  }

  /** Lets the clock play until something is so; throws when it never is. */
  when(so: () => boolean, lasts = 20_000_000): void {
    const at = this.run.end.at + lasts;
    while (!so()) if (this.run.tick(at) === null) throw new Error('It never came true.');
  }

  node(id: NodeId): Node {
    const { world } = this.run.end;
    return world.nodes[nodeIndex(world, id)] as Node;
  }

  server(id: NodeId): Server {
    return this.node(id).state.context as Server;
  }

  role(id: NodeId): string {
    return zab.role(this.node(id).state.value);
  }

  get ids(): NodeId[] {
    return this.run.end.world.nodes.map(({ id }) => id);
  }

  /** Who leads, of those who are up; the one of the latest epoch. */
  get leader(): NodeId | undefined {
    return this.ids
      .filter((id) => this.node(id).up !== 'crashed' && this.role(id) === 'leader')
      .sort((a, b) => this.server(b).currentEpoch - this.server(a).currentEpoch)[0];
  }

  /** `1.1 1.2 2.1`. */
  history(id: NodeId): string {
    return slice(this.server(id).history, 0).map(zxidName).join(' ');
  }

  get broken(): readonly string[] {
    return this.run.end.history.broken;
  }

  /** The rules that decided in the last move, in order. */
  get notes(): string[] {
    return this.run.end.happenings.flatMap((it) => (it.kind === 'noted' ? [it.rule] : []));
  }

  facts(rule: string): Facts | undefined {
    for (const it of this.run.end.happenings) if (it.kind === 'noted' && it.rule === rule) return it.facts;
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

  /** Delivers the oldest on a link; says so when it is not of the kind that the test takes it for. */
  deliver(from: NodeId, to: NodeId, type: string): Frame {
    const [oldest] = this.flying(from, to);
    if (oldest?.message.type !== type)
      throw new Error(`From ${from} to ${to} flies ${oldest?.message.type ?? 'nothing'}, and no ${type}.`);
    return this.make({ kind: 'deliver', envelope: oldest.id });
  }

  /** Everything under way between some servers, and what comes of it, until nothing is. */
  settle(...among: NodeId[]): void {
    for (let i = 0; i < 10_000; i++) {
      const [oldest] = this.run.end.world.envelopes.filter(
        ({ from, to }) => among.length === 0 || (from !== null && among.includes(from) && among.includes(to)),
      );
      if (oldest === undefined) return;
      this.make({ kind: 'deliver', envelope: oldest.id });
    }
    throw new Error('The cluster does not come to rest.');
  }

  drop(from?: NodeId, to?: NodeId, type?: string): void {
    for (const { id } of this.flying(from, to, type)) this.make({ kind: 'drop', envelope: id });
  }
}
