// Ballots: unique and totally ordered, a round and then the number of the proposer that owns it. As one whole number, so
// that an epoch is an epoch everywhere: round 2 of the third proposer is 23, written `2.3`. 0 stands for none.
// Lamport 2001, Paxos Made Simple, §2.2 (different proposals have different numbers) and §2.5.

/** Proposers that can be told apart. */
export const PROPOSERS_MAX = 9;

const RADIX = 10;

/** @param proposer from 1 to PROPOSERS_MAX. */
export function ballotOf(round: number, proposer: number): number {
  return round * RADIX + proposer;
}

export function roundOf(ballot: number): number {
  return Math.floor(ballot / RADIX);
}

/** The number of the proposer that owns a ballot. */
export function ownerOf(ballot: number): number {
  return ballot % RADIX;
}

/** `2.3`; `0` for none. */
export function ballotName(ballot: number): string {
  return ballot === 0 ? '0' : `${roundOf(ballot)}.${ownerOf(ballot)}`;
}
