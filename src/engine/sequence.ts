// A long list that is cheap to extend: an immutable array in chunks, as plain JSON.
//
// A log of twenty thousand entries grows by one at every request, on every server, and each checkpoint keeps the log of
// its moment. Copying a flat array would make that quadratic; here an append copies one chunk and the list of chunks,
// and two versions share all chunks before the one that changed. Positions count from 0.

export interface Sequence<T> {
  readonly length: number;
  readonly chunks: readonly (readonly T[])[];
}

const BITS = 6;
const SIZE = 1 << BITS;

const EMPTY: Sequence<never> = { length: 0, chunks: [] };

export function sequence<T>(items: readonly T[] = []): Sequence<T> {
  return append(EMPTY as Sequence<T>, items);
}

/** The item at a position, or undefined past either end. */
export function at<T>(s: Sequence<T>, position: number): T | undefined {
  return position < 0 ? undefined : s.chunks[position >> BITS]?.[position & (SIZE - 1)];
}

export function last<T>(s: Sequence<T>): T | undefined {
  return at(s, s.length - 1);
}

export function append<T>(s: Sequence<T>, items: readonly T[]): Sequence<T> {
  if (items.length === 0) return s;
  const chunks = s.chunks.slice();
  let room = (s.length & (SIZE - 1)) === 0 ? [] : (chunks.pop() as readonly T[]).slice();
  for (const item of items) {
    room.push(item);
    if (room.length === SIZE) {
      chunks.push(room);
      room = [];
    }
  }
  if (room.length > 0) chunks.push(room);
  return { length: s.length + items.length, chunks };
}

/** The first `length` items. */
export function take<T>(s: Sequence<T>, length: number): Sequence<T> {
  if (length >= s.length) return s;
  if (length <= 0) return EMPTY as Sequence<T>;
  const whole = length >> BITS;
  const rest = length & (SIZE - 1);
  const chunks = s.chunks.slice(0, whole);
  if (rest > 0) chunks.push((s.chunks[whole] as readonly T[]).slice(0, rest));
  return { length, chunks };
}

/** The same list with another item at a position; beyond the end, the gap is filled with `filler`. */
export function put<T>(s: Sequence<T>, position: number, item: T, filler: T): Sequence<T> {
  if (position >= s.length) {
    const gap = new Array<T>(position - s.length).fill(filler);
    return append(s, [...gap, item]);
  }
  const chunks = s.chunks.slice();
  const chunk = (chunks[position >> BITS] as readonly T[]).slice();
  chunk[position & (SIZE - 1)] = item;
  chunks[position >> BITS] = chunk;
  return { length: s.length, chunks };
}

/** Items from `from` up to, not including, `to`. */
export function slice<T>(s: Sequence<T>, from: number, to: number = s.length): T[] {
  const items: T[] = [];
  const end = Math.min(to, s.length);
  for (let i = Math.max(0, from); i < end; i++) items.push(at(s, i) as T);
  return items;
}

/** How many leading items two versions are known to share: whole chunks by identity, then items by identity. */
export function sharedPrefix<T>(a: Sequence<T>, b: Sequence<T>): number {
  if (a === b) return a.length;
  const end = Math.min(a.length, b.length);
  let chunk = 0;
  while (chunk < a.chunks.length && a.chunks[chunk] === b.chunks[chunk]) chunk++;
  let i = Math.min(chunk << BITS, end);
  while (i < end && at(a, i) === at(b, i)) i++;
  return i;
}
