// What came through a word processor, a chat or a mail is read as it was meant; what cannot be is named, for who reads the
// sentence may see nothing of it.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { library } from '../../src/scenarios/library.ts';
import { LIMITS } from '../../src/scenarios/limits.ts';
import { meantText, parsePasted } from '../../src/scenarios/pasted.ts';
import { parseScenario, printScenario, protocolsIn } from '../../src/scenarios/text.ts';
import { words as english } from '../../src/words/en/all.ts';
import { problemSentence } from '../../src/words/problems.ts';
import { words as chinese } from '../../src/words/zh/all.ts';
import { isSame } from '../same.ts';
import { scenarios } from './arbitrary.ts';

const PLAIN = `quorum 1
title "t"
raft nodes=3 seed=1
network timed latency=10..20ms
ring S1 election
cut S1 -> S2, S2 -> S3
run until role S1 leader
request S1 "x=1"
run 200ms
expect committed S1 1 and chosen "x=1"
`;

function scenarioOf(text: string) {
  const parsed = parsePasted(text);
  if ('problem' in parsed) throw new Error(problemSentence(parsed.problem, english));
  // The text that is handed on needs no reading of this kind.
  const plain = parseScenario(parsed.text);
  if (!isSame(plain, { scenario: parsed.scenario })) expect(plain).toEqual({ scenario: parsed.scenario });
  return parsed.scenario;
}

/** A text with something done to what stands outside quotes, and to the quotes. */
function outside(
  text: string,
  change: (part: string) => string,
  quotes: readonly [string, string] = ['"', '"'],
): string {
  return text.replace(/"((?:[^"\\\n]|\\.)*)"|[^"]+/g, (part, words: string | undefined) =>
    words === undefined ? change(part) : `${quotes[0]}${words}${quotes[1]}`,
  );
}

const same = (part: string) => part;
const wide = (part: string) => part.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
const lines = (change: (line: string) => string) => (text: string) => text.split('\n').map(change).join('\n');

const WAYS: { readonly [name: string]: (text: string) => string } = {
  ...Object.fromEntries(
    ['“”', '„“', '”“', '””', '‟”', '«»', '»«', '「」', '『』', '〝〞', '＂＂'].map((marks) => [
      `quotes as ${marks}`,
      (text: string) => outside(text, same, [marks[0] as string, marks[1] as string]),
    ]),
  ),
  'quotes in quotes, as a word processor makes them': (text) => outside(text, same, ['“', '”']).replace(/\\"/g, '\\”'),
  'an arrow with an en dash': (text) => outside(text, (part) => part.replaceAll('->', '–>')),
  'an arrow with an em dash': (text) => outside(text, (part) => part.replaceAll('->', '—>')),
  'an arrow of one letter': (text) => outside(text, (part) => part.replaceAll('->', '→')),
  'a range with an en dash': (text) => outside(text, (part) => part.replaceAll('..', '–')),
  'a range with an ellipsis': (text) => outside(text, (part) => part.replaceAll('..', '…')),
  'a hyphen that does not break': (text) => outside(text, (part) => part.replaceAll('-', '\u2011')),
  'a minus sign': (text) => outside(text, (part) => part.replaceAll('-', '\u2212')),
  'wide letters': (text) => outside(text, wide, ['＂', '＂']),
  'wide colons, commas, signs': (text) => outside(text, (part) => part.replace(/[,=|%]/g, wide)),
  'Chinese commas': (text) => outside(text, (part) => part.replaceAll(', ', '、')),
  'no-break spaces': (text) => outside(text, (part) => part.replaceAll(' ', '\u00A0')),
  'wide spaces': (text) => outside(text, (part) => part.replaceAll(' ', '\u3000')),
  'zero-width spaces': (text) =>
    outside(text, (part) => part.replaceAll(' ', '\u200B \u200B').replace(/(?<=[A-Z])(?=\d)/g, '\u200B')),
  'soft hyphens in words': (text) => outside(text, (part) => part.replace(/(?<=[a-z])(?=[a-z])/g, '\u00AD')),
  'marks of direction': (text) => outside(text, (part) => part.replaceAll('=', '\u200E=\u200F')),
  'a byte order mark': (text) => `\uFEFF${text}`,
  'two of them': (text) => `\uFEFF\uFEFF${text}`,
  'spaces at the ends of lines': lines((line) => `${line}  \u00A0\t`),
  'lines that end in CR': (text) => text.replaceAll('\n', '\r'),
  'lines that end in CR and LF': (text) => text.replaceAll('\n', '\r\n'),
  'lines that end as within a paragraph': (text) => text.replaceAll('\n', '\v'),
  'a fence': (text) => `\`\`\`\n${text}\n\`\`\`\n`,
  'a fence with a name': (text) => `~~~ scenario\n${text}\n~~~`,
  'a fence without lines of its own': (text) => `\`\`\`${text.trimEnd()}\`\`\``,
  'an answered mail': lines((line) => `> ${line}`),
  'an answered answer, in a fence, quoted': (text) => lines((line) => `> >${line}`)(`\`\`\`\n${text}\n\`\`\``),
};

/** Words with quotes of these kinds in them are another matter: where such words end cannot be told from such quotes. */
const QUOTED = /[“”„‟〝〞〟❝❞″«»「」『』＂]/;

const shelf = library.flatMap(({ text }) => {
  const scenario = scenarioOf(text);
  const printed = printScenario(scenario);
  return QUOTED.test(printed) ? [] : [{ printed, scenario }];
});

test('the library has many without', () => {
  expect(shelf.length).toBeGreaterThan(20);
});

describe.each(Object.entries(WAYS))('%s', (_, decorate) => {
  test('a text', () => {
    expect(decorate(PLAIN)).not.toBe(PLAIN);
    expect(scenarioOf(decorate(PLAIN))).toEqual(scenarioOf(PLAIN));
    // Whoever has a protocol fetched for it finds which.
    expect(protocolsIn(meantText(decorate(PLAIN)))).toEqual(['raft']);
  });

  test('the library', () => {
    for (const { printed, scenario } of shelf) {
      const read = scenarioOf(decorate(printed));
      if (!isSame(read, scenario)) expect(read).toEqual(scenario);
    }
  });
});

test('any scenario, in any of these ways', () => {
  fc.assert(
    fc.property(
      scenarios.filter((scenario) => !QUOTED.test(JSON.stringify(scenario))),
      fc.constantFrom(...Object.keys(WAYS)),
      (scenario, way) => {
        expect(scenarioOf(WAYS[way]?.(printScenario(scenario)) ?? '')).toEqual(scenario);
      },
    ),
    { numRuns: 600 },
  );
});

test('quotes of which one is straight', () => {
  for (const quotes of [
    ['“', '"'],
    ['"', '”'],
    ['«', '"'],
    ['「', '"'],
    ['"', '＂'],
    ['“', '“'],
  ] as const)
    expect(scenarioOf(outside(PLAIN, same, quotes))).toEqual(scenarioOf(PLAIN));
});

test('line ends of a text that has no others, but not in words', () => {
  expect(scenarioOf(PLAIN.trimEnd().replaceAll('\n', '\u2028'))).toEqual(scenarioOf(PLAIN));
  expect(scenarioOf(PLAIN.trimEnd().replaceAll('\n', '\u2029'))).toEqual(scenarioOf(PLAIN));
  expect(scenarioOf(`${PLAIN}say “a\u2028b”\n`).script.at(-1)).toEqual({
    kind: 'say',
    language: 'en',
    text: 'a\u2028b',
  });
});

test('words in quotes stay as they are', () => {
  const words = ['it’s “so” – 10–20ms …', 'a\u200Bb\u00A0c\u00AD', '＂wide＂ １２３', '```', '> a -> b', '→ 。、'];
  for (const text of words) {
    const said = (open: string, close: string) =>
      scenarioOf(`${PLAIN}say ${open}${text}${close}\ncut S1–>S2\n`).script.at(-2);
    expect(said('"', '"')).toEqual({ kind: 'say', language: 'en', text });
    expect(said('«', '»')).toEqual({ kind: 'say', language: 'en', text });
  }
  expect(scenarioOf(`${PLAIN}say „he said "hi"“\ncut S1–>S2\n`).script.at(-2)).toMatchObject({ text: 'he said "hi"' });
});

test('curly quotes are never a part of a value', () => {
  expect(scenarioOf('quorum 1\npaxos nodes=3\nexpect chosen “tea” and not chosen «»').script).toEqual(
    scenarioOf('quorum 1\npaxos nodes=3\nexpect chosen "tea" and not chosen ""').script,
  );
});

test('what makes sense only as it stands is read as it stands', () => {
  expect(parsePasted('quorum 1\npaxos nodes=3\nexpect chosen ＂')).toMatchObject({
    scenario: { script: [{ kind: 'expect', that: [{ kind: 'chosen', value: '＂' }] }] },
  });
});

test('the library, and whatever is printed, says the same read either way', () => {
  for (const { text } of library)
    expect(scenarioOf(text)).toEqual((parseScenario(text) as { scenario: object }).scenario);
  fc.assert(
    fc.property(scenarios, (scenario) => {
      expect(scenarioOf(printScenario(scenario))).toEqual(scenario);
    }),
    { numRuns: 300 },
  );
});

describe('a letter that is to blame is named, with its column in what was pasted', () => {
  const HEADER = 'quorum 1\nraft nodes=3\n';
  const cases: [line: string, en: string, zh: string][] = [
    [
      'request S1 "x\u200B=1"',
      'Line 3, column 12: “x\u200B=1” means nothing to the state machine of this protocol. Ask for a command such as “x=1”. At column 14 stands a zero-width space (U+200B): delete it.',
      '第 14 列的字符是零宽空格（U+200B）：请把它删去。',
    ],
    [
      'request S1 ‘x=1’',
      'Line 3, column 12: “‘x=1’” stands here where this was expected: words in double quotes. At column 12 stands a curly single quote (U+2018): type " instead.',
      '第 12 列的字符是弯单引号（U+2018）：请改为输入 " 。',
    ],
    [
      'request S1 “x=1',
      '“x=1” stands here where this was expected: words in double quotes. At column 12 stands a curly quote (U+201C): type " instead.',
      '第 12 列的字符是弯引号（U+201C）：请改为输入 " 。',
    ],
    [
      'ring\u200B\u00A0Ѕ1 election',
      'At column 7 stands the character Ѕ (U+0405): type S instead.',
      '第 7 列的字符是“Ѕ”（U+0405）：请改为输入 S 。',
    ],
    [
      '> crash\u00A0S①',
      'At column 10 stands the character ① (U+2460): type 1 instead.',
      '第 10 列的字符是“①”（U+2460）：请改为输入 1 。',
    ],
    [
      'crash S1\u0000',
      'At column 9 stands a null character (U+0000): delete it.',
      '第 9 列的字符是空字符（U+0000）：请把它删去。',
    ],
    [
      'crash \uFFFDS1',
      'At column 7 stands a sign for what could not be decoded (U+FFFD): delete it.',
      '第 7 列的字符是表示解码失败的替换字符（U+FFFD）：请把它删去。',
    ],
    [
      'request S1 "a\u2028b"',
      'At column 14 stands a line separator (U+2028): type a space instead.',
      '第 14 列的字符是行分隔符（U+2028）：请改为输入空格。',
    ],
  ];

  test.each(cases)('%j', (line, en, zh) => {
    const parsed = parsePasted(HEADER + line);
    if ('scenario' in parsed) throw new Error('This parses.');
    expect(problemSentence(parsed.problem, english)).toContain(en);
    expect(problemSentence(parsed.problem, chinese)).toContain(zh);
  });

  test('but no letter that has nothing to do with it', () => {
    for (const line of ['crush “S1”', 'crush 节点', 'say "a" “b” S1'])
      expect(problemSentence((parsePasted(HEADER + line) as { problem: never }).problem, english)).not.toContain('U+');
    expect(parsePasted('你好：这是我的场景…')).toEqual({
      problem: expect.not.objectContaining({ odd: expect.anything() }),
    });
  });

  test('a column is that of the pasted text, whatever was read over before it', () => {
    const parsed = parsePasted(`${HEADER}>\u00A0re\u00ADquest S1 “x=1” S2`);
    expect(parsed).toMatchObject({ problem: { code: 'unexpected', line: 3, column: 21, found: 'S2' } });
  });
});

test('the longest line of quotes, spaces or fences costs no more than its length', () => {
  for (const part of ['“', '"', '”„', '`', ' ', '> ', '``` x ', '\\“', '«"'])
    expect(parsePasted(`${PLAIN}${part.repeat(LIMITS.text / part.length).slice(0, -PLAIN.length)}`)).toBeDefined();
});
