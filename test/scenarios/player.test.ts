// Playing a scenario: when its statements happen, what is recorded when they cannot, and the way back from a run.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Move } from '../../src/engine/move.ts';
import { refusal } from '../../src/engine/refusal.ts';
import { Run } from '../../src/engine/run.ts';
import { complaintOf, writtenOf } from '../../src/scenarios/complaint.ts';
import { library } from '../../src/scenarios/library.ts';
import { isSound, unaskedOf } from '../../src/scenarios/outcome.ts';
import { type Failure, Player } from '../../src/scenarios/player.ts';
import { missingLine } from '../../src/scenarios/predicate.ts';
import { scenarioAt } from '../../src/scenarios/retold.ts';
import { genesisOf, type Scenario, type Statement } from '../../src/scenarios/scenario.ts';
import { parseScenario, printScenario } from '../../src/scenarios/text.ts';
import { words as english } from '../../src/words/en/all.ts';
import { problemSentence } from '../../src/words/problems.ts';
import { words as chinese } from '../../src/words/zh/all.ts';
import { isSame } from '../same.ts';
import { scenarios } from './arbitrary.ts';

const TIMED = 'quorum 1\nraft nodes=3 seed=7\nnetwork timed latency=10ms\noptions electionTimeout=10s\n';
const MANUAL = 'quorum 1\nraft nodes=3 seed=7\nnetwork manual\n';

function scenarioOf(text: string): Scenario {
  const parsed = parseScenario(text);
  if ('problem' in parsed) throw new Error(JSON.stringify(parsed.problem));
  return parsed.scenario;
}

/** To the end of the script, and no further. */
function played(text: string): Player {
  const player = new Player(scenarioOf(text));
  while (player.scripted) player.advance(Number.MAX_SAFE_INTEGER, 1);
  return player;
}

function doings(player: Player): [number, string][] {
  return player.run.interventions.map(([, move]) => [move.at, move.kind]);
}

describe('when a statement happens', () => {
  test('in a timed network, without a time: at once after the one before', () => {
    const player = played(`${TIMED}at 5ms ring S1 election\nrequest S1 "x=1"\nrun 100ms\ncrash S2\nrestart S2\n`);
    expect(doings(player)).toEqual([
      [5_000, 'ring'],
      [5_000, 'request'],
      [105_000, 'crash'],
      [105_000, 'restart'],
    ]);
  });

  test('in a manual network, without a time: ten milliseconds later', () => {
    const player = played(`${MANUAL}ring S1 election\ndeliver S1->S2 RequestVote\nrun 1s\ndrop S1->S3 RequestVote\n`);
    expect(doings(player)).toEqual([
      [10_000, 'ring'],
      [20_000, 'deliver'],
      [1_030_000, 'drop'],
    ]);
    expect(player.advance(60_000_000, 100)).toBe('still');
  });

  test('at a time: after all moves up to it', () => {
    const player = played(`${TIMED}ring S1 election\nat 10ms crash S3\n`);
    expect(player.run.end.position).toBe(4);
    expect(player.run.frame(2).move?.kind).toBe('deliver');
    expect(player.run.frame(3).move?.kind).toBe('deliver');
  });

  test('at a time and a count: after so many moves at that very instant', () => {
    const kinds = (after: number) => {
      const { run } = played(`${TIMED}ring S1 election\nat 10ms#${after} crash S3\nrun 1ms\n`);
      return Array.from({ length: run.length }, (_, i) => run.frame(i + 1).move?.kind);
    };
    expect(kinds(0)).toEqual(['ring', 'crash', 'deliver', 'deliver']);
    expect(kinds(1)).toEqual(['ring', 'deliver', 'crash', 'deliver']);
    expect(kinds(2)).toEqual(['ring', 'deliver', 'deliver', 'crash']);
    expect(kinds(9)).toEqual(['ring', 'deliver', 'deliver', 'crash']);
  });

  test('the oldest message of a name is meant', () => {
    const player = played(`${MANUAL}ring S1 election\nduplicate S1->S2 RequestVote\ndeliver S1->S2 RequestVote\n`);
    const ids = player.run.end.world.envelopes.map(({ id }) => id);
    const [, , [, move]] = player.run.interventions as [unknown, unknown, [number, Move & { envelope: number }]];
    expect(Math.min(...ids)).toBeLessThan(Math.max(...ids));
    expect(ids).not.toContain(move.envelope);
  });

  test('in a manual network, a node that was paused hears what waited before the next statement', () => {
    const player = played(
      `${MANUAL}ring S1 election\npause S2\ndeliver S1->S2 RequestVote\ncut S1 S2\nresume S2\nheal\n` +
        'deliver S2->S1 RequestVoteReply\nexpect role S1 leader\n',
    );
    expect(isSound(player)).toBe(true);
  });

  test('words of both languages side by side are one saying', () => {
    const player = played(`${TIMED}say "a"\nsay zh "甲"\nsay "b"\nsay "c"\nsay zh "丙"\nrun 10s\nsay zh "丁"\n`);
    expect(player.says).toEqual([
      { position: 0, at: 0, text: { en: 'a', zh: '甲' } },
      { position: 0, at: 0, text: { en: 'b' } },
      { position: 0, at: 0, text: { en: 'c', zh: '丙' } },
      { position: player.run.length, at: 10_000_000, text: { zh: '丁' } },
    ]);
  });
});

describe('what cannot be done', () => {
  const failing: [says: string, text: string, code: string, line: number, found: string][] = [
    ['a condition that does not come true', `${TIMED}run until role S2 leader limit 1s`, 'limit', 5, 'role S2 leader'],
    ['a condition that cannot come true any more', `${MANUAL}run until role S2 leader`, 'still', 4, 'role S2 leader'],
    ['a node that is down already', `${TIMED}crash S1\ncrash S1`, 'alreadyCrashed', 6, 'S1'],
    ['a node that is up', `${TIMED}restart S1`, 'notCrashed', 5, 'S1'],
    [
      'a message that is not in flight',
      `${TIMED}deliver S1->S2 AppendEntries`,
      'noSuchEnvelope',
      5,
      'deliver S1->S2 AppendEntries',
    ],
    ['a message by a number that none has', `${TIMED}drop #99`, 'noSuchEnvelope', 5, 'drop #99'],
    ['a timer that is not set', `${TIMED}ring S1 heartbeat`, 'noSuchTimer', 5, 'S1'],
    ['a time that is over', `${TIMED}run 1s\nat 500ms heal`, 'inThePast', 6, '500ms'],
  ];

  test.each(failing)('%s', (_, text, code, line, found) => {
    const player = played(`${text}\nexpect up S3\n`);
    expect(player.failures).toMatchObject([{ code, line }]);
    expect(complaintOf(player, player.failures[0] as Failure)).toMatchObject({ code, found });
    expect(isSound(player)).toBe(false);
    // The rest is played all the same.
    expect(player.expectations).toMatchObject([{ held: true }]);
  });

  test('an expectation that does not hold, with its line', () => {
    const player = played(`${TIMED}expect role S1 leader\nexpect not role S1 leader\n`);
    expect(player.expectations).toEqual([
      { statement: 0, line: 5, held: false, position: 0 },
      { statement: 1, line: 6, held: true, position: 0 },
    ]);
    expect(player.expectations.map((each) => writtenOf(player, each))).toEqual([
      'expect role S1 leader',
      'expect not role S1 leader',
    ]);
    expect(isSound(player)).toBe(false);
  });

  test('a fact of a name that nobody knows is neither so nor not so', () => {
    const { expectations } = played(`${TIMED}expect not fact S1 votedfor S2\nexpect not fact S1 votedFor S2\n`);
    expect(expectations.map(({ held }) => held)).toEqual([false, true]);
  });

  test('a line about another node, and which lines there are where one is not', () => {
    const text = `quorum 1\nraft nodes=3 seed=1\nrun until role S1 leader\nrequest S1 "x=1"\nrun until fact S1 "matchIndex S2" 1
expect fact S1 "matchIndex S2" 1 and fact S1 "nextIndex S2" 2 and not fact S1 "matchIndex S2" 7
expect fact S2 "matchIndex S1" 0
expect fact any matchindex 1
`;
    const { expectations, failures, scenario, run } = played(
      text.replace('run until role S1', 'ring S1 election\nrun until role S1'),
    );
    expect(failures).toEqual([]);
    expect(expectations.map(({ held }) => held)).toEqual([true, false, false]);
    // An older page has no words for it.
    expect(scenario.version).toBe(3);
    const missing = expectations.map(({ statement }) => {
      const asked = scenario.script[statement] as Extract<Statement, { kind: 'expect' }>;
      const problem = missingLine(asked.that, run.protocol, run.end.world);
      return problem && problemSentence(problem, english);
    });
    expect(missing).toEqual([
      null,
      'No line is called “matchIndex S1” there. There are: currentTerm, votedFor, lastLogIndex, commitIndex, lastApplied, leaderId, store.',
      expect.stringContaining('leaderId, store, nextIndex S2, matchIndex S2, nextIndex S3, matchIndex S3'),
    ]);
    expect(problemSentence({ code: 'noSuchLine', found: 'x', expected: 'y' }, chinese)).toBe(
      '那里没有名为“x”的行。现有：y。',
    );
  });

  test('an invariant that broke though nobody asked for it', () => {
    const text = library.find(({ name }) => name === 'votes-twice')?.text as string;
    expect(isSound(played(text))).toBe(true);
    const silent = played(text.replace(/^expect breaks.*$/m, ''));
    expect(unaskedOf(silent)).toEqual(['raft.ElectionSafety']);
    expect(isSound(silent)).toBe(false);
  });
});

describe('playing on', () => {
  test('in small steps of time and budget gives the same as at one go', () => {
    fc.assert(
      fc.property(
        scenarios,
        fc.array(fc.tuple(fc.integer({ min: 0, max: 300_000 }), fc.integer({ min: 1, max: 40 })), { maxLength: 20 }),
        (scenario, steps) => {
          const end = 3_000_000;
          const whole = new Player(scenario);
          const finish = (player: Player) => {
            for (let i = 0; i < 40 && player.advance(end, 50) === 'spent'; i++);
          };
          finish(whole);
          const stepwise = new Player(scenario);
          let until = 0;
          for (const [later, budget] of steps) {
            until = Math.min(until + later, end);
            const before = stepwise.run.length;
            if (stepwise.run.length + budget > whole.run.length) break;
            stepwise.advance(until, budget);
            expect(stepwise.run.length - before).toBeLessThanOrEqual(budget);
            expect(stepwise.run.end.at).toBeLessThanOrEqual(until);
          }
          for (let i = 0; i < 400 && stepwise.run.length < whole.run.length; i++) stepwise.advance(end, 1);
          const length = Math.min(whole.run.length, stepwise.run.length);
          for (let p = 0; p <= length; p += p > 100 ? 7 : 1)
            if (!isSame(stepwise.run.frame(p).world, whole.run.frame(p).world)) expect.fail(`position ${p} differs`);
          expect(isSame(stepwise.run.frame(length).world, whole.run.frame(length).world)).toBe(true);
        },
      ),
      { numRuns: 25 },
    );
  });

  test('waiting for the time of a statement and making it are within the budget together', () => {
    const text = `${TIMED}at 1ms ring S1 election\nat 11ms crash S1\n`;
    for (let budget = 1; budget < 6; budget++) {
      const player = new Player(scenarioOf(text));
      for (let before = 0; player.scripted; before = player.run.length) {
        player.advance(20_000, budget);
        expect(player.run.length - before).toBeLessThanOrEqual(budget);
      }
      expect(doings(player).map(([, kind]) => kind)).toEqual(['ring', 'crash']);
    }
  });

  test('says when nothing more happens, and when a time is reached', () => {
    const player = new Player(scenarioOf(TIMED));
    expect(player.advance(1_000_000, 100)).toBe('reached');
    expect(player.advance(60_000_000, 3)).toBe('spent');
    const single = new Player(scenarioOf(`${TIMED}crash S1\ncrash S2\ncrash S3\n`));
    expect(single.advance(60_000_000, 100)).toBe('still');
  });

  test('waits for the time of a statement', () => {
    const player = new Player(scenarioOf(`${TIMED}at 1s crash S1\n`));
    expect(player.advance(999_999, 100)).toBe('reached');
    expect([player.scripted, player.run.length]).toEqual([true, 0]);
    expect(player.advance(1_000_000, 100)).toBe('reached');
    expect([player.scripted, player.run.length]).toEqual([false, 1]);
  });
});

describe('what is said', () => {
  test('comes with the move before it, in both languages, however small the helpings', () => {
    const text = `${MANUAL}ring S1 election\nsay "a"\nsay zh "b"\nexpect role S1 candidate\nring S2 election\nsay "c"\n`;
    const player = new Player(scenarioOf(text));
    player.advance(Number.MAX_SAFE_INTEGER, 1);
    expect(player.run.length).toBe(1);
    expect(player.says).toEqual([{ position: 1, at: 10_000, text: { en: 'a', zh: 'b' } }]);
    expect(player.expectations).toHaveLength(1);
    player.advance(Number.MAX_SAFE_INTEGER, 1);
    expect(player.says.at(-1)).toEqual({ position: 2, at: 20_000, text: { en: 'c' } });
    expect(player.scripted).toBe(false);
  });
});

describe('the way back', () => {
  const interventions = fc.array(
    fc.record({
      wait: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 200_000 })),
      ticks: fc.integer({ min: 0, max: 3 }),
      which: fc.nat(1000),
      kind: fc.constantFrom(
        'deliver',
        'drop',
        'duplicate',
        'delay',
        'ring',
        'crash',
        'restart',
        'wipe',
        'pause',
        'resume',
        'cut',
        'heal',
        'partition',
        'request',
        'set',
      ),
    }),
    { maxLength: 25 },
  );

  /** A move of a kind in this world, whatever `which` chooses; null when there is none. */
  function moveOf(run: Run, at: number, kind: string, which: number): Move | null {
    const { world } = run.end;
    const pick = <T>(from: readonly T[]) => from[which % Math.max(1, from.length)];
    const node = pick(world.nodes);
    if (node === undefined) return null;
    const other = world.nodes[(which + 1) % world.nodes.length]?.id ?? node.id;
    const envelope = pick(world.envelopes)?.id;
    const settings = pick([
      { latency: [0, 0] as const },
      { loss: 100_000 },
      { clock: { node: node.id, rate: 1500 } },
      { network: 'manual' as const },
      { network: 'timed' as const, duplication: 50_000 },
      { clients: 70_000 },
    ]);
    const moves: Record<string, object | null> = {
      ring: { node: node.id, timer: node.timers[0]?.name },
      crash: { node: node.id },
      restart: { node: node.id },
      wipe: { node: node.id },
      pause: { node: node.id },
      resume: { node: node.id },
      cut: { links: [[node.id, other]] },
      heal: { links: which % 2 === 0 ? null : [[node.id, other]] },
      partition: { groups: other === node.id ? [[node.id]] : [[node.id], [other]] },
      request: which % 3 === 0 ? { node: null, command: null } : { node: node.id, command: 'x=1' },
      set: { settings },
    };
    const rest = envelope === undefined ? null : { envelope, ...(kind === 'delay' ? { by: 5_000 } : {}) };
    const body = kind in moves ? moves[kind] : rest;
    if (body === null) return null;
    const move = { kind, at, ...body } as Move;
    return refusal(world, move) === null ? move : null;
  }

  test('a run as a scenario plays the same, up to any position', () => {
    const bases = library.filter(({ name }) => ['first-minute', 'lossy-network', 'manual-vote'].includes(name));
    fc.assert(
      fc.property(fc.constantFrom(...bases), interventions, fc.nat(1_000_000), (base, plan, where) => {
        const scenario = scenarioOf(base.text);
        const { protocol, genesis } = genesisOf(scenario);
        const run = new Run(protocol, genesis);
        for (const { wait, ticks, which, kind } of plan) {
          // As the page does: simulate up to a time, or step into the middle of an instant, then do something.
          const at = run.end.at + wait;
          for (let i = 0; i < 500 && run.tick(at) !== null; i++);
          for (let i = 0; i < ticks; i++) run.tick();
          const when = run.isStill || ticks === 0 ? Math.max(at, run.end.at) : run.end.at;
          const move = moveOf(run, when, kind, which);
          if (move !== null) run.make(move);
        }
        for (let i = 0; i < 50; i++) run.tick();
        const position = where % (run.length + 1);
        const written = scenarioOf(printScenario(scenarioAt(scenario, run, position)));
        const again = new Player(written);
        for (let i = 0; i < 200 && again.run.length < position; i++) again.advance(run.timeOf(position), 50);
        expect(again.failures).toEqual([]);
        for (let p = 0; p <= position; p++)
          if (!isSame(again.run.frame(p).happenings, run.frame(p).happenings)) expect.fail(`position ${p} differs`);
        expect(isSame(again.run.frame(position).world, run.frame(position).world)).toBe(true);
      }),
      { numRuns: 120 },
    );
  });

  test('a library scenario, its words and conditions left behind, plays the same', () => {
    for (const { text } of library) {
      const scenario = scenarioOf(text);
      const { run } = played(text);
      const again = new Player(scenarioOf(printScenario(scenarioAt(scenario, run, run.length))));
      again.advance(run.end.at, 100_000);
      expect(again.run.length).toBeGreaterThanOrEqual(run.length - 1);
      for (let p = 0; p < run.length; p++)
        if (!isSame(again.run.frame(p).happenings, run.frame(p).happenings)) expect.fail(`position ${p} differs`);
    }
  });
});
