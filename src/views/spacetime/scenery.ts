// What the drawing of the diagram is given, and the few strokes that its parts share.

import type { Descriptors, Micros, NodeId } from '../../engine/protocol.ts';
import type { Palette } from '../palette.ts';
import type { Cones } from './cones.ts';
import type { Tile } from './crowds.ts';
import type { Lanes, Mark } from './lanes.ts';
import type { Plan } from './plan.ts';
import type { Fold } from './time.ts';

/** What is beyond the playhead though it was seen. */
export const PALE = 0.32;
/** What could neither know of the happening that is lit nor be known of by it. */
export const REST = 0.2;

interface Lettering {
  readonly mark: (mark: Mark) => string;
  readonly epochName: (epoch: number) => string;
  readonly crowded: string;
  readonly length: (length: Micros) => string;
}

/** A point on a lane; on no lane, a time of all. */
export interface Spot {
  readonly node: NodeId | null;
  readonly at: Micros;
}

/** What a tool has drawn over the diagram. */
export interface Overlay {
  readonly measure: Fold | null;
  /** Whether the end of the measure still goes with the playhead. */
  readonly open: boolean;
  /** The span that a drag zooms to. */
  readonly box: Fold | null;
  /** Where the keyboard walks. */
  readonly cursor: Spot | null;
  /** A lane that is being dragged, and the height of the pointer. */
  readonly carried: { readonly node: NodeId; readonly y: number } | null;
}

export interface Scenery {
  readonly plan: Plan;
  readonly lanes: Lanes;
  readonly protocol: Descriptors;
  readonly playhead: Micros;
  readonly palette: Palette;
  readonly lettering: Lettering;
  /** The envelope and node that are lit. */
  readonly lit: { readonly envelope: number | null; readonly nodes: ReadonlySet<NodeId> };
  readonly cones: Cones | null;
  /** Where the happening stands that is lit, and the one compared with it. */
  readonly spots: readonly Spot[];
  /** How crowded it is, where arrows are too many. */
  readonly tiles: readonly Tile[];
  readonly overlay: Overlay;
  /** Words at the top end before this: the tools stand there. */
  readonly wordsUntil: number;
}

/** Letters grow with the page, for those who sit far from a projector. */
export function font({ plan: { frame }, palette }: Scenery, weight: number, size: number): string {
  return `${weight} ${size * Math.min(1.3, Math.max(1, frame.width / 1500))}px ${palette.sans}`;
}

export function cross(context: CanvasRenderingContext2D, x: number, y: number, half: number): void {
  context.moveTo(x - half, y - half);
  context.lineTo(x + half, y + half);
  context.moveTo(x + half, y - half);
  context.lineTo(x - half, y + half);
}
