// The library: each scenario stands in its protocol's folder and has its place in a chapter there.

import { describe, expect, test } from 'vitest';
import { PROTOCOLS } from '../../src/protocols/order.ts';
import { library, misplaced } from '../../src/scenarios/library.ts';
import { CHAPTERS } from '../../src/speech/chapters.ts';
import { scenarioOf } from '../played.ts';

const listed = library.filter(({ chapter }) => chapter !== null);

test('every scenario has its place in its folder’s order.ts, and every name there its file', () => {
  expect(misplaced, 'name each .scenario file in the order.ts beside it, and no other').toEqual([]);
});

test('a name is of one scenario: links open scenarios by name', () => {
  const names = library.map(({ name }) => name);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});

test('they come in the order of the protocols', () => {
  const protocols = library.map(({ text }) => scenarioOf(text).protocol);
  expect([...new Set(protocols)]).toEqual(PROTOCOLS);
  expect(protocols).toEqual(PROTOCOLS.flatMap((id) => protocols.filter((each) => each === id)));
  expect(library.map(({ protocol }) => protocol)).toEqual(protocols);
});

describe('the chapters', () => {
  test('have each scenario in one of them', () => {
    expect(listed.filter(({ chapter }) => !CHAPTERS.includes(chapter as never))).toEqual([]);
    // Chapters that are begun are gone through: none is left and come back to.
    const begun = listed.map(({ protocol, chapter }) => `${protocol} ${chapter}`);
    const runs = begun.filter((each, i) => each !== begun[i - 1]);
    expect(runs).toEqual([...new Set(begun)]);
  });

  test('have all that goes wrong on purpose in the last, and nothing else there', () => {
    const wrong = listed.filter(
      ({ text, chapter }) => (scenarioOf(text).variant !== null) !== (chapter === 'variants'),
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
    for (const id of PROTOCOLS) {
      const chapters = listed.filter(({ protocol }) => protocol === id).map(({ chapter }) => chapter);
      if (chapters.includes('variants')) expect(chapters.at(-1), id).toBe('variants');
    }
  });

  test('lead from a scenario to the same story with a rule left out, of the same protocol', () => {
    const pairs = listed.filter(({ without }) => without !== null);
    for (const { name, without, protocol, chapter } of pairs) {
      const other = listed.find((each) => each.name === without);
      expect([other?.protocol, other?.chapter], name).toEqual([protocol, 'variants']);
      expect(chapter, name).not.toBe('variants');
    }
    const told = pairs.map(({ without }) => without);
    expect(new Set(told).size).toBe(told.length);
    expect(pairs).not.toEqual([]);
  });
});
