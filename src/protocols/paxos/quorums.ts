// How many acceptors make a quorum. Lamport 2001, §2.2: a majority, for any two majorities share an acceptor. Howard,
// Malkhi & Spiegelman 2016, §3: a quorum of promises need only share an acceptor with every quorum of acceptances.

import type { Options } from '../../engine/protocol.ts';
import { majorityOf } from '../majority.ts';

export interface Quorums {
  readonly promised: number;
  readonly accepted: number;
}

const sizeOr = (given: unknown, usual: number): number => (given === 0 ? usual : (given as number));

/** Option `q1` for promises, `q2` for acceptances; 0 stands for a majority. */
export function quorumsOf(acceptors: number, { q1, q2 }: Options): Quorums {
  const majority = majorityOf(acceptors);
  return { promised: sizeOr(q1, majority), accepted: sizeOr(q2, majority) };
}

/** Why quorums of these sizes cannot be, as an id that has words; null when they can. */
export function quorumsRefused(acceptors: number, options: Options, mustMeet: boolean): string | null {
  const { promised, accepted } = quorumsOf(acceptors, options);
  if (promised > acceptors || accepted > acceptors) return 'quorumTooLarge';
  return mustMeet && promised + accepted <= acceptors ? 'quorumsNeedNotMeet' : null;
}
