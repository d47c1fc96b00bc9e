// Every link that was shared before still opens alike: the same run, the same future, the same moment. Those in shared.json
// were made by hand in the page, those in library.json from each scenario of the library as it stood. What they show is
// written beside them and never anew: a link that shows something else is mended where it was broken.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { opened, type Seen } from './opening.ts';

interface Shared {
  readonly about: string;
  /** The fragment, without `#`. */
  readonly link: string;
  readonly shows: Seen & { readonly beside?: Seen };
}

interface Shelved {
  /** In the library; a link of this name opens the same run. */
  readonly name: string;
  readonly link: string;
  readonly moments: readonly { readonly at: number; readonly moves: number; readonly digest: string }[];
}

const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
const shared = read('./shared.json') as readonly Shared[];
const shelved = read('./library.json') as readonly Shelved[];

describe('a link that was shared', () => {
  test.each(shared.map(({ about, ...rest }) => [about, rest] as const))('%s', async (_, { link, shows }) => {
    expect(await opened(link)).toEqual(shows);
  });
});

describe('a scenario of the library, by its name and by its link', () => {
  test.each(shelved.map(({ name, ...rest }) => [name, rest] as const))('%s', async (name, { link, moments }) => {
    for (const { at, moves, digest } of moments)
      for (const run of [`scenario=${name}`, link])
        expect(await opened(`${run}&t=${at}`)).toEqual({ at, future: 1, futures: 1, moves, digest });
  });
});
