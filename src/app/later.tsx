// Parts of the page that are not there when it is first drawn: each comes when it is first shown, or a moment after the
// stage where it surely will be, with all the words of the reader's language.

import { type ComponentType, lazy } from 'react';
import { spoken } from '../store/speaking.ts';

/**
 * A part by the module that holds it. To be shown inside a Suspense whose fallback keeps its place.
 * @param protocols those that it speaks of, besides the one on show.
 */
export function later<M, P>(
  load: () => Promise<M>,
  pick: (module: M) => ComponentType<P>,
  protocols?: readonly string[],
) {
  return lazy(async () => ({ default: pick(await spoken(load(), protocols)) }));
}
