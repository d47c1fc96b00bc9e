// What the page and the checker's workers say to each other. What is asked has an answer; an order has none of its own:
// what comes of it is told as it comes.

import type { Answer, Progress } from '../../checker/check.ts';
import type { Coverage } from '../../checker/coverage.ts';
import type { Question } from '../../checker/question.ts';
import type { Title } from '../../scenarios/scenario.ts';
import type { Bound } from '../../speech/model.ts';
import type { Problem } from '../../words/problems.ts';

export type { Coverage, Progress, Question };

/** A question with all that a form needs to show it. */
export interface Weighed {
  readonly question: Question;
  /** As one types it. */
  readonly line: string;
  /** Its conditions as they are written; empty where it has none. */
  readonly goal: string;
  readonly counts: { readonly [count: string]: { readonly min: number; readonly max: number } };
  readonly bounds: { readonly [bound: string]: Bound };
  /** Kinds of messages that a quick search does not deliver. */
  readonly quiet: readonly string[];
  /** Why it cannot be asked. */
  readonly refusal: Problem | null;
}

type Read = Weighed | { readonly problem: Problem };

export interface Questions {
  /** The question with which one begins, or the same with what is kept of another. */
  readonly usual: [
    {
      readonly protocol: string;
      readonly variants: readonly string[];
      readonly kept?: Pick<Question, 'seek' | 'every'>;
    },
    Weighed,
  ];
  readonly weigh: [Question, Weighed];
  /** The same question with other conditions, as they are written. */
  readonly goal: [{ readonly question: Question; readonly text: string }, Read];
  readonly read: [string, Read];
}

export type Asking = keyof Questions;

export interface Asked<Q extends Asking = Asking> {
  readonly id: number;
  readonly question: Q;
  readonly ask: Questions[Q][0];
}

/** An exact search, or with a seed a wandering one. */
export interface Begin {
  readonly order: 'begin';
  readonly run: number;
  readonly what: Question;
  /** Of work: while it is paused none pass. */
  readonly seconds: number;
  readonly bytes: number;
  readonly seed: number | null;
}

export type Order = Begin | { readonly order: 'stop' | 'pause' | 'resume'; readonly run: number };

/** One move of a schedule: how a scenario writes it, and what the rule that decided says. */
export interface Step {
  readonly lines: readonly string[];
  readonly node: string;
  readonly headline: Title;
  readonly broke: readonly string[];
}

export interface Schedule {
  /** The scenario's text. */
  readonly text: string;
  readonly moves: number;
  readonly broken: readonly string[];
  readonly steps: readonly Step[];
}

type Told<A> = A extends { readonly finding: unknown } ? Omit<A, 'finding'> & { readonly finding: Schedule } : A;

/** As the checker answers, but that a search may also end by its time. */
export type Verdict =
  | Exclude<Told<Answer>, { kind: 'stopped' }>
  | { readonly kind: 'stopped'; readonly why: 'asked' | 'time' | 'memory' | 'full'; readonly coverage: Coverage };

export type FromChecker =
  | { readonly id: number; readonly reply: Questions[Asking][1] }
  | { readonly id: number; readonly failed: string }
  | { readonly run: number; readonly progress: Progress; readonly milliseconds: number }
  | { readonly run: number; readonly verdict: Verdict; readonly progress: Progress }
  /** Of a wandering search. */
  | { readonly run: number; readonly schedule: Schedule }
  /** It has wandered for as long as it may. */
  | { readonly run: number; readonly over: true }
  | { readonly run: number; readonly failed: string };

export type ToChecker = Asked | Order;
