// Every view of each protocol at three moments of a scenario of the library, as pictures and pages to look at: a change in
// them is a change on screen. The last of each is in Chinese. The statechart's are made in chart.test.ts.

import { createElement, type ReactNode } from 'react';
import { describe, test, vi } from 'vitest';
import type { Language } from '../../src/speech/languages.ts';
import { Ballots } from '../../src/views/ballots/Ballots.tsx';
import { Painter } from '../../src/views/cluster/painter.ts';
import * as traffic from '../../src/views/cluster/traffic.ts';
import { Invariants } from '../../src/views/invariants/Invariants.tsx';
import { Slots } from '../../src/views/ledger/Slots.tsx';
import { Counted } from '../../src/views/numbers/Numbers.tsx';
import { NodeState } from '../../src/views/state/NodeState.tsx';
import { Why } from '../../src/views/why/Why.tsx';
import { Slice, STILL } from '../../src/worker/budget.ts';
import { Statistics } from '../../src/worker/statistics.ts';
import { momentOf, moments } from './moments.ts';
import { sheet } from './paper.ts';
import { diagramOf, isPictured } from './pictured.ts';
import { printed } from './printed.ts';
import { render } from './rendered.ts';

const { preferences } = vi.hoisted(() => ({
  preferences: { language: 'en' as Language, theme: 'light', stillness: true },
}));
vi.mock('../../src/store/preferences.ts', () => ({
  preferences: { getState: () => preferences, getInitialState: () => preferences, subscribe: () => () => {} },
}));

// --- Drawn by hand ---------------------------------------------------------------------------------------------------

describe('the stage', () => {
  test.each(moments)('%s at the %s', async (id, moment) => {
    const { run, shots, position, words, teller } = momentOf(id, moment);
    const shot = shots[position] as (typeof shots)[number];
    const { sheet: drawn, root } = sheet();
    const voice = { protocol: run.protocol, words: words.stage, about: teller.about };
    const size = { width: 800, height: 560 };
    const painter = new Painter(root, size, { ...voice, still: false, between: () => [] });
    painter.bring(traffic);
    painter.paint({ shot, playhead: shot.at, playing: false });
    // In a manual network messages stand twice: on their links and in the queues.
    await isPictured(drawn.print(), id, `stage-${moment}.svg`, 20_000);
  });
});

describe('the space-time diagram', () => {
  test.each(moments)('%s at the %s', async (id, moment) => {
    const at = momentOf(id, moment);
    const playhead = at.shots[at.position]?.at ?? 0;
    // At the middle the rest of the run was seen before: it is drawn too, paler.
    const seenUntil = moment === 'middle' ? (at.shots[at.run.length]?.at ?? 0) : playhead;
    const span = { from: Math.max(0, playhead - 60_000), length: 100_000 };
    await isPictured(diagramOf(at, { playhead, seenUntil, span }), id, `spacetime-${moment}.svg`);
  });
});

// --- Rendered --------------------------------------------------------------------------------------------------------

type At = ReturnType<typeof momentOf>;

/** Null where the view does not show the protocol so. */
const PANELS: { readonly [view: string]: (at: At) => (() => ReactNode) | null } = {
  numbers: ({ run, position }) => {
    const totals = new Statistics(run).at(position, new Slice(STILL, run.length));
    return () => createElement(Counted, { protocol: run.protocol, totals });
  },
  ledger: ({ run: { protocol }, shots, position }) => {
    const scene = shots[position]?.scene;
    if (scene === undefined || !protocol.faces.includes('slots')) return null;
    return () => createElement(Slots, { protocol, scene });
  },
  ballots: ({ run: { protocol }, shots, position }) => {
    const scene = shots[position]?.scene;
    return scene === undefined || !protocol.faces.includes('ballots')
      ? null
      : () => createElement(Ballots, { protocol, scene });
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
  await isPictured(printed(render(at.lab(), panel)), id, `${view}-${moment}.html`);
});
