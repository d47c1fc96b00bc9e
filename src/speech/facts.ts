// Reading what a rule compared. Facts are plain JSON whose shape is known only to the protocol that noted them.

import type { Json } from '../engine/protocol.ts';

/** A field of a fact that has fields; undefined when it has none. */
export function field(fact: Json | undefined, name: string): Json | undefined {
  return typeof fact === 'object' && fact !== null && !Array.isArray(fact)
    ? (fact as { readonly [key: string]: Json })[name]
    : undefined;
}

/** A fact as text; a dash for nothing. */
export function text(fact: Json | undefined): string {
  if (fact === undefined || fact === null) return '–';
  return typeof fact === 'object' ? JSON.stringify(fact) : String(fact);
}

export const was = (fact: Json | undefined): string => text(field(fact, 'was'));
export const is = (fact: Json | undefined): string => text(field(fact, 'is'));
/** Where a log ends, or an entry in it: `{index, term}`. */
export const indexOf = (fact: Json | undefined): string => text(field(fact, 'index'));
export const termOf = (fact: Json | undefined): string => text(field(fact, 'term'));

export function names(fact: Json | undefined): readonly string[] {
  return Array.isArray(fact) ? fact.map((name) => text(name as Json)) : [];
}

/** What a fact holds by name, in order. */
export function entriesOf(fact: Json | undefined): readonly (readonly [string, Json])[] {
  return typeof fact === 'object' && fact !== null && !Array.isArray(fact) ? Object.entries(fact) : [];
}

/** A fact as a number; 0 when it is none. */
export const count = (fact: Json | undefined): number => (typeof fact === 'number' ? fact : 0);

/** Whether one log, as where it ends, is behind another: §5.4.1 of the Raft paper's comparison. */
export function isBehind(theirs: Json | undefined, mine: Json | undefined): boolean {
  const [term, index] = [count(field(theirs, 'term')), count(field(theirs, 'index'))];
  const [myTerm, myIndex] = [count(field(mine, 'term')), count(field(mine, 'index'))];
  return term === myTerm ? index < myIndex : term < myTerm;
}
