// The chrome where nobody leads: a protocol that decides one value among equals.

import { expect, test, vi } from 'vitest';
import type { Sight } from '../../src/app/frame/hints.ts';
import type { Descriptors } from '../../src/engine/protocol.ts';
import type { Landmark } from '../../src/engine/run.ts';
import type { ProtocolWords } from '../../src/speech/about.ts';
import type { Lab } from '../../src/store/lab.ts';
import { words as en } from '../../src/words/en/all.ts';
import { words as zh } from '../../src/words/zh/all.ts';
import type { Scene } from '../../src/worker/wire.ts';

const equals = {
  roles: { asker: { ring: 'plain' }, voter: { ring: 'plain' } },
  clients: { parts: ['asker'], command: (n: number) => `cup ${n}` },
  ballots: { voters: ['voter'], decides: 'value' },
  epochName: String,
} as unknown as Descriptors;
const named = { epoch: 'ballot', roles: {}, invariants: {} } as unknown as ProtocolWords;

function scene(
  rows: readonly { epoch?: number; chosen: readonly string[]; proposed?: readonly unknown[] }[],
  down: readonly string[] = [],
): Scene {
  const nodes = ['A1', 'P1', 'P2'].map((id) => ({
    id,
    part: id.startsWith('P') ? 'asker' : 'voter',
    role: id.startsWith('P') ? 'asker' : 'voter',
    epoch: 0,
    up: down.includes(id) ? 'crashed' : 'up',
  }));
  return { nodes, envelopes: [], cuts: [], network: { mode: 'timed' }, ballots: { rows } } as unknown as Scene;
}

test('nobody is missed: the summary says what is chosen instead of who leads', async () => {
  const { summary } = await import('../../src/app/frame/announcements.ts');
  const tongue = { chrome: en.chrome, named, protocol: equals };
  expect(summary(scene([]), tongue)).toBe('Nothing is chosen yet. All nodes are up.');
  expect(summary(scene([{ chosen: [] }, { chosen: ['tea'] }, { chosen: ['tea'] }], ['A1']), tongue)).toBe(
    '“tea” is chosen. A1 is down.',
  );
  expect(summary(scene([]), { ...tongue, chrome: zh.chrome })).not.toContain('领导者');
});

test('who learns what is told once a value', async () => {
  const { announce } = await import('../../src/app/frame/announcements.ts');
  const learns = (node: string): Landmark => ({
    position: 1,
    at: 1,
    happening: { kind: 'decided', node, slot: 1, epoch: 1, value: 'tea', during: 1 },
  });
  expect(announce([learns('L1'), learns('L2')], { chrome: en.chrome, named, protocol: equals })).toBe(
    'L1 and L2 learn that “tea” is chosen.',
  );
});

test('the hints ask for a value, then for a rival, and go on as elsewhere', async () => {
  const { advance, BEGINNING, hintText } = await import('../../src/app/frame/hints.ts');
  const sight = (shown: Scene): Sight => ({
    picture: { shot: { position: 1, at: 0, move: null, happenings: [], scene: shown }, playhead: 900, playing: true },
    protocol: equals,
    seenUntil: 900,
    branches: 1,
    shared: false,
  });
  const told: string[] = [];
  let progress = BEGINNING;
  for (const proposed of [[], [0], [0, 1], [1, 1]]) {
    const shown = scene(proposed.map((values, i) => ({ epoch: i + 1, chosen: [], proposed: Array(values) })));
    progress = advance(progress, sight(shown));
    for (const mode of ['timed', 'manual'] as const)
      for (const { chrome } of [en, zh]) {
        const seen = sight({ ...shown, network: { ...shown.network, mode } });
        expect(hintText(progress, seen, chrome)).not.toMatch(/lead|vote|领导|投票/);
      }
    told.push(`${progress.stage} ${progress.node}`);
    // Who looks back sees a time when there was no second ballot.
    if (progress.stage === 'adopt')
      expect(hintText(progress, sight(scene([])), en.chrome)).toBe(en.chrome.hint.rival('P2'));
  }
  expect(told).toEqual(['ask P1', 'rival P2', 'adopt P2', 'cut ']);
});

test('the last idea of a first minute asks for the leader’s crash, or for a rival who has asked for nothing', async () => {
  const { lastDeed } = await import('../../src/app/frame/deed.ts');
  const idle = scene([]);
  const asked = { ...idle, nodes: idle.nodes.map((each) => (each.id === 'P1' ? { ...each, epoch: 1 } : each)) };
  const later = { ...idle, nodes: idle.nodes.map((each) => ({ ...each, epoch: 1 })) };
  expect(lastDeed(asked, equals)).toEqual({ kind: 'request', node: 'P2', command: 'cup 2' });
  expect(lastDeed(later, equals)).toBeNull();
  const led = { ...equals, roles: { ...equals.roles, asker: { ring: 'plain', leads: true } } } as Descriptors;
  expect(lastDeed(asked, led)).toEqual({ kind: 'crash', node: 'P1' });
  expect(lastDeed(scene([], ['P1', 'P2']), led)).toBeNull();
});

test('a first minute is what the page opens with, and what the library has of that name', async () => {
  const { FIRST, isFirstMinute } = await import('../../src/app/open/start.ts');
  expect(isFirstMinute('', FIRST)).toBe(true);
  expect(isFirstMinute('', `${FIRST}#`)).toBe(false);
  for (const name of ['five-ideas', 'paxos-five-ideas', 'multipaxos-five-ideas'])
    expect(isFirstMinute(`#scenario=${name}`, '')).toBe(true);
  for (const other of ['#scenario=figure-8', '#scenario=paxos-five-ideas&t=30ms', '#scenario=paxos-duel'])
    expect(isFirstMinute(other, FIRST)).toBe(false);
});

test('a client’s request goes where clients turn to, and asks for what they ask', async () => {
  vi.stubGlobal('location', { search: '' });
  vi.stubGlobal('navigator', { languages: ['en'], platform: 'Linux' });
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  const { command } = await import('../../src/app/keys/commands.ts');
  const sent: string[] = [];
  const asks = (selected: string | null, down: readonly string[] = []): void => {
    const lab = {
      projector: { now: () => ({ shot: { scene: scene([], down) } }) },
      session: { getState: () => ({ protocol: equals }) },
      selection: { getState: () => ({ selected: selected === null ? null : { kind: 'node', node: selected } }) },
      act: async ({ node, command: asked }: { node: string; command: string }) => void sent.push(`${node} ${asked}`),
    };
    command('request').run(lab as unknown as Lab);
  };
  asks(null);
  asks('P2');
  asks('A1');
  asks(null, ['P1']);
  expect(sent).toEqual(['P1 cup 1', 'P2 cup 2', 'P1 cup 3', 'P2 cup 4']);
});

test('where each request is a decision of its own there is no rival to be asked for, and each is told once', async () => {
  const { advance, BEGINNING } = await import('../../src/app/frame/hints.ts');
  const { announce } = await import('../../src/app/frame/announcements.ts');
  const many = { ...equals, ballots: undefined } as Descriptors;
  const busy = { ...scene([]), envelopes: [{}] } as unknown as Scene;
  const shot = { position: 1, at: 0, move: null, happenings: [], scene: busy };
  const sight: Sight = {
    ...{ picture: { shot, playhead: 900, playing: true }, protocol: many },
    ...{ seenUntil: 900, branches: 1, shared: false },
  };
  expect(advance({ ...BEGINNING, stage: 'ask', node: 'P1' }, sight).stage).toBe('cut');
  const decides = (node: string): Landmark => ({
    position: 1,
    at: 1,
    happening: { kind: 'decided', node, slot: 2, epoch: 2, value: 'abort', during: 2 },
  });
  const about = { ...named, slot: 'transaction', values: { abort: 'abort' } } as unknown as ProtocolWords;
  const tongue = { chrome: en.chrome, named: about, protocol: many };
  expect(announce([decides('C1'), decides('P1')], tongue)).toBe('transaction 2: abort.');
});
