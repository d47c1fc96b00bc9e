// The whole of a branch in one line: the highest term or ballot at each time, faults, first decisions, breaches. Read from
// its landmarks as they come, and written down as paths of a box eight pixels high. Pure.

import type { Epoch, Micros } from '../../engine/protocol.ts';
import type { Landmark } from '../../engine/run.ts';
import { hue } from '../theme.ts';
import { LandmarkReader } from './landmarks.ts';

export const TALL = 8;
/** Marks of one kind that are nearer to each other than this, in pixels, are one. */
const APART = 6;
/** The scale grows by such a factor, so that it is drawn anew now and then only. */
const GROWS = 1.25;
const SHORTEST: Micros = 100_000;

/** The time at the end of the line: all that was seen, and a little more. */
export function endOfAll(seenUntil: Micros): Micros {
  let end = SHORTEST;
  while (end < seenUntil) end *= GROWS;
  return end;
}

type Kind = 'crash' | 'cut' | 'decided' | 'broke';

export interface Paths {
  /** By hue. */
  readonly terms: ReadonlyMap<number, string>;
  readonly marks: { readonly [kind in Kind | 'beat']: string };
}

/** How each kind of mark is drawn: shapes, not colours alone, tell them apart. */
const SHAPES: { readonly [kind in Kind | 'beat']: (x: number) => string } = {
  crash: (x) => `M${x - 2.5} 1.5l5 5m0-5l-5 5`,
  cut: (x) => `M${x} 0v2.5m0 1v1.5m0 1v2`,
  decided: (x) => `M${x} 1.5l2.5 2.5-2.5 2.5-2.5-2.5z`,
  broke: (x) => `M${x} 0v8m0-8l5 2.5-5 2.5z`,
  beat: (x) => `M${x} 9v3`,
};

export class Story extends LandmarkReader {
  /** When a higher one was first heard of. */
  private readonly rises: { readonly at: Micros; readonly epoch: Epoch }[] = [];
  private readonly marks: { readonly [kind in Kind]: Micros[] } = { crash: [], cut: [], decided: [], broke: [] };
  private readonly slots = new Set<number>();

  protected take({ at, happening }: Landmark): void {
    switch (happening.kind) {
      case 'became':
        if (happening.epoch > (this.rises.at(-1)?.epoch ?? 0)) this.rises.push({ at, epoch: happening.epoch });
        break;
      case 'decided':
        if (this.slots.has(happening.slot)) break;
        this.slots.add(happening.slot);
        this.marks.decided.push(at);
        break;
      case 'broke':
        this.marks.broke.push(at);
        break;
      case 'done':
        switch (happening.move.kind) {
          case 'crash':
          case 'wipe':
          case 'pause':
          case 'drop':
            this.marks.crash.push(at);
            break;
          case 'cut':
          case 'partition':
            this.marks.cut.push(at);
        }
    }
  }

  /** @param until no later than this: what was not seen is not there. */
  paths(width: number, until: Micros, beats: readonly Micros[]): Paths {
    const end = endOfAll(until);
    const x = (at: Micros) => Math.round((at / end) * width * 2) / 2;
    const terms = new Map<number, string>();
    for (const [i, { at, epoch }] of this.rises.entries()) {
      if (at > until) break;
      // A line of paper between two.
      const from = i === 0 ? x(at) : x(at) + 1;
      const to = x(Math.min(until, this.rises[i + 1]?.at ?? until));
      if (to > from) terms.set(hue(epoch), `${terms.get(hue(epoch)) ?? ''}M${from} 0H${to}V${TALL}H${from}z`);
    }
    const drawn = (kind: Kind | 'beat', times: readonly Micros[]): string => {
      let path = '';
      let free = Number.NEGATIVE_INFINITY;
      for (const at of times) {
        if (at > until) break;
        if (x(at) < free) continue;
        path += SHAPES[kind](x(at));
        free = x(at) + APART;
      }
      return path;
    };
    const { crash, cut, decided, broke } = this.marks;
    return {
      terms,
      marks: {
        crash: drawn('crash', crash),
        cut: drawn('cut', cut),
        decided: drawn('decided', decided),
        broke: drawn('broke', broke),
        beat: drawn('beat', beats),
      },
    };
  }
}
