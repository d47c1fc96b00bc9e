// Time is held while somebody chooses, and a run that played goes on afterwards.

import { describe, expect, it } from 'vitest';
import type { Lab } from '../../src/store/lab.ts';
import { createLab } from '../../src/store/open.ts';
import { paired } from '../../src/store/pair/pair.ts';
import { framesByHand, settle } from './frames.ts';
import { inProcess } from './inprocess.ts';

const { watch } = framesByHand();

const TEXT = `quorum 1
raft nodes=3 seed=3
network timed latency=10..20ms
`;

async function opened(): Promise<Lab> {
  const lab = createLab(inProcess());
  await lab.open(TEXT);
  await settle();
  return lab;
}

const at = (lab: Lab): number => lab.projector.now()?.playhead ?? -1;

describe('time that is held', () => {
  it('stands still with all that is drawn, and goes on when it is let go', async () => {
    const lab = await opened();
    lab.play();
    await watch(20);
    const letGo = lab.hold();
    const here = at(lab);
    expect(lab.projector.now()?.playing).toBe(false);
    await watch(20);
    expect(at(lab)).toBe(here);
    letGo();
    expect(lab.projector.now()?.playing).toBe(true);
    await watch(20);
    expect(at(lab)).toBeGreaterThan(here);
  });

  it('does not go on where somebody paused meanwhile, nor begin where nothing played', async () => {
    const lab = await opened();
    lab.hold()();
    await watch(5);
    expect(at(lab)).toBe(0);
    lab.play();
    await watch(20);
    const letGo = lab.hold();
    const here = at(lab);
    lab.pause();
    letGo();
    await watch(20);
    expect(at(lab)).toBe(here);
    expect(lab.playback.getState()).toMatchObject({ playing: false, held: false });
  });

  it('is held until the last of those who hold it lets go, each once', async () => {
    const lab = await opened();
    lab.play();
    await watch(20);
    const [one, other] = [lab.hold(), lab.hold()];
    const here = at(lab);
    one();
    one();
    await watch(20);
    expect(at(lab)).toBe(here);
    other();
    await watch(20);
    expect(at(lab)).toBeGreaterThan(here);
  });

  it('is held for both of two runs, whichever is touched', async () => {
    const [first, own] = [await opened(), await opened()];
    const { second, stop } = paired(first, own);
    first.play();
    await watch(20);
    const letGo = second.hold();
    const here = at(first);
    await watch(20);
    expect([at(first), at(own)]).toEqual([here, here]);
    expect(own.projector.now()?.playing).toBe(false);
    letGo();
    await watch(20);
    expect(at(first)).toBeGreaterThan(here);
    expect(at(own)).toBe(at(first));
    stop();
  });
});
