// Why something of a scenario does not apply on another protocol. The sentences are in translation.en.ts and
// translation.zh.ts, typed by these codes, so that a missing one does not compile.

export type Because =
  /** The cluster there has fewer nodes. */
  | 'noSuchNode'
  /** The size there has other bounds, or does not fit. */
  | 'size'
  /** A deliberate mistake in the protocol that it was written for. */
  | 'variant'
  | 'noSuchOption'
  /** An option, or a node's start, that the protocol there refuses. */
  | 'doesNotFit'
  | 'noSuchField'
  | 'noSuchTimer'
  /** One message of that run: another protocol sends others. */
  | 'itsMessage'
  | 'noSuchCommand'
  | 'takesNoRequests'
  /** A condition on a role, an epoch, a fact or an invariant that is not told of there. */
  | 'noSuchCondition'
  /** A `run until` that became a `run` as long as it took: its condition is not told of there, or does not come true in time. */
  | 'ranAsLong'
  /** When its turn came, it was not possible: the node had not crashed, the timer was not set. */
  | 'impossible'
  /** An `expect` that does not hold there. */
  | 'doesNotHold'
  /** Words about the run that they were written for. */
  | 'itsWords'
  /** What became of that run otherwise. */
  | 'otherFuture';

/** What of a scenario did not apply, as its text writes it, and why. */
export interface Left {
  readonly text: string;
  readonly because: Because;
}

export interface TranslationWords {
  /** What does not apply, after the statement itself: no full stop. */
  readonly because: { readonly [code in Because]: string };
}
