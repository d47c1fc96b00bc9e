// What a reader studies of a run, of each protocol, as pictures and pages to look at: the rule book, what a node waits for,
// two runs side by side, what could know of what in the diagram, and quiet stretches folded up in it. The last of each is in
// Chinese.

import { createElement } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { Told as Compared } from '../../src/app/pair/Difference.tsx';
import { Player } from '../../src/scenarios/player.ts';
import type { Language } from '../../src/speech/languages.ts';
import type { Pair, PairState } from '../../src/store/pair/pair.ts';
import { Page } from '../../src/views/rules/Rules.tsx';
import type { Fold } from '../../src/views/spacetime/time.ts';
import { Told } from '../../src/views/waiting/Waiting.tsx';
import { bookOf } from '../../src/words/books.ts';
import { askingOf } from '../../src/words/waiting.ts';
import { Slice, STILL } from '../../src/worker/budget.ts';
import { Causes } from '../../src/worker/causes.ts';
import { RuleRecord } from '../../src/worker/rules.ts';
import { Statistics } from '../../src/worker/statistics.ts';
import { nodeWaiting } from '../../src/worker/waiting.ts';
import { scenarioOf } from '../played.ts';
import { momentOf, moments, seenAt } from './moments.ts';
import { diagramOf, isPictured } from './pictured.ts';
import { printed } from './printed.ts';
import { render } from './rendered.ts';

const { preferences } = vi.hoisted(() => ({
  preferences: { language: 'en' as Language, theme: 'light', stillness: true },
}));
vi.mock('../../src/store/preferences.ts', () => ({
  preferences: { getState: () => preferences, getInitialState: () => preferences, subscribe: () => () => {} },
}));

/** As long as a page of the rule book may be, in letters. */
const BOOK = 24_000;

/** Asks again until the record is read so far. */
function read<Reply>(ask: () => Reply | null): Reply {
  for (;;) {
    const reply = ask();
    if (reply !== null) return reply;
  }
}

describe('the rule book', () => {
  test.each(moments)('%s at the %s', async (id, moment) => {
    const at = momentOf(id, moment);
    preferences.language = at.language;
    const { run, position, shots } = at;
    const book = await bookOf(id, at.language);
    const { counts } = read(() => new RuleRecord(run).decisions({ branch: 0, position, rule: null }));
    const shot = shots[position] as (typeof shots)[number];
    const page = () =>
      createElement(Page, { protocol: run.protocol, book, shot, counts, see: () => null, open: () => {} });
    await isPictured(printed(render(at.lab(), page)), id, `rules-${moment}.html`, BOOK);
  });
});

describe('what a node waits for', () => {
  test.each(moments)('%s at the %s', async (id, moment) => {
    const at = momentOf(id, moment);
    preferences.language = at.language;
    const { run, position, shots } = at;
    const node = shots[position]?.scene.nodes[0];
    if (node === undefined) throw new Error('There is nobody.');
    const asking = await askingOf(id, at.language);
    const told = nodeWaiting(run, { position, node: node.id, slot: null });
    const panel = () => createElement(Told, { node, protocol: run.protocol, asking, told });
    await isPictured(printed(render(at.lab(), panel)), id, `waiting-${moment}.html`);
  });
});

describe('two runs side by side', () => {
  test.each(moments)('%s at the %s', async (id, moment) => {
    const at = momentOf(id, moment);
    preferences.language = at.language;
    const { run, shots } = at;
    // Beside it a future in which the first of its nodes that stand falls half-way.
    const parting = run.length >> 1;
    const other = run.fork(parting);
    const standing = shots[parting]?.scene.nodes.find(({ up }) => up === 'up');
    other.make({ kind: 'crash', node: standing?.id ?? '', at: other.timeOf(parting) });
    while (other.tick(shots[run.length]?.at) !== null);
    const here = moment === 'middle' ? parting + 1 : at.position;
    const now = shots[here]?.at ?? 0;
    const one = seenAt(run, here, at.language);
    const two = seenAt(other, other.positionAt(now), at.language);
    const parted = now === 0 ? null : { position: parting + 1, at: other.timeOf(parting + 1) };
    const state = createStore<PairState>()(() => ({ parting: parted, until: now, comparable: true }));
    const pair = { first: one.lab(), second: two.lab(), state } as unknown as Pair;
    const sides = [one, two].map((side) => ({
      totals: new Statistics(side.run).at(side.position, new Slice(STILL, side.run.length)),
      scene: side.shots[side.position]?.scene,
    }));
    const [a, b] = sides;
    if (a?.scene === undefined || b?.scene === undefined) throw new Error('There is no such moment.');
    const both = { first: a.totals, second: b.totals, scenes: [a.scene, b.scene] as const };
    const panel = () => createElement(Compared, { pair, left: 0, both });
    const page = render(pair.first, panel);
    // Where nobody leads, nobody is elected or missed.
    const elects = Object.values(run.protocol.roles).some(({ elected }) => elected === true);
    expect(page.includes('data-row="leaderless"')).toBe(elects);
    expect(page.includes('data-row="elections"')).toBe(elects);
    await isPictured(printed(page), id, `compare-${moment}.html`);
    // The diagram marks it, where it is in view.
    const view = { playhead: now, seenUntil: now, span: { from: 0, length: 200_000 } };
    const { parted: word } = one.teller.panels.spacetime;
    expect(diagramOf(one, view)).not.toContain(word);
    if (parted?.at != null) expect(diagramOf(one, { ...view, partedAt: parted.at })).toContain(word);
  });
});

describe('the diagram', () => {
  test.each(moments)('what could know of what: %s at the %s', async (id, moment) => {
    const at = momentOf(id, moment);
    const { run, shots, position } = at;
    const until = shots[run.length]?.at ?? 0;
    const of = { position, index: 0 };
    const cones = { of, ...read(() => new Causes(run).causes({ branch: 0, ...of, until })) };
    const playhead = cones.at;
    const span = { from: Math.max(0, playhead - 40_000), length: 80_000 };
    const drawn = diagramOf(at, { playhead, seenUntil: until, span, cones });
    await isPictured(drawn, id, `cones-${moment}.svg`);
  });

  // In Paxos nothing beats: its runs have no quiet stretches.
  test.each(['raft', 'multipaxos'] as const)('quiet stretches folded up, and one unfolded: %s', async (id) => {
    const { run } = new Player(scenarioOf(`quorum 1\n${id} nodes=3 seed=2\nnetwork timed latency=10..20ms\n`));
    while (run.tick(4_000_000) !== null);
    run.make({ kind: 'crash', node: 'S1', at: 4_000_000 });
    while (run.tick(8_000_000) !== null);
    const { over } = read(() => new Causes(run).quiet({ branch: 0, known: 0, until: 8_000_000 }));
    const [first, ...rest] = over.filter(({ from, to }) => to - from > 1_000_000);
    if (first === undefined) throw new Error('It was never quiet.');
    const at = seenAt(run, run.length, 'en');
    const view = { playhead: 8_000_000, seenUntil: 8_000_000 };
    const span = { from: 0, length: 1_000_000, band: 0.05 };
    const folds: readonly Fold[] = [first, ...rest];
    await isPictured(diagramOf(at, { ...view, span: { ...span, folds } }), id, 'folds.svg');
    const unfolded = { ...view, span: { ...span, length: 5_000_000, folds: rest }, opened: [first] };
    await isPictured(diagramOf(at, unfolded), id, 'folds-unfolded.svg');
  });
});
