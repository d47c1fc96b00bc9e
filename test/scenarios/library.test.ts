// The library: each scenario stands in its protocol's folder and has its place in a chapter there, and a promise.

import { describe, expect, test } from 'vitest';
import { PROTOCOLS } from '../../src/protocols/order.ts';
import { captionsOf } from '../../src/scenarios/captions.ts';
import { library, misplaced } from '../../src/scenarios/library.ts';
import { CHAPTERS, PROMISE_AT_MOST } from '../../src/speech/chapters.ts';
import { LANGUAGES } from '../../src/speech/languages.ts';
import { beatsOf } from '../../src/store/beats.ts';
import { loadPromises } from '../../src/words/promises.ts';
import { playLibrary, scenarioOf } from '../played.ts';

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

describe.each(LANGUAGES)('the promises in %s', async (language) => {
  const promises = await loadPromises(language);

  test('are given by each scenario that is listed, and no other', () => {
    expect(Object.keys(promises).sort()).toEqual(listed.map(({ name }) => name).sort());
  });

  test('fit the list', () => {
    const long = Object.entries(promises).filter(([, says]) => says.length > PROMISE_AT_MOST[language]);
    expect(long, `at most ${PROMISE_AT_MOST[language]} letters`).toEqual([]);
    expect(Object.values(promises).filter((says) => says.trim() === '')).toEqual([]);
  });

  test('are no two the same, and none is a title', () => {
    const titles = listed.map(({ text }) => scenarioOf(text).title[language] ?? '');
    const told = [...Object.values(promises), ...titles].map((says) => says.toLowerCase().replace(/[.。]$/, ''));
    // Titles may be: the library names the protocol beside them.
    expect(new Set(told).size).toBe(Object.keys(promises).length + new Set(titles).size);
  });
});

test('all that play the figure are found by its name', async () => {
  for (const [language, figure] of [
    ['en', 'figure 8'],
    ['zh', '图 8'],
  ] as const) {
    const promises = await loadPromises(language);
    const about = (name: string, text: string) => `${scenarioOf(text).title[language]} ${promises[name as never]}`;
    const found = listed.filter(({ name, text }) => about(name, text).toLowerCase().includes(figure));
    expect(found.map(({ name }) => name)).toEqual(['figure-8', 'figure-8-new-entry', 'commits-old-term']);
  }
});

test('as many captions are counted as a run has beats when it was played', () => {
  for (const { name, scenario, player } of playLibrary()) {
    const told = beatsOf(player.says, []).map(({ text }) => text);
    expect(captionsOf(scenario.script), name).toEqual(told);
  }
});
