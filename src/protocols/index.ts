// The protocols, by id. The list is order.ts. Each is fetched when somebody wants to play it, so that a page that plays
// one does not wait for the machines of all. Fetching is for the door through which texts come (the worker, the command
// line, the tests); whatever reads and plays a text finds its protocol here at once.

import { type Protocol, withVariant } from '../engine/protocol.ts';
import type { combined } from './combined.ts';
import { fetched } from './fetched.ts';
import { AND, PROTOCOLS, type ProtocolId } from './order.ts';
// What all of them share comes with whatever fetches them: as a file of its own it would be packed worse.
import './hearing.ts';
import './keyvalue.ts';
import './majority.ts';

type Protocols = { readonly [id in ProtocolId]: Protocol };

const protocols = fetched('index', import.meta.glob<Protocol>('./*/index.ts', { import: 'protocol' }));

let combine: typeof combined | undefined;

/** Has some protocols at hand from then on. An id of none is passed over. */
export const load = (ids: readonly string[]): Promise<unknown> =>
  Promise.all([
    protocols.load(ids),
    ids.includes(AND) &&
      import('./combined.ts').then((it) => {
        combine = it.combined;
      }),
  ]);

/** Has every protocol at hand, and hands them out. */
export function loadAll(): Promise<Protocols> {
  return load([...PROTOCOLS, AND]).then(
    () => Object.fromEntries(PROTOCOLS.map((id) => [id, protocols.of(id)])) as Protocols,
  );
}

/** A protocol with several mistakes; two of them that cannot be made together; undefined where there is none such. */
export const together = (protocol: Protocol, variant: string): ReturnType<typeof combined> =>
  combine?.(protocol, variant.split(AND));

/**
 * `raft`, `raft/votesTwice`, `raft/noLogCheck+votesTwice`. Undefined when there is no such protocol or variant. Throws an
 * Error when the protocol is not loaded.
 */
export function protocolNamed(name: string): Protocol | undefined {
  const [id = '', variant = null, ...rest] = name.split('/');
  const protocol = rest.length > 0 ? undefined : protocols.of(id);
  if (protocol === undefined || !variant?.includes(AND)) return protocol && withVariant(protocol, variant);
  const all = together(protocol, variant);
  return all && 'id' in all ? all : undefined;
}
