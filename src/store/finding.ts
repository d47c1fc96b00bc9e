// Goes looking, in the worker, for the next moment of a kind, however far away it is.

import type { Micros } from '../engine/protocol.ts';
import type { Client } from '../worker/client.ts';
import type { Wanted } from '../worker/finding.ts';
import type { Reply } from '../worker/wire.ts';
import type { Fetcher } from './fetching.ts';
import type { Film } from './film.ts';
import type { Going } from './searches.ts';

export interface Search {
  readonly branch: number;
  /** Where to begin looking. */
  readonly from: number;
  readonly by: 1 | -1;
  readonly wanted: Wanted;
  /** Simulated at most up to this time. */
  readonly until: Micros;
}

/** The last answer, with the film's index reaching as far; null when the search has ended before. */
export async function found(
  client: Client,
  fetcher: Fetcher,
  film: Film,
  search: Search,
  { ended, tell }: Going,
): Promise<Reply<'find'> | null> {
  for (let { from } = search; ; ) {
    const reply: Reply<'find'> = await client.ask('find', { ...search, from });
    if (ended()) return null;
    tell(reply.branch, null);
    while (film.length < reply.branch.length) {
      await fetcher.catchUp(reply.branch.length, ended);
      if (ended()) return null;
    }
    if (reply.next === null) return reply;
    from = reply.next;
  }
}
