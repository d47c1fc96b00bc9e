// What was looked at, as facts: whoever tells of it makes the sentences.

import type { Bounds } from '../speech/model.ts';
import type { Search } from './search.ts';

export interface Coverage {
  /** Those within which the last search looked. */
  readonly bounds: Bounds;
  /** Different states; those that differ only in who is who are counted once. */
  readonly states: number;
  /** Every schedule of so many moves was tried. */
  readonly depth: number;
  /** How many states each depth has. */
  readonly widths: readonly number[];
  /** How many moves led beyond each bound, and were left out. */
  readonly cut: { readonly [bound: string]: number };
  /** Kinds of messages that were never delivered. */
  readonly quiet: readonly string[];
  /** Searches within smaller bounds that came before, all of them to an end. */
  readonly before: readonly Bounds[];
}

export function coverageOf({ space, states, widths, level }: Search, before: readonly Bounds[]): Coverage {
  const { bounds, every, model } = space.setting;
  return {
    bounds,
    states: states.size,
    depth: level,
    widths: [...widths],
    cut: { ...space.cut },
    quiet: every ? [] : model.quiet.map(({ name }) => name),
    before,
  };
}
