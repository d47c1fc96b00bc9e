// Short random lives of any protocol, each from its seed: crashes, cuts, copies, late messages and, on request, lost disks.

import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Choice } from '../../../src/engine/move.ts';
import type { Options, Protocol } from '../../../src/engine/protocol.ts';
import { refusal } from '../../../src/engine/refusal.ts';
import { type Frame, Run } from '../../../src/engine/run.ts';
import type { Node } from '../../../src/engine/world.ts';

type Draw = (from: number, to: number) => number;

function drawer(seed: number): Draw {
  const generator = xoroshiro128plus(Math.imul(seed + 1, 0x9e3779b1) | 0);
  for (let i = 0; i < 32; i++) generator.next();
  return (from, to) => uniformInt(generator, from, to);
}

export interface Shape {
  readonly counts: { readonly [count: string]: number };
  readonly options: Options;
  /** What nodes find on their disks at birth. */
  readonly start?: { readonly [node: string]: object };
}

export interface Life extends Shape {
  readonly seed: number;
  readonly moves: number;
  /** Whether a disk may be lost. */
  readonly wipes: boolean;
}

function drawFault(draw: Draw, { wipes }: Life, run: Run): Choice {
  const { nodes, envelopes } = run.end.world;
  const { id: node, up, timers } = nodes[draw(0, nodes.length - 1)] as Node;
  const envelope = envelopes.length === 0 ? 0 : (envelopes[draw(0, envelopes.length - 1)]?.id ?? 0);
  const asked = run.genesis.seats.filter((seat) => run.protocol.clients.parts.includes(seat.part));
  switch (draw(0, 13)) {
    case 0:
      return { kind: up === 'crashed' ? 'restart' : 'crash', node };
    case 1:
      if (up !== 'crashed') return { kind: 'crash', node };
      return wipes && draw(0, 1) === 0 ? { kind: 'wipe', node } : { kind: 'restart', node };
    case 2:
      return { kind: up === 'paused' ? 'resume' : 'pause', node };
    case 3: {
      const size = draw(0, nodes.length);
      const ids = nodes.map(({ id }) => id);
      return { kind: 'partition', groups: [ids.slice(0, size), ids.slice(size)] };
    }
    case 4:
    case 5:
      return { kind: 'heal', links: null };
    case 6:
    case 7:
      return { kind: 'duplicate', envelope };
    case 8:
      return { kind: 'delay', envelope, by: draw(0, 300_000) };
    case 9:
      return { kind: 'drop', envelope };
    case 10:
    case 11: {
      const timer = timers[draw(0, Math.max(0, timers.length - 1))]?.name ?? '';
      return { kind: 'ring', node, timer };
    }
    default: {
      const seat = asked[draw(0, asked.length - 1)]?.id ?? node;
      return { kind: 'request', node: seat, command: run.protocol.clients.command(draw(1, 40)) };
    }
  }
}

/** Every moment of a life, in order. */
export function* live(protocol: Protocol, life: Life): Generator<Frame> {
  const draw = drawer(life.seed);
  const least = draw(0, 15_000);
  const usual = Object.fromEntries(Object.entries(protocol.options).map(([name, { default: value }]) => [name, value]));
  const run = new Run(protocol, {
    seats: protocol.cast(life.counts),
    seed: life.seed,
    options: { ...usual, ...life.options },
    network: {
      mode: 'timed',
      latency: [least, least + draw(0, 30_000)],
      loss: draw(0, 1) * 80_000,
      duplication: 100_000,
    },
    clientsEvery: draw(0, 1) * 40_000,
    start: life.start ?? {},
  });
  yield run.end;
  while (run.length < life.moves) {
    for (let calm = draw(1, 25); calm > 0; calm--) {
      const frame = run.tick();
      if (frame !== null) yield frame;
    }
    const move = { ...drawFault(draw, life, run), at: run.end.world.now };
    if (refusal(run.end.world, move, protocol) === null) yield run.make(move);
  }
}
