// Reads one line of a scenario's text, piece by piece, and knows the column when something else was expected.

import type { Problem, ProblemCode } from '../words/problems.ts';
import {
  readChance,
  readDuration,
  readRange,
  readSpeed,
  readWhole,
  writeDuration,
  writeRange,
  writeSpeed,
} from './quantity.ts';
import { LIMITS } from './scenario.ts';

/** From, to, both included. */
type Bounds = readonly [number, number];

/** A line to be read. */
export interface Row {
  readonly text: string;
  /** By place in `text`: the column in the line that was given, from 1; null where the two are the same. */
  readonly columns: readonly number[] | null;
}

/** Thrown inside the parser only: `parseScenario` turns it into a problem with its line. */
export class Fault {
  readonly problem: Problem;

  constructor(problem: Problem) {
    this.problem = problem;
  }
}

/** So many words of what was found are enough to recognise it. */
const SHOWN = 60;

const WORD = /[A-Za-z][A-Za-z0-9._/+]*/y;
const NAME = /[A-Za-z][A-Za-z0-9]*/y;
const KEY = /[A-Za-z][A-Za-z0-9]*(?==)/y;
const PIECE = /[^\s"]+/y;
const STRING = /"(?:[^"\\]|\\.)*"/y;

/** What to offer for a word that is not known: the one that differs in its capitals only, or all. */
export function offer(known: readonly string[], word: string): string {
  return known.find((each) => each.toLowerCase() === word.toLowerCase()) ?? known.join(', ');
}

export class Scanner {
  private readonly text: string;
  private readonly columns: readonly number[] | null;
  private at = 0;

  constructor({ text, columns }: Row) {
    this.text = text;
    this.columns = columns;
    this.space();
  }

  /** In the line as it was given, from 1. */
  get column(): number {
    return this.columns?.[this.at] ?? this.at + 1;
  }

  private space(): void {
    while (this.at < this.text.length && /\s/.test(this.text[this.at] as string)) this.at++;
  }

  /** What stands here, up to the next space. */
  private here(): string {
    if (this.atEnd()) return '';
    return (/^\S+/.exec(this.text.slice(this.at, this.at + SHOWN))?.[0] ?? '').slice(0, SHOWN);
  }

  /** Whether nothing but a comment is left. */
  atEnd(): boolean {
    return this.at >= this.text.length || this.text[this.at] === '#';
  }

  fail(code: ProblemCode, expected: string, found: string = this.here(), column: number = this.column): never {
    throw new Fault({ code, column, expected, found: found.slice(0, SHOWN) });
  }

  private take(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found === undefined) return null;
    this.at += found.length;
    this.space();
    return found;
  }

  /** Takes a sign such as `->` if it stands here. */
  sign(sign: string): boolean {
    if (!this.text.startsWith(sign, this.at)) return false;
    this.at += sign.length;
    this.space();
    return true;
  }

  /** Takes a word if it is the one asked for. */
  keyword(word: string): boolean {
    const { at } = this;
    if (this.take(WORD) === word) return true;
    this.at = at;
    return false;
  }

  word(expected: string): string {
    return this.take(WORD) ?? this.fail('unexpected', expected);
  }

  /** A name without punctuation, as nodes have. */
  name(expected: string): string {
    return this.take(NAME) ?? this.fail('unexpected', expected);
  }

  /** The key of `key=`: one of those known, and not given before. */
  key(known: readonly string[], given: { readonly [key: string]: unknown }): string {
    const { column } = this;
    const key = this.take(KEY) ?? this.fail('unexpected', known.map((each) => `${each}=`).join(', '));
    if (!known.includes(key)) this.fail('unknown', offer(known, key), key, column);
    if (Object.hasOwn(given, key)) this.fail('repeated', '', key, column);
    this.sign('=');
    return key;
  }

  /** A word that must be one of those known. */
  oneOf(known: readonly string[]): string {
    const { column } = this;
    const word = this.word(known.join(', '));
    return known.includes(word) ? word : this.fail('unknown', offer(known, word), word, column);
  }

  /** Everything up to the next space. */
  piece(expected: string): string {
    if (this.text[this.at] === '#' || this.atEnd()) this.fail('unexpected', expected);
    return this.take(PIECE) ?? this.fail('unexpected', expected);
  }

  /** A piece as `read` understands it. */
  quantity<T>(read: (text: string) => T | null, expected: string): T {
    const { column } = this;
    const piece = this.piece(expected);
    return read(piece) ?? this.fail('unexpected', expected, piece, column);
  }

  private within(
    read: (text: string) => number | null,
    write: (number: number) => string,
    expected: string,
    [min, max]: Bounds,
  ): number {
    const { column } = this;
    const number = this.quantity(read, expected);
    if (number < min || number > max) this.fail('outOfBounds', `${write(min)}..${write(max)}`, write(number), column);
    return number;
  }

  duration(bounds: Bounds): number {
    return this.within(readDuration, writeDuration, '<duration>', bounds);
  }

  whole(bounds: Bounds): number {
    return this.within(readWhole, String, '<number>', bounds);
  }

  /** Thousandths. */
  speed(bounds: Bounds): number {
    return this.within(readSpeed, writeSpeed, '<speed>', bounds);
  }

  /** In a million. */
  chance(): number {
    return this.quantity(readChance, '<chance>');
  }

  range([min, max]: Bounds): [number, number] {
    const { column } = this;
    const [from, to] = this.quantity(readRange, '<range>');
    if (from < min || to > max)
      this.fail('outOfBounds', `${writeDuration(min)}..${writeDuration(max)}`, writeRange([from, to]), column);
    return [from, to];
  }

  /** `#12`: takes the number if one stands here. */
  number(): number | null {
    const found = this.take(/#\d{1,15}(?![\w.])/y);
    return found === null ? null : Number(found.slice(1));
  }

  /** Where reading stands: called, it goes back there. */
  mark(): () => void {
    const { at } = this;
    return () => {
      this.at = at;
    };
  }

  isNumber(): boolean {
    return /\d/.test(this.text[this.at] ?? '');
  }

  isName(): boolean {
    return /[A-Za-z]/.test(this.text[this.at] ?? '');
  }

  /** Whether `key=` stands here. */
  isKey(): boolean {
    KEY.lastIndex = this.at;
    return KEY.test(this.text);
  }

  isString(): boolean {
    return this.text[this.at] === '"';
  }

  /** Words in double quotes, with the escapes of JSON. */
  string([min, max]: Bounds = [0, LIMITS.words]): string {
    const { column } = this;
    const found = this.take(STRING) ?? this.fail('unexpected', '<text>');
    let words: string;
    try {
      words = JSON.parse(found.replaceAll('\t', '\\t')) as string;
    } catch {
      this.fail('unexpected', '<text>', found, column);
    }
    if (words.length < min || words.length > max)
      this.fail('outOfBounds', `${min}..${max}`, String(words.length), column);
    return words;
  }

  /** A string or a piece. */
  value(expected: string): string {
    return this.isString() ? this.string() : this.piece(expected);
  }

  end(): void {
    if (!this.atEnd()) this.fail('unexpected', '<end>');
  }
}
