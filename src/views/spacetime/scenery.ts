// What the drawing of the diagram is given, and the few strokes that its parts share.

import type { Descriptors, Epoch, Micros, NodeId } from '../../engine/protocol.ts';
import type { Brush } from '../canvas/strokes.ts';
import type { Palette } from '../palette.ts';
import type { Arrow } from './arrows.ts';
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
  readonly words: { readonly crowded: string; readonly parted: string };
  readonly length: (length: Micros) => string;
  /** What a future is called. */
  readonly future: (branch: number) => string;
  readonly step: (number: number) => string;
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

/** What is lit, asked of each thing that is drawn. */
export interface Named {
  readonly nodes: ReadonlySet<NodeId>;
  /** Null: no message is. */
  readonly arrow: ((arrow: Arrow) => boolean) | null;
  /** Null: no mark is. `last` is the last of those that the mark stands for. */
  readonly mark: ((mark: Mark, last: Mark) => boolean) | null;
  /** The epoch whose stretches of lanes are lit. */
  readonly within: Epoch | null;
  /** Where the rule that is lit decided. */
  readonly decided: readonly Spot[];
}

export const UNLIT: Named = { nodes: new Set(), arrow: null, mark: null, within: null, decided: [] };

export interface Scenery {
  readonly plan: Plan;
  readonly lanes: Lanes;
  readonly protocol: Descriptors;
  readonly playhead: Micros;
  /** Where the run beside this one parts from it; null where there is none, or they are the same so far. */
  readonly partedAt: Micros | null;
  /** Stretches in which its network is manual: steps are told there, not times. */
  readonly manual: readonly Fold[];
  readonly palette: Palette;
  readonly lettering: Lettering;
  /** What the selection lights, and what is pointed at anywhere on the page. */
  readonly lit: Named;
  readonly cones: Cones | null;
  /** Where the happening stands that is lit, and the one compared with it. */
  readonly spots: readonly Spot[];
  /** How crowded it is, where arrows are too many. */
  readonly tiles: readonly Tile[];
  readonly overlay: Overlay;
}

/** Letters grow with the page, for those who sit far from a projector. */
export function font({ plan: { frame }, palette }: Scenery, weight: number, size: number): string {
  return `${weight} ${size * Math.min(1.3, Math.max(1, frame.width / 1500))}px ${palette.sans}`;
}

export function cross(context: Brush, x: number, y: number, half: number): void {
  context.moveTo(x - half, y - half);
  context.lineTo(x + half, y + half);
  context.moveTo(x + half, y - half);
  context.lineTo(x - half, y + half);
}
