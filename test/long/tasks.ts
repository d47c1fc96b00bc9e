// The tasks of lessons and challenges: where the seed varies, the author's way reaches the goal under thirty of them; and
// nothing shorter than par is found by leaving out, searching and guessing (src/course/least.ts).

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { guessing, leavingOut, searching } from '../../src/course/least.ts';
import { startWith } from '../../src/course/verdict.ts';
import { type Begun, playWay, tasksOf } from '../../src/course/way.ts';
import { PROTOCOLS } from '../../src/protocols/order.ts';
import { parseScenario } from '../../src/scenarios/text.ts';
import { type Long, root } from './long.ts';

const SEEDS = 30;
const WORLDS = 500;
const TRIES = 20;
const MOVES = 60_000;

const folders = [
  ...PROTOCOLS.flatMap((id) => [`src/protocols/${id}/lessons`, `src/protocols/${id}/challenges`]),
  'src/course/lessons',
].filter((folder) => existsSync(root + folder));

/** What was found against a task, as sentences. */
function found(file: string, start: Begun, seeds: readonly (Begun | null)[]): string[] {
  const { par = 0, solution } = start.task;
  const failed = seeds.filter((each) => each === null || !playWay(each, solution, MOVES).standing.reached).length;
  const manual = start.run.end.world.network.mode === 'manual';
  const shorter = leavingOut(start) ?? (manual ? searching(start, WORLDS).found : guessing(start, TRIES, 1));
  return [
    ...(failed === 0 ? [] : [`${file}: the solution misses the goal under ${failed} of ${seeds.length} seeds`]),
    ...(shorter === null ? [] : [`${file}: ${shorter.acts} acts, par is ${par}: ${shorter.way.join('; ')}`]),
  ];
}

function foundIn(file: string): string[] {
  const parsed = parseScenario(readFileSync(root + file, 'utf8'));
  if ('problem' in parsed || parsed.scenario.lesson === undefined) return [`${file}: it is not read`];
  const { scenario } = parsed;
  const { vary } = parsed.scenario.lesson;
  return tasksOf(scenario).flatMap((_, i) => {
    const start = startWith(scenario, null, i + 1);
    if (start === null) return [`${file}: its task does not begin`];
    const seeds = vary === undefined ? [] : Array.from({ length: SEEDS }, (__, n) => Math.min(vary[0] + n, vary[1]));
    return found(
      file,
      start,
      seeds.map((seed) => startWith(scenario, seed, i + 1)),
    );
  });
}

export const longs: readonly Long[] = [
  {
    name: 'ways through tasks',
    inputs: [
      ...['src/engine', 'src/scenarios/lesson', 'src/scenarios/player.ts', ...folders],
      ...PROTOCOLS.map((id) => `src/protocols/${id}/index.ts`),
      ...['judge', 'least', 'rules', 'start', 'verdict', 'way'].map((name) => `src/course/${name}.ts`),
      'test/long/tasks.ts',
    ],
    run: () => {
      const files = folders.flatMap((folder) => readdirSync(root + folder).map((name) => `${folder}/${name}`));
      const complaints = files.flatMap(foundIn);
      if (complaints.length > 0) throw new Error(complaints.join('\n'));
      return `${files.length} files: ${SEEDS} seeds where they vary, nothing shorter`;
    },
  },
];
