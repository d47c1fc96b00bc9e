// Nodes that may change places: the states that the search keeps are the orbits of all states.

import { expect, test } from 'vitest';
import { asking, searched, statesOf } from './searched.ts';

const NO_DROPS = { forgets: true, drops: false };

test.each([
  ['paxos', { counts: { proposers: 2, acceptors: 2 } }],
  ['paxos', { counts: { proposers: 1, acceptors: 3 }, bounds: { crashes: 1 } }],
  ['raft', { bounds: { terms: 1, entries: 1, requests: 1 } }],
  ['raft', { counts: { nodes: 2 }, bounds: { terms: 2, entries: 1, requests: 1, crashes: 1 } }],
  ['raft', { counts: { nodes: 4 }, bounds: { terms: 1, entries: 0, requests: 0 } }],
  ['multipaxos', { bounds: { candidates: 1, crashes: 1 } }],
] as const)('%s %o', (id, changes) => {
  const all = searched(asking(id, { ...changes, reductions: { ...NO_DROPS, alike: false } })).search;
  const { search: reduced } = searched(asking(id, { ...changes, reductions: { ...NO_DROPS, alike: true } }));
  expect(all.space.places).toEqual([]);
  expect(reduced.space.places.length).toBeGreaterThan(0);
  // Settled by another space: numbers differ, so each state is made anew by its content.
  const { space } = reduced;
  const same = new Map<number, number>();
  const orbits = new Set<string>();
  const vector = new Int32Array(space.next.length);
  const letterOf = (letter: number) => {
    let known = same.get(letter);
    if (known === undefined) {
      const { from, to, message } = all.space.steps.letters.at(letter);
      known = space.steps.letter(from, to, message);
      same.set(letter, known);
    }
    return known;
  };
  const n = space.seats.length;
  for (const { vector: state, length } of statesOf(all)) {
    for (let i = 0; i < n; i++) {
      const { seat, node } = all.space.nodes.states.at(state[i] as number);
      vector[i] = space.nodes.of(seat, node);
    }
    vector[n] = space.steps.pasts.of(all.space.steps.pasts.known.at(all.space.pastOf(state)).history);
    vector[n + 1] = 0;
    vector[n + 2] = state[n + 2] as number;
    const letters = [...state.subarray(space.head, length)].map(letterOf).sort((a, b) => a - b);
    vector.set(letters, space.head);
    space.settle(vector, length);
    // What is spent is numbered in the order in which it was met.
    orbits.add(
      [...vector.subarray(0, n + 1), all.space.spentOn(state), ...vector.subarray(space.head, length)].join(' '),
    );
  }
  expect(orbits.size).toBe(reduced.states.size);
  expect(orbits.size).toBeLessThan(all.states.size);
});
