// Reason for its length: each command is bundled once, for all of it.
//
// The command line, as people and scripts use it: what it prints, and its exit code. Most of it is asked in this process;
// what depends on a process of its own (pipes, signals, a full disk, what npm starts) starts one.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundled, folderFor } from '../src/cli/bundle.mjs';
import { link } from '../src/cli/commands/link.ts';
import { play } from '../src/cli/commands/play.ts';
import { MOVES, Stint } from '../src/cli/stint.ts';
import { Player } from '../src/scenarios/player.ts';
import type { Scenario } from '../src/scenarios/scenario.ts';
import { parseScenario } from '../src/scenarios/text.ts';
import { commanded } from './commanded.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'quorum-lab-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

type Command = 'play' | 'link';

/** Each command is bundled once, as start.mjs bundles it at every start, which takes longer than all that it does. */
const commands = {} as { [name in Command]: { readonly folder: string; readonly file: string } };
beforeAll(async () => {
  for (const name of ['play', 'link'] as const) {
    const made = folderFor();
    commands[name] = { folder: made, file: await bundled(name, made) };
  }
});
afterAll(() => {
  for (const made of Object.values(commands)) rmSync(made.folder, { recursive: true, force: true });
});

interface Done {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(command: Command, ...words: string[]): Promise<Done> {
  return pipe('', command, ...words);
}

function pipe(input: string | Uint8Array, command: Command, ...words: string[]): Promise<Done> {
  return commanded({ play, link }[command], words, input);
}

/** As a person starts it. */
function start(input: string, command: Command, ...words: string[]): Done {
  const line = [join(root, 'src/cli/start.mjs'), command, ...words];
  const done = spawnSync(process.execPath, line, { encoding: 'utf8', cwd: folder, input });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

const GOOD =
  'quorum 1\nraft nodes=3 seed=7\nnetwork timed latency=10ms\nring S1 election\nrun until role S1 leader\nexpect role S1 leader\n';
const SCENARIO = {
  version: 1,
  title: {},
  protocol: 'raft',
  variant: null,
  counts: { nodes: 1 },
  seed: 1,
  network: { mode: 'manual', latency: [0, 0], loss: 0, duplication: 0 },
  clientsEvery: 0,
  options: {},
  start: {},
  script: [
    { kind: 'ring', node: 'S1', timer: 'election' },
    { kind: 'expect', that: [{ kind: 'role', node: 'S1', role: 'leader' }] },
  ],
};
const libraryFile = (name: string) => join(root, 'src/protocols/raft/scenarios', `${name}.scenario`);

test.each<[string, string, Command, ...string[]]>([
  ['plays a file', '', 'play', 'good.scenario', '--until', '1s'],
  ['plays what is piped in', `${GOOD}expect role S2 leader\n`, 'play', '-'],
  ['prints a link', '', 'link', 'good.scenario'],
])('started as people start it, it is the same: %s', async (_, input, command, ...given) => {
  const path = file('good.scenario', GOOD);
  const words = given.map((word) => (word === 'good.scenario' ? path : word));
  expect(start(input, command, ...words)).toEqual(await pipe(input, command, ...words));
});

describe('play', () => {
  test('prints what happens, one happening a line', async () => {
    const { code, out, err } = await run('play', file('good.scenario', GOOD));
    expect([code, err]).toEqual([0, '']);
    const lines = out.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^ +0\.000000 S1 noted raft\.follower\.begins /);
    expect(lines.some((line) => /^ +0\.020000 S1 became leader 1/.test(line))).toBe(true);
    expect(lines.some((line) => /S2 heard from S1 #\d+ RequestVote \(term 1/.test(line))).toBe(true);
  });

  test('a text of several futures: its first, or the one that is asked for', async () => {
    const text =
      'quorum 2\nraft nodes=3\nat 400ms mark "here"\nrun 1s\nfuture 2 of 1 at 500ms "S1 falls"\nat 600ms crash S1\n';
    const tree = file('tree.scenario', text);
    const [first, second] = [await run('play', tree), await run('play', tree, '--future', '2')];
    expect([first.code, second.code, first.err, second.err]).toEqual([0, 0, '', '']);
    expect(first.out).toMatch(/^# 0.400000 s: here$/m);
    expect(first.out).not.toContain('done crash');
    expect(second.out).toMatch(/^ +0.600000 done crash S1$/m);
    const past = (out: string) => out.split('\n').filter((line) => /^ +0\.[0-4]/.test(line));
    expect(past(second.out)).toEqual(past(first.out));
    expect(await run('play', tree, '--future', '3')).toMatchObject({ code: 2, out: '' });
    expect(await run('play', tree, '--future', 'x')).toMatchObject({ code: 2, out: '' });
  });

  test('with --json, one object a line', async () => {
    const { code, out } = await run('play', file('good.scenario', GOOD), '--json');
    expect(code).toBe(0);
    const happenings = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { kind: string; at: number; position: number });
    expect(happenings.length).toBeGreaterThan(10);
    for (const { kind, at, position } of happenings) {
      expect(typeof kind).toBe('string');
      expect(Number.isInteger(at) && Number.isInteger(position)).toBe(true);
    }
    expect(happenings).toContainEqual(
      expect.objectContaining({ kind: 'became', node: 'S1', role: 'leader', at: 20_000 }),
    );
  });

  test('plays up to a time with --until, beyond the script or short of it', async () => {
    const path = file('good.scenario', GOOD);
    const last = (out: string) => Number((out.trimEnd().split('\n').at(-1) as string).trim().split(' ')[0]);
    const long = await run('play', '--until', '1s', path);
    expect(long.code).toBe(0);
    expect(last(long.out)).toBeGreaterThan(0.9);
    expect(last(long.out)).toBeLessThanOrEqual(1);
    expect(last((await run('play', path, '--until', '10ms')).out)).toBe(0.01);
  });

  test('exits with 1 and the failed line when an expectation does not hold', async () => {
    const path = file('bad.scenario', `${GOOD}expect role S2 leader\nexpect up S3\n`);
    const { code, err } = await run('play', path);
    expect(code).toBe(1);
    expect(err).toContain(`${path}:7: expect role S2 leader`);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  test('exits with 1 when a statement cannot be done, or an invariant breaks unasked', async () => {
    const impossible = file('impossible.scenario', `${GOOD}restart S1\n`);
    expect(await run('play', impossible)).toMatchObject({
      code: 1,
      err: expect.stringContaining(`${impossible}:7: restart S1`),
    });
    const header = 'quorum 1\nraft/votesTwice nodes=3 seed=1\nnetwork timed latency=10ms\n';
    const moves = 'ring S1 election\nring S2 election\nrun 100ms\n';
    const silent = await run('play', file('silent.scenario', header + moves));
    expect(silent).toMatchObject({ code: 1, err: expect.stringContaining('raft.ElectionSafety') });
    const asked = await run('play', file('asked.scenario', `${header}${moves}expect breaks raft.ElectionSafety\n`));
    expect(asked).toMatchObject({ code: 0, err: '' });
  });

  test('exits with 2 and the place when a scenario does not parse', async () => {
    const path = file('broken.scenario', 'quorum 1\nraft nodes=3\n  crush S1\n');
    const { code, out, err } = await run('play', path);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(`${path}:3:3: `);
    expect(err).toMatch(/expected.*crash/);
    expect((await run('play', join(folder, 'no-such.scenario'))).code).toBe(2);
    expect(await run('play', folder)).toMatchObject({ code: 2, err: expect.stringContaining('folder') });
    expect((await run('play')).code).toBe(2);
    expect((await run('play', path, '--until', 'soon')).code).toBe(2);
    expect((await run('play', path, '--speed')).code).toBe(2);
  });

  test('plays what is piped in, and says how it is used', async () => {
    expect(await pipe(GOOD, 'play', '-')).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining('became leader'),
    });
    expect(await pipe(`${GOOD}expect role S2 leader\n`, 'play', '-')).toMatchObject({
      code: 1,
      err: expect.stringContaining('-:7: '),
    });
    expect(await run('play', '--help')).toMatchObject({ code: 0, err: '', out: expect.stringContaining('FILE') });
  });

  test('plays several, links and addresses among them, and gives the worst code', async () => {
    const fragment = (await run('link', libraryFile('first-election'))).out.trim();
    const address = `https://example.org/lab/#${fragment}&t=1.5s`;
    expect(await run('play', fragment, address, 'scenario=first-minute', libraryFile('split-vote'))).toMatchObject({
      code: 0,
      err: '',
    });
    expect((await run('play', fragment, file('bad.scenario', `${GOOD}expect role S2 leader\n`))).code).toBe(1);
    expect((await run('play', fragment.slice(0, -5), fragment)).code).toBe(2);
  });

  test('plays the same faults on another protocol, and says first what does not apply there', async () => {
    const path = file('lesson.scenario', `${GOOD}say "S1 leads."\nexpect role S2 leader\n`);
    const { code, out, err } = await run('play', '--on', 'multipaxos', path);
    expect([code, err]).toEqual([0, '']);
    const lines = out.split('\n');
    expect(lines.slice(0, 2)).toEqual([
      '# left out: say "…": the words tell of the other run',
      '# left out: expect role S2 leader: it does not hold in this run',
    ]);
    expect(lines[2]).toMatch(/^ +0\.000000 S1 noted multipaxos\./);
    const json = (await run('play', '--json', '--on', 'multipaxos', path)).out.split('\n');
    expect(JSON.parse(json[0] as string)).toEqual({ kind: 'leftOut', text: 'say "…"', because: 'itsWords' });
    expect(await run('play', '--on', 'pbft', path)).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('raft'),
    });
  });

  test('plays the JSON form too', async () => {
    expect(await run('play', file('one.json', JSON.stringify(SCENARIO)))).toMatchObject({ code: 0, err: '' });
    expect(await run('play', file('two.json', '{"version": 1'))).toMatchObject({ code: 2 });
  });
});

describe('what a scenario is saved as', () => {
  const json = () => JSON.stringify(SCENARIO);
  const wide = (text: string) => Buffer.from(text, 'utf16le');
  const good = () => run('play', file('good.scenario', GOOD));
  const same = async (done: Done) => expect(done).toEqual(await good());

  test.each([
    ['UTF-16, little end first', () => wide(`\uFEFF${GOOD}`)],
    ['UTF-16, big end first', () => wide(`\uFEFF${GOOD}`).swap16()],
    ['lines that end in CR alone', () => Buffer.from(GOOD.replaceAll('\n', '\r'))],
    ['a mark in front', () => Buffer.from(`\uFEFF${GOOD}`)],
  ])('%s', async (_, bytes) => {
    await same(await run('play', file('saved.scenario', bytes())));
    await same(await pipe(bytes(), 'play', '-'));
  });

  test('the JSON form, a mark in front of it or not, in a file or piped in', async () => {
    for (const text of [json(), `\uFEFF${json()}`, wide(`\uFEFF${json()}`)]) {
      expect(await run('play', file('one.json', Buffer.from(text)))).toMatchObject({ code: 0, err: '' });
      expect(await pipe(text, 'play', '-')).toMatchObject({ code: 0, err: '' });
    }
  });

  test('a link with spaces and new lines round it, named or piped in', async () => {
    const fragment = (await run('link', file('good.scenario', GOOD))).out.trim();
    for (const link of [fragment, `#${fragment}`, `https://example.org/#${fragment}`]) {
      await same(await run('play', `  \n${link}\n `));
      await same(await pipe(`\n ${link} \n\n`, 'play', '-'));
    }
  });

  test('what never ends is not read to its end', () => {
    const zeros = spawnSync(process.execPath, [commands.play.file, '/dev/zero'], { encoding: 'utf8' });
    expect([zeros.status, zeros.stdout]).toEqual([2, '']);
    expect(zeros.stderr).toContain('characters');
  });
});

describe('a pipe that is slow, closed or full', () => {
  test('a producer that takes its time', async () => {
    const [head, tail] = [GOOD.slice(0, 20), GOOD.slice(20)].map((part) => JSON.stringify(part));
    const producer = `process.stdout.write(${head}); setTimeout(() => process.stdout.write(${tail}), 300)`;
    const quoted = [process.execPath, '-e', producer].map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
    const shell = spawnSync('sh', ['-c', `${quoted} | '${process.execPath}' '${commands.play.file}' -`], {
      encoding: 'utf8',
    });
    expect([shell.status, shell.stderr]).toEqual([0, '']);
    expect(shell.stdout).toBe((await run('play', file('good.scenario', GOOD))).out);
  });

  test('a full disk: a sentence, and no verdict', async () => {
    const disk = openSync('/dev/full', 'w');
    for (const words of [
      [commands.play.file, file('good.scenario', GOOD)],
      [commands.link.file, file('good.scenario', GOOD)],
    ]) {
      const done = spawnSync(process.execPath, words, { encoding: 'utf8', stdio: ['ignore', disk, 'pipe'] });
      expect([done.status, done.stderr]).toEqual([2, 'What is printed cannot be written: the disk is full.\n']);
    }
  });

  test('a reader that has seen enough ends it, without a word', async () => {
    const path = file('long.scenario', 'quorum 1\nraft nodes=5 seed=7\nrun 60s\n');
    const line = `'${process.execPath}' '${commands.play.file}' '${path}' 2>&1 >&3 | cat >&2; echo \${PIPESTATUS[0]}`;
    const shell = spawnSync('bash', ['-c', `{ ${line}; } 3> >(head -n 1 >/dev/null)`], { encoding: 'utf8' });
    expect([shell.stdout.trim(), shell.stderr]).toEqual(['141', '']);
  });
});

describe('what it may cost', () => {
  const endless = () => file('endless.scenario', 'quorum 1\nraft nodes=3 seed=7\nring S1 election\nrun 80000s\n');

  test('it stops at a number of moves, and says where it stands and how it goes on', async () => {
    const done = await run('play', endless(), '--moves', '2000', '--json');
    expect(done.code).toBe(3);
    expect(done.err).toMatch(/: Stopped at 2,000 moves, \d+\.\d+ s\. With --moves 4000 it goes on as far again\.\n$/);
    const last = JSON.parse(done.out.trimEnd().split('\n').at(-1) as string) as { position: number };
    expect(last.position).toBe(2000);
    const further = await run('play', endless(), '--moves', '4000', '--json');
    expect(further.out.startsWith(done.out)).toBe(true);
    expect(further.err).toContain('4,000 moves');
  });

  test('the moves before a future count too', async () => {
    const late = file('late.scenario', 'quorum 2\nraft nodes=3 seed=7\nfuture 2 of 1 at 80000s\ncrash S1\n');
    const done = await run('play', late, '--future', '2', '--moves', '3000');
    expect(done).toMatchObject({ code: 3, out: '', err: expect.stringContaining('Stopped at 3,000 moves') });
  });

  test('a scenario that ends within its moves is not stopped', async () => {
    const path = file('good.scenario', GOOD);
    const whole = await run('play', path, '--json');
    const { position } = JSON.parse(whole.out.trimEnd().split('\n').at(-1) as string) as { position: number };
    expect(await run('play', path, '--json', '--moves', String(position + 1))).toEqual(whole);
  });

  test('it stops at messages in flight that nobody could look through', async () => {
    const crowd =
      'quorum 1\nraft nodes=9 seed=7\nnetwork timed latency=1ms\nring S1 election\nrun until role S1 leader\nrun 10ms\nset latency=60s\nset clients=1us\nrun 1s\n';
    const done = await run('play', file('crowd.scenario', crowd));
    expect(done.code).toBe(3);
    expect(done.err).toMatch(/Stopped at [\d,]+ moves, [\d.]+ s: 1\d,\d{3} messages are in flight/);
  });

  test('it stops before its memory is full', async () => {
    const { scenario } = parseScenario(readFileSync(endless(), 'utf8')) as { scenario: Scenario };
    const player = new Player(scenario);
    const stint = new Stint(MOVES, 2_000_000);
    expect(stint.plays(player, Number.MAX_SAFE_INTEGER)).toBe(false);
    expect(stint.sentence).toMatch(/^Stopped at [\d,]+ moves, [\d.]+ s: Node\.js has no room for more\./);
    expect(player.run.length).toBeGreaterThan(1000);
    expect(player.run.length).toBeLessThan(100_000);
  });
});

describe('a signal ends it', () => {
  const bundles = () => readdirSync(join(root, 'node_modules')).filter((name) => name.startsWith('.quorum-lab-'));

  /** What others make at the same time goes away too. */
  const since = (before: readonly string[]) => bundles().filter((name) => !before.includes(name));
  const leavesNothing = (before: readonly string[]) =>
    expect.poll(() => since(before), { timeout: 20_000 }).toEqual([]);

  function ended(child: ChildProcess): Promise<number | null> {
    return new Promise((resolve) => child.on('close', (code) => resolve(code)));
  }

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s while it plays, and nothing is left behind', async (signal, code) => {
    const before = bundles();
    const path = file('good.scenario', GOOD);
    const child = spawn(process.execPath, [join(root, 'src/cli/start.mjs'), 'play', path, '--until', '80000s'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const end = ended(child);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.stdout.resume();
    child.kill(signal);
    expect(await end).toBe(code);
    await leavesNothing(before);
  });

  test('one that npm was sent', async () => {
    const before = bundles();
    const child = spawn('npm', ['run', '--silent', 'play', '--', file('good.scenario', GOOD), '--until', '80000s'], {
      stdio: ['ignore', 'pipe', 'inherit'],
      cwd: root,
    });
    // Closed when nobody holds the pipe any more: neither npm nor what it started.
    const end = new Promise((resolve) => child.on('close', (code, signal) => resolve(code ?? signal)));
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.stdout.resume();
    child.kill('SIGTERM');
    expect(['SIGTERM', 143]).toContain(await end);
    await leavesNothing(before);
  });

  test('while it is made ready', async () => {
    const before = bundles();
    const child = spawn(process.execPath, [join(root, 'src/cli/start.mjs'), 'play', '--help'], { stdio: 'ignore' });
    const end = ended(child);
    await expect.poll(() => since(before).length, { timeout: 30_000 }).toBeGreaterThan(0);
    child.kill('SIGTERM');
    expect(await end).toBe(143);
    await leavesNothing(before);
  });
});

describe('its options', () => {
  test.each([
    ['--until', '-5s', "'-5s' is no time"],
    ['--until', '', "'' is no time"],
    ['--until', '5', "'5' is no time"],
    ['--until', '90000s', "'90000s' is no time"],
    ['--future', '-1', "'-1' is no future"],
    ['--future', '0', "'0' is no future"],
    ['--moves', '-1000', "'-1000' is no number of moves"],
    ['--moves', '1e6', "'1e6' is no number of moves"],
    ['--moves', '0', "'0' is no number of moves"],
    ['--on', '-x', '-x'],
  ])('%s %s', async (option, value, says) => {
    const done = await run('play', file('good.scenario', GOOD), option, value);
    expect([done.code, done.out]).toEqual([2, '']);
    expect(done.err).toContain(says);
    expect(done.err.trimEnd().split('\n')).toHaveLength(1);
  });

  test('an option without its value, and one that there is not', async () => {
    for (const words of [['--until'], ['--until', '--json'], ['--speed', '2']])
      expect(await run('play', file('good.scenario', GOOD), ...words)).toMatchObject({ code: 2, out: '' });
  });

  test('its version', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    for (const command of ['play', 'link'] as const)
      expect(await run(command, '--version')).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });
});

describe('link', () => {
  test('prints the fragment, and nothing else', async () => {
    const { code, out, err } = await run('link', file('good.scenario', GOOD));
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^1\.[\w-]+\n$/);
    expect((await run('play', out.trim())).out).toBe((await run('play', file('good.scenario', GOOD))).out);
  });

  test('exits with 2 when the file does not parse, or there is none', async () => {
    expect(await run('link', file('broken.scenario', 'quorum 1\nraft nodes=3\ncrush S1\n'))).toMatchObject({
      code: 2,
      out: '',
    });
    expect((await run('link')).code).toBe(2);
    expect((await run('link', join(folder, 'nothing'))).code).toBe(2);
  });
});
