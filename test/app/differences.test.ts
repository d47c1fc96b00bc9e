// Which nodes of two scenes differ.

import { expect, test } from 'vitest';
import { differences } from '../../src/app/pair/differences.ts';
import { load } from '../../src/words/index.ts';
import { protocolWords } from '../../src/words/protocols.ts';
import { protocols } from '../protocols.ts';
import { node, scene } from '../views/scenes.ts';

await load('en');
const side = (id: keyof typeof protocols) => ({ protocol: protocols[id], about: protocolWords(id, 'en') });
const raft = side('raft');

const items = [
  { epoch: 1, value: 'x=1' },
  { epoch: 1, value: 'y=2' },
];
const follower = { role: 'follower', epoch: 1, slots: { from: 1, items, last: 2 }, committed: 1 };

test('nodes in the same state are not listed', () => {
  const one = scene([node('S1', follower), node('S2', follower)]);
  expect(differences([one, structuredClone(one)], [raft, raft])).toEqual([]);
});

test('role, epoch, what is decided and whether a node is up', () => {
  const one = scene([node('S1', follower), node('S2', follower), node('S3', follower)]);
  const two = scene([
    node('S1', { ...follower, role: 'leader', epoch: 2 }),
    node('S2', { ...follower, committed: 2 }),
    node('S3', { ...follower, up: 'crashed' }),
  ]);
  expect(differences([one, two], [raft, raft]).map(({ node: id, second }) => [id, second])).toEqual([
    ['S1', 'leader, term 2, index 1'],
    ['S2', 'follower, term 1, index 2'],
    ['S3', '✕, term 1, index 1'],
  ]);
});

test('the slots in which they differ, from the first to the last', () => {
  const other = {
    ...follower,
    slots: { from: 1, items: [items[0] ?? null, { epoch: 2, value: 'y=2' }, null], last: 3 },
  };
  const found = differences([scene([node('S1', follower)]), scene([node('S1', other)])], [raft, raft]);
  expect(found).toMatchObject([{ node: 'S1', slots: 'index 2' }]);
});

test('a node that is in one of the two alone, and protocols whose slots cannot be compared', () => {
  const one = scene([node('S1', follower), node('S2', follower)]);
  const two = scene([node('S1', { ...follower, role: 'learned', epoch: 11 })]);
  const found = differences([one, two], [raft, side('paxos')]);
  expect(found.map(({ node: id, slots, second }) => [id, slots, second])).toEqual([
    ['S1', '', expect.stringContaining('ballot 1.1')],
    ['S2', '', '–'],
  ]);
});
