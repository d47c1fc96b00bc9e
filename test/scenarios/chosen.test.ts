// `chosen "tea"`: true once a quorum accepted it in one epoch, whoever knows of it.

import { describe, expect, test } from 'vitest';
import { begin } from '../../src/engine/apply.ts';
import type { History, Vote } from '../../src/engine/claims.ts';
import { BLANK } from '../../src/engine/invariants.ts';
import type { Ballots, Protocol } from '../../src/engine/protocol.ts';
import { sequence } from '../../src/engine/sequence.ts';
import { protocol as raft } from '../../src/protocols/raft/index.ts';
import { holds } from '../../src/scenarios/predicate.ts';
import { genesisOf } from '../../src/scenarios/scenario.ts';
import { parseScenario } from '../../src/scenarios/text.ts';

const parsed = parseScenario('quorum 1\nraft nodes=5 seed=1');
if ('problem' in parsed) throw new Error(parsed.problem.code);
const { world } = begin(raft, genesisOf(parsed.scenario).genesis);

const voting = (decides: Ballots['decides'], accepted = 3): Protocol => ({
  ...raft,
  ballots: { voters: ['server'], quorum: () => ({ promised: 5, accepted }), decides },
});

function accepted(...votes: [node: string, epoch: number, value: string, standing?: Vote['standing']][]): History {
  const about = votes.map(
    ([node, epoch, value, standing = 'accepted']): Vote => ({ node, slot: 2, epoch, standing, value }),
  );
  return { ...BLANK, votes: sequence([sequence<Vote>(), sequence<Vote>(), sequence(about)]) };
}

const isChosen = (history: History, protocol = voting('slots'), value = 'tea') =>
  holds([{ kind: 'chosen', value }], protocol, { world, history });

describe('a value is chosen', () => {
  test('when a quorum accepted it, though nobody decided', () => {
    const three = accepted(['S1', 11, 'tea'], ['S2', 11, 'tea'], ['S3', 11, 'tea']);
    expect(isChosen(three)).toBe(true);
    expect(isChosen(three, voting('value'))).toBe(true);
    expect(isChosen(three, voting('slots'), 'milk')).toBe(false);
    expect(isChosen(three, voting('slots', 4))).toBe(false);
  });

  test('not by too few, in several epochs, by one that says it twice, or by proposals', () => {
    expect(isChosen(accepted(['S1', 11, 'tea'], ['S2', 11, 'tea']))).toBe(false);
    expect(isChosen(accepted(['S1', 11, 'tea'], ['S2', 11, 'tea'], ['S3', 12, 'tea']))).toBe(false);
    expect(isChosen(accepted(['S1', 11, 'tea'], ['S2', 11, 'tea'], ['S2', 11, 'tea']))).toBe(false);
    expect(isChosen(accepted(['S1', 11, 'tea'], ['S2', 11, 'tea'], ['S3', 11, 'tea', 'proposed']))).toBe(false);
  });

  test('not by votes for a leader', () => {
    const votes = accepted(['S1', 11, 'tea'], ['S2', 11, 'tea'], ['S3', 11, 'tea']);
    expect(isChosen(votes, voting('nothing'))).toBe(false);
    const leader: Vote = { node: 'S1', slot: 0, epoch: 1, standing: 'accepted', value: 'tea' };
    const ballots = ['S1', 'S2', 'S3'].map((node) => ({ ...leader, node }));
    expect(isChosen({ ...BLANK, votes: sequence([sequence(ballots)]) })).toBe(false);
  });

  test('when somebody decided it', () => {
    const decision = { slot: 1, epoch: 1, value: 'tea', during: 1, node: 'S1' };
    expect(isChosen({ ...BLANK, decisions: sequence([decision]) }, raft)).toBe(true);
  });
});
