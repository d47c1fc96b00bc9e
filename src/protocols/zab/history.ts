// Transactions and their order. A zxid is the epoch of the leader that broadcast a transaction, and a counter that begins at
// 1 in each epoch; it is written `2.3`. Junqueira, Reed and Serafini 2011; Zab.tla, ZxidCompare and IsNextZxid.

import { at, last, type Sequence, slice } from '../../engine/sequence.ts';
import type { Zxid } from './messages.ts';

/** A transaction: its zxid, and a command for the state machine. */
export interface Transaction extends Zxid {
  readonly command: string;
}

export type History = Sequence<Transaction>;

export const NO_ZXID: Zxid = { epoch: 0, counter: 0 };

/** `2.3`; `0` for none. */
export const zxidName = ({ epoch, counter }: Zxid): string => (counter === 0 ? '0' : `${epoch}.${counter}`);

export const isLater = (a: Zxid, b: Zxid): boolean => (a.epoch !== b.epoch ? a.epoch > b.epoch : a.counter > b.counter);

export const isSame = (a: Zxid, b: Zxid): boolean => a.epoch === b.epoch && a.counter === b.counter;

/** The zxid with which a history ends. */
export function lastZxid(history: History): Zxid {
  const end = last(history);
  return end === undefined ? NO_ZXID : { epoch: end.epoch, counter: end.counter };
}

/** The zxid of a place, from 1; none before the first and behind the last. */
export function zxidAt(history: History, index: number): Zxid {
  return at(history, index - 1) ?? NO_ZXID;
}

/** The place of a zxid, from 1; 0 for no zxid, -1 where the history does not have it. The latest are looked at first. */
export function indexOf(history: History, zxid: Zxid): number {
  if (zxid.counter === 0) return 0;
  for (let index = history.length; index > 0; index--) if (isSame(zxidAt(history, index), zxid)) return index;
  return -1;
}

/** Whether a transaction may follow directly: the next of the epoch, or the first of a later one. */
export const isNext = (end: Zxid, next: Zxid): boolean =>
  next.counter === 1 ? next.epoch > end.epoch : next.epoch === end.epoch && next.counter === end.counter + 1;

/** What a server says of itself when histories are compared: the epoch it last took a history in, and where that ends. */
export interface Summary {
  readonly currentEpoch: number;
  readonly zxid: Zxid;
}

/** Zab.tla, MoreResentOrEqual: the later current epoch is more recent, then the later zxid. */
export const isMoreRecent = (a: Summary, b: Summary): boolean =>
  a.currentEpoch !== b.currentEpoch ? a.currentEpoch > b.currentEpoch : isLater(a.zxid, b.zxid);

/** How many transactions at the beginning two histories share. */
export function commonLength(a: History, b: History): number {
  const [mine, theirs] = [slice(a, 0), slice(b, 0)];
  const differs = mine.findIndex((one, i) => {
    const other = theirs[i];
    return other === undefined || !isSame(one, other) || one.command !== other.command;
  });
  return differs < 0 ? mine.length : differs;
}
