// Things by id, each fetched when somebody wants it and at hand from then on. What waits is whoever opens the door for
// them; everybody behind it finds them at once.

import { PROTOCOLS } from './order.ts';

export interface Fetched<T> {
  /** All ids, at hand or not, in their order. */
  readonly ids: readonly string[];
  /** Has some of them at hand; left out: all. An id of none is passed over. */
  load(ids?: readonly string[]): Promise<unknown>;
  /** Undefined for an id of none. Throws an Error for one that was not loaded: whoever opened the door forgot it. */
  of(id: string): T | undefined;
}

/** @param files each protocol's file, by its path as a file of src/protocols sees it; `name` is that of the file. */
export function fetched<T>(name: string, files: { readonly [path: string]: () => Promise<T> }): Fetched<T> {
  const ids: readonly string[] = PROTOCOLS;
  const homeOf = (id: string): (() => Promise<T>) => {
    const home = files[`./${id}/${name}.ts`];
    if (home === undefined) throw new Error(`There is no src/protocols/${id}/${name}.ts.`);
    return home;
  };
  const atHand = new Map<string, T>();
  return {
    ids,
    load: (wanted = ids) =>
      Promise.all(
        wanted
          .filter((id) => ids.includes(id) && !atHand.has(id))
          .map((id) => homeOf(id)().then((one) => atHand.set(id, one))),
      ),
    of: (id) => {
      if (!ids.includes(id)) return undefined;
      if (!atHand.has(id)) throw new Error(`The protocol ${id} is not loaded yet.`);
      return atHand.get(id);
    },
  };
}
