// A moment of a run as the page draws it. What did not change is the same object as before, which the structured clone
// keeps: a message a frame costs the nodes that changed, not the cluster.

import type { Vote } from '../engine/invariants.ts';
import type { Protocol, Slot, Slots } from '../engine/protocol.ts';
import type { Frame } from '../engine/run.ts';
import type { Sequence } from '../engine/sequence.ts';
import type { Genesis, Node } from '../engine/world.ts';
import { ballotTable, type Quorum } from './ballots.ts';
import type { BallotTable, NodeScene, Scene, Shot, SlotWindow } from './wire.ts';

/** Places in a window of slots. */
export const WINDOW = 48;

export class Scenes {
  private nodes = new WeakMap<Node, NodeScene>();
  private windows = new WeakMap<object, SlotWindow>();
  private ballots = new WeakMap<Sequence<Sequence<Vote>>, BallotTable>();
  private slotsFrom: number | null = null;
  private ballotsOf: number | null = null;
  private readonly protocol: Protocol;
  private readonly quorum: Quorum;

  constructor(protocol: Protocol, { seats, options }: Genesis) {
    this.protocol = protocol;
    const voters = seats.filter(({ part }) => protocol.ballots.voters.includes(part));
    this.quorum = protocol.ballots.quorum(voters.length, options);
  }

  /** From which slot the windows begin (null: the newest), and whose ballots are wanted. */
  look(slotsFrom: number | null, ballotsOf: number | null): void {
    if (ballotsOf !== this.ballotsOf) {
      this.ballotsOf = ballotsOf;
      this.ballots = new WeakMap();
    }
    if (slotsFrom === this.slotsFrom) return;
    this.slotsFrom = slotsFrom;
    this.nodes = new WeakMap();
    this.windows = new WeakMap();
  }

  shot({ position, at, move, happenings, world, history }: Frame): Shot {
    const scene: Scene = {
      nodes: world.nodes.map((node) => this.node(node)),
      envelopes: world.envelopes,
      cuts: world.cuts,
      network: world.network,
      clientsEvery: world.clients.every,
      broken: history.broken,
      ballots: this.table(history.votes),
    };
    return { position, at, move, happenings, scene };
  }

  private table(votes: Sequence<Sequence<Vote>>): BallotTable {
    const known = this.ballots.get(votes);
    if (known !== undefined) return known;
    const { decides } = this.protocol.ballots;
    const slot = this.ballotsOf ?? (decides === 'nothing' ? 0 : 1);
    const made = ballotTable(votes, slot, this.quorum, decides === 'nothing');
    this.ballots.set(votes, made);
    return made;
  }

  private node(node: Node): NodeScene {
    const known = this.nodes.get(node);
    if (known !== undefined) return known;
    const { value, context } = node.state;
    const { slots, ...portrait } = this.protocol.portrait(
      this.protocol.role(value, context as never),
      context as never,
    );
    const made: NodeScene = {
      ...portrait,
      id: node.id,
      part: node.part,
      up: node.up,
      clock: node.clock,
      pausedAt: node.pausedAt,
      timers: node.timers.map(({ name, setAt, ringsAt }) => ({ name, setAt, ringsAt })),
      queued: node.inbox.length,
      slots: this.window(slots),
    };
    this.nodes.set(node, made);
    return made;
  }

  private window(slots: Slots): SlotWindow {
    const known = this.windows.get(slots.source);
    if (known !== undefined) return known;
    const from = this.slotsFrom ?? Math.max(1, slots.last - WINDOW + 1);
    const items: (Slot | null)[] = [];
    for (let index = from; index <= Math.min(slots.last, from + WINDOW - 1); index++) items.push(slots.at(index));
    const made = { from, items, last: slots.last };
    this.windows.set(slots.source, made);
    return made;
  }
}
