// The protocols, by id. Adding one is one line. Each is fetched when somebody wants to play it, so that a page that plays
// one does not wait for the machines of all. Fetching is for the door through which texts come (the worker, the command
// line, the tests); whatever reads and plays a text finds its protocol here at once.

import { type Protocol, withVariant } from '../engine/protocol.ts';

const homes = {
  raft: () => import('./raft/index.ts').then(({ raft }) => raft),
  paxos: () => import('./paxos/index.ts').then(({ paxos }) => paxos),
  multipaxos: () => import('./multipaxos/index.ts').then(({ multipaxos }) => multipaxos),
};

type Protocols = { readonly [id in keyof typeof homes]: Awaited<ReturnType<(typeof homes)[id]>> };

/** The ids of all protocols, at hand or not. */
export const PROTOCOLS: readonly string[] = Object.keys(homes);

const atHand = new Map<string, Protocol>();

function fetchOne(id: string): Promise<unknown> {
  const fetched: Promise<Protocol> = homes[id as keyof typeof homes]();
  return fetched.then((protocol) => atHand.set(id, protocol));
}

/** Has some protocols at hand from then on. An id of none is passed over. */
export function load(ids: readonly string[]): Promise<unknown> {
  return Promise.all(ids.filter((id) => Object.hasOwn(homes, id) && !atHand.has(id)).map(fetchOne));
}

/** Has every protocol at hand, and hands them out. */
export function loadAll(): Promise<Protocols> {
  return load(PROTOCOLS).then(
    () => Object.fromEntries(PROTOCOLS.map((id) => [id, atHand.get(id)])) as unknown as Protocols,
  );
}

/**
 * `raft` or `raft/votesTwice`. Undefined when there is no such protocol or variant. Throws an Error when the protocol was
 * not loaded: whoever opened the door forgot to.
 */
export function protocolNamed(name: string): Protocol | undefined {
  const [id, variant, ...rest] = name.split('/');
  if (id === undefined || rest.length > 0 || !Object.hasOwn(homes, id)) return undefined;
  const protocol = atHand.get(id);
  if (protocol === undefined) throw new Error(`The protocol ${id} is not loaded yet.`);
  return withVariant(protocol, variant ?? null);
}
