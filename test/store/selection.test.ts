// One selection, the trail of what was selected, and steps of one happening.

import { describe, expect, it } from 'vitest';
import type { Happening } from '../../src/engine/happening.ts';
import { selectedHappening, stepHappening } from '../../src/store/happenings.ts';
import type { Lab } from '../../src/store/lab.ts';
import { createSelection, leaveBehind, point, type Target, walk } from '../../src/store/selection.ts';
import { envelope, shot } from '../views/toy.ts';

const node = (id: string): Target => ({ kind: 'node', node: id });

const flying = (id: number) => ({ scene: { envelopes: [envelope(id)] } });

/** A page with moves of so many happenings each. */
function page(...moves: readonly number[]) {
  const selection = createSelection();
  let position = 0;
  const happenings = (count: number) =>
    Array.from({ length: count }, (_, i): Happening => ({ kind: 'rang', node: 'S1', timer: `t${i}` }));
  const lab = {
    selection,
    pause() {},
    show(wanted: number) {
      position = wanted;
    },
    async step(by: 1 | -1) {
      position = Math.max(0, Math.min(moves.length - 1, position + by));
    },
    select: (target: Target | null) => point(selection, 'selected', target),
    projector: {
      now: () => ({ playhead: 0, shot: { position, at: 0, happenings: happenings(moves[position] as number) } }),
    },
  } as unknown as Lab;
  const now = () => ({ position, ...selection.getState().selected });
  return { lab, selection, now };
}

describe('the trail of selections', () => {
  it('walks back and forward, and forgets what lay ahead when something else is selected', () => {
    const { lab, selection } = page(1);
    const selected = () => selection.getState().selected;
    for (const id of ['S1', 'S2', 'S3']) lab.select(node(id));
    expect(walk(lab, -1) && walk(lab, -1)).toBe(true);
    expect(selected()).toEqual(node('S1'));
    expect(walk(lab, -1)).toBe(false);
    expect(walk(lab, 1)).toBe(true);
    lab.select(node('S4'));
    expect(walk(lab, 1)).toBe(false);
    expect(selection.getState().trail).toEqual([node('S1'), node('S2'), node('S4')]);
  });

  it('leads from nothing back to what was selected last', () => {
    const { lab, selection } = page(1);
    lab.select(node('S1'));
    lab.select(null);
    expect(walk(lab, -1)).toBe(true);
    expect(selection.getState().selected).toEqual(node('S1'));
  });

  it('shows the moment of a happening', () => {
    const { lab, now } = page(1, 1, 1);
    lab.select({ kind: 'happening', position: 2, index: 0 });
    lab.select(node('S1'));
    walk(lab, -1);
    expect(now()).toMatchObject({ position: 2, kind: 'happening' });
  });

  it('leaves behind what did not happen in another future', () => {
    const { lab, selection } = page(1, 1, 1);
    const happening = (position: number): Target => ({ kind: 'happening', position, index: 0 });
    const message = (id: number): Target => ({ kind: 'envelope', id });
    const film = { shot: (position: number) => (position === 1 ? shot(1, 0, [], [], flying(4)) : undefined) };
    for (const target of [happening(0), message(4), message(9), node('S1'), happening(2)]) lab.select(target);
    leaveBehind(selection, 1, film);
    expect(selection.getState()).toMatchObject({
      selected: null,
      trail: [happening(0), message(4), node('S1')],
      place: 2,
    });
    leaveBehind(selection, -1, film);
    expect(selection.getState()).toMatchObject({ trail: [node('S1')], place: 0 });
    expect(walk(lab, -1)).toBe(true);
    expect(selection.getState().selected).toEqual(node('S1'));
  });

  it('keeps the last fifty', () => {
    const { lab, selection } = page(1);
    for (let i = 0; i < 80; i++) lab.select({ kind: 'slot', index: i });
    expect(selection.getState().trail).toHaveLength(50);
    expect(selection.getState().trail[49]).toEqual({ kind: 'slot', index: 79 });
  });
});

describe('a step of one happening', () => {
  it('goes through the happenings of each move, forwards and back the same way', async () => {
    const { lab, now } = page(1, 2, 0, 3);
    const seen: string[] = [];
    const look = () => {
      const { position, index } = now() as { position: number; index?: number };
      return `${position}.${index}`;
    };
    for (let i = 0; i < 6; i++) {
      await stepHappening(lab, 1);
      seen.push(look());
    }
    expect(seen).toEqual(['0.0', '1.0', '1.1', '3.0', '3.1', '3.2']);
    const back: string[] = [];
    for (let i = 0; i < 5; i++) {
      await stepHappening(lab, -1);
      back.push(look());
    }
    expect(back).toEqual(seen.slice(0, 5).reverse());
  });

  it('says which happening of the shot on show is selected, and of no other shot', () => {
    const { lab } = page(2, 2);
    lab.select({ kind: 'happening', position: 0, index: 1 });
    const shot = lab.projector.now()?.shot as { position: number; happenings: readonly Happening[] };
    expect(selectedHappening(lab, shot)).toBe(shot.happenings[1]);
    expect(selectedHappening(lab, { ...shot, position: 1 })).toBe(null);
  });
});
