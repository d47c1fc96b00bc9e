// Chats cut the last letters of a link and put signs behind it, programs break it into lines and add parts of their own. A
// link as the page makes it opens the very same run at the very same moment all the same, or says that its end is missing.

import { describe, expect, test } from 'vitest';
import { fragmentIn, fragmentOf, type Parts } from '../../src/scenarios/fragment.ts';
import { library } from '../../src/scenarios/library.ts';
import { decodeLink, encodeLink } from '../../src/scenarios/link.ts';
import { words as english } from '../../src/words/en/all.ts';
import { problemSentence } from '../../src/words/problems.ts';
import { words as chinese } from '../../src/words/zh/all.ts';
import { isSame } from '../same.ts';

const ADDRESS = 'https://example.org/some/folder/?lang=zh#';

const TAILS = [
  ...')]}>.,;:!?\'"*_~|`»”’）】」』》〉，。、；：！？…'.split(''),
  ...['...', ').', '),', ')。', '">', '"/>', '</a>', '](', ')**', '__', '_)', '>>', '&gt;', '&quot;', '&#41;'],
  ...['%29', '%29.', '%E3%80%82', '%C2%A0', '%E2%80%8B', ' ', '\u00a0', '\u200b', '\ufeff', '\t'],
  ...['&utm_source=chat', '?utm_source=chat&utm_medium=x', '&fbclid=IwAR0x_y-z', '?fbclid=IwAR0', '?', '&', ' (look)'],
  ...[' and see what happens', '，大家看', '看这里', '](https://example.org/#1.AAAA)'],
];

/** Around a link, where it is pasted with what stood about it. */
const AROUND: readonly (readonly [string, string])[] = [
  ['<', '>'],
  ['(', ')'],
  ['[a run](', ')'],
  ['“', '”'],
  ['see ', ', please'],
  ['  ', '\n'],
  ['', '\n\nsent from my telephone'],
];

/** Links of every kind: of a run alone, at a moment, one of several futures, with another run beside it. */
async function links(): Promise<(Parts & { run: string })[]> {
  const some = library.filter((_, i) => i % 23 === 0).map(({ text }) => text);
  const runs = [
    ...(await Promise.all(
      [...some, 'quorum 1\nraft nodes=3 seed=1\n', 'quorum 1\nraft nodes=3 seed=2\n'].map(encodeLink),
    )),
    // One ends with an underscore, which many a program takes for markup.
    ...(await endingIn('_')),
    ...(await endingIn('-')),
  ];
  return runs.flatMap((run, i) => {
    const beside = runs[(i + 1) % runs.length] as string;
    return [
      { run },
      { run, t: String(1_234_567 * i) },
      { run, t: '12345678', future: String(i + 2) },
      { run, t: '300000', future: '12', with: beside, besideFuture: '34' },
    ];
  });
}

async function endingIn(last: string): Promise<string[]> {
  for (let seed = 1; seed < 1000; seed++) {
    const acts = Array.from(
      { length: 30 },
      (_, i) => `at ${i + 1}.${(seed * 7919 * (i + 1)) % 10_000}s crash S1, wipe S1`,
    );
    // Not a scenario: kept as it is, and long enough for codes of every kind.
    const link = await encodeLink(`a draft of ${seed}\n${acts.join('\n')}`);
    if (link.endsWith(last)) return [link];
  }
  throw new Error(`No link ends in ${last}.`);
}

const all = await links();

/** What says that the end is missing, in both languages. */
function saysSo(opened: Awaited<ReturnType<typeof decodeLink>>): boolean {
  const problem = 'problem' in opened ? opened.problem : opened.doubt;
  return (
    problem !== undefined &&
    /end( of the link)? is missing|link is empty/.test(problemSentence(problem, english)) &&
    /末尾缺失|链接是空的|链接的末尾/.test(problemSentence(problem, chinese))
  );
}

describe('a link of the page', () => {
  test('ends with the run, which an older page opens when a moment is all there is before it', () => {
    for (const parts of all) {
      const link = fragmentOf(parts);
      expect(link.endsWith(parts.run)).toBe(true);
      expect(link).toMatch(parts.future === undefined ? /^(t=\d+&)?1\.[\w-]+$/ : /^2&t=\d+&future=\d+&/);
    }
  });

  test('says all that went into it', async () => {
    for (const parts of all) {
      const opened = await decodeLink(fragmentOf(parts));
      const beside = parts.with === undefined ? undefined : await decodeLink(parts.with);
      expect(opened).toEqual({
        ...(await decodeLink(parts.run)),
        ...(parts.t !== undefined && { at: Number(parts.t) }),
        ...(parts.future !== undefined && { future: Number(parts.future) }),
        ...(beside !== undefined && { beside: { ...beside, future: Number(parts.besideFuture) } }),
      });
    }
  });

  test('cut anywhere says that its end is missing, and opens nothing else', async () => {
    for (const parts of all) {
      const link = fragmentOf(parts);
      const whole = await decodeLink(link);
      for (let cut = 1; cut <= link.length; cut++) {
        const opened = await decodeLink(link.slice(0, -cut));
        // An underscore at the end is known to go missing.
        if ('text' in opened) expect(opened, `${link}, ${cut} letters less`).toEqual(whole);
        else if (!saysSo(opened)) expect.fail(`${link}, ${cut} letters less: ${opened.problem.code}`);
      }
    }
  });

  test('opens alike whatever stands behind it', async () => {
    for (const parts of all) {
      const link = fragmentOf(parts);
      const whole = await decodeLink(link);
      for (const tail of [...TAILS, ...TAILS.map((each, i) => `${each}${TAILS[(i * 7 + 3) % TAILS.length]}`)]) {
        const { doubt, ...opened } = (await decodeLink(`${link}${tail}`)) as { doubt?: unknown };
        if (!isSame(opened, whole)) expect(opened, `${link}${tail}`).toEqual(whole);
        // An `&` at the end may be the beginning of a part that was cut off.
        if (doubt !== undefined) expect(tail.trimEnd(), `${link}${tail}`).toMatch(/&$/);
      }
    }
  });

  test('cut, and with something behind it, says that its end is missing', async () => {
    for (const parts of all.slice(0, 12)) {
      const link = fragmentOf(parts);
      const whole = await decodeLink(link);
      for (const cut of [1, 2, 3, 64])
        for (const tail of TAILS) {
          const opened = await decodeLink(`${link.slice(0, -cut)}${tail}`);
          if ('text' in opened) expect(opened, `${link.slice(0, -cut)}${tail}`).toMatchObject(whole);
          else if (!saysSo(opened)) expect.fail(`${link.slice(0, -cut)}${tail}: ${opened.problem.code}`);
        }
    }
  });

  test('opens alike from what was pasted with it, in one line or broken anywhere', async () => {
    for (const parts of all) {
      const link = fragmentOf(parts);
      const whole = await decodeLink(link);
      const from = async (pasted: string) => {
        const fragment = fragmentIn(pasted);
        if (fragment === null) throw new Error(`No link in: ${pasted}`);
        return decodeLink(fragment);
      };
      for (const [before, behind] of AROUND) {
        const pasted = `${before}${ADDRESS}${link}${behind}`;
        expect(await from(pasted), pasted).toEqual(whole);
      }
      for (let at = 1; at < link.length; at += 1 + Math.floor(link.length / 16))
        for (const broken of ['\n', '\r\n', '\u00ad', '\u200b', '\n  ']) {
          const pasted = `${ADDRESS}${link.slice(0, at)}${broken}${link.slice(at)}`;
          expect(await from(pasted), pasted).toEqual(whole);
        }
      const escaped = `${ADDRESS}${link.replaceAll('&', '&amp;')}`;
      expect(await from(escaped), escaped).toEqual(whole);
    }
  });

  test('that names a scenario of the library says so when a letter of the name is missing', async () => {
    // One name begins another: cut there, it is a whole link by itself.
    const begins = library.filter(({ name }) =>
      library.some((other) => other.name !== name && other.name.startsWith(name)),
    );
    expect(begins.map(({ name }) => name)).toEqual(['figure-8']);
    for (const { name, text } of library) {
      const link = fragmentOf({ run: `scenario=${name}`, t: '1234567' });
      for (const tail of TAILS) expect(await decodeLink(`${link}${tail}`), tail).toMatchObject({ text, at: 1_234_567 });
      for (let cut = 1; cut <= link.length; cut++) {
        const opened = await decodeLink(link.slice(0, -cut));
        if (begins.some((each) => link.slice(0, -cut).endsWith(`=${each.name}`))) continue;
        if (!saysSo(opened)) expect.fail(link.slice(0, -cut));
      }
    }
  });
});

test('a link in a text is not looked for in a scenario', () => {
  for (const text of [
    '# made from https://example.org/#1.AAAA\nquorum 1\nraft nodes=3 seed=1\n',
    'quorum 1\nraft nodes=3 seed=1 # t=5\n',
    '# 1. first, https://example.org/\nraft nodes=3 seed=1\n',
    '{"title": "#1.AAAA"}',
  ])
    expect(fragmentIn(text)).toBeNull();
});
