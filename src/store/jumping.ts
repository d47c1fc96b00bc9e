// Jumps: to the next landmark, or the next moment of a kind, and back.

import type { StoreApi } from 'zustand/vanilla';
import type { Client } from '../worker/client.ts';
import type { Film } from './film.ts';
import { found } from './finding.ts';
import type { Futures, Place } from './futures.ts';
import type { Lab, SessionState } from './lab.ts';
import { nextOfKind } from './landmarks.ts';
import { JUMP_AT_ONCE } from './pace.ts';
import type { Reel } from './reel.ts';
import type { Turns } from './turns.ts';

/** How far a jump looks, in virtual time. */
const FARTHEST = 60_000_000;

interface Ground {
  readonly client: Client;
  readonly session: StoreApi<SessionState>;
  readonly film: Film;
  readonly reel: Reel;
  readonly futures: () => Futures;
  readonly here: () => Place;
  readonly pause: () => void;
  readonly show: (position: number) => Promise<void>;
  readonly inTurn: Turns;
}

export function jumping(ground: Ground): Pick<Lab, 'find' | 'jump'> {
  const { client, session, film, reel, futures, here, pause, show, inTurn } = ground;
  const all: Pick<Lab, 'find' | 'jump'> = {
    async find(wanted, by) {
      pause();
      const { branch, at, position: now } = here();
      const position = await found(client, reel, film, { branch, from: now + by, by, wanted, until: at + FARTHEST });
      if (position !== null) await show(position);
      return position !== null;
    },
    async jump(kind, by) {
      pause();
      const { at, position: from } = here();
      const limit = at + FARTHEST;
      const mine = reel.era;
      for (;;) {
        const { branch, protocol } = session.getState();
        const mark = nextOfKind(film.landmarks, kind, protocol, from, by);
        if (mark !== undefined) {
          await show(mark.position);
          return true;
        }
        if (by < 0 || futures().info(branch)?.still || film.until >= limit) return false;
        await reel.more(limit, JUMP_AT_ONCE);
        if (mine !== reel.era) return false;
      }
    },
  };
  return {
    find: (wanted, by) => inTurn(() => all.find(wanted, by)),
    jump: (kind, by) => inTurn(() => all.jump(kind, by)),
  };
}
