// Happened-before, by walking the record, against vector clocks, on runs in which anything may be done.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Causality, type Order, type Place } from '../../src/engine/causality.ts';
import type { Happening } from '../../src/engine/happening.ts';
import type { Choice, Move } from '../../src/engine/move.ts';
import { refusal } from '../../src/engine/refusal.ts';
import type { Run } from '../../src/engine/run.ts';
import { Player } from '../../src/scenarios/player.ts';
import { parseScenario } from '../../src/scenarios/text.ts';
import { protocols } from '../protocols.ts';

// --- Vector clocks, the slow and obvious way ---------------------------------------------------------------------------

type Clock = ReadonlyMap<string, number>;

interface Stamped extends Place {
  readonly happening: Happening;
  readonly whose: string;
  readonly clock: Clock;
}

function joined(...clocks: readonly (Clock | undefined)[]): Map<string, number> {
  const most = new Map<string, number>();
  for (const clock of clocks)
    for (const [who, count] of clock ?? []) most.set(who, Math.max(count, most.get(who) ?? 0));
  return most;
}

/** Every happening with its clock. What is nobody's happens at a place of its own, of which nothing else is. */
function stamped(record: readonly (readonly Happening[])[]): Stamped[] {
  const last = new Map<string, Clock>();
  const carried = new Map<number, Clock>();
  const all: Stamped[] = [];
  record.forEach((happenings, position) => {
    const opening = happenings[0];
    const copies = opening?.kind === 'done' && opening.move.kind === 'duplicate' ? opening.move.envelope : null;
    let begun: Clock | undefined;
    let before: Clock | undefined;
    happenings.forEach((happening, index) => {
      const causes: (Clock | undefined)[] = opening?.kind === 'done' ? [begun] : [];
      let whose = `nobody ${position} ${index}`;
      switch (happening.kind) {
        case 'done': {
          const { move } = happening;
          if ('node' in move && move.node !== null) whose = move.node;
          else if (move.kind === 'set' && move.settings.clock !== undefined) whose = move.settings.clock.node;
          break;
        }
        case 'sent':
          if (copies !== null) causes.push(carried.get(copies));
          else if (happening.node !== null) whose = happening.node;
          break;
        case 'heard':
          whose = happening.node;
          causes.push(carried.get(happening.envelope.id));
          break;
        case 'lost':
        case 'queued':
          causes.push(carried.get(happening.envelope.id));
          break;
        case 'unfounded':
          causes.push(before);
          break;
        case 'broke':
          causes.push(before, ...happening.nodes.map((node) => last.get(node)));
          break;
        default:
          whose = happening.node;
      }
      const clock = joined(last.get(whose), ...causes);
      clock.set(whose, (clock.get(whose) ?? 0) + 1);
      last.set(whose, clock);
      if (happening.kind === 'sent' || happening.kind === 'queued') carried.set(happening.envelope.id, clock);
      begun ??= clock;
      before = clock;
      all.push({ position, index, happening, whose, clock });
    });
  });
  return all;
}

function knows(later: Stamped, earlier: Stamped): boolean {
  return later !== earlier && (later.clock.get(earlier.whose) ?? 0) >= (earlier.clock.get(earlier.whose) ?? 0);
}

function orderOf(a: Stamped, b: Stamped): Order {
  if (a === b) return 'same';
  return knows(b, a) ? 'before' : knows(a, b) ? 'after' : 'concurrent';
}

// --- Runs -----------------------------------------------------------------------------------------------------------

const openings = Object.keys(protocols).map(
  (id) => `quorum 1\n${id}\nnetwork timed latency=5..30ms loss=5% duplication=5%\nclients every=40ms\n`,
);

/** A run in which every so often somebody does something: which of what is possible, the numbers say. */
function wild(opening: number, seed: number, whims: readonly number[]): Run {
  const text = (openings[opening % openings.length] as string).replace('\nnetwork', ` seed=${seed}\nnetwork`);
  const parsed = parseScenario(text);
  if ('problem' in parsed) throw new Error(JSON.stringify(parsed.problem));
  const { run } = new Player(parsed.scenario);
  for (const whim of whims) {
    for (let i = whim % 13; i >= 0; i--) run.tick();
    const { world } = run.end;
    const node = world.nodes[whim % world.nodes.length]?.id as string;
    const other = world.nodes[(whim >> 3) % world.nodes.length]?.id as string;
    const envelope = world.envelopes[whim % Math.max(1, world.envelopes.length)]?.id ?? 0;
    const choices: readonly Choice[] = [
      { kind: 'duplicate', envelope },
      { kind: 'drop', envelope },
      { kind: 'deliver', envelope },
      { kind: 'crash', node },
      { kind: 'restart', node },
      { kind: 'pause', node },
      { kind: 'resume', node },
      { kind: 'cut', links: [[node, other]] },
      { kind: 'heal', links: null },
      { kind: 'set', settings: { clock: { node, rate: 1500 } } },
      { kind: 'duplicate', envelope },
    ];
    const move = { ...choices[(whim >> 5) % choices.length], at: world.now } as Move;
    if (node !== other && refusal(world, move, run.protocol) === null) run.make(move);
  }
  for (let i = 0; i < 30; i++) run.tick();
  return run;
}

const recordOf = (run: Run) => Array.from({ length: run.length + 1 }, (_, p) => run.frame(p).happenings);

function indexed(record: readonly (readonly Happening[])[]): Causality {
  const causality = new Causality();
  for (const happenings of record) causality.add(happenings);
  return causality;
}

const whims = fc.array(fc.integer({ min: 0, max: 4095 }), { minLength: 5, maxLength: 45 });
const runs = fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 9999 }), whims);

const place = ({ position, index }: Place) => ({ position, index });

describe('happened-before', () => {
  test('two happenings stand to each other as their vector clocks do', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(runs, fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 40, maxLength: 40 }), (run, picks) => {
        const [opening, seed, whims] = run;
        const record = recordOf(wild(opening, seed, whims));
        const causality = indexed(record);
        const all = stamped(record);
        for (const pick of picks) {
          const [a, b] = pick.map((n) => all[n % all.length] as Stamped) as [Stamped, Stamped];
          const order = orderOf(a, b);
          met.add(`${order} ${a.happening.kind}`);
          expect(causality.order(a, b)).toBe(order);
        }
      }),
      { numRuns: 60 },
    );
    for (const kind of ['sent', 'heard', 'lost', 'done', 'noted'])
      for (const order of ['before', 'after', 'concurrent'])
        if (!(kind === 'lost' && order === 'before')) expect(met).toContain(`${order} ${kind}`);
    // A paused node is rare: not every order comes up in every hundred random lives.
    expect([...met].some((each) => each.endsWith(' queued'))).toBe(true);
  });

  test('a past and a future are all that the clocks say, node by node and in number', () => {
    let copies = 0;
    fc.assert(
      fc.property(runs, fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), ([opening, seed, whims], pick, share) => {
        const record = recordOf(wild(opening, seed, whims));
        const causality = indexed(record);
        const all = stamped(record);
        const here = all[pick % all.length] as Stamped;
        const until = here.position + Math.round((record.length - 1 - here.position) * share);
        const past = all.filter((one) => knows(here, one));
        const future = all.filter((one) => knows(one, here) && one.position <= until);
        const ends = (those: readonly Stamped[], least: boolean) => {
          const found: Record<string, Place> = {};
          for (const one of those)
            if (!one.whose.startsWith('nobody') && !(least && one.whose in found)) found[one.whose] = place(one);
          return found;
        };
        const copied = (those: readonly Stamped[]) =>
          those.flatMap(({ happening, whose }) =>
            happening.kind === 'sent' && happening.node !== null && whose.startsWith('nobody')
              ? [happening.envelope.id]
              : [],
          );
        const [before, after] = [causality.past(here), causality.future(here, until)];
        expect(before.ends).toEqual(ends(past, false));
        expect(before.size).toBe(past.length);
        expect(after.ends).toEqual(ends(future, true));
        expect(after.size).toBe(future.length);
        expect([...before.copies].sort()).toEqual(copied(past).sort());
        expect([...after.copies].sort()).toEqual(copied(future).sort());
        copies += before.copies.length + after.copies.length;
      }),
      { numRuns: 150 },
    );
    expect(copies).toBeGreaterThan(0);
  });

  test('a fork has the past of its parent and a future of its own', () => {
    const parsed = parseScenario('quorum 1\nraft nodes=5 seed=11\nclients every=20ms\n');
    if ('problem' in parsed) throw new Error('unreadable');
    const { run } = new Player(parsed.scenario);
    for (let i = 0; i < 3000; i++) run.tick();
    const parent = indexed(recordOf(run));
    const other = run.fork(1700);
    other.make({ kind: 'crash', node: 'S1', at: other.end.at });
    for (let i = 0; i < 800; i++) other.tick();
    const twin = parent.fork(1700);
    expect(twin.length).toBeGreaterThan(1000);
    expect(twin.length).toBeLessThanOrEqual(1701);
    for (let p = twin.length; p <= other.length; p++) twin.add(other.frame(p).happenings);
    const fresh = indexed(recordOf(other));
    for (const position of [900, 1699, 1700, 1701, 1702, 2400]) {
      const here = { position, index: 0 };
      expect(twin.past(here)).toEqual(fresh.past(here));
      expect(twin.future(here)).toEqual(fresh.future(here));
    }
    const before = parent.future({ position: 1600, index: 0 });
    expect(before).toEqual(indexed(recordOf(run)).future({ position: 1600, index: 0 }));
  });

  test('what was never added has no past', () => {
    const causality = indexed([[{ kind: 'rang', node: 'S1', timer: 'doze' }]]);
    expect(() => causality.past({ position: 1, index: 0 })).toThrow('No happenings of position 1');
    expect(() => causality.past({ position: 0, index: 1 })).toThrow('has no happening 1');
  });
});
