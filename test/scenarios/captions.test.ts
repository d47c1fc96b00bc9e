// What the captions of the library say: each is short enough to be read while it stands, and under each stands an
// expectation that did not hold when the one before it was said, so that no caption can say what the run does not do.

import { expect, test } from 'vitest';
import type { Frame } from '../../src/engine/run.ts';
import { holds } from '../../src/scenarios/predicate.ts';
import type { Statement } from '../../src/scenarios/scenario.ts';
import { type Played, playLibrary } from '../played.ts';

type Expect = Extract<Statement, { kind: 'expect' }>;
type Said = Extract<Statement, { kind: 'say' | 'mark' }>;

const LONGEST = { en: 280, zh: 120 };

const played = playLibrary();

function isSaid(statement: Statement | undefined): statement is Said {
  return statement?.kind === 'say' || statement?.kind === 'mark';
}

/** What stands from some statement on without one of another kind between. */
function rowOf<S extends Statement>(
  script: readonly Statement[],
  from: number,
  is: (each: Statement) => each is S,
): S[] {
  const row: S[] = [];
  for (let each = script[from]; each !== undefined && is(each); each = script[from + row.length]) row.push(each);
  return row;
}

function isExpect(statement: Statement): statement is Expect {
  return statement.kind === 'expect';
}

/** The captions under which nothing is expected that was not so at the caption before. */
function bareOf({ name, scenario: { script }, player, frames }: Played): string[] {
  const positions = new Map(player.expectations.map(({ statement, position }) => [statement, position]));
  const bare: string[] = [];
  let before = frames[0] as Frame;
  script.forEach((statement, i) => {
    // The same words in the other language, and a note among them, are one caption.
    if (!isSaid(statement) || isSaid(script[i - 1])) return;
    const under = i + rowOf(script, i, isSaid).length;
    const expected = rowOf(script, under, isExpect);
    const isNew = expected.some(({ that }) => !holds(that, player.run.protocol, before));
    // Words before anything has happened say what is to be seen, and nothing was before them.
    const opens = script.slice(0, i).every(({ kind }) => kind === 'run') && expected.length === 0;
    if (!isNew && !opens) bare.push(`${name}: ${statement.text}`);
    before = frames[positions.get(under) ?? -1] ?? before;
  });
  return bare;
}

test('no caption is longer than is read at a glance', () => {
  const long = played.flatMap(({ name, scenario }) =>
    scenario.script.flatMap((statement) =>
      statement.kind === 'say' && statement.text.length > LONGEST[statement.language]
        ? [`${name}: ${statement.text.length} characters, ${statement.text}`]
        : [],
    ),
  );
  expect(long).toEqual([]);
});

test('every caption is said in both languages', () => {
  const half = played.flatMap(({ name, player }) =>
    player.says.filter(({ text }) => text.en === undefined || text.zh === undefined).map((said) => ({ name, said })),
  );
  expect(half).toEqual([]);
});

test('under each caption stands an expectation that did not hold at the one before', () => {
  expect(played.flatMap(bareOf)).toEqual([]);
});
