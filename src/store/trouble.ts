// What went wrong and wants somebody to know: each stands until it is mended or waved away, and app/Trouble.tsx says it.

import { createStore } from 'zustand/vanilla';
import type { Ailing } from '../worker/client.ts';

export interface Trouble {
  /**
   * `part`: a part of the page was not fetched, or failed. `laboratory`: the worker is gone. `silent`: it has not answered
   * for a while. `drawing`: the page draws by itself now. `failed`: what was asked for failed, and nobody else says so.
   * `newer`: the server has a newer version of the page.
   */
  readonly kind: 'part' | 'laboratory' | 'silent' | 'drawing' | 'failed' | 'newer';
  readonly error?: Error;
  /** Tries to mend it. */
  readonly again?: () => void;
}

export const troubles = createStore<readonly Trouble[]>()(() => []);

/** Tells of it until the function that it returns is called. */
export function tell(trouble: Trouble): () => void {
  troubles.setState((all) => [...all, trouble], true);
  return () => settle(trouble);
}

export function settle(trouble: Trouble): void {
  troubles.setState((all) => all.filter((each) => each !== trouble), true);
}

/** For whoever has a worker: told what is wrong with it, tells of it. */
export function ailments(): (ailing: Ailing) => void {
  let settled: (() => void) | undefined;
  return (ailing) => {
    settled?.();
    settled = ailing === null ? undefined : tell(ailing);
  };
}

/** What was asked for stands in a future that begins later than what is played before somebody permits more. */
export class NotPlayedTo extends Error {}

export function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}

/** Each engine has its own words for a module or a sheet that does not come. */
export function isMissing({ message }: Error): boolean {
  return /dynamically imported module|module script|preload CSS|could not be fetched/i.test(message);
}
