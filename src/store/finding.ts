// Goes looking, in the worker, for the next moment of a kind, however far away it is.

import type { Micros } from '../engine/protocol.ts';
import type { Client } from '../worker/client.ts';
import type { Wanted } from '../worker/finding.ts';
import type { Reply } from '../worker/wire.ts';
import type { Film } from './film.ts';
import type { Reel } from './reel.ts';

export interface Search {
  readonly branch: number;
  /** Where to begin looking. */
  readonly from: number;
  readonly by: 1 | -1;
  readonly wanted: Wanted;
  /** Simulated at most up to this time. */
  readonly until: Micros;
}

/** Whether nobody waits for it any more. */
type Ended = () => boolean;

/** The position, with the film's index reaching that far; null when there is none, or the search has ended before. */
export async function found(
  client: Client,
  reel: Reel,
  film: Film,
  search: Search,
  ended: Ended,
): Promise<number | null> {
  let from: number | null = search.from;
  while (from !== null) {
    const reply: Reply<'find'> = await client.ask('find', { ...search, from });
    if (ended()) return null;
    while (film.length < reply.branch.length) {
      await reel.catchUp(reply.branch.length);
      if (ended()) return null;
    }
    if (reply.position !== null) return reply.position;
    from = reply.next;
  }
  return null;
}
