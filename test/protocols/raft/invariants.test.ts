// Each invariant agrees with its slow and obvious twin on broken and on whole clusters, and each can bite.

import { describe, expect, it } from 'vitest';
import type { Sight } from '../../../src/engine/claims.ts';
import { BLANK, sketchOf } from '../../../src/engine/invariants.ts';
import type { Sketch } from '../../../src/engine/protocol.ts';
import { sequence } from '../../../src/engine/sequence.ts';
import type { Node, World } from '../../../src/engine/world.ts';
import { protocol as raft } from '../../../src/protocols/raft/index.ts';
import { invariants } from '../../../src/protocols/raft/invariants.ts';
import type { Server } from '../../../src/protocols/raft/server.ts';
import { Cluster, logOf } from './lab.ts';
import { twins } from './twins.ts';

/** What the invariants see when one server's role and fields change, in a cluster of three. */
function sight(all: readonly Partial<Server>[], role: string, n: number, changes: Partial<Server>): Sight {
  const { world } = new Cluster({ nodes: 3 }).run.end;
  const put = (node: Node, value: string, fields: Partial<Server>): Node => ({
    ...node,
    state: { value, context: { ...node.state.context, ...fields } },
  });
  const before: World = { ...world, nodes: world.nodes.map((node, i) => put(node, role, all[i] ?? {})) };
  const after: World = { ...before, nodes: before.nodes.map((node, i) => (i === n ? put(node, role, changes) : node)) };
  return {
    before,
    after,
    happenings: [],
    past: BLANK,
    history: BLANK,
    changed: [n],
    sketch: (node) => sketchOf(raft, node),
    leads: (name) => name === 'leader',
  };
}

const check = (id: string, seen: Sight) =>
  invariants.find((invariant) => invariant.id === `raft.${id}`)?.check(seen) ?? null;

const slotsOf = (terms: readonly number[]): Sketch['slots'] =>
  sketchOf(raft, sight([{ log: logOf(terms) }], 'follower', 1, {}).before.nodes[0] as Node).slots;

describe('each can bite', () => {
  it('Election Safety: two leaders of one term, even at different times', () => {
    const first = { epoch: 4, node: 'S1', slots: slotsOf([]) };
    const past = { ...BLANK, leaderships: sequence([first, { ...first, epoch: 5 }]) };
    const again = (node: string) => ({
      ...sight([], 'leader', 0, {}),
      past,
      history: { ...past, leaderships: sequence([first, { ...first, epoch: 5 }, { ...first, node }]) },
    });
    expect(check('ElectionSafety', again('S2'))?.facts).toEqual({ term: 4, leaders: ['S1', 'S2'] });
    expect(check('ElectionSafety', again('S1'))).toBe(null);
  });

  it('Leader Append-Only: a leader that shortens or rewrites its log', () => {
    const state = [{ log: logOf([1, 1, 2]) }];
    expect(check('LeaderAppendOnly', sight(state, 'leader', 0, { log: logOf([1, 1]) }))?.slots).toEqual([3]);
    expect(check('LeaderAppendOnly', sight(state, 'leader', 0, { log: logOf([1, 2, 2]) }))?.slots).toEqual([2]);
    expect(check('LeaderAppendOnly', sight(state, 'leader', 0, { log: logOf([1, 1, 2, 2]) }))).toBe(null);
    expect(check('LeaderAppendOnly', sight(state, 'follower', 0, { log: logOf([1]) }))).toBe(null);
  });

  it('Log Matching: the same index and term above another entry, or another command', () => {
    const state = [{ log: logOf([1, 1, 3]) }, { log: logOf([1]) }];
    expect(check('LogMatching', sight(state, 'follower', 1, { log: logOf([1, 2, 3]) }))?.slots).toEqual([2]);
    expect(check('LogMatching', sight(state, 'follower', 1, { log: logOf([1, 2]) }))).toBe(null);
    const other = sequence([{ term: 1, command: 'other' }]);
    expect(check('LogMatching', sight(state, 'follower', 1, { log: other }))?.slots).toEqual([1]);
  });

  it('Leader Completeness: when a leader arises, and when something is decided', () => {
    const leader = { epoch: 5, node: 'S2', slots: slotsOf([1]) };
    const decided = { slot: 2, epoch: 1, value: 'y=2', during: 4, node: 'S1' };
    const leads = { ...BLANK, leaderships: sequence([leader]) };
    const decides = { ...BLANK, decisions: sequence([decided]) };
    const both = { ...leads, ...{ decisions: decides.decisions } };
    const base = sight([], 'leader', 0, {});
    for (const past of [leads, decides])
      expect(check('LeaderCompleteness', { ...base, past, history: both })?.slots).toEqual([2]);
    const later = { ...both, decisions: sequence([{ ...decided, during: 5 }]) };
    for (const past of [leads, decides])
      expect(check('LeaderCompleteness', { ...base, past, history: later })).toBe(null);
  });

  it('State Machine Safety: another entry applied where one was applied before', () => {
    const seen = sight([], 'follower', 0, { log: logOf([1, 2]), lastApplied: 2 });
    const applied = (terms: number[]) =>
      sequence(terms.map((term, i) => ({ epoch: term, value: `${'xyz'[term % 3]}=${i + 1}` })));
    expect(check('StateMachineSafety', { ...seen, history: { ...BLANK, applied: applied([1, 1]) } })?.slots).toEqual([
      2,
    ]);
    expect(check('StateMachineSafety', { ...seen, history: { ...BLANK, applied: applied([1, 2]) } })).toBe(null);
  });
});

describe('the beginning of a run', () => {
  it('is judged as every other moment: logs that cannot have come about are a breach at once', () => {
    const cluster = new Cluster({ nodes: 3, start: { S1: { log: '1,2' }, S2: { log: '2,2' } } });
    expect(cluster.broken).toEqual(['raft.LogMatching']);
    expect(cluster.run.landmarks.map(({ position, happening }) => [position, happening.kind])).toEqual([[0, 'broke']]);
    expect(new Cluster({ nodes: 3, start: { S1: { log: '1,2' }, S2: { log: '1,3' } } }).broken).toEqual([]);
  });
});

describe.each([undefined, ...Object.keys(raft.variants)])('variant %s', (variant) => {
  it('is judged by the invariants as by their twins', () => {
    for (let seed = 0; seed < 8; seed++) {
      const cluster = new Cluster({
        nodes: 3 + (seed % 3),
        seed,
        ...(variant === undefined ? {} : { variant }),
        clientsEvery: 20_000,
        options: { electionTimeout: [60_000, 90_000], heartbeat: 30_000 },
        network: { mode: 'timed', latency: [1000, 50_000], loss: 250_000, duplication: 50_000 },
      });
      while (cluster.tick(1_500_000) !== null);
      const verdict = Object.entries(twins).flatMap(([id, holds]) => (holds(cluster.frames) ? [] : [id]));
      expect([...cluster.broken].sort(), `seed ${seed}`).toEqual(verdict.sort());
    }
  });
});
