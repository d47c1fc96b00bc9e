// What somebody asked for and waits for: the page says so, and they can give it up.

import { pageState, type Sentence } from './page-state.ts';

/** Rejects as soon as it is given up, whatever becomes of the work. */
export function untilGivenUp<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
    work.then(resolve, reject);
  });
}

/**
 * Does work that somebody waits for. Null: it was given up.
 * @param work looks at the signal before it changes anything.
 */
export async function whilePending<T>(
  sentence: Sentence,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T | null> {
  const control = new AbortController();
  const pending = { sentence, giveUp: () => control.abort() };
  // One thing at a time: whoever asks for another does not wait for the one before.
  pageState.getState().pending?.giveUp();
  pageState.setState({ pending });
  try {
    return await untilGivenUp(work(control.signal), control.signal);
  } catch (reason) {
    if (control.signal.aborted) return null;
    throw reason;
  } finally {
    if (pageState.getState().pending === pending) pageState.setState({ pending: null });
  }
}
