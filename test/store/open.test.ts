// The laboratory of the page, with the worker's laboratory in the same thread and a clock that the test holds.
// Reason for its length: all that moves by one clock.

import { describe, expect, it } from 'vitest';
import type { Lab } from '../../src/store/lab.ts';
import { createLab } from '../../src/store/open.ts';
import type { Client } from '../../src/worker/client.ts';
import type { NodeScene } from '../../src/worker/wire.ts';
import { framesByHand, settle } from './frames.ts';
import { inProcess } from './inprocess.ts';

const TEXT = `quorum 1
raft nodes=5 seed=3
network timed latency=10..20ms loss=0
options electionTimeout=150..300ms heartbeat=50ms
clients every=200ms
`;

const { asked, watch } = framesByHand();

async function opened(text = TEXT, at = 0): Promise<Lab> {
  const lab = createLab(inProcess());
  await lab.open(text, at);
  await settle();
  return lab;
}

function leaderOf(lab: Lab): NodeScene | undefined {
  return lab.projector.now()?.shot.scene.nodes.find((node) => node.role === 'leader' && node.up === 'up');
}

describe('opening another run', () => {
  it('tells at once which branch is on show: whoever asks then asks about the new run', async () => {
    const lab = await opened();
    const told: number[] = [];
    const texts: Promise<unknown>[] = [];
    lab.session.subscribe(({ branch }) => {
      told.push(branch);
      texts.push(lab.treeText());
    });
    await lab.open(TEXT);
    await settle();
    expect(told).not.toContain(0);
    await expect(Promise.all(texts)).resolves.toHaveLength(told.length);
  });
});

describe('playing', () => {
  it('moves the playhead by the speed and shows what it has reached', async () => {
    const lab = await opened();
    lab.setSpeed(1);
    lab.play();
    await watch(100);
    const picture = lab.projector.now();
    // A frame may be held while the worker catches up with a new speed.
    expect(picture?.playhead).toBeGreaterThan(1_500_000);
    expect(picture?.playhead).toBeLessThanOrEqual(1_600_000);
    expect(picture?.shot.at).toBeLessThanOrEqual(1_600_000);
    expect(lab.film.shot((picture?.shot.position ?? 0) + 1)?.at).toBeGreaterThan(picture?.playhead as number);
    expect(leaderOf(lab)).toBeDefined();
  });

  it('goes on through a time in which nothing happens', async () => {
    const lab = await opened();
    lab.play();
    await watch(120);
    // At the default speed that is 96 ms, long before the first timer rings.
    expect(lab.projector.now()?.shot.position).toBe(0);
    expect(lab.projector.now()?.playhead).toBe(96_000);
  });

  it('plays at full speed for as long as one likes, and shows the exact moment when it comes to rest', async () => {
    const lab = await opened();
    lab.setSpeed(20);
    lab.play();
    await watch(500);
    // A few frames may be held while the worker catches up.
    const { playhead = 0, shot } = lab.projector.now() ?? {};
    expect(playhead).toBeGreaterThan(150_000_000);
    expect(playhead - (shot?.at ?? 0)).toBeLessThan(400_000);
    lab.pause();
    await settle();
    const exact = lab.projector.now();
    expect(exact?.playhead).toBe(playhead);
    lab.need(playhead, playhead);
    await settle();
    expect(lab.film.positionAt(playhead)).toBe(exact?.shot.position);
    lab.step(1);
    await settle();
    expect(lab.projector.now()?.shot.position).toBe((exact?.shot.position ?? 0) + 1);
  });

  it('does nothing while paused: no frame is asked for', async () => {
    const lab = await opened();
    lab.play();
    await watch(3);
    lab.pause();
    expect(asked()).toBe(0);
  });

  it('stops at the moment of a breach and names the invariant', async () => {
    const lab = await opened(
      `quorum 1\nraft/votesTwice nodes=3 seed=1\nnetwork manual\nring S1 election\nring S2 election\ndeliver S1->S3 RequestVote\ndeliver S2->S3 RequestVote\ndeliver S3->S1 RequestVoteReply\ndeliver S3->S2 RequestVoteReply\n`,
    );
    lab.setSpeed(1);
    lab.play();
    await watch(20);
    expect(lab.session.getState().breach).toBe('raft.ElectionSafety');
    expect(lab.playback.getState().playing).toBe(false);
    expect(lab.projector.now()?.shot.happenings.some((happening) => happening.kind === 'broke')).toBe(true);
  });
});

describe('moving about', () => {
  it('steps one move forward and back, to the very same picture', async () => {
    const lab = await opened();
    lab.seek(400_000);
    await settle();
    const before = lab.projector.now()?.shot;
    lab.step(1);
    await settle();
    expect(lab.projector.now()?.shot.position).toBe((before?.position ?? 0) + 1);
    lab.step(-1);
    await settle();
    expect(lab.projector.now()?.shot).toEqual(before);
  });

  it('seeks to a time that was never played', async () => {
    const lab = await opened(TEXT, 30_000_000);
    expect(lab.projector.now()?.playhead).toBe(30_000_000);
    expect(lab.projector.now()?.shot.at).toBeLessThanOrEqual(30_000_000);
    expect(leaderOf(lab)).toBeDefined();
    expect(lab.film.landmarks.length).toBeGreaterThan(100);
    lab.seek(1_000_000);
    await settle();
    expect(lab.projector.now()?.playhead).toBe(1_000_000);
  });

  it('jumps to the next election, also where nothing was simulated yet, and back', async () => {
    const lab = await opened();
    expect(await lab.jump('election', 1)).toBe(true);
    await settle();
    const elected = lab.projector.now()?.shot.position;
    expect(leaderOf(lab)).toBeDefined();
    expect(await lab.jump('commit', 1)).toBe(true);
    expect(await lab.jump('election', -1)).toBe(true);
    expect(lab.projector.now()?.shot.position).toBe(elected);
    expect(await lab.jump('fault', -1)).toBe(false);
    expect(await lab.jump('breach', 1)).toBe(false);
    expect(lab.film.until).toBeLessThan(63_000_000);
  });
});

describe('acting', () => {
  it('keeps a future that was seen as a branch, one call away', async () => {
    const lab = await opened();
    lab.seek(2_000_000);
    await settle();
    const future = lab.projector.now()?.shot;
    lab.seek(600_000);
    await settle();
    const first = lab.session.getState().branch;
    const leader = leaderOf(lab)?.id as string;
    await lab.act({ kind: 'crash', node: leader });
    await settle();
    const { branches, branch, edited } = lab.session.getState();
    expect(edited).toBe(true);
    expect(branches.map(({ id }) => id)).toEqual([first, branch]);
    expect(lab.projector.now()?.shot.scene.nodes.find(({ id }) => id === leader)?.up).toBe('crashed');
    lab.take(first);
    await settle();
    lab.seek(2_000_000);
    await settle();
    expect(lab.projector.now()?.shot).toEqual(future);
  });

  it('keeps no future of which only a frame was seen, while the worker answered', async () => {
    const worker = inProcess();
    let answer: () => void = () => {};
    const slow: Client = {
      async ask(question, ask) {
        if (question === 'make')
          await new Promise<void>((go) => {
            answer = go;
          });
        return worker.ask(question, ask);
      },
    };
    const lab = createLab(slow);
    await lab.open(TEXT, 600_000);
    await settle();
    lab.play();
    await watch(20);
    const { branch } = lab.session.getState();
    void lab.act({ kind: 'crash', node: 'S1' });
    await settle();
    const before = lab.projector.now()?.playhead ?? 0;
    await watch(2);
    expect(lab.projector.now()?.playhead).toBeGreaterThan(before);
    answer();
    await settle();
    lab.pause();
    const there = lab.session.getState();
    expect(there.branch).not.toBe(branch);
    expect(there.branches.map(({ id }) => id)).toEqual([there.branch]);
    lab.undo();
    await settle();
    expect(lab.session.getState().branch).toBe(branch);
  });

  it('keeps no future after the same crash was undone: what played while the worker answered was not looked for', async () => {
    const worker = inProcess();
    let answer: (() => void) | null = null;
    const slow: Client = {
      async ask(question, ask) {
        if (question === 'make' && answer === null)
          await new Promise<void>((go) => {
            answer = go;
          });
        return worker.ask(question, ask);
      },
    };
    const lab = createLab(slow);
    await lab.open(TEXT, 600_000);
    await settle();
    const { branch } = lab.session.getState();
    lab.setSpeed(1);
    lab.play();
    void lab.act({ kind: 'crash', node: 'S1' });
    await settle();
    await watch(20);
    lab.pause();
    (answer as (() => void) | null)?.();
    await settle();
    lab.undo();
    await settle();
    await lab.act({ kind: 'crash', node: 'S2' });
    await settle();
    // The one that was undone was seen, and cannot be redone any more; the one before it was not.
    expect(lab.session.getState().branches.map(({ id }) => id)).not.toContain(branch);
  });

  it('keeps no future for time that passed without a move', async () => {
    const lab = await opened(TEXT, 600_000);
    const { position, at } = lab.projector.now()?.shot ?? { position: 0, at: 0 };
    const next = lab.film.shot(position + 1)?.at ?? 0;
    expect(next).toBeGreaterThan(at + 1);
    lab.seek(next - 1);
    await settle();
    await lab.step(-1);
    expect(lab.projector.now()?.playhead).toBe(at);
    await lab.act({ kind: 'crash', node: 'S1' });
    await settle();
    expect(lab.session.getState().branches).toHaveLength(1);
  });

  it('keeps a future of which a move was seen, though no time had passed', async () => {
    const lab = await opened();
    await lab.act({ kind: 'crash', node: 'S1' });
    await lab.act({ kind: 'crash', node: 'S2' });
    await settle();
    const { shot, playhead } = lab.projector.now() ?? {};
    await lab.step(-1);
    expect(lab.projector.now()).toMatchObject({ playhead, shot: { position: (shot?.position ?? 0) - 1 } });
    await lab.act({ kind: 'crash', node: 'S3' });
    await settle();
    expect(lab.session.getState().branches).toHaveLength(2);
  });

  it('keeps the futures that a text told of, seen or not', async () => {
    const first = await opened(TEXT, 2_000_000);
    first.seek(600_000);
    await settle();
    await first.act({ kind: 'crash', node: 'S1' });
    const { text } = await first.treeText();
    const lab = await opened(text, 100_000);
    await lab.act({ kind: 'crash', node: 'S2' });
    await settle();
    expect(lab.session.getState().branches).toHaveLength(3);
  });

  it('does everything that is asked for faster than the worker answers', async () => {
    const lab = await opened();
    lab.seek(600_000);
    await settle();
    void lab.act({ kind: 'crash', node: 'S1' });
    void lab.act({ kind: 'pause', node: 'S3' });
    void lab.act({ kind: 'cut', links: [['S4', 'S5']] });
    await settle();
    const { nodes, cuts } = lab.projector.now()?.shot.scene ?? { nodes: [], cuts: [] };
    expect(nodes.map(({ up }) => up)).toEqual(['crashed', 'up', 'paused', 'up', 'up']);
    expect(cuts).toEqual(['S4>S5']);
    lab.undo();
    lab.undo();
    await settle();
    expect(lab.projector.now()?.shot.scene.nodes.map(({ up }) => up)).toEqual(['crashed', 'up', 'up', 'up', 'up']);
  });

  it('steps on while the film is being fetched', async () => {
    const lab = createLab(inProcess());
    const opening = lab.open(TEXT);
    await opening;
    lab.step(1);
    lab.step(1);
    await settle();
    // A press that comes before the last one is done is a step of its own.
    expect(lab.projector.now()?.shot.position).toBe(2);
    const positions = lab.film.landmarks.map(({ position }) => position);
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    expect(new Set(lab.film.starts).size).toBe(lab.film.starts.length);
  });

  it('undoes and redoes', async () => {
    const lab = await opened();
    lab.seek(600_000);
    await settle();
    await lab.act({ kind: 'crash', node: 'S1' });
    await settle();
    expect(lab.session.getState().canUndo).toBe(true);
    lab.undo();
    await settle();
    expect(lab.projector.now()?.shot.scene.nodes[0]?.up).toBe('up');
    expect(lab.projector.now()?.playhead).toBe(600_000);
    lab.redo();
    await settle();
    expect(lab.projector.now()?.shot.scene.nodes[0]?.up).toBe('crashed');
  });

  it('says why a thing is impossible and changes nothing', async () => {
    const lab = await opened();
    await lab.act({ kind: 'restart', node: 'S1' });
    expect(lab.session.getState().refusal).toBe('notCrashed');
    expect(lab.session.getState().edited).toBe(false);
  });

  it('writes a text that opens the same run', async () => {
    const lab = await opened();
    lab.seek(700_000);
    await settle();
    await lab.act({ kind: 'crash', node: leaderOf(lab)?.id ?? 'S1' });
    lab.seek(1_500_000);
    await settle();
    await lab.act({ kind: 'set', settings: { loss: 200_000 } });
    lab.seek(3_000_000);
    await settle();
    const twin = await opened(await lab.write(), 3_000_000);
    expect(twin.projector.now()?.shot).toEqual(lab.projector.now()?.shot);
  });

  it('moves time on by a little for each thing done in a manual network', async () => {
    const lab = await opened('quorum 1\nraft nodes=3 seed=1\nnetwork manual\n');
    await lab.act({ kind: 'ring', node: 'S1', timer: 'election' });
    await settle();
    const first = lab.projector.now()?.shot;
    await lab.act({ kind: 'deliver', envelope: first?.scene.envelopes[0]?.id ?? 0 });
    await settle();
    expect(lab.projector.now()?.shot.at).toBeGreaterThan(first?.at ?? 0);
    lab.step(-1);
    await settle();
    expect(lab.projector.now()?.shot).toEqual(first);
  });
});

describe('looking', () => {
  const first = (lab: Lab) => lab.projector.now()?.shot.scene.nodes[0]?.slots.from;

  it('shows another stretch of the slots, in the moment on show and in those that were at hand already', async () => {
    const lab = await opened();
    lab.seek(20_000_000);
    await settle();
    expect(first(lab)).toBeGreaterThan(10);
    lab.lookAt({ slotsFrom: 3 });
    await settle();
    expect(first(lab)).toBe(3);
    // Far enough to leave the block of shots.
    for (let i = 0; i < 150; i++) {
      lab.step(-1);
      await settle();
    }
    expect(first(lab)).toBe(3);
    lab.lookAt({ slotsFrom: null });
    await settle();
    expect(first(lab)).toBeGreaterThan(10);
  });

  it('is forgotten with the run, and what is not named stays', async () => {
    const lab = await opened();
    lab.seek(20_000_000);
    await settle();
    lab.lookAt({ slotsFrom: 3 });
    lab.lookAt({ ballotsOf: 5 });
    await settle();
    expect(first(lab)).toBe(3);
    await lab.open(TEXT, 20_000_000);
    await settle();
    expect(first(lab)).toBeGreaterThan(10);
    lab.lookAt({ slotsFrom: 3 });
    await settle();
    expect(first(lab)).toBe(3);
  });
});

it('leaves the run as it is when a text does not parse', async () => {
  const lab = await opened();
  lab.seek(500_000);
  await settle();
  await lab.open('quorum 1\nnothing of the kind\n');
  expect(lab.session.getState().problem).not.toBeNull();
  expect(lab.projector.now()?.playhead).toBe(500_000);
});

describe('a seek far away', () => {
  it('is shown from one shot, though many blocks are wanted by then', async () => {
    const asked: string[] = [];
    const worker = inProcess();
    const lab = createLab({
      ask: (question, ask) => {
        asked.push(question);
        return worker.ask(question, ask);
      },
    });
    await lab.open(TEXT, 40_000_000);
    await settle();
    lab.need(0, 30_000_000);
    await Promise.resolve();
    expect(asked.filter((question) => question === 'stretch')).toHaveLength(1);
    asked.length = 0;
    let shown = 0;
    lab.projector.subscribe(({ playhead }) => {
      if (playhead === 35_000_000 && shown === 0) shown = asked.length;
    });
    lab.seek(35_000_000);
    await settle();
    expect(lab.projector.now()?.playhead).toBe(35_000_000);
    expect(asked[0]).toBe('seek');
    expect(asked.slice(0, shown).filter((question) => question === 'seek')).toHaveLength(1);
    // What was being fetched may come in between, and the next of it: no more.
    expect(shown).toBeLessThanOrEqual(3);
    for (let i = 0; i < 40; i++) await settle();
    for (let at = 0; at <= 30_000_000; at += 1_000_000) expect(lab.film.positionAt(at)).toBeDefined();
  });
});
