// The same scenario with one thing changed.

import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../src/scenarios/text.ts';
import { varied } from '../../src/scenarios/vary.ts';

const TEXT = `quorum 1
title "A title"
raft/votesTwice nodes=5 seed=7
network timed latency=10..20ms
options electionTimeout=150..300ms heartbeat=40ms
at 100ms crash S1
say "words"
expect breaks raft.ElectionSafety
`;

function changed(text: string, variation: Parameters<typeof varied>[1]) {
  const made = varied(text, variation);
  if ('problem' in made) throw new Error(JSON.stringify(made.problem));
  const parsed = parseScenario(made.text);
  if ('problem' in parsed) throw new Error(JSON.stringify(parsed.problem));
  return parsed.scenario;
}

describe('a scenario varied', () => {
  it('has another mistake, or none, and nothing that was expected of the first', () => {
    const right = changed(TEXT, { variant: null });
    expect(right.variant).toBe(null);
    expect(right.script.map(({ kind }) => kind)).toEqual(['crash', 'say']);
    expect(changed(TEXT, { variant: 'noLogCheck' })).toEqual({ ...right, variant: 'noLogCheck' });
  });

  it('has other options in place of its own, or the usual ones', () => {
    const before = changed(TEXT, {});
    expect(changed(TEXT, { options: ' electionTimeout=400..600ms \n' })).toEqual({
      ...before,
      options: { electionTimeout: [400_000, 600_000] },
    });
    expect(changed(TEXT, { options: '' }).options).toEqual({});
  });

  it('says what is wrong with an option, with the whole, and with a mistake that does not exist', () => {
    expect(varied(TEXT, { options: 'electionTimeout=none' })).toHaveProperty('problem');
    expect(varied(TEXT, { options: 'nonsense=1' })).toHaveProperty('problem');
    expect(varied(TEXT, { variant: 'nonsense' })).toHaveProperty('problem');
    const quorums = 'quorum 1\npaxos/disjointQuorums nodes=4 seed=1\noptions q1=2 q2=2\n';
    expect(varied(quorums, { variant: null })).toMatchObject({ problem: { code: 'setupRefused' } });
  });
});
