// What the page and the thread that draws say to each other.

import type { Drawing } from './strokes.ts';

/** A font that words are drawn in: a thread has none of the page's. */
export interface Face {
  readonly family: string;
  readonly address: string;
}

/** How a canvas is to be drawn; its size in dots. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  /** Dots to a pixel of the drawing. */
  readonly ratio: number;
  readonly drawing: Drawing;
}

export type Told =
  | { readonly kind: 'faces'; readonly faces: readonly Face[] }
  | { readonly kind: 'canvas'; readonly id: number; readonly canvas: OffscreenCanvas }
  | {
      readonly kind: 'draw';
      readonly sheets: readonly (readonly [id: number, sheet: Sheet])[];
      /** Whether an answer is wanted once they are drawn. */
      readonly asks: boolean;
    }
  | { readonly kind: 'away'; readonly id: number };

/** `ready`: it can be given canvases. `drawn`: all is drawn that was told until it was asked. Else why a canvas cannot be. */
export type Answer = 'ready' | 'drawn' | { readonly failed: string };
