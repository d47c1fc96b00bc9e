// Steps of every size on the laboratory of the page, with the worker's in the same thread.

import { describe, expect, it } from 'vitest';
import type { Lab } from '../../src/store/lab.ts';
import { createLab } from '../../src/store/open.ts';
import { inProcess } from './inprocess.ts';

const TEXT = `quorum 1
raft nodes=5 seed=3
network timed latency=10..20ms loss=0
options electionTimeout=150..300ms heartbeat=50ms
clients every=200ms
`;

/** Everything asked for is answered without a clock: so many turns are plenty. */
async function settle(): Promise<void> {
  for (let i = 0; i < 200; i++) await Promise.resolve();
}

async function opened(text = TEXT): Promise<Lab> {
  const lab = createLab(inProcess());
  await lab.open(text);
  await settle();
  return lab;
}

describe('steps', () => {
  it('takes every step that is asked for, beyond the film and of every kind, however fast', async () => {
    const lab = await opened();
    const from = lab.film.length;
    lab.show(from);
    await settle();
    await Promise.all([lab.step(1), lab.step(1), lab.step(1)]);
    expect(lab.projector.now()?.shot.position).toBe(from + 3);
    await Promise.all([lab.step(-1), lab.step(1), lab.step(-1)]);
    expect(lab.projector.now()?.shot.position).toBe(from + 2);
    const once = await opened();
    for (let i = 0; i < 2; i++) await once.find({ kind: 'message' }, 1);
    const twice = await opened();
    await Promise.all([twice.find({ kind: 'message' }, 1), twice.find({ kind: 'message' }, 1)]);
    expect(twice.projector.now()?.shot.position).toBe(once.projector.now()?.shot.position);
  });

  it('takes steps of different sizes in the order in which they are asked for', async () => {
    const told = (lab: Lab) => [lab.projector.now()?.shot.position, lab.selection.getState().selected];
    const one = await opened();
    for (const _ of [1, 2, 3]) {
      await one.stepHappening(1);
      await one.step(1);
      await one.find({ kind: 'message' }, 1);
      await one.stepHappening(-1);
    }
    const fast = await opened();
    const asked = [1, 2, 3].flatMap(() => [
      fast.stepHappening(1),
      fast.step(1),
      fast.find({ kind: 'message' }, 1),
      fast.stepHappening(-1),
    ]);
    await Promise.all(asked);
    expect(told(fast)).toEqual(told(one));
  });

  it('does what is asked for after a step where that step has led', async () => {
    const lab = await opened();
    const stepped = lab.find({ kind: 'node', node: 'S2' }, 1);
    await lab.act({ kind: 'crash', node: 'S2' });
    await stepped;
    await settle();
    const crashed = lab.projector.now()?.shot;
    expect(crashed?.at).toBeGreaterThan(0);
    expect(crashed?.scene.nodes[1]?.up).toBe('crashed');
  });

  it('goes back from between two moves to the one that was made last', async () => {
    const lab = await opened();
    await lab.jump('election', 1);
    const elected = lab.projector.now()?.shot;
    const between = async () => {
      lab.seek((elected?.at ?? 0) + 1);
      await settle();
      lab.select(null);
      expect(lab.projector.now()?.shot.position).toBe(elected?.position);
    };
    const backs: readonly (() => Promise<boolean | null>)[] = [
      () => lab.jump('election', -1),
      () => lab.find({ kind: 'message' }, -1),
      () => lab.stepHappening(-1),
    ];
    for (const back of backs) {
      await between();
      expect(await back()).toBe(true);
      expect(lab.projector.now()).toMatchObject({ playhead: elected?.at, shot: { position: elected?.position } });
    }
    const last = (elected?.happenings.length ?? 0) - 1;
    expect(lab.selection.getState().selected).toMatchObject({ position: elected?.position, index: last });
    expect(await lab.jump('election', -1)).toBe(false);
  });
});

it('a step goes on to the next move, whatever a script says in between', async () => {
  const lab = await opened(
    'quorum 1\nraft nodes=3 seed=1\nrun 1ms\nsay "a"\nrun 1ms\nsay "b"\nrun 1ms\nrun until role any candidate\nrun 1ms\nexpect up S1\nrun 1ms\nsay "c"\nrun 1s\n',
  );
  for (let position = 1; position <= 12; position++) {
    await lab.step(1);
    expect(lab.projector.now()?.shot.position).toBe(position);
  }
});
