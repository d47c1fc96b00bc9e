// What the worker answers, asked directly.

import { describe, expect, it } from 'vitest';
import type { Wanted } from '../../src/worker/finding.ts';
import { WINDOW } from '../../src/worker/scene.ts';
import { BLOCK, type Shot } from '../../src/worker/wire.ts';
import { Laboratory } from './whole.ts';

const TEXT = `quorum 1
raft nodes=5 seed=3
options electionTimeout=150..300ms heartbeat=50ms
clients every=20ms
`;

function opened(text = TEXT) {
  const laboratory = new Laboratory();
  const reply = laboratory.answer('open', { text });
  if ('problem' in reply) throw new Error(JSON.stringify(reply.problem));
  return { laboratory, branch: reply.branch.id };
}

describe('the laboratory', () => {
  it('comes back now and then while it simulates far ahead', () => {
    const { laboratory, branch } = opened();
    const first = laboratory.answer('seek', { branch, at: 600_000_000 });
    expect(first.reached).toBe(false);
    expect(first.branch.length).toBe(20_000);
    let reply = first;
    while (!reply.reached) reply = laboratory.answer('seek', { branch, at: 200_000_000 });
    expect(reply.shot.at).toBeLessThanOrEqual(200_000_000);
    expect(laboratory.answer('seek', { branch, at: 200_000_000 }).shot).toEqual(reply.shot);
  });

  it('hands over only what the page does not have', () => {
    const { laboratory, branch } = opened();
    const ask = { branch, until: 2_000_000, most: 300, apart: 0 };
    const one = laboratory.answer('play', { ...ask, known: 0, landmarks: 0, starts: 0 });
    const two = laboratory.answer('play', {
      ...ask,
      known: 300,
      landmarks: one.landmarks.length,
      starts: one.starts.length,
    });
    expect(one.shots.map((shot) => shot.position)).toEqual(Array.from({ length: 300 }, (_, i) => i + 1));
    expect(two.shots[0]?.position).toBe(301);
    const positions = [...one.landmarks, ...two.landmarks].map((landmark) => landmark.position);
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    expect(one.starts).toHaveLength(Math.floor(300 / BLOCK) + 1);
    expect(two.starts[0]).toBe(laboratory.answer('stretch', { branch, from: 5 * BLOCK, to: 5 * BLOCK }).shots[0]?.at);
  });

  it('hands over a slot once, whatever number of nodes and moments hold it', () => {
    const { laboratory, branch } = opened();
    laboratory.answer('seek', { branch, at: 4_000_000 });
    const from = laboratory.answer('seek', { branch, at: 3_000_000 }).shot.position;
    const { shots } = structuredClone(laboratory.answer('stretch', { branch, from, to: from + 127 }));
    const slots = shots.flatMap(({ scene }) => scene.nodes.flatMap((node) => node.slots.items));
    expect(slots.length).toBeGreaterThan(128 * 5 * 40);
    const names = new Set(slots.map((slot) => JSON.stringify(slot)));
    expect(new Set(slots).size).toBe(names.size);
    expect(names.size).toBeLessThan(2 * WINDOW);
  });

  it('shares between two shots what did not change, so that a message a move costs the nodes it changed', () => {
    const { laboratory, branch } = opened();
    const { shots } = structuredClone(
      laboratory.answer('play', { branch, known: 0, until: 1_000_000, most: 200, apart: 0, landmarks: 0, starts: 0 }),
    );
    let changed = 0;
    for (let i = 1; i < shots.length; i++) {
      changed += shots[i]?.scene.nodes.filter((node, n) => node !== shots[i - 1]?.scene.nodes[n]).length ?? 0;
    }
    // One node a move, and all of them where a replay begins at a checkpoint or ends at the newest move.
    expect(changed).toBeLessThan(shots.length + 3 * 5);
  });

  it('shows the newest slots, or the ones that are looked at', () => {
    const { laboratory, branch } = opened();
    const position = laboratory.answer('seek', { branch, at: 3_000_000 }).shot.position;
    const newest = laboratory.answer('stretch', { branch, from: position, to: position }).shots[0]?.scene.nodes[0]
      ?.slots;
    expect(newest?.last).toBeGreaterThan(WINDOW);
    expect(newest?.items).toHaveLength(WINDOW);
    expect((newest?.from ?? 0) + WINDOW - 1).toBe(newest?.last);
    laboratory.answer('look', { slotsFrom: 1, ballotsOf: null });
    const oldest = laboratory.answer('stretch', { branch, from: position, to: position }).shots[0]?.scene.nodes[0]
      ?.slots;
    expect(oldest?.from).toBe(1);
    expect(oldest?.items).toHaveLength(WINDOW);
  });

  it('finds the next message, move of a node, change of a field and rule, forwards past the end and backwards', () => {
    const { laboratory, branch } = opened();
    const until = 5_000_000;
    const look = (wanted: Wanted, from = 1, by: 1 | -1 = 1) =>
      laboratory.answer('find', { branch, from, by, wanted, until });
    const shotAt = (position: number | null) =>
      laboratory.answer('stretch', { branch, from: position ?? -1, to: position ?? -1 }).shots[0] as Shot;
    const happenings = (position: number | null) => shotAt(position).happenings;

    const message = look({ kind: 'message' });
    expect(happenings(message.position).some(({ kind }) => kind === 'heard')).toBe(true);

    const mine = look({ kind: 'node', node: 'S3' });
    expect(JSON.stringify(happenings(mine.position))).toContain('S3');
    // A message on its way to a node has not happened to it yet.
    let at: number | null = 1;
    for (let i = 0; i < 20 && at !== null; i++) {
      at = look({ kind: 'node', node: 'S3' }, at + 1).position;
      const own = happenings(at).filter((one) => 'node' in one && one.node === 'S3');
      expect(own, `${at}`).not.toEqual([]);
    }

    const won = look({ kind: 'rule', rule: 'raft.election.won' });
    expect(happenings(won.position).some((one) => one.kind === 'noted' && one.rule === 'raft.election.won')).toBe(true);

    const leader = shotAt(won.position).scene.nodes.find(({ role }) => role === 'leader')?.id as string;
    const back = look({ kind: 'field', node: leader, label: 'currentTerm' }, won.position as number, -1);
    expect(back.position).toBeLessThan(won.position as number);
    const termAt = (position: number) =>
      shotAt(position)
        .scene.nodes.find(({ id }) => id === leader)
        ?.facts.find(({ label }) => label === 'currentTerm')?.value;
    expect(termAt(back.position as number)).not.toBe(termAt((back.position as number) - 1));

    expect(look({ kind: 'rule', rule: 'raft.election.won' }, 0, -1)).toMatchObject({ position: null, next: null });
    let never = look({ kind: 'rule', rule: 'none' });
    for (let asks = 0; never.next !== null && asks < 100; asks++)
      never = look({ kind: 'rule', rule: 'none' }, never.next);
    expect(never).toMatchObject({ position: null, next: null });
    expect(never.branch.until).toBeGreaterThanOrEqual(until);
  });

  it('makes a branch of a move, refuses an impossible one, and names a branch that is not there', () => {
    const { laboratory, branch } = opened();
    const at = 500_000;
    const { position } = laboratory.answer('seek', { branch, at }).shot;
    const made = laboratory.answer('make', { branch, position, at, choice: { kind: 'crash', node: 'S2' } });
    if (!('branch' in made)) throw new Error('refused');
    expect(made.branch).toMatchObject({ parent: branch, forkedAt: position, at, by: { kind: 'crash', node: 'S2' } });
    expect(made.shot.scene.nodes[1]?.up).toBe('crashed');
    const choice = { kind: 'restart', node: 'S3' } as const;
    expect(laboratory.answer('make', { branch, position, at, choice })).toEqual({ refusal: 'notCrashed' });
    expect(() => laboratory.answer('seek', { branch: made.branch.id + 1, at })).toThrow('There is no branch');
  });
});
