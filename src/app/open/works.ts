// Work that was set aside, in the browser's storage: each under a key of its own, made of its text. Tabs share the storage
// and may write at the same time; so none of them ever writes what another has written, and a damaged entry is one.

import { LIMITS } from '../../scenarios/limits.ts';
import { pageState } from '../frame/page-state.ts';

/** A run that was set aside when another was opened, with all its futures. */
export interface Work {
  readonly text: string;
  readonly at: number;
  /** Which of them was on show. */
  readonly future?: number;
  readonly title: { readonly en?: string; readonly zh?: string };
}

/** Work as it is listed. */
export interface Kept extends Work {
  /** When it was set aside, in real milliseconds. */
  readonly since: number;
  /** Whether it is in the storage, or in this tab alone. */
  readonly stored: boolean;
}

/** Stored; not, because there is no room; not, because the browser lets this page store nothing. */
export type Outcome = 'stored' | 'full' | 'denied';

const KEY = 'quorum-lab.work.';
/** Where an older page keeps all of them in one list. */
const LIST = 'quorum-lab.works';

/** The name of the work to which a chip leads back, in this tab's storage. */
const BACK = 'quorum-lab.back';

export function keyOf(text: string): string {
  let [a, b] = [0x811c9dc5, 0x1b873593];
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193);
    b = Math.imul(b ^ text.charCodeAt(i), 0x85ebca6b);
  }
  return `${KEY}${(a >>> 0).toString(36)}${(b >>> 0).toString(36)}`;
}

/** Why storage did not take what it was given. */
export function whyNot(error: unknown): Exclude<Outcome, 'stored'> {
  return /quota/i.test((error as Error | null)?.name ?? '') ? 'full' : 'denied';
}

const isWithin = (value: unknown, from: number, to: number): value is number =>
  Number.isInteger(value) && (value as number) >= from && (value as number) <= to;

/** A moment or the number of a future that is none costs itself, not the text. */
export function asWork(value: unknown): Work | null {
  const { text, at, future, title } = (value ?? {}) as Partial<Record<keyof Work, unknown>>;
  if (typeof text !== 'string' || text === '' || text.length > LIMITS.text) return null;
  const { en, zh } = (title ?? {}) as Record<string, unknown>;
  return {
    text,
    at: isWithin(at, 0, LIMITS.time) ? at : 0,
    ...(isWithin(future, 1, LIMITS.futures) && { future }),
    title: { ...(typeof en === 'string' && { en }), ...(typeof zh === 'string' && { zh }) },
  };
}

function parsed(json: string | null): unknown {
  try {
    return JSON.parse(json ?? 'null');
  } catch {
    return null;
  }
}

function read(key: string): Kept | null {
  const value = parsed(localStorage.getItem(key));
  const work = asWork(value);
  if (work === null) return null;
  const { since } = value as { since?: unknown };
  return { ...work, since: isWithin(since, 0, Number.MAX_SAFE_INTEGER) ? since : 0, stored: true };
}

function write({ text, at, future, title }: Work, since: number): Outcome {
  try {
    localStorage.setItem(keyOf(text), JSON.stringify({ text, at, future, title, since }));
    return 'stored';
  } catch (error) {
    return whyNot(error);
  }
}

/** Work that this tab could not store. */
let here: readonly Kept[] = [];

function keep(work: Work, since: number): Outcome {
  const outcome = write(work, since);
  here = here.filter(({ text }) => text !== work.text);
  if (outcome !== 'stored') here = [{ ...work, since, stored: false }, ...here];
  return outcome;
}

function remove({ text }: Work): void {
  here = here.filter((work) => work.text !== text);
  try {
    localStorage.removeItem(keyOf(text));
  } catch {
    // It was in this tab alone.
  }
}

/** What an older page has left gets keys of its own; its list goes once all of it has. */
function takeOver(): void {
  const list = parsed(localStorage.getItem(LIST));
  if (!Array.isArray(list)) return;
  const now = Date.now();
  const outcomes = list.map((value, i) => {
    const work = asWork(value);
    return work === null || localStorage.getItem(keyOf(work.text)) !== null ? 'stored' : write(work, now - 1 - i);
  });
  if (outcomes.every((outcome) => outcome === 'stored')) localStorage.removeItem(LIST);
}

/** All that was set aside, the newest first, and how many entries cannot be read. */
function works(): { readonly works: readonly Kept[]; readonly unreadable: number } {
  const found: Kept[] = [...here];
  let unreadable = 0;
  try {
    takeOver();
    for (let i = 0; i < localStorage.length; i++) {
      const key = localStorage.key(i);
      if (!key?.startsWith(KEY)) continue;
      const work = read(key);
      if (work === null) unreadable++;
      else if (found.every(({ text }) => text !== work.text)) found.push(work);
    }
  } catch {
    // No storage: what is in this tab is all there is.
  }
  return { works: found.sort((a, b) => b.since - a.since), unreadable };
}

export function setAside(work: Work, since = Date.now()): Outcome {
  const outcome = keep(work, since);
  pageState.setState(works());
  return outcome;
}

export function discard(work: Work): void {
  remove(work);
  pageState.setState(works());
}

/** From now on a chip leads back to work that was set aside; null: there is none to go back to. */
export function leadBack(text: string | null): void {
  const back = text === null ? null : keyOf(text);
  pageState.setState({ back });
  try {
    if (back === null) sessionStorage.removeItem(BACK);
    else sessionStorage.setItem(BACK, back);
  } catch {
    // Without storage it leads there as long as the page is open.
  }
}

function ledBack(): string | null {
  try {
    return sessionStorage.getItem(BACK);
  } catch {
    return null;
  }
}

/** Lists them, and again when another tab has set something aside or discarded it. */
export function listWorks(): () => void {
  const listen = ({ key }: Pick<StorageEvent, 'key'>) => {
    if (key === null || key === LIST || key.startsWith(KEY)) pageState.setState(works());
  };
  listen({ key: null });
  pageState.setState(({ back }) => ({ back: back ?? ledBack() }));
  window.addEventListener('storage', listen);
  return () => window.removeEventListener('storage', listen);
}
