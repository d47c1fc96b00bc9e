// What the last idea of a first minute asks of the reader: to crash who leads; where nobody leads, to let a rival try.

import type { Descriptors } from '../../engine/protocol.ts';
import type { Scene } from '../../worker/wire.ts';
import { hasLeaders, leaderOf } from './cluster.ts';

export type Deed =
  | { readonly kind: 'crash'; readonly node: string }
  | { readonly kind: 'request'; readonly node: string; readonly command: string };

export function lastDeed(scene: Scene, protocol: Descriptors | null): Deed | null {
  if (protocol === null) return null;
  if (hasLeaders(protocol)) {
    const leader = leaderOf(scene, protocol);
    return leader === null ? null : { kind: 'crash', node: leader.id };
  }
  const { parts, command } = protocol.clients;
  // Whoever has begun no ballot was not asked yet.
  const rival = scene.nodes.find(({ part, epoch, up }) => up === 'up' && epoch === 0 && parts.includes(part));
  return rival === undefined ? null : { kind: 'request', node: rival.id, command: command(2) };
}
