// A two-phase commit under test: what is asked of it in one line each.

import type { Choice, Move } from '../../../src/engine/move.ts';
import type { Options, Protocol } from '../../../src/engine/protocol.ts';
import { withVariant } from '../../../src/engine/protocol.ts';
import { refusal } from '../../../src/engine/refusal.ts';
import { type Frame, Run } from '../../../src/engine/run.ts';
import { slice } from '../../../src/engine/sequence.ts';
import { type Network, type Node, nodeIndex, TIMED } from '../../../src/engine/world.ts';
import { protocol as twophase } from '../../../src/protocols/twophase/index.ts';
import type { Coordinator, Participant } from '../../../src/protocols/twophase/node.ts';

const DEFAULTS = Object.fromEntries(Object.entries(twophase.options).map(([name, spec]) => [name, spec.default]));

export interface Setting {
  readonly participants?: number;
  readonly seed?: number;
  readonly network?: Network;
  readonly options?: Options;
  readonly variant?: string | null;
  readonly clientsEvery?: number;
}

export class Cluster {
  readonly run: Run;

  constructor({
    participants = 3,
    seed = 1,
    network = TIMED,
    options,
    variant = null,
    clientsEvery = 0,
  }: Setting = {}) {
    const protocol = withVariant(twophase as Protocol, variant) as Protocol;
    const seats = twophase.cast({ participants });
    const genesis = { seats, seed, network, clientsEvery, start: {}, options: { ...DEFAULTS, ...options } };
    this.run = new Run(protocol, genesis as never);
  }

  make(choice: Choice): Frame {
    return this.run.make({ ...choice, at: this.run.end.at } as Move);
  }

  refuses(choice: Choice): boolean {
    return refusal(this.run.end.world, { ...choice, at: this.run.end.at } as Move, this.run.protocol) !== null;
  }

  request(command = 'P1-30 P2+30'): void {
    this.make({ kind: 'request', node: 'C1', command });
  }

  until(at: number): void {
    while (this.run.tick(at) !== null);
  }

  /** Lets the clock play until something is so; throws when it never is. */
  when(so: () => boolean, at = 60_000_000): void {
    while (!so()) if (this.run.tick(at) === null) throw new Error('It never came true.');
  }

  node(id: string): Node {
    const { world } = this.run.end;
    return world.nodes[nodeIndex(world, id)] as Node;
  }

  role(id: string): string {
    const { state } = this.node(id);
    return twophase.role(state.value, state.context as never);
  }

  participant(id: string): Participant {
    return this.node(id).state.context as Participant;
  }

  get coordinator(): Coordinator {
    return this.node('C1').state.context as Coordinator;
  }

  /** `C1 commit`, in order. */
  get decisions(): string[] {
    return slice(this.run.end.history.decisions, 0).map(({ node, value }) => `${node} ${value}`);
  }

  get broken(): readonly string[] {
    return this.run.end.history.broken;
  }

  /** Rules noted so far, in order. */
  get noted(): string[] {
    return Array.from({ length: this.run.length + 1 }, (_, p) => this.run.frame(p).happenings)
      .flat()
      .flatMap((it) => (it.kind === 'noted' ? [it.rule] : []));
  }

  all(role: string): boolean {
    return this.run.end.world.nodes.slice(1).every(({ id }) => this.role(id) === role);
  }
}
