// The ledger on hand-made scenes, and its arithmetic of columns.

import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Target } from '../../src/store/selection.ts';
import { face } from '../../src/views/ledger/face.ts';
import { Ledger } from '../../src/views/ledger/Ledger.tsx';
import {
  beliefOf,
  columnsInView,
  columnsOf,
  epochsAt,
  followed,
  isOutside,
  PITCH,
  pitchOf,
  placeAt,
  placeMeant,
} from '../../src/views/ledger/places.ts';
import { labOf, render, textOf } from './rendered.ts';
import { node, shot, slots, toy, toyWords } from './toy.ts';

const { preferences } = vi.hoisted(() => ({
  preferences: { language: 'en' as 'en' | 'zh', theme: 'light', stillness: true },
}));
vi.mock('../../src/store/preferences.ts', () => ({
  preferences: { getState: () => preferences, getInitialState: () => preferences, subscribe: () => () => {} },
}));
vi.mock('../../src/words/protocols.ts', () => ({
  protocolWords: (_: string, language: 'en' | 'zh') => toyWords[language],
}));
beforeEach(() => {
  preferences.language = 'en';
});

const entry = (epoch: number, value: string) => ({ epoch, value });
const book = [entry(1, 'x=3'), entry(1, 'y=1'), entry(3, 'x=7')];

describe('what stands at a place', () => {
  const one = { slots: slots([...book, null, entry(3, 'z')], 11), committed: 12, applied: 11 };

  test('applied, committed, not committed, a hole, out of the window, nothing', () => {
    expect([11, 12, 13, 14, 15].map((index) => placeAt(one, index)?.standing)).toEqual([
      'applied',
      'committed',
      'uncommitted',
      'hole',
      'uncommitted',
    ]);
    expect(placeAt(one, 10)?.standing).toBe('unknown');
    expect(placeAt(one, 16)).toBeNull();
    expect(placeAt(one, 0)).toBeNull();
  });

  test('one that is decided by itself is committed, though places before it are not', () => {
    const loose = { slots: slots([entry(1, 'a'), { ...entry(1, 'b'), decided: true }]), committed: 0, applied: 0 };
    expect([1, 2].map((index) => placeAt(loose, index)?.standing)).toEqual(['uncommitted', 'committed']);
  });
});

describe('the epochs of a place', () => {
  const nodes = [
    node('A', { slots: slots([entry(1, 'x'), null, entry(2, 'z')]) }),
    node('B', { slots: slots([entry(3, 'y'), entry(0, 'q')]) }),
    node('C', { slots: slots([entry(1, 'x')]) }),
  ];

  test('each once, the newest first; where nothing stands, or in no epoch, there is none', () => {
    expect([1, 2, 3, 4].map((index) => epochsAt(nodes, index))).toEqual([[3, 1], [], [2], []]);
  });

  test('a place is meant while it is selected, and while an epoch is that was chosen from it', () => {
    const [s1, s2, e1, e3, n] = [
      { kind: 'slot', index: 1 },
      { kind: 'slot', index: 2 },
      { kind: 'epoch', epoch: 1 },
      { kind: 'epoch', epoch: 3 },
      { kind: 'node', node: 'A' },
    ] as const;
    const meant = (...trail: Target[]) =>
      placeMeant({ selected: trail.at(-1) ?? null, hovered: null, trail, place: trail.length - 1 });
    expect(meant(s1)).toBe(1);
    expect(meant(s1, e1)).toBe(1);
    expect(meant(s1, e1, e3)).toBe(1);
    expect(meant(s1, n, e1)).toBeNull();
    expect(meant(e1)).toBeNull();
    expect(meant(s1, e1, s2)).toBe(2);
    expect(meant(s1, n)).toBeNull();
    expect(meant()).toBeNull();
  });
});

describe('columns', () => {
  test('those in view are among those rendered, at every scroll position', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000 }),
        fc.integer({ min: 100, max: 1800 }),
        fc.integer({ min: 1, max: 3000 }),
        fc.constantFrom(PITCH, 32, 24),
        (scrolled, width, columns, pitch) => {
          const at = Math.min(scrolled, Math.max(0, columns * pitch - width));
          const [first, last] = columnsInView(at, width, columns, pitch);
          expect(first).toBeGreaterThanOrEqual(1);
          expect(last).toBeLessThanOrEqual(columns);
          expect(first).toBeLessThanOrEqual(Math.floor(at / pitch) + 1);
          expect(last).toBeGreaterThanOrEqual(Math.min(columns, Math.ceil((at + width) / pitch)));
          expect(last - first).toBeLessThan(width / pitch + 20);
        },
      ),
    );
  });

  test('there is a free place after the last, and room for what points there', () => {
    expect(columnsOf([node('S1', { slots: slots(book, 20) })], null, 10)).toBe(23);
    expect(columnsOf([node('S1')], null, 10)).toBe(7);
    expect(columnsOf([node('S1')], null, 4)).toBe(4);
  });

  test('they shrink to their epoch before anything scrolls', () => {
    expect(pitchOf(9, 9 * PITCH, '1')).toBe(PITCH);
    expect(pitchOf(10, 9 * PITCH, '1')).toBe(24);
    // A ballot has two numbers.
    expect(pitchOf(7, 7 * 66, '1.1')).toBe(66);
    expect(pitchOf(8, 7 * 66, '1.1')).toBe(32);
  });

  test('the end is followed as far as the last committed place stays in view', () => {
    const at = (...committed: number[]) => committed.map((each) => ({ committed: each }));
    expect(followed(at(0, 0), 5, 24, 480)).toBe(0);
    expect(followed(at(0, 0), 30, 24, 480)).toBe(10 * 24);
    expect(followed(at(3, 25), 30, 24, 480)).toBe(10 * 24);
    // A leader that nobody hears writes on, and commits nothing.
    expect(followed(at(3, 2), 60, 24, 480)).toBe(2 * 24);
  });

  test('a window that lacks what is in view is known', () => {
    const window = slots(book, 20);
    expect(isOutside([window], 20, 30)).toBe(false);
    expect(isOutside([window], 18, 30)).toBe(true);
    expect(isOutside([window], 1, 10)).toBe(true);
    expect(isOutside([slots([])], 1, 10)).toBe(false);
  });
});

const pointers = [
  { label: 'nextIndex', of: 'S2', index: 3 },
  { label: 'matchIndex', of: 'S2', index: 2 },
];
const nodes = [
  node('S1', { role: 'captain', epoch: 3, slots: slots(book), committed: 2, applied: 1, pointers }),
  node('S2', { slots: slots(book.slice(0, 2)), committed: 1 }),
  node('S3', { up: 'crashed', slots: slots([entry(1, 'x=3'), null, entry(2, 'w=5')]) }),
];

describe('whose belief is shown', () => {
  const leads = (role: string) => role === 'captain';
  test('that of the one that leads the newest epoch; a crashed one believes nothing', () => {
    expect(beliefOf(nodes, leads)).toMatchObject({ by: 'S1', labels: ['nextIndex', 'matchIndex'] });
    const old = node('S4', { role: 'captain', epoch: 2, pointers });
    expect(beliefOf([old, ...nodes], leads)?.by).toBe('S1');
    expect(beliefOf([node('S4', { role: 'captain', up: 'crashed', pointers })], leads)).toBeNull();
    expect(beliefOf([node('S1', { pointers })], leads)).toBeNull();
  });
});

describe('the table', () => {
  const html = () => {
    const lab = labOf([shot(0, 0, [], nodes, { move: null })]);
    const protocol = { ...toy, ballots: { ...toy.ballots, decides: 'nothing' } };
    Object.assign(lab.session.getInitialState(), { protocol });
    return render(lab, Ledger);
  };

  test('a row a node, a cell a place, each with its standing and its epoch in number and hue', () => {
    for (const id of ['S1', 'S2', 'S3']) expect(html()).toContain(`data-row="${id}"`);
    const row = (id: string) => html().split(`data-row="${id}"`)[1]?.split('</tr>')[0] ?? '';
    const standings = (id: string) =>
      [...row(id).matchAll(/data-slot="(\d+)" data-standing="(\w+)"/g)].map(([, i, s]) => `${i} ${s}`);
    expect(standings('S1')).toEqual(['1 applied', '2 committed', '3 uncommitted']);
    expect(standings('S2')).toEqual(['1 committed', '2 uncommitted']);
    expect(standings('S3')).toEqual(['1 uncommitted', '2 hole', '3 uncommitted']);
    expect(row('S1')).toMatch(/data-slot="3" data-standing="uncommitted" data-hue="3"/);
    expect(row('S3')).toContain('data-up="crashed"');
    expect(row('S3')).toContain('hole');
  });

  test('what the leader believes is drawn at the row of whom it believes it', () => {
    const [, two = ''] = html().split('data-row="S2"');
    expect(two).toMatch(/data-slot="2"[^§]*?data-pointer="matchIndex" data-ahead="false"/);
    expect(two).toMatch(/data-pointer="nextIndex" data-ahead="true"/);
    expect(html().split('data-row="S2"')[0]).not.toContain('data-pointer');
  });

  test('it reads as a table with heads, in both languages', () => {
    expect(html()).toMatch(/<th scope="col"[^>]*data-slot="1"/);
    expect(html()).toContain('<th scope="row">');
    expect(html()).toContain('aria-label="x=7, watch no. 3, not committed');
    expect(html()).toContain('aria-label="page 1"');
    preferences.language = 'zh';
    expect(html()).toContain('aria-label="x=7，班次 no. 3，未提交');
    expect(html()).toContain('航海日志');
  });

  test('of a long book only what is in view is rendered', () => {
    const items = Array.from({ length: 48 }, (_, i) => entry(1, `v${i}`));
    const long = [node('S1', { slots: slots(items, 9_953) })];
    const text = render(labOf([shot(0, 0, [], long, { move: null })]), Ledger);
    expect(text.match(/<th scope="col"/g)?.length).toBeLessThan(40);
  });
});

describe('places that are decided one by one', () => {
  const decided = (epoch: number, value: string) => ({ ...entry(epoch, value), decided: true });
  const server = node('S1', {
    slots: slots([decided(1, 'x=1'), null, decided(2, 'x=12'), decided(2, '(no-op)'), entry(2, 'y=1')]),
    committed: 1,
    applied: 1,
  });
  const open = (decides = 'slots') => {
    const lab = labOf([shot(0, 0, [], [server], { move: null })]);
    Object.assign(lab.session.getInitialState(), { protocol: { ...toy, ballots: { ...toy.ballots, decides } } });
    return lab;
  };
  const html = () => render(open(), Ledger);

  test('a hole is plain to see and read, and what is decided beyond it is decided, not applied', () => {
    const standings = [...html().matchAll(/data-slot="(\d+)" data-standing="(\w+)"/g)].map(([, i, s]) => `${i} ${s}`);
    expect(standings).toEqual(['1 applied', '2 hole', '3 committed', '4 committed', '5 uncommitted']);
    expect(html()).toMatch(/data-slot="2"[^§]*?title="hole"/);
    expect(html()).toContain('aria-label="x=12, watch no. 2, decided');
    expect(html()).toContain('aria-label="y=1, watch no. 2, accepted');
    preferences.language = 'zh';
    expect(html()).toMatch(/data-slot="2"[^§]*?title="空洞"/);
    expect(html()).toContain('aria-label="x=12，班次 no. 2，已决定');
  });

  test('the key names them; where everything is committed in order it has no hole', () => {
    const key = (text: string) => [...text.matchAll(/<i data-standing="(\w+)">/g)].map(([, standing]) => standing);
    expect(key(html())).toEqual(['hole', 'uncommitted', 'committed', 'applied']);
    expect(key(render(open('nothing'), Ledger))).not.toContain('hole');
  });

  test('what only fills its place looks so', () => {
    expect(html().match(/data-blank="true"/g)).toHaveLength(1);
    expect(html()).toMatch(/\(no-op\) · watch no. 2 · decided"[^>]* data-blank="true"/);
  });
});

describe('what to see', () => {
  const open = (decides: string, shown = decides === 'value' ? ['ballots'] : toy.faces) => {
    const rows = [{ epoch: 1, proposed: [], casts: [], chosen: [], promisedByQuorum: false }];
    const lab = labOf([shot(0, 0, [], nodes, { move: null, scene: { ballots: { slot: 3, rows, earlier: 0 } } })]);
    Object.assign(lab.session.getInitialState(), {
      protocol: { ...toy, faces: shown, ballots: { ...toy.ballots, decides } },
    });
    return render(lab, Ledger);
  };
  const faces = (html: string) =>
    [...html.matchAll(/data-face="(\w+)" aria-pressed="(\w+)">([^<]*)</g)].map(([, ...all]) => all.join(' '));
  beforeEach(() => face.setState({ ballots: false, slot: null }));

  test('the places alone, where a protocol has no other face', () => {
    const html = open('slots', ['slots']);
    expect(faces(html)).toEqual([]);
    expect(html).toContain('data-shows="slots"');
  });

  test('the places, or the votes for a leader', () => {
    expect(faces(open('nothing'))).toEqual(['slots true Logbooks', 'ballots false Votes']);
    expect(open('nothing')).toContain('data-shows="slots"');
  });

  test('the places, or the ballots of the one that was selected', () => {
    expect(faces(open('slots'))).toEqual(['slots true Logbooks', 'ballots false Ballots']);
    Object.assign(face.getInitialState(), { slot: 3 });
    try {
      expect(faces(open('slots'))).toEqual(['slots true Logbooks', 'ballots false Ballots of page 3']);
      Object.assign(face.getInitialState(), { ballots: true });
      expect(faces(open('slots'))).toEqual(['slots false Logbooks', 'ballots true Ballots']);
      expect(open('slots')).toContain('data-shows="ballots" aria-label="Ballots of page 3"');
    } finally {
      Object.assign(face.getInitialState(), { ballots: false, slot: null });
    }
  });

  test('where one value is decided there is nothing to choose', () => {
    expect(faces(open('value'))).toEqual([]);
    expect(open('value')).toContain('data-shows="ballots"');
    expect(textOf(open('value'))).toContain('Logbooks');
  });
});
