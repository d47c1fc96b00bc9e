// Pictures of what is drawn, as files that a person reads and a test compares: of any view, and of the space-time diagram,
// which draws on a canvas and is written down as SVG.

import { expect } from 'vitest';
import { Recorder } from '../../src/app/take/recorder.ts';
import type { Micros } from '../../src/engine/protocol.ts';
import type { Run } from '../../src/engine/run.ts';
import { Film } from '../../src/store/film.ts';
import { replay } from '../../src/views/canvas/replay.ts';
import { Strokes } from '../../src/views/canvas/strokes.ts';
import type { Palette } from '../../src/views/palette.ts';
import { Arrows } from '../../src/views/spacetime/arrows.ts';
import type { Cones } from '../../src/views/spacetime/cones.ts';
import { draw } from '../../src/views/spacetime/draw.ts';
import { Lanes } from '../../src/views/spacetime/lanes.ts';
import { frameOf, planned } from '../../src/views/spacetime/plan.ts';
import { UNLIT } from '../../src/views/spacetime/scenery.ts';
import { markWord, spotOf } from '../../src/views/spacetime/telling.ts';
import type { Fold, Span } from '../../src/views/spacetime/time.ts';
import { hue } from '../../src/views/theme.ts';
import { duration, type Teller } from '../../src/words/tell.ts';
import type { Shot } from '../../src/worker/wire.ts';
import { printed, rounded } from './printed.ts';

/** In letters: whoever changes a view reads what changed. */
const LONGEST = 16_000;

/** @param longest in letters; a whole book is longer than a picture. @param file in the folder of the protocol's pictures. */
export async function isPictured(print: string, protocol: string, file: string, longest = LONGEST): Promise<void> {
  const text = rounded(print);
  expect(new TextEncoder().encode(text).length).toBeLessThan(longest);
  expect(text).not.toMatch(/undefined|NaN|Infinity/);
  await expect(text).toMatchFileSnapshot(`../protocols/${protocol}/pictures/${file}`);
}

/** Each colour by its name. */
const PALETTE: Palette = {
  bg: 'var(--bg)',
  panel: 'var(--panel)',
  ink: 'var(--ink)',
  ink2: 'var(--ink2)',
  ink3: 'var(--ink3)',
  line: 'var(--line)',
  line2: 'var(--line2)',
  accent: 'var(--accent)',
  danger: 'var(--danger)',
  ok: 'var(--ok)',
  sans: 'sans-serif',
  mono: 'monospace',
  epoch: (epoch) => `var(--epoch-${hue(epoch)})`,
  epochInk: (epoch) => `var(--epoch-${hue(epoch)}-ink)`,
};

/** A context that writes down what it draws. */
function drawnOn(recorder: Recorder): CanvasRenderingContext2D {
  const rest = { canvas: { width: 800, height: 260 }, scale: () => {} };
  return Object.assign(recorder, rest) as unknown as CanvasRenderingContext2D;
}

interface Seen {
  readonly run: Run;
  /** Of the whole run, by position. */
  readonly shots: readonly Shot[];
  readonly teller: Teller;
}

interface View {
  readonly playhead: Micros;
  readonly seenUntil: Micros;
  readonly span: Span;
  readonly cones?: Cones;
  readonly partedAt?: number;
  /** Unfolded by the reader. */
  readonly opened?: readonly Fold[];
}

/** What the diagram draws of a run, as a page of SVG. */
export function diagramOf(
  { run, shots, teller }: Seen,
  { playhead, seenUntil, span, cones, partedAt, opened = [] }: View,
): string {
  const { protocol } = run;
  const film = new Film();
  film.length = run.length;
  film.end = shots[run.length]?.at ?? 0;
  film.add(shots);
  const nodes = run.genesis.seats.map((seat) => seat.id);
  const lanes = new Lanes(nodes, (role) => protocol.roles[role]?.leads === true);
  lanes.add(run.landmarks);
  lanes.learn(0, shots[0]?.scene.nodes ?? []);
  const looks = { playing: false, without: [], opened };
  const plan = planned(film, lanes, new Arrows(protocol), frameOf(800, 260, nodes), span, seenUntil, looks);
  const spot = cones === undefined ? null : spotOf(film, cones.of);
  const strokes = new Strokes((_, text) => text.length * 7);
  draw(strokes, {
    ...{ plan, lanes, protocol, playhead, palette: PALETTE, cones: cones ?? null, tiles: [] },
    spots: spot === null ? [] : [spot],
    lettering: {
      mark: (mark) => markWord(teller, mark),
      epochName: protocol.epochName,
      words: teller.panels.spacetime,
      length: duration,
      future: String,
      step: String,
    },
    lit: UNLIT,
    overlay: { measure: null, open: false, box: null, cursor: null, carried: null },
    partedAt: partedAt ?? null,
    manual: [],
  });
  // As the page does it: written down, and drawn from that.
  const recorder = new Recorder(() => 0);
  replay(drawnOn(recorder), strokes.take(), 1);
  return printed(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 260">${recorder.drawn}</svg>`);
}
