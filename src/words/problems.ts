// What can be wrong with a scenario or a link, as a code and a place. The sentences are in problems.en.ts and
// problems.zh.ts, typed by these codes, so that a missing one does not compile.

import type { Refusal } from '../engine/refusal.ts';
import type { ProtocolWords } from '../speech/about.ts';

/** What is wrong with a scenario's text. */
type TextProblem =
  | 'textTooLarge'
  | 'tooManyStatements'
  | 'noVersion'
  | 'futureVersion'
  | 'unexpected'
  | 'unknown'
  | 'outOfBounds'
  | 'repeated'
  | 'tooLate'
  | 'noProtocol'
  | 'startRefused'
  /** Sizes and options that do not fit together: `expected` is the id of the protocol's own sentence, `found` the protocol. */
  | 'setupRefused'
  | 'meaningless'
  /** Two mistakes that change the same thing: `found` and `expected`. */
  | 'clash'
  | 'backwards'
  | 'notAScenario';

/** What is wrong with a link. */
type LinkProblem =
  | 'empty'
  | 'damaged'
  | 'truncated'
  | 'linkTooLarge'
  | 'futureLink'
  | 'unknownScenario'
  /** The run opens all the same: what goes with it cannot be read, or something stands behind it. */
  | 'badTime'
  | 'behindTime'
  | 'badFuture'
  | 'cutBehind';

/** What can go wrong while a scenario plays. */
type PlayProblem = 'noLeader' | 'limit' | 'still' | 'noSuchLine' | Refusal;

export type ProblemCode = TextProblem | LinkProblem | PlayProblem;

/** Things that a place in the text may expect, written `<duration>` among the words that stand for themselves. */
type Noun =
  | 'node'
  | 'duration'
  | 'range'
  | 'chance'
  | 'speed'
  | 'number'
  | 'text'
  | 'value'
  | 'line'
  | 'epoch'
  | 'epochs'
  | 'envelope'
  | 'statement'
  | 'predicate'
  | 'setting'
  | 'end';

export interface Problem {
  readonly code: ProblemCode;
  /** From 1; of the scenario's text. */
  readonly line?: number;
  /** From 1, in UTF-16 units. */
  readonly column?: number;
  /** Words that stand for themselves, and nouns in angle brackets. */
  readonly expected?: string;
  readonly found?: string;
  /** In what was found: a letter that a reader may not see, or take for another. */
  readonly odd?: OddLetter;
}

export interface OddLetter {
  readonly letter: string;
  /** From 1. */
  readonly column: number;
  /** What is meant, perhaps; empty where it is nothing. */
  readonly instead: string;
}

/** Letters that have names, by their numbers. */
type NamedLetter =
  | '0000'
  | '00A0'
  | '00AD'
  | '2013'
  | '2014'
  | '2018'
  | '2019'
  | '201C'
  | '201D'
  | '2026'
  | '200B'
  | '200C'
  | '200D'
  | '200E'
  | '200F'
  | '2028'
  | '2029'
  | '202F'
  | '2060'
  | '2212'
  | '3000'
  | 'FEFF'
  | 'FFFD';

/** A problem as its sentence sees it: the nouns are spelt out. */
export interface ToldProblem {
  readonly expected: string;
  readonly found: string;
}

export interface ProblemWords {
  readonly nouns: { readonly [noun in Noun]: string };
  /** What happened, and what to do. */
  readonly sentences: { readonly [code in ProblemCode]: (told: ToldProblem) => string };
  readonly place: (line: number, column: number | undefined) => string;
  readonly letters: { readonly [letter in NamedLetter]: string };
  readonly odd: {
    /** A letter without a name: as it looks, or that it cannot be seen. */
    readonly seen: (letter: string) => string;
    readonly unseen: string;
    /** Where it stands, and what to do. */
    readonly at: (named: string, number: string, column: number, instead: string) => string;
  };
}

/** `<duration>` in the words of a language. */
function spellOut(expected: string, words: ProblemWords): string {
  return expected.replace(/<(\w+)>/g, (whole, noun: string) =>
    Object.hasOwn(words.nouns, noun) ? words.nouns[noun as Noun] : whole,
  );
}

/** What sentences about problems are made from: the words of a language. */
interface Vocabulary {
  readonly problems: ProblemWords;
  readonly protocols: { readonly [protocol: string]: ProtocolWords };
}

/** Why sizes and options do not fit together, in the protocol's own words. */
function refusalSentence(id: string, protocol: string, { protocols }: Vocabulary): string {
  const refusals = Object.hasOwn(protocols, protocol) ? (protocols[protocol] as ProtocolWords).refusals : {};
  return Object.hasOwn(refusals, id) ? (refusals[id] as string) : id;
}

function oddSentence({ letter, column, instead }: OddLetter, { letters, odd }: ProblemWords): string {
  const number = (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const unseen = /[\p{C}\p{Z}]/u.test(letter) ? odd.unseen : odd.seen(letter);
  const named = Object.hasOwn(letters, number) ? letters[number as NamedLetter] : unseen;
  return odd.at(named, `U+${number}`, column, instead);
}

/** A problem as a person reads it, with its place. The code may come from elsewhere: an unknown one is shown as it is. */
export function problemSentence(
  problem: { readonly [part in keyof Problem]: part extends 'code' ? string : Problem[part] },
  words: Vocabulary,
): string {
  const { code, line, column, expected = '', found = '', odd } = problem;
  const { sentences, place } = words.problems;
  const told = code === 'setupRefused' ? refusalSentence(expected, found, words) : spellOut(expected, words.problems);
  const sentence = Object.hasOwn(sentences, code) ? sentences[code as ProblemCode]({ expected: told, found }) : code;
  const whole = odd === undefined ? sentence : `${sentence}${oddSentence(odd, words.problems)}`;
  return line === undefined ? whole : `${place(line, column)}${whole}`;
}
