// The numbers of a run as charts and tables: what is drawn is what was counted, in both languages, and a protocol in which
// nobody leads has no chart of leaders.

import fc from 'fast-check';
import { createElement } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';

import type { Protocol } from '../../src/engine/protocol.ts';
import { busiest, distribution, percent, quantile } from '../../src/views/numbers/measure.ts';
import { Counted } from '../../src/views/numbers/Numbers.tsx';
import type { Totals } from '../../src/worker/statistics.ts';
import { labOf, render, textOf } from './rendered.ts';
import { node, shot, toy, toyWords } from './toy.ts';

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

const SHOT = shot(0, 0, [], [node('S1'), node('S2')]);

const TOTALS: Totals = {
  position: 40,
  at: 2_000_000,
  sent: { Ask: 12, No: 3 },
  bytes: 640,
  lost: { cut: 1, down: 0, loss: 1, dropped: 0 },
  nodes: { S1: { sent: 9, heard: 2 }, S2: { sent: 6, heard: 11 } },
  elections: 2,
  leaderless: 500_000,
  won: [
    { at: 300_000, node: 'S1', epoch: 1 },
    { at: 1_200_000, node: 'S2', epoch: 2 },
  ],
  gaps: [
    { from: 0, to: 300_000 },
    { from: 1_000_000, to: 1_200_000 },
  ],
  decided: 2,
  firstDecidedAt: 400_000,
  asked: 5,
  waits: [20_000, 22_000, 30_000, 80_000],
  stays: { lent: { ended: [30_000, 10_000, 20_000], open: 1 } },
};

function rendered(totals: Totals, protocol: Protocol = toy): string {
  const lab = labOf([SHOT]);
  return render(lab, () => createElement(Counted, { protocol, totals }));
}

/** A chart and its table's rows. */
function chart(html: string, name: string) {
  const found = new RegExp(`<section[^>]*data-numbers="${name}".*?</section>`, 's').exec(html)?.[0];
  if (found === undefined) return null;
  const rows = [...found.matchAll(/<tr data-key="([^"]*)">(.*?)<\/tr>/gs)].map(([, , cells = '']) =>
    [...cells.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => textOf(cell).trim()),
  );
  return { found, rows, said: /role="img" aria-label="([^"]*)"/.exec(found)?.[1] ?? '' };
}

describe('the panel', () => {
  test('has a table with the same numbers under each chart', () => {
    const html = rendered(TOTALS);
    const messages = chart(html, 'messages');
    expect(messages?.rows).toEqual([
      ['Ask', '12', '80 %'],
      ['No', '3', '20 %'],
    ]);
    expect(messages?.found).toContain('data-bar="Ask"');
    expect(messages?.said).toContain('15 messages');
    expect(textOf(messages?.found ?? '')).toContain('2 lost');
    const leaders = chart(html, 'leaders');
    expect(leaders?.rows).toEqual([
      ['no leader', '0.000 s', '300 ms'],
      ['S1 leads, watch no. 1', '0.300 s', ''],
      ['no leader', '1.000 s', '200 ms'],
      ['S2 leads, watch no. 2', '1.200 s', ''],
    ]);
    expect(leaders?.found.match(/data-gap=/g)).toHaveLength(2);
    expect(leaders?.found.match(/data-won=/g)).toHaveLength(2);
    expect(leaders?.said).toContain('25 %');
    const waits = chart(html, 'waits');
    expect(textOf(waits?.found ?? '')).toContain('Shortest 20 ms, median 22 ms, 95 % within 80 ms, longest 80 ms.');
    // A column holds one sort of thing.
    expect(waits?.rows.every(([, count]) => /^\d+$/.test(count ?? ''))).toBe(true);
    expect(waits?.rows.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(4);
    expect(waits?.found.match(/data-quantile=/g)).toHaveLength(2);
    expect(chart(html, 'load')?.rows).toEqual([
      ['S1', '9', '2'],
      ['S2', '6', '11'],
    ]);
    expect(chart(html, 'load')?.said).toContain('S2');
    expect(html).not.toMatch(/undefined|NaN/);
  });

  test('has a table of how long what is on record lasted, where something lasts', () => {
    expect(chart(rendered(TOTALS), 'stays')).toBeNull();
    const lending = {
      ...toy,
      records: { lent: { shape: 'square', until: 'returned' }, returned: { shape: 'circle' } },
    };
    const stays = chart(rendered(TOTALS, lending as unknown as Protocol), 'stays');
    expect(stays?.rows).toEqual([['lent', '3', '1', '10 ms', '20 ms', '30 ms']]);
    expect(textOf(stays?.found ?? '')).toContain('lent: over 3 times, going on 1 time.');
  });

  test('has no chart of leaders where nobody ever leads', () => {
    const leaderless = { ...toy, roles: { sailor: { ring: 'plain' } } } as unknown as Protocol;
    const html = rendered(TOTALS, leaderless);
    expect(chart(html, 'leaders')).toBeNull();
    expect(chart(html, 'messages')).not.toBeNull();
  });

  test('says that nothing happened so far instead of drawing nothing', () => {
    const html = rendered({
      ...TOTALS,
      at: 0,
      sent: {},
      nodes: { S1: { sent: 0, heard: 0 } },
      won: [],
      gaps: [],
      elections: 0,
      leaderless: 0,
      waits: [],
      asked: 0,
    });
    expect(html).not.toMatch(/<svg class="numbers-picture"|NaN|undefined/);
    expect(textOf(html)).toContain('No message has been sent so far.');
    expect(textOf(html)).toContain('No client has asked for anything so far.');
    expect(textOf(html)).toContain('No time has passed so far.');
    expect(textOf(rendered({ ...TOTALS, waits: [], asked: 3 }))).toContain('3 requests so far, and no result yet.');
  });

  test('groups the digits of large numbers, and draws no bar for nothing', () => {
    const html = rendered({ ...TOTALS, sent: { Ask: 1_234_567, No: 0 }, bytes: 5_631_395 });
    const messages = chart(html, 'messages');
    expect(messages?.rows).toEqual([
      ['Ask', '1,234,567', '100 %'],
      ['No', '0', '0 %'],
    ]);
    expect(textOf(messages?.found ?? '')).toContain('1,234,567 messages, 5,631,395 bytes as JSON');
    expect(messages?.found.match(/<rect class="bar/g)).toHaveLength(1);
  });

  test('a few that waited very long stand in a bar of their own', () => {
    const waits = [...Array.from({ length: 99 }, (_, i) => 20_000 + i * 100), 3_000_000];
    const drawn = chart(rendered({ ...TOTALS, waits, asked: 100 }), 'waits');
    expect(drawn?.found.match(/data-over=/g)).toHaveLength(1);
    expect(drawn?.rows.at(-1)).toEqual(['over 30 ms, up to 3 s', '1']);
    expect(drawn?.rows.slice(0, -1).every(([, count]) => Number(count) <= 20)).toBe(true);
  });

  test('speaks Chinese', () => {
    preferences.language = 'zh';
    const text = textOf(rendered(TOTALS));
    expect(text).toContain('各类消息发了多少');
    expect(text).toContain('中位数');
    expect(text).not.toMatch(/messages|leader|median/i);
    expect(text).not.toMatch(/[\u4e00-\u9fff][,;:(]|[,;:)][\u4e00-\u9fff]/);
  });
});

describe('what is measured', () => {
  const waits = fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 1, maxLength: 200 });

  test('a quantile is the least value at or below which the share lies', () => {
    fc.assert(
      fc.property(waits, fc.constantFrom(0.5, 0.95), (all, share) => {
        const sorted = [...all].sort((a, b) => a - b);
        const found = quantile(sorted, share);
        expect(sorted).toContain(found);
        const atMost = (value: number) => sorted.filter((each) => each <= value).length;
        expect(atMost(found)).toBeGreaterThanOrEqual(share * sorted.length);
        expect(sorted.filter((each) => each < found).length).toBeLessThan(share * sorted.length);
      }),
    );
  });

  test('every wait falls into a bar, and the bars follow each other', () => {
    fc.assert(
      fc.property(waits, (all) => {
        const found = distribution(all);
        const bars = [...(found?.bars ?? []), ...(found?.over ?? [])];
        expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
        for (const [i, { from, to }] of bars.entries()) {
          expect(to).toBeGreaterThan(from);
          if (i > 0) expect(from).toBe(bars[i - 1]?.to);
        }
        expect(bars[0]?.from).toBeLessThanOrEqual(Math.min(...all));
        expect(bars[bars.length - 1]?.to).toBeGreaterThanOrEqual(Math.max(...all));
      }),
    );
    expect(distribution([])).toBeNull();
  });

  test('waits that are one are one bar', () => {
    expect(distribution([40_000, 40_000])?.bars).toEqual([{ from: 40_000, to: 41_000, count: 2 }]);
  });

  test('what most waited is told apart, whatever the longest was, and the quantiles lie among the bars', () => {
    fc.assert(
      fc.property(waits, fc.integer({ min: 1, max: 4 }), (all, few) => {
        const longest = Array.from({ length: all.length >= 100 ? few : 0 }, () => 60_000_000);
        const found = distribution([...all.map((wait) => 20_000 + (wait % 10_000)), ...longest]);
        const { bars = [], over = [], p95 = 0 } = found ?? {};
        expect(over.map(({ count }) => count)).toEqual(longest.length > 0 ? [longest.length] : []);
        expect(bars.length).toBeLessThanOrEqual(60);
        expect(bars.at(-1)?.to).toBeGreaterThanOrEqual(p95);
        for (const { from, to } of bars) expect(to - from).toBeLessThanOrEqual(2_000);
      }),
    );
  });

  test('shares and who is busiest', () => {
    expect(percent(1, 3)).toBe('33.3 %');
    expect(percent(0, 0)).toBe('0 %');
    expect(busiest({ S1: { sent: 1, heard: 1 }, S2: { sent: 0, heard: 3 } })).toBe('S2');
    expect(busiest({ S1: { sent: 0, heard: 0 } })).toBeNull();
  });
});
