// Where the votes that a node gathers stand about its disc.

import type { NodeId } from '../../engine/protocol.ts';
import type { NodeScene } from '../../worker/wire.ts';
import type { Place, Point } from '../place.ts';
import { tallySide } from './captions.ts';
import type { Voice } from './voice.ts';

export type Tally = NonNullable<NodeScene['tally']>;

/** How far apart they are, as an angle. */
export function tallyStep({ radius, scale, tally }: Place, total: number): number {
  return Math.min(0.52, 2.2 / Math.max(1, total - 1), (19 * scale) / (radius + tally));
}

/** From the centre of the node, those that were granted first; none where there is no room for them. */
export function votesAt(
  place: Place,
  { protocol: { ballots } }: Pick<Voice, 'protocol'>,
  node: NodeId,
  nodes: readonly NodeScene[],
  { granted, refused, needed }: Tally,
): Point[] {
  if (place.rooms.get(node)?.dots !== true) return [];
  // Where no quorum decides, all that are needed are asked.
  const asked = ballots === undefined ? needed : nodes.filter(({ part }) => ballots.voters.includes(part)).length;
  const total = Math.max(asked, granted.length + refused.length);
  const away = place.radius + place.tally;
  // Those in the lower half have theirs beneath, away from the messages.
  const side = tallySide(place, node);
  const step = tallyStep(place, total);
  return Array.from({ length: total }, (_, i) => {
    const turn = -Math.PI / 2 + (i - (total - 1) / 2) * step;
    return { x: away * Math.cos(turn), y: side * away * Math.sin(turn) };
  });
}
