// What the worker is asked that moves no playhead: texts, links, numbers. Each answer is about the branch on show when it
// was asked.

import type { StoreApi } from 'zustand/vanilla';
import type { Client } from '../worker/client.ts';
import type { Lab, SessionState } from './lab.ts';

type Asking = Pick<Lab, 'write' | 'read' | 'link' | 'onAnotherProtocol' | 'library' | 'totals' | 'digests' | 'timeOf'>;

/** @param here the position on show. */
export function asking(client: Client, session: StoreApi<SessionState>, here: () => number): Asking {
  const branch = () => session.getState().branch;
  const write = async (position: number) => (await client.ask('write', { branch: branch(), position })).text;
  return {
    write: () => write(here()),
    read: (pasted) => client.ask('read', { pasted }),
    link: async (text) => (await client.ask('link', { text })).fragment,
    onAnotherProtocol: async (to) => client.ask('translate', { text: await write(Number.MAX_SAFE_INTEGER), to }),
    library: async () => (await client.ask('shelf', {})).items,
    digests: (from, until) => client.ask('digests', { branch: branch(), from, until: Math.floor(until) }),
    timeOf: async (position) => (await client.ask('timeOf', { branch: branch(), position })).at,
    async totals(position) {
      const asked = branch();
      for (;;) {
        const { totals } = await client.ask('totals', { branch: asked, position });
        if (asked !== branch()) return null;
        if (totals.position >= position) return totals;
      }
    },
  };
}
