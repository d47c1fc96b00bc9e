// What coordinator and participants say to each other. Gray and Lamport 2006, §3.1; the request for a decision and the
// answer of who does not know it: Bernstein, Hadzilacos and Goodman 1987, §7.4.

import type { MessageKind, Style } from '../../engine/protocol.ts';
import type { Hears } from '../hearing.ts';

export type Decision = 'commit' | 'abort';

interface About<T extends string> {
  readonly type: T;
  readonly transaction: number;
}

/** Phase 1: can you carry out this command? */
export interface Prepare extends About<'Prepare'> {
  readonly command: string;
}

/** Phase 1: Yes, and the sender waits for the decision, whatever happens; No, and it has aborted. */
export type Yes = About<'Yes'>;
export type No = About<'No'>;

/** Phase 2: what is decided; and that it was heard. */
export type Commit = About<'Commit'>;
export type Abort = About<'Abort'>;
export type Done = About<'Done'>;

/** Who voted Yes and hears nothing asks; who is asked and does not know either says so. */
export type DecisionRequest = About<'DecisionRequest'>;
export type Uncertain = About<'Uncertain'>;

export type TwoPhaseMessage = Prepare | Yes | No | Commit | Abort | Done | DecisionRequest | Uncertain;

/** `resend` runs for each participant that has not answered. */
export type TimerName = 'votes' | 'resend' | 'decision';

export type TwoPhaseEvent = Hears<TwoPhaseMessage, TimerName>;

const transactionOf = ({ transaction }: { readonly transaction: number }) => transaction;
const kind = <S extends MessageKind['shape'], L extends Style>(shape: S, style: L) => ({
  shape,
  style,
  epoch: transactionOf,
  slots: ({ transaction }: { readonly transaction: number }) => [transaction],
  brief: ({ transaction }: { readonly transaction: number }) => `transaction ${transaction}`,
});

export const messages = {
  Prepare: {
    ...kind('square', 'outline'),
    brief: ({ transaction, command }: Prepare) => `transaction ${transaction} · ${command}`,
  },
  Yes: kind('circle', 'filled'),
  No: kind('circle', 'crossed'),
  Commit: kind('square', 'filled'),
  Abort: kind('square', 'crossed'),
  Done: kind('bar', 'filled'),
  DecisionRequest: kind('diamond', 'outline'),
  Uncertain: kind('diamond', 'crossed'),
} as const satisfies { readonly [type in TwoPhaseMessage['type']]: MessageKind };
