// What the worker is asked that moves no playhead: texts, links, numbers. Each answer is about the branch on show when it
// was asked.

import type { StoreApi } from 'zustand/vanilla';
import type { Client } from '../worker/client.ts';
import type { Problem } from '../worker/wire.ts';
import type { Helping, Lab, SessionState } from './lab.ts';

type Asking = Pick<
  Lab,
  | 'textOf'
  | 'varied'
  | 'write'
  | 'read'
  | 'link'
  | 'onAnotherProtocol'
  | 'library'
  | 'totals'
  | 'takeAway'
  | 'digests'
  | 'timeOf'
  | 'record'
>;

/** Has the words about a protocol at hand, in the reader's language. */
export type Prepare = (protocol: string) => Promise<void>;

/** An answer whose problem, if it is one of a protocol, can be told: in that protocol's words. */
export async function tellable<T extends object>(reply: T, prepare: Prepare): Promise<T> {
  const { problem } = reply as { readonly problem?: Problem };
  if (problem?.code === 'setupRefused') await prepare(problem.found ?? '');
  return reply;
}

/** @param write the text of a branch up to a position, or (without one) up to what is on show. */
export function asking(
  client: Client,
  session: StoreApi<SessionState>,
  write: (branch: number, position?: number) => Promise<string>,
  prepare: Prepare,
): Asking {
  const branch = () => session.getState().branch;
  const textOf = (of: number) => write(of, Number.MAX_SAFE_INTEGER);

  /** Asks again as long as the answer is null; null once the page has turned to another branch. */
  async function patiently<T>(ask: (branch: number) => Promise<T | null>): Promise<T | null> {
    const asked = branch();
    try {
      for (;;) {
        const reply = await ask(asked);
        if (asked !== branch()) return null;
        if (reply !== null) return reply;
      }
    } catch (error) {
      if (asked !== branch()) return null; // its run was closed meanwhile
      throw error;
    }
  }

  return {
    write: () => write(branch()),
    textOf,
    varied: async (text, variation) => tellable(await client.ask('vary', { text, variation }), prepare),
    read: async (pasted) => tellable(await client.ask('read', { pasted }), prepare),
    link: async (text) => (await client.ask('link', { text })).fragment,
    onAnotherProtocol: async (to) => client.ask('translate', { text: await textOf(branch()), to }),
    library: async (protocol) => (await client.ask('shelf', protocol === undefined ? {} : { protocol })).items,
    digests: (from, until) => client.ask('digests', { branch: branch(), from, until: Math.floor(until) }),
    timeOf: async (position) => (await client.ask('timeOf', { branch: branch(), position })).at,
    record: (question, ask) => patiently((of) => client.ask(question, { ...ask, branch: of } as never)) as never,
    async *takeAway(format, to, until) {
      const asked = branch();
      for (let from: number | null = 0; from !== null && asked === branch(); ) {
        const helping: Helping = await client.ask('takeAway', { branch: asked, format, from, to, until });
        yield helping;
        from = helping.next;
      }
    },
    totals: (position) =>
      patiently(async (of) => {
        const { totals } = await client.ask('totals', { branch: of, position });
        return totals.position >= position ? totals : null;
      }),
  };
}
