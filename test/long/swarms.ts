// The random lives of each protocol's swarm test, at several times the number of seeds.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { FAMILIES } from '../../src/protocols/order.ts';
import { type Long, played, root } from './long.ts';

const SEEDS = 2000;

const swarmOf = (protocol: string): Long => ({
  name: `${protocol} swarm`,
  inputs: [
    // Which version.
    ...['xstate', 'pure-rand'].map((name) => `node_modules/${name}/package.json`),
    'src/engine',
    ...played(protocol, 'model.ts'),
    // What protocols share.
    ...['ballot', 'hearing', 'keyvalue', 'majority', 'voting'].map((name) => `src/protocols/${name}.ts`),
    ...['lab', 'swarm.test', 'twins']
      .map((name) => `test/protocols/${protocol}/${name}.ts`)
      .filter((file) => existsSync(root + file)),
    'test/long/swarms.ts',
  ],
  run: () => {
    const file = `test/protocols/${protocol}/swarm.test.ts`;
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [`${root}node_modules/vitest/vitest.mjs`, 'run', file, '--testTimeout=3600000', '--reporter=dot'],
      { cwd: root, encoding: 'utf8', env: { ...process.env, SWARM_RUNS: String(SEEDS) } },
    );
    if (status !== 0) throw new Error(`${stdout}\n${stderr}`);
    return `${SEEDS} seeds`;
  },
});

export const longs = Object.values(FAMILIES).flat().map(swarmOf);
