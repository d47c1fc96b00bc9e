// Ways with fewer acts than par are found, where there are some.

import { describe, expect, test } from 'vitest';
import { guessing, leavingOut, searching } from '../../src/course/least.ts';
import { startWith } from '../../src/course/verdict.ts';
import type { Begun } from '../../src/course/way.ts';
import { scenarioOf } from '../played.ts';

function starting(network: string, rules: string): Begun {
  const text = `quorum 4\nchallenge raft.sample\nraft nodes=3 seed=1\nnetwork ${network}\n${rules}`;
  const start = startWith(scenarioOf(text), null, 1);
  if (start === null) throw new Error('It does not begin.');
  return start;
}

const VOTE = `ring S1 election
deliver S1->S2 RequestVote
deliver S2->S1 RequestVoteReply
`;

describe('a shorter way', () => {
  test('is the author’s without what does not matter', () => {
    const padded = starting('manual', `goal role S1 leader\npar 5\nsolution\ncrash S3\ncut S2->S3\n${VOTE}`);
    expect(leavingOut(padded)).toEqual({ acts: 3, way: VOTE.trim().split('\n') });
    const short = starting('manual', `goal role S1 leader\npar 3\nsolution\n${VOTE}`);
    expect(leavingOut(short)).toBeNull();
  });

  test('is searched for among all ways of a manual network', () => {
    const padded = starting('manual', `goal role any leader\npar 4\nsolution\nring S2 election\n${VOTE}`);
    expect(searching(padded, 5_000)).toMatchObject({ found: { acts: 3 }, below: 3 });
    const short = starting('manual', `goal role S1 leader\npar 3\nsolution\n${VOTE}`);
    expect(searching(short, 5_000)).toMatchObject({ found: null, below: 3 });
    expect(searching(short, 2)).toMatchObject({ found: null, worlds: 2 });
    expect(searching(short, 2).below).toBeLessThan(3);
  });

  test('does not do what the task forbids', () => {
    const ways = `solution\nring S2 election\n${VOTE}`;
    const strict = starting('manual', `allow ring deliver on S2\ngoal role S1 leader\npar 4\n${ways}`);
    expect(searching(strict, 5_000).found).toBeNull();
  });

  test('is guessed in a timed network, the same for the same seed', () => {
    const padded = starting(
      'timed latency=10..20ms',
      'goal not up S1\npar 2\nsolution\nat 100ms crash S2\nat 200ms crash S1\n',
    );
    const guessed = guessing(padded, 50, 1);
    expect(guessed).toMatchObject({ acts: 1, way: [expect.stringMatching(/^at \S+ crash S1$/)] });
    expect(guessing(padded, 50, 1)).toEqual(guessed);
  });
});
