// npm run --silent play -- FILE|LINK… [--json] [--until 5s] [--on PROTOCOL] [--future 2]: plays scenarios without a browser (`-` is what is piped in)
// and prints what happens, one happening a line. Exit 0 when every `expect` held and no invariant broke unasked; 1 otherwise, with the line that
// failed; 2 when a scenario does not parse.
//
// With `--on`, the same faults and requests on another protocol: first comes what of the scenario does not apply there.
// A text of several futures plays its first one, or the one that `--future` numbers.
// Without `--until` a scenario is played to the end of its script, or for ten seconds of virtual time if it has none.

import { writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { playerOf } from '../scenarios/branching.ts';
import { complaintOf, writtenOf } from '../scenarios/complaint.ts';
import { firstOf, isTimedMark } from '../scenarios/futures.ts';
import type { Player } from '../scenarios/player.ts';
import { readDuration } from '../scenarios/quantity.ts';
import { LIMITS } from '../scenarios/scenario.ts';
import { jsonLine, tell, writeInstant } from '../scenarios/transcript.ts';
import { translated } from '../scenarios/translate.ts';
import { problemSentence } from '../words/problems.ts';
import type { Left } from '../words/translation.ts';
import { read } from './source.ts';
import { words } from './speech.ts';

/** Moves played between two prints. */
const STEP = 10_000;
const UNSCRIPTED = 10_000_000;

const USAGE = 'npm run --silent play -- FILE|LINK… [--json] [--until 5s] [--on PROTOCOL] [--future 2]';

/** At once, however long: a pipe may be slower than the run. */
function print(lines: readonly string[]): void {
  if (lines.length === 0) return;
  let rest = Buffer.from(`${lines.join('\n')}\n`);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(1, rest));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EAGAIN') continue;
      // The reader has seen enough.
      if (code === 'EPIPE') process.exit();
      throw error;
    }
  }
}

/** The lines of the positions from one up to another, both included. */
function linesOf(player: Player, from: number, to: number, json: boolean): string[] {
  const { run, marks } = player;
  const lines: string[] = [];
  for (let position = from; position <= to; position++) {
    const { at, happenings } = run.frame(position);
    for (const happening of happenings) {
      if (json) lines.push(jsonLine(position, at, happening));
      else lines.push(`${writeInstant(at)} ${tell(run.protocol, happening)}`);
    }
    if (json) continue;
    for (const said of player.says) if (said.position === position) lines.push(`# ${said.text.en ?? said.text.zh}`);
    for (const mark of marks)
      if (mark.position === position) lines.push(`# ${writeInstant(mark.at).trim()} s: ${mark.text}`);
  }
  return lines;
}

function complaintsOf(name: string, player: Player): string[] {
  const place = (line: number | null | undefined) => (line == null ? name : `${name}:${line}`);
  return [
    ...player.failures.map(
      (failure) =>
        `${place(failure.line)}: ${writtenOf(player, failure)}: ${problemSentence(complaintOf(player, failure), words)}`,
    ),
    ...player.expectations
      .filter(({ held }) => !held)
      .map(
        (expectation) =>
          `${place(expectation.line)}: ${writtenOf(player, expectation)}: did not hold at ${writeInstant(player.run.timeOf(expectation.position)).trim()} s.`,
      ),
    ...player.unasked.map(
      (invariant) => `${name}: ${invariant} broke, and no 'expect breaks ${invariant}' asks for it.`,
    ),
  ];
}

/** What of a scenario does not apply on another protocol, one a line. */
function linesLeft(left: readonly Left[], json: boolean): string[] {
  return left.map(({ text, because }) =>
    json
      ? JSON.stringify({ kind: 'leftOut', text, because })
      : `# left out: ${text}: ${words.translation.because[because]}`,
  );
}

/** The exit code for one scenario. */
async function play(named: string, { json, until, on, future }: Given): Promise<number> {
  const source = await read(named);
  if ('complaint' in source) {
    console.error(source.complaint);
    return 2;
  }
  let { scenario } = source;
  if (on !== undefined) {
    const there = translated(scenario, on);
    if ('problem' in there) {
      console.error(`${named}: ${problemSentence(there.problem, words)}`);
      return 2;
    }
    print(linesLeft(there.left, json));
    scenario = there.scenario;
  }
  const futures = 1 + (scenario.futures?.length ?? 0);
  if (future > futures) {
    console.error(`${named}: There is no future ${future}: it has ${futures}.`);
    return 2;
  }
  const player = future === 1 ? playerOf(firstOf(scenario), 1) : playerOf(scenario, future);
  const goal = until ?? (player.scenario.script.every(isTimedMark) ? UNSCRIPTED : null);
  let printed = -1;
  for (let going = true; going; ) {
    const progress = player.advance(goal ?? Number.MAX_SAFE_INTEGER, goal === null ? 1 : STEP);
    going = goal === null ? player.scripted : progress === 'spent';
    // Words may still be said at the last position.
    const last = going ? player.run.length - 1 : player.run.length;
    if (last - printed >= STEP || !going) {
      print(linesOf(player, printed + 1, last, json));
      printed = last;
    }
  }
  const complaints = complaintsOf(named, player);
  for (const complaint of complaints) console.error(complaint);
  return complaints.length === 0 ? 0 : 1;
}

interface Given {
  readonly names: readonly string[];
  readonly json: boolean;
  readonly until: number | undefined;
  /** Another protocol to play on. */
  readonly on: string | undefined;
  /** Which of its futures, from 1. */
  readonly future: number;
}

function argumentsOf(): Given | { help: true } | { complaint: string } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        until: { type: 'string' },
        on: { type: 'string' },
        future: { type: 'string', default: '1' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return { help: true };
    if (positionals.length === 0) return { complaint: `Which scenario? ${USAGE}` };
    const until = values.until === undefined ? undefined : readDuration(values.until);
    if (until === null || (until !== undefined && until > LIMITS.time))
      return { complaint: `'${values.until}' is no time such as 5s or 150ms. ${USAGE}` };
    if (!/^[1-9]\d{0,2}$/.test(values.future))
      return { complaint: `'${values.future}' is no future: they are counted from 1. ${USAGE}` };
    return { names: positionals, json: values.json, until, on: values.on, future: Number(values.future) };
  } catch (error) {
    const [what] = (error as Error).message.split(/(?<=\.) |\n/);
    return { complaint: `${what} ${USAGE}` };
  }
}

const given = argumentsOf();
if ('complaint' in given) {
  console.error(given.complaint);
  process.exitCode = 2;
} else if ('help' in given) {
  print([USAGE]);
} else {
  let code = 0;
  for (const name of given.names) {
    if (given.names.length > 1 && !given.json) print([`# ${name}`]);
    code = Math.max(code, await play(name, given));
  }
  process.exitCode = code;
}
