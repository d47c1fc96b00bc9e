// What a picture or film shows: where its parts stand, how what is told is set, what the tables say, and how long a film is
// held. The page's own pictures are taken in test/browser/taking.spec.ts.

import { expect, test, vi } from 'vitest';
import { drawBallots } from '../../src/app/take/ballots.ts';
import { framesOf, timesOf } from '../../src/app/take/frames.ts';
import { layoutOf, type Rectangle, WHATS } from '../../src/app/take/layout.ts';
import { linesOf, setIn } from '../../src/app/take/lines.ts';
import { Pen } from '../../src/app/take/pen.ts';
import { Recorder } from '../../src/app/take/recorder.ts';
import { FOOT, ROOM } from '../../src/app/take/slide.ts';
import { drawSlots, slotsHeight } from '../../src/app/take/slots.ts';
import { heldIn, toldAt } from '../../src/app/take/told.ts';
import type { Palette } from '../../src/views/palette.ts';
import type { NodeScene } from '../../src/worker/wire.ts';
import { momentOf } from '../views/moments.ts';
import { node, voice } from '../views/scenes.ts';

// The preferences read the browser's wishes when they are loaded.
vi.hoisted(() => {
  vi.stubGlobal('location', { search: '' });
  vi.stubGlobal('navigator', { languages: ['en'], platform: 'Linux' });
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
});

/** Every letter is half as wide as high; those of a language without spaces as wide. */
const wide = (font: string, text: string): number => {
  const size = Number(/ ([\d.]+)px/.exec(font)?.[1]);
  return [...text].reduce((sum, letter) => sum + (letter > '⺀' ? size : size / 2), 0);
};
const palette = new Proxy({} as Palette, {
  get: (_, name) =>
    name === 'epoch' || name === 'epochInk' ? (epoch: number) => `${String(name)}${epoch}` : String(name),
});

function drawing(draw: (pen: Pen) => void): string {
  const recorder = new Recorder(wide);
  draw(new Pen(recorder, palette, wide));
  return recorder.drawn;
}

/** The words of a drawing, each with where its line is. */
const wordsIn = (drawn: string) =>
  [...drawn.matchAll(/<text x="([^"]+)" y="([^"]+)"[^>]*>([^<]*)/g)].map(([, x, y, text]) => ({
    x: Number(x),
    y: Number(y),
    text,
  }));

test('the parts of a slide stand in its room, beside each other, and keep their place while nothing is told', () => {
  const apart = (a: Rectangle, b: Rectangle) =>
    a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
  for (const what of WHATS)
    for (const tells of [false, true]) {
      const parts = Object.values(layoutOf(what, tells)) as Rectangle[];
      expect(parts.length).toBe((what === 'both' ? 2 : 1) + (tells ? 1 : 0));
      for (const [i, part] of parts.entries()) {
        expect(part.x).toBeGreaterThanOrEqual(ROOM.x);
        expect(part.x + part.width).toBeLessThanOrEqual(ROOM.x + ROOM.width);
        expect(part.y + part.height).toBeLessThan(FOOT.y - 13);
        for (const other of parts.slice(i + 1)) expect(apart(part, other)).toBe(true);
      }
    }
});

test('what is told breaks between words, in Chinese between letters but before no stop, and is read whole', () => {
  const count = (text: string) => wide('500 10px x', text) / 5;
  expect(linesOf('a majority has promised', 12, count)).toEqual(['a majority', 'has promised']);
  const zh = linesOf('多数已经承诺，S2 成为领导者。', 12, count);
  expect(zh).toEqual(['多数已经承', '诺，S2 成为', '领导者。']);
  // As large as finds room; a caption of the longest kind too.
  const room = { width: 1208, height: 88 };
  const font = (size: number) => `500 ${size}px sans`;
  expect(setIn('Short.', room, font, wide)).toMatchObject({ lines: ['Short.'] });
  for (const long of ['word '.repeat(56).trim(), '字'.repeat(120), `${'word '.repeat(50)}\nNote: look`]) {
    const { size, lines } = setIn(long, room, font, wide);
    expect(lines.join('').replace(/\s/g, '')).toBe(long.replace(/\s/g, ''));
    expect(lines.length * size * 1.3).toBeLessThanOrEqual(room.height);
    for (const line of lines) expect(wide(font(size), line)).toBeLessThanOrEqual(room.width);
  }
  expect(setIn('word '.repeat(900), room, font, wide).lines.at(-1)).toMatch(/…$/);
});

test('a film is held at a beat, at the very moves that it stands behind, and then goes on', () => {
  const times = timesOf(1000, 2000, 1, 10);
  const held = [
    { at: 400, position: 3, lasts: 3000 },
    { at: 1000, position: 7, lasts: 200 },
    { at: 1500, position: 9, lasts: 500 },
    { at: 1500, position: 11, lasts: 300 },
  ];
  const frames = framesOf(times, held, 10);
  // One before the span is not read again.
  expect(frames).toHaveLength(10 + 2 + 5 + 3);
  expect(frames.map(({ position }) => position ?? '.').join(' ')).toBe('7 7 . . . . . 9 9 9 9 9 11 11 11 . . . . .');
  expect(frames.slice(0, 3).map(({ at }) => at)).toEqual([1000, 1000, 1000]);
  // What is held is drawn once: its frames are one.
  expect(new Set(frames).size).toBe(10 + 3);
  const ats = frames.map(({ at }) => at);
  expect([...ats].sort((a, b) => a - b)).toEqual(ats);
  expect(framesOf(times, [], 10).map(({ at }) => at)).toEqual(times);
});

test('what is told is the caption that the run has come to, and the notes of its moment, in the reader’s language', () => {
  const { words, shots, teller } = momentOf('raft', 'end');
  const beats = [
    { at: 100, position: 1, text: { en: 'One idea of five words.', zh: '一个想法。' }, notes: [] },
    { at: 200, position: 4, text: null, notes: ['look here'] },
  ];
  const lab = { session: { getState: () => ({ beats }) } };
  const subject = (language: 'en' | 'zh') => ({ lab, language, words, voice: { about: teller.about } }) as never;
  const shot = (position: number) => ({ ...shots[0], position }) as never;
  expect(toldAt(subject('en'), shot(0), 50)).toBe('');
  expect(toldAt(subject('en'), shot(1), 100)).toBe('One idea of five words.');
  expect(toldAt(subject('zh'), shot(2), 150)).toBe('一个想法。');
  expect(toldAt(subject('en'), shot(3), 200)).toBe('One idea of five words.');
  expect(toldAt(subject('en'), shot(4), 200)).toContain('look here');
  expect(heldIn(subject('en'), { from: 100, to: 150 })).toEqual([{ at: 100, position: 1, lasts: 3000 }]);
});

test.each(['raft', 'multipaxos', 'twophase'] as const)(
  'the places of %s: a row a node, what stands in each, and the key',
  (id) => {
    const { shots, position, teller, words } = momentOf(id, 'end');
    const nodes = shots[position]?.scene.nodes ?? [];
    const subject = { voice: { protocol: teller.protocol, about: teller.about, words: words.stage }, words };
    const drawn = drawing((pen) => drawSlots(pen, subject, nodes, { width: 540, height: 476 }));
    const texts = wordsIn(drawn).map(({ text }) => text);
    for (const { id: node, slots } of nodes) {
      expect(texts).toContain(node);
      for (const slot of slots.items) if (slot !== null) expect(texts).toContain(teller.protocol.epochName(slot.epoch));
    }
    const ys = nodes.map(({ id: node }) => wordsIn(drawn).find(({ text }) => text === node)?.y ?? 0);
    expect([...ys].sort((a, b) => a - b)).toEqual(ys);
  },
);

test('nine nodes with long logs find room: the newest places, each row whole', () => {
  const slots = (last: number) => ({
    from: 1,
    last,
    items: Array.from({ length: last }, (_, i) => ({ epoch: 12, value: `key${i}=value`, decided: false })),
  });
  const nodes = Array.from({ length: 9 }, (_, i) =>
    node(`S${i + 1}`, { slots: slots(40), committed: 20, applied: 10, pointers: [] } as Partial<NodeScene>),
  );
  const { words } = momentOf('raft', 'middle');
  const room = { width: 540, height: 280 };
  const drawn = drawing((pen) => drawSlots(pen, { voice: { ...voice }, words }, nodes, room));
  expect(slotsHeight(nodes, room)).toBeLessThanOrEqual(room.height);
  const texts = wordsIn(drawn);
  for (const { x, y } of texts) {
    expect(x).toBeLessThanOrEqual(room.width);
    expect(y).toBeLessThanOrEqual(room.height);
  }
  expect(texts.map(({ text }) => text)).toContain('40');
  expect(texts.map(({ text }) => text)).not.toContain('1');
  for (let i = 1; i <= 9; i++) expect(texts.map(({ text }) => text)).toContain(`S${i}`);
});

test('the ballots: who promised, who accepted what, and what became of it', () => {
  const { shots, position, teller, words } = momentOf('paxos', 'middle');
  const scene = shots[position]?.scene;
  if (scene === undefined) throw new Error('There is no such moment.');
  const lab = { session: { getState: () => ({ setup: null }) } } as never;
  const subject = { lab, voice: { protocol: teller.protocol, about: teller.about, words: words.stage }, words };
  const drawn = drawing((pen) => drawBallots(pen, subject, scene, { width: 540, height: 476 }));
  const texts = wordsIn(drawn).map(({ text }) => text);
  expect(texts).toEqual(expect.arrayContaining(['A1', 'A2', 'A3', '1.1', 'tea', 'accepted', 'chosen']));
  expect(texts.at(-1)).toBe('promised: quorum 2 of 3 · accepted: quorum 2 of 3');
  // So many that a word finds no room: a mark, and the key says which.
  const [first] = scene.nodes.filter(({ part }) => part === 'acceptor');
  const many = {
    ...scene,
    nodes: Array.from({ length: 9 }, (_, i) => ({ ...(first as NodeScene), id: `A${i + 1}` })),
  };
  const marked = wordsIn(drawing((pen) => drawBallots(pen, subject, many, { width: 540, height: 476 })));
  expect(marked.filter(({ text }) => text === '●').length).toBeGreaterThan(1);
  expect(marked.at(-1)?.text).toContain('● accepted: quorum 5 of 9');
});
