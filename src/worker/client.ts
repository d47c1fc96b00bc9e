// The page's side of the door: a question, and a promise of its answer. A worker that is gone or silent is told of, and can
// be started again: the new one is brought to where the old one was (journal.ts), and asked what was left without an answer.

import { Journal } from './journal.ts';
import type { Answered, Ask, Asked, Question, Reply } from './wire.ts';

export interface Client {
  /**
   * Rejects with an Error when the worker failed at it.
   * @param signal gives it up. What it would have changed stays as it was.
   */
  ask<Q extends Question>(question: Q, ask: Ask<Q>, signal?: AbortSignal): Promise<Reply<Q>>;
}

/** What is wrong with a worker; null: nothing any more. */
export type Ailing = {
  /** `laboratory`: it is gone. `silent`: it has not answered for a while. */
  readonly kind: 'laboratory' | 'silent';
  readonly error?: Error;
  /** Starts another in its place. */
  readonly again: () => void;
} | null;

/** The worker failed at a question. Another may not, where the failure was that a part of it did not come. */
export class Failed extends Error {
  readonly again: () => void;

  constructor(why: string, again: () => void) {
    super(why);
    this.again = again;
  }
}

/** Why a question has no answer: the worker was started again, and was silent about it once more. */
export class GivenUp extends Error {}

type Door = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

interface Waiting {
  readonly asked: Asked;
  readonly resolve: (reply: never) => void;
  readonly reject: (error: Error) => void;
  /** Asked by the client itself, of a new worker. */
  readonly own: boolean;
  /** To how many workers it was put. */
  puts: number;
}

/** Real milliseconds without any answer until it is said: a slow machine that is busy with something else may take some. */
const PATIENCE = 8000;

/** The first was started before the page was there (src/unstarted). */
function laboratory(): Door {
  const page = globalThis as { early?: Worker | undefined };
  const { early } = page;
  page.early = undefined;
  return early ?? new Worker(new URL('./host.ts', import.meta.url), { type: 'module', name: 'laboratory' });
}

/** A client with a worker of its own, until it is ended. */
export function createClient(
  say: (ailing: Ailing) => void = () => {},
  begin: () => Door = laboratory,
): Client & { readonly end: () => void } {
  const journal = new Journal();
  let said: Ailing = null;
  /** In the order in which they were asked. */
  const waiting = new Map<number, Waiting>();
  let next = 1;
  let worker: Door | null = null;
  /** Whether what is asked waits for a worker that is where the one before it was. */
  let held = false;
  let silence: ReturnType<typeof setTimeout> | undefined;

  function tell(ailing: Ailing): void {
    if (said !== ailing) say(ailing);
    said = ailing;
  }

  function start(): void {
    try {
      worker = begin();
    } catch (error) {
      lose(error instanceof Error ? error.message : String(error));
      return;
    }
    worker.onmessage = ({ data }) => hear(data);
    worker.onerror = (event) => {
      event.preventDefault();
      lose(event.message ?? '');
    };
  }

  /** What the new worker was asked by the client itself is asked anew of the next. */
  function leave(): void {
    worker?.terminate();
    worker = null;
    held = true;
    clearTimeout(silence);
    for (const [id, { own }] of waiting) if (own) waiting.delete(id);
  }

  function lose(why: string): void {
    leave();
    tell({ kind: 'laboratory', error: new Error(why), again: restart });
  }

  function listen(): void {
    clearTimeout(silence);
    if (waiting.size > 0) silence = setTimeout(() => tell({ kind: 'silent', again: restart }), PATIENCE);
  }

  function hear(data: Answered): void {
    tell(null);
    const who = waiting.get(data.id);
    waiting.delete(data.id);
    listen();
    if (who === undefined) return;
    if ('failed' in data) {
      who.reject(new Failed(data.failed, restart));
      return;
    }
    const { question, ask } = who.asked;
    if (!who.own) journal.heed(question, ask, data.reply as never);
    who.resolve(data.reply as never);
  }

  function put(who: Waiting): void {
    who.puts++;
    worker?.postMessage(who.asked);
    if (who.own || waiting.size === 1) listen();
  }

  function wait<Q extends Question>(
    question: Q,
    ask: Ask<Q>,
    own: boolean,
  ): { promise: Promise<Reply<Q>>; id: number } {
    const id = next++;
    const promise = new Promise<Reply<Q>>((resolve, reject) => {
      const who: Waiting = { asked: { id, question, ask }, resolve: resolve as never, reject, own, puts: 0 };
      waiting.set(id, who);
      if (own || !held) put(who);
    });
    return { promise, id };
  }

  async function restart(): Promise<void> {
    leave();
    tell(null);
    for (const [id, { puts, reject }] of waiting) {
      if (puts < 2) continue;
      waiting.delete(id);
      reject(new GivenUp('The laboratory did not answer.'));
    }
    start();
    const mine = worker;
    if (mine === null) return;
    try {
      await journal.replay((question, ask) => wait(question, ask, true).promise);
    } catch (error) {
      if (worker === mine) lose(error instanceof Error ? error.message : String(error));
      return;
    }
    if (worker !== mine) return;
    held = false;
    for (const who of waiting.values()) put(who);
    listen();
  }

  start();
  return {
    ask(question, ask, signal) {
      signal?.throwIfAborted();
      const { promise, id } = wait(question, ask, false);
      signal?.addEventListener('abort', () => {
        const who = waiting.get(id);
        if (who === undefined) return;
        waiting.delete(id);
        who.reject(signal.reason);
        // It may change the worker yet.
        if (question === 'open' && who.puts > 0 && worker !== null) void restart();
      });
      return promise;
    },
    // What was asked and is not answered yet never will be: nobody waits any more.
    end() {
      leave();
      tell(null);
    },
  };
}
