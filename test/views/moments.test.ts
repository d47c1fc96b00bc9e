// Every view of each protocol at three moments of a scenario of the library, as pictures and pages to look at: a change in
// them is a change on screen. The last of each is in Chinese. The statechart's are made in chart.test.ts.

import { createElement, type ReactNode } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { Recorder } from '../../src/app/taking/recorder.ts';
import { Film } from '../../src/store/film.ts';
import { Ballots } from '../../src/views/ballots/Ballots.tsx';
import { Painter } from '../../src/views/cluster/painter.ts';
import { Invariants } from '../../src/views/invariants/Invariants.tsx';
import { Slots } from '../../src/views/ledger/Slots.tsx';
import { Counted } from '../../src/views/numbers/Numbers.tsx';
import type { Palette } from '../../src/views/palette.ts';
import { Arrows } from '../../src/views/spacetime/arrows.ts';
import { draw } from '../../src/views/spacetime/draw.ts';
import { Lanes } from '../../src/views/spacetime/lanes.ts';
import { frameOf, planned } from '../../src/views/spacetime/plan.ts';
import { UNLIT } from '../../src/views/spacetime/scenery.ts';
import { markWord } from '../../src/views/spacetime/telling.ts';
import { NodeState } from '../../src/views/state/NodeState.tsx';
import { hue } from '../../src/views/theme.ts';
import { Why } from '../../src/views/why/Why.tsx';
import type { Language } from '../../src/words/index.ts';
import { duration } from '../../src/words/tell.ts';
import { Statistics } from '../../src/worker/statistics.ts';
import { momentOf, moments } from './moments.ts';
import { sheet } from './paper.ts';
import { printed, rounded } from './printed.ts';
import { render } from './rendered.ts';

const { preferences } = vi.hoisted(() => ({
  preferences: { language: 'en' as Language, theme: 'light', stillness: true },
}));
vi.mock('../../src/store/preferences.ts', () => ({
  preferences: { getState: () => preferences, getInitialState: () => preferences, subscribe: () => () => {} },
}));

/** In letters: whoever changes a view reads what changed. */
const LONGEST = 16_000;

async function isPictured(print: string, file: string): Promise<void> {
  const text = rounded(print);
  expect(new TextEncoder().encode(text).length).toBeLessThan(LONGEST);
  expect(text).not.toMatch(/undefined|NaN|Infinity/);
  await expect(text).toMatchFileSnapshot(`pictures/${file}`);
}

// --- Drawn by hand ---------------------------------------------------------------------------------------------------

describe('the stage', () => {
  test.each(moments)('%s at the %s', async (id, moment) => {
    const { run, shots, position, words, teller } = momentOf(id, moment);
    const shot = shots[position] as (typeof shots)[number];
    const { sheet: drawn, root } = sheet();
    const voice = { protocol: run.protocol, words: words.stage, about: teller.about };
    const size = { width: 800, height: 560 };
    const painter = new Painter(root, size, { ...voice, still: false, between: () => [], crowd: null });
    painter.paint({ shot, playhead: shot.at, playing: false });
    await isPictured(drawn.print(), `stage-${id}-${moment}.svg`);
  });
});

/** Each colour by its name. */
const PALETTE: Palette = {
  panel: 'var(--panel)',
  ink: 'var(--ink)',
  ink2: 'var(--ink2)',
  ink3: 'var(--ink3)',
  line: 'var(--line)',
  line2: 'var(--line2)',
  accent: 'var(--accent)',
  danger: 'var(--danger)',
  ok: 'var(--ok)',
  sans: 'sans-serif',
  mono: 'monospace',
  epoch: (epoch) => `var(--epoch-${hue(epoch)})`,
  epochInk: (epoch) => `var(--epoch-${hue(epoch)}-ink)`,
};

describe('the space-time diagram', () => {
  test.each(moments)('%s at the %s', async (id, moment) => {
    const { run, shots, position, words, teller } = momentOf(id, moment);
    const { protocol } = run;
    const playhead = shots[position]?.at ?? 0;
    // At the middle the rest of the run was seen before: it is drawn too, paler.
    const end = shots[run.length]?.at ?? 0;
    const seenUntil = moment === 'middle' ? end : playhead;
    const film = new Film();
    film.length = run.length;
    film.end = end;
    film.add(shots);
    const nodes = run.genesis.seats.map((seat) => seat.id);
    const lanes = new Lanes(nodes, (role) => protocol.roles[role]?.leads === true);
    lanes.add(run.landmarks);
    lanes.learn(0, shots[0]?.scene.nodes ?? []);
    const frame = frameOf(800, 260, nodes);
    const span = { from: Math.max(0, playhead - 60_000), length: 100_000 };
    const plan = planned(film, lanes, new Arrows(protocol), frame, span, seenUntil);
    const recorder = new Recorder((_, text) => text.length * 7);
    draw(recorder as unknown as CanvasRenderingContext2D, {
      ...{ plan, lanes, protocol, playhead, palette: PALETTE, cones: null, spots: [], tiles: [] },
      lettering: {
        mark: (mark) => markWord(teller, mark),
        epochName: protocol.epochName,
        crowded: words.panels.spacetime.crowded,
        length: duration,
      },
      lit: UNLIT,
      overlay: { measure: null, open: false, box: null, cursor: null, carried: null },
      wordsUntil: 800,
    });
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 260">${recorder.drawn}</svg>`;
    await isPictured(printed(svg), `spacetime-${id}-${moment}.svg`);
  });
});

// --- Rendered --------------------------------------------------------------------------------------------------------

type At = ReturnType<typeof momentOf>;

/** Null where the view does not show the protocol so. */
const PANELS: { readonly [view: string]: (at: At) => (() => ReactNode) | null } = {
  numbers: ({ run, position }) => {
    const totals = new Statistics(run).at(position, run.length);
    return () => createElement(Counted, { protocol: run.protocol, totals });
  },
  ledger: ({ run: { protocol }, shots, position }) => {
    const scene = shots[position]?.scene;
    if (scene === undefined || protocol.ballots.decides === 'value') return null;
    return () => createElement(Slots, { protocol, scene });
  },
  ballots: ({ run: { protocol }, shots, position }) => {
    const scene = shots[position]?.scene;
    return scene === undefined ? null : () => createElement(Ballots, { protocol, scene });
  },
  why: () => Why,
  state: () => NodeState,
  invariants: () => Invariants,
};

const shown = Object.entries(PANELS).flatMap(([view, panelAt]) =>
  moments.flatMap((moment) => {
    const at = momentOf(...moment);
    const panel = panelAt(at);
    return panel === null ? [] : [[view, ...moment, at, panel] as const];
  }),
);

test.each(shown)('%s: %s at the %s', async (view, id, moment, at, panel) => {
  preferences.language = at.language;
  await isPictured(printed(render(at.lab(), panel)), `${view}-${id}-${moment}.html`);
});
