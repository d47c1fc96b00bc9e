// What crosses between the page and the worker: plain data, no functions. Both sides know the protocols by their ids and
// look up what they need of them. Objects that did not change between two shots of one reply are the same object on both sides:
// the structured clone keeps them so.

import type { Happening } from '../engine/happening.ts';
import type { Choice, Move } from '../engine/move.ts';
import type { Epoch, Micros, NodeId, Options, Portrait, Slot } from '../engine/protocol.ts';
import type { Refusal } from '../engine/refusal.ts';
import type { Landmark } from '../engine/run.ts';
import type { Chart } from '../engine/statechart.ts';
import type { Envelope, Network } from '../engine/world.ts';
import type { Caption } from '../scenarios/captioned.ts';
import type { Mark } from '../scenarios/futures.ts';
import type { Title } from '../scenarios/scenario.ts';
import type { Variation } from '../scenarios/vary.ts';
import type { Chapter } from '../speech/chapters.ts';
import type { OddLetter } from '../words/problems.ts';
import type { Left } from '../words/translation.ts';
import type { Limit } from './budget.ts';
import type { RecordQuestions } from './causes.ts';
import type { Wanted } from './finding.ts';
import type { LessonQuestions } from './lesson-told.ts';
import type { RuleQuestions } from './rules.ts';
import type { Totals } from './statistics.ts';
import type { TextFormat } from './takeaway.ts';
import type { Hearing } from './transitions.ts';
import type { WaitingQuestions } from './waiting.ts';

export type { Left };

/** Shots in a block: the worker tells when each begins, the page keeps its film by it. */
export const BLOCK = 64;

/** A stretch of a node's slots: the places from `from`, up to `last` or the width of the window. */
export interface SlotWindow {
  readonly from: number;
  readonly items: readonly (Slot | null)[];
  /** The last place that the node has. */
  readonly last: number;
}

/** A node as the page knows it. */
export interface NodeScene extends Omit<Portrait, 'slots'> {
  readonly id: NodeId;
  readonly part: string;
  /** The innermost states that its machine is in, one a region. */
  readonly states: readonly string[];
  readonly up: 'up' | 'crashed' | 'paused';
  /** Thousandths of true speed. */
  readonly clock: number;
  readonly pausedAt: Micros;
  readonly timers: readonly {
    readonly name: string;
    /** Whom it is about, where one runs for each of several. */
    readonly of?: string;
    readonly setAt: Micros;
    readonly ringsAt: Micros;
  }[];
  /** Messages that wait for a paused node. */
  readonly queued: number;
  readonly slots: SlotWindow;
}

/** What one voter did in one epoch. A voter has more than one only when a rule is broken. */
export interface Cast {
  readonly voter: NodeId;
  readonly standing: 'promised' | 'accepted' | 'refused';
  /** What was accepted or refused, or whom the vote was for; null for a promise. */
  readonly value: string | null;
}

/** A row of the table of ballots: what was proposed in an epoch, and what became of it. */
export interface BallotRow {
  readonly epoch: Epoch;
  /** What was proposed, by whom; more than one only when a rule is broken, none before phase 2. */
  readonly proposed: readonly { readonly by: NodeId; readonly value: string }[];
  readonly casts: readonly Cast[];
  /** What a quorum accepted in this epoch, or whom it voted for; more than one only when a rule is broken. */
  readonly chosen: readonly string[];
  /** Whether a quorum has promised, or gone further. */
  readonly promisedByQuorum: boolean;
}

/**
 * The ballots about one slot (0: about a leader), by epoch, the newest of them: those in which something was voted about
 * the slot itself, and the newest beyond them that were promised for all slots.
 */
export interface BallotTable {
  readonly slot: number;
  readonly rows: readonly BallotRow[];
  /** Ballots about the slot that are older than those shown. */
  readonly earlier: number;
}

/** Everything the page draws of one moment. */
export interface Scene {
  readonly nodes: readonly NodeScene[];
  readonly envelopes: readonly Envelope[];
  /** One-way cuts, as `S1>S2`. */
  readonly cuts: readonly string[];
  readonly network: Network;
  /** Time between two requests of the clients; 0 for none. */
  readonly clientsEvery: Micros;
  /** Invariants that broke at or before this moment. */
  readonly broken: readonly string[];
  /** Invariants that claim nothing any more at this moment. */
  readonly unfounded: readonly string[];
  /** About the slot that the page looks at; the same object as long as no vote is added. */
  readonly ballots: BallotTable;
}

/** One move, what it caused, and the scene after it. Position 0 is the beginning. */
export interface Shot {
  readonly position: number;
  readonly at: Micros;
  readonly move: Move | null;
  readonly happenings: readonly Happening[];
  readonly scene: Scene;
}

/** What nodes of each part run. Parts with one machine share one chart. */
export interface Charts {
  readonly [part: string]: Chart;
}

/** What the nodes heard in the move that led to a position, and the transitions that they took. */
export interface Taken {
  readonly position: number;
  readonly hearings: readonly Hearing[];
}

/** A caption: words that a scenario says, at a time from a position on. */
export interface Said {
  readonly position: number;
  readonly at: Micros;
  readonly text: { readonly en?: string; readonly zh?: string };
}

/** A note on a moment of a branch: its position is known where the page was there, or the branch has come to it. */
export interface KeptMark extends Mark {
  readonly position: number | null;
}

/** What people keep of one of the futures: what they call it, and their notes. */
export interface KeptFuture {
  readonly branch: number;
  readonly name: string | null;
  readonly marks: readonly KeptMark[];
}

/** The same, to be written, with the captions that somebody has put into it. */
export interface ToldFuture extends KeptFuture {
  readonly captions?: readonly Caption[];
}

/** One of the futures of a run. */
export interface BranchInfo {
  readonly id: number;
  /** The branch it left, and the position where it left it; null for the first. */
  readonly parent: number | null;
  readonly forkedAt: number;
  readonly at: Micros;
  /** What was done there that made it another future; null for the first. */
  readonly by: Move | null;
  /** Moves simulated so far. */
  readonly length: number;
  readonly end: Micros;
  /** All that happens up to this time is simulated: at or after the last move. */
  readonly until: Micros;
  /** Nothing more can happen by itself. */
  readonly still: boolean;
  /** It is not played on, though there is more: what bounds it, and whether that is the last of what a page can take. */
  readonly stopped: { readonly by: Limit; readonly last: boolean } | null;
}

/** What a scenario set up, for the chrome. */
export interface Setup {
  readonly protocol: string;
  readonly variant: string | null;
  readonly counts: { readonly [name: string]: number };
  readonly seed: number;
  readonly title: { readonly en?: string; readonly zh?: string };
  readonly options: Options;
  /** It is told by cards. */
  readonly lesson?: 'lesson' | 'challenge' | undefined;
}

/** What is wrong with a scenario or link, as a code and the place; the words are in src/words. */
export interface Problem {
  readonly code: string;
  readonly line?: number;
  readonly column?: number;
  readonly expected?: string;
  readonly found?: string;
  readonly odd?: OddLetter;
}

/** A scenario of the library, with what it says of itself. */
export interface LibraryItem {
  readonly name: string;
  readonly text: string;
  readonly protocol: string;
  readonly variant: string | null;
  readonly title: { readonly en?: string; readonly zh?: string };
  readonly chapter: Chapter;
  /** The name of the same story with a rule left out. */
  readonly without: string | null;
  /** What one will see and understand. */
  readonly promise: { readonly en: string; readonly zh: string };
  /** What it says, a caption a beat. */
  readonly captions: readonly Said['text'][];
}

/** What a page asks of a run to show it and to change it, by name: the question and its answer. */
export interface FirstQuestions {
  /**
   * Opens a scenario's text in place of the present run, or says what is wrong with it. `first`: the number of its first
   * branch; without it, one that no branch had before.
   */
  open: [
    { text: string; first?: number },
    (
      | {
          setup: Setup;
          branch: BranchInfo;
          first: Shot;
          /** The futures that the text tells of, the first included, with their names and notes. */
          futures: readonly (Omit<KeptFuture, 'branch'> & { branch: BranchInfo })[];
        }
      | { problem: Problem }
    ),
  ];
  /**
   * Simulates on until a time, and hands over the shots after position `known`, at most `most` of them, with what the page
   * does not have yet of the branch's index: landmarks and the times at which its blocks begin. With `apart`, only shots
   * so far from each other in virtual time, for a playhead that runs past the others anyway; a breach always.
   */
  play: [
    { branch: number; known: number; until: Micros; most: number; apart: Micros; landmarks: number; starts: number },
    {
      shots: readonly Shot[];
      branch: BranchInfo;
      landmarks: readonly Landmark[];
      starts: readonly Micros[];
      /** There are more landmarks: ask again. */
      more: boolean;
      says: readonly Said[];
      /** How many captions, and notes without a time, its script still has. */
      coming: number;
      /** Notes of the branch's script that have no time, as far as it has come. */
      marks: readonly KeptMark[];
    },
  ];
  /** Shots of the past, both ends included, at most 1024 of them. */
  stretch: [{ branch: number; from: number; to: number }, { shots: readonly Shot[] }];
  /**
   * The last shot at or before a time. Simulates towards it; `reached` says whether it is there or wants to be asked again,
   * if the branch is not stopped. It is another branch as long as that has to be played up to where the asked one leaves it.
   */
  seek: [{ branch: number; at: Micros }, { shot: Shot; branch: BranchInfo; reached: boolean }];
  /** Permits as much again of what stopped a branch. */
  permit: [Record<string, never>, Record<string, never>];
  /** When a move was made; null when there is none at the position. */
  timeOf: [{ branch: number; position: number }, { at: Micros | null }];
  /** Makes a move at a position and time of a branch: a new branch, or why it is impossible. */
  make: [
    { branch: number; position: number; at: Micros; choice: Choice },
    { branch: BranchInfo; shot: Shot } | { refusal: Refusal },
  ];
  /** From which slot the windows begin (null: the newest), and whose ballots are wanted (null: the newest that was voted about). */
  look: [{ slotsFrom: number | null; ballotsOf: number | null }, Record<string, never>];
}

/** What is asked when somebody looks closer, or takes a run along. */
export interface StudyQuestions extends RuleQuestions, WaitingQuestions {
  /**
   * The next position from `from` on that is wanted, forwards (simulating up to `until`) or backwards. Null: `next` is
   * where to go on asking, or null when there is none.
   */
  find: [
    { branch: number; from: number; by: 1 | -1; wanted: Wanted; until: Micros },
    { position: number | null; next: number | null; branch: BranchInfo },
  ];
  /**
   * A number for what each move from `from` on was, up to a time; `over` when there are no more up to it, `stopped` when
   * there are and the branch is not played on to them. Two runs of a
   * protocol part where they differ.
   */
  digests: [
    { branch: number; from: number; until: Micros },
    { digests: readonly number[]; over: boolean; stopped: boolean },
  ];
  /** The numbers of a branch up to a position, or as far towards it as there was patience: ask again. */
  totals: [{ branch: number; position: number }, { totals: Totals }];
  /**
   * A helping of the run in a format for other programs, from a position on, up to a time and a position: the text, and
   * where the next helping begins, null when there is no more.
   */
  takeAway: [
    { branch: number; format: TextFormat; from: number; to: number; until: Micros },
    { text: string; next: number | null },
  ];
  /** The machines of the open protocol, with its deliberate mistake if it has one, as charts by part. */
  charts: [Record<string, never>, { charts: Charts }];
  /** Which transitions the moves that led to these positions took, both ends included, at most 512 of them. */
  taken: [{ branch: number; from: number; to: number }, { taken: readonly Taken[] }];
  /**
   * The scenario text of a branch with all that was done up to a position, and with this title and these notes (absent: its
   * text's), and with captions in place of its text's. What it shares with others has to be played before: a `seek` sees
   * to it.
   */
  write: [
    {
      branch: number;
      position: number;
      title?: Title;
      marks?: readonly KeptMark[];
      captions?: readonly Caption[];
    },
    { text: string },
  ];
  /** The scenario text of all these branches, which hold all that was done in them. The first branch comes first. */
  writeTree: [{ title?: Title; futures: readonly ToldFuture[] }, { text: string }];
  /** The position of a moment of a branch, as far as it is simulated. */
  place: [{ branch: number; at: Micros; after?: number }, { position: number }];
}

/** What a page may ask of runs. */
export type RunQuestions = FirstQuestions & RecordQuestions & StudyQuestions & LessonQuestions;

/** A scenario's text, and what a link says beside it: the playhead, which of its futures, and another run beside it. */
export interface ReadText {
  readonly text: string;
  /** At which beat of a lesson, from 1. */
  readonly beat?: number;
  readonly at?: Micros;
  readonly future?: number;
  readonly beside?: { readonly text: string; readonly future?: number } | { readonly problem: Problem };
  /** What of the link could not be read, though its run can be opened. */
  readonly doubt?: Problem;
}

/** What a page may ask of texts. */
export interface TextQuestions {
  /** The scenario's text in a text, its JSON form, a link or a link's fragment, or what is wrong with it. */
  read: [{ pasted: string }, ReadText | { problem: Problem }];
  /** A text as the fragment of a link, without `#`. */
  link: [{ text: string }, { fragment: string }];
  /** @param protocol the id of one; left out: all. */
  shelf: [{ protocol?: string }, { items: readonly LibraryItem[] }];
  /** A text with another mistake or none, or with other options. */
  vary: [{ text: string; variation: Variation }, { text: string } | { problem: Problem }];
  /** The same faults on another protocol (its id), and what of the text does not apply there, or why nothing fits. */
  translate: [{ text: string; to: string }, { text: string; left: readonly Left[] } | { problem: Problem }];
}

export type Questions = RunQuestions & TextQuestions;
export type RunQuestion = keyof RunQuestions;
export type FirstQuestion = keyof FirstQuestions;
export type RecordQuestion = keyof RecordQuestions;
export type StudyQuestion = keyof StudyQuestions;
export type LessonQuestion = keyof LessonQuestions;
export type TextQuestion = keyof TextQuestions;
export type Question = keyof Questions;
export type Ask<Q extends Question> = Questions[Q][0];
export type Reply<Q extends Question> = Questions[Q][1];

/** What goes to the worker, and what comes back; `id` pairs them. */
export interface Asked<Q extends Question = Question> {
  readonly id: number;
  readonly question: Q;
  readonly ask: Ask<Q>;
}
export type Answered =
  | { readonly id: number; readonly reply: unknown }
  | { readonly id: number; readonly failed: string };
