// The oldest browsers stand in package.json, from where the build has them; wherever else a reader finds them, they are the
// same.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8').replace(/\s+/g, ' ');

test('the oldest browsers are the same everywhere', () => {
  const declared: readonly string[] = JSON.parse(read('package.json')).browserslist;
  const version = (name: string) =>
    declared.find((each) => each.startsWith(`${name} >= `))?.slice(`${name} >= `.length);
  const [chrome, firefox, safari] = ['chrome', 'firefox', 'safari'].map(version);
  expect(declared).toHaveLength(3);
  const english = `built for Chrome and Edge ${chrome}, Firefox ${firefox}, Safari ${safari}, and newer`;
  expect(read('README.md')).toContain(english);
  expect(read('index.html')).toContain(english);
  expect(read('index.html')).toContain(`Chrome 和 Edge ${chrome}、Firefox ${firefox}、Safari ${safari} 及更新的版本`);
});
