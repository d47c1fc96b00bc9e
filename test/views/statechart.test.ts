// The statechart of every protocol: nothing covers anything else, nothing is left out, and what a run did is lit. The
// pictures are files to look at.

import { createElement } from 'react';
import { describe, expect, test, vi } from 'vitest';
import type { AnyStateMachine } from 'xstate';
import { machineOf, type Protocol } from '../../src/engine/protocol.ts';
import type { Run } from '../../src/engine/run.ts';
import { type Chart, chartOf } from '../../src/engine/statechart.ts';
import { Player } from '../../src/scenarios/player.ts';
import type { Language } from '../../src/speech/languages.ts';
import { Card } from '../../src/views/statechart/Card.tsx';
import { along, type Choice, Drawing } from '../../src/views/statechart/Drawing.tsx';
import { type Box, layoutOf } from '../../src/views/statechart/layout.ts';
import { widthOf } from '../../src/views/statechart/lines.ts';
import { asPlayed, playedIn } from '../../src/views/statechart/playing.ts';
import { TransitionRecord } from '../../src/views/statechart/record.ts';
import { Steps, Summary } from '../../src/views/statechart/Steps.tsx';
import { Table } from '../../src/views/statechart/Table.tsx';
import { voiceOf } from '../../src/views/statechart/voice.ts';
import { wordsIn } from '../../src/words/index.ts';
import { protocolWords } from '../../src/words/protocols.ts';
import { Scenes } from '../../src/worker/scene.ts';
import { hearingsAt } from '../../src/worker/transitions.ts';
import type { Shot } from '../../src/worker/wire.ts';
import { scenarioOf } from '../played.ts';
import { protocols } from '../protocols.ts';
import { labOf, render, textOf } from './rendered.ts';

vi.mock('../../src/store/preferences.ts', () => {
  const state = { language: 'en', theme: 'light', stillness: true };
  return { preferences: { getState: () => state, getInitialState: () => state, subscribe: () => () => {} } };
});

const all = Object.entries(protocols) as [string, Protocol][];

function voiceFor(id: string, chart: Chart, language: Language) {
  const words = wordsIn(language);
  return voiceOf(chart, protocolWords(id, language), words.panels.request, words.chart);
}

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
const within = (a: Area, b: Area): boolean =>
  a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height;
const apart = (a: Area, b: Area): boolean =>
  a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height || b.y >= a.y + a.height;

const charts = all.flatMap(([id, { machines }]) =>
  [...new Set(Object.values(machines))].map((machine) => [id, chartOf(machine)] as const),
);

describe.each(charts)('the layout of %s', (id, chart) => {
  test.each([300, 460, 540, 800, 1100].flatMap((width) => [[width, false] as const, [width, true] as const]))(
    'at %i pixels, everything: %s',
    (width, everything) => {
      for (const language of ['en', 'zh'] as const) {
        const layout = layoutOf(chart, voiceFor(id, chart, language), width, everything);
        const shown = layout.rows.flatMap(({ transitions }) => transitions.map((one) => one.id));
        expect([...shown].sort()).toEqual(chart.transitions.map((one) => one.id).sort());
        const leaves = layout.boxes.filter(({ leaf }) => leaf);
        for (const [i, one] of leaves.entries())
          for (const other of leaves.slice(i + 1))
            expect(apart(one, other), `${one.state} and ${other.state}`).toBe(true);
        const sheet = { x: 0, y: 0, width: layout.width, height: layout.height };
        for (const box of layout.boxes) expect(within(box, sheet), box.state).toBe(true);
        for (const row of layout.rows) {
          const box = leaves.find(({ state }) => state === row.source) as Box;
          expect(within(row, box), row.key).toBe(true);
          for (const run of row.runs) {
            expect(run.y).toBeLessThan(row.y + row.height);
            expect(run.x + widthOf(run), `${run.text} in ${row.key}`).toBeLessThan(row.x + row.width);
          }
        }
        for (const [i, one] of layout.rows.entries())
          for (const other of layout.rows.slice(i + 1))
            expect(apart(one, other), `${one.key} and ${other.key}`).toBe(true);
      }
    },
  );

  test('an arrow begins at its line, ends at the box it names, and crosses no other box', () => {
    const layout = layoutOf(chart, voiceFor(id, chart, 'en'), 540, false);
    let arrows = 0;
    for (const row of layout.rows)
      for (const path of row.paths) {
        arrows++;
        const numbers = (path.match(/-?[\d.]+/g) ?? []).map(Number);
        const [fromX, fromY] = numbers as [number, number];
        const lane = numbers[3] as number;
        const toX = numbers.at(-1) as number;
        const toY = numbers.at(-2) as number;
        expect(fromY).toBe(row.y + row.height / 2);
        expect([row.x, row.x + row.width]).toContain(fromX);
        const target = layout.boxes.find(
          ({ state, kind }) => kind !== 'every' && row.transitions[0]?.targets.includes(state),
        );
        expect(Math.abs((target as Box).y + 15 - toY)).toBeLessThanOrEqual(15);
        expect(
          Math.min(Math.abs(toX - (target as Box).x), Math.abs(toX - (target as Box).x - (target as Box).width)),
        ).toBe(2);
        const trunk = { x: lane, y: Math.min(fromY, toY), width: 0.1, height: Math.abs(toY - fromY) };
        for (const box of layout.boxes)
          if (box.leaf) expect(apart(trunk, box), `${row.key} over ${box.state}`).toBe(true);
      }
    expect(arrows).toBeGreaterThan(2);
  });
});

test('what runs along several arrows comes to each in turn, at one pace', () => {
  expect(along([10, 30], 0)).toEqual([0, 0]);
  expect(along([10, 30], 0.125)).toEqual([0, 5]);
  expect(along([10, 30], 0.5)).toEqual([1, 10]);
  expect(along([10, 30], 1)).toEqual([1, 30]);
  expect(along([], 0.5)).toEqual([-1, 0]);
});

/** Two requests and a crash: elections, ballots and decisions in any protocol. */
function played(id: string): Run {
  const protocol: Protocol = protocols[id as keyof typeof protocols];
  const [size] = Object.keys(protocol.counts) as [string];
  const { parts, command: nth } = protocol.clients;
  const able = protocol.cast({ [size]: 3 }).filter(({ part }) => parts.includes(part));
  const [first, second = first] = able.map((seat) => seat.id);
  const command = nth(1);
  const text = `quorum 1\n${id} ${size}=3 seed=5\nat 500ms request ${first} "${command}"\nat 520ms request ${second} "${command}"\n`;
  const player = new Player(scenarioOf(text));
  while (player.advance(900_000, 2000) === 'spent');
  return player.run;
}

function drawn(protocol: Protocol, run: Run, position: number, language: Language, more: { everyNode?: boolean } = {}) {
  const shot: Shot = new Scenes(run.protocol, run.genesis, false).shot(run.frame(position));
  const hearings = hearingsAt(run, position);
  const [hearing] = hearings;
  const node = shot.scene.nodes.find(({ id }) => id === hearing?.node) ?? null;
  const part = (node ?? shot.scene.nodes[0])?.part ?? '';
  const chart = chartOf(machineOf(protocol, part));
  const voice = voiceFor(protocol.id, chart, language);
  const taken = new Set(hearing?.steps.flatMap((step) => step.taken));
  const drawing = createElement(Drawing, {
    layout: layoutOf(chart, voice, 460, false),
    voice,
    node,
    nodes: more.everyNode
      ? shot.scene.nodes.filter((one) => machineOf(protocol, one.part) === machineOf(protocol, part))
      : node === null
        ? []
        : [node],
    taken,
    marked: new Set<string>(),
    chosen: null as Choice | null,
    movesAt: null,
    follows: null,
    lit: () => undefined,
    touched: '',
    choose: () => {},
    chooseNode: () => {},
  });
  return { chart, voice, hearing, taken, html: render(labOf([shot]), () => drawing) };
}

/** Where to look: the beginning, the first change of state by an event, the end. */
function moments(run: Run): readonly (readonly [string, number])[] {
  let change = 1;
  while (
    change < run.length &&
    !hearingsAt(run, change).some(({ steps }) => steps.some((it) => it.from.join() !== it.to.join()))
  )
    change++;
  return [
    ['beginning', 0],
    ['change', change],
    ['end', run.length],
  ];
}

describe.each(all)('the drawing of %s', (id, protocol) => {
  const run = played(id);

  test.each(moments(run))('at the %s', async (name, position) => {
    const { html } = drawn(protocol, run, position, 'en', { everyNode: name === 'end' });
    const lines = html.replaceAll('><', '>\n<').replaceAll(/(\.\d)\d+/g, '$1');
    await expect(`${lines}\n`).toMatchFileSnapshot(`../protocols/${id}/pictures/chart-${name}.svg`);
  });

  test('lights what was taken and where the node is, and nothing else', () => {
    for (let position = 0; position <= Math.min(run.length, 60); position++) {
      const { html, taken, chart, hearing } = drawn(protocol, run, position, 'en');
      const lit = [...html.matchAll(/<g class="chart-row[^>]*data-taken="true"/g)].length;
      expect(lit > 0, `move ${position}`).toBe(taken.size > 0);
      const active = [...html.matchAll(/data-state-of="([^"]*)" data-active="true"/g)].map(([, state]) => state);
      const leaves = hearing?.steps.at(-1)?.to ?? [];
      const expected = chart.states.filter(
        (it) => it.id !== '' && leaves.some((leaf) => `${leaf}.`.startsWith(`${it.id}.`)),
      );
      expect(active.sort(), `move ${position}`).toEqual(expected.map((it) => it.id).sort());
    }
  });

  test('is one stop for the Tab key, every part a button with a name', () => {
    const { html } = drawn(protocol, run, 0, 'zh');
    const buttons = [...html.matchAll(/<g [^>]*role="button"[^>]*>/g)].map(([tag]) => tag);
    expect(buttons.length).toBeGreaterThan(5);
    expect(buttons.filter((tag) => tag.includes('tabindex="0"'))).toHaveLength(1);
    for (const tag of buttons) expect(tag).toMatch(/aria-label="[^"]+"/);
  });

  test('has a table with a line a transition', () => {
    const { chart, voice, taken } = drawn(protocol, run, run.length, 'en');
    const html = render(labOf([new Scenes(run.protocol, run.genesis, false).shot(run.frame(0))]), () =>
      createElement(Table, { chart, voice, taken }),
    );
    expect([...html.matchAll(/<tr/g)]).toHaveLength(chart.transitions.length + 1);
    expect([...html.matchAll(/aria-current="step"/g)]).toHaveLength(taken.size);
  });
});

describe('what a step is told as', () => {
  test('each condition in its order, and where it led', () => {
    const run = played('raft');
    const won = [...Array(run.length).keys()].find((p) =>
      hearingsAt(run, p)[0]?.steps[0]?.to.includes('leader'),
    ) as number;
    const { chart, voice, hearing } = drawn(protocols.raft, run, won, 'en');
    if (hearing === undefined) throw new Error('nobody heard anything');
    const lab = labOf([new Scenes(run.protocol, run.genesis, false).shot(run.frame(0))]);
    const summary = textOf(render(lab, () => createElement(Summary, { hearing, voice })));
    expect(summary.replace(/ ,/g, ',')).toBe(`${hearing.node}: RequestVote reply [isElected], candidate → leader`);
    const steps = textOf(render(lab, () => createElement(Steps, { hearing, chart, voice })));
    expect(steps).toContain('✓ isElected holds → leader · isCurrentTerm not asked: one before it held countVote');
  });

  test('what it hears again within the step comes after', () => {
    const run = played('raft');
    const again = [...Array(run.length).keys()].find((p) => (hearingsAt(run, p)[0]?.steps.length ?? 0) > 1) as number;
    const { chart, voice, hearing } = drawn(protocols.raft, run, again, 'zh');
    if (hearing === undefined) throw new Error('nobody heard anything');
    const lab = labOf([new Scenes(run.protocol, run.genesis, false).shot(run.frame(0))]);
    const steps = textOf(render(lab, () => createElement(Steps, { hearing, chart, voice })));
    expect(steps).toContain('接着');
    expect(steps).toContain('isNewerTerm');
  });
});

describe('the record', () => {
  const run = played('raft');
  const moves = [...Array(run.length + 1).keys()].map((position) => ({
    position,
    hearings: hearingsAt(run, position),
  }));

  test('counts each move once, whatever the order', () => {
    const [one, other] = [new TransitionRecord(), new TransitionRecord()];
    one.add(moves);
    one.add(moves.slice(5, 20));
    other.add([...moves].reverse());
    const ids = chartOf(Object.values(run.protocol.machines)[0] as AnyStateMachine).transitions.map(({ id }) => id);
    for (const id of ids) {
      expect(one.times([id], run.length)).toEqual(other.times([id], run.length));
      expect([...one.rules([id])].sort()).toEqual([...other.rules([id])].sort());
    }
    expect(one.times(ids, 10).every((position) => position <= 10)).toBe(true);
    expect(one.rules(ids).length).toBeGreaterThan(5);
  });

  test('knows how far back it has looked', () => {
    const record = new TransitionRecord();
    expect(record.back(7)).toBe(0);
    record.add(moves.slice(4, 8));
    expect(record.back(7)).toBe(4);
    record.add(moves.slice(0, 4));
    expect(record.back(7)).toBe(8);
  });
});

describe('what was chosen', () => {
  test.each(all)('names the rules of %s that a run has not come to, and tells them apart', (id, protocol) => {
    const run = played(id);
    const { chart, voice } = drawn(protocol, run, 0, 'en');
    const { card } = wordsIn('en').chart;
    const lab = labOf([new Scenes(run.protocol, run.genesis, false).shot(run.frame(0))], null, protocol);
    const record = new TransitionRecord();
    const told = (choice: Choice) =>
      render(lab, () =>
        createElement(Card, {
          ...{ chart, voice, record, protocol, choice, nodes: [], position: run.length },
          ...{ about: protocolWords(id, 'en'), close: () => {} },
        }),
      );
    const rulesIn = (html: string) => html.match(/class="[^"]*chart-rule/g)?.length ?? 0;
    const states = chart.states.map(({ id: state }): Choice => ({ kind: 'state', state }));
    const before = states.map(told);
    expect(before.reduce((sum, html) => sum + rulesIn(html), 0)).toBeGreaterThan(10);
    for (const html of before) expect(html).not.toContain(card.rules);
    for (const position of Array(run.length + 1).keys())
      record.add([{ position, hearings: hearingsAt(run, position) }]);
    const after = states.map(told);
    expect(after.some((html) => html.includes(card.rules) && html.includes(card.others))).toBe(true);
    for (const [i, html] of after.entries()) expect(rulesIn(html)).toBeGreaterThanOrEqual(rulesIn(before[i] ?? ''));
  });
});

describe('where parts stand apart', () => {
  const heads = { apart: 'paxos proposers=1 acceptors=3 learners=1', together: 'paxos nodes=3' };
  const regions = (states: readonly string[]) => states.map((state) => state.split('.')[0]);

  test.each([
    [heads.apart, [['proposer'], ['acceptor'], ['acceptor'], ['acceptor'], ['learner']]],
    [heads.together, Array.from({ length: 3 }, () => ['proposer', 'acceptor', 'learner'])],
  ])('%s: a node stands in the regions that it plays', (head, expected) => {
    const player = new Player(scenarioOf(`quorum 1\n${head} seed=5\n`));
    player.advance(10_000, 10);
    const { run } = player;
    const chart = chartOf(Object.values(run.protocol.machines)[0] as AnyStateMachine);
    const { nodes } = new Scenes(run.protocol, run.genesis, false).shot(run.frame(0)).scene;
    expect(nodes.map((node) => regions(asPlayed(chart, node).states))).toEqual(expected);
    const hearings = hearingsAt(run, 0).map((hearing, i) => playedIn(chart, nodes[i]?.part ?? '', hearing));
    for (const [i, { steps }] of hearings.entries())
      for (const { from, to } of steps) expect([regions(from), regions(to)]).toEqual([expected[i], expected[i]]);
  });
});
