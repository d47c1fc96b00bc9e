// The checker as a worker of its own: it hears between two slices of work. Nothing imports this file.

import { Checks } from './checks.ts';
import type { ToChecker } from './wire.ts';

/** Whatever was asked meanwhile is heard first. */
function breath(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

const checks = new Checks((told) => postMessage(told), { clock: () => performance.now(), breath });

addEventListener('message', ({ data }: MessageEvent<ToChecker>) => void checks.hear(data));
