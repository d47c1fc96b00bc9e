// What one question may take of the worker, and what a run may take before somebody is asked: however a text is written, no
// answer does more than a slice, and no run goes on without end.

import { describe, expect, test } from 'vitest';
import { parsing } from '../../src/scenarios/parse.ts';
import { BUDGET, type Budget, type Clock, PERMISSIONS } from '../../src/worker/budget.ts';
import { unhurried } from '../../src/worker/unhurried.ts';
import type { Ask, Reply, RunQuestion } from '../../src/worker/wire.ts';
import { Laboratory } from './whole.ts';

const FAR = 86_400_000_000;
const IDLE = 'quorum 1\nraft nodes=3 seed=7\nnetwork timed latency=10ms\n';
const CROWD =
  'quorum 1\nraft nodes=9 seed=7\nnetwork timed latency=1ms\nring S1 election\nrun until role S1 leader\nrun 10ms\nset latency=60s\nset clients=1us\n';
const LATE = 'quorum 2\nraft nodes=3 seed=7\nfuture 2 of 1 at 80000s\ncrash S1\nfuture 3 of 2 at 80001s\ncrash S2\n';

/** A clock on which every look takes so many milliseconds. */
function ticking(milliseconds: number): Clock {
  let now = 0;
  return () => {
    now += milliseconds;
    return now;
  };
}

function opened(text: string, clock?: Clock, budget?: Partial<Budget>) {
  const laboratory = new Laboratory(clock, { ...BUDGET, ...budget });
  const reply = laboratory.answer('open', { text });
  if ('problem' in reply) throw new Error(JSON.stringify(reply.problem));
  return { laboratory, branch: reply.branch.id };
}

function seek({ laboratory, branch }: ReturnType<typeof opened>, at = FAR): Reply<'seek'> {
  for (;;) {
    const reply = laboratory.answer('seek', { branch, at });
    if (reply.reached || reply.branch.stopped !== null) return reply;
  }
}

describe('a slice', () => {
  const SLOW = 4;
  /** Forty milliseconds of looks, sixteen pieces each, and the look that finds out. */
  const MOST = (40 / SLOW + 1) * 16;

  /** How many moves each question makes or reads when the machine is slow, on a run of 3000 moves. */
  const MOVES: readonly (readonly [RunQuestion, object, (reply: never) => number])[] = [
    ['seek', { at: FAR }, (reply: Reply<'seek'>) => reply.branch.length - 3000],
    [
      'play',
      { known: 3000, until: FAR, most: 20_000, apart: 1, landmarks: 0, starts: 0 },
      (reply: Reply<'play'>) => reply.branch.length - 3000,
    ],
    [
      'find',
      { from: 0, by: 1, wanted: { kind: 'rule', rule: 'no.such' }, until: FAR },
      (reply: Reply<'find'>) => reply.next as number,
    ],
    ['digests', { from: 0, until: FAR }, (reply: Reply<'digests'>) => reply.digests.length],
    ['totals', { position: 3000 }, (reply: Reply<'totals'>) => reply.totals.position + 1],
    [
      'takeAway',
      { format: 'shiviz', from: 0, to: FAR, until: FAR },
      (reply: Reply<'takeAway'>) => reply.next as number,
    ],
  ];

  test.each(MOVES)('%s does no more at once than it has time for', (question, ask, made) => {
    let clock: Clock = () => 0;
    const { laboratory, branch } = opened(IDLE, () => clock());
    laboratory.answer('play', { branch, known: 0, until: FAR, most: 3000, apart: 1, landmarks: 0, starts: 0 });
    clock = ticking(SLOW);
    const moves = made(laboratory.answer(question, { branch, ...ask } as Ask<typeof question>) as never);
    expect(moves).toBeGreaterThan(0);
    expect(moves).toBeLessThanOrEqual(MOST);
  });

  test.each([
    ['causes', { position: 2000, until: 0 }],
    ['quiet', { known: 0, until: FAR }],
    ['crowd', { from: 0, bin: FAR, bins: 1, without: [], until: FAR }],
    ['order', { a: { position: 0, index: 0 }, b: { position: 2000, index: 0 } }],
    ['decisions', { position: 2000, rule: null }],
  ] as const)('%s is not read so far yet, and comes to it', (question, ask) => {
    let clock: Clock = () => 0;
    const { laboratory, branch } = opened(IDLE, () => clock());
    laboratory.answer('play', { branch, known: 0, until: FAR, most: 3000, apart: 1, landmarks: 0, starts: 0 });
    clock = ticking(SLOW);
    const again = () => laboratory.answer(question, { branch, ...ask } as never) as object | null;
    let asked = 1;
    while (again() === null) asked++;
    expect(asked).toBeGreaterThan(2000 / MOST);
    expect(asked).toBeLessThan(40);
  });

  test('play hands over no more at once than it has time for, whatever was simulated before', () => {
    let clock: Clock = () => 0;
    const { laboratory, branch } = opened(IDLE, () => clock());
    const ask = { branch, known: 0, until: FAR, most: 3000, apart: 0, landmarks: 0, starts: 0 };
    while (laboratory.answer('seek', { branch, at: 600_000_000 }).branch.length < 3000);
    clock = ticking(SLOW);
    for (const apart of [0, 1]) {
      const { shots } = laboratory.answer('play', { ...ask, apart });
      expect(shots.length).toBeGreaterThan(0);
      expect(shots.length).toBeLessThanOrEqual(MOST);
      expect(shots[0]).toHaveProperty('position', 1);
    }
  });

  test('play far behind what was simulated hands over a helping of it, however far apart', () => {
    const { laboratory, branch } = opened(IDLE);
    while (laboratory.answer('seek', { branch, at: FAR }).branch.length < 100_000);
    const ask = { branch, known: 0, until: 0, most: 1024, apart: 1000, landmarks: 0, starts: 0 };
    expect(laboratory.answer('play', ask).shots.length).toBeLessThanOrEqual(1024);
  });

  test('questions that take turns do not begin each other anew', () => {
    let clock: Clock = () => 0;
    const { laboratory, branch } = opened(IDLE, () => clock());
    while (laboratory.answer('seek', { branch, at: FAR }).branch.length < 20_000);
    const place = (position: number) => ({ position, index: 0 });
    const order = () => laboratory.answer('order', { branch, a: place(0), b: place(19_999) });
    const causes = (position: number) => laboratory.answer('causes', { branch, position, until: 0 });
    while (causes(20_000) === null);
    // Sixteen stretches of the record in a slice: each answer takes several.
    clock = ticking(30);
    const asked = [order, () => causes(19_998), () => causes(19_999)];
    const left = new Set(asked);
    for (let turns = 0; turns < 10; turns++) for (const ask of left) if (ask() !== null) left.delete(ask);
    expect(left.size).toBe(0);
  });

  test('a log that was begun for another run is read up to its place in helpings', () => {
    let clock: Clock = () => 0;
    const { laboratory, branch } = opened(IDLE, () => clock());
    laboratory.answer('play', { branch, known: 0, until: FAR, most: 3000, apart: 1, landmarks: 0, starts: 0 });
    const ask = { branch, format: 'shiviz', from: 2000, to: 2003, until: FAR } as const;
    clock = ticking(SLOW);
    expect(laboratory.answer('takeAway', ask)).toEqual({ text: '', next: 2000 });
    clock = () => 0;
    expect(laboratory.answer('takeAway', ask)).toMatchObject({ text: expect.stringContaining('S1 '), next: null });
  });

  test('a text of thousands of lines is read in slices, and others are listened to in between', async () => {
    const text = `${IDLE}${'crash S1\nrestart S1\n'.repeat(2000)}`;
    let breaths = 0;
    const pace = {
      clock: ticking(SLOW),
      breath: async () => {
        breaths++;
      },
    };
    expect(await unhurried(parsing(text), pace)).toHaveProperty('scenario');
    expect(breaths).toBeGreaterThan(4000 / MOST - 1);
  });

  test('landmarks come in helpings too', () => {
    const { laboratory, branch } = opened('quorum 1\nraft nodes=1 seed=7\nclients every=100us\nring S1 election\n');
    let length = 0;
    while (length < 20_000) length = laboratory.answer('seek', { branch, at: FAR }).branch.length;
    const ask = { branch, known: length, until: 0, most: 0, apart: 0, starts: 0 };
    const one = laboratory.answer('play', { ...ask, landmarks: 0 });
    expect([one.landmarks.length, one.more]).toEqual([8192, true]);
    let landmarks = 0;
    for (let more = true; more; ) {
      const reply = laboratory.answer('play', { ...ask, landmarks });
      landmarks += reply.landmarks.length;
      ({ more } = reply);
    }
    expect(landmarks).toBeGreaterThan(8192);
    expect(laboratory.answer('play', { ...ask, landmarks })).toMatchObject({ landmarks: [], more: false });
  });
});

describe('a budget', () => {
  test('a run stops at its moves, and goes on by as many when that is permitted, so often and no oftener', () => {
    const lab = opened(IDLE, undefined, { moves: 500 });
    for (let permitted = 1; permitted <= PERMISSIONS; permitted++) {
      const { branch, shot, reached } = seek(lab);
      expect([branch.length, branch.until, shot.position, reached]).toEqual([
        500 * permitted,
        branch.end,
        500 * permitted,
        false,
      ]);
      expect(branch.stopped).toEqual({ by: 'moves', last: permitted === PERMISSIONS });
      lab.laboratory.answer('permit', {});
    }
    expect(seek(lab).branch.length).toBe(500 * PERMISSIONS);
  });

  test('the run that goes on is the run that never stopped', () => {
    const lab = opened(IDLE, undefined, { moves: 500 });
    seek(lab);
    lab.laboratory.answer('permit', {});
    const whole = opened(IDLE);
    expect(seek(lab, 5_000_000).shot).toEqual(seek(whole, 5_000_000).shot);
  });

  test('a time that needs no more moves is reached at the very limit', () => {
    const whole = opened(IDLE);
    const { shot } = seek(whole, 5_000_000);
    const lab = opened(IDLE, undefined, { moves: shot.position });
    expect(seek(lab, 5_000_000)).toMatchObject({ reached: true, branch: { stopped: null, until: 5_000_000 } });
    expect(seek(lab, 60_000_000).branch.stopped).toEqual({ by: 'moves', last: false });
  });

  test('a run stops at the messages in flight that a page can show', () => {
    const { branch, shot } = seek(opened(CROWD));
    expect(branch.stopped).toEqual({ by: 'inFlight', last: false });
    // Sixteen moves at the most are made between two looks.
    expect(shot.scene.envelopes.length).toBeLessThan(BUDGET.inFlight + 16 * 32);
    expect(shot.scene.envelopes.length).toBeGreaterThanOrEqual(BUDGET.inFlight);
  });

  test('a run stops at what it keeps in memory, with all its futures', () => {
    const lab = opened(`${IDLE}clients every=1ms\n`, undefined, { bytes: 2_000_000 });
    const first = seek(lab).branch;
    expect(first.stopped).toEqual({ by: 'bytes', last: false });
    expect(first.length).toBeGreaterThan(1000);
    const made = lab.laboratory.answer('make', {
      branch: lab.branch,
      position: 100,
      at: 10_000_000,
      choice: { kind: 'crash', node: 'S1' },
    });
    if ('refusal' in made) throw new Error(made.refusal);
    expect(seek({ ...lab, branch: made.branch.id }).branch.stopped).toEqual({ by: 'bytes', last: false });
  });

  test('a future that begins beyond all that is played: what is played for it, and that it stopped', () => {
    const lab = opened(LATE, undefined, { moves: 500 });
    for (const branch of [2, 3])
      expect(seek({ ...lab, branch })).toMatchObject({
        reached: false,
        branch: { id: 1, length: 500, stopped: { by: 'moves' } },
        shot: { position: 500 },
      });
    // Its text needs nothing played, though what it leaves was thrown away.
    const futures = [1, 3].map((branch) => ({ branch, name: null, marks: [] }));
    const { text } = lab.laboratory.answer('writeTree', { futures });
    expect(text).toContain('future 2 of 1 at 80000s\ncrash S1\nfuture 3 of 2 at 80001s\ncrash S2\n');
  });

  test('a search stops there and says so, and so does a comparison', () => {
    const { laboratory, branch } = opened(IDLE, undefined, { moves: 500 });
    const wanted = { kind: 'rule', rule: 'no.such' } as const;
    let from: number | null = 0;
    let last: Reply<'find'> | undefined;
    while (from !== null) {
      last = laboratory.answer('find', { branch, from, by: 1, wanted, until: FAR });
      from = last.next;
    }
    expect(last).toMatchObject({ position: null, branch: { stopped: { by: 'moves' } } });
    const { digests, over, stopped } = laboratory.answer('digests', { branch, from: 0, until: FAR });
    expect([digests.length, over, stopped]).toEqual([501, false, true]);
  });

  test('another text has a budget of its own', () => {
    const lab = opened(IDLE, undefined, { moves: 500 });
    seek(lab);
    lab.laboratory.answer('permit', {});
    const again = lab.laboratory.answer('open', { text: IDLE });
    if ('problem' in again) throw new Error(again.problem.code);
    expect(seek({ ...lab, branch: again.branch.id }).branch.length).toBe(500);
  });
});
