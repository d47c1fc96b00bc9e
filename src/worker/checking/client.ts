// The page's side of the checker: a worker that is started when it is first asked, and ended with whatever it does.

import type { Asked, Asking, FromChecker, Order, Questions } from './wire.ts';

type Door = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;
type Heard = Exclude<FromChecker, { readonly id: number }>;

export class CheckerClient {
  private worker: Door | null = null;
  private next = 1;
  private readonly waiting = new Map<number, { resolve: (reply: never) => void; reject: (error: Error) => void }>();
  private readonly hear: (told: Heard) => void;
  private readonly lose: () => void;
  private readonly begin: () => Door;

  /** @param lose told when the worker could not be started, or ended by itself. */
  constructor(hear: (told: Heard) => void, lose: () => void, begin: () => Door = checkerWorker) {
    this.hear = hear;
    this.lose = lose;
    this.begin = begin;
  }

  /** Rejects with an Error when the worker failed at it, or is gone. */
  ask<Q extends Asking>(question: Q, ask: Questions[Q][0]): Promise<Questions[Q][1]> {
    const id = this.next++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve: resolve as never, reject });
      this.door()?.postMessage({ id, question, ask } satisfies Asked<Q>);
    });
  }

  order(order: Order): void {
    this.door()?.postMessage(order);
  }

  end(): void {
    this.worker?.terminate();
    this.worker = null;
    for (const { reject } of this.waiting.values()) reject(new Error('The checker was ended.'));
    this.waiting.clear();
  }

  private door(): Door | null {
    if (this.worker !== null) return this.worker;
    const gone = () => {
      this.end();
      this.lose();
    };
    try {
      this.worker = this.begin();
    } catch {
      gone();
      return null;
    }
    this.worker.onmessage = ({ data }: MessageEvent<FromChecker>) => this.take(data);
    this.worker.onerror = (event) => {
      event.preventDefault();
      gone();
    };
    return this.worker;
  }

  private take(told: FromChecker): void {
    if (!('id' in told)) {
      this.hear(told);
      return;
    }
    const who = this.waiting.get(told.id);
    this.waiting.delete(told.id);
    if ('failed' in told) who?.reject(new Error(told.failed));
    else who?.resolve(told.reply as never);
  }
}

function checkerWorker(): Door {
  return new Worker(new URL('./checker.ts', import.meta.url), { type: 'module', name: 'checker' });
}
