// The chrome without a browser: the table of commands, the hints, what is announced, the speeds.

import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Sight } from '../../src/app/frame/hints.ts';
import type { Landmark } from '../../src/engine/run.ts';
import { words as en } from '../../src/words/en/all.ts';
import { load } from '../../src/words/index.ts';
import { protocolWords } from '../../src/words/protocols.ts';
import { words as zh } from '../../src/words/zh/all.ts';
import type { NodeScene, Scene } from '../../src/worker/wire.ts';
import { protocols } from '../protocols.ts';

// The preferences read the browser's wishes when they are loaded.
beforeAll(() => {
  vi.stubGlobal('location', { search: '' });
  vi.stubGlobal('navigator', { languages: ['en'], platform: 'Linux' });
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
});

const [id, protocol] = Object.entries(protocols)[0] as [string, (typeof protocols)[keyof typeof protocols]];
const leading = Object.entries(protocol.roles).find(([, role]) => 'leads' in role && role.leads)?.[0] as string;
const following = Object.keys(protocol.roles).find((role) => role !== leading) as string;

function scene(leader: string | null, { down = [], cuts = [] }: { down?: string[]; cuts?: string[] } = {}): Scene {
  const nodes = ['S1', 'S2', 'S3'].map((name) => ({
    id: name,
    role: name === leader ? leading : following,
    epoch: 1,
    up: down.includes(name) ? 'crashed' : 'up',
  }));
  return { nodes: nodes as unknown as NodeScene[], cuts, network: { mode: 'timed' } } as unknown as Scene;
}

const words = { en, zh };
await load('en');
await load('zh');

describe('the commands', () => {
  test('each has a name in both languages, and no key is given twice', async () => {
    const { commands } = await import('../../src/app/keys/commands.ts');
    const taken = new Map<string, string>();
    for (const { id: name, keys } of commands) {
      expect(words.en.chrome.commands[name]).toBeTruthy();
      expect(words.zh.chrome.commands[name]).toBeTruthy();
      expect(keys.length).toBeGreaterThan(0);
      for (const key of keys) {
        expect(taken.get(key), key).toBeUndefined();
        taken.set(key, name);
      }
    }
    expect(commands.map(({ id: name }) => name).sort()).toEqual(Object.keys(words.en.chrome.commands).sort());
  });

  test('a key is written as it stands on a keyboard', async () => {
    const { keyText } = await import('../../src/app/keys/printed.ts');
    const { chrome } = words.en;
    expect(['Space', 'Shift+E', '$mod+z', 'ArrowLeft', 'Shift+?', '.'].map((key) => keyText(key, chrome))).toEqual([
      'Space',
      'Shift + E',
      'Ctrl + Z',
      '←',
      '?',
      '.',
    ]);
  });
});

describe('the hints of the first minute', () => {
  test('each waits for what it asks for', async () => {
    const { advance, BEGINNING, hintText } = await import('../../src/app/frame/hints.ts');
    const sight = (shown: Scene, more: Partial<Sight> = {}): Sight => ({
      picture: { shot: { position: 1, at: 0, move: null, happenings: [], scene: shown }, playhead: 900, playing: true },
      protocol,
      seenUntil: 900,
      branches: 1,
      shared: false,
      ...more,
    });
    const stages: string[] = [];
    let progress = BEGINNING;
    const walk: Sight[] = [
      sight(scene(null)),
      sight(scene('S3')),
      sight(scene(null, { down: ['S3'] })),
      sight(scene('S1', { down: ['S3'] })),
      sight(scene('S1', { cuts: ['S1>S2', 'S2>S1'] })),
      sight(scene('S1'), { seenUntil: 2000 }),
      sight(scene('S1'), { seenUntil: 2000, branches: 2 }),
      sight(scene('S1'), { shared: true }),
    ];
    for (const each of walk) {
      expect(advance(progress, each)).toEqual(advance(progress, each));
      progress = advance(progress, each);
      stages.push(progress.stage);
      for (const { chrome } of Object.values(words)) {
        const text = hintText(progress, each, chrome);
        if (progress.stage === 'over') expect(text).toBeNull();
        else expect(text).toBeTruthy();
      }
    }
    expect(stages).toEqual(['wait', 'kill', 'watch', 'cut', 'back', 'fork', 'share', 'over']);
  });

  test('say of the cluster only what is so at the moment on show', async () => {
    const { advance, BEGINNING, hintText } = await import('../../src/app/frame/hints.ts');
    const sight = (shown: Scene): Sight => ({
      picture: { shot: { position: 1, at: 0, move: null, happenings: [], scene: shown }, playhead: 900, playing: true },
      protocol,
      seenUntil: 900,
      branches: 1,
      shared: false,
    });
    const { chrome } = words.en;
    const told = (walk: readonly Scene[]) => {
      const progress = walk.reduce((before, shown) => advance(before, sight(shown)), BEGINNING);
      return hintText(progress, sight(walk.at(-1) as Scene), chrome);
    };
    // Back to a time when nobody led; a leader that came back; a follower that crashed while its leader goes on leading.
    expect(told([scene('S3'), scene(null)])).toBe(chrome.hint.wait);
    expect(told([scene('S3'), scene(null, { down: ['S3'] })])).toBe(chrome.hint.watch('S3'));
    expect(told([scene('S3'), scene(null, { down: ['S3'] }), scene(null)])).toBe(chrome.hint.wait);
    expect(told([scene('S3'), scene('S3', { down: ['S1'] })])).toBe(chrome.hint.cut('S3'));
    expect(chrome.hint.cut('S3')).not.toContain('took over');
  });
});

describe('what is told to those who do not see the screen', () => {
  const tongue = (language: 'en' | 'zh') => ({
    chrome: words[language].chrome,
    named: protocolWords(id, language),
    protocol,
  });

  test('the summary says who leads, who is down and what is cut', async () => {
    const { summary } = await import('../../src/app/frame/announcements.ts');
    const shown = scene('S1', { down: ['S2', 'S3'], cuts: ['S1>S2', 'S2>S1', 'S1>S3'] });
    const { epoch } = protocolWords(id, 'en');
    expect(summary(shown, tongue('en'))).toBe(`S1 leads ${epoch} 1. S2 and S3 are down. 2 links cut.`);
    expect(summary(scene(null), tongue('en'))).toBe('Nobody leads. All nodes are up.');
    expect(summary(shown, tongue('zh'))).toContain('S2、S3');
  });

  test('decisions are told in one sentence, and no more than four at once', async () => {
    const { announce } = await import('../../src/app/frame/announcements.ts');
    const decided = (slot: number): Landmark => ({
      position: slot,
      at: slot,
      happening: { kind: 'decided', node: 'S1', slot, epoch: 1, value: 'x', during: 1 },
    });
    const crash = (node: string): Landmark => ({
      position: 9,
      at: 9,
      happening: { kind: 'done', move: { at: 9, kind: 'crash', node } },
    });
    expect(announce([decided(1), decided(2), decided(3)], tongue('en'))).toBe('3 decisions, up to slot 3.');
    expect(announce([decided(1), crash('S2')], tongue('en'))).toBe('S2 crashes. Slot 1 is decided.');
    const many = announce(['S1', 'S2', 'S3', 'S4', 'S5', 'S6'].map(crash), tongue('en'));
    expect(many).toBe('S3 crashes. S4 crashes. S5 crashes. S6 crashes.');
  });
});

describe('the speeds', () => {
  test('go from a hundredth to twenty, and every stop can be read', async () => {
    const { climb, rungOf, STOPS, speedText, stopOf } = await import('../../src/app/frame/speeds.ts');
    expect([STOPS[0], STOPS.at(-1)]).toEqual([1 / 100, 20]);
    expect([...STOPS].sort((a, b) => a - b)).toEqual([...STOPS]);
    expect([1 / 20, 1, 1.5, 20].map(speedText)).toEqual(['1/20×', '1×', '1.5×', '20×']);
    for (const [i, stop] of STOPS.entries()) expect(stopOf(stop)).toBe(i);
    // Before the rates stands the pace by interest.
    expect(rungOf({ byInterest: true, speed: 1 })).toBe(0);
    for (const [i, speed] of STOPS.entries()) expect(rungOf({ byInterest: false, speed })).toBe(i + 1);
    const asked: (number | null)[] = [];
    const lab = { setSpeed: (speed: number) => asked.push(speed), followInterest: () => asked.push(null) };
    for (const rung of [-1, 0, 1, STOPS.length, STOPS.length + 1]) climb(lab, rung);
    expect(asked).toEqual([null, null, 1 / 100, 20, 20]);
  });
});
