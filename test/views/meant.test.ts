// A happening that is selected, where views show it: Why tells it and not the one that decided, the ledger lights its slot.

import { expect, test, vi } from 'vitest';
import type { Happening } from '../../src/engine/happening.ts';
import { Why } from '../../src/views/why/Why.tsx';
import { labOf, render, textOf } from './rendered.ts';
import { envelope, node, shot, toyWords } from './toy.ts';

const { preferences } = vi.hoisted(() => ({ preferences: { language: 'en', theme: 'light', stillness: true } }));
vi.mock('../../src/store/preferences.ts', () => ({
  preferences: { getState: () => preferences, getInitialState: () => preferences, subscribe: () => () => {} },
}));
vi.mock('../../src/words/protocols.ts', () => ({ protocolWords: () => toyWords.en }));

const nodes = [node('S1'), node('S2')];
const heard: Happening = { kind: 'heard', node: 'S2', envelope: envelope(1) };
const noted: Happening = { kind: 'noted', node: 'S2', rule: 'toy.refused', facts: {} };
const decided: Happening = { kind: 'decided', node: 'S1', slot: 3, epoch: 1, value: 'x', during: 1 };
const MOVE = { kind: 'deliver', envelope: 1, at: 10 } as const;
const last = shot(1, 10, [heard, noted, decided], nodes, { move: MOVE });
const shots = [shot(0, 0, [], nodes), last];

function headline(index: number | null, position = 1): string {
  const lab = labOf(shots, index === null ? null : { kind: 'happening', position, index });
  const html = render(lab, Why);
  return textOf(/<h3[^>]*data-why-headline.*?<\/h3>/s.exec(html)?.[0] ?? '').trim();
}

test('Why tells the happening that is selected, and the one that decided when none is', () => {
  const decisive = headline(null);
  expect(headline(1)).toBe(decisive);
  const [first, third] = [headline(0), headline(2)];
  expect(new Set([decisive, first, third]).size).toBe(3);
  expect(first).toContain('S2');
  expect(third).toContain('x');
  // One of another moment, or none of this one, changes nothing.
  expect(headline(0, 0)).toBe(decisive);
  expect(headline(9)).toBe(decisive);
});
