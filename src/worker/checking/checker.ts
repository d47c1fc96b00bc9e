// The checker as a worker of its own: it hears between two slices of work. Nothing imports this file.

import { heard } from '../heard.ts';
import { Checks } from './checks.ts';
import type { ToChecker } from './wire.ts';

const checks = new Checks((told) => postMessage(told), { clock: () => performance.now(), breath: heard });

addEventListener('message', ({ data }: MessageEvent<ToChecker>) => void checks.hear(data));
