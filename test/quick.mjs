// `npm run quick`, for the working day: types, lint, and the unit tests but for those that take most of the time and are
// seldom what one is at work on. `npm test` runs everything.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const slow = [
  'cli',
  'determinism',
  'engine/causality',
  'engine/machine',
  'licences',
  'links/links',
  'protocols/multipaxos/pinned',
  'protocols/multipaxos/retransmission',
  'protocols/multipaxos/swarm',
  'protocols/paxos/machine',
  'protocols/paxos/pinned',
  'protocols/paxos/retransmission',
  'protocols/paxos/swarm',
  'protocols/raft/invariants',
  'protocols/raft/swarm',
  'protocols/twophase/swarm',
  'scenarios/carried',
  'scenarios/damaged',
  'scenarios/elsewhere',
  'scenarios/pasted',
  'store/open',
  'store/searches',
  'store/stepping',
  'words/books',
  'words/claims',
  'worker/forks',
  'worker/futures',
  'worker/takeaway',
  'worker/waiting',
].map((name) => `test/${name}.test.ts`);
const gone = slow.filter((file) => !existsSync(join(root, file)));
if (gone.length > 0) throw new Error(`test/quick.mjs names what is not there: ${gone.join(', ')}`);

const env = { ...process.env, PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}` };
const commands = [
  'tsc -b',
  'biome check --error-on-warnings',
  `vitest run --reporter=dot ${slow.map((file) => `--exclude "${file}"`).join(' ')}`,
];
const failed = commands.filter(
  (command) => spawnSync(command, { cwd: root, env, shell: true, stdio: 'inherit' }).status,
);
console.log(
  failed.length === 0 ? '\nAll of it holds.' : `\nFailed: ${failed.map((command) => command.split(' ')[0]).join(', ')}`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
