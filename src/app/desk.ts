// What the chrome remembers beside the laboratory: which dialog is open, what it has to say, and the wishes about keys and
// hints, which stay between visits.

import { createStore } from 'zustand/vanilla';
import type { Micros } from '../engine/protocol.ts';
import type { ChromeWords } from '../words/dialogs.en.ts';
import type { Problem } from '../worker/wire.ts';

export type DialogName = 'open' | 'share' | 'help' | 'bridge' | 'another' | 'compare' | 'take';
export type TabName =
  | 'spacetime'
  | 'ledger'
  | 'why'
  | 'state'
  | 'rules'
  | 'chart'
  | 'invariants'
  | 'numbers'
  | 'compare';

/** A sentence in whichever language is on show. */
export type Sentence = (words: ChromeWords) => string;

interface Notice {
  readonly sentence: Sentence;
  readonly problem?: Problem;
  /** Whether the work set aside last can be brought back from here. */
  readonly back?: boolean;
}

/** A run that was set aside when another was opened, with all its futures. */
export interface Work {
  readonly text: string;
  readonly at: Micros;
  /** Which of them was on show. */
  readonly future?: number;
  readonly title: { readonly en?: string; readonly zh?: string };
}

export interface Desk {
  readonly dialog: DialogName | null;
  /** Waits for an answer: whether to open something in place of edited work. */
  readonly asked: ((yes: boolean) => void) | null;
  readonly notice: Notice | null;
  /** A short sentence that goes by itself. */
  readonly toast: { readonly sentence: Sentence; readonly undo?: () => void } | null;
  readonly tab: TabName;
  readonly works: readonly Work[];
  /** The run came back from an earlier visit, with changes that the session does not know of. */
  readonly restored: boolean;
  readonly shared: boolean;
  /** A note on the present moment is being written. */
  readonly noting: boolean;
  /** Nothing plays by itself here: a large button says how to begin. */
  readonly waits: boolean;
  /** The page chose what is on show: the hints of the first minute come before the scenario's own words. */
  readonly first: boolean;
  /** Single-letter keys can be switched off: WCAG 2.1.4. */
  readonly keysOn: boolean;
  readonly hintsOn: boolean;
}

const WISHES = 'quorum-lab.chrome';
const WORKS = 'quorum-lab.works';
const WORKS_AT_MOST = 5;

function stored(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    return null; // no storage, or not ours
  }
}

function store(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Without storage it lasts as long as the page.
  }
}

function isWork(value: unknown): value is Work {
  const { text, at, title } = (value ?? {}) as Partial<Record<keyof Work, unknown>>;
  return typeof text === 'string' && typeof at === 'number' && typeof title === 'object' && title !== null;
}

function remembered(): Pick<Desk, 'keysOn' | 'hintsOn' | 'works'> {
  const wishes = (stored(WISHES) ?? {}) as Record<string, unknown>;
  const works = stored(WORKS);
  return {
    keysOn: wishes.keysOn !== false,
    hintsOn: wishes.hintsOn !== false,
    works: Array.isArray(works) ? works.filter(isWork).slice(0, WORKS_AT_MOST) : [],
  };
}

export const desk = createStore<Desk>()(() => ({
  dialog: null,
  asked: null,
  notice: null,
  toast: null,
  tab: 'why',
  restored: false,
  shared: false,
  noting: false,
  waits: false,
  first: false,
  ...remembered(),
}));

/** Changes a wish and keeps it. */
export function wish(change: Partial<Pick<Desk, 'keysOn' | 'hintsOn'>>): void {
  desk.setState(change);
  const { keysOn, hintsOn } = desk.getState();
  store(WISHES, { keysOn, hintsOn });
}

export function showDialog(dialog: DialogName | null): void {
  desk.setState(dialog === 'share' ? { dialog, shared: true } : { dialog });
}

/** @param undo takes back what the sentence tells. */
export function say(sentence: Sentence, undo?: () => void): void {
  desk.setState({ toast: { sentence, undo } });
}

/** Says why a command can do nothing now. */
export function cannot(id: string): void {
  say((words) => words.cannot[id] ?? words.impossible);
}

/** Keeps a run that is about to be replaced; the newest comes first. */
export function setAside(work: Work): void {
  const works = [work, ...desk.getState().works.filter(({ text }) => text !== work.text)].slice(0, WORKS_AT_MOST);
  desk.setState({ works });
  store(WORKS, works);
}

/** Resolves to whether the person agrees to have the run on show set aside. */
export function askToReplace(): Promise<boolean> {
  return new Promise((resolve) => {
    desk.getState().asked?.(false);
    desk.setState({
      asked: (yes) => {
        desk.setState({ asked: null });
        resolve(yes);
      },
    });
  });
}
