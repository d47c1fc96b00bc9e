// What moves while a run plays is drawn elsewhere than on the stage's elements; what is selected stays an element.

import { describe, expect, it } from 'vitest';
import { touched } from '../../src/store/reach.ts';
import { UNTOUCHED } from '../../src/store/related.ts';
import type { Target } from '../../src/store/selection.ts';
import type { Flight } from '../../src/views/cluster/flight.ts';
import { Painter } from '../../src/views/cluster/painter.ts';
import * as traffic from '../../src/views/cluster/traffic.ts';
import type { Spot } from '../../src/views/place.ts';
import type { Scene, Shot } from '../../src/worker/wire.ts';
import { sheet } from './paper.ts';
import { envelope, MANUAL, node, scene, shot, voice } from './scenes.ts';

/** What a flight was given in the last frame. */
function watched() {
  const given = { arcs: 0, messages: [] as number[], labels: [] as string[], losses: 0, bubbles: 0, frames: 0 };
  let rests = true;
  const flight = {
    begin: () => {
      Object.assign(given, { arcs: 0, messages: [], labels: [], losses: 0, bubbles: 0 });
      rests = false;
    },
    end: () => {
      given.frames++;
    },
    clear: () => {
      rests = true;
    },
    stop: () => {},
    arc: () => {
      given.arcs++;
    },
    messages: (spots: readonly Spot[]) => {
      given.messages = spots.map((spot) => spot.envelope.id);
    },
    label: (text: string) => {
      given.labels.push(text);
    },
    loss: () => {
      given.losses++;
    },
    bubble: () => {
      given.bubbles++;
    },
  };
  return { flight: flight as unknown as Flight, given, rests: () => rests };
}

const timers = [{ name: 'patience', setAt: 0, ringsAt: 30_000 }];
const three = [node('S1', { role: 'chief', epoch: 2 }), node('S2', { epoch: 2, timers }), node('S3', { epoch: 2 })];
const two = scene(three, { envelopes: [envelope(1, 'S1', 'S2'), envelope(2, 'S1', 'S3')] });

function stage(pace: () => number) {
  const { sheet: drawn, root } = sheet();
  const touches = (target: Target | null, it: Shot | undefined) =>
    it === undefined ? UNTOUCHED : touched(target, it, { shot: () => undefined }, voice.protocol);
  const staging = { ...voice, still: false, between: () => [], touched: touches, pace };
  const painter = new Painter(root, { width: 800, height: 560 }, staging);
  painter.bring(traffic);
  const watch = watched();
  painter.flight = watch.flight;
  const shown = (of: Scene, playing: boolean) => painter.paint({ shot: shot(of), playhead: 3000, playing });
  /** The messages that are seen as elements. */
  const marks = () => [...drawn.print().matchAll(/ data-envelope="(\d+)"/g)].map(([, id]) => Number(id));
  return { ...watch, painter, shown, marks };
}

describe('a stage that plays', () => {
  it('has no element move, and as soon as it rests, all of them', () => {
    const { shown, marks, given, rests } = stage(() => 0.05);
    shown(two, true);
    expect(given).toMatchObject({ messages: [1, 2], arcs: 1, frames: 1 });
    expect(marks()).toHaveLength(0);
    shown(two, false);
    expect(rests()).toBe(true);
    expect(marks()).toHaveLength(2);
    shown(two, true);
    expect(marks()).toHaveLength(0);
  });

  it('keeps what is selected an element, so that it is lit and can be heard', () => {
    const { shown, marks, given, painter } = stage(() => 0.05);
    painter.light({ selected: { kind: 'envelope', id: 2 }, hovered: null });
    shown(two, true);
    expect(given.messages).toEqual([1]);
    expect(marks()).toEqual([2]);
  });

  it('says what messages say as long as it can be read, and no longer', () => {
    let pace = 0.05;
    const { shown, given } = stage(() => pace);
    shown(two, true);
    expect(given.labels).toHaveLength(2);
    pace = 20;
    shown(two, true);
    expect(given.labels).toEqual([]);
  });

  it('leaves a network in which nothing flies to its elements', () => {
    const { shown, marks, given } = stage(() => 1);
    shown({ ...two, network: MANUAL }, true);
    expect(given.frames).toBe(0);
    expect(marks()).toHaveLength(2);
  });
});
