// The scenario text: what it says, what the parser answers to what it does not understand, and that printing and reading
// are each other's inverse.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readScenario } from '../../src/scenarios/json.ts';
import { library } from '../../src/scenarios/library.ts';
import { LIMITS } from '../../src/scenarios/scenario.ts';
import { parseScenario, printScenario } from '../../src/scenarios/text.ts';
import { words as english } from '../../src/words/en/all.ts';
import { problemSentence } from '../../src/words/problems.ts';
import { words as chinese } from '../../src/words/zh/all.ts';
import { scenarios } from './arbitrary.ts';

const HEADER = 'quorum 1\nraft nodes=5 seed=7\n';

function scenarioOf(text: string) {
  const parsed = parseScenario(text);
  if ('problem' in parsed) throw new Error(problemSentence(parsed.problem, english));
  return parsed.scenario;
}

function statements(...lines: string[]) {
  return scenarioOf(`${HEADER}${lines.join('\n')}`).script;
}

function problemOf(text: string) {
  const parsed = parseScenario(text);
  if ('scenario' in parsed) throw new Error(`This parses: ${text}`);
  return parsed.problem;
}

describe('a scenario text', () => {
  test('says all that a run needs', () => {
    const text = `
# A comment before all.
quorum 1                                  # format version
title "A vote refused"
title zh "拒绝投票"
raft/votesTwice nodes=3 seed=7            # protocol[/variant], size, seed
network timed latency=10..20ms loss=5% duplication=0.001
options electionTimeout=150..300ms heartbeat=50ms
clients every=400ms
start S1 term=8 log=1,1,4                 # durable state
`;
    expect(scenarioOf(text)).toEqual({
      version: 1,
      title: { en: 'A vote refused', zh: '拒绝投票' },
      protocol: 'raft',
      variant: 'votesTwice',
      counts: { nodes: 3 },
      seed: 7,
      network: { mode: 'timed', latency: [10_000, 20_000], loss: 50_000, duplication: 1_000 },
      clientsEvery: 400_000,
      options: { electionTimeout: [150_000, 300_000], heartbeat: 50_000 },
      start: { S1: { term: '8', log: '1,1,4' } },
      script: [],
    });
  });

  test('takes usual values for what it leaves out', () => {
    expect(scenarioOf('quorum 1\nraft')).toMatchObject({
      title: {},
      counts: { nodes: 5 },
      seed: 1,
      network: { mode: 'timed', latency: [10_000, 20_000], loss: 0, duplication: 0 },
      clientsEvery: 0,
      options: {},
    });
  });

  test('reads every statement', () => {
    expect(
      statements(
        'at 1.2s crash S1',
        'at 1.3s partition S1 S2 | S3 S4 S5',
        'at 1.4s#2 cut S2 -> S3',
        'cut S2 S3, S1->S4',
        'at 0.1min request S3 "x=1"',
        'request clients',
        'heal',
        'heal S2 S3',
        'deliver S2->S3 RequestVote',
        'drop #12 # a comment',
        'duplicate S1 -> S2 AppendEntries',
        'delay #3 by 50ms',
        'ring S2 election',
        'set S2 clock=1.5 loss=10%',
        'set latency=5..9ms network=manual clients=0',
        'run until role S3 leader and not up S1 limit 10s',
        'run 500us',
        'say "a \\"b\\" # c"',
        'say zh "甲"',
      ),
    ).toEqual([
      { at: 1_200_000, kind: 'crash', node: 'S1' },
      {
        at: 1_300_000,
        kind: 'partition',
        groups: [
          ['S1', 'S2'],
          ['S3', 'S4', 'S5'],
        ],
      },
      { at: 1_400_000, after: 2, kind: 'cut', links: [['S2', 'S3']] },
      {
        kind: 'cut',
        links: [
          ['S2', 'S3'],
          ['S3', 'S2'],
          ['S1', 'S4'],
        ],
      },
      { at: 6_000_000, kind: 'request', node: 'S3', command: 'x=1' },
      { kind: 'request', node: null, command: null },
      { kind: 'heal', links: null },
      {
        kind: 'heal',
        links: [
          ['S2', 'S3'],
          ['S3', 'S2'],
        ],
      },
      { kind: 'deliver', envelope: { from: 'S2', to: 'S3', message: 'RequestVote' } },
      { kind: 'drop', envelope: { id: 12 } },
      { kind: 'duplicate', envelope: { from: 'S1', to: 'S2', message: 'AppendEntries' } },
      { kind: 'delay', envelope: { id: 3 }, by: 50_000 },
      { kind: 'ring', node: 'S2', timer: 'election' },
      { kind: 'set', settings: { clock: { node: 'S2', rate: 1500 }, loss: 100_000 } },
      { kind: 'set', settings: { latency: [5_000, 9_000], network: 'manual', clients: 0 } },
      {
        kind: 'runUntil',
        until: [
          { kind: 'role', node: 'S3', role: 'leader' },
          { kind: 'up', not: true, node: 'S1' },
        ],
        limit: 10_000_000,
      },
      { kind: 'run', for: 500 },
      { kind: 'say', language: 'en', text: 'a "b" # c' },
      { kind: 'say', language: 'zh', text: '甲' },
    ]);
  });

  test('reads every condition', () => {
    const [statement] = statements(
      'expect role any leader and epoch S1 2 and committed S3 2 and log S3 1,1,2 and log S1 none and log S2 1,- ' +
        'and fact S3 votedFor S3 and fact S1 store "x=1 y=2" and chosen "tea" and up S2 ' +
        'and holds raft.ElectionSafety and not breaks raft.LogMatching',
    );
    expect(statement).toEqual({
      kind: 'expect',
      that: [
        { kind: 'role', node: 'any', role: 'leader' },
        { kind: 'epoch', node: 'S1', epoch: '2' },
        { kind: 'committed', node: 'S3', slot: 2 },
        { kind: 'log', node: 'S3', epochs: ['1', '1', '2'] },
        { kind: 'log', node: 'S1', epochs: [] },
        { kind: 'log', node: 'S2', epochs: ['1', null] },
        { kind: 'fact', node: 'S3', label: 'votedFor', value: 'S3' },
        { kind: 'fact', node: 'S1', label: 'store', value: 'x=1 y=2' },
        { kind: 'chosen', value: 'tea' },
        { kind: 'up', node: 'S2' },
        { kind: 'holds', invariant: 'raft.ElectionSafety' },
        { kind: 'breaks', not: true, invariant: 'raft.LogMatching' },
      ],
    });
  });

  test('may come from another system: carriage returns, a byte order mark, tabs', () => {
    expect(scenarioOf('\uFEFFquorum 1\r\nraft\tnodes=3\r\ncrash S1\r\n').script).toEqual([
      { kind: 'crash', node: 'S1' },
    ]);
  });
});

describe('what does not parse', () => {
  const lines: [says: string, lines: string, code: string, line: number, column: number, expected: string][] = [
    ['no version', 'raft nodes=5', 'noVersion', 1, 1, 'quorum 1'],
    ['nothing at all', '', 'noVersion', 1, 1, 'quorum 1'],
    ['a version to come', '# hello\nquorum 5', 'futureVersion', 2, 1, '4'],
    ['no protocol', 'quorum 1\n', 'noProtocol', 2, 1, 'raft'],
    ['a move before the protocol', 'quorum 1\ncrash S1', 'noProtocol', 2, 1, 'raft'],
    ['an unknown protocol', 'quorum 1\npbft nodes=3', 'unknown', 2, 1, 'raft, '],
    ['an unknown variant', 'quorum 1\nraft/oops', 'unknown', 2, 1, 'raft/votesTwice'],
    ['an unknown size', 'quorum 1\nraft servers=3', 'unknown', 2, 6, 'nodes, seed'],
    ['a size out of bounds', 'quorum 1\nraft nodes=50', 'outOfBounds', 2, 12, '1..9'],
    ['an unknown word', `${HEADER}crush S1`, 'unknown', 3, 1, 'crash'],
    ['a word in capitals', `${HEADER}Crash S1`, 'unknown', 3, 1, 'crash'],
    ['a role in capitals', `${HEADER}expect role S1 Leader`, 'unknown', 3, 16, 'leader'],
    ['a node in small letters', `${HEADER}cut s1 S2`, 'unknown', 3, 5, 'S1'],
    ['a message in small letters', `${HEADER}deliver S1->S2 requestvote`, 'unknown', 3, 16, 'RequestVote'],
    ['a setting in capitals', `${HEADER}set Latency=5ms`, 'unknown', 3, 5, 'latency'],
    ['a variant in small letters', 'quorum 1\nraft/votestwice', 'unknown', 2, 1, 'raft/votesTwice'],
    ['a time and nothing to do', `${HEADER}at 1.2s`, 'unexpected', 3, 8, 'deliver, drop'],
    ['an unknown node', `${HEADER}crash S9`, 'unknown', 3, 7, 'S1, S2, S3, S4, S5'],
    ['a missing node', `${HEADER}crash`, 'unexpected', 3, 6, 'S1, S2, S3, S4, S5'],
    ['too much', `${HEADER}crash S1 S2`, 'unexpected', 3, 10, '<end>'],
    ['an unknown timer', `${HEADER}  ring S1 lunch`, 'unknown', 3, 11, 'election, heartbeat'],
    ['an unknown message', `${HEADER}deliver S1->S2 Prepare`, 'unknown', 3, 16, 'RequestVote'],
    ['an unknown option', `${HEADER}options heartbaet=50ms`, 'unknown', 3, 9, 'heartbeat'],
    ['an option out of bounds', `${HEADER}options heartbeat=1us`, 'outOfBounds', 3, 19, '1ms..60s'],
    ['an option twice', `${HEADER}options heartbeat=50ms heartbeat=50ms`, 'repeated', 3, 24, ''],
    ['an unknown role', `${HEADER}expect role S1 king`, 'unknown', 3, 16, 'follower, candidate, leader'],
    ['an unknown invariant', `${HEADER}expect holds paxos.Agreement`, 'unknown', 3, 14, 'raft.ElectionSafety'],
    ['an unknown condition', `${HEADER}run until happy S1`, 'unknown', 3, 11, 'not, role'],
    ['an open string', `${HEADER}say "hello`, 'unexpected', 3, 5, '<text>'],
    ['a bad escape', `${HEADER}say "\\q"`, 'unexpected', 3, 5, '<text>'],
    ['no time', `${HEADER}at noon crash S1`, 'unexpected', 3, 4, '<duration>'],
    ['a fraction of a microsecond', `${HEADER}run 0.5us`, 'unexpected', 3, 5, '<duration>'],
    ['a falling range', 'quorum 1\nraft\nnetwork timed latency=20..10ms', 'unexpected', 3, 23, '<range>'],
    ['more than certain', `${HEADER}set loss=101%`, 'unexpected', 3, 10, '<chance>'],
    ['time that runs backwards', `${HEADER}at 2s crash S1\nat 1s restart S1`, 'backwards', 4, 4, '2s'],
    ['a header line too late', `${HEADER}heal\ntitle "x"`, 'tooLate', 4, 1, ''],
    ['a title twice', 'quorum 1\ntitle "a"\ntitle "b"', 'repeated', 3, 1, ''],
    ['two protocols', `${HEADER}raft nodes=3`, 'unknown', 3, 1, 'title'],
    ['a start that cannot be', `${HEADER}start S1 term=1 log=1,2`, 'startRefused', 3, 15, 'term'],
    [
      'a vote for nobody of the cluster',
      'quorum 1\nraft nodes=3\nstart S1 term=1 votedFor=S4',
      'startRefused',
      3,
      26,
      'votedFor',
    ],
    ['a field that nobody knows', `${HEADER}start S1 mood=1`, 'unknown', 3, 10, 'term, votedFor, log'],
    ['a command that means nothing', `${HEADER}request S1 "a b c"`, 'meaningless', 3, 12, 'x=1'],
    ['a cut to oneself', `${HEADER}cut S1 S1`, 'repeated', 3, 8, ''],
    ['a node in two groups', `${HEADER}partition S1 S2 | S2`, 'repeated', 3, 19, ''],
    ['an empty group', `${HEADER}partition S1 |`, 'unexpected', 3, 15, 'S1'],
    ['a setting of an unknown node', `${HEADER}set S9 clock=2`, 'unknown', 3, 5, 'S1, S2'],
    ['a setting of a clock without its node', `${HEADER}set clock=2`, 'unknown', 3, 5, 'latency'],
  ];

  test.each(lines)('%s', (_, text, code, line, column, expected) => {
    const problem = problemOf(text);
    expect(problem).toMatchObject({ code, line, column });
    expect(problem.expected).toContain(expected);
    for (const words of [english, chinese]) {
      const sentence = problemSentence(problem, words);
      expect(sentence).toContain(String(line));
      expect(sentence).not.toMatch(/undefined|<\w+>/);
      expect(sentence.length).toBeGreaterThan(10);
    }
  });

  test('offers the one word that differs in its capitals only', () => {
    expect(problemOf(`${HEADER}CRASH S1`).expected).toBe('crash');
    expect(problemOf(`${HEADER}request s3 "x=1"`).expected).toBe('S3');
  });

  test('too long a text, too many statements, too long a word', () => {
    expect(problemOf(`${HEADER}${'#'.repeat(LIMITS.text)}`).code).toBe('textTooLarge');
    expect(problemOf(`${HEADER}${'heal\n'.repeat(LIMITS.statements + 1)}`)).toMatchObject({
      code: 'tooManyStatements',
      line: LIMITS.statements + 3,
    });
    expect(problemOf(`${HEADER}say "${'x'.repeat(LIMITS.words + 1)}"`).code).toBe('outOfBounds');
  });

  test('is a problem and never an exception', () => {
    const pieces = [
      ...library.slice(0, 6).flatMap(({ text }) => text.split(/(\s+|"|#|=|->|,)/)),
      '__proto__',
      'constructor',
      'toString=1',
      '\u0000',
      '\\',
      '"',
      '1e99',
      '-1',
      '９',
      '..',
      '10..',
      '#',
      '\n',
      ' ',
    ];
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((some) => some.join('')),
      fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((some) => HEADER + some.join(' ')),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const parsed = parseScenario(text);
        if ('problem' in parsed) expect(problemSentence(parsed.problem, english)).not.toMatch(/undefined/);
        else expect(parseScenario(printScenario(parsed.scenario))).toEqual(parsed);
      }),
      { numRuns: 1000 },
    );
  });

  test('takes no name of a JavaScript object for one of its own', () => {
    for (const name of ['constructor', '__proto__', 'hasOwnProperty', 'toString']) {
      expect(problemOf(`quorum 1\n${name}`).code).toMatch(/unknown|unexpected/);
      expect(problemOf(`quorum 1\nraft/${name}`).code).toBe('unknown');
      expect(problemOf(`${HEADER}options ${name}=1`).code).toMatch(/unknown|unexpected/);
    }
  });
});

describe('printing', () => {
  test('reads back as the same scenario', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const text = printScenario(scenario);
        expect(scenarioOf(text)).toEqual(scenario);
        expect(printScenario(scenarioOf(text))).toBe(text);
      }),
      { numRuns: 400 },
    );
  });

  test('so does every scenario of the library, from text and from JSON', () => {
    for (const { text } of library) {
      const scenario = scenarioOf(text);
      expect(scenarioOf(printScenario(scenario))).toEqual(scenario);
      expect(readScenario(JSON.parse(JSON.stringify(scenario)))).toEqual({ scenario });
    }
  });
});
