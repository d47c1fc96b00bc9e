// Words that come one after the other: what a language says first, the rest, and what is said about protocols.

import { beforeEach, describe, expect, test, vi } from 'vitest';

const reader = vi.hoisted(() => ({ language: 'en' as 'en' | 'zh' }));
vi.mock('../../src/store/preferences.ts', () => ({ preferences: { getState: () => reader } }));

let words: typeof import('../../src/words/index.ts');
let speaking: typeof import('../../src/store/words.ts');

beforeEach(async () => {
  vi.resetModules();
  reader.language = 'en';
  words = await import('../../src/words/index.ts');
  speaking = await import('../../src/store/words.ts');
});

describe('the first words of a language', () => {
  test('come without the others, and with those about the protocols that were asked for', async () => {
    expect(() => words.firstWordsIn('en')).toThrow('not loaded');
    await words.loadFirst('en', ['raft', 'nosuch']);
    expect(Object.keys(words.firstWordsIn('en').protocols)).toEqual(['raft']);
    expect(() => words.wordsIn('en')).toThrow('not all loaded');
    await words.loadFirst('zh', []);
    expect(Object.keys(words.firstWordsIn('zh').protocols)).toEqual(['raft']);
  });

  test('are without what is said of the rules, which comes with the rest, for whoever holds them already', async () => {
    await words.loadFirst('en', ['raft']);
    const { raft } = words.firstWordsIn('en').protocols;
    expect(raft?.rules).toEqual({});
    await words.load('en', []);
    expect(raft?.rules).toHaveProperty(['raft.vote.granted']);
    expect(words.wordsIn('en').protocols.raft).toBe(raft);
    await words.loadFirst('en', ['paxos']);
    expect(words.firstWordsIn('en').protocols.paxos?.rules).toHaveProperty(['paxos.promise.given']);
  });

  test('are among all words, as they are', async () => {
    await words.load('en');
    const [first, all] = [words.firstWordsIn('en'), words.wordsIn('en')];
    expect(all.stage).toBe(first.stage);
    expect(all.protocols).toBe(first.protocols);
    expect(all.chrome).toMatchObject({ commands: first.chrome.commands, landmarks: first.chrome.landmarks });
    expect(Object.keys(all.protocols)).toContain('multipaxos');
    // Nothing that is said first is said otherwise later.
    for (const key of Object.keys(first.chrome) as (keyof typeof first.chrome)[])
      if (key === 'commands' || key === 'hint') expect(all.chrome[key], key).toMatchObject(first.chrome[key]);
      else expect(all.chrome[key], key).toBe(first.chrome[key]);
  });
});

describe('all words of a language', () => {
  test('come with the first ones of another, once they were wanted', async () => {
    await words.load('en', []);
    await words.loadFirst('zh', []);
    expect(words.wordsIn('zh').panels.request).not.toBe(words.wordsIn('en').panels.request);
  });

  test('come too when they are wanted while the first ones are on their way', async () => {
    const chosen = words.loadFirst('zh', []);
    await Promise.all([words.load('en', []), chosen]);
    expect(words.wordsIn('zh').panels).toBeDefined();
  });

  test('are those of the reader when a part of the page has come, though another language was chosen meanwhile', async () => {
    const part = speaking.spoken(Promise.resolve('part'), ['paxos']);
    reader.language = 'zh';
    expect(await part).toBe('part');
    expect(words.wordsIn('zh').protocols).toHaveProperty('paxos');
  });
});
