// The stage drawn from scenes made by hand. The pictures are files to look at; a change in them is a change on screen.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Descriptors, Message } from '../../src/engine/protocol.ts';
import { refusal } from '../../src/engine/refusal.ts';
import type { World } from '../../src/engine/world.ts';
import { touched } from '../../src/store/reach.ts';
import { UNTOUCHED } from '../../src/store/related.ts';
import type { Target } from '../../src/store/selection.ts';
import { type Entry, exampleFor, menuOf, type Page } from '../../src/views/cluster/menus.ts';
import { outlineOf } from '../../src/views/cluster/outline.ts';
import { Painter } from '../../src/views/cluster/painter.ts';
import { hullOf } from '../../src/views/cluster/quorum.ts';
import * as traffic from '../../src/views/cluster/traffic.ts';
import { styleOf, stylesOf } from '../../src/views/marks/shapes.ts';
import { place } from '../../src/views/place.ts';
import type { BallotRow, Cast, Scene, Shot } from '../../src/worker/wire.ts';
import { sheet } from './paper.ts';
import { envelope, MANUAL, node, scene, shot, voice } from './scenes.ts';

const desk = { width: 800, height: 560 };
const patience = (ringsAt: number) => [{ name: 'patience', setAt: 0, ringsAt }];

function painted(of: Shot, playhead: number, past: readonly Shot[] = [], still = false) {
  const { sheet: drawn, root } = sheet();
  const touches = (target: Target | null, it: Shot | undefined) =>
    it === undefined ? UNTOUCHED : touched(target, it, { shot: () => undefined }, voice.protocol);
  const staging = { ...voice, still, between: () => past, touched: touches };
  const painter = new Painter(root, desk, staging);
  painter.bring(traffic);
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

const cast = (voter: string, standing: Cast['standing'] = 'promised', value: string | null = null): Cast => ({
  ...{ voter, standing, value },
});
const row = (epoch: number, casts: readonly Cast[], more: Partial<BallotRow> = {}): BallotRow => ({
  ...{ epoch, proposed: [], casts, chosen: [], promisedByQuorum: casts.length >= 2, ...more },
});
const told = (value: string) => [{ label: 'took', value, caption: true }];
/** Two of three have promised to a later ballot than the one in which another two had accepted. */
const quorate = scene(
  [
    node('P1', { part: 'asker', epoch: 1 }),
    node('P2', {
      ...{ part: 'asker', role: 'eager', epoch: 2, tally: { granted: ['A2'], refused: [], needed: 2 } },
      facts: [{ label: 'own', value: 'coffee', caption: true }],
    }),
    node('A1', { part: 'answerer', epoch: 2, facts: told('1 · tea') }),
    node('A2', { part: 'answerer', epoch: 1, facts: told('1 · tea') }),
    node('A3', { part: 'answerer', role: 'eager', epoch: 2, facts: told('–') }),
    node('L1', {
      ...{ part: 'hearer', role: 'chief', epoch: 1, committed: 1 },
      slots: { from: 1, items: [{ epoch: 1, value: 'tea' }], last: 1 },
    }),
  ],
  {
    network: MANUAL,
    envelopes: ['A1', 'A2', 'A3'].map((id, i) => envelope(i + 1, 'P2', id)),
    ballots: {
      slot: 1,
      earlier: 0,
      rows: [
        row(1, [cast('A1', 'accepted', 'tea'), cast('A2', 'accepted', 'tea')], { chosen: ['tea'] }),
        row(2, [cast('A3'), cast('A1')]),
        row(3, [cast('A2')]),
      ],
    },
  },
);

describe('a message', () => {
  test('says that Enter delivers it where it waits, and that it has a menu where it flies', () => {
    const seats = [node('S1'), node('S2')];
    const envelopes = [envelope(1, 'S1', 'S2'), envelope(2, 'S2', 'S1')];
    const { painter, named } = painted(shot(scene(seats, { envelopes, network: MANUAL })), 0);
    const told = (id: string) =>
      ['aria-label', 'aria-haspopup', 'tabindex'].map((name) => named('data-envelope', id)?.getAttribute(name));
    expect(told('1')).toEqual(['ask 2, S1 → S2, Enter to deliver', null, '0']);
    expect(told('2')).toEqual(['ask 2, S2 → S1, Enter to deliver', null, '-1']);
    // The keyboard comes to the first of those that are left.
    painter.paint({
      shot: shot(scene(seats, { envelopes: envelopes.slice(1), network: MANUAL })),
      playhead: 0,
      playing: false,
    });
    expect(told('2')[2]).toBe('0');
    painter.paint({ shot: shot(scene(seats, { envelopes })), playhead: 0, playing: false });
    expect(told('1')).toEqual(['ask 2, S1 → S2', 'menu', '-1']);
    expect(told('2')).toEqual(['ask 2, S2 → S1', 'menu', '-1']);
  });
});

describe('the picture', () => {
  test.each([
    ['election', traced, 6000],
    ['columns', shot(parted), 0],
    ['quorum', shot(quorate), 0],
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

  test('labels the two newest messages of many', () => {
    const many = Array.from({ length: 40 }, (_, i) => envelope(i + 1, 'S4', `S${(i % 3) + 1}`, { sentAt: i * 100 }));
    const count = (envelopes: typeof many) =>
      painted(shot(scene(election.nodes, { envelopes })), 6000)
        .drawn.with('class')
        .filter((it) => it.getAttribute('class') === 'label' && !it.attributes.has('display')).length;
    expect(count(many.slice(0, 1))).toBe(1);
    expect(count(many.slice(0, 5))).toBe(2);
    expect(count(many)).toBeLessThanOrEqual(2);
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

describe('the hull', () => {
  const decides = (decided: 'value' | 'slots' | 'nothing') =>
    ({ ballots: { ...(voice.protocol.ballots as NonNullable<Descriptors['ballots']>), decides: decided } }) as const;
  const of = (
    rows: readonly BallotRow[],
    pointed: number | null = null,
    decided: 'value' | 'slots' | 'nothing' = 'value',
  ) => hullOf({ ...quorate, ballots: { slot: 1, rows, earlier: 0 } }, decides(decided), pointed);
  const tea = (...voters: string[]) => voters.map((voter) => cast(voter, 'accepted', 'tea'));

  test('is about the newest ballot that has a quorum, whatever is under way above it', () => {
    expect(hullOf(quorate, voice.protocol)).toEqual({
      ...{ epoch: 2, nodes: ['A1', 'A3'], standing: 'promised', value: null },
    });
    expect(of([row(1, [cast('A1')])])).toBeNull();
  });

  test('holds those who promised until a quorum accepted, then those alone', () => {
    expect(of([row(1, [cast('A1'), ...tea('A2')])])).toMatchObject({ nodes: ['A1', 'A2'], standing: 'promised' });
    expect(of([row(1, [cast('A1'), ...tea('A2', 'A3')], { chosen: ['tea'] })])).toEqual({
      ...{ epoch: 1, nodes: ['A2', 'A3'], standing: 'accepted', value: 'tea' },
    });
  });

  test('is there for elections and for slots only when an epoch is pointed at', () => {
    const votes = [row(1, [cast('A1', 'promised', 'A1'), cast('A2', 'promised', 'A1')])];
    for (const decided of ['nothing', 'slots'] as const) {
      expect(of(votes, null, decided)).toBeNull();
      expect(of(votes, 1, decided)).toMatchObject({ epoch: 1 });
    }
    const split = [row(1, [cast('A1', 'promised', 'A1'), cast('A2', 'promised', 'A2')], { chosen: ['A1'] })];
    expect(of(split, 1, 'nothing')?.nodes).toEqual(['A1']);
  });

  test('of an epoch that is pointed at says when it has no quorum', () => {
    expect(hullOf(quorate, voice.protocol, 3)).toMatchObject({ nodes: ['A2'], standing: 'short' });
    expect(hullOf(quorate, voice.protocol, 9)).toBeNull();
    const { drawn, painter } = painted(shot(quorate), 0);
    const names = () => drawn.with('class').filter((it) => it.getAttribute('class') === 'quorum-name' && !hidden(it));
    const hidden = (it: { attributes: Map<string, string> }) => it.attributes.has('display');
    expect(names().map((it) => it.textContent)).toEqual(['quorum of round 2']);
    painter.light({ selected: { kind: 'epoch', epoch: 1 }, hovered: null });
    expect(names().map((it) => it.textContent)).toEqual(['tea is chosen in round 1']);
    painter.light({ selected: { kind: 'epoch', epoch: 1 }, hovered: { kind: 'epoch', epoch: 3 } });
    expect(names().map((it) => it.textContent)).toEqual(['round 3: 1, no quorum']);
    painter.light({ selected: null, hovered: null });
    expect(names().map((it) => it.textContent)).toEqual(['quorum of round 2']);
  });

  test('holds the discs of its nodes and of no other, wherever they stand', () => {
    const seatings = [
      ['S1', 'S2', 'S3', 'S4', 'S5'].map((id) => node(id)),
      quorate.nodes,
      ['P1', ...Array.from({ length: 9 }, (_, i) => `A${i + 1}`)].map((id) => node(id, { part: id.slice(0, 1) })),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...seatings), fc.integer({ min: 1, max: 511 }), (nodes, chosen) => {
        const voters = nodes.filter(({ id }) => !/[PL]/.test(id));
        const members = voters.filter((_, i) => (chosen >> i) & 1).map(({ id }) => id);
        const made = place(nodes, desk);
        const outline = outlineOf(made, members, new Map());
        if (outline === null) {
          expect(members).toEqual([]);
          return;
        }
        const polygon = [...outline.path.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(
          ([, x, y]) => [Number(x), Number(y)] as const,
        );
        for (const [id, at] of made.nodes)
          expect([id, inside(polygon, at.x, at.y)]).toEqual([id, members.includes(id)]);
      }),
    );
  });
});

/** Whether a point is inside of a polygon: how often a ray from it crosses a side. */
function inside(polygon: readonly (readonly [number, number])[], x: number, y: number): boolean {
  let crossings = 0;
  for (const [i, [ax, ay]] of polygon.entries()) {
    const [bx, by] = polygon[(i + 1) % polygon.length]!;
    if (ay > y !== by > y && x < ax + ((y - ay) * (bx - ax)) / (by - ay)) crossings++;
  }
  return crossings % 2 === 1;
}

test('what a node knows to be decided is a mark and a word', () => {
  const { named } = painted(shot(quorate), 0);
  expect(named('data-node', 'L1')?.getAttribute('aria-label')).toBe('L1, chief, round 1, knows the decision');
  expect(named('data-node', 'A1')?.getAttribute('aria-label')).toBe('A1, idle, round 2');
});

test('a kind has the style that it declares, or consents and refuses', () => {
  const plain = { shape: 'circle', style: 'outline', epoch: () => 0, brief: () => '' } as const;
  const reply = { ...plain, style: { consents: ({ yes }: { yes: boolean }) => yes } };
  expect([stylesOf(plain), stylesOf(reply)]).toEqual([['outline'], ['filled', 'crossed']]);
  expect(styleOf(plain, { type: 'Ask' })).toBe('outline');
  expect([true, false].map((yes) => styleOf(reply, { type: 'Say', yes } as Message))).toEqual(['filled', 'crossed']);
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

  test('offers a request only of those whom clients turn to, each with an example of its own', () => {
    const ids = (id: string) =>
      menuOf(voice, quorate, { kind: 'node', node: id })
        ?.entries.flat()
        .map((it) => it.id);
    expect(ids('P2')).toContain('request');
    for (const id of ['A1', 'L1']) expect(ids(id)).not.toContain('request');
    expect(['P1', 'P2'].map((id) => exampleFor(voice, quorate.nodes, id))).toEqual(['wish 1', 'wish 2']);
  });

  test('of a link cuts and restores the directions that it can', () => {
    const able = (a: string, b: string) => entries({ kind: 'link', ends: [a, b] }).map((it) => it.enabled);
    expect(able('S2', 'S4').slice(0, 4)).toEqual([false, false, false, true]);
    expect(able('S3', 'S5').slice(0, 4)).toEqual([true, true, false, true]);
    expect(able('S1', 'S2').slice(0, 4)).toEqual([true, true, true, false]);
  });

  test('of a link detains the messages of a direction, and releases what waits', () => {
    const held = { ...election, network: { ...election.network, detained: ['S1>S2'] } };
    const able = (scene: typeof election) =>
      menuOf(voice, scene, { kind: 'link', ends: ['S1', 'S2'] })
        ?.entries.flat()
        .slice(4) ?? [];
    expect(able(election).map((it) => it.enabled)).toEqual([true, true, false]);
    expect(able(held).map((it) => it.enabled)).toEqual([false, true, true]);
    expect(able(held)[2]?.act).toEqual({
      kind: 'release',
      links: [
        ['S1', 'S2'],
        ['S2', 'S1'],
      ],
    });
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
