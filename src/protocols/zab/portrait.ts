// What a view may know of a server.

import type { StateValue } from 'xstate';
import type { Fact, NodeId, Portrait, Sketch, Slot, Slots } from '../../engine/protocol.ts';
import { at } from '../../engine/sequence.ts';
import { supporters } from './election.ts';
import { type History, zxidAt, zxidName } from './history.ts';
import type { Server } from './server.ts';

class HistorySlots implements Slots {
  readonly source: History;
  readonly last: number;

  constructor(history: History) {
    this.source = history;
    this.last = history.length;
  }

  at(index: number): Slot | null {
    const transaction = at(this.source, index - 1);
    return transaction === undefined ? null : { epoch: transaction.epoch, value: transaction.command };
  }
}

/** A leader leads once it is established; before, it is only elected. */
export function roleOf(value: StateValue): string {
  if (typeof value === 'string') return value;
  if (value.following !== undefined) return 'follower';
  return value.leading === 'broadcast' ? 'leader' : 'elected';
}

export function sketch(role: string, { currentEpoch, history, lastCommitted }: Server): Sketch {
  return {
    ...{ role, epoch: currentEpoch, slots: new HistorySlots(history) },
    ...{ committed: lastCommitted, applied: lastCommitted },
  };
}

/** What a server gathers for what it attempts: votes, epochs, histories, acknowledgements. */
function tally(role: string, { vote, votes, leading, majority: needed }: Server): Portrait['tally'] {
  if (role === 'looking') return { granted: supporters(votes, vote), refused: [], needed };
  if (role !== 'elected' || leading === null) return null;
  if (leading.synced.length > 0) return { granted: leading.synced, refused: [], needed };
  const promised = Object.keys(leading.acks).filter((id) => leading.acks[id]?.promise === true);
  return { granted: leading.epoch > 0 ? promised : Object.keys(leading.epochs), refused: [], needed };
}

const epoch = (value: number) => ({ value: String(value), ...(value > 0 && { names: { epoch: value } }) });
const whom = (node: NodeId | null) => (node === null ? { value: '–' } : { value: node, names: { node } });

function facts(role: string, server: Server): Fact[] {
  const { acceptedEpoch, currentEpoch, history, lastCommitted, round, vote, leaderId, leading, store, unsaved } =
    server;
  const written = Object.keys(store).sort();
  const place = (index: number) => ({
    value: zxidName(zxidAt(history, index)),
    ...(index > 0 && { names: { slot: index } }),
  });
  const saved = unsaved === null ? ({ durable: true } as const) : {};
  const of = (all: readonly NodeId[]) => (all.length === 0 ? '–' : all.join(' '));
  return [
    { label: 'acceptedEpoch', ...epoch(acceptedEpoch), durable: true },
    { label: 'currentEpoch', ...epoch(currentEpoch), ...saved },
    { label: 'lastZxid', ...place(history.length), ...saved },
    { label: 'lastCommitted', ...place(lastCommitted) },
    { label: 'round', value: String(round) },
    { label: 'vote', ...whom(vote.leader), caption: role === 'looking' },
    { label: 'leaderId', ...whom(leaderId) },
    { label: 'synced', value: of(leading?.synced ?? []) },
    { label: 'store', value: written.length === 0 ? '–' : written.map((key) => `${key}=${store[key]}`).join(' ') },
  ];
}

export function portrait(role: string, server: Server): Portrait {
  const { acceptedEpoch, peers, leading, history } = server;
  return {
    ...sketch(role, server),
    tally: tally(role, server),
    pointers:
      role === 'leader' && leading !== null
        ? peers
            .filter((of) => leading.told.includes(of))
            .map((of) => ({ label: 'acked', of, index: Math.min(leading.acked[of] ?? 0, history.length) }))
        : [],
    votes: acceptedEpoch === 0 ? [] : [{ slot: 0, epoch: acceptedEpoch, standing: 'promised', value: null }],
    facts: facts(role, server),
  };
}
