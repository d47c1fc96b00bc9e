// A scenario as the part of an address after `#`, and back: `1.<payload>` with the version in front, or
// `scenario=<name of the library>`. What a link says beside that, such as the moment, is in fragment.ts.
//
// The payload is a head of four letters and the scenario's canonical text without its first line, in shorthand and
// deflated; both in the letters of base64url. The head is the length of the payload modulo 64, which tells a link cut short from a damaged
// one, and 18 bits of a checksum: deflate has none, and a changed letter would otherwise open as another scenario.
//
// Opening a link is opening untrusted input: its size is bounded before and while it is inflated.

import type { Micros } from '../engine/protocol.ts';
import type { Problem, ProblemCode } from '../words/problems.ts';
import { beginnings, FORM, isTail, leading, type Parts, payloads, taken } from './fragment.ts';
import { parseScenario } from './parse.ts';
import { printScenario } from './print.ts';
import { readDuration, writeDuration } from './quantity.ts';
import { LIMITS, VERSION } from './scenario.ts';
import { lengthen, shorten } from './shorthand.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const HEAD = 4;

const FIRST_LINE = `quorum ${VERSION}`;

// --- Letters and bytes -----------------------------------------------------------------------------------------------

function toLetters(bytes: Uint8Array): string {
  let letters = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const three = ((bytes[i] as number) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    for (let j = 0; j < Math.min(bytes.length - i, 3) + 1; j++) letters += LETTERS[(three >> (18 - 6 * j)) & 63];
  }
  return letters;
}

/** Null when some letter is none of ours. */
function toBytes(letters: string): Uint8Array<ArrayBuffer> | null {
  const bytes = new Uint8Array(Math.floor((letters.length * 3) / 4));
  let held = 0;
  let bits = 0;
  let length = 0;
  for (const letter of letters) {
    const six = LETTERS.indexOf(letter);
    if (six < 0) return null;
    held = ((held << 6) | six) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[length++] = (held >> bits) & 255;
    }
  }
  return bytes;
}

function letter(number: number): string {
  return LETTERS[number & 63] as string;
}

/** FNV-1a over the bytes, folded to 18 bits, as three letters. */
function checksum(bytes: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  const folded = (hash >>> 14) ^ hash;
  return letter(folded >> 12) + letter(folded >> 6) + letter(folded);
}

// --- Deflating, by the chunk -----------------------------------------------------------------------------------------

/** Everything a stream makes of the bytes; null once it is more than `max` bytes. Rejects when they do not make sense. */
async function through(
  stream: CompressionStream | DecompressionStream,
  bytes: Uint8Array<ArrayBuffer>,
  max: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const writer = stream.writable.getWriter();
  // Both are refused when the bytes make no sense, or when reading stops early: the reader tells.
  writer.write(bytes).catch(() => {});
  writer.close().catch(() => {});
  const reader: ReadableStreamDefaultReader<Uint8Array> = stream.readable.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > max) {
      await reader.cancel().catch(() => {});
      return null;
    }
    chunks.push(value);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

// --- Links -----------------------------------------------------------------------------------------------------------

/** The fragment of a scenario, without `#`. A text that does not parse is kept as it is, to be mended by who opens it. */
export async function encodeLink(text: string): Promise<string> {
  const parsed = parseScenario(text);
  const canonical = 'scenario' in parsed ? printScenario(parsed.scenario) : text;
  const short = canonical.startsWith(`${FIRST_LINE}\n`) ? canonical.slice(FIRST_LINE.length) : canonical;
  return `${VERSION}.${await pack(short)}`;
}

/** A text as a payload. */
export async function pack(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(shorten(text.replace(/\n$/, '')));
  const deflated = await through(new CompressionStream('deflate-raw'), bytes, Number.MAX_SAFE_INTEGER);
  const letters = toLetters(deflated as Uint8Array);
  return `${letter(letters.length + HEAD)}${checksum(bytes)}${letters}`;
}

/** A run beside the one that a link opens: its text and which of its futures, or why it stays away. */
export type Beside = { readonly text: string; readonly future?: number } | { readonly problem: Problem };

/** What a fragment opens: a text, the playhead, which of the text's futures is on show, and the run beside it. */
export type Opened =
  | {
      readonly text: string;
      readonly at?: Micros;
      readonly future?: number;
      /** At which beat of a lesson, from 1. */
      readonly beat?: number;
      readonly beside?: Beside;
      /** What the link says beside its run and cannot be read: the run is open all the same. */
      readonly doubt?: Problem;
    }
  | { readonly problem: Problem };

function problem(code: ProblemCode, expected = '', found = ''): { problem: Problem } {
  return { problem: { code, expected, found: found.slice(0, 60) } };
}

/** The text of a payload, or what is wrong with its letters. */
export async function unpack(payload: string): Promise<{ text: string } | { problem: Problem }> {
  if (payload.length < HEAD || payload[0] !== letter(payload.length)) return problem('truncated');
  const packed = toBytes(payload.slice(HEAD));
  if (packed === null) return problem('damaged');
  let bytes: Uint8Array | null;
  try {
    // Four bytes a character are more than any text of that length takes.
    bytes = await through(new DecompressionStream('deflate-raw'), packed, LIMITS.text * 4);
  } catch {
    return problem('damaged');
  }
  if (bytes === null) return problem('linkTooLarge', String(LIMITS.text));
  if (checksum(bytes) !== payload.slice(1, HEAD)) return problem('damaged');
  const body = lengthen(new TextDecoder().decode(bytes));
  const text = body.startsWith('\n') ? `${FIRST_LINE}${body}\n` : /^quorum \d+\n/.test(body) ? `${body}\n` : body;
  return text.length > LIMITS.text ? problem('linkTooLarge', String(LIMITS.text)) : { text };
}

/** The checksum says which reading of the letters is the right one. */
async function fromPayload(written: string): Promise<{ text: string } | { problem: Problem }> {
  const read = payloads(written);
  for (const payload of read) {
    const found = await unpack(payload);
    if ('text' in found || found.problem.code === 'linkTooLarge') return found;
  }
  const likeliest = read[0] as string;
  return isTail(written.slice(likeliest.length)) ? unpack(likeliest) : problem('damaged');
}

async function fromLibrary(written: string): Promise<{ text: string } | { problem: Problem }> {
  // Most links bring their text along.
  const { library } = await import('./library.ts');
  for (const name of beginnings(written, /^[a-z\d-]*/)) {
    const found = library.find((each) => each.name === name);
    if (found !== undefined) return { text: found.text };
  }
  return problem('unknownScenario', library.map((each) => each.name).join(', '), written);
}

async function fromCourse(written: string): Promise<{ text: string } | { problem: Problem }> {
  const { LESSONS, lessonText } = await import('./lessons.ts');
  for (const name of beginnings(written, /^[a-zA-Z\d.-]*/)) {
    // A sentence may end behind it.
    const text = (await lessonText(name)) ?? (await lessonText(name.replace(/[.-]+$/, '')));
    if (text !== null) return { text };
  }
  return problem('unknownScenario', LESSONS.join(', '), written);
}

async function open(run: string): Promise<{ text: string } | { problem: Problem }> {
  if (run.startsWith('scenario=')) return fromLibrary(run.slice('scenario='.length));
  if (run.startsWith('lesson=')) return fromCourse(run.slice('lesson='.length));
  const [, number = '', payload = ''] = /^(\d{1,6})\.?(.*)$/s.exec(run) ?? [];
  const version = Number(number);
  if (number === '' || version < 1) return problem('damaged');
  return version > VERSION ? problem('futureLink', String(VERSION), number) : fromPayload(payload);
}

/** What a fragment opens, with or without its `#`. Never throws and never rejects. */
export async function decodeLink(fragment: string): Promise<Opened> {
  if (fragment.trim().replace(/^#/, '') === '') return problem('empty');
  if (fragment.length > LIMITS.link) return problem('linkTooLarge', String(LIMITS.link));
  const parts = taken(fragment);
  if (parts.form > FORM) return problem('futureLink', String(FORM), String(parts.form));
  if (parts.run === undefined) return problem(parts.isLink && parts.form > 0 ? 'truncated' : 'damaged');
  const opened = await open(parts.run);
  if ('problem' in opened) return opened;
  const { at, doubt: ofMoment } = momentIn(parts);
  const { future, doubt: ofFuture } = futureIn(parts.future);
  const beside = parts.with === undefined ? undefined : await besideIn(parts.with, parts.besideFuture);
  const doubt = ofMoment ?? ofFuture ?? (parts.isCut ? problem('cutBehind').problem : undefined);
  return {
    ...opened,
    ...(at !== undefined && { at }),
    ...(future !== undefined && { future }),
    ...(/^[1-9]\d?$/.test(parts.beat ?? '') && { beat: Number(parts.beat) }),
    ...(beside && { beside }),
    ...(doubt && { doubt }),
  };
}

/** A moment that cannot be read is the beginning: the link was to show one. */
function momentIn({ t }: Parts): { at?: Micros; doubt?: Problem } {
  if (t === undefined) return {};
  const read = leading(t);
  const value = read?.value ?? '';
  const at = /^\d{1,12}$/.test(value) ? Number(value) : readDuration(value);
  if (read === null || at === null || at > LIMITS.time) return { at: 0, doubt: problem('badTime', '', t).problem };
  return read.tail === '' ? { at } : { at, doubt: problem('behindTime', writeDuration(at), read.tail.trim()).problem };
}

function futureIn(written: string | undefined): { future?: number; doubt?: Problem } {
  if (written === undefined) return {};
  const value = leading(written)?.value ?? '';
  return /^[1-9]\d{0,2}$/.test(value)
    ? { future: Number(value) }
    : { doubt: problem('badFuture', '', written).problem };
}

async function besideIn(run: string, written: string | undefined): Promise<Beside> {
  const opened = await open(run);
  const { future } = futureIn(written);
  return 'text' in opened && future !== undefined ? { ...opened, future } : opened;
}
