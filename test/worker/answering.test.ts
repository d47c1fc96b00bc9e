// Questions in their order, though what answers them is still being loaded: each test begins with nothing loaded.

import { beforeEach, describe, expect, test, vi } from 'vitest';
import { library } from '../../src/scenarios/library.ts';
import type { Answering } from '../../src/worker/answering.ts';
import type { Ask, Question } from '../../src/worker/wire.ts';

const RAFT = 'quorum 1\nraft nodes=3 seed=7\nnetwork timed latency=10..20ms loss=0\nat 400ms crash S1\n';
const PAXOS = 'quorum 1\npaxos nodes=3 seed=2\nrequest S1 "tea"\n';
const PLAY = { known: 0, most: 500, apart: 0, landmarks: 0, starts: 0 };
const until = 900_000;

let answer: Answering;
let protocols: typeof import('../../src/protocols/index.ts');

beforeEach(async () => {
  vi.resetModules();
  protocols = await import('../../src/protocols/index.ts');
  answer = (await import('../../src/worker/answering.ts')).answering();
});

type Asked = { readonly [Q in Question]: readonly [Q, Ask<Q>] }[Question];

/** What a busy page asks: branches are numbered as they come, from 1. */
const BUSY: readonly Asked[] = [
  ['open', { text: RAFT }],
  ['quiet', { branch: 1, known: 0, until }],
  ['play', { branch: 1, until, ...PLAY }],
  ['totals', { branch: 1, position: 30 }],
  ['quiet', { branch: 1, known: 0, until }],
  ['make', { branch: 1, position: 5, at: until, choice: { kind: 'crash', node: 'S2' } }],
  ['writeTree', { futures: [1, 2].map((branch) => ({ branch, name: null, marks: [] })) }],
  ['play', { branch: 2, until, ...PLAY }],
  ['causes', { branch: 2, position: 5, until }],
  ['decisions', { branch: 2, position: 40, rule: null }],
  ['open', { text: PAXOS }],
  ['charts', {}],
  ['totals', { branch: 1, position: 1 }],
  ['play', { branch: 3, until, ...PLAY }],
  ['write', { branch: 3, position: 2 }],
];

const settled = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    (reply) => structuredClone(reply),
    (error: Error) => ({ failed: error.message }),
  );

const ask = ([question, it]: Asked): Promise<unknown> => settled(answer(question, it as never));

describe('questions about runs', () => {
  test('asked all at once have the answers that they have one at a time, in the same order', async () => {
    const order: number[] = [];
    const atOnce = await Promise.all(
      BUSY.map(async (asked, i) => {
        const reply = await ask(asked);
        order.push(i);
        return reply;
      }),
    );
    expect(order).toEqual(BUSY.map((_, i) => i));
    vi.resetModules();
    answer = (await import('../../src/worker/answering.ts')).answering();
    const inTurn: unknown[] = [];
    for (const asked of BUSY) inTurn.push(await ask(asked));
    expect(atOnce).toEqual(inTurn);
    // Not all of nothing: the second run is open, and what is asked about the first then fails.
    expect(atOnce.at(-3)).toEqual({ failed: 'There is no branch 1.' });
    expect(atOnce.at(-1)).toMatchObject({ text: expect.stringContaining('paxos') });
  });

  test('that fail leave the next one its answer', async () => {
    const first = ask(['totals', { branch: 9, position: 0 }]);
    const second = ask(['open', { text: RAFT }]);
    expect(await first).toEqual({ failed: 'There is no branch 9.' });
    expect(await second).toMatchObject({ branch: { id: 1 } });
  });
});

describe('protocols', () => {
  test('are loaded when a text names them, and no others are', async () => {
    expect(() => protocols.protocolNamed('paxos')).toThrow('not loaded');
    expect(await ask(['open', { text: PAXOS }])).toMatchObject({ setup: { protocol: 'paxos' } });
    expect(protocols.protocolNamed('paxos')).toMatchObject({ id: 'paxos' });
    expect(() => protocols.protocolNamed('raft')).toThrow('not loaded');
    expect(protocols.protocolNamed('nosuch')).toBeUndefined();
  });

  test('are at hand for whatever of a text is asked, with nothing open', async () => {
    const texts: readonly Asked[] = [
      ['read', { pasted: PAXOS }],
      ['link', { text: PAXOS }],
      ['vary', { text: RAFT, variation: { variant: 'votesTwice' } }],
      ['translate', { text: RAFT, to: 'multipaxos' }],
      ['shelf', {}],
    ];
    for (const asked of texts) {
      vi.resetModules();
      answer = (await import('../../src/worker/answering.ts')).answering();
      const reply = await ask(asked);
      expect(reply, asked[0]).not.toHaveProperty('failed');
      expect(reply, asked[0]).not.toHaveProperty('problem');
    }
  });

  test('are found in a text before it is read, however it is written', async () => {
    const { protocolsIn } = await import('../../src/scenarios/parse.ts');
    for (const line of ['raft', '\traft/votesTwice seed=1', '\uFEFFraft nodes=5\r', 'raft#5', 'raft-ish', '"raft'])
      expect(protocolsIn(`quorum 1\n# paxos\n${line}\nsay "\nmultipaxos"`), line).toContain('raft');
    expect(protocolsIn('quorum 1\nseed raft\nrafts')).toEqual([]);
    for (const { name, text } of library) expect(protocolsIn(text), name).toHaveLength(1);
  });

  test('that a text merely resembles are told as unknown', async () => {
    expect(await ask(['open', { text: 'quorum 1\nRaft nodes=3' }])).toMatchObject({ problem: { code: 'unknown' } });
    expect(await ask(['read', { pasted: '{"protocol": 7}' }])).toMatchObject({ problem: { code: 'notAScenario' } });
    expect(await ask(['read', { pasted: 'null' }])).toHaveProperty('problem');
  });
});
