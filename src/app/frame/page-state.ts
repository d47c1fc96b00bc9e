// What the chrome remembers beside the laboratory: which dialog is open, what it has to say, and the wishes about keys and
// hints, which stay between visits.

import { createStore } from 'zustand/vanilla';
import type { NodeId } from '../../engine/protocol.ts';
import type { Lab } from '../../store/lab.ts';
import type { ChromeWords } from '../../words/en/dialogs.ts';
import type { Problem } from '../../worker/wire.ts';
import type { Kept, Outcome, Work } from '../open/works.ts';

export type DialogName = 'open' | 'course' | 'check' | 'share' | 'help' | 'bridge' | 'another' | 'compare' | 'take';
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
  readonly sentence?: Sentence;
  /** Why something did not open. */
  readonly problem?: Problem;
  /** What was not as it should be of something that did. */
  readonly doubt?: Problem;
  /** Work that can be brought back from here, and how well it is kept. */
  readonly back?: Work;
  readonly outcome?: Outcome;
}

export interface PageState {
  readonly dialog: DialogName | null;
  /** Waits for an answer: whether to open something in place of edited work that the browser does not store. */
  readonly asked: ((yes: boolean) => void) | null;
  readonly notice: Notice | null;
  /** A short sentence that goes by itself. */
  readonly toast: { readonly sentence: Sentence; readonly undo?: () => void } | null;
  /** What somebody waits for. */
  readonly pending: { readonly sentence: Sentence; readonly giveUp: () => void } | null;
  readonly tab: TabName;
  /** The panel has the room of the tables too. */
  readonly large: boolean;
  /** What was set aside, here and in other tabs: listed a moment after the page has opened. */
  readonly works: readonly Kept[];
  /** The work to which a chip leads back, by its name in the storage: what was set aside last in this tab. */
  readonly back: string | null;
  /** Entries of the storage that are no work any more. */
  readonly unreadable: number;
  /** Whether a reload brings the whole run back: storage took it when it was last to be kept. */
  readonly isKept: boolean;
  /** The run came back from an earlier visit, with changes that the session does not know of. */
  readonly restored: boolean;
  readonly shared: boolean;
  /** A note on the present moment is being written. */
  readonly noting: boolean;
  /** A caption for the present moment is. */
  readonly captioning: boolean;
  /** Nothing plays by itself here: a large button says how to begin. */
  readonly waits: boolean;
  /** At which beat of a lesson its link was to open; null: none said so, or it was. */
  readonly beat: number | null;
  /** A first minute is on show: its lesson plays by itself, and hints follow once somebody has done something. */
  readonly first: boolean;
  /** Stage, tables and caption alone, large: a room looks on. */
  readonly presenting: boolean;
  /** In front of a room: a dark screen, or the link as a code in the corner. */
  readonly blank: boolean;
  readonly code: boolean;
  /** Single-letter keys can be switched off: WCAG 2.1.4. */
  readonly keysOn: boolean;
  readonly hintsOn: boolean;
  /** Runs hold at their beats while they are read, and go on. */
  readonly playsThrough: boolean;
  /** It was said once that runs stop at their captions. */
  readonly toldOfBeats: boolean;
}

type Wishes = Pick<PageState, 'keysOn' | 'hintsOn' | 'playsThrough' | 'toldOfBeats'>;

const WISHES = 'quorum-lab.chrome';

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

function remembered(): Wishes {
  const wishes = (stored(WISHES) ?? {}) as Record<string, unknown>;
  return {
    keysOn: wishes.keysOn !== false,
    hintsOn: wishes.hintsOn !== false,
    playsThrough: wishes.playsThrough === true,
    toldOfBeats: wishes.toldOfBeats === true,
  };
}

export const pageState = createStore<PageState>()(() => ({
  dialog: null,
  asked: null,
  notice: null,
  toast: null,
  pending: null,
  tab: 'why',
  large: false,
  works: [],
  back: null,
  unreadable: 0,
  isKept: true,
  restored: false,
  shared: false,
  noting: false,
  captioning: false,
  waits: false,
  beat: null,
  first: false,
  presenting: false,
  blank: false,
  code: false,
  ...remembered(),
}));

/** Changes a wish and keeps it. */
export function wish(change: Partial<Wishes>): void {
  pageState.setState(change);
  const { keysOn, hintsOn, playsThrough, toldOfBeats } = pageState.getState();
  store(WISHES, { keysOn, hintsOn, playsThrough, toldOfBeats });
}

/** Begins or ends to present. */
export function present(presenting: boolean): void {
  pageState.setState({ presenting, blank: false, code: false });
}

export function showDialog(dialog: DialogName | null): void {
  pageState.setState(dialog === 'share' ? { dialog, shared: true } : { dialog });
}

/** @param undo takes back what the sentence tells. */
export function say(sentence: Sentence, undo?: () => void): void {
  pageState.setState({ toast: { sentence, undo } });
}

/** Says why a command can do nothing now. */
export function cannot(id: string): void {
  say((words) => words.cannot[id] ?? words.impossible);
}

/** Resolves to whether the person agrees to have the run on show kept in this tab alone. */
export function askToReplace(): Promise<boolean> {
  return new Promise((resolve) => {
    pageState.getState().asked?.(false);
    pageState.setState({
      asked: (yes) => {
        pageState.setState({ asked: null });
        resolve(yes);
      },
    });
  });
}

/** What a node knows and what comes to it, in its tab. */
export function showState(lab: Lab, node: NodeId): void {
  lab.select({ kind: 'node', node });
  pageState.setState({ tab: 'state' });
}
