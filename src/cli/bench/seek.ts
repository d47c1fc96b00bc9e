// A random moment of a run of one million happenings, and what the run keeps in memory.

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Run } from '../../engine/run.ts';
import { UNDER_LOAD } from './load.ts';
import { quantile, type Row, row } from './row.ts';

const HAPPENINGS = 1_000_000;
const SEEKS = 2_000;

function heapBytes(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

export function* seek(): Generator<Row> {
  const { protocol, genesis } = UNDER_LOAD(1);
  const empty = heapBytes();
  const run = new Run(protocol, genesis);
  let happened = 0;
  let half = 0;
  while (happened < HAPPENINGS) {
    happened += run.tick()?.happenings.length ?? 0;
    if (half === 0 && happened >= HAPPENINGS / 2) half = heapBytes() - empty;
  }
  const whole = heapBytes() - empty;
  const times: number[] = [];
  let random = 12_345;
  for (let i = 0; i < SEEKS; i++) {
    random = (Math.imul(random, 1_103_515_245) + 12_345) >>> 0;
    const position = random % run.length;
    const before = performance.now();
    run.moment(position);
    times.push(performance.now() - before);
  }
  const note = `${SEEKS} random moments of ${happened} happenings (${run.length} moves), in Node, the worker's code`;
  yield row('seek.1m.p95', quantile(times, 0.95), 'ms', note);
  yield row('seek.1m.median', quantile(times, 0.5), 'ms', note);
  const perHundred = 100_000 / happened;
  yield row(
    'seek.memory.100k',
    (whole * perHundred) / 1e6,
    'MB',
    'heap a hundred thousand happenings, after collection',
  );
  yield row('seek.memory.growth', (whole - half) / half, 'ratio', 'second half of the run over the first; 1 is linear');
}
