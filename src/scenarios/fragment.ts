// The part of an address after `#`, taken apart and put together: the run, and before it what is to be shown of it.
//
//     1.<payload>   scenario=<name>               a run: by its content (link.ts), or by its name in the library
//     t=<playhead>&1.<payload>                    at a moment
//     2&t=…&future=…&besideFuture=…&with=…&1.…    one of its futures, and another run beside it
//
// What the page writes ends with the run's payload, because that alone can tell whether its end is missing: chats cut the
// last letters of a link. The `2` has a page that looks for the run in front say that it needs a newer one. Every order is
// read, so that older links open, and those that somebody writes by hand.
//
// Chats also put things behind a link, or break it: what is no part of it is left out, where it can be told apart.

/** The version of what stands around the run. */
export const FORM = 2;

/** A fragment's parts as they are written, without their names; what is not there is undefined. */
export interface Parts {
  /** `1.<payload>` or `scenario=<name>`. */
  readonly run?: string;
  readonly t?: string;
  /** Which of the text's futures is on show, from 1. */
  readonly future?: string;
  /** The run beside this one, and which of its futures is on show. */
  readonly with?: string;
  readonly besideFuture?: string;
  /** At which beat of a lesson it opens, from 1. */
  readonly beat?: string;
}

const NAMES = ['t', 'future', 'besideFuture', 'with'] as const;
/** The beat of a lesson, which stands behind its name. */
const READ = [...NAMES, 'beat'] as const;
const BEGINNINGS = [...READ.map((name) => `${name}=`), 'scenario=', 'lesson='];

/** A fragment, without `#`. */
export function fragmentOf(parts: Parts & { readonly run: string }): string {
  const before = NAMES.filter((name) => parts[name] !== undefined).map((name) => `${name}=${parts[name]}`);
  const needs = before.some((part) => !part.startsWith('t='));
  return [...(needs ? [String(FORM)] : []), ...before, parts.run].join('&');
}

/** The fragment of the run on show alone. */
export function withoutBeside(fragment: string): string {
  return fragment
    .split('&')
    .filter((part) => !/^(?:with|besideFuture)=/.test(part.replace(/^#/, '')))
    .join('&');
}

/** `%29` is a bracket; `&amp;` is what some programs make of `&`. What is no escape stays. */
function unescaped(link: string): string {
  const decoded = link.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
  return decoded.replace(/&amp;/gi, '&').replace(/\p{Cf}/gu, '');
}

const isRun = (part: string) => /^\d{1,6}\.|^(?:scenario|lesson)=/.test(part);

/** What a fragment is made of. */
export interface Taken extends Parts {
  /** Of what stands around the run. */
  readonly form: number;
  /** A part of a link was there, or the beginning of one. */
  readonly isLink: boolean;
  /** It ends within a part that goes with the run. */
  readonly isCut: boolean;
}

function split(link: string): string[] {
  return link.split('&').map((part) => part.trim());
}

export function taken(fragment: string): Taken {
  const link = unescaped(fragment.trim().replace(/^#/, ''));
  const written = split(link);
  // A line may be broken anywhere.
  const parts = written.some(isRun) ? written : split(link.replace(/\s/g, ''));
  const first = parts[0] as string;
  const form = /^\d{1,6}$/.test(first) ? Number(first) : 1;
  const found: { -readonly [name in keyof Parts]?: string } = {};
  // A part before the run is whole, if need be in two lines.
  const at = parts.findIndex(isRun);
  const whole = parts.map((part, i) => (i < at ? part.replace(/\s/g, '') : part));
  // Where a moment stands before the run and another behind it, the one behind counts.
  for (const part of [...whole.slice(1), whole[0] as string]) {
    const name = READ.find((each) => part.startsWith(`${each}=`));
    if (name !== undefined) found[name] ??= part.slice(name.length + 1);
    else if (isRun(part)) found.run ??= part;
  }
  const last = parts.at(-1) as string;
  const isCut = BEGINNINGS.some((beginning) => beginning.startsWith(last));
  const isLink = Object.keys(found).length > 0 || (first !== '' && isCut) || /^\d{1,6}$/.test(first);
  return { ...found, form, isLink, isCut: isCut && last !== first };
}

/** Letters up to the first other sign; and without the spaces of a line that was broken. */
export function beginnings(written: string, letters: RegExp): string[] {
  return [written, written.replace(/\s/g, '')].map((each) => letters.exec(each)?.[0] ?? '');
}

/**
 * What a payload may be of what was written, the likeliest first. Lines and dashes at its end may be somebody's markup; a
 * line may also be missing, since programs that find links take it for markup of their own.
 */
export function payloads(written: string): string[] {
  const found = beginnings(written, /^[\w-]*/).flatMap((start) => {
    const marks = /[_-]*$/.exec(start)?.[0].length ?? 0;
    const less = Array.from({ length: Math.min(marks, 4) }, (_, i) => start.slice(0, -1 - i));
    return [start, ...less, `${start}_`];
  });
  return [...new Set(found)];
}

/** Whether what stands behind a link is nothing but what sentences and markup put there. */
export function isTail(rest: string): boolean {
  return /^(?:(?!%)[\p{P}\p{S}\s])*$/u.test(rest);
}

/**
 * A number, or a time such as `1.5s`, and what stands behind it. Null where there is none, or where letters or dots go on:
 * then nobody knows where it ended.
 */
export function leading(written: string): { value: string; tail: string } | null {
  const found = /^(\d+(?:\.\d+)?(?:us|ms|s|min)?)(?![A-Za-z0-9…]|\.[.\d])(.*)$/su.exec(written);
  return found === null ? null : { value: found[1] as string, tail: found[2] as string };
}

/** A link as it begins, by itself. */
const BEGINS = /^(?:\d{1,6}[.&]|(?:t|future|besideFuture|with|scenario|lesson)=)/;

/** The fragment of the link in what somebody pasted, which may stand in a sentence; null where there is none. */
export function fragmentIn(pasted: string): string | null {
  const trimmed = pasted.trim();
  // A line of its own begins a scenario's text, whose comments begin with `#`, too.
  if (/^[\s\p{Cf}]*quorum\s/mu.test(trimmed) || trimmed.startsWith('{')) return null;
  const isLine = !trimmed.includes('\n');
  for (const { index } of trimmed.matchAll(/#/g)) {
    const behind = trimmed.slice(index + 1);
    const isFound = BEGINS.test(behind.slice(0, 80).replace(/[\s\p{Cf}]/gu, ''));
    if (isFound && (isLine || /https?:\S*$/.test(trimmed.slice(0, index)))) return behind;
  }
  if (!isLine) return null;
  // Of one that is damaged from the beginning it can be said.
  if (/^https?:[^#]*#|^[^\w#]*#/.test(trimmed)) return trimmed.replace(/^[^#]*#/, '');
  const alone = trimmed.replace(/^[^\w]+/, '');
  return BEGINS.test(alone) ? alone : null;
}
