// A node's state, on hand-made shots of a protocol that does not exist.

import { beforeEach, describe, expect, test, vi } from 'vitest';
import { NodeState } from '../../src/views/state/NodeState.tsx';
import { labOf, render, textOf } from './rendered.ts';
import { node, shot, slots, toyWords } from './toy.ts';

const { preferences } = vi.hoisted(() => ({
  preferences: { language: 'en' as 'en' | 'zh', theme: 'light', stillness: true },
}));
vi.mock('../../src/store/preferences.ts', () => ({
  preferences: { getState: () => preferences, getInitialState: () => preferences, subscribe: () => () => {} },
}));
vi.mock('../../src/words/protocols.ts', () => ({
  protocolWords: (_: string, language: 'en' | 'zh') => toyWords[language],
}));
beforeEach(() => {
  preferences.language = 'en';
});

describe('a node’s state', () => {
  const before = [
    node('S1', {
      facts: [
        { label: 'hand', value: '–', durable: true },
        { label: 'mood', value: 'good' },
      ],
    }),
  ];
  const after = [
    node('S1', {
      facts: [
        { label: 'hand', value: 'S2', durable: true },
        { label: 'mood', value: 'good' },
      ],
      timers: [{ name: 'doze', setAt: 0, ringsAt: 150_000 }],
      pointers: [{ label: 'next', of: 'S2', index: 3 }],
      slots: slots([]),
      queued: 2,
    }),
  ];
  const html = () => render(labOf([shot(0, 0, [], before, { move: null }), shot(1, 50_000, [], after)]), NodeState);

  test('what changed is struck through and marked, what is on disk says so', () => {
    expect(html()).toMatch(/<tr data-fact="hand" data-changed="true"/);
    expect(html()).not.toMatch(/<tr data-fact="mood" data-changed/);
    const text = textOf(html());
    expect(text).toContain('hand was –; – S2 survives a crash');
    expect(text).toContain('doze timer 100 ms left');
    expect(text).toContain('messages that wait was 0; 0 2');
    expect(text).toContain('next S2 3');
  });

  test('the support it gathers and its votes, in words that fit any of them', () => {
    const one = node('S1', {
      tally: { granted: ['S1', 'S2'], refused: ['S3'], needed: 3 },
      votes: [
        { slot: 0, epoch: 2, standing: 'promised', value: null },
        { slot: 4, epoch: 1, standing: 'accepted', value: 'tea' },
        { slot: 0, epoch: 3, standing: 'promised', value: 'S2' },
      ],
    });
    const told = () => textOf(render(labOf([shot(0, 0, [], [one], { move: null })]), NodeState));
    expect(told()).toContain('support 2 (quorum 3): S1, S2; refused: S3');
    expect(told()).toContain(
      'What it has promised and accepted watch no. 3 vote for S2 watch no. 2 promised watch no. 1 page 4 accepted tea',
    );
    preferences.language = 'zh';
    expect(told()).toContain('支持 已得 2（法定人数 3）：S1、S2；拒绝：S3');
    preferences.language = 'en';
    expect(
      textOf(render(labOf([shot(0, 0, [], [{ ...one, up: 'crashed' }], { move: null })]), NodeState)),
    ).not.toContain('support');
  });

  test('of a list of votes the newest are shown and the rest counted', () => {
    const votes = Array.from({ length: 15 }, (_, i) => ({
      ...{ slot: i + 1, epoch: 1, standing: 'accepted' as const, value: `v${i + 1}` },
    }));
    const text = textOf(render(labOf([shot(0, 0, [], [node('S1', { votes })], { move: null })]), NodeState));
    expect(text).toContain('page 15 accepted v15');
    expect(text).not.toContain('accepted v3 ');
    expect(text).toContain('and 3 earlier');
  });

  test('of a crashed node what its disk holds, and what was lost with its memory', () => {
    const down = [node('S1', { ...after[0], up: 'crashed', timers: [] })];
    const told = (...shots: ReturnType<typeof shot>[]) => textOf(render(labOf(shots), NodeState));
    const crash = shot(1, 0, [], down);
    expect(told(shot(0, 0, [], after, { move: null }), crash)).toContain('hand S2 survives a crash');
    expect(told(shot(0, 0, [], after, { move: null }), crash)).toContain(
      'mood was good; good – in memory: nothing is left',
    );
    // It was lost once, and is not lost anew.
    expect(told(crash, shot(2, 0, [], down))).toContain('mood – in memory: nothing is left');
    preferences.language = 'zh';
    expect(told(crash)).toContain('mood – 在内存中：什么也没留下');
  });
});
