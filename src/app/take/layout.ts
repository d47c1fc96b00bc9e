// Where the parts of a slide stand: what it shows, and under it what is told.

import { ROOM } from './slide.ts';

/** The cluster, what is written where, both beside each other, or the space-time diagram. */
export const WHATS = ['stage', 'logs', 'both', 'diagram'] as const;
export type What = (typeof WHATS)[number];

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  readonly stage?: Rectangle;
  readonly logs?: Rectangle;
  readonly diagram?: Rectangle;
  readonly told?: Rectangle;
}

/** What is told takes so much of the height, and what is written so much of the width beside the cluster. */
const TOLD = 100;
const LOGS = 540;
const GAP = 20;

/** @param tells whether something is told in the run: then its place is kept, at moments without a word too. */
export function layoutOf(what: What, tells: boolean): Layout {
  const { x, y, width } = ROOM;
  const height = ROOM.height - (tells ? TOLD : 0);
  const room = { x, y, width, height };
  const told = tells ? { told: { x, y: y + height, width, height: TOLD } } : {};
  if (what !== 'both') return { [what]: room, ...told };
  const beside = width - LOGS - GAP;
  return { stage: { ...room, width: beside }, logs: { ...room, x: x + beside + GAP, width: LOGS }, ...told };
}
