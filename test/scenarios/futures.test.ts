// Several futures and notes in one text: what it says, what is refused, and that a future plays as it was played when
// somebody made it.

import { describe, expect, test } from 'vitest';
import { playerOf } from '../../src/scenarios/branching.ts';
import { positionOf } from '../../src/scenarios/futures.ts';
import { decodeLink, encodeLink } from '../../src/scenarios/link.ts';
import { marksOn } from '../../src/scenarios/outcome.ts';
import { Player } from '../../src/scenarios/player.ts';
import { scenarioAt } from '../../src/scenarios/retold.ts';
import { LIMITS, type Scenario } from '../../src/scenarios/scenario.ts';
import { parseScenario, printScenario } from '../../src/scenarios/text.ts';
import { words as english } from '../../src/words/en/all.ts';
import { problemSentence } from '../../src/words/problems.ts';

const HEADER = 'quorum 1\nraft nodes=3 seed=7\nnetwork timed latency=10..20ms\n';

function scenarioOf(...lines: string[]): Scenario {
  const parsed = parseScenario(HEADER + lines.join('\n'));
  if ('problem' in parsed) throw new Error(problemSentence(parsed.problem, english));
  return parsed.scenario;
}

function problemOf(...lines: string[]) {
  const parsed = parseScenario(HEADER + lines.join('\n'));
  if ('scenario' in parsed) throw new Error('This parses.');
  const { code, line, column, expected, found } = parsed.problem;
  return [code, (line ?? 0) - 3, column, expected, found];
}

const TREE = [
  'at 1s crash S1',
  'run 500ms',
  'future 2 of 1 at 1s#1 "S2 falls too"',
  'at 1.2s crash S2',
  'expect up S3',
  'future 3 of 2 at 1.3s',
  'restart S1',
  'future 4 of 1 at 300ms',
];

describe('futures in a text', () => {
  test('each leaves one before it at a moment, under a name or none', () => {
    const { version, script, name, futures } = scenarioOf('future 1 "As told"', ...TREE);
    expect({ version, name, count: script.length }).toEqual({ version: 2, name: 'As told', count: 2 });
    expect(futures).toEqual([
      {
        of: 1,
        at: 1_000_000,
        after: 1,
        name: 'S2 falls too',
        script: [
          { at: 1_200_000, kind: 'crash', node: 'S2' },
          { kind: 'expect', that: [{ kind: 'up', node: 'S3' }] },
        ],
      },
      { of: 2, at: 1_300_000, script: [{ kind: 'restart', node: 'S1' }] },
      { of: 1, at: 300_000, script: [] },
    ]);
  });

  test('a text without them stays of version 1, and one with them says 2', () => {
    expect(printScenario(scenarioOf('crash S1'))).toMatch(/^quorum 1\n/);
    const text = printScenario(scenarioOf(...TREE));
    expect(text).toMatch(/^quorum 2\n/);
    expect(text.endsWith(`${TREE.slice(2).join('\n')}\n`)).toBe(true);
    expect(printScenario(scenarioOf('mark "here"'))).toMatch(/^quorum 2\n/);
  });

  test.each<[says: string, lines: string[], problem: unknown[]]>([
    ['a number that is not due', ['future 3 of 1 at 1s'], ['unexpected', 1, 8, '2', '3']],
    ['a future of one to come', ['future 2 of 2 at 1s'], ['outOfBounds', 1, 13, '1..1', '2']],
    ['no moment', ['future 2 of 1'], ['unexpected', 1, 14, 'at', '']],
    ['no name at all', ['future 1 ""'], ['outOfBounds', 1, 10, '1..100', '0']],
    ['the first one named too late', ['crash S1', 'future 1 "x"'], ['tooLate', 2, 1, '', 'future 1']],
    ['the first one named twice', ['future 1 "x"', 'future 1 "y"'], ['repeated', 2, 1, '', 'future 1']],
    ['a header below', ['future 2 of 1 at 1s', 'title "x"'], ['tooLate', 2, 1, '', 'title']],
    [
      'time that runs backwards from where it leaves',
      ['future 2 of 1 at 1s', 'at 900ms crash S1'],
      ['backwards', 2, 4, '1s', '900ms'],
    ],
    [
      'more futures than there may be',
      Array.from({ length: LIMITS.futures }, (_, i) => `future ${i + 2} of 1 at 1s`),
      ['outOfBounds', LIMITS.futures, 8, `1..${LIMITS.futures}`, String(LIMITS.futures + 1)],
    ],
    [
      'more notes than there may be',
      Array.from({ length: LIMITS.marks + 1 }, () => 'at 1s mark "x"'),
      ['outOfBounds', LIMITS.marks + 1, 7, `0..${LIMITS.marks}`, 'mark'],
    ],
    ['a note that is too long', [`mark "${'x'.repeat(501)}"`], ['outOfBounds', 1, 6, '1..500', '501']],
  ])('refuses %s', (_, lines, problem) => {
    expect(problemOf(...lines)).toEqual(problem);
  });

  test('statements are counted in all of them together', () => {
    const half = Array.from({ length: LIMITS.statements / 2 }, () => 'heal');
    expect(scenarioOf(...half, 'future 2 of 1 at 1s', ...half).futures).toHaveLength(1);
    expect(problemOf(...half, 'future 2 of 1 at 1s', ...half, 'heal')[0]).toBe('tooManyStatements');
  });

  test('each plays on from where it leaves, and shares the past move by move', () => {
    const scenario = scenarioOf(...TREE);
    const [first, second, third] = [1, 2, 3].map((n) =>
      playerOf(scenario, n, (player, until) => player.advance(until, 10_000) !== 'spent'),
    ) as [Player, Player, Player];
    for (const player of [first, second, third]) player.advance(3_000_000, 100_000);
    expect(second.expectations.map(({ held }) => held)).toEqual([true]);
    expect(second.failures).toEqual([]);
    const moves = (player: Player, to: number) =>
      Array.from({ length: to }, (_, p) => JSON.stringify(player.run.frame(p + 1).move));
    const fork = positionOf(first.run, { at: 1_000_000, after: 1 });
    expect(first.run.frame(fork).move).toMatchObject({ at: 1_000_000 });
    expect(moves(second, fork)).toEqual(moves(first, fork));
    const later = positionOf(second.run, { at: 1_300_000 });
    expect(moves(third, later)).toEqual(moves(second, later));
    expect(third.run.end.world.nodes.map(({ id, up }) => `${id} ${up}`)).toEqual(['S1 up', 'S2 crashed', 'S3 up']);
    expect(first.run.end.world.nodes.map(({ up }) => up)).toEqual(['crashed', 'up', 'up']);
  });

  test('a link carries them, and which of them is on show', async () => {
    const text = printScenario(scenarioOf(...TREE, 'at 1.25s mark "look here"'));
    const link = await encodeLink(text);
    expect(await decodeLink(link)).toEqual({ text });
    expect(await decodeLink(`${link}&t=1.2s&future=3`)).toEqual({ text, at: 1_200_000, future: 3 });
    expect(await decodeLink(`${link}&future=x`)).toMatchObject({ text, doubt: { code: 'badFuture', found: 'x' } });
  });
});

describe('notes', () => {
  test('with a time are about their moment, wherever they stand', () => {
    const scenario = scenarioOf(
      'at 2s crash S1',
      'at 500ms mark "early"',
      'restart S1',
      'at 2s#0 mark "before the crash"',
      'at 2s mark "after both"',
    );
    const player = new Player(scenario);
    player.advance(1_000_000, 100_000);
    expect(marksOn(player).map(({ text }) => text)).toEqual(['early']);
    player.advance(3_000_000, 100_000);
    expect(player.failures).toEqual([]);
    const { run } = player;
    const before = run.positionAt(1_999_999);
    expect(marksOn(player).map(({ text, position }) => [text, position])).toEqual([
      ['early', run.positionAt(500_000)],
      ['before the crash', before],
      ['after both', before + 2],
    ]);
  });

  test('without one are about what the script has come to, and change nothing', () => {
    const [plain, marked] = [
      scenarioOf('run until role any leader', 'crash S1', 'run 1s'),
      scenarioOf('run until role any leader', 'mark "a leader"', 'crash S1', 'at 40ms#1 mark "m"', 'run 1s'),
    ].map((scenario) => {
      const player = new Player(scenario);
      player.finish(100_000);
      return player;
    }) as [Player, Player];
    expect(marked.run.end.world).toEqual(plain.run.end.world);
    const [, leads] = marksOn(marked);
    expect(leads).toMatchObject({ text: 'a leader' });
    expect(positionOf(marked.run, leads as { at: number; after?: number })).toBe(leads?.position);
    expect(marked.run.frame((leads?.position ?? 0) + 1).move).toMatchObject({ kind: 'crash' });
  });

  test('are written with a run as it was played', () => {
    const player = new Player(scenarioOf('at 1s crash S1', 'at 1.1s mark "gone with the words"', 'say "hello"'));
    player.advance(2_000_000, 100_000);
    const marks = [
      { at: 1_500_000, text: 'second' },
      { at: 1_000_000, after: 1, text: 'first' },
    ];
    const written = scenarioAt(player.scenario, player.run, player.run.length, marks);
    expect(written).toMatchObject({ version: 2 });
    expect(written.script.slice(1)).toEqual([
      { kind: 'mark', at: 1_000_000, after: 1, text: 'first' },
      { kind: 'mark', at: 1_500_000, text: 'second' },
    ]);
    expect(parseScenario(printScenario(written))).toEqual({ scenario: written });
  });
});
