// The log. Ongaro & Ousterhout 2014 (extended version), §5.3, §5.4.1 and Figure 2. Indexes count from 1.

import { append, at, type Sequence, slice, take } from '../../engine/sequence.ts';

export interface Entry {
  /** The term in which a leader received it. */
  readonly term: number;
  /** For the state machine. */
  readonly command: string;
}

export type Log = Sequence<Entry>;

/** Where a log ends: what a RequestVote tells of the candidate's. */
export interface LastEntry {
  readonly index: number;
  readonly term: number;
}

/** The term of an entry; 0 before the first, -1 where there is none. */
export function termAt(log: Log, index: number): number {
  if (index === 0) return 0;
  const entry = at(log, index - 1);
  return entry === undefined ? -1 : entry.term;
}

export function lastEntry(log: Log): LastEntry {
  return { index: log.length, term: termAt(log, log.length) };
}

/** At most `limit` entries, from an index on. */
export function entriesFrom(log: Log, index: number, limit: number): Entry[] {
  return index > log.length ? [] : slice(log, index - 1, index - 1 + limit);
}

/** §5.4.1: the log with the later last term is more up-to-date; with the same term, the longer log is. */
export function isAtLeastAsUpToDate(theirs: LastEntry, mine: LastEntry): boolean {
  return theirs.term !== mine.term ? theirs.term > mine.term : theirs.index >= mine.index;
}

/** §5.3, the consistency check: there is an entry at prevLogIndex and its term is prevLogTerm. */
export function isConsistent(log: Log, prevLogIndex: number, prevLogTerm: number): boolean {
  // It has to exist: that neither log holds an entry there is no agreement. Before the first entry, all logs agree.
  return prevLogIndex <= log.length && termAt(log, prevLogIndex) === prevLogTerm;
}

export interface Merged {
  readonly log: Log;
  /** The first entry that had to go, with all that followed it; 0 for none. */
  readonly conflictAt: number;
  /** How many entries were new. */
  readonly appended: number;
}

/**
 * Figure 2, AppendEntries, steps 3 and 4: an entry that conflicts with a new one (same index, other term) goes with all
 * that follow it; entries not already in the log are appended. What agrees is never touched, however old the message.
 */
export function merge(log: Log, prevLogIndex: number, entries: readonly Entry[]): Merged {
  let known = 0;
  while (known < entries.length && termAt(log, prevLogIndex + 1 + known) === (entries[known] as Entry).term) known++;
  if (known === entries.length) return { log, conflictAt: 0, appended: 0 };
  const first = prevLogIndex + 1 + known;
  const conflictAt = first <= log.length ? first : 0;
  return {
    log: append(take(log, first - 1), known === 0 ? entries : entries.slice(known)),
    conflictAt,
    appended: entries.length - known,
  };
}
