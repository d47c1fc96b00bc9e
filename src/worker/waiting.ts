// What a node waits for at a moment: what it is after, and what its machine would do with each message that is under way to
// it and each timer that it has set, if that came now.

import { type Facts, type MachineEvent, type Micros, machineOf, type NodeId } from '../engine/protocol.ts';
import type { Run } from '../engine/run.ts';
import { type Aim, isEnough, type Needs, type Trial, tryOut } from '../engine/waiting.ts';
import { type Envelope, type Node, nodeIndex } from '../engine/world.ts';
import { waitingOf } from '../protocols/waiting.ts';

/** How it stands with something that a node is after. */
export interface AimStanding {
  readonly goal: string;
  readonly facts: Facts;
  readonly reached: boolean;
  readonly needs: Needs;
  /** What the machine says as things are, without any news; null where it cannot be asked. */
  readonly now: Trial | null;
  readonly next: readonly {
    readonly by: NodeId | null;
    /** `Promise`, `timer.election`, `client.request`. */
    readonly event: string;
    /** Whether this alone would do. */
    readonly enough: boolean;
    readonly trial: Trial;
  }[];
}

/** Something that may come next. */
export interface Arrival {
  /** Null: a timer. */
  readonly envelope: Envelope | null;
  /** Null: a message. */
  readonly timer: string | null;
  /** Of a timer: whom it is about, where one runs for each of several. */
  readonly of?: string;
  readonly at: Micros;
  readonly trial: Trial;
}

export interface NodeWaiting {
  readonly node: NodeId;
  readonly position: number;
  readonly aims: readonly AimStanding[];
  /** In the order in which they come, by themselves. */
  readonly arrivals: readonly Arrival[];
  /** How many more there are. */
  readonly more: number;
}

export interface WaitingQuestions {
  /** `slot`: one that is asked about in particular. A node that has crashed waits for nothing. */
  waiting: [{ branch: number; position: number; node: NodeId; slot: number | null }, NodeWaiting];
}

/** Arrivals told at the most. */
const ARRIVALS = 12;

const eventOf = ({ from, message }: Envelope): MachineEvent =>
  (from === null ? message : { ...message, from }) as MachineEvent;

function standing(run: Run, { part, state }: Node, slot: number | null): AimStanding[] {
  const { id, role } = run.protocol;
  const waiting = waitingOf(id);
  const machine = machineOf(run.protocol, part);
  const asked = { role: role(state.value, state.context as never), context: state.context as never, slot };
  const ask = (event: MachineEvent) => tryOut(machine, waiting, state, event);
  return Object.entries(waiting.goals).flatMap(([goal, aims]) =>
    aims(asked).map(({ facts, reached, needs, now, next }: Aim) => ({
      ...{ goal, facts, reached, needs, now: now === null ? null : ask(now) },
      next: next.map(({ by, event }) => {
        const trial = ask(event);
        return { by, event: event.type, enough: isEnough(trial, needs), trial };
      }),
    })),
  );
}

const subject = (of: string | undefined) => (of === undefined ? {} : { of });

/** What is under way to a node, what waits at its door while it is paused, and its timers. */
function coming(run: Run, { id, inbox, timers }: Node, envelopes: readonly Envelope[]): Omit<Arrival, 'trial'>[] {
  const messages = [...inbox, ...envelopes.filter(({ to }) => to === id)];
  return [
    ...messages.map((envelope) => ({ envelope, timer: null, at: envelope.arrivesAt })),
    ...timers
      .filter(({ name }) => Object.hasOwn(run.protocol.timers, name))
      .map(({ name, of, ringsAt }) => ({ envelope: null, timer: name, ...subject(of), at: ringsAt })),
  ].sort((a, b) => a.at - b.at);
}

export function nodeWaiting(run: Run, { position, node: id, slot }: Omit<WaitingQuestions['waiting'][0], 'branch'>) {
  const { world } = run.moment(position);
  const node = world.nodes[nodeIndex(world, id)];
  if (node === undefined) throw new Error(`There is no node ${id}.`);
  if (node.up === 'crashed') return { node: id, position, aims: [], arrivals: [], more: 0 } satisfies NodeWaiting;
  const all = coming(run, node, world.envelopes);
  const waiting = waitingOf(run.protocol.id);
  const machine = machineOf(run.protocol, node.part);
  const arrivals = all.slice(0, ARRIVALS).map((arrival): Arrival => {
    const { envelope, timer, of } = arrival;
    const event = envelope === null ? ({ type: `timer.${timer ?? ''}`, ...subject(of) } as const) : eventOf(envelope);
    return { ...arrival, trial: tryOut(machine, waiting, node.state, event) };
  });
  return {
    ...{ node: id, position, aims: standing(run, node, slot), arrivals, more: all.length - arrivals.length },
  } satisfies NodeWaiting;
}
