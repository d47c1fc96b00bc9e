// While another run takes the place of the one on show, what is still asked about the old one comes too late: the worker has
// closed it, or will have when it reads the question. That is no failure, and nobody waits for the answer any more.

import type { Client } from '../worker/client.ts';

/** Why a question about a run that was closed has no answer. */
export class TooLate extends Error {}

export interface Door {
  /** Rejects with `TooLate` what fails because its run is closed. */
  readonly client: Client;
  /** Does the work that closes one run and shows another. */
  readonly replace: <T>(work: () => Promise<T>) => Promise<T>;
}

export function door(client: Client): Door {
  let runs = 0;
  let replacing = 0;
  return {
    client: {
      ask: async (question, ask) => {
        const [asked, late] = [runs, replacing > 0];
        try {
          return await client.ask(question, ask);
        } catch (error) {
          if (question !== 'open' && (late || replacing > 0 || asked !== runs)) throw new TooLate(question);
          throw error;
        }
      },
    },
    replace: async (work) => {
      replacing++;
      try {
        return await work();
      } finally {
        replacing--;
        runs++;
      }
    },
  };
}

/** To be called once a page: a question that came too late is not reported. */
export function forgiveTheLate(): void {
  addEventListener('unhandledrejection', (event) => {
    if (event.reason instanceof TooLate) event.preventDefault();
  });
}
