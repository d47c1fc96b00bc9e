// A run may be read anywhere and forked anywhere: what it shows is what was played.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canon } from '../../src/engine/canon.ts';
import { isClockwork } from '../../src/engine/move.ts';
import { refusal } from '../../src/engine/refusal.ts';
import { type Frame, Run, STRIDE } from '../../src/engine/run.ts';
import { Cluster } from '../protocols/raft/lab.ts';

const network = { mode: 'timed', latency: [10_000, 15_000], loss: 20_000, duplication: 10_000 } as const;

/** A run with faults, and every frame as it was when it was made. */
function played(seed: number, moves: number): Cluster {
  const cluster = new Cluster({ nodes: 5, seed, network, clientsEvery: 50_000 });
  for (let i = 0; i < moves; i++) {
    if (i % 97 === 50) cluster.make({ kind: 'crash', node: cluster.leader ?? 'S1' });
    if (i % 97 === 80) {
      for (const id of cluster.ids) if (cluster.node(id).up === 'crashed') cluster.restart(id);
    }
    if (i % 190 === 10) cluster.partition(['S1', 'S2'], ['S3', 'S4', 'S5']);
    if (i % 190 === 60) cluster.heal();
    cluster.tick();
  }
  return cluster;
}

function sameFrame(a: Frame, b: Frame): void {
  expect([a.position, a.at, a.move, a.happenings]).toEqual([b.position, b.at, b.move, b.happenings]);
  expect(canon(a.world)).toBe(canon(b.world));
  expect(a.history).toEqual(b.history);
}

const cluster = played(5, 6 * STRIDE);
const { run, frames } = cluster;
const anywhere = fc.nat({ max: run.length });

describe('seeking', () => {
  it('shows at any position what was played there, in any order', () => {
    fc.assert(
      fc.property(fc.array(anywhere, { minLength: 1, maxLength: 6 }), (positions) => {
        for (const position of positions) sameFrame(run.frame(position), frames[position] as Frame);
      }),
      { numRuns: 40 },
    );
  });

  it('a moment is the frame without what led to it', () => {
    fc.assert(
      fc.property(anywhere, (position) => {
        const { world, history } = run.moment(position);
        expect(canon(world)).toBe(canon((frames[position] as Frame).world));
        expect(history).toEqual((frames[position] as Frame).history);
      }),
      { numRuns: 40 },
    );
  });

  it('past either end, it shows the end', () => {
    expect(run.frame(-5)).toBe(run.frame(0));
    expect(run.frame(run.length + 5)).toBe(run.end);
    expect(canon(run.moment(run.length + 5).world)).toBe(canon(run.end.world));
  });

  it('positionAt is the last position at or before a time', () => {
    fc.assert(
      fc.property(fc.nat({ max: run.end.at + 1000 }), (time) => {
        const position = run.positionAt(time);
        expect(run.timeOf(position)).toBeLessThanOrEqual(time);
        if (position < run.length) expect(run.timeOf(position + 1)).toBeGreaterThan(time);
      }),
    );
    expect(frames.every((frame) => run.timeOf(frame.position) === frame.at)).toBe(true);
  });
});

describe('what is stored', () => {
  it('are the moves of people only; with the genesis they make the whole run again', () => {
    expect(run.interventions.length).toBeGreaterThan(5);
    expect(run.interventions.every(([, move]) => !isClockwork(move))).toBe(true);
    const again = new Run(run.protocol, run.genesis);
    const done = new Map(run.interventions);
    while (again.length < run.length) {
      const move = done.get(again.length);
      if (move === undefined) again.tick();
      else again.make(move);
    }
    sameFrame(again.end, run.end);
    expect(again.landmarks).toEqual(run.landmarks);
  });

  it('landmarks are what people look for, in order', () => {
    const notable = frames.flatMap(({ position, at, happenings }) =>
      happenings
        .filter(({ kind }) => ['became', 'decided', 'done', 'broke'].includes(kind))
        .map((happening) => ({ position, at, happening })),
    );
    expect(run.landmarks).toEqual(notable);
  });
});

describe('a fork', () => {
  it('has the same past, goes on as the original did, and leaves it alone', () => {
    fc.assert(
      fc.property(anywhere, (position) => {
        const length = run.length;
        const twin = run.fork(position);
        sameFrame(twin.end, frames[position] as Frame);
        const before = Math.max(0, position - 150);
        sameFrame(twin.frame(before), frames[before] as Frame);
        for (let i = 0; i < 150; i++) twin.tick();
        expect(run.length).toBe(length);
        sameFrame(run.end, frames[length] as Frame);
        const middle = position + 70;
        sameFrame(twin.frame(middle), twin.fork(middle).end);
      }),
      { numRuns: 15 },
    );
  });

  it('goes elsewhere when something else is done', () => {
    const twin = run.fork(200);
    const move = { kind: 'crash', at: twin.end.at, node: 'S2' } as const;
    if (refusal(twin.end.world, move) === null) twin.make(move);
    for (let i = 0; i < 300; i++) twin.tick();
    expect(canon(twin.end.world)).not.toBe(canon(run.moment(twin.length).world));
    expect(twin.interventions.slice(0, 3)).toEqual(run.interventions.slice(0, 3));
  });
});

describe('a run that stands still', () => {
  it('makes no move by itself, and says so', () => {
    const manual = new Cluster({ nodes: 3 }).run;
    expect(manual.isStill).toBe(true);
    expect(manual.tick()).toBe(null);
    expect(run.isStill).toBe(false);
  });

  it('makes no move beyond the time it may play to', () => {
    const fresh = new Cluster({ nodes: 3, network }).run;
    expect(fresh.tick(1000)).toBe(null);
    expect(fresh.length).toBe(0);
  });

  it('refuses an impossible move and stays as it was', () => {
    const { length } = run;
    expect(() => run.make({ kind: 'crash', at: run.end.at, node: 'S77' })).toThrow('noSuchNode');
    expect(run.length).toBe(length);
  });
});
