// Things by number: the same content has the same number, from 0 on in order of appearance.

import { canon } from '../engine/canon.ts';

export class Interned<T> {
  private readonly numbers = new Map<string, number>();
  readonly things: T[] = [];
  /** Letters of all texts together: what they take of the memory. */
  letters = 0;

  /** @param make is asked for what the content stands for when it is met for the first time. */
  of(content: unknown, make: (number: number) => T): number {
    return this.ofText(canon(content), make);
  }

  ofText(text: string, make: (number: number) => T): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const number = this.things.length;
    this.numbers.set(text, number);
    this.letters += text.length;
    // Made after it has its number: what it stands for may ask for others.
    this.things.push(undefined as T);
    this.things[number] = make(number);
    return number;
  }

  at(number: number): T {
    return this.things[number] as T;
  }

  get size(): number {
    return this.things.length;
  }
}

/** The same content with other names for the nodes: as values, and as keys. */
export function renamed(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return names.get(value) ?? value;
  if (Array.isArray(value)) return value.map((each) => renamed(each, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [names.get(key) ?? key, renamed(each, names)]));
}
