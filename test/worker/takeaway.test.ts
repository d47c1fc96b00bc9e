// The run as text for other programs: the lines are those of the command line and fit the published schema; the log is
// one that ShiViz reads, and its clocks order happenings as the record's own causes do.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { play } from '../../src/cli/commands/play.ts';
import { Causality, ownerOf } from '../../src/engine/causality.ts';
import type { Run } from '../../src/engine/run.ts';
import { Player } from '../../src/scenarios/player.ts';
import { CLIENTS, DEFAULT_EXPRESSION, NOBODY } from '../../src/worker/shiviz.ts';
import { Takeaway, type TextFormat } from '../../src/worker/takeaway.ts';
import { playLibrary, scenarioOf } from '../played.ts';

const far = Number.MAX_SAFE_INTEGER;
const root = fileURLToPath(new URL('../..', import.meta.url));

const several = (protocol: string) => `quorum 1
${protocol} nodes=5 seed=3
network timed latency=5..20ms loss=5% duplication=4%
clients every=40ms
at 700ms crash S1
at 900ms restart S1
at 1s partition S1 S2 | S3 S4 S5
at 1100ms pause S3
at 1400ms resume S3
at 1500ms heal
`;

/** Of each protocol a run with every kind of fault. */
const TEXTS = {
  raft: several('raft'),
  multipaxos: several('multipaxos'),
  zab: several('zab'),
  twophase: `quorum 1
twophase participants=6 seed=3
network timed latency=5..20ms loss=2% duplication=4%
clients every=10ms
at 700ms crash C1
at 760ms restart C1
at 1100ms pause P3
at 1150ms resume P3
at 1500ms heal
`,
  paxos: `quorum 1
paxos proposers=2 acceptors=5 learners=1 seed=3
network timed latency=5..20ms loss=5% duplication=4%
clients every=40ms
at 20ms request P1 "tea"
at 25ms request P2 "coffee"
at 40ms crash A1
at 60ms cut P1 A2
at 90ms restart A1
at 100ms pause A3
at 400ms resume A3
at 500ms heal
`,
};
const TEXT = TEXTS.raft;

function played(text = TEXT, until = 2_000_000): Run {
  const player = new Player(scenarioOf(text));
  player.advance(until, 1_000_000);
  const { run } = player;
  // Somebody doubles a message, and it goes on.
  const flying = run.end.world.envelopes.find(({ from }) => from !== null);
  if (flying !== undefined && run.protocol.channels !== 'fifo')
    run.make({ kind: 'duplicate', at: run.end.at, envelope: flying.id });
  while (run.tick(until + 200_000) !== null);
  return run;
}

function taken(run: Run, format: TextFormat, to = far, until = far, takeaway = new Takeaway()) {
  let text = '';
  let helpings = 0;
  for (let from: number | null = 0; from !== null; helpings++) {
    const helping = takeaway.helping(run, { format, from, to, until });
    text += helping.text;
    from = helping.next;
  }
  return { text, helpings };
}

describe('JSON Lines', () => {
  test('are what the command line prints', async () => {
    const file = `${root}/src/protocols/raft/scenarios/figure-8.scenario`;
    const run = playLibrary().find(({ name }) => name === 'figure-8')?.player.run as Run;
    let printed = '';
    await play([file, '--json'], {
      input: () => process.stdin,
      print: (lines) => {
        for (const line of lines) printed += `${line}\n`;
      },
      complain: (sentence) => expect.fail(sentence),
    });
    expect(taken(run, 'lines').text).toBe(printed);
    expect(printed.split('\n').length).toBeGreaterThan(50);
  });

  test('end where they are asked to, and come in helpings', () => {
    const run = played(TEXT, 6_000_000);
    const { text, helpings } = taken(run, 'lines');
    expect(helpings).toBeGreaterThan(1);
    const lines = text.trimEnd().split('\n');
    expect(lines).toHaveLength(
      Array.from({ length: run.length + 1 }, (_, p) => run.frame(p).happenings.length).reduce((a, b) => a + b),
    );
    const half = taken(run, 'lines', 100).text.trimEnd().split('\n');
    expect(JSON.parse(half[half.length - 1] as string).position).toBeLessThanOrEqual(100);
    expect(lines.slice(0, half.length)).toEqual(half);
    const early = taken(run, 'lines', far, 1_000_000).text.trimEnd().split('\n');
    expect(JSON.parse(early[early.length - 1] as string).at).toBeLessThanOrEqual(1_000_000);
    expect(JSON.parse(lines[early.length] as string).at).toBeGreaterThan(1_000_000);
  });
});

const published = JSON.parse(readFileSync(`${root}/public/happening.schema.json`, 'utf8'));
/** Strict: a word of the schema that means nothing is an error too. */
const fits = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(published);

describe('the published schema', () => {
  const kinds = new Set<string>();
  const moves = new Set<string>();

  test('fits every happening of the library, of every kind', () => {
    const runs = [
      ...Object.values(TEXTS).map((text) => played(text)),
      ...playLibrary().map(({ player }) => player.run),
    ];
    const lines = new Map(runs.map(({ protocol }) => [protocol.id, 0]));
    for (const run of runs) {
      for (const line of taken(run, 'lines').text.trimEnd().split('\n')) {
        const happening = JSON.parse(line);
        kinds.add(happening.kind);
        if (happening.kind === 'done') moves.add(happening.move.kind);
        lines.set(run.protocol.id, (lines.get(run.protocol.id) ?? 0) + 1);
        if (!fits(happening)) expect.fail(`${JSON.stringify(fits.errors)} in ${line}`);
      }
    }
    expect([...lines.keys()].sort()).toEqual(Object.keys(TEXTS).sort());
    for (const [id, count] of lines) expect(count, id).toBeGreaterThan(300);
    expect([...kinds].sort()).toEqual(
      'answered became broke decided done heard lost noted queued rang recorded sent unfounded voted'.split(' '),
    );
    expect(moves.size).toBeGreaterThan(8);
  });

  test('refuses what is none', () => {
    const good = { position: 1, at: 5, kind: 'rang', node: 'S1', timer: 'election' };
    expect(fits(good)).toBe(true);
    for (const wrong of [
      { ...good, at: -1 },
      { ...good, at: 1.5 },
      { ...good, node: 'nobody' },
      { ...good, kind: 'sang' },
      { ...good, more: 1 },
      { position: 1, at: 5, kind: 'rang', node: 'S1' },
      { position: 1, at: 5, kind: 'done', move: { kind: 'cut', at: 5, links: [['S1']] } },
    ])
      expect(fits(wrong), JSON.stringify(wrong)).toBe(false);
  });
});

/** As ShiViz opens a file: the first line is the expression, the second may part several runs, the rest is the log. */
function opened(file: string) {
  const [expression = '', delimiter, ...rest] = file.split('\n');
  expect(delimiter).toBe('');
  const log = rest.join('\n');
  const events = [...log.matchAll(new RegExp(expression, 'gm'))].map(({ groups, index, 0: { length } }) => ({
    index,
    length,
    host: groups?.host as string,
    event: groups?.event as string,
    clock: JSON.parse(groups?.clock as string) as Record<string, number>,
  }));
  return { expression, log, events };
}

const knows = (a: Record<string, number>, b: Record<string, number>) =>
  Object.entries(b).every(([host, time]) => (a[host] ?? 0) >= time);

describe.each(Object.entries(TEXTS))('the log for ShiViz of %s', (_, scenario) => {
  const run = played(scenario);
  const { expression, log, events } = opened(taken(run, 'shiviz').text);
  const frames = Array.from({ length: run.length + 1 }, (_, p) => run.frame(p));
  const happenings = frames.flatMap(({ position, happenings: all, move }) =>
    all.map((happening, index) => ({ position, index, happening, byHand: move?.kind === 'duplicate' })),
  );

  test('is read whole by the default expression', () => {
    expect(expression).toBe('(?<event>.*)\\n(?<host>\\S*) (?<clock>{.*})');
    expect(expression).toBe(DEFAULT_EXPRESSION);
    let end = 0;
    for (const { index, length } of events) {
      expect(log.slice(end, index).trim()).toBe('');
      end = index + length;
    }
    expect(log.slice(end).trim()).toBe('');
    expect(events).toHaveLength(happenings.length);
    expect(events[0]?.event).toMatch(/^\d+\.\d{6} [A-Z]\d /);
  });

  test('has clocks as ShiViz demands them: a host counts its own from 1, and knows only what there is', () => {
    const reached: Record<string, number> = {};
    for (const { host, clock, event } of events) {
      expect(clock[host], event).toBe((reached[host] ?? 0) + 1);
      reached[host] = clock[host] as number;
      const beyond = Object.entries(clock).filter(([other, time]) => time > (reached[other] ?? 0));
      if (beyond.length > 0) expect(beyond, event).toEqual([]);
    }
    const nodes = run.genesis.seats.map(({ id }) => id);
    expect(Object.keys(reached).sort()).toEqual([...nodes, CLIENTS, NOBODY].sort());
  });

  test('a message is heard after it was sent', () => {
    const sent = new Map<number, Record<string, number>>();
    let heard = 0;
    for (const [i, { happening, byHand }] of happenings.entries()) {
      const clock = events[i]?.clock as Record<string, number>;
      if (happening.kind === 'sent' && !byHand) sent.set(happening.envelope.id, clock);
      if (happening.kind !== 'heard') continue;
      const before = sent.get(happening.envelope.id);
      if (before === undefined) continue;
      heard++;
      expect(knows(clock, before)).toBe(true);
      expect(knows(before, clock)).toBe(false);
    }
    expect(heard).toBeGreaterThan(100);
  });

  test('orders the happenings of nodes as the record of causes does', () => {
    const causality = new Causality();
    for (const { happenings: all } of frames) causality.add(all);
    const owned = happenings
      .map((one, i) => ({ ...one, clock: events[i]?.clock as Record<string, number> }))
      .filter(({ happening, byHand }) => ownerOf(happening, byHand) !== null);
    const some = owned.filter((_, i) => i % 17 === 0);
    const seen = new Set<string>();
    for (const a of some)
      for (const b of some) {
        if (a === b) continue;
        const order = causality.order(a, b);
        const clocks = knows(b.clock, a.clock) ? 'before' : knows(a.clock, b.clock) ? 'after' : 'concurrent';
        seen.add(order);
        if (clocks !== order)
          expect.fail(`${a.position}.${a.index} and ${b.position}.${b.index}: ${clocks}, and ${order}`);
      }
    expect([...seen].sort()).toEqual(['after', 'before', 'concurrent']);
  });

  test('goes on from helping to helping, and begins anew when it is asked from the beginning', () => {
    const long = played(scenario, 6_000_000);
    const takeaway = new Takeaway();
    const { text, helpings } = taken(long, 'shiviz', far, far, takeaway);
    expect(helpings).toBeGreaterThan(1);
    expect(taken(long, 'shiviz', far, far, takeaway).text).toBe(text);
    // In the middle, without the helping before it.
    const middle = takeaway.helping(long, { format: 'shiviz', from: 100, to: 110, until: far }).text;
    expect(middle.length).toBeGreaterThan(50);
    expect(text).toContain(middle);
  });
});
