// Links: what goes in comes out, short; what is damaged, cut short, too large, from the future or from nowhere says so.

import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { library } from '../../src/scenarios/library.ts';
import { decodeLink, encodeLink } from '../../src/scenarios/link.ts';
import { parseScenario, printScenario } from '../../src/scenarios/text.ts';
import { words as english } from '../../src/words/en/all.ts';
import { problemSentence } from '../../src/words/problems.ts';
import { words as chinese } from '../../src/words/zh/all.ts';
import { scenarios } from './arbitrary.ts';

const TEXT = 'quorum 1\ntitle "嗨"\nraft nodes=3 seed=7 # with a comment\ncrash S1\n';

async function problemOf(fragment: string) {
  const opened = await decodeLink(fragment);
  if ('text' in opened) throw new Error(`This opens: ${opened.text.slice(0, 100)}`);
  for (const words of [english, chinese]) {
    const sentence = problemSentence(opened.problem, words);
    expect(sentence).not.toMatch(/undefined|<\w+>/);
    expect(sentence).not.toBe(opened.problem.code);
  }
  return opened.problem.code;
}

async function textOf(fragment: string) {
  const opened = await decodeLink(fragment);
  if ('problem' in opened) throw new Error(problemSentence(opened.problem, english));
  return opened.text;
}

/** A link around any bytes, with the head that its length and its bytes ask for. */
async function around(bytes: Uint8Array) {
  // The head is taken from a link that is cut and joined: the checksum cannot be right, so this is for sizes only.
  const letters = Buffer.from(deflateRawSync(bytes)).toString('base64url');
  const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return `1.${LETTERS[(letters.length + 4) & 63]}AAA${letters}`;
}

describe('a link', () => {
  test('opens as the canonical text of the scenario', async () => {
    const link = await encodeLink(TEXT);
    expect(link).toMatch(/^1\.[\w-]+$/);
    expect(await textOf(link)).toBe(
      'quorum 1\ntitle "嗨"\nraft nodes=3 seed=7\nnetwork timed latency=10..20ms\ncrash S1\n',
    );
    expect(await textOf(`#${link}`)).toBe(await textOf(link));
  });

  test('for any scenario', async () => {
    await fc.assert(
      fc.asyncProperty(scenarios, async (scenario) => {
        const text = printScenario(scenario);
        expect(await textOf(await encodeLink(text))).toBe(text);
      }),
      { numRuns: 100 },
    );
  });

  test('for every scenario of the library, by content and by name', async () => {
    for (const { name, text } of library) {
      const parsed = parseScenario(text);
      if ('problem' in parsed) throw new Error(name);
      expect(await textOf(await encodeLink(text))).toBe(printScenario(parsed.scenario));
      expect(await textOf(`#scenario=${name}&t=1.5s`)).toBe(text);
    }
  });

  test('carries a playhead', async () => {
    const link = await encodeLink(TEXT);
    const text = await textOf(link);
    expect(await decodeLink(`${link}&t=1234567`)).toMatchObject({ at: 1_234_567 });
    expect(await decodeLink(`#${link}&t=1.5s`)).toMatchObject({ at: 1_500_000 });
    expect(await decodeLink(`t=20ms&${link}`)).toMatchObject({ at: 20_000 });
    expect(await decodeLink(link)).not.toHaveProperty('at');
    // A moment that cannot be read costs the moment, and not the run.
    for (const t of ['soon', '-1', '300m', '1.5', '', '99999999999999'])
      expect(await decodeLink(`${link}&t=${t}`)).toMatchObject({ text, at: 0, doubt: { code: 'badTime', found: t } });
    for (const tail of [')', '.', '），', '?fbclid=Iw0', ' see'])
      expect(await decodeLink(`${link}&t=1.5s${tail}`)).toMatchObject({ at: 1_500_000, doubt: { code: 'behindTime' } });
    for (const tail of ['…', '...', 'x', '5.5s'])
      expect(await decodeLink(`${link}&t=1.5s${tail}`)).toMatchObject({ at: 0, doubt: { code: 'badTime' } });
  });

  test('is short', async () => {
    const header = 'quorum 1\nraft nodes=5 seed=7\nnetwork timed latency=10..20ms\n';
    const moves = [
      'crash S2',
      'ring S4 election',
      'partition S1 S2 | S3 S4 S5',
      'request S3 "x=1"',
      'heal',
      'restart S2',
    ];
    const lines = Array.from(
      { length: 20 },
      (_, i) => `at ${i + 1}.${100_003 + ((i * 7919) % 90_001)}s ${moves[i % 6]}\n`,
    );
    expect((await encodeLink(header)).length).toBeLessThan(60);
    expect((await encodeLink(header + lines.join(''))).length).toBeLessThan(460);
  });

  test('keeps a text that does not parse, for whoever mends it', async () => {
    for (const draft of ['quorum 1\nraft\ncrush S1', 'quorum 12\nraft', 'hello', ''])
      expect((await textOf(await encodeLink(draft))).trim()).toBe(draft);
  });
});

describe('a link that does not open', () => {
  test('is empty', async () => {
    for (const fragment of ['', '#', '  ']) expect(await problemOf(fragment)).toBe('empty');
  });

  test('is cut short, wherever', async () => {
    const link = await encodeLink(library[0]?.text ?? '');
    for (let length = 1; length < Math.min(link.length, 60); length++)
      expect(await problemOf(link.slice(0, -length)), `${length} letters less`).toBe('truncated');
    for (const start of ['1', '1.', '1.a', '1.ABCD*', '2&t=5', 't=', 'scen', 'scenario', '2&t=300&fut'])
      expect(await problemOf(start)).toBe('truncated');
  });

  test('has one letter changed, wherever', async () => {
    const link = await encodeLink(TEXT);
    const text = await textOf(link);
    for (let i = 2; i < link.length; i++) {
      const changed = `${link.slice(0, i)}${link[i] === 'Q' ? 'R' : 'Q'}${link.slice(i + 1)}`;
      const opened = await decodeLink(changed);
      // The last letter may hold bits that stand for nothing.
      if ('text' in opened) expect(opened.text).toBe(text);
      else expect(opened.problem.code).toMatch(/damaged|truncated/);
    }
  });

  test('has letters that no link has', async () => {
    for (const fragment of ['1.ABCD EFG', '1.<script>alert(1)</script>', 'hello', '0.ABCD', '%', 'version=1'])
      expect(await problemOf(fragment)).toBe('damaged');
  });

  test('is of the future', async () => {
    expect(await problemOf('2.ABCDEF')).toBe('futureLink');
    expect(await problemOf('99')).toBe('futureLink');
  });

  test('names no scenario of the library', async () => {
    expect(await problemOf('scenario=no-such')).toBe('unknownScenario');
    expect(await problemOf('scenario=%E0%A4%A')).toBe('unknownScenario');
    expect(await problemOf('scenario=')).toBe('unknownScenario');
    expect(await problemOf('scenario=__proto__')).toBe('unknownScenario');
  });

  test('is too large, before or after it is inflated', async () => {
    expect(await problemOf(`1.${'A'.repeat(70_000)}`)).toBe('linkTooLarge');
    const bomb = await around(new Uint8Array(20_000_000));
    expect(bomb.length).toBeLessThan(40_000);
    const before = process.memoryUsage().arrayBuffers;
    expect(await problemOf(bomb)).toBe('linkTooLarge');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8_000_000);
  });

  test('never throws', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.base64String().map((letters) => `1.${letters}`),
        ),
        async (fragment) => {
          await decodeLink(fragment);
        },
      ),
      { numRuns: 300 },
    );
  });
});
