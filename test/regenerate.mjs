// `npm run regenerate`: writes anew all that is generated from the code and kept in the repository (golden records, tables,
// pictures as text, the published schemas), in the form of the house. Numbers that are pinned in a test stay as they are.

import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const env = {
  ...process.env,
  REGENERATE: '1',
  PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}`,
};

const files = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => ({ file: `test/${file}`, text: readFileSync(join(root, 'test', file), 'utf8') }))
  .filter(({ text }) => /\b(rewritten|isPictured)\(|toMatchFileSnapshot/.test(text));
// Vitest would write these anew, too, and whoever breaks what is pinned is to see it.
const pinned = files.filter(({ text }) => text.includes('toMatchInlineSnapshot'));
if (pinned.length > 0) throw new Error(`Keep what is pinned apart: ${pinned.map(({ file }) => file).join(', ')}`);

const run = (command) => spawnSync(command, { cwd: root, env, shell: true, stdio: 'inherit' }).status ?? 1;
// It is made of what the others write.
const LAST = 'test/rules.test.ts';
const names = files.map(({ file }) => file);
const write = (some) => run(`vitest run --update --testTimeout=600000 ${some.map((file) => `"${file}"`).join(' ')}`);
const failed = [
  write(names.filter((file) => file !== LAST)),
  write(names.filter((file) => file === LAST)),
  run('biome check --write public src/protocols test'),
].some((status) => status !== 0);
console.log('\nOnly commit the changes if you understand what caused them.');
process.exitCode = failed ? 1 : 0;
