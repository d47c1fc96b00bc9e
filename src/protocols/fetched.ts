// Things by id, each fetched when somebody wants it and at hand from then on. What waits is whoever opens the door for
// them; everybody behind it finds them at once.

export interface Fetched<T> {
  /** All ids, at hand or not, in their order. */
  readonly ids: readonly string[];
  /** Has some of them at hand; left out: all. An id of none is passed over. */
  load(ids?: readonly string[]): Promise<unknown>;
  /** Undefined for an id of none. Throws an Error for one that was not loaded: whoever opened the door forgot it. */
  of(id: string): T | undefined;
}

export function fetched<T>(homes: { readonly [id: string]: () => Promise<T> }): Fetched<T> {
  const ids = Object.keys(homes);
  const atHand = new Map<string, T>();
  return {
    ids,
    load: (wanted = ids) =>
      Promise.all(
        wanted
          .filter((id) => ids.includes(id) && !atHand.has(id))
          .map((id) => (homes[id] as () => Promise<T>)().then((one) => atHand.set(id, one))),
      ),
    of: (id) => {
      if (!ids.includes(id)) return undefined;
      if (!atHand.has(id)) throw new Error(`The protocol ${id} is not loaded yet.`);
      return atHand.get(id);
    },
  };
}
