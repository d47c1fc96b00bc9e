// Lamport's own specification of Paxos (Paxos.tla, 2001), as a slow explorer that shares nothing with the product: acceptors,
// ballots, values, and a set of messages that only grows.

export interface Told {
  readonly type: '1a' | '1b' | '2a' | '2b';
  readonly by?: number;
  readonly ballot: number;
  readonly voted?: number;
  readonly value?: string | null;
}

/** Of an acceptor: maxBal, maxVBal, maxVal; 0 and null for none. */
export type Acceptor = readonly [promised: number, voted: number, value: string | null];

export interface State {
  readonly acceptors: readonly Acceptor[];
  readonly messages: readonly string[];
}

const write = ({ type, by = -1, ballot, voted = 0, value = null }: Told): string =>
  JSON.stringify([type, by, ballot, voted, value]);
const read = (text: string): Required<Told> => {
  const [type, by, ballot, voted, value] = JSON.parse(text);
  return { type, by, ballot, voted, value };
};

export const stateText = ({ acceptors, messages }: State): string => JSON.stringify([acceptors, [...messages].sort()]);
export const messageText = write;

/** Lists of so many of these, without order. */
function subsets<T>(list: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return list.flatMap((each, i) => subsets(list.slice(i + 1), size - 1).map((rest) => [each, ...rest]));
}

/** @param free by ballot: the values that its owner may choose among, where nothing binds it. */
function* nextOf({ acceptors, messages }: State, free: ReadonlyMap<number, readonly string[]>): Generator<State> {
  const sent = messages.map(read);
  const quorum = Math.floor(acceptors.length / 2) + 1;
  const saying = (told: Told, changed = acceptors): State => {
    const text = write(told);
    return { acceptors: changed, messages: messages.includes(text) ? messages : [...messages, text].sort() };
  };
  const change = (i: number, acceptor: Acceptor) => acceptors.map((each, j) => (j === i ? acceptor : each));
  for (const [ballot, values] of free) {
    yield saying({ type: '1a', ballot });
    if (sent.some((told) => told.type === '2a' && told.ballot === ballot)) continue;
    const promises = sent.filter((told) => told.type === '1b' && told.ballot === ballot);
    for (const by of subsets([...new Set(promises.map((told) => told.by))], quorum)) {
      const heard = promises.filter((told) => by.includes(told.by));
      const highest = Math.max(...heard.map(({ voted }) => voted));
      const bound = heard.find(({ voted }) => voted === highest)?.value ?? null;
      for (const value of highest === 0 ? values : [bound]) yield saying({ type: '2a', ballot, value });
    }
  }
  for (const [i, [promised, voted, value]] of acceptors.entries()) {
    for (const told of sent) {
      if (told.type === '1a' && told.ballot > promised)
        yield saying({ type: '1b', by: i, ballot: told.ballot, voted, value }, change(i, [told.ballot, voted, value]));
      if (told.type === '2a' && told.ballot >= promised)
        yield saying(
          { type: '2b', by: i, ballot: told.ballot, value: told.value },
          change(i, [told.ballot, told.ballot, told.value]),
        );
    }
  }
}

/** Every state that can be reached, as texts. */
export function explored(acceptors: number, free: ReadonlyMap<number, readonly string[]>): Set<string> {
  const first: State = { acceptors: Array.from({ length: acceptors }, () => [0, 0, null] as const), messages: [] };
  const known = new Set([stateText(first)]);
  const todo = [first];
  for (let state = todo.pop(); state !== undefined; state = todo.pop()) {
    for (const next of nextOf(state, free)) {
      const text = stateText(next);
      if (known.has(text)) continue;
      known.add(text);
      todo.push(next);
    }
  }
  return known;
}

const orders = (list: readonly number[]): number[][] =>
  list.length <= 1
    ? [[...list]]
    : list.flatMap((each) => orders(list.filter((other) => other !== each)).map((rest) => [each, ...rest]));

/** How many remain when acceptors may change places, and values names. */
export function orbits(texts: Iterable<string>, acceptors: number, values: readonly string[]): number {
  const ways = orders([...Array(acceptors).keys()]).flatMap((places) =>
    [values, [...values].reverse()].map((names) => ({ places, names })),
  );
  const smallest = new Set<string>();
  for (const text of texts) {
    const [nodes, messages] = JSON.parse(text) as [Acceptor[], string[]];
    const images = ways.map(({ places, names }) => {
      const named = (value: string | null) => (value === null ? null : (names[values.indexOf(value)] as string));
      return stateText({
        acceptors: nodes.map((_, i) => {
          const [promised, voted, value] = nodes[places[i] as number] as Acceptor;
          return [promised, voted, named(value)] as const;
        }),
        messages: messages.map((message) => {
          const told = read(message);
          return write({ ...told, by: told.by < 0 ? -1 : places.indexOf(told.by), value: named(told.value) });
        }),
      });
    });
    smallest.add(images.sort()[0] as string);
  }
  return smallest.size;
}
