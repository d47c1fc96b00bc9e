// What a view may know of a server.

import type { Fact, NodeId, Portrait, Sketch, Slot, Slots } from '../../engine/protocol.ts';
import { at } from '../../engine/sequence.ts';
import type { Log } from './log.ts';
import type { Server } from './server.ts';

class LogSlots implements Slots {
  readonly source: Log;
  readonly last: number;

  constructor(log: Log) {
    this.source = log;
    this.last = log.length;
  }

  at(index: number): Slot | null {
    const entry = at(this.source, index - 1);
    return entry === undefined ? null : { epoch: entry.term, value: entry.command };
  }
}

export function sketch(role: string, { currentTerm, log, commitIndex, lastApplied }: Server): Sketch {
  return { role, epoch: currentTerm, slots: new LogSlots(log), committed: commitIndex, applied: lastApplied };
}

function facts({ currentTerm, votedFor, log, commitIndex, lastApplied, leaderId, store }: Server): Fact[] {
  const written = Object.keys(store).sort();
  const index = (slot: number) => ({ value: String(slot), ...(slot > 0 && { names: { slot } }) });
  const whom = (node: NodeId | null) => (node === null ? { value: '–' } : { value: node, names: { node } });
  return [
    { label: 'currentTerm', value: String(currentTerm), durable: true, names: { epoch: currentTerm } },
    { label: 'votedFor', ...whom(votedFor), durable: true },
    { label: 'lastLogIndex', ...index(log.length), durable: true },
    { label: 'commitIndex', ...index(commitIndex) },
    { label: 'lastApplied', ...index(lastApplied) },
    { label: 'leaderId', ...whom(leaderId) },
    { label: 'store', value: written.length === 0 ? '–' : written.map((key) => `${key}=${store[key]}`).join(' ') },
  ];
}

export function portrait(role: string, server: Server): Portrait {
  const { currentTerm, votedFor, votes, majority, peers, nextIndex, matchIndex } = server;
  return {
    ...sketch(role, server),
    tally: votes === null ? null : { granted: votes.granted, refused: votes.refused, needed: majority },
    pointers:
      nextIndex === null || matchIndex === null
        ? []
        : peers.flatMap((of) => [
            { label: 'nextIndex', of, index: nextIndex[of] as number },
            { label: 'matchIndex', of, index: matchIndex[of] as number },
          ]),
    votes: votedFor === null ? [] : [{ slot: 0, epoch: currentTerm, standing: 'promised', value: votedFor }],
    facts: facts(server),
  };
}
