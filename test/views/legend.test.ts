// The line of marks: what is under way or wrong about a moment, and nothing else.

import { expect, test } from 'vitest';
import { marksNow } from '../../src/views/cluster/marks-now.ts';
import type { Shot } from '../../src/worker/wire.ts';
import { node, shot, toy } from './toy.ts';

const [kind = ''] = Object.keys(toy.messages);
const flying = { id: 1, from: 'A', to: 'B', message: { type: kind }, sentAt: 0, arrivesAt: 9, doomed: false };
const at = (position: number, scene: Partial<Shot['scene']> = {}, happenings: Shot['happenings'] = []) =>
  shot(position, position, happenings, [node('A'), node('B')], { move: null, scene }) as Shot;
const filmOf = (...shots: readonly Shot[]) => ({
  shot: (position: number) => shots.find((each) => each.position === position),
});

test('a kind is shown while it is under way, and for a moment after, so that it does not flicker', () => {
  const sent = at(3, { envelopes: [flying] as never });
  expect(marksNow(toy, filmOf(sent), sent).kinds).toEqual([kind]);
  expect(marksNow(toy, filmOf(sent), sent).gone).toEqual([]);
  expect(marksNow(toy, filmOf(sent), at(6))).toMatchObject({ kinds: [kind], gone: [kind] });
  expect(marksNow(toy, filmOf(sent), at(40)).kinds).toEqual([]);
  // Of what comes after it says nothing.
  expect(marksNow(toy, filmOf(sent), at(2)).kinds).toEqual([]);
});

test('signs are those of the moment; what was lost is shown for a moment', () => {
  expect(marksNow(toy, filmOf(), at(1)).signs).toEqual([]);
  expect(marksNow(toy, filmOf(), at(1, { cuts: ['A>B'] })).signs).toEqual(['cut']);
  const down = { nodes: [node('A', { up: 'crashed' }), node('B', { up: 'paused' })] };
  expect(marksNow(toy, filmOf(), at(1, down)).signs).toEqual(['crashed', 'paused']);
  const lost = at(3, {}, [{ kind: 'lost', why: 'cut', envelope: flying } as never]);
  expect(marksNow(toy, filmOf(lost), at(5)).signs).toEqual(['lost']);
  expect(marksNow(toy, filmOf(lost), at(50)).signs).toEqual([]);
});
