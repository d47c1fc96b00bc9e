// The stage drawn from scenes made by hand. The pictures are files to look at; a change in them is a change on screen.

import { describe, expect, test } from 'vitest';
import { refusal } from '../../src/engine/refusal.ts';
import type { World } from '../../src/engine/world.ts';
import { type Entry, menuOf, type Page } from '../../src/views/cluster/menus.ts';
import { Painter } from '../../src/views/cluster/painter.ts';
import type { Scene, Shot } from '../../src/worker/wire.ts';
import { sheet } from './paper.ts';
import { envelope, MANUAL, node, scene, shot, voice } from './scenes.ts';

const desk = { width: 800, height: 560 };
const patience = (ringsAt: number) => [{ name: 'patience', setAt: 0, ringsAt }];

function painted(of: Shot, playhead: number, past: readonly Shot[] = [], still = false) {
  const { sheet: drawn, root } = sheet();
  const painter = new Painter(root, desk, { ...voice, still, between: () => past, crowd: null });
  painter.paint({ shot: of, playhead, playing: false });
  return {
    drawn,
    painter,
    named: (key: string, value: string) => drawn.with(key).find((it) => it.getAttribute(key) === value),
  };
}

const election = scene(
  [
    node('S1', { up: 'crashed', role: 'chief', epoch: 3 }),
    node('S2', { epoch: 4, timers: patience(20_000) }),
    node('S3', { up: 'paused', pausedAt: 4000, timers: patience(8000), queued: 2 }),
    node('S4', { epoch: 3, clock: 500, facts: [{ label: 'seen', value: 'S1', caption: true }] }),
    node('S5', { role: 'eager', epoch: 4, tally: { granted: ['S5', 'S2'], refused: ['S4'], needed: 3 } }),
  ],
  {
    envelopes: [
      envelope(1, 'S5', 'S3'),
      envelope(2, 'S2', 'S5', { message: { type: 'Say', round: 4, yes: true } as never }),
      envelope(3, 'S4', 'S5', { message: { type: 'Say', round: 4, yes: false } as never }),
      envelope(4, 'S5', 'S2', { doomed: true }),
    ],
    cuts: ['S2>S4', 'S4>S2', 'S5>S3'],
  },
);
const request = {
  ...envelope(9, 'S1', 'S5', { from: null, message: { type: 'client.request', command: 'x=1' } as never }),
};
const traced = shot(election, {
  at: 5000,
  happenings: [
    { kind: 'sent', node: null, envelope: request },
    { kind: 'lost', node: 'S4', envelope: envelope(8, 'S2', 'S4'), why: 'cut' },
  ],
});

const parted = scene(
  [
    node('P1', { part: 'asker', role: 'chief', epoch: 9 }),
    node('A1', { part: 'answerer' }),
    node('A2', { part: 'answerer', epoch: 0 }),
  ],
  { network: MANUAL, envelopes: [envelope(1, 'P1', 'A1'), envelope(2, 'P1', 'A1'), envelope(3, 'A2', 'P1')] },
);

describe('the picture', () => {
  test.each([
    ['election', traced, 6000],
    ['columns', shot(parted), 0],
  ] as const)('of %s', async (name, of, playhead) => {
    await expect(painted(of, playhead).drawn.print()).toMatchFileSnapshot(`pictures/stage-${name}.svg`);
  });

  test('is the same whichever way one came to it', () => {
    const { drawn, painter } = painted(traced, 9000);
    painter.paint({ shot: shot(scene(election.nodes)), playhead: 3000, playing: true });
    painter.paint({ shot: traced, playhead: 6000, playing: false });
    const here = (print: string) => print.split('\n').sort().join('\n');
    expect(here(drawn.print())).toBe(here(painted(traced, 6000).drawn.print()));
  });

  test('has names that begin with what is seen', () => {
    const { named } = painted(traced, 6000);
    expect(named('data-node', 'S1')?.getAttribute('aria-label')).toBe('S1, crashed');
    expect(named('data-node', 'S2')?.getAttribute('aria-label')).toBe('S2, idle, round 4');
    expect(named('data-node', 'S3')?.getAttribute('aria-label')).toBe('S3, paused, idle, round 1, 2 waiting');
    expect(named('data-envelope', '1')?.getAttribute('aria-label')).toBe('ask 2, S5 → S3');
    expect(named('data-link', 'S3-S5')?.getAttribute('data-cut')).toBe('S5>S3');
    expect(named('data-link', 'S2-S4')?.getAttribute('data-cut')).toBe('both');
  });

  test('closes the arc of a timer, not while its node is paused, and has none in a manual network', () => {
    const arcs = (of: Scene, at: number) =>
      painted(shot(of), at)
        .drawn.with('stroke-dasharray')
        .map((it) => it.getAttribute('stroke-dasharray'));
    expect(arcs(election, 5000)).toEqual(['0.75 2', '0.5 2']);
    expect(arcs(election, 10_000)).toEqual(['0.5 2', '0.5 2']);
    expect(arcs({ ...election, network: MANUAL }, 5000)).toEqual([]);
  });

  test('labels messages while they can be read', () => {
    const many = Array.from({ length: 40 }, (_, i) => envelope(i + 1, 'S1', 'S2', { arrivesAt: 10_000 + i * 500 }));
    const count = (envelopes: typeof many) =>
      painted(shot(scene(election.nodes, { envelopes })), 6000)
        .drawn.with('class')
        .filter((it) => it.getAttribute('class') === 'label' && !it.attributes.has('display')).length;
    expect(count(many.slice(0, 1))).toBe(1);
    expect(count(many)).toBe(0);
  });

  test('shows a loss for a moment after the move that lost it', () => {
    const later = shot(scene(election.nodes), { position: 2, at: 6000 });
    const crosses = (at: number) =>
      painted(later, at, [traced])
        .drawn.with('data-trace')
        .filter((it) => !it.attributes.has('display')).length;
    expect(crosses(7000)).toBe(2);
    expect(crosses(60_000)).toBe(0);
  });

  test('is drawn anew when nodes come or go, and only then', () => {
    const { drawn, painter } = painted(shot(scene([node('S1'), node('S2')])), 0);
    const before = drawn.with('data-node');
    painter.paint({ shot: shot(scene([node('S1', { epoch: 2 }), node('S2')])), playhead: 1, playing: true });
    expect(drawn.with('data-node')).toEqual(before);
    painter.paint({ shot: shot(scene([node('S1'), node('S2'), node('S3')])), playhead: 1, playing: true });
    expect(drawn.with('data-node').length).toBe(3);
  });

  test('takes messages of the same number in another future for others', () => {
    const { named, painter } = painted(traced, 0);
    const other = scene(election.nodes, {
      envelopes: [envelope(1, 'S2', 'S4', { message: { type: 'Say', round: 7 } as never })],
    });
    painter.paint({ shot: shot(other), playhead: 0, playing: false });
    expect(named('data-envelope', '1')?.getAttribute('data-kind')).toBe('Say');
    expect(named('data-envelope', '1')?.getAttribute('data-hue')).toBe('7');
  });

  test('shows what is selected and what is under the pointer', () => {
    const { drawn, painter } = painted(traced, 0);
    painter.light({ selected: { kind: 'node', node: 'S2' }, hovered: { kind: 'envelope', id: 3 } });
    expect(drawn.with('data-selected').map((it) => it.getAttribute('data-node'))).toEqual(['S2']);
    expect(drawn.with('data-hovered').map((it) => it.getAttribute('data-envelope'))).toEqual(['3']);
  });
});

describe('a menu', () => {
  const pages: Page[] = [
    ...election.nodes.map(({ id }) => ({ kind: 'node', node: id }) as const),
    { kind: 'links', node: 'S1' },
    { kind: 'messages', node: 'S5' },
    { kind: 'link', ends: ['S2', 'S4'] },
    { kind: 'link', ends: ['S1', 'S2'] },
    { kind: 'envelope', id: 1 },
  ];
  const entries = (page: Page): Entry[] => menuOf(voice, election, page)?.entries.flat() ?? [];

  test('offers only what is possible', () => {
    // A scene has all of a world that a refusal reads.
    const world = { ...election, now: 0 } as unknown as World;
    for (const { act, enabled, id } of pages.flatMap(entries))
      if (act !== undefined && enabled) expect([id, refusal(world, { ...act, at: 0 })]).toEqual([id, null]);
  });

  test('of a node has what its state allows', () => {
    const able = (id: string) =>
      entries({ kind: 'node', node: id })
        .filter((it) => it.enabled)
        .map((it) => it.id);
    expect(able('S1')).toEqual(expect.arrayContaining(['restart', 'wipe']));
    expect(able('S1')).not.toContain('pause');
    expect(able('S2')).toEqual(expect.arrayContaining(['crash', 'pause', 'ring-patience', 'isolate', 'rejoin']));
    expect(able('S3')).toContain('resume');
    expect(able('S3')).not.toContain('ring-patience');
  });

  test('of a link cuts and restores the directions that it can', () => {
    const able = (a: string, b: string) => entries({ kind: 'link', ends: [a, b] }).map((it) => it.enabled);
    expect(able('S2', 'S4')).toEqual([false, false, false, true]);
    expect(able('S3', 'S5')).toEqual([true, true, false, true]);
    expect(able('S1', 'S2')).toEqual([true, true, true, false]);
  });

  test('leads from a node to its links and messages and back', () => {
    const links = menuOf(voice, election, { kind: 'links', node: 'S3' });
    expect(links?.entries.flat().map((it) => it.open)).toContainEqual({ kind: 'link', ends: ['S1', 'S3'] });
    expect(links?.from).toEqual({ kind: 'node', node: 'S3' });
    expect(entries({ kind: 'messages', node: 'S3' }).map((it) => it.text)).toEqual(['ask 2, S5 → S3']);
  });

  test('closes when what it is about is gone', () => {
    expect(menuOf(voice, election, { kind: 'envelope', id: 99 })).toBeNull();
    expect(menuOf(voice, election, { kind: 'node', node: 'S9' })).toBeNull();
  });
});
