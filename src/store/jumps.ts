// Steps of every size, one after the other however fast they are asked for. What they do (jumping.ts) is no part of the first
// picture, and comes a moment after it.

import type { Ground, Jumps } from './jumping.ts';
import type { Queue } from './queue.ts';

export function jumps(inTurn: Queue, ground: Omit<Ground, 'again'>): Jumps {
  const fetched = async () => (await import('./jumping.ts')).jumping({ ...ground, again });
  const again: Jumps = {
    stepHappening: (by) => inTurn(async () => (await fetched()).stepHappening(by)),
    find: (wanted, by) => inTurn(async () => (await fetched()).find(wanted, by)),
    jump: (kind, by) => inTurn(async () => (await fetched()).jump(kind, by)),
  };
  return again;
}
