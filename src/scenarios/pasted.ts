// What a word processor, a chat or a mail made of a text. Outside quotes each of these letters can be meant in one way
// only, and is read so; inside them it is content. The columns stay those of the text that was pasted, and what cannot be
// read is named, for a reader may see nothing of it.

import { atOnce } from '../engine/slowly.ts';
import type { OddLetter, Problem } from '../words/problems.ts';
import { parsing, parsingRows } from './parse.ts';
import type { Row } from './scan.ts';
import type { Scenario } from './scenario.ts';

/** Marks that stand for a double quote, and for each those that end what it begins. */
const ENDED_BY: { readonly [mark: string]: string } = {
  '“': '”',
  '”': '”“',
  '„': '“”',
  '‟': '”',
  '〝': '〞〟',
  '〞': '〞',
  '〟': '〟',
  '❝': '❞',
  '❞': '❞',
  '″': '″',
  '«': '»',
  '»': '«',
  '「': '」',
  '」': '',
  '『': '』',
  '』': '',
  '＂': '＂',
};
const QUOTES = Object.keys(ENDED_BY).join('');
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}/u;
const DASH = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/;
/** Between the ends of a range, where a dash means `..`. */
const RANGE = /(?<=[\d\uFF10-\uFF19a-z])[\u2010-\u2015\u2212\uFF0D](?=[\d\uFF10-\uFF19])/y;
const OTHERS: { readonly [letter: string]: string } = {
  '…': '..',
  '‥': '..',
  '→': '->',
  '⟶': '->',
  '⇒': '->',
  '、': ',',
  '。': '.',
  '︰': ':',
  '∣': '|',
  '│': '|',
};

/** A letter outside quotes as it is meant: itself for most. */
function meant(line: string, at: number): string {
  const letter = line[at] as string;
  if (letter <= '~') return letter;
  if (INVISIBLE.test(letter)) return '';
  RANGE.lastIndex = at;
  if (RANGE.test(line)) return '..';
  // Alone it is a value: what the State panel shows where there is none.
  if (letter === '–' && /^\s–(?:\s|$)/.test(line.slice(at - 1, at + 2))) return letter;
  if (DASH.test(letter)) return '-';
  if (/\s/.test(letter)) return ' ';
  // The wide forms of a Chinese or Japanese keyboard.
  if (letter >= '\uFF01' && letter <= '\uFF5E') return String.fromCharCode(letter.charCodeAt(0) - 0xfee0);
  return OTHERS[letter] ?? letter;
}

/** Where words in quotes end, in one line. What was sought once in vain is not sought again: a line may be all quotes. */
class Ends {
  private readonly line: string;
  private readonly vain = new Set<string>();

  constructor(line: string) {
    this.line = line;
  }

  /** The place where one of these marks ends what begins at a place; -1 where none does. */
  private by(marks: string, from: number): number {
    if (this.vain.has(marks)) return -1;
    for (let at = from + 1; at < this.line.length; at++) {
      if (this.line[at] === '\\') at++;
      else if (marks.includes(this.line[at] as string)) return at;
    }
    this.vain.add(marks);
    return -1;
  }

  /** The end of what begins at a place; -1 where no words in quotes do. One of the two quotes may be straight. */
  of(from: number): number {
    const mark = this.line[from] as string;
    const own = mark === '"' ? '"' : ENDED_BY[mark];
    if (own === undefined) return -1;
    for (const marks of [own, '"', mark === '"' ? QUOTES : mark]) {
      const end = this.by(marks, from);
      if (end !== -1) return end;
    }
    return -1;
  }
}

/** Quote marks of a mail in front of the line. */
const MAIL = /^[\s\u200B\u2060]*(?:[>＞]\s?)+/;
/** What stands round code in a chat or in Markdown: on a line of its own it may name the language. */
const FENCE = '```';
const FENCE_LINE = /^(?:`{3,}|~{3,})\s*[\w-]*$/;

/** A line as it is meant, as far as it is read, and where each letter of that stood. */
class Meant implements Row {
  text = '';
  readonly columns: number[] = [];
  /** Whether quotes of some kind were read as straight ones. */
  quoted = false;

  put(letters: string, at: number): void {
    for (let i = 0; i < letters.length; i++) this.columns.push(at + 1);
    this.text += letters;
  }

  /** Words between quotes of which one at least is not straight: content, in which a straight one needs its `\`. */
  words(line: string, from: number, end: number): void {
    this.quoted = true;
    this.put('"', from);
    for (let at = from + 1; at < end; at++) {
      const letter = line[at] as string;
      if (letter === '\\') {
        const next = line[++at] as string;
        this.put(QUOTES.includes(next) ? '\\"' : `\\${next}`, at - 1);
      } else this.put(letter === '"' ? '\\"' : letter, at);
    }
    this.put('"', end);
  }
}

function rowOf(line: string): Meant {
  const row = new Meant();
  const ends = new Ends(line);
  let at = MAIL.exec(line)?.[0].length ?? 0;
  if (FENCE_LINE.test(line.slice(at).trim())) return row;
  for (; at < line.length; at++) {
    const end = ends.of(at);
    if (line.startsWith(FENCE, at)) at += FENCE.length - 1;
    else if (end === -1) row.put(meant(line, at), at);
    else {
      if (line[at] === '"' && line[end] === '"') for (let i = at; i <= end; i++) row.put(line[i] as string, i);
      else row.words(line, at, end);
      at = end;
    }
  }
  row.columns.push(line.length + 1);
  return row;
}

/** Line ends of every system, and of a word processor within a paragraph: none of these can stand in quotes. */
const ENDS = /\r\n|[\n\r\v\f]/;
/** These can, so that they are line ends only where a text has no others. */
const OTHER_ENDS = /[\u0085\u2028\u2029]/;

function* meaning(text: string): Generator<void, Meant[]> {
  const others = !ENDS.test(text.trimEnd()) && OTHER_ENDS.test(text);
  const rows: Meant[] = [];
  for (const line of text.split(others ? OTHER_ENDS : ENDS)) {
    yield;
    rows.push(rowOf(line));
  }
  return rows;
}

function textOf(rows: readonly Row[]): string {
  return rows.map((row) => row.text).join('\n');
}

/** A text as it is meant. */
export function meantText(text: string): string {
  return textOf(atOnce(meaning(text)));
}

type Pasted = { scenario: Scenario; text: string } | { problem: Problem };

export function parsePasted(text: string): Pasted {
  return atOnce(parsingPasted(text));
}

/**
 * What somebody gave for a scenario, and the text that says so plainly, line by line. Throws an Error when a protocol of it, as it is
 * meant, is not loaded.
 */
export function* parsingPasted(text: string): Generator<void, Pasted> {
  const strict = yield* parsing(text);
  if ('problem' in strict && strict.problem.code === 'textTooLarge') return strict;
  const rows = yield* meaning(text);
  // What is right as it stands is read as it stands. But a value may stand without quotes, and curly ones would be taken
  // for a part of it.
  if (!('problem' in strict) && !rows.some(({ quoted }) => quoted)) return { ...strict, text };
  const parsed = yield* parsingRows(rows);
  if (!('problem' in parsed)) return { ...parsed, text: textOf(rows) };
  return 'problem' in strict ? { problem: named(parsed.problem, rows) } : { ...strict, text };
}

// --- Naming ------------------------------------------------------------------------------------------------------------

/** Letters that look like Latin ones, and those. */
const LIKE = 'АВЕЗКМНОРСТУХІЈЅаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧονυ';
const LATIN = 'ABE3KMHOPCTYXIJSaeopcyxijsABEZHIKMNOPTYXovu';

/** Nothing that a statement is made of, and easily mistaken for it or not seen at all. */
function isOdd(letter: string): boolean {
  if (letter >= ' ' && letter <= '~') return false;
  return /[\p{C}\p{Z}\p{P}\p{S}]/u.test(letter) || LIKE.includes(letter) || letter.normalize('NFKC') !== letter;
}

/** What to type instead of an odd letter; nothing where it is to be taken out. */
function instead(letter: string): string {
  const like = LIKE.indexOf(letter);
  if (like !== -1) return LATIN[like] as string;
  if (/[‘’‚‛‹›'`´＇′]/.test(letter) || QUOTES.includes(letter)) return '"';
  const plain = meant(letter, 0).normalize('NFKC');
  return /^[ -~]*$/.test(plain) && plain !== letter ? plain : '';
}

/** The first odd letter of so many from a column on, and of what goes on there: one that no reading takes for anything. */
function oddIn({ text, columns }: Meant, column: number, length: number): OddLetter | undefined {
  let at = columns.findIndex((each) => each >= column);
  const word = text.slice(at).search(/\s|$/);
  for (const letter of text.slice(at, at + Math.max(length, word))) {
    if (isOdd(letter)) return { letter, column: columns[at] as number, instead: instead(letter) };
    at += letter.length;
  }
  return undefined;
}

/** A problem with the letter named, if one is to blame, that a reader may not see or take for another. */
function named(problem: Problem, rows: readonly Meant[]): Problem {
  const { code, line, column, found = '' } = problem;
  const row = line === undefined ? undefined : rows[line - 1];
  // What begins with no version may be anything: prose has letters of its own.
  if (row === undefined || column === undefined || (code === 'noVersion' && !found.includes('quorum'))) return problem;
  const odd = oddIn(row, column, found.length);
  return odd === undefined ? problem : { ...problem, odd };
}
