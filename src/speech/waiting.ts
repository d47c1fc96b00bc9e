// The shape of what is said when somebody asks "why not?", typed by what a protocol declares: a goal or a guard without
// words does not compile.

import type { Facts } from '../engine/protocol.ts';
import type { Waiting } from '../engine/waiting.ts';
import type { Told } from './about.ts';

export interface WaitingWords<W extends Waiting = Waiting> {
  readonly goals: {
    readonly [goal in keyof W['goals']]: {
      /** What is asked: "Why does S3 not lead?" */
      readonly question: (told: Told) => string;
      /** How it stands, with the values. */
      readonly waits: (told: Told) => string;
      /** Said in place of both when there is nothing to wait for. */
      readonly reached: (told: Told) => string;
    };
  };
  /** What it means that a guard holds, and that it does not, with what it compared. No capital, no full stop. */
  readonly guards: {
    readonly [guard in keyof W['guards']]: {
      readonly holds: (facts: Facts) => string;
      readonly fails: (facts: Facts) => string;
    };
  };
}
