// The concept bridge: what it opens is there, and is of the column's protocol.

import { describe, expect, test } from 'vitest';
import { library } from '../../src/scenarios/library.ts';
import { parseScenario } from '../../src/scenarios/text.ts';
import { IDEAS } from '../../src/speech/bridge.ts';
import { LANGUAGES } from '../../src/speech/languages.ts';
import { loadBridge } from '../../src/words/bridge.ts';

const bridges = await Promise.all(LANGUAGES.map(loadBridge));

describe('the concept bridge', () => {
  test('each idea has a cell of two protocols at least: it is no bridge otherwise', () => {
    for (const { columns } of bridges)
      for (const idea of IDEAS) expect(columns.filter(({ cells }) => cells[idea]).length, idea).toBeGreaterThan(1);
  });

  test('every scenario of a column is in the library, and of that protocol', () => {
    for (const { protocol, shows } of bridges[0]?.columns ?? []) {
      const wrong = Object.entries(shows).map(([idea, name]) => {
        const found = library.find((each) => each.name === name);
        if (found === undefined) return `${protocol}, ${idea}: there is no ${name}`;
        const parsed = parseScenario(found.text);
        return 'scenario' in parsed && parsed.scenario.protocol === protocol
          ? ''
          : `${protocol}, ${idea}: ${name} is of another protocol`;
      });
      expect(wrong.filter((each) => each !== '')).toEqual([]);
    }
  });

  test('no cell is empty, in any language', () => {
    for (const { frame, columns } of bridges)
      for (const idea of IDEAS) {
        expect(frame.ideas[idea]).toMatch(/\S/);
        for (const { protocol, cells } of columns)
          for (const text of Object.values(cells[idea] ?? {})) expect(text, `${idea} ${protocol}`).toMatch(/\S/);
      }
  });
});
