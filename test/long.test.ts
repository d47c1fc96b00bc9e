// What takes minutes has been run on the present inputs. `npm run long` runs what has not (mode `long`).

import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { digestOf, type Long, type Verdict } from './long/long.ts';

const file = new URL('./long/verdicts.json', import.meta.url);
const verdicts = JSON.parse(readFileSync(file, 'utf8')) as { [name: string]: Verdict };
const modules = import.meta.glob<{ readonly longs: readonly Long[] }>(['./long/*.ts', '!./long/long.ts'], {
  eager: true,
});
const longs = Object.values(modules).flatMap((module) => module.longs);

describe('what takes minutes', () => {
  test.each(longs.map((long) => [long.name, long] as const))(
    '%s has a verdict on its present inputs',
    (name, long) => {
      const digest = digestOf(long);
      if (import.meta.env.MODE === 'long' && verdicts[name]?.digest !== digest) {
        verdicts[name] = { digest, held: long.run() };
        const sorted = Object.fromEntries(Object.entries(verdicts).sort(([a], [b]) => (a < b ? -1 : 1)));
        writeFileSync(file, `${JSON.stringify(sorted, null, 2)}\n`);
      }
      expect(
        verdicts[name]?.digest,
        'What it depends on has changed: `npm run long` takes minutes, commit what it writes',
      ).toBe(digest);
    },
    3_600_000,
  );

  test('has no verdict that nobody asks for', () => {
    expect(Object.keys(verdicts)).toEqual(longs.map(({ name }) => name).sort());
  });

  test('depends on the bytes of its inputs, and on their names', () => {
    const of = (...inputs: string[]) => digestOf({ name: '', inputs, run: () => '' });
    expect(of('test/long', 'README.md')).toBe(of('README.md', 'test/long', 'test/long/long.ts'));
    expect(new Set([of('LICENSE'), of('README.md'), of('LICENSE', 'README.md')]).size).toBe(3);
    expect(() => of('no/such/file')).toThrow();
  });
});
