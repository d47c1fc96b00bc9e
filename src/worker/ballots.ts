// The table of ballots of a slot: a row an epoch, from the record of the votes. What a voter did stays on record: a
// voter that accepted in one epoch and promised itself to the next stands in both rows.
//
// The record of a slot only grows, and proposers that duel for an hour leave a hundred thousand votes in it. Its chunks
// never change once they are full, so each is digested once, and a new vote costs a glance at each chunk, not at each vote.

import type { Vote } from '../engine/claims.ts';
import type { Epoch } from '../engine/protocol.ts';
import { at, type Sequence, sequence } from '../engine/sequence.ts';
import type { BallotRow, BallotTable, Cast } from './wire.ts';

/** Rows of a table, the newest. */
export const ROWS = 12;
/** Rows for epochs that are newer than all that was voted about the slot, and to which voters promised themselves. */
export const BEYOND = 3;

export interface Quorum {
  readonly promised: number;
  readonly accepted: number;
}

type Votes = Sequence<Vote>;
type Chunk = readonly Vote[];

const NONE: Votes = sequence();

// --- Reading a long record --------------------------------------------------------------------------------------------

interface Digest {
  readonly lowest: Epoch;
  readonly highest: Epoch;
  readonly byEpoch: ReadonlyMap<Epoch, readonly Vote[]>;
}

const digests = new WeakMap<Chunk, Digest>();

function digestOf(chunk: Chunk): Digest {
  const known = digests.get(chunk);
  if (known !== undefined) return known;
  const byEpoch = new Map<Epoch, Vote[]>();
  let lowest = Infinity;
  let highest = -Infinity;
  for (const vote of chunk) {
    const { epoch } = vote;
    const same = byEpoch.get(epoch);
    if (same === undefined) byEpoch.set(epoch, [vote]);
    else same.push(vote);
    lowest = Math.min(lowest, epoch);
    highest = Math.max(highest, epoch);
  }
  const made = { lowest, highest, byEpoch };
  digests.set(chunk, made);
  return made;
}

/** The newest epochs of a record, at most so many, the oldest first. */
function newest({ chunks }: Votes, most: number): Epoch[] {
  const found: Epoch[] = [];
  for (let i = chunks.length - 1; i >= 0; i--) {
    const { highest, byEpoch } = digestOf(chunks[i] as Chunk);
    if (found.length === most && highest <= (found[0] as Epoch)) continue;
    for (const epoch of byEpoch.keys()) {
      if (found.includes(epoch) || (found.length === most && epoch < (found[0] as Epoch))) continue;
      found.push(epoch);
      found.sort((a, b) => a - b);
      if (found.length > most) found.shift();
    }
  }
  return found;
}

/** The votes of some epochs, in the order in which they were cast. */
function gather({ chunks }: Votes, epochs: readonly Epoch[], into: ReadonlyMap<Epoch, Vote[]>): void {
  const lowest = epochs[0] as Epoch;
  const highest = epochs[epochs.length - 1] as Epoch;
  for (const chunk of chunks) {
    const digest = digestOf(chunk);
    if (digest.highest < lowest || digest.lowest > highest) continue;
    for (const epoch of epochs) {
      const votes = digest.byEpoch.get(epoch);
      if (votes !== undefined) (into.get(epoch) as Vote[]).push(...votes);
    }
  }
}

/** How many epochs a record has up to the end of a chunk, and the highest. A full chunk has always the same before it. */
interface Count {
  readonly epochs: number;
  readonly highest: Epoch;
}

const counts = new WeakMap<Chunk, Count>();

function epochsIn({ chunks }: Votes): number {
  let i = chunks.length;
  let count: Count | undefined;
  while (count === undefined && i > 0) {
    i--;
    count = counts.get(chunks[i] as Chunk);
  }
  let now = count ?? { epochs: 0, highest: -Infinity };
  for (let k = count === undefined ? 0 : i + 1; k < chunks.length; k++) {
    const chunk = chunks[k] as Chunk;
    const { byEpoch, highest } = digestOf(chunk);
    let epochs = now.epochs;
    for (const epoch of byEpoch.keys()) if (epoch > now.highest || !isAmong(chunks, k, epoch)) epochs++;
    now = { epochs, highest: Math.max(now.highest, highest) };
    counts.set(chunk, now);
  }
  return now.epochs;
}

function isAmong(chunks: readonly Chunk[], before: number, epoch: Epoch): boolean {
  for (let i = before - 1; i >= 0; i--) {
    const { lowest, highest, byEpoch } = digestOf(chunks[i] as Chunk);
    if (epoch >= lowest && epoch <= highest && byEpoch.has(epoch)) return true;
  }
  return false;
}

// --- A row ------------------------------------------------------------------------------------------------------------

/** What became of an epoch. An acceptance hides the promise before it; two that differ stand side by side. */
function rowOf(epoch: Epoch, votes: readonly Vote[], quorum: Quorum, forLeader: boolean): BallotRow {
  const proposed: { by: string; value: string }[] = [];
  const casts: Cast[] = [];
  for (const { node, standing, value } of votes) {
    if (standing === 'proposed') {
      if (value !== null && !proposed.some((one) => one.by === node && one.value === value))
        proposed.push({ by: node, value });
      continue;
    }
    const before = casts.filter(({ voter }) => voter === node);
    if (before.some((cast) => cast.standing === standing && cast.value === value)) continue;
    if (standing === 'promised' && before.some((cast) => cast.standing !== 'promised')) continue;
    const promise =
      standing !== 'promised' ? casts.findIndex((c) => c.voter === node && c.standing === 'promised') : -1;
    const cast: Cast = { voter: node, standing, value };
    if (promise < 0) casts.push(cast);
    else casts[promise] = cast;
  }
  return {
    epoch,
    proposed,
    casts,
    chosen: forLeader ? agreed(casts, 'promised', quorum.promised) : agreed(casts, 'accepted', quorum.accepted),
    promisedByQuorum: new Set(casts.map(({ voter }) => voter)).size >= quorum.promised,
  };
}

/** The values on which enough voters agree, in the order in which they reached it. */
function agreed(casts: readonly Cast[], standing: Cast['standing'], needed: number): string[] {
  const reached: string[] = [];
  const by = new Map<string, number>();
  for (const cast of casts) {
    if (cast.standing !== standing || cast.value === null) continue;
    const voters = (by.get(cast.value) ?? 0) + 1;
    by.set(cast.value, voters);
    if (voters === needed) reached.push(cast.value);
  }
  return reached;
}

// --- A table ----------------------------------------------------------------------------------------------------------

/**
 * @param own the votes about the slot.
 * @param all the votes about all slots from some slot on: promises that hold for this one too.
 * @param forLeader whether votes choose only a leader: a promise then names whom it is for.
 */
export function ballotTable(slot: number, own: Votes, all: Votes, quorum: Quorum, forLeader: boolean): BallotTable {
  const about = newest(own, ROWS);
  const last = about[about.length - 1];
  const beyond = last === undefined ? newest(all, ROWS) : newest(all, BEYOND).filter((epoch) => epoch > last);
  const epochs = [...about, ...beyond].slice(-ROWS);
  const votes = new Map(epochs.map((epoch) => [epoch, [] as Vote[]]));
  if (epochs.length > 0) {
    gather(all, epochs, votes);
    gather(own, epochs, votes);
  }
  return {
    slot,
    rows: epochs.map((epoch) => rowOf(epoch, votes.get(epoch) as Vote[], quorum, forLeader)),
    earlier: last === undefined ? epochsIn(all) - epochs.length : epochsIn(own) - (epochs.length - beyond.length),
  };
}

/** The tables of a run: made anew only when somebody voted about the slot, or about all of them. */
export class Ballots {
  private readonly known = new WeakMap<object, { slot: number; all: Votes; table: BallotTable }>();
  private readonly quorum: Quorum;
  private readonly decides: 'value' | 'slots' | 'nothing';

  constructor(quorum: Quorum, decides: 'value' | 'slots' | 'nothing') {
    this.quorum = quorum;
    this.decides = decides;
  }

  /** The table of a slot; null: of the newest that was voted about. Only where there are slots does it matter which. */
  table(votes: Sequence<Votes>, wanted: number | null): BallotTable {
    const slot =
      this.decides === 'slots' ? (wanted ?? Math.max(1, votes.length - 1)) : this.decides === 'value' ? 1 : 0;
    const own = at(votes, slot) ?? NONE;
    const all = slot === 0 ? NONE : (at(votes, 0) ?? NONE);
    // What has no votes of its own is told apart by those about all slots.
    const key = own.length > 0 ? own : all;
    const before = this.known.get(key);
    if (before?.slot === slot && before.all === all) return before.table;
    const table = ballotTable(slot, own, all, this.quorum, this.decides === 'nothing');
    this.known.set(key, { slot, all, table });
    return table;
  }
}
