// The concept bridge: what it opens is there, and is of the column's protocol.

import { describe, expect, test } from 'vitest';
import { descriptorsOf } from '../../src/protocols/descriptors.ts';
import { library } from '../../src/scenarios/library.ts';
import { parseScenario } from '../../src/scenarios/text.ts';
import { COLUMNS, loadBridge, SHOWN } from '../../src/words/bridge.ts';

const shown = Object.entries(SHOWN).flatMap(([idea, cells]) =>
  COLUMNS.flatMap((column) => {
    const name = (cells as { readonly [column: string]: string })[column];
    return name === undefined ? [] : [{ idea, column, name }];
  }),
);

describe('the concept bridge', () => {
  test('its columns are protocols of the list', () => {
    for (const column of COLUMNS) expect(descriptorsOf(column)?.id).toBe(column);
  });

  test.each(COLUMNS)('every scenario of the column %s is in the library, and of that protocol', (column) => {
    const wrong = shown
      .filter((cell) => cell.column === column)
      .map(({ idea, name }) => {
        const found = library.find((each) => each.name === name);
        if (found === undefined) return `${idea}: there is no ${name}`;
        const parsed = parseScenario(found.text);
        return 'scenario' in parsed && parsed.scenario.protocol === column
          ? ''
          : `${idea}: ${name} is of another protocol`;
      });
    expect(wrong.filter((each) => each !== '')).toEqual([]);
  });

  test('no cell is empty, in any language', async () => {
    for (const language of ['en', 'zh'] as const) {
      const { ideas } = await loadBridge(language);
      for (const { idea, column } of shown) {
        const words = ideas[idea as keyof typeof ideas] as unknown as { name: string } & {
          [column: string]: { term: string; note: string };
        };
        for (const text of [words.name, words[column]?.term, words[column]?.note])
          expect(text, `${idea} ${column}`).toMatch(/\S/);
      }
    }
  });
});
