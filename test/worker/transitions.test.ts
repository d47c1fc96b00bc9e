// The chart and the transitions taken, asked of the worker as the page asks.

import { expect, test } from 'vitest';
import type { AnyStateMachine } from 'xstate';
import { chartOf } from '../../src/engine/statechart.ts';
import { protocol as paxos } from '../../src/protocols/paxos/index.ts';
import { protocols } from '../protocols.ts';
import { Laboratory } from './whole.ts';

function opened(head: string) {
  const laboratory = new Laboratory();
  const reply = laboratory.answer('open', { text: `quorum 1\n${head} seed=3\nclients every=20ms\n` });
  if ('problem' in reply) throw new Error(JSON.stringify(reply.problem));
  return { laboratory, branch: reply.branch.id };
}

test('the charts are those of the machines that are open, and cross as plain data', () => {
  for (const [id, { machines }] of Object.entries(protocols)) {
    const { charts } = structuredClone(opened(id).laboratory.answer('charts', {}));
    expect(Object.keys(charts)).toEqual(Object.keys(machines));
    for (const [part, machine] of Object.entries<AnyStateMachine>(machines))
      expect(charts[part]).toEqual(chartOf(machine));
  }
});

test('without a run there is no chart', () => {
  expect(() => new Laboratory().answer('charts', {})).toThrow('Nothing is open.');
});

test('a deliberate mistake changes which transition is taken', () => {
  const text = (head: string) => `quorum 1
${head} nodes=3 seed=3
network manual
ring S1 election
ring S2 election
deliver S1->S3 RequestVote
deliver S2->S3 RequestVote
`;
  const taken = (head: string) => {
    const laboratory = new Laboratory();
    const reply = laboratory.answer('open', { text: text(head) });
    if ('problem' in reply) throw new Error(JSON.stringify(reply.problem));
    const branch = reply.branch.id;
    const { shot } = laboratory.answer('seek', { branch, at: 1_000_000 });
    const [last] = laboratory.answer('taken', { branch, from: shot.position, to: shot.position }).taken;
    return last?.hearings[0]?.steps
      .at(-1)
      ?.candidates.filter(({ held }) => held)
      .map(({ guard }) => guard);
  };
  expect(taken('raft')).toEqual(['hasVotedForAnother']);
  expect(taken('raft/votesTwice')).toEqual([null]);
});

test('transitions are told for as many moves as there are, 512 at the most', () => {
  const { laboratory, branch } = opened('raft nodes=3');
  laboratory.answer('seek', { branch, at: 5_000_000 });
  const { taken } = laboratory.answer('taken', { branch, from: -3, to: 100_000 });
  expect(taken[0]?.position).toBe(0);
  expect(taken[0]?.hearings.map(({ node }) => node)).toEqual(['S1', 'S2', 'S3']);
  expect(taken.at(-1)?.position).toBe(508);
  const { length } = laboratory.answer('seek', { branch, at: 5_000_000 }).branch;
  const rest = laboratory.answer('taken', { branch, from: length - 1, to: length + 50 }).taken;
  expect(rest.map(({ position }) => position)).toEqual([length - 1, length]);
});

test('a shot says in which states each node is', () => {
  const { laboratory, branch } = opened('paxos nodes=3');
  const { shot } = laboratory.answer('seek', { branch, at: 0 });
  const regions = chartOf(paxos.machines.node).states.filter(({ parent }) => parent === '');
  for (const { states } of shot.scene.nodes)
    expect(states.map((state) => state.split('.')[0])).toEqual(regions.map(({ id }) => id));
});
