// Nothing is waited for in vain: what another part of the browser promised comes, or is given up.

/** In milliseconds. What has not come by then will not. */
export const PATIENCE = 60_000;

/** The same promise, which breaks when it takes too long, and at once when the signal says so. */
export function awaited<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`Nothing came for ${PATIENCE / 1000} seconds.`)), PATIENCE);
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);
    promise.then(resolve, reject).finally(() => {
      clearTimeout(late);
      signal.removeEventListener('abort', stop);
    });
  });
}
