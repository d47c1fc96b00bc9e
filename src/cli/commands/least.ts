// npm run --silent least -- [--worlds 20000] [--tries 500] FILE…: looks for ways through the tasks of lessons and challenges
// that take fewer acts than par (src/course/least.ts). Exit 0 when it found none, 1 when it did, 2 when a file cannot be
// read or an option is wrong.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { guessing, leavingOut, type Shorter, searching } from '../../course/least.ts';
import { type Begun, begun, tasksOf } from '../../course/way.ts';
import '../protocols.ts';
import { decode } from '../../scenarios/decode.ts';
import { loadNewer } from '../../scenarios/newer.ts';
import { Player } from '../../scenarios/player.ts';
import { parseScenario } from '../../scenarios/text.ts';
import { problemSentence } from '../../words/problems.ts';
import { type Terminal, UNDONE } from '../print.ts';
import { words } from '../speech.ts';
import { MOVES } from '../stint.ts';
import { given } from '../words.ts';

const USAGE = 'npm run --silent least -- [--worlds 20000] [--tries 500] FILE…';
const SEED = 1;

/** Lines on a task, and whether a shorter way was found. */
function lookedFor(start: Begun, worlds: number, tries: number): { lines: string[]; found: boolean } {
  const par = start.task.par ?? start.task.solution.length;
  const told = ({ acts, way }: Shorter) => [`${acts} acts, par is ${par}:`, ...way.map((line) => `  ${line}`)];
  const out = leavingOut(start);
  if (out !== null) return { lines: told(out), found: true };
  if (start.run.end.world.network.mode === 'manual') {
    const { found, below, worlds: seen } = searching(start, worlds);
    if (found !== null) return { lines: told(found), found: true };
    const sure = below >= par ? `par ${par} is the least` : `none below ${below}`;
    return {
      lines: [`${sure}, of deliveries, rings, crashes, restarts and its requests (${seen} worlds)`],
      found: false,
    };
  }
  const guessed = guessing(start, tries, SEED);
  if (guessed !== null) return { lines: told(guessed), found: true };
  return {
    lines: [`no line of the solution can go, and ${tries} random ways with one act less than ${par} do not do it`],
    found: false,
  };
}

/** Gives the exit code. */
export async function least(args: readonly string[], { print, complain }: Terminal): Promise<number> {
  const asked = given(
    args,
    { worlds: { type: 'string' }, tries: { type: 'string' } },
    USAGE,
    'Which lesson or challenge?',
  );
  if ('say' in asked) {
    print([asked.say]);
    return 0;
  }
  const undone = (complaint: string) => {
    complain(complaint);
    return UNDONE;
  };
  if ('complaint' in asked) return undone(asked.complaint);
  const { worlds = '20000', tries = '500' } = asked.values as { [option: string]: string | undefined };
  if (!/^\d{1,7}$/.test(worlds) || !/^\d{1,7}$/.test(tries)) return undone(`A whole number is needed there. ${USAGE}`);
  await loadNewer();
  let code = 0;
  for (const name of asked.names) {
    if (!existsSync(name) || statSync(name).isDirectory()) return undone(`${name}: There is no such file.`);
    const parsed = parseScenario(decode(readFileSync(name)));
    if ('problem' in parsed) return undone(`${name}: ${problemSentence(parsed.problem, words)}`);
    const tasks = tasksOf(parsed.scenario);
    if (tasks.length === 0) return undone(`${name}: It sets no task.`);
    const player = new Player(parsed.scenario);
    player.finish(MOVES);
    for (const task of tasks) {
      const start = begun(player, task);
      if (start === null) return undone(`${name}: Its script does not come to where its task begins.`);
      const { lines, found } = lookedFor(start, Number(worlds), Number(tries));
      print([`${name}: ${lines[0]}`, ...lines.slice(1)]);
      if (found) code = 1;
    }
  }
  return code;
}
