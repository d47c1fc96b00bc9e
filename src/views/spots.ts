// Where messages stand on the stage, and what is left of them: a function of the scene, the playhead and the place, as all
// that stands there (place.ts).

import type { Micros, NodeId } from '../engine/protocol.ts';
import type { Envelope } from '../engine/world.ts';
import type { Scene } from '../worker/wire.ts';
import { CUT, type Lane, laneName, MARK, type Place, type Point, type Spot } from './place.ts';
import { clamp, HALO, LINE } from './seating.ts';

/** Between two messages that stand in a row. */
const ROW = 30;
/** How much farther from the link a message stands that waits to be delivered. */
const ASIDE = 9;

/** How far a message is on its way, from 0 to 1. */
export function progress(envelope: Envelope, playhead: Micros): number {
  const whole = envelope.arrivesAt - envelope.sentAt;
  return whole <= 0 ? 1 : clamp(0, (playhead - envelope.sentAt) / whole, 1);
}

function spot(envelope: Envelope, lane: Lane, phase: Spot['phase'], flown: number, shown = 1): Spot {
  return { envelope, lane, phase, shown, flown, x: lane.x + lane.dx * flown, y: lane.y + lane.dy * flown };
}

/** Where every message in flight stands. `still`: messages jump, they don't fly. */
export function spots(place: Place, scene: Scene, playhead: Micros, still: boolean): Spot[] {
  const manual = scene.network.mode === 'manual';
  const standing = new Map<string, number>();
  const rows = new Map<string, number>();
  const cuts = scene.cuts.length > 0 ? new Set(scene.cuts) : null;
  const stands = (name: string) => manual || still || cuts?.has(name) === true;
  for (const { from, to } of scene.envelopes) {
    if (from === null) continue;
    const name = laneName(from, to);
    if (stands(name)) rows.set(name, (rows.get(name) ?? 0) + 1);
  }
  const found: Spot[] = [];
  for (const envelope of scene.envelopes) {
    if (envelope.from === null) continue;
    const name = laneName(envelope.from, envelope.to);
    const lane = place.lanes.get(name);
    if (lane === undefined) continue;
    const far = progress(envelope, playhead);
    const turn = standing.get(name) ?? 0;
    if (stands(name)) standing.set(name, turn + 1);
    if (manual || still) {
      const { x, y, ...it } = spot(
        envelope,
        lane,
        manual ? 'waits' : 'flies',
        waitingAt(lane, turn, rows.get(name) as number),
      );
      found.push({ ...it, x: x - lane.dy * ASIDE, y: y + lane.dx * ASIDE });
    } else if (cuts?.has(name)) {
      found.push(stoppedAt(envelope, lane, far, turn, rows.get(name) as number));
    } else if (envelope.doomed) {
      // It flies half-way, fades over the last third of that, and leaves a cross until it would have arrived.
      if (far < 0.5) found.push(spot(envelope, lane, 'flies', far * lane.length, clamp(0.25, (0.55 - far) / 0.2, 1)));
      else found.push(spot(envelope, lane, 'lost', lane.length / 2, 2 - 2 * far));
    } else found.push(spot(envelope, lane, 'flies', far * lane.length));
  }
  return manual && found.length <= SPREAD ? apart(place, found) : found;
}

/** More than these are not spread: there is no room for so many. */
const SPREAD = 40;
/** A finger's breadth. */
const TOUCH = 44;
/** How far a message may go along its link and away from it, where others stand in its way. */
const ALONG = [0, -12, 12, -24, 24, -36, 36, -50, 50, -66, 66];
const AWAY = [0, 14, 28];
/** How wide what is said beneath a disc may well be. */
const SAID = 104;

/**
 * Those that wait, a finger's breadth apart where there is room: one after the other each takes the place nearest to its
 * own that is free, or the freest.
 */
function apart(place: Place, waiting: readonly Spot[]): Spot[] {
  const placed: Spot[] = [];
  for (const it of waiting) {
    const { lane } = it;
    let best = Number.NEGATIVE_INFINITY;
    let chosen = it;
    for (const away of AWAY) {
      for (const along of ALONG) {
        const flown = it.flown + along;
        if (along !== 0 && (flown < 0 || flown > lane.length)) continue;
        const x = it.x + lane.dx * along - lane.dy * away;
        const y = it.y + lane.dy * along + lane.dx * away;
        const score = freedom(place, placed, x, y) - (Math.abs(along) + 1.5 * away) * 0.02;
        if (score <= best) continue;
        best = score;
        chosen = { ...it, x, y, flown };
      }
    }
    placed.push(chosen);
  }
  return placed;
}

/**
 * How far a point is from the messages that are placed, at most a finger's breadth; less on a disc, over what is said
 * beneath one, and outside.
 */
function freedom(place: Place, placed: readonly Spot[], x: number, y: number): number {
  let free = TOUCH;
  for (const other of placed) free = Math.min(free, Math.hypot(other.x - x, other.y - y));
  for (const [id, at] of place.nodes) {
    free = Math.min(free, 3 * (Math.hypot(at.x - x, at.y - y) - place.radius - MARK - 4));
    const room = place.rooms.get(id);
    if (room === undefined || room.side !== 0) continue;
    const below = y - at.y - place.radius - HALO;
    const half = Math.min(room.width, SAID) / 2;
    if (below > -MARK && below < 2 * LINE + MARK && Math.abs(x - at.x) < half) free = Math.min(free, MARK * 2);
  }
  const edge = Math.min(x, y, place.box.width - x, place.box.height - y);
  return edge < MARK + 6 ? free - TOUCH : free;
}

/** In a row about a point a little before the middle, so that those of the other direction stand on their own side. */
function waitingAt(lane: Lane, place: number, row: number): number {
  const gap = row > 1 ? Math.min(ROW, (lane.length - 8) / (row - 1)) : 0;
  const first = clamp(0, lane.length * 0.42 - (gap * (row - 1)) / 2, lane.length - gap * (row - 1));
  return clamp(0, first + gap * (row - 1 - place), lane.length);
}

/** It flies to the mark of the cut and stands before it, behind those that came earlier. */
function stoppedAt(envelope: Envelope, lane: Lane, far: number, place: number, row: number): Spot {
  const end = Math.max(0, lane.length / 2 - CUT - 7);
  const gap = row > 1 ? Math.min(MARK * 2 + 2, end / (row - 1)) : 0;
  const stop = Math.max(0, end - gap * place);
  const flown = far * lane.length;
  return flown < stop ? spot(envelope, lane, 'flies', flown) : spot(envelope, lane, 'stopped', stop);
}

/** Where a lost message leaves its cross. */
export function lossAt(place: Place, envelope: Envelope, why: string, at: Micros, manual: boolean): Point | null {
  if (envelope.from === null) return null;
  const lane = place.lanes.get(laneName(envelope.from, envelope.to));
  if (lane === undefined) return null;
  const flown =
    why === 'down'
      ? lane.length
      : why === 'dropped'
        ? lane.length * (manual ? 0.42 : progress(envelope, at))
        : why === 'cut'
          ? Math.max(0, lane.length / 2 - CUT - 7)
          : lane.length / 2;
  return { x: lane.x + lane.dx * flown, y: lane.y + lane.dy * flown };
}

/** Outside of a node, away from the others: where its client stands. */
export function besideNode(place: Place, node: NodeId, away: number): Point {
  const p = place.nodes.get(node) ?? place.centre;
  const x = p.x - place.centre.x;
  const side = Math.abs(x) < 1 ? 1 : Math.sign(x);
  return { x: p.x + side * (place.radius + away) * 0.8, y: p.y - (place.radius + away) * 0.6 };
}
