// The page's side of the door: a question, and a promise of its answer.

import type { Answered, Ask, Asked, Question, Reply } from './wire.ts';

export interface Client {
  /** Rejects with an Error when the worker failed at it. */
  ask<Q extends Question>(question: Q, ask: Ask<Q>): Promise<Reply<Q>>;
}

interface Waiting {
  readonly resolve: (reply: never) => void;
  readonly reject: (error: Error) => void;
}

/** A client with a worker of its own, until it is ended. */
export function createClient(): Client & { readonly end: () => void } {
  const worker = new Worker(new URL('./host.ts', import.meta.url), { type: 'module', name: 'laboratory' });
  const waiting = new Map<number, Waiting>();
  let next = 1;
  worker.addEventListener('message', ({ data }: MessageEvent<Answered>) => {
    const who = waiting.get(data.id);
    waiting.delete(data.id);
    if (who === undefined) return;
    if ('failed' in data) who.reject(new Error(data.failed));
    else who.resolve(data.reply as never);
  });
  worker.addEventListener('error', (event) => {
    for (const { reject } of waiting.values()) reject(new Error(event.message));
    waiting.clear();
  });
  return {
    ask: (question, ask) =>
      new Promise((resolve, reject) => {
        const id = next++;
        waiting.set(id, { resolve: resolve as (reply: never) => void, reject });
        worker.postMessage({ id, question, ask } satisfies Asked);
      }),
    // What was asked and is not answered yet never will be: nobody waits any more.
    end: () => worker.terminate(),
  };
}
