// The numbers on the stage that are lit while the panel tells what a rule compared.

import { describe, expect, test } from 'vitest';
import type { Happening } from '../../src/engine/happening.ts';
import type { Compared } from '../../src/store/told.ts';
import { Painter } from '../../src/views/cluster/painter.ts';
import { comparedPlace } from '../../src/views/ledger/places.ts';
import { decisive } from '../../src/views/why/account.ts';
import { comparedIn } from '../../src/views/why/compared.ts';
import { Scenes } from '../../src/worker/scene.ts';
import { playLibrary } from '../played.ts';
import { sheet } from './paper.ts';
import { envelope, node, scene, shot, voice } from './scenes.ts';
import { slots } from './toy.ts';

const noted = (facts: object) =>
  ({ kind: 'noted', node: 'S1', rule: 'x', facts }) as Extract<Happening, { kind: 'noted' }>;
const epochFact = { label: 'currentRound', value: '2', names: { epoch: 2 } };
const wish = { label: 'accepted', value: 'tea', caption: true };
const one = node('S1', {
  epoch: 2,
  facts: [epochFact, wish],
  tally: { granted: ['S1', 'S2'], refused: [], needed: 3 },
});
const at = shot(scene([one, node('S2', { epoch: 2 })]));
const of = (facts: object) => comparedIn(at, noted(facts), voice.protocol);

const SHOWN = ['figure-8', 'split-vote', 'paxos-duel', 'paxos-highest-ballot', 'multipaxos-two-leaders'];

describe('what a rule compared', () => {
  test('is what its facts call as the node calls it, changed or not', () => {
    expect(of({ currentRound: 2 })?.epoch).toBe(2);
    expect(of({ currentRound: { was: 1, is: 2 } })?.epoch).toBe(2);
    expect(of({ accepted: 'tea' })?.facts).toEqual([{ label: 'accepted', value: 'tea' }]);
    expect(of({ index: 2, from: 'S2' })).toBeNull();
  });

  test('is the votes where how many are needed is among the facts', () => {
    expect(of({ granted: ['S1', 'S2'], needed: 3 })?.votes).toBe(2);
    expect(of({ granted: 2, needed: 3 })?.votes).toBe(2);
    expect(of({ granted: ['S1'], needed: 3 })).toBeNull();
    expect(of({ index: 2 })).toBeNull();
  });

  test('is a place of a log where what stands there is told with it, its own and that of whom it heard', () => {
    const log = (...epochs: number[]) => slots(epochs.map((epoch) => ({ epoch, value: 'x' })));
    const [voter, other] = [node('S1', { slots: log(1, 1, 2) }), node('S2', { slots: log(1, 3) })];
    const heard: Happening = { kind: 'heard', node: 'S1', envelope: envelope(1, 'S2', 'S1') };
    const asked = shot(scene([voter, other]), { happenings: [heard] });
    const places = (facts: object) => comparedIn(asked, noted(facts), voice.protocol)?.places;
    const mine = { index: 3, term: 2 };
    expect(places({ mine, theirs: { index: 2, term: 3 } })).toEqual([
      { node: 'S1', index: 3, epoch: 2 },
      { node: 'S2', index: 2, epoch: 3 },
    ]);
    // An empty log has no place, and what stands elsewhere now is not pointed at.
    expect(places({ mine, theirs: { index: 0, term: 0 } })).toEqual([{ node: 'S1', index: 3, epoch: 2 }]);
    expect(places({ mine: { index: 3, term: 1 } })).toBeUndefined();
    const compared: Compared = { node: 'S1', epoch: null, votes: null, facts: [], places: places({ mine })! };
    expect([voter, other].map((it) => comparedPlace(compared, it))).toEqual([3, 0]);
    expect(comparedPlace(compared, { ...voter, slots: log(1, 1, 4) })).toBe(0);
    expect(comparedPlace(null, voter)).toBe(0);
  });
});

test('in the library, what is lit is always among the facts that are told, and each protocol lights something', () => {
  const lit = new Map<string, Set<string>>();
  const wrong: string[] = [];
  const some = playLibrary().filter(({ name }) => SHOWN.includes(name));
  expect(some).toHaveLength(SHOWN.length);
  for (const { player, frames } of some) {
    const { run } = player;
    const scenes = new Scenes(run.protocol, run.genesis, false);
    const kinds = lit.get(run.protocol.id) ?? new Set();
    lit.set(run.protocol.id, kinds);
    for (const frame of frames) {
      const it = scenes.shot(frame);
      const spoken = decisive(it);
      const compared = spoken?.kind === 'noted' ? comparedIn(it, spoken, run.protocol) : null;
      if (spoken?.kind !== 'noted' || compared === null) continue;
      const told = JSON.stringify(spoken.facts);
      if (compared.epoch !== null) {
        kinds.add('epoch');
        const names = [String(compared.epoch), JSON.stringify(run.protocol.epochName(compared.epoch))];
        if (!names.some((name) => told.includes(name))) wrong.push(told);
      }
      if (compared.votes !== null) kinds.add('votes');
      if (compared.places.length > 0) kinds.add('places');
    }
  }
  expect(wrong).toEqual([]);
  for (const id of ['raft', 'paxos', 'multipaxos'])
    expect([id, [...lit.get(id)!].sort()]).toEqual([id, ['epoch', ...(id === 'raft' ? ['places'] : []), 'votes']]);
});

test('it is lit as long as it stands there, and not on another node', () => {
  const { sheet: drawn, root } = sheet();
  const painter = new Painter(root, { width: 800, height: 560 }, { ...voice, still: false, between: () => [] });
  painter.paint({ shot: at, playhead: 0, playing: false });
  const compare = (now: Partial<Compared> | null) =>
    painter.compare(now && { node: 'S1', epoch: null, votes: null, facts: [], places: [], ...now });
  const shown = () => drawn.with('data-compared').map((it) => it.getAttribute('class'));
  compare({ epoch: 2, votes: 2, facts: [{ label: 'accepted', value: 'tea' }] });
  expect(shown()).toEqual(['epoch', 'tally', 'caption']);
  compare({ epoch: 3, votes: 1 });
  expect(shown()).toEqual([]);
  compare({ epoch: 2 });
  expect(shown()).toEqual(['epoch']);
  // The run goes on while it is told.
  painter.paint({ shot: shot(scene([{ ...one, epoch: 3 }])), playhead: 1, playing: true });
  expect(shown()).toEqual([]);
  painter.paint({ shot: at, playhead: 0, playing: false });
  expect(shown()).toEqual(['epoch']);
  compare(null);
  expect(shown()).toEqual([]);
});
