// A moment of a run as the page draws it. What did not change is the same object as before, which the structured clone
// keeps: a message a frame costs the nodes that changed, not the cluster.

import { activeStates } from '../engine/machine.ts';
import type { Protocol, Slot, Slots } from '../engine/protocol.ts';
import type { Frame } from '../engine/run.ts';
import type { Genesis, Node } from '../engine/world.ts';
import { Ballots } from './ballots.ts';
import type { Kept } from './kept.ts';
import type { BallotTable, NodeScene, Scene, Shot, SlotWindow } from './wire.ts';

/** Places in a window of slots. */
export const WINDOW = 48;
/** Slots that are remembered as one object: many windows full, for all nodes together. */
const REMEMBERED = 4096;

let mistakes: typeof Kept | undefined;

/** To be awaited before a protocol is played with a deliberate mistake: no other needs it. */
export async function loadMistakes(): Promise<void> {
  mistakes ??= (await import('./kept.ts')).Kept;
}

const NO_BALLOTS: BallotTable = { slot: 0, rows: [], earlier: 0 };

export class Scenes {
  private nodes = new WeakMap<Node, NodeScene>();
  private windows = new WeakMap<object, SlotWindow>();
  /** What holds the same is the same object, in all nodes and at all moments: it crosses once, and is kept once. */
  private readonly slots = new Map<string, Slot>();
  private slotsFrom: number | null = null;
  private ballotsOf: number | null = null;
  private readonly protocol: Protocol;
  /** Null where all is kept that is said to be. */
  private readonly kept: Kept | null;
  /** Null where no quorum decides. */
  private readonly ballots: Ballots | null;

  /** @param mistaken whether the protocol is played with a deliberate mistake, which may keep less than it says. */
  constructor(protocol: Protocol, genesis: Genesis, mistaken: boolean) {
    const { seats, options } = genesis;
    this.protocol = protocol;
    this.kept = mistaken ? new (mistakes as typeof Kept)(protocol, genesis) : null;
    const { ballots } = protocol;
    const voters = seats.filter(({ part }) => ballots?.voters.includes(part)).length;
    this.ballots = ballots === undefined ? null : new Ballots(ballots.quorum(voters, options), ballots.decides);
  }

  /** From which slot the windows begin (null: the newest), and whose ballots are wanted. */
  look(slotsFrom: number | null, ballotsOf: number | null): void {
    this.ballotsOf = ballotsOf;
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
      unfounded: history.unfounded,
      ballots: this.ballots?.table(history.votes, this.ballotsOf) ?? NO_BALLOTS,
    };
    return { position, at, move, happenings, scene };
  }

  private node(node: Node): NodeScene {
    const known = this.nodes.get(node);
    if (known !== undefined) return known;
    const { value, context } = node.state;
    const { slots, facts, ...portrait } = this.protocol.portrait(
      this.protocol.role(value, context as never),
      context as never,
    );
    const made: NodeScene = {
      ...portrait,
      facts: this.kept?.of(node, facts) ?? facts,
      id: node.id,
      part: node.part,
      states: activeStates(value),
      up: node.up,
      clock: node.clock,
      pausedAt: node.pausedAt,
      timers: node.timers.map(({ id, ...timer }) => timer),
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
    for (let index = from; index <= Math.min(slots.last, from + WINDOW - 1); index++)
      items.push(this.slot(slots.at(index)));
    const made = { from, items, last: slots.last };
    this.windows.set(slots.source, made);
    return made;
  }

  private slot(slot: Slot | null): Slot | null {
    if (slot === null) return null;
    const name = `${slot.epoch} ${slot.decided === true} ${slot.value}`;
    const known = this.slots.get(name);
    if (known !== undefined) return known;
    if (this.slots.size >= REMEMBERED) this.slots.clear();
    this.slots.set(name, slot);
    return slot;
  }
}
