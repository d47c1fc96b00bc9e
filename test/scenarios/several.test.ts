// The scenario text with several protocols: sizes by part, what does not fit together, who takes requests, ballots.

import { beforeAll, describe, expect, test } from 'vitest';
import { apply, begin } from '../../src/engine/apply.ts';
import { refusal } from '../../src/engine/refusal.ts';
import { readScenario } from '../../src/scenarios/json.ts';
import { decodeLink, encodeLink } from '../../src/scenarios/link.ts';
import { isSound } from '../../src/scenarios/outcome.ts';
import { Player } from '../../src/scenarios/player.ts';
import { genesisOf } from '../../src/scenarios/scenario.ts';
import { parseScenario, printScenario } from '../../src/scenarios/text.ts';
import { words as english } from '../../src/words/en/all.ts';
import { load } from '../../src/words/index.ts';
import { problemSentence } from '../../src/words/problems.ts';
import { words as chinese } from '../../src/words/zh/all.ts';
import { Laboratory } from '../worker/whole.ts';

beforeAll(async () => {
  await load('en');
  await load('zh');
});

const APART = 'paxos proposers=2 acceptors=3 learners=1 seed=7';

function scenarioOf(text: string) {
  const parsed = parseScenario(`quorum 1\n${text}`);
  if ('problem' in parsed) throw new Error(problemSentence(parsed.problem, english));
  return parsed.scenario;
}

function problemOf(text: string) {
  const parsed = parseScenario(`quorum 1\n${text}`);
  if ('scenario' in parsed) throw new Error(`This parses: ${text}`);
  return parsed.problem;
}

const sentences = (problem: Parameters<typeof problemSentence>[0]) =>
  [english, chinese].map((words) => problemSentence(problem, words));

describe('sizes', () => {
  test.each([
    ['raft', 'raft nodes=5 seed=1'],
    ['raft seed=2', 'raft nodes=5 seed=2'],
    ['raft nodes=3', 'raft nodes=3 seed=1'],
    ['multipaxos', 'multipaxos nodes=5 seed=1'],
    ['paxos', 'paxos nodes=3 seed=1'],
    ['paxos nodes=3', 'paxos nodes=3 seed=1'],
    ['paxos nodes=5', 'paxos nodes=5 seed=1'],
    ['paxos learners=1 acceptors=3 proposers=2', 'paxos proposers=2 acceptors=3 learners=1 seed=1'],
    ['paxos acceptors=5', 'paxos acceptors=5 seed=1'],
    ['paxos nodes=3 acceptors=5 learners=0', 'paxos acceptors=5 seed=1'],
  ])('%s is written %s', (given, written) => {
    const scenario = scenarioOf(given);
    expect(printScenario(scenario).split('\n')[1]).toBe(written);
    expect(scenarioOf(written)).toEqual(scenario);
  });

  test('name the nodes: by part where roles stand apart', () => {
    const nodes = (text: string) => genesisOf(scenarioOf(text)).genesis.seats.map(({ id }) => id);
    expect(nodes('paxos')).toEqual(['S1', 'S2', 'S3']);
    expect(nodes(APART)).toEqual(['P1', 'P2', 'A1', 'A2', 'A3', 'L1']);
    expect(nodes('multipaxos nodes=4')).toEqual(['S1', 'S2', 'S3', 'S4']);
  });
});

describe('sizes and options that do not fit together', () => {
  test('are refused in the words of the protocol, at the options or else at the protocol', () => {
    const quorums = problemOf('# four\npaxos nodes=4\nnetwork manual\n  options q1=2 q2=2\nrequest S1 "tea"');
    expect(quorums).toEqual({
      code: 'setupRefused',
      line: 5,
      column: 3,
      expected: 'quorumsNeedNotMeet',
      found: 'paxos',
    });
    const apart = problemOf('paxos nodes=4 proposers=2');
    expect(apart).toMatchObject({ code: 'setupRefused', line: 2, column: 1, expected: 'nodesAndParts' });
    for (const problem of [quorums, apart]) {
      const id = problem.expected as string;
      const [en, zh] = sentences(problem);
      expect(en).toContain(english.protocols.paxos?.refusals[id]);
      expect(zh).toContain(chinese.protocols.paxos?.refusals[id]);
      expect(en).toMatch(/^Line \d+, column \d+: \w/);
    }
  });

  test('are not refused of the variant that allows them, or once they fit', () => {
    const header = (name: string, q1: number) => `${name} nodes=4\noptions q1=${q1} q2=2`;
    expect(problemOf(header('paxos', 2)).code).toBe('setupRefused');
    expect(scenarioOf(header('paxos/disjointQuorums', 2))).toMatchObject({ variant: 'disjointQuorums' });
    expect(scenarioOf(header('paxos', 3))).toMatchObject({ options: { q1: 3, q2: 2 } });
  });

  test('so are they as JSON and in links, and no run begins from them', async () => {
    const scenario = { ...scenarioOf('paxos nodes=4\noptions q1=3 q2=2'), options: { q1: 2, q2: 2 } };
    expect(readScenario(JSON.parse(JSON.stringify(scenario)))).toMatchObject({ problem: { code: 'setupRefused' } });
    expect(() => genesisOf(scenario)).toThrow('quorumsNeedNotMeet');
    expect(() => new Player(scenario)).toThrow();
    const opened = await decodeLink(await encodeLink(printScenario(scenario)));
    expect('text' in opened && parseScenario(opened.text)).toMatchObject({ problem: { code: 'setupRefused' } });
  });

  test('a refusal without words is shown as it is', () => {
    const problem = { code: 'setupRefused', expected: 'someId', found: 'nowhere' };
    expect(sentences(problem)).toEqual(['someId', 'someId']);
  });
});

describe('requests', () => {
  test('go to nodes that take them', () => {
    expect(scenarioOf(`${APART}\nrequest P2 "tea"\nrequest clients`).script).toHaveLength(2);
    for (const node of ['A1', 'L1']) {
      const problem = problemOf(`${APART}\nrequest ${node} "tea"`);
      expect(problem).toMatchObject({ code: 'takesNoRequests', line: 3, column: 9, expected: 'P1, P2', found: node });
      for (const sentence of sentences(problem)) {
        expect(sentence).toContain(node);
        expect(sentence).toContain('P1, P2');
      }
    }
    expect(problemOf(`${APART}\nrequest S1 "tea"`)).toMatchObject({ code: 'unknown', expected: 'P1, P2, clients' });
  });

  test('say what the protocol understands', () => {
    const problem = problemOf('paxos\nrequest S1 ""');
    expect(problem).toMatchObject({ code: 'meaningless', expected: 'tea' });
    for (const sentence of sentences(problem)) {
      expect(sentence).toContain('“tea”');
      expect(sentence).not.toContain('x=1');
    }
    expect(problemOf('multipaxos\nrequest S1 "a b c"')).toMatchObject({ code: 'meaningless', expected: 'x=1' });
  });

  test('by hand to other nodes are refused, too', () => {
    const { protocol, genesis } = genesisOf(scenarioOf(APART));
    const { world } = begin(protocol, genesis);
    const asked = (node: string, command: string) => ({ kind: 'request', at: world.now, node, command }) as const;
    expect(refusal(world, asked('P1', 'tea'), protocol)).toBeNull();
    expect(refusal(world, asked('A1', 'tea'), protocol)).toBe('takesNoRequests');
    expect(refusal(world, asked('P1', ''), protocol)).toBe('noCommand');
    expect(refusal(world, asked('S1', 'tea'), protocol)).toBe('noSuchNode');
    expect(() => apply(protocol, world, asked('L1', 'tea'))).toThrow('takesNoRequests');

    const laboratory = new Laboratory();
    const opened = laboratory.answer('open', { text: `quorum 1\n${APART}` });
    if ('problem' in opened) throw new Error(opened.problem.code);
    const choice = { kind: 'request', node: 'A2', command: 'tea' } as const;
    const made = laboratory.answer('make', { branch: opened.branch.id, position: 0, at: 0, choice });
    expect(made).toEqual({ refusal: 'takesNoRequests' });
    for (const sentence of sentences({ code: 'takesNoRequests', found: 'A2' })) expect(sentence).not.toMatch(/[:：]/);
  });
});

describe('conditions', () => {
  test('name epochs as the protocol does, and holes', () => {
    const text = 'expect epoch S1 2.1 and log S1 1.1,-,2.1 and not log any -,-,1.2';
    const scenario = scenarioOf(`multipaxos\n${text}`);
    expect(scenario.script[0]).toMatchObject({
      that: [
        { kind: 'epoch', node: 'S1', epoch: '2.1' },
        { kind: 'log', node: 'S1', epochs: ['1.1', null, '2.1'] },
        { kind: 'log', not: true, node: 'any', epochs: [null, null, '1.2'] },
      ],
    });
    expect(printScenario(scenario)).toContain(`\n${text}\n`);
    expect(scenarioOf(printScenario(scenario).slice('quorum 1\n'.length))).toEqual(scenario);
    for (const epoch of ['1.', '.1', '1.2.3', '1'.repeat(10), '1e3', '-1'])
      expect(problemOf(`multipaxos\nexpect epoch S1 ${epoch}`)).toMatchObject({ code: 'unexpected', column: 17 });
  });

  test('are true of runs: ballots, what a quorum accepted, what a node has learned', () => {
    const player = new Player(
      scenarioOf(`${APART}
network timed latency=10ms
request P1 "tea"
run 15ms
expect not chosen "tea" and epoch P1 1.1
run until chosen "tea" limit 1s
expect not committed L1 1
run until committed L1 1 limit 1s
expect log L1 1.1 and chosen "tea" and not chosen "coffee" and log P2 none`),
    );
    while (player.scripted) player.advance(Number.MAX_SAFE_INTEGER, 100);
    expect([player.failures, player.expectations.filter(({ held }) => !held)]).toEqual([[], []]);
    expect(isSound(player)).toBe(true);
  });
});
