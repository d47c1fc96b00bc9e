// The ways back and on again, as they outlive the page: places in the futures of a text, in whose order they are counted
// from 1. It comes from the browser's storage: what is not as it should be is none.

import type { Micros } from '../../engine/protocol.ts';
import { LIMITS } from '../../scenarios/limits.ts';
import { UNDONE_AT_MOST } from './branches.ts';

type KeptPlace = readonly [future: number, at: Micros];

export interface KeptWays {
  /** The futures that are shown, and those that undo and redo alone know. */
  readonly text: string;
  /** Which of them was on show. */
  readonly future: number;
  readonly hidden: readonly number[];
  readonly undos: readonly KeptPlace[];
  readonly redos: readonly KeptPlace[];
}

const isWhole = (value: unknown, from: number, to: number): value is number =>
  Number.isInteger(value) && (value as number) >= from && (value as number) <= to;

const isFuture = (value: unknown): value is number => isWhole(value, 1, LIMITS.futures);

const isPlace = (value: unknown): value is KeptPlace =>
  Array.isArray(value) && value.length === 2 && isFuture(value[0]) && isWhole(value[1], 0, LIMITS.time);

function isList<T>(value: unknown, most: number, isOne: (value: unknown) => value is T): value is T[] {
  return Array.isArray(value) && value.length <= most && value.every(isOne);
}

export function asWays(value: unknown): KeptWays | null {
  const { text, future, hidden, undos, redos } = (value ?? {}) as Partial<Record<keyof KeptWays, unknown>>;
  if (typeof text !== 'string' || text === '' || text.length > LIMITS.text || !isFuture(future)) return null;
  if (!isList(hidden, LIMITS.futures, isFuture) || hidden.includes(future)) return null;
  if (!isList(undos, UNDONE_AT_MOST, isPlace) || !isList(redos, UNDONE_AT_MOST, isPlace)) return null;
  return { text, future, hidden, undos, redos };
}
