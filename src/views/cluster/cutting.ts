// Links as one move that cuts them.

import type { Choice, Link } from '../../engine/move.ts';
import type { NodeId } from '../../engine/protocol.ts';

/** One cut of both directions of several links. */
export function cutting(links: readonly { readonly ends: readonly [NodeId, NodeId] }[]): Choice {
  return {
    kind: 'cut',
    links: links.flatMap(({ ends: [a, b] }): Link[] => [
      [a, b],
      [b, a],
    ]),
  };
}
