// Steps and jumps that are asked for one right after another.

import { describe, expect, it } from 'vitest';
import type { Lab } from '../../src/store/lab.ts';
import { createLab } from '../../src/store/open.ts';
import { inProcess, withoutFrames } from './inprocess.ts';

const TEXT = `quorum 1
raft nodes=5 seed=3
network timed latency=10..20ms loss=0
options electionTimeout=150..300ms heartbeat=50ms
clients every=200ms
`;

withoutFrames();

async function opened(text: string, at: number): Promise<Lab> {
  const lab = createLab(inProcess());
  await lab.open(text, at);
  return lab;
}

describe('moving about', () => {
  it('jumps and steps from where it was just sent, though it is still on its way', async () => {
    // Opened in the middle: the beginning is not at hand.
    const lab = await opened(TEXT, 20_000_000);
    lab.seek(0);
    expect(await lab.jump('election', 1)).toBe(true);
    const first = lab.projector.now()?.playhead ?? 0;
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(1_000_000);
    lab.seek(10_000_000);
    await lab.step(1);
    expect(lab.projector.now()?.playhead).toBeGreaterThan(10_000_000);
    lab.seek(0);
    await lab.find({ kind: 'message' }, 1);
    expect(lab.projector.now()?.playhead).toBeLessThan(first);
  });
});
