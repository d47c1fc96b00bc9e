// What takes minutes has been run on the present inputs. `npm run long` runs what has not (mode `long`).

import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { changed, digestsOf, type Long, type Verdict } from './long/long.ts';

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
      const inputs = digestsOf(long);
      const without = () => changed(verdicts[name]?.inputs ?? {}, inputs);
      if (import.meta.env.MODE === 'long' && without().length > 0) {
        verdicts[name] = { held: long.run(), inputs };
        const sorted = Object.fromEntries(Object.entries(verdicts).sort(([a], [b]) => (a < b ? -1 : 1)));
        writeFileSync(file, `${JSON.stringify(sorted, null, 2)}\n`);
      }
      const missing = without();
      const says = `The ${name} has no verdict on ${missing.join(', ')}: run \`npm run long\`, and commit what it writes`;
      expect(missing, says).toEqual([]);
    },
    3_600_000,
  );

  test('has no verdict that nobody asks for', () => {
    expect(Object.keys(verdicts).sort()).toEqual(longs.map(({ name }) => name).sort());
  });

  test('depends on the bytes of its inputs, and on their names', () => {
    const of = (...inputs: string[]) => digestsOf({ name: '', inputs, run: () => '' });
    expect(changed(of('test/long', 'README.md'), of('README.md', 'test/long'))).toEqual([]);
    const { LICENSE, 'test/long/long.ts': long } = of('LICENSE', 'test/long/long.ts');
    expect(LICENSE).not.toBe(long);
    expect(changed({ a: '1', b: '2', c: '3' }, { b: '2', c: '4', d: '5' })).toEqual(['a', 'c', 'd']);
    expect(() => of('no/such/file')).toThrow();
  });
});
