// Walking from happening to happening by keyboard: along a lane, and from lane to lane.

import type { Place } from '../../engine/causality.ts';
import type { NodeId } from '../../engine/protocol.ts';
import type { Film } from '../../store/film.ts';
import type { Shot } from '../../worker/wire.ts';
import { placeOf } from './cones.ts';
import type { Diagram } from './diagram.ts';
import { stretchAt } from './lanes.ts';
import { epochOf } from './plan.ts';
import { laneOf, spotOf } from './telling.ts';
import { endOf } from './time.ts';

/** Moves looked through for the next happening of a node. */
const FARTHEST = 4096;

/** The first (+1) or last (-1) happening of a shot that stands on a node's lane, from an index on. */
function within(shot: Shot, node: NodeId, index: number, by: 1 | -1): number | null {
  for (let i = index; i >= 0 && i < shot.happenings.length; i += by) {
    const happening = shot.happenings[i];
    if (happening !== undefined && laneOf(happening) === node) return i;
  }
  return null;
}

/** The next happening on a lane from a place on, not counting it; null when none is at hand. */
export function nextOn(film: Film, node: NodeId, { position, index }: Place, by: 1 | -1, until: number): Place | null {
  for (let p = position; p >= 0 && p <= film.length && Math.abs(p - position) < FARTHEST; p += by) {
    const shot = film.shot(p);
    if (shot === undefined || shot.at > until) return null;
    const from = p === position ? index + by : by > 0 ? 0 : shot.happenings.length - 1;
    const found = within(shot, node, from, by);
    if (found !== null) return { position: p, index: found };
  }
  return null;
}

/** Where the walk stands: what is under the cursor, else what is selected, else what the playhead shows. */
function standing(diagram: Diagram): Place {
  const { selected, hovered } = diagram.lab.selection.getState();
  const shown = diagram.picture?.shot.position ?? 0;
  const cursor = diagram.over.cursor === null ? null : placeOf(hovered);
  return cursor ?? placeOf(selected) ?? { position: shown, index: -1 };
}

function point(diagram: Diagram, place: Place): void {
  const spot = spotOf(diagram.lab.film, place);
  if (spot === null) return;
  diagram.lab.hover({ kind: 'happening', ...place });
  diagram.overlay({ cursor: spot });
  const { span } = diagram;
  if (spot.at < span.from || spot.at > endOf(span)) diagram.centre(spot.at);
}

/** Puts the cursor on what is selected, else on what happened last up to the playhead. */
export function begin(diagram: Diagram): void {
  const { film, selection } = diagram.lab;
  const selected = placeOf(selection.getState().selected);
  const position = diagram.picture?.shot.position ?? 0;
  // What a client asks comes out of nowhere: its hearing says more.
  const index =
    film.shot(position)?.happenings.findIndex((happening) => {
      return laneOf(happening) !== null && !(happening.kind === 'sent' && happening.node === null);
    }) ?? -1;
  if (selected !== null && spotOf(film, selected) !== null) point(diagram, selected);
  else if (index >= 0) point(diagram, { position, index });
}

/** Along the lane. */
export function walkAlong(diagram: Diagram, by: 1 | -1): void {
  const { lab, nodes } = diagram;
  const here = standing(diagram);
  const shot = lab.film.shot(here.position);
  const happening = shot?.happenings[here.index];
  const lane =
    diagram.over.cursor?.node ??
    (happening === undefined ? null : laneOf(happening)) ??
    diagram.frame?.nodes[0] ??
    nodes[0] ??
    null;
  if (lane === null) return;
  const next = nextOn(lab.film, lane, here, by, lab.seenUntil());
  if (next !== null) point(diagram, next);
  else if (shot !== undefined) lab.need(shot.at, shot.at);
}

/** To the lane above (-1) or below (+1): to its last happening up to the same time. */
export function walkAcross(diagram: Diagram, by: 1 | -1): void {
  const { lab } = diagram;
  const shown = diagram.frame?.nodes ?? [];
  const here = standing(diagram);
  const happening = lab.film.shot(here.position)?.happenings[here.index];
  const lane = diagram.over.cursor?.node ?? (happening === undefined ? null : laneOf(happening));
  const node = lane === null ? shown[0] : shown[shown.indexOf(lane) + by];
  if (node === undefined) return;
  const from = { position: here.position, index: lab.film.shot(here.position)?.happenings.length ?? 0 };
  const next = nextOn(lab.film, node, from, -1, Infinity) ?? nextOn(lab.film, node, here, 1, lab.seenUntil());
  if (next !== null) point(diagram, next);
}

/** Selects what is under the cursor, or compares it with what is selected; taken again, it is the epoch that it is in. */
export function take(diagram: Diagram, compares: boolean): boolean {
  const { cursor } = diagram.over;
  if (cursor === null) return false;
  const place = placeOf(diagram.lab.selection.getState().hovered);
  if (place === null) {
    const lane = cursor.node === null ? undefined : diagram.lanes.stretches.get(cursor.node);
    const epoch = lane === undefined ? null : epochOf(lane[stretchAt(lane, cursor.at)] ?? null);
    if (epoch === null || compares) return false;
    diagram.lab.select({ kind: 'epoch', epoch });
    return true;
  }
  if (compares) diagram.compare(place);
  else {
    void diagram.lab.show(place.position);
    diagram.lab.select({ kind: 'happening', ...place });
  }
  diagram.lab.hover(null);
  return true;
}
