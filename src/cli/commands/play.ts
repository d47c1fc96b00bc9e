// npm run --silent play -- FILE|LINK…: plays scenarios without a browser (`-` is what is piped in) and prints what happens,
// one happening a line. Exit 0 when every `expect` held and no invariant broke unasked; 1 otherwise, with the line that
// failed; 2 when a scenario does not parse, or what was asked cannot be done; 3 when it took more moves, or more memory,
// than it may (stint.ts).
//
// With `--on`, the same faults and requests on another protocol: first comes what of the scenario does not apply there.
// A text of several futures plays its first one, or the one that `--future` numbers.
// Without `--until` a scenario is played to the end of its script, or for ten seconds of virtual time if it has none.

import { playerOf } from '../../scenarios/branching.ts';
import { complaintOf, writtenOf } from '../../scenarios/complaint.ts';
import { isTimedMark } from '../../scenarios/futures.ts';
import { marksOn, unaskedOf } from '../../scenarios/outcome.ts';
import type { Player } from '../../scenarios/player.ts';
import { missingLine } from '../../scenarios/predicate.ts';
import { readDuration } from '../../scenarios/quantity.ts';
import { LIMITS } from '../../scenarios/scenario.ts';
import { jsonLine, tell, writeInstant } from '../../scenarios/transcript.ts';
import { translated } from '../../scenarios/translate.ts';
import { problemSentence } from '../../words/problems.ts';
import type { Left } from '../../words/translation.ts';
import { type Terminal, UNDONE } from '../print.ts';
import { read } from '../source.ts';
import { words } from '../speech.ts';
import { MOVES, MOVES_AT_MOST, STOPPED, Stint } from '../stint.ts';
import { given } from '../words.ts';

/** Moves played between two prints. */
const STEP = 10_000;
const UNSCRIPTED = 10_000_000;

const USAGE =
  'npm run --silent play -- FILE|LINK… [--json] [--until 5s] [--on PROTOCOL] [--future 2] [--moves 1000000] [--version]';

/** The lines of the positions from one up to another, both included. */
function* linesOf(player: Player, from: number, to: number, json: boolean): Generator<string> {
  const { run } = player;
  const marks = marksOn(player);
  for (let position = from; position <= to; position++) {
    const { at, happenings } = run.frame(position);
    for (const happening of happenings) {
      yield json ? jsonLine(position, at, happening) : `${writeInstant(at)} ${tell(run.protocol, happening)}`;
    }
    if (json) continue;
    for (const said of player.says) {
      if (said.position !== position) continue;
      // After a quiet while it stands at a time of its own.
      const when = said.at > at ? `${writeInstant(said.at).trim()} s: ` : '';
      yield `# ${when}${said.text.en ?? said.text.zh}`;
    }
    for (const mark of marks) if (mark.position === position) yield `# ${writeInstant(mark.at).trim()} s: ${mark.text}`;
  }
}

function complaintsOf(name: string, player: Player): string[] {
  const place = (line: number | null | undefined) => (line == null ? name : `${name}:${line}`);
  /** A line that is asked for and not there, of the panel in which it is read. */
  const missing = ({ statement, position }: { readonly statement: number; readonly position: number }): string => {
    const asked = player.scenario.script[statement];
    const that = asked?.kind === 'expect' ? asked.that : asked?.kind === 'runUntil' ? asked.until : [];
    const problem = missingLine(that, player.run.protocol, player.run.frame(position).world);
    return problem === null ? '' : ` ${problemSentence(problem, words)}`;
  };
  return [
    ...player.failures.map(
      (failure) =>
        `${place(failure.line)}: ${writtenOf(player, failure)}: ${problemSentence(complaintOf(player, failure), words)}${missing(failure)}`,
    ),
    ...player.expectations
      .filter(({ held }) => !held)
      .map(
        (expectation) =>
          `${place(expectation.line)}: ${writtenOf(player, expectation)}: did not hold at ${writeInstant(player.run.timeOf(expectation.position)).trim()} s.${missing(expectation)}`,
      ),
    ...unaskedOf(player).map(
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
async function played(named: string, asked: Asked, { input, print, complain }: Terminal): Promise<number> {
  const { json, until, on, future, moves } = asked;
  const source = await read(named, input);
  if ('complaint' in source) {
    complain(source.complaint);
    return UNDONE;
  }
  let { scenario } = source;
  if (on !== undefined) {
    const there = translated(scenario, on);
    if ('problem' in there) {
      complain(`${named}: ${problemSentence(there.problem, words)}`);
      return UNDONE;
    }
    print(linesLeft(there.left, json));
    scenario = there.scenario;
  }
  const futures = 1 + (scenario.futures?.length ?? 0);
  if (future > futures) {
    complain(`${named}: There is no future ${future}: it has ${futures}.`);
    return UNDONE;
  }
  const stint = new Stint(moves);
  const player = playerOf(scenario, future, (parent, at) => stint.plays(parent, at));
  if (player === null) {
    complain(`${named}: ${stint.sentence}`);
    return STOPPED;
  }
  const goal = until ?? (player.scenario.script.every(isTimedMark) ? UNSCRIPTED : null);
  let printed = -1;
  for (let going = true; going; ) {
    const progress = player.advance(goal ?? Number.MAX_SAFE_INTEGER, goal === null ? 1 : stint.room(player.run, STEP));
    going = (goal === null ? player.scripted : progress === 'spent') && !stint.isOver(player.run);
    // Words may still be said at the last position.
    const last = going ? player.run.length - 1 : player.run.length;
    if (last - printed >= STEP || !going) {
      print(linesOf(player, printed + 1, last, json));
      printed = last;
    }
  }
  const complaints = complaintsOf(named, player);
  for (const complaint of complaints) complain(complaint);
  if (stint.sentence !== null) {
    complain(`${named}: ${stint.sentence}`);
    return STOPPED;
  }
  return complaints.length === 0 ? 0 : 1;
}

interface Asked {
  readonly names: readonly string[];
  readonly json: boolean;
  readonly until: number | undefined;
  /** Another protocol to play on. */
  readonly on: string | undefined;
  /** Which of its futures, from 1. */
  readonly future: number;
  readonly moves: number;
}

const OPTIONS = {
  json: { type: 'boolean' },
  until: { type: 'string' },
  on: { type: 'string' },
  future: { type: 'string' },
  moves: { type: 'string' },
} as const;

function askedBy(args: readonly string[]): Asked | { say: string } | { complaint: string } {
  const found = given(args, OPTIONS, USAGE);
  if (!('values' in found)) return found;
  const { json = false, ...values } = found.values;
  const { until, on, future = '1', moves = String(MOVES) } = values as { [option: string]: string | undefined };
  const time = until === undefined ? undefined : readDuration(until);
  if (time === null || (time !== undefined && time > LIMITS.time))
    return { complaint: `'${until}' is no time such as 5s or 150ms, a day at the most. ${USAGE}` };
  if (!/^[1-9]\d{0,2}$/.test(future))
    return { complaint: `'${future}' is no future: they are counted from 1. ${USAGE}` };
  if (!/^[1-9]\d{0,9}$/.test(moves) || Number(moves) > MOVES_AT_MOST)
    return { complaint: `'${moves}' is no number of moves from 1 to ${MOVES_AT_MOST}. ${USAGE}` };
  return { names: found.names, json: json === true, until: time, on, future: Number(future), moves: Number(moves) };
}

/** Gives the exit code. */
export async function play(args: readonly string[], terminal: Terminal): Promise<number> {
  const asked = askedBy(args);
  if ('complaint' in asked) {
    terminal.complain(asked.complaint);
    return UNDONE;
  }
  if ('say' in asked) {
    terminal.print([asked.say]);
    return 0;
  }
  let code = 0;
  for (const name of asked.names) {
    if (asked.names.length > 1 && !asked.json) terminal.print([`# ${name}`]);
    code = Math.max(code, await played(name, asked, terminal));
  }
  return code;
}
