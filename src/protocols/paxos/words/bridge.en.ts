// Paxos's cells of the concept bridge, in English.

import type { BridgeCells } from '../../../speech/bridge.ts';
import type { shows } from '../bridge.ts';

export const words: BridgeCells<typeof shows> = {
  number: { term: 'ballot', note: 'A round and the proposer’s own number: no two proposers ever share one.' },
  leader: {
    term: 'distinguished proposer',
    note: 'Anybody may propose. One at a time is faster, but safety does not need it.',
  },
  place: { term: 'one value', note: 'A single decision, once and for all. There is no slot.' },
  winning: {
    term: 'phase 1: Prepare, Promise',
    note: 'A majority promises to take nothing from lower ballots any more.',
  },
  copying: { term: 'phase 2: Accept, Accepted', note: 'The value, to as many acceptors as make a quorum.' },
  heeding: {
    term: 'promises report, the proposer adopts',
    note: 'Anybody may win; whoever wins must take the value of the highest ballot reported.',
  },
  decided: {
    term: 'chosen, later learned',
    note: 'Chosen as soon as a quorum accepted it in one ballot, though nobody may know yet.',
  },
  holes: { term: 'no place for one', note: 'There is a single value.' },
  leftovers: {
    term: 'proposed anew (P2c)',
    note: 'The new proposer takes the value into its own ballot and has it accepted there.',
  },
  deposed: { term: 'a higher promise', note: 'Acceptors refuse the lower ballot and name the higher one.' },
  disk: {
    term: 'the promise, what was accepted',
    note: 'And the highest round a proposer used, so that no ballot is used twice.',
  },
  quorum: {
    term: 'quorums that meet',
    note: 'Majorities, or any sizes where each quorum of phase 1 meets each of phase 2.',
  },
  progress: {
    term: 'random back-off',
    note: 'Duelling proposers can outbid each other for ever; one that waits lets the other finish.',
  },
  behind: {
    term: 'learners count again',
    note: 'Acceptors repeat what they accepted until a learner has a quorum of it.',
  },
  lost: { term: 'sent again', note: 'The same promise or acceptance twice is still one.' },
};
