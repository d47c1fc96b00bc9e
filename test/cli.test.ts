// The command line, as people and scripts use it: what it prints, and its exit code.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundled, folderFor } from '../src/cli/bundle.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'quorum-lab-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
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

function run(command: Command, ...words: string[]) {
  return pipe('', command, ...words);
}

function pipe(input: string, command: Command, ...words: string[]) {
  return node(input, commands[command].file, ...words);
}

/** As a person starts it. */
function start(input: string, command: Command, ...words: string[]) {
  return node(input, join(root, 'src/cli/start.mjs'), command, ...words);
}

function node(input: string, ...words: string[]) {
  const done = spawnSync(process.execPath, words, { encoding: 'utf8', cwd: folder, input });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

const GOOD =
  'quorum 1\nraft nodes=3 seed=7\nnetwork timed latency=10ms\nring S1 election\nrun until role S1 leader\nexpect role S1 leader\n';
const libraryFile = (name: string) => join(root, 'src/scenarios/library', `${name}.scenario`);

test.each<[string, string, Command, ...string[]]>([
  ['plays a file', '', 'play', 'good.scenario', '--until', '1s'],
  ['plays what is piped in', `${GOOD}expect role S2 leader\n`, 'play', '-'],
  ['prints a link', '', 'link', 'good.scenario'],
])('started as people start it, it is the same: %s', (_, input, command, ...words) => {
  file('good.scenario', GOOD);
  expect(start(input, command, ...words)).toEqual(pipe(input, command, ...words));
});

describe('play', () => {
  test('prints what happens, one happening a line', () => {
    const { code, out, err } = run('play', file('good.scenario', GOOD));
    expect([code, err]).toEqual([0, '']);
    const lines = out.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^ +0\.000000 S1 noted raft\.follower\.begins /);
    expect(lines.some((line) => /^ +0\.020000 S1 became leader 1/.test(line))).toBe(true);
    expect(lines.some((line) => /S2 heard from S1 #\d+ RequestVote \(term 1/.test(line))).toBe(true);
  });

  test('a text of several futures: its first, or the one that is asked for', () => {
    const text =
      'quorum 2\nraft nodes=3\nat 400ms mark "here"\nrun 1s\nfuture 2 of 1 at 500ms "S1 falls"\nat 600ms crash S1\n';
    const tree = file('tree.scenario', text);
    const [first, second] = [run('play', tree), run('play', tree, '--future', '2')];
    expect([first.code, second.code, first.err, second.err]).toEqual([0, 0, '', '']);
    expect(first.out).toMatch(/^# 0.400000 s: here$/m);
    expect(first.out).not.toContain('done crash');
    expect(second.out).toMatch(/^ +0.600000 done crash S1$/m);
    const past = (out: string) => out.split('\n').filter((line) => /^ +0\.[0-4]/.test(line));
    expect(past(second.out)).toEqual(past(first.out));
    expect(run('play', tree, '--future', '3')).toMatchObject({ code: 2, out: '' });
    expect(run('play', tree, '--future', 'x')).toMatchObject({ code: 2, out: '' });
  });

  test('with --json, one object a line', () => {
    const { code, out } = run('play', file('good.scenario', GOOD), '--json');
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

  test('plays up to a time with --until, beyond the script or short of it', () => {
    const path = file('good.scenario', GOOD);
    const last = (out: string) => Number((out.trimEnd().split('\n').at(-1) as string).trim().split(' ')[0]);
    const long = run('play', '--until', '1s', path);
    expect(long.code).toBe(0);
    expect(last(long.out)).toBeGreaterThan(0.9);
    expect(last(long.out)).toBeLessThanOrEqual(1);
    expect(last(run('play', path, '--until', '10ms').out)).toBe(0.01);
  });

  test('exits with 1 and the failed line when an expectation does not hold', () => {
    const path = file('bad.scenario', `${GOOD}expect role S2 leader\nexpect up S3\n`);
    const { code, err } = run('play', path);
    expect(code).toBe(1);
    expect(err).toContain(`${path}:7: expect role S2 leader`);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  test('exits with 1 when a statement cannot be done, or an invariant breaks unasked', () => {
    const impossible = file('impossible.scenario', `${GOOD}restart S1\n`);
    expect(run('play', impossible)).toMatchObject({
      code: 1,
      err: expect.stringContaining(`${impossible}:7: restart S1`),
    });
    const header = 'quorum 1\nraft/votesTwice nodes=3 seed=1\nnetwork timed latency=10ms\n';
    const moves = 'ring S1 election\nring S2 election\nrun 100ms\n';
    const silent = run('play', file('silent.scenario', header + moves));
    expect(silent).toMatchObject({ code: 1, err: expect.stringContaining('raft.ElectionSafety') });
    const asked = run('play', file('asked.scenario', `${header}${moves}expect breaks raft.ElectionSafety\n`));
    expect(asked).toMatchObject({ code: 0, err: '' });
  });

  test('exits with 2 and the place when a scenario does not parse', () => {
    const path = file('broken.scenario', 'quorum 1\nraft nodes=3\n  crush S1\n');
    const { code, out, err } = run('play', path);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(`${path}:3:3: `);
    expect(err).toMatch(/expected.*crash/);
    expect(run('play', join(folder, 'no-such.scenario')).code).toBe(2);
    expect(run('play', folder)).toMatchObject({ code: 2, err: expect.stringContaining('folder') });
    expect(run('play').code).toBe(2);
    expect(run('play', path, '--until', 'soon').code).toBe(2);
    expect(run('play', path, '--speed').code).toBe(2);
  });

  test('plays what is piped in, and says how it is used', () => {
    expect(pipe(GOOD, 'play', '-')).toMatchObject({ code: 0, err: '', out: expect.stringContaining('became leader') });
    expect(pipe(`${GOOD}expect role S2 leader\n`, 'play', '-')).toMatchObject({
      code: 1,
      err: expect.stringContaining('-:7: '),
    });
    expect(run('play', '--help')).toMatchObject({ code: 0, err: '', out: expect.stringContaining('FILE') });
  });

  test('plays several, links and addresses among them, and gives the worst code', () => {
    const fragment = run('link', libraryFile('first-election')).out.trim();
    const address = `https://example.org/lab/#${fragment}&t=1.5s`;
    expect(run('play', fragment, address, 'scenario=first-minute', libraryFile('split-vote'))).toMatchObject({
      code: 0,
      err: '',
    });
    expect(run('play', fragment, file('bad.scenario', `${GOOD}expect role S2 leader\n`)).code).toBe(1);
    expect(run('play', fragment.slice(0, -5), fragment).code).toBe(2);
  });

  test('plays the same faults on another protocol, and says first what does not apply there', () => {
    const path = file('lesson.scenario', `${GOOD}say "S1 leads."\nexpect role S2 leader\n`);
    const { code, out, err } = run('play', '--on', 'multipaxos', path);
    expect([code, err]).toEqual([0, '']);
    const lines = out.split('\n');
    expect(lines.slice(0, 2)).toEqual([
      '# left out: say "…": the words tell of the other run',
      '# left out: expect role S2 leader: it does not hold in this run',
    ]);
    expect(lines[2]).toMatch(/^ +0\.000000 S1 noted multipaxos\./);
    const json = run('play', '--json', '--on', 'multipaxos', path).out.split('\n');
    expect(JSON.parse(json[0] as string)).toEqual({ kind: 'leftOut', text: 'say "…"', because: 'itsWords' });
    expect(run('play', '--on', 'zab', path)).toMatchObject({ code: 2, out: '', err: expect.stringContaining('raft') });
  });

  test('plays the JSON form too', () => {
    const json = {
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
    expect(run('play', file('one.json', JSON.stringify(json)))).toMatchObject({ code: 0, err: '' });
    expect(run('play', file('two.json', '{"version": 1'))).toMatchObject({ code: 2 });
  });
});

describe('link', () => {
  test('prints the fragment, and nothing else', () => {
    const { code, out, err } = run('link', file('good.scenario', GOOD));
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^1\.[\w-]+\n$/);
    expect(run('play', out.trim()).out).toBe(run('play', file('good.scenario', GOOD)).out);
  });

  test('exits with 2 when the file does not parse, or there is none', () => {
    expect(run('link', file('broken.scenario', 'quorum 1\nraft nodes=3\ncrush S1\n'))).toMatchObject({
      code: 2,
      out: '',
    });
    expect(run('link').code).toBe(2);
    expect(run('link', join(folder, 'nothing')).code).toBe(2);
  });
});
