// While another run takes the place of the one on show, what is still asked about the old one comes too late: the worker has
// closed it, or will have when it reads the question. That is no failure, and nobody waits for the answer any more.

import { type Client, Failed, GivenUp } from '../worker/client.ts';
import { asError, isMissing, tell } from './trouble.ts';

/** Why a question about a run that was closed has no answer. */
export class Stale extends Error {}

export interface Door {
  /** Rejects with `Stale` what fails because its run is closed. */
  readonly client: Client;
  /** Does the work that closes one run and shows another. */
  readonly replace: <T>(work: () => Promise<T>) => Promise<T>;
}

export function door(client: Client): Door {
  let runs = 0;
  let replacing = 0;
  return {
    client: {
      ask: async (question, ask, signal) => {
        const [asked, late] = [runs, replacing > 0];
        try {
          return await client.ask(question, ask, signal);
        } catch (error) {
          if (question !== 'open' && (late || replacing > 0 || asked !== runs)) throw new Stale(question);
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

/** To be called once a page: what nobody else says of is told, but for a question that came too late. */
export function tellOfFailures(): void {
  addEventListener('unhandledrejection', (event) => {
    const { reason } = event;
    if (reason instanceof Stale || reason instanceof GivenUp || isAbort(reason)) {
      event.preventDefault();
      return;
    }
    const error = asError(reason);
    if (!(error instanceof Failed && isMissing(error))) {
      tell({ kind: 'failed', error });
      return;
    }
    const settle = tell({
      kind: 'failed',
      error,
      again: () => {
        settle();
        error.again();
      },
    });
  });
  addEventListener('error', ({ error }) => {
    // Not of a script of the page, where there is none.
    if (error instanceof Error) tell({ kind: 'failed', error });
  });
}

/** Somebody has given it up. */
export function isAbort(reason: unknown): boolean {
  return reason instanceof DOMException && reason.name === 'AbortError';
}
