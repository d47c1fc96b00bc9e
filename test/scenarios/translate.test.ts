// The same faults on another protocol: what is carried over, what is left out and why. The other protocol is made up here
// of a protocol that there is: other names for its nodes, fewer of them, and less that can be asked of them.

import { describe, expect, test, vi } from 'vitest';
import type { Protocol, Seat } from '../../src/engine/protocol.ts';
import { protocol as raft } from '../../src/protocols/raft/index.ts';
import { parseScenario, printScenario } from '../../src/scenarios/text.ts';
import { translated } from '../../src/scenarios/translate.ts';
import { translationEn } from '../../src/words/en/translation.ts';
import { translationZh } from '../../src/words/zh/translation.ts';

vi.mock('../../src/protocols/order.ts', async (original) => {
  const order = await original<typeof import('../../src/protocols/order.ts')>();
  return { ...order, PROTOCOLS: [...order.PROTOCOLS, 'other', 'picky'] };
});

vi.mock('../../src/protocols/index.ts', async (original) => {
  const { load, protocolNamed: named } = await original<typeof import('../../src/protocols/index.ts')>();
  await load(['raft', 'paxos', 'multipaxos']);
  /** One proposer, and acceptors. */
  const cast = ({ nodes = 3 }): Seat[] =>
    Array.from({ length: nodes }, (_, i) =>
      i === 0 ? { id: 'P1', part: 'proposer' } : { id: `A${i}`, part: 'acceptor' },
    );
  const { heartbeat: _, ...timers } = raft.timers;
  const { candidate, ...roles } = raft.roles;
  const other: Protocol = {
    ...raft,
    id: 'other',
    machines: { proposer: raft.machines.server, acceptor: raft.machines.server },
    counts: { nodes: { default: 3, min: 1, max: 4 } },
    cast,
    commands: (command) => command.startsWith('x'),
    clients: { parts: ['proposer'], command: (n) => `x=${n}` },
    timers,
    roles,
    epochName: (epoch) => `0.${epoch}`,
    start: { fields: ['term'], disk: raft.start.disk },
    options: {
      ...raft.options,
      electionTimeout: { ...raft.options.electionTimeout, default: [800_000, 900_000] },
      heartbeat: { ...raft.options.heartbeat, default: 60_000, min: 60_000 },
    },
    invariants: raft.invariants.slice(0, 1),
    variants: {},
    refuses: ({ options }) => (options.entriesPerMessage === 3 ? 'three' : null),
    portrait: (role, context) => {
      const portrait = raft.portrait(role, context);
      return { ...portrait, facts: portrait.facts.filter(({ label }) => label !== 'votedFor') };
    },
  };
  const picky: Protocol = { ...other, id: 'picky', refuses: () => 'never' };
  const preVote = { kind: 'flag', default: false } as const;
  const all: { [id: string]: Protocol } = { raft: { ...raft, options: { ...raft.options, preVote } }, other, picky };
  return {
    protocolNamed: (name: string) =>
      name.includes('/') ? named(name) : Object.hasOwn(all, name) ? all[name] : undefined,
  };
});

function scenarioOf(text: string) {
  const parsed = parseScenario(`quorum 1\n${text}`);
  if ('problem' in parsed) throw new Error(JSON.stringify(parsed.problem));
  return parsed.scenario;
}

/** What a text becomes, without its first line, and what is left out. */
function there(text: string, to = 'other') {
  const found = translated(scenarioOf(text), to);
  if ('problem' in found) throw new Error(JSON.stringify(found.problem));
  const lines = printScenario(found.scenario).trimEnd().split('\n').slice(1);
  return { lines, left: found.left.map((each) => `${each.text}: ${each.because}`) };
}

/** The script only. */
function script(text: string, header = 'raft nodes=3 seed=1') {
  const { lines, left } = there(`${header}\nnetwork timed latency=10ms\n${text}`);
  return { lines: lines.slice(2), left };
}

describe('what is carried over', () => {
  test('seed, network, clients, options that both have, times and faults, by the place of the node', () => {
    const found = there(`title "A"
raft nodes=3 seed=9
network timed latency=5ms loss=1%
options electionTimeout=200..300ms
clients every=70ms
at 100ms crash S2
at 200ms partition S1 S2 | S3
at 300ms restart S2
at 300ms cut S1 -> S3
at 400ms pause S3
at 500ms resume S3
at 600ms set S3 clock=1.5 loss=2%
at 700ms request S1 "x=1"
at 800ms heal S1 -> S3
at 800ms heal
at 900ms run 20ms`);
    expect(found).toEqual({
      lines: [
        'title "A"',
        'other nodes=3 seed=9',
        'network timed latency=5ms loss=1%',
        'options electionTimeout=200..300ms',
        'clients every=70ms',
        'at 100ms crash A1',
        'at 200ms partition P1 A1 | A2',
        'at 300ms restart A1',
        'at 300ms cut P1 -> A2',
        'at 400ms pause A2',
        'at 500ms resume A2',
        'at 600ms set A2 clock=1.5 loss=2%',
        'at 700ms request P1 "x=1"',
        'at 800ms heal P1 -> A2',
        'at 800ms heal',
        'at 900ms run 20ms',
      ],
      left: [],
    });
  });

  test('a timer of the same name, and conditions that can be asked for there', () => {
    const text =
      'ring S1 election\nrun until role S1 leader\nexpect role any leader and not role S2 leader\nexpect up S3';
    expect(script(`${text}\nexpect holds raft.ElectionSafety`)).toEqual({
      lines: [
        'ring P1 election',
        'run until role P1 leader',
        'expect role any leader and not role A1 leader',
        'expect up A2',
        'expect holds raft.ElectionSafety',
      ],
      left: [],
    });
  });

  test('the title names the other protocol, once', () => {
    const scenario = scenarioOf('title "A · Raft"\ntitle zh "甲"\nraft nodes=3 seed=9');
    const names = { from: { en: 'Raft', zh: 'Raft' }, to: { en: 'Other', zh: '另一个' } };
    expect(translated(scenario, 'other', names)).toMatchObject({
      scenario: { title: { en: 'A · Other', zh: '甲 · 另一个' } },
    });
  });
});

describe('what is left out', () => {
  test('a deliberate mistake, options and starts that the other does not have or take', () => {
    expect(
      there(
        'raft/votesTwice nodes=3 seed=9\noptions electionTimeout=150..300ms heartbeat=50ms\nstart S1 term=2\nstart S2 term=2 log=1',
      ),
    ).toMatchObject({
      lines: [expect.anything(), expect.anything(), 'options electionTimeout=150..300ms', 'start P1 term=2'],
      left: ['raft/votesTwice: variant', 'options heartbeat=50ms: doesNotFit', 'start S2 log=1 term=2: noSuchField'],
    });
    expect(there('raft nodes=3 seed=9\noptions preVote=true entriesPerMessage=3').left).toEqual([
      'options preVote=true: noSuchOption',
      'options entriesPerMessage=3: doesNotFit',
    ]);
  });

  test('nodes that are too many', () => {
    const text = `at 1ms crash S5
at 2ms crash S4
at 3ms cut S1 S5, S1 -> S2
at 4ms cut S5 S1
at 5ms partition S1 S2 | S4 S5
at 6ms partition S5
at 7ms set S5 clock=2
at 8ms set S5 clock=2 loss=1%
at 9ms expect up S5 and up S1`;
    expect(script(text, 'raft nodes=5 seed=1')).toEqual({
      lines: [
        'at 2ms crash A3',
        'at 3ms cut P1 -> A1',
        'at 5ms partition P1 A1 | A3',
        'at 8ms set loss=1%',
        'at 9ms expect up P1',
      ],
      left: [
        'nodes=5: size',
        'at 1ms crash S5: noSuchNode',
        'at 3ms cut S1 S5: noSuchNode',
        'at 4ms cut S5 S1: noSuchNode',
        'at 5ms partition S1 S2 | S4 S5: noSuchNode',
        'at 6ms partition S5: noSuchNode',
        'at 7ms set S5 clock=2: noSuchNode',
        'at 8ms set S5 clock=2: noSuchNode',
        'expect up S5: noSuchCondition',
      ],
    });
  });

  test('messages of that run, words, timers and commands that mean nothing there, nodes that take no requests', () => {
    const text = `ring S1 election
deliver S1->S2 RequestVote
drop #2
delay #1 by 5ms
say "hello"
say zh "你好"
run until role S1 leader
at 50ms#3 request S1 "y=1"
request S2 "x=1"
request clients
ring S1 heartbeat`;
    const { lines, left } = script(text);
    expect(lines).toEqual(['ring P1 election', 'run until role P1 leader', 'request clients']);
    expect(left).toEqual([
      'deliver S1->S2 RequestVote: itsMessage',
      'drop #2: itsMessage',
      'delay #1 by 5ms: itsMessage',
      'say "…" (2): itsWords',
      'at 50ms request S1 "y=1": noSuchCommand',
      'request S2 "x=1": takesNoRequests',
      'ring S1 heartbeat: noSuchTimer',
    ]);
  });

  test('conditions on what the other does not tell of; of several, those alone', () => {
    const text = `run 100ms
expect role any candidate
expect role any leader and fact S1 votedFor S1
expect not fact S1 currentTerm 9
expect log S1 none and log S1 1,1
expect epoch S1 1
expect holds raft.LogMatching
expect not chosen "y=1"`;
    expect(script(text, 'raft nodes=3 seed=1\noptions electionTimeout=20..50ms')).toMatchObject({
      left: [
        'expect role any candidate: noSuchCondition',
        'expect fact S1 votedFor S1: noSuchCondition',
        'expect log S1 1,1: noSuchCondition',
        'expect epoch S1 1: noSuchCondition',
        'expect holds raft.LogMatching: noSuchCondition',
        'expect not chosen "y=1": noSuchCondition',
      ],
    });
  });

  test('everything, when nothing of the other fits', () => {
    const scenario = scenarioOf('raft nodes=3 seed=1');
    expect(translated(scenario, 'picky')).toEqual({
      problem: { code: 'setupRefused', expected: 'never', found: 'picky' },
    });
    for (const to of ['pbft', 'constructor', 'raft/votesTwice'])
      expect(translated(scenario, to)).toMatchObject({ problem: { code: 'unknown', found: to } });
  });
});

describe('what only playing tells', () => {
  test('a `run until` on what is not told of becomes a `run` as long as it took', () => {
    // Two messages, ten milliseconds each way.
    expect(
      script('at 30ms ring S1 election\nrun until epoch S3 1\nrun until fact S3 votedFor S1\nrun until epoch S1 1'),
    ).toEqual({
      lines: ['at 30ms ring P1 election', 'run 10ms'],
      left: [
        'run until epoch S3 1: ranAsLong',
        'run until fact S3 votedFor S1: ranAsLong',
        'run until epoch S1 1: ranAsLong',
      ],
    });
  });

  test('so does one that does not come true there, or too late for what follows', () => {
    const never = 'crash S2\nring S1 election\nrun until fact any commitIndex 1 limit 80ms\nrestart S2';
    expect(script(never)).toEqual({
      lines: ['crash A1', 'ring P1 election', 'run 80ms', 'restart A1'],
      left: ['run until fact any commitIndex 1 limit 80ms: ranAsLong'],
    });
    // The other waits longer before it stands for election.
    const late = script('run until role any leader\nat 400ms crash S1\nrun until role any leader limit 3s');
    expect(late).toEqual({
      lines: [
        expect.stringMatching(/^run [12]\d\d(\.\d+)?ms$/),
        'at 400ms crash P1',
        'run until role any leader limit 3s',
      ],
      left: ['run until role any leader: ranAsLong'],
    });
  });

  test('what is not possible when its turn comes', () => {
    expect(script('crash S1\nring S1 election\nrestart S2\nrestart S1\nexpect up S1')).toEqual({
      lines: ['crash P1', 'restart P1', 'expect up P1'],
      left: ['ring S1 election: impossible', 'restart S2: impossible'],
    });
  });

  test('an expectation that does not hold there, or has not held before', () => {
    expect(
      script('expect role S1 leader\nring S1 election\nrun until role S1 leader\nexpect role S2 follower'),
    ).toEqual({
      lines: ['ring P1 election', 'run until role P1 leader', 'expect role A1 follower'],
      left: ['expect role S1 leader: doesNotHold'],
    });
  });
});

test('a run too long to be tried is taken as it is', () => {
  const found = script('run until role any candidate\nrun 20min\nrestart S1\nrun until role any candidate');
  expect(found).toEqual({
    lines: [expect.stringMatching(/^run [12]\d\d(\.\d+)?ms$/), 'run 1200s', 'restart P1'],
    left: ['run until role any candidate: ranAsLong', 'run until role any candidate: noSuchCondition'],
  });
});

test('each reason has words in both languages', () => {
  const reasons = Object.keys(translationEn.because);
  expect(Object.keys(translationZh.because)).toEqual(reasons);
  for (const words of [...Object.values(translationEn.because), ...Object.values(translationZh.because)])
    expect(words.length).toBeGreaterThan(5);
});
