// The laboratory as the views and the chrome see it: what is on show, what is selected, what can be done. `createLab`
// (open.ts) makes the one of the page; a test makes one with a projector of its own.

import type { StoreApi } from 'zustand/vanilla';
import type { Choice } from '../engine/move.ts';
import type { Descriptors, Micros } from '../engine/protocol.ts';
import type { Refusal } from '../engine/refusal.ts';
import type { Title } from '../scenarios/scenario.ts';
import type { Variation } from '../scenarios/vary.ts';
import type { Limit } from '../worker/budget.ts';
import type { RecordQuestions } from '../worker/causes.ts';
import type { Wanted } from '../worker/finding.ts';
import type { RuleQuestions } from '../worker/rules.ts';
import type { Totals } from '../worker/statistics.ts';
import type { TextFormat } from '../worker/takeaway.ts';
import type { WaitingQuestions } from '../worker/waiting.ts';
import type {
  Ask,
  BranchInfo,
  Charts,
  Left,
  LibraryItem,
  Problem,
  ReadText,
  Reply,
  Said,
  Setup,
  Taken,
} from '../worker/wire.ts';
import type { Beat, Pacing } from './beats.ts';
import type { Film } from './film.ts';
import type { Bookmark, Fork, OwnCaption, Place } from './futures/branches.ts';
import type { Keeping } from './futures/tree.ts';
import type { Projector } from './picture.ts';
import type { SelectionStore, Target } from './selection.ts';
import type { Look } from './viewport.ts';

/** How far something has come that takes a while: moves, virtual time, and the time that it plays to, if it does. */
export interface Progress {
  readonly to: Micros | null;
  readonly moves: number;
  readonly at: Micros;
}

/** Where a run is not played further by itself, and why; at the last of what a page can take there is no going on. */
export interface Stopped {
  readonly by: Limit;
  readonly last: boolean;
  readonly moves: number;
  readonly at: Micros;
}

export interface SessionState {
  /** Null until the first scenario is open. */
  readonly setup: Setup | null;
  readonly protocol: Descriptors | null;
  readonly branches: readonly BranchInfo[];
  /** The branch on show. */
  readonly branch: number;
  /** Where the branches leave each other. */
  readonly forks: readonly Fork[];
  /** What people call the branches, where they do. */
  readonly names: { readonly [branch: number]: string };
  /** Notes on moments, on every branch. */
  readonly marks: readonly Bookmark[];
  /** Captions that somebody has put, changed or taken away, on every branch. */
  readonly captions: readonly OwnCaption[];
  /** What it is called: by its text, or as somebody has called it since. */
  readonly title: Title;
  /** Whether the run differs from the scenario it was opened with. */
  readonly edited: boolean;
  readonly says: readonly Said[];
  /** Captions and notes of the branch on show, as far as it is played, and how many its text still has. */
  readonly beats: readonly Beat[];
  readonly coming: number;
  /** The branch that goes on with its beats where somebody left it for the one on show, which has none; and when. */
  readonly lesson: { readonly branch: number; readonly at: Micros } | null;
  /** What went wrong with a scenario or link that was to be opened; the run before it is still there. */
  readonly problem: Problem | null;
  /** Why the last thing asked for was impossible. */
  readonly refusal: Refusal | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** The invariant whose breach stopped the playback, until somebody goes on. */
  readonly breach: string | null;
  /** A search, or playing to a time, has taken a while: whatever is done next ends it. How far it is, if that is known. */
  readonly searching: boolean;
  readonly progress: Progress | null;
  /** It came to the end of what may be played without being asked. */
  readonly stopped: Stopped | null;
  /** Counts up whenever the film holds more than before: what draws it looks again. */
  readonly filmed: number;
  /** Where another run, that stands beside this one, parts from it. */
  readonly partedAt: Micros | null;
}

export interface PlaybackState {
  readonly playing: boolean;
  /** Virtual seconds a real second; by interest, the most that it is. */
  readonly speed: number;
  /** News goes slower than routine, in place of one rate. */
  readonly byInterest: boolean;
  /** What playing does at a beat. */
  readonly pacing: Pacing;
  /** It is held at a beat for so many real milliseconds; null while it is not. */
  readonly breath: number | null;
  /** Time stands still while somebody chooses; then it goes on if it is still playing. */
  readonly held: boolean;
}

export interface Guide {
  /** Whether something may not be done now; says why. */
  readonly forbids: (choice: Choice) => Promise<boolean>;
  /** Why it may not, for a menu; null: it may. */
  readonly why: (choice: Choice) => string | null;
  /** On to the next card, or back to the one before. */
  readonly step: (by: 1 | -1) => void;
  /** Whether nothing goes on from here before a question is answered; says so. */
  readonly holds: () => boolean;
  /** The moment of a branch beyond which nobody may look yet; null: there is none. */
  readonly bar: (branch: number) => { readonly at: Micros; readonly position: number } | null;
  /** Somebody wants to look beyond it: says why not. */
  readonly barred: () => void;
}

/** A piece of a text, and up to which position it goes; null when it is the last. */
export interface Helping {
  readonly text: string;
  readonly next: number | null;
}

/** Whether a search came to something; false: there is none within a minute of virtual time; null: it was given up. */
export type Found = boolean | null;

/** What people jump between: what happens in a run, and what is told of it. */
export type LandmarkKind = 'election' | 'commit' | 'fault' | 'breach';
export type JumpKind = LandmarkKind | 'beat';

export interface Lab extends Keeping {
  readonly session: StoreApi<SessionState>;
  readonly playback: StoreApi<PlaybackState>;
  readonly selection: SelectionStore;
  readonly projector: Projector;
  /** The shots that are at hand, and the landmarks of the whole branch. */
  readonly film: Film;

  /** Farthest time that was on show in a branch, in the one on show if none is named. */
  seenUntil(branch?: number): Micros;
  /** Opens a text, and shows one of its futures (counted from 1) at a time. */
  /** @param signal gives it up: the run before it stays. */
  open(text: string, at?: Micros, future?: number, signal?: AbortSignal): Promise<void>;
  play(): void;
  pause(): void;
  /** Holds time until what it returns is called: a run that plays goes on then, unless somebody has paused it. */
  hold(): () => void;
  setSpeed(speed: number): void;
  /** Plays news slowly and routine quickly, until a speed is set. */
  followInterest(): void;
  setPacing(pacing: Pacing): void;
  /** On to the next beat: plays there, or, where it plays already, shows it at once; false when there is none. */
  next(): Promise<Found>;
  /** Back to where the lesson was left. */
  backToLesson(): void;
  /** Shows a time; while dragging, as often as wanted. */
  seek(at: Micros): void;
  /** Shows the world just after the move that led to a position; done when it is on show. */
  show(position: number): Promise<void>;
  /** One move forward (+1) or back (-1), pausing; false when there is none. */
  step(by: 1 | -1): Promise<boolean>;
  /** Selects the next (+1) or previous (-1) happening, pausing, and shows its move; false when there is none. */
  stepHappening(by: 1 | -1): Promise<boolean>;
  /** The next (+1) or previous (-1) landmark of a kind. */
  jump(kind: JumpKind, by: 1 | -1): Promise<Found>;
  /** The next (+1) or previous (-1) moment of a kind, near or far. */
  find(wanted: Wanted, by: 1 | -1): Promise<Found>;
  /** Makes a move at the playhead. What lay beyond it becomes another branch. */
  act(choice: Choice): Promise<void>;
  /** Ends what takes a while, and stands at the moment that it has come to. */
  leaveOff(): void;
  /** Plays on beyond what may be played without being asked, by as much again. */
  goOn(): void;
  undo(): void;
  redo(): void;
  /** Shows another future. */
  take(branch: number): void;
  /** The scenario's text with all that was done up to the playhead, and the notes on this future. */
  write(): Promise<string>;
  /** The scenario's text in a text, its JSON form, a link or a link's fragment, or what is wrong with it. */
  read(pasted: string): Promise<ReadText | { problem: Problem }>;
  /** A text as the fragment of a link, without `#`. */
  link(text: string): Promise<string>;
  library(protocol?: string): Promise<readonly LibraryItem[]>;
  /**
   * The scenario on show with all that was done in this future, played by another protocol (its id): a text to open, and
   * what of it does not apply there.
   */
  onAnotherProtocol(to: string): Promise<{ text: string; left: readonly Left[] } | { problem: Problem }>;
  /** The states and transitions of the machine that each node runs. */
  charts(): Promise<Charts>;
  /** Which transitions the moves that led to these positions took, both ends included, at most 512 of them. */
  taken(span: { branch: number; from: number; to: number }): Promise<readonly Taken[]>;
  /** The text of a future with all that was done in it, beyond the playhead too. */
  textOf(branch: number): Promise<string>;
  /** A text with another mistake or none, or with other options. */
  varied(text: string, variation: Variation): Promise<{ text: string } | { problem: Problem }>;
  /** What of each moment is wanted; what is not named stays. */
  lookAt(change: Partial<Look>): void;
  /** A number for what each move of the branch on show was, from a position on up to a time; `over` when that is all. */
  digests(
    from: number,
    until: Micros,
  ): Promise<{ readonly digests: readonly number[]; readonly over: boolean; readonly stopped: boolean }>;
  /** When a move of the branch on show was made; null when it is not made yet. */
  timeOf(position: number): Promise<Micros | null>;
  /** The numbers of the branch on show up to a position; null when the page has turned elsewhere meanwhile. */
  totals(position: number): Promise<Totals | null>;
  /**
   * The branch on show in a format for other programs, up to a position and a time, helping by helping; ends early when
   * the page turns elsewhere.
   */
  takeAway(format: TextFormat, to: number, until: Micros): AsyncGenerator<Helping>;
  /** What the record of the branch on show says; null when the page has turned elsewhere meanwhile. */
  record<Q extends keyof (RecordQuestions & RuleQuestions & WaitingQuestions)>(
    question: Q,
    ask: Omit<Ask<Q>, 'branch'>,
  ): Promise<Reply<Q>>;
  /** Has the shots of a span at hand soon; `filmed` counts up when they are. */
  need(from: Micros, to: Micros): void;
  /** Who leads through a lesson that is open: says what may not be done, and how far may be looked. */
  guide: Guide | null;
  course<Q extends 'lesson' | 'attempt' | 'may' | 'handIn'>(question: Q, ask: Ask<Q>): Promise<Reply<Q>>;
  /** Goes to a moment of a branch. */
  go(place: Place): Promise<void>;
  /** Begins another future at a moment of the lesson, and shows it; its number. */
  way(ask: Ask<'way'>): Promise<number>;
  select(target: Target | null): void;
  hover(target: Target | null): void;
}
