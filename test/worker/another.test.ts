// The present run on another protocol, as the page asks for it: all that was done in a future, translated by the librarian.

import { describe, expect, test } from 'vitest';
import { parseScenario } from '../../src/scenarios/text.ts';
import { translate } from '../../src/worker/librarian.ts';
import { Laboratory } from './whole.ts';

const TEXT = `quorum 1
title "A crash"
title zh "一次崩溃"
raft nodes=5 seed=3
network timed latency=10ms
ring S1 election
run until role S1 leader
at 100ms crash S1
say "S1 is gone."
`;

describe('on another protocol', () => {
  test('a text comes back as a text with its title, and with what does not apply', async () => {
    const found = await translate({ text: TEXT, to: 'multipaxos' });
    if ('problem' in found) throw new Error(found.problem.code);
    expect(found.text.split('\n').slice(0, 4)).toEqual([
      'quorum 1',
      'title "A crash · Multi-Paxos"',
      'title zh "一次崩溃 · Multi-Paxos"',
      'multipaxos nodes=5 seed=3',
    ]);
    expect(found.left).toEqual([{ text: 'say "…"', because: 'itsWords' }]);
    expect(parseScenario(found.text)).toHaveProperty('scenario');
  });

  test('what was done by hand goes with it, however far on', async () => {
    const laboratory = new Laboratory();
    const opened = laboratory.answer('open', { text: TEXT });
    if ('problem' in opened) throw new Error(opened.problem.code);
    let branch = opened.branch.id;
    for (const [at, choice] of [
      [150_000, { kind: 'restart', node: 'S1' }],
      [400_000, { kind: 'request', node: 'S2', command: 'x=1' }],
    ] as const) {
      const { shot } = laboratory.answer('seek', { branch, at });
      const made = laboratory.answer('make', { branch, position: shot.position, at, choice });
      if ('refusal' in made) throw new Error(made.refusal);
      branch = made.branch.id;
    }
    const { text } = laboratory.answer('write', { branch, position: Number.MAX_SAFE_INTEGER });
    const found = await translate({ text, to: 'multipaxos' });
    if ('problem' in found) throw new Error(found.problem.code);
    const lines = found.text.trimEnd().split('\n');
    expect(lines.slice(5)).toEqual([
      'at 0s ring S1 election',
      'at 100ms crash S1',
      'at 150ms restart S1',
      'at 400ms request S2 "x=1"',
    ]);
    expect(found.left).toEqual([]);
  });

  test('what does not parse or is no protocol says so', async () => {
    expect(await translate({ text: 'quorum 1\nraft\ncrush S1', to: 'raft' })).toMatchObject({
      problem: { code: 'unknown', line: 3 },
    });
    expect(await translate({ text: TEXT, to: 'pbft' })).toMatchObject({ problem: { code: 'unknown', found: 'pbft' } });
  });
});
