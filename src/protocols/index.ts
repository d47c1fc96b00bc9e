// The protocols, by id. Adding one is one line.

import { type Protocol, withVariant } from '../engine/protocol.ts';
import { multipaxos } from './multipaxos/index.ts';
import { paxos } from './paxos/index.ts';
import { raft } from './raft/index.ts';

export const protocols = { raft, paxos, multipaxos } as const satisfies { readonly [id: string]: Protocol };

/** `raft` or `raft/votesTwice`. Undefined when there is no such protocol or variant. */
export function protocolNamed(name: string): Protocol | undefined {
  const [id, variant, ...rest] = name.split('/');
  const byId: { readonly [id: string]: Protocol } = protocols;
  if (id === undefined || rest.length > 0 || !Object.hasOwn(byId, id)) return undefined;
  return withVariant(byId[id] as Protocol, variant ?? null);
}
