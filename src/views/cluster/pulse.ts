// The moment in which votes suffice: the votes and who gathered them light up once. A function of what has just happened and
// of the playhead, so that whoever comes by the moment sees it, playing or not.

import type { Micros, NodeId } from '../../engine/protocol.ts';
import { rangeOf } from '../../store/interest.ts';
import type { NodeScene, Scene, Shot } from '../../worker/wire.ts';
import { add, put, px } from '../marks/pen.ts';
import { styleOf } from '../marks/shapes.ts';
import type { Place, Point } from '../place.ts';
import { HALO } from '../seating.ts';
import { hue } from '../theme.ts';
import type { Flight } from './flight.ts';
import type { Staging } from './painter.ts';
import { votesAt } from './tally.ts';
import type { Voice } from './voice.ts';

/** Real seconds that it lasts. */
const LASTS = 0.4;
/** How far its ring goes out from a node. */
const OUT = 16;

export interface Pulse extends Point {
  readonly radius: number;
  readonly epoch: number;
  /** From 1 to 0. */
  readonly shown: number;
  readonly votes: readonly Point[];
  readonly dot: number;
}

/** Virtual time that so many real seconds are, at the pace of news on this network or at a quicker one. */
export function spanOf({ network }: Pick<Scene, 'network'>, seconds: number, pace: number): Micros {
  return seconds * 1_000_000 * Math.max(rangeOf(network).news, pace);
}

/** Whose votes have come to suffice in a shot: it heard one that consents, and was given what it gathered them for. */
export function sufficed({ happenings, scene }: Shot, { protocol }: Pick<Voice, 'protocol'>): NodeId | null {
  for (const heard of happenings) {
    if (heard.kind !== 'heard') continue;
    const { message, from } = heard.envelope;
    const kind = protocol.messages[message.type];
    if (kind === undefined || styleOf(kind, message) !== 'filled') continue;
    const { tally = null } = scene.nodes.find(({ id }) => id === heard.node) ?? {};
    if (tally !== null && tally.granted.length === tally.needed && tally.granted.at(-1) === from) return heard.node;
    const rose = happenings.some(
      (it) => it.kind === 'became' && it.node === heard.node && it.role !== it.was && it.epoch === it.wasEpoch,
    );
    if (rose) return heard.node;
  }
  return null;
}

/** The pulses at a playhead, of the shots shortly before it. */
export function pulses(
  place: Place,
  voice: Voice,
  shots: readonly Shot[],
  playhead: Micros,
  span: Micros,
  still: boolean,
): Pulse[] {
  const found: Pulse[] = [];
  for (const shot of shots) {
    const age = (playhead - shot.at) / span;
    if (age < 0 || age >= 1) continue;
    const id = sufficed(shot, voice);
    const at = id === null ? undefined : place.nodes.get(id);
    if (id === null || at === undefined) continue;
    const node = (of: Shot | undefined): NodeScene | undefined => of?.scene.nodes.find((it) => it.id === id);
    // What was gathered is forgotten with the moment: the shot before it still knows how many were asked for.
    const before = shots.find(({ position }) => position === shot.position - 1);
    const tally = node(shot)?.tally ?? node(before)?.tally ?? null;
    const places = tally === null ? [] : votesAt(place, voice, id, shot.scene.nodes, tally);
    found.push({
      ...at,
      radius: place.radius + HALO + 2 + (still ? 0 : OUT * age),
      epoch: node(shot)?.epoch ?? 0,
      shown: still ? 1 : 1 - age,
      votes: places.slice(0, tally?.needed ?? 0).map(({ x, y }) => ({ x: at.x + x, y: at.y + y })),
      dot: (still ? 7 : 5 + 4 * (1 - age)) * place.scale,
    });
  }
  return found;
}

export class Pulses {
  private readonly layer: SVGElement;
  private readonly place: Place;
  private readonly staging: Staging;
  private written = 0;

  constructor(root: SVGElement, place: Place, staging: Staging) {
    this.layer = add(root, 'g', { class: 'pulses', 'aria-hidden': 'true' });
    this.place = place;
    this.staging = staging;
  }

  paint(scene: Scene, shots: readonly Shot[], playhead: Micros, flight: Flight | null): void {
    const { place, staging } = this;
    const span = spanOf(scene, LASTS, flight === null ? 0 : (staging.pace?.() ?? 0));
    const found = pulses(place, staging, shots, playhead, span, staging.still);
    if (flight !== null) for (const pulse of found) flight.pulse(pulse);
    const drawn = flight === null ? found : [];
    if (drawn.length + this.written === 0) return;
    this.layer.replaceChildren();
    this.written = drawn.length;
    for (const { x, y, radius, epoch, shown, votes, dot } of drawn) {
      const group = add(this.layer, 'g', {
        class: 'pulse',
        opacity: px(shown),
        'data-hue': hue(epoch),
        'data-pulse': '',
      });
      put(group, 'stroke-width', px(1 + 4 * shown));
      add(group, 'circle', { cx: px(x), cy: px(y), r: px(radius) });
      for (const vote of votes)
        add(group, 'circle', { class: 'pulse-vote', cx: px(vote.x), cy: px(vote.y), r: px(dot) });
    }
  }
}
