// What the drawing of the diagram is given, and the few strokes that its parts share.

import type { Descriptors, Micros, NodeId } from '../../engine/protocol.ts';
import type { Palette } from '../palette.ts';
import type { Lanes, Mark } from './lanes.ts';
import type { Plan } from './plan.ts';

/** What is beyond the playhead though it was seen. */
export const PALE = 0.32;

interface Lettering {
  readonly mark: (mark: Mark) => string;
  readonly epochName: (epoch: number) => string;
  readonly crowded: string;
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
