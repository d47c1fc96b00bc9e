// What the contract has for systems of unlike parts, shown with a protocol of a few lines (keeper.ts).

import { describe, expect, test } from 'vitest';
import { canon } from '../../src/engine/canon.ts';
import { nextMove } from '../../src/engine/clock.ts';
import type { Choice, Move } from '../../src/engine/move.ts';
import { machineOf, type Protocol } from '../../src/engine/protocol.ts';
import { refusal } from '../../src/engine/refusal.ts';
import { Run } from '../../src/engine/run.ts';
import { slice } from '../../src/engine/sequence.ts';
import { chartOf } from '../../src/engine/statechart.ts';
import { type Genesis, type Node, TIMED } from '../../src/engine/world.ts';
import { protocol } from './keeper.ts';

const SEATS = protocol.cast({ clients: 2 });
const genesis = (more: Partial<Genesis> = {}): Genesis => ({
  ...{ seats: SEATS, seed: 7, network: TIMED, clientsEvery: 0, start: {} },
  options: { policy: 'short' },
  ...more,
});

function runOf(more: Partial<Genesis> = {}): { run: Run; act: (choice: Choice, at?: number) => void } {
  const run = new Run(protocol as Protocol, genesis(more));
  return { run, act: (choice, at = run.end.at) => void run.make({ ...choice, at } as Move) };
}
const ask = (node: string): Choice => ({ kind: 'request', node, command: 'key' });
const until = (run: Run, at: number) => {
  while (run.tick(at) !== null);
};
const happened = (run: Run, kind: string) =>
  Array.from({ length: run.length + 1 }, (_, p) => run.frame(p).happenings)
    .flat()
    .filter((each) => each.kind === kind);

describe('a machine per part', () => {
  test('nodes of each part run their own', () => {
    const { run, act } = runOf();
    act(ask('C1'));
    until(run, 45_000);
    const [keeper, client] = run.end.world.nodes;
    expect(keeper?.state.value).toBe('keeping');
    expect(client?.state.value).toBe('holding');
    expect(chartOf(machineOf(protocol, 'keeper')).states.map(({ id }) => id)).toEqual(['', 'keeping']);
    expect(chartOf(machineOf(protocol, 'client')).states.map(({ id }) => id)).toEqual(['', 'free', 'holding']);
  });

  test('a part without one is an error that names it', () => {
    expect(() => machineOf(protocol, 'ghost')).toThrow('ghost');
  });

  test('a disk holds the durable fields that its part has, and no others', () => {
    const { run, act } = runOf();
    act(ask('C1'));
    act({ kind: 'crash', node: 'C1' });
    act({ kind: 'crash', node: 'K1' });
    expect(() => canon(run.end.world)).not.toThrow();
  });
});

describe('a timer for each of several', () => {
  const both = () => {
    const { run, act } = runOf({ options: { policy: 'long' } });
    act(ask('C1'));
    act(ask('C2'));
    until(run, 50_000);
    return { run, act };
  };

  test('timers of one name run side by side, and each rings for its own subject', () => {
    const { run } = both();
    expect(run.end.world.nodes[0]?.timers.map(({ name, of }) => [name, of]).sort()).toEqual([
      ['loan', 'C1'],
      ['loan', 'C2'],
    ]);
    until(run, 1_000_000);
    expect(
      happened(run, 'rang')
        .map((each) => 'of' in each && each.of)
        .sort(),
    ).toEqual(['C1', 'C2']);
  });

  test('setting one again replaces that one alone', () => {
    const { run, act } = both();
    const before = run.end.world.nodes[0]?.timers ?? [];
    act(ask('C1'));
    until(run, 100_000);
    const after = run.end.world.nodes[0]?.timers ?? [];
    expect(after).toHaveLength(2);
    expect(after.find(({ of }) => of === 'C2')).toEqual(before.find(({ of }) => of === 'C2'));
    expect(after.find(({ of }) => of === 'C1')?.id).not.toBe(before.find(({ of }) => of === 'C1')?.id);
  });

  test('somebody rings one by its subject, and no other; without a subject there is none to ring', () => {
    const { run, act } = both();
    const bare = { kind: 'ring', at: run.end.at, node: 'K1', timer: 'loan' } as const;
    expect(refusal(run.end.world, bare)).toBe('noSuchTimer');
    expect(refusal(run.end.world, { ...bare, of: 'C3' })).toBe('noSuchTimer');
    act({ kind: 'ring', node: 'K1', timer: 'loan', of: 'C1' });
    expect(run.end.world.nodes[0]?.timers.map(({ of }) => of)).toEqual(['C2']);
    expect(run.end.world.nodes[0]?.state.context).toMatchObject({ lent: ['C2'] });
  });
});

describe('channels that keep their order', () => {
  const numbers = (run: Run) => ((run.end.world.nodes[1] as Node).state.context as { heard: number[] }).heard;

  test('what a node sends another is heard in the order in which it was sent, whatever the latency', () => {
    for (let seed = 1; seed <= 30; seed++) {
      const { run, act } = runOf({ seed, network: { ...TIMED, latency: [1000, 60_000], duplication: 500_000 } });
      for (let i = 0; i < 6; i++) act(ask('C1'));
      until(run, 40_000);
      act(ask('C1'));
      until(run, 1_000_000);
      expect(numbers(run), `seed ${seed}`).toEqual([1, 2, 3, 4, 5, 6, 7]);
    }
  });

  test('without them, messages overtake each other', () => {
    const loose = { ...protocol, channels: 'any' } as Protocol;
    const run = new Run(loose, genesis({ seed: 3, network: { ...TIMED, latency: [1000, 60_000] } }));
    for (let i = 0; i < 6; i++) run.make({ ...ask('C1'), at: 0 } as Move);
    until(run, 1_000_000);
    expect(numbers(run)).not.toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('in a manual network only the first on a link can be delivered; other links are free', () => {
    const { run, act } = runOf({ network: { ...TIMED, mode: 'manual' } });
    act(ask('C1'));
    act(ask('C1'));
    act(ask('C2'));
    const { world } = run.end;
    const told = world.envelopes.map(({ id }) =>
      refusal(world, { kind: 'deliver', at: run.end.at, envelope: id }, protocol),
    );
    expect(told).toEqual([null, 'notFirst', null]);
    // A drop stays possible: what is behind it is first then.
    act({ kind: 'drop', envelope: world.envelopes[0]?.id as number });
    expect(
      refusal(run.end.world, { kind: 'deliver', at: run.end.at, envelope: world.envelopes[1]?.id as number }, protocol),
    ).toBeNull();
  });

  test('a delay holds back what is behind; nothing is doubled', () => {
    const { run, act } = runOf();
    act(ask('C1'));
    act(ask('C1'));
    const [first] = run.end.world.envelopes;
    const id = first?.id as number;
    expect(refusal(run.end.world, { kind: 'duplicate', at: run.end.at, envelope: id }, protocol)).toBe('notInFifo');
    act({ kind: 'delay', envelope: id, by: 500_000 });
    const [one, two] = run.end.world.envelopes;
    expect(two?.arrivesAt).toBeGreaterThanOrEqual(one?.arrivesAt as number);
    until(run, 1_000_000);
    expect(numbers(run)).toEqual([1, 2]);
  });

  test('a held network that goes on keeps the order of what was overdue', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const { run, act } = runOf({ seed, network: { ...TIMED, latency: [1000, 60_000], mode: 'manual' } });
      for (let i = 0; i < 5; i++) act(ask('C1'));
      act({ kind: 'set', settings: { network: 'timed' } }, 200_000);
      until(run, 2_000_000);
      expect(numbers(run), `seed ${seed}`).toEqual([1, 2, 3, 4, 5]);
    }
  });
});

describe('records', () => {
  test('what is recorded happens, and history keeps it by kind', () => {
    const { run, act } = runOf();
    act(ask('C1'));
    until(run, 1_000_000);
    const { records } = run.end.history;
    expect(slice(records.lent as never, 0)).toEqual([
      { node: 'K1', what: 'lent', key: 'C1', epoch: 1, value: 'short' },
    ]);
    expect(slice(records.ended as never, 0)).toEqual([{ node: 'K1', what: 'ended', key: 'C1', epoch: 0, value: '' }]);
    expect(happened(run, 'recorded').map((each) => 'what' in each && each.what)).toEqual(['lent', 'ended']);
  });

  test('history keeps it though nothing else changed', () => {
    const { run, act } = runOf();
    const [before] = run.end.world.nodes;
    act(ask('K1'));
    expect(run.end.world.nodes[0]?.state).toBe(before?.state);
    expect(run.end.history.records.ended?.length).toBe(1);
  });

  test('a moment of the past has the records of its past', () => {
    const { run, act } = runOf();
    act(ask('C1'));
    until(run, 1_000_000);
    expect(run.moment(0).history.records).toEqual({});
  });
});

describe('nodes that come later', () => {
  test('they are down from the beginning, and a restart is their joining', () => {
    const { run, act } = runOf({ down: ['C2'] });
    expect(run.end.world.nodes.map(({ up }) => up)).toEqual(['up', 'up', 'crashed']);
    act({ kind: 'restart', node: 'C2' });
    act(ask('C2'));
    until(run, 45_000);
    expect(run.end.world.nodes[2]).toMatchObject({ up: 'up', state: { value: 'holding' } });
  });

  test('they are part of what a run begins from: the same at every seek', () => {
    const { run, act } = runOf({ down: ['C2'] });
    act(ask('C1'));
    until(run, 45_000);
    expect(canon(run.moment(1).world)).toBe(canon(run.frame(1).world));
  });
});

describe('an option that is a word', () => {
  test('reaches the machine as it is written', () => {
    const ends = (policy: string) => {
      const { run, act } = runOf({ options: { policy } });
      act(ask('C1'));
      until(run, 2_000_000);
      return run.end.at;
    };
    expect(ends('long') - ends('short')).toBe(450_000);
  });
});

describe('an invariant with an assumption', () => {
  const lendTwice = (run: Run, act: (choice: Choice) => void) => {
    act(ask('C1'));
    act(ask('C2'));
    until(run, 45_000);
  };

  test('breaks while what it takes for granted holds', () => {
    const { run, act } = runOf();
    lendTwice(run, act);
    expect(run.end.history).toMatchObject({ broken: ['keeper.OneHolder'], unfounded: [] });
  });

  test('claims nothing any more once that is given up, and says so once', () => {
    const { run, act } = runOf();
    act({ kind: 'set', settings: { clock: { node: 'C1', rate: 2000 } } });
    lendTwice(run, act);
    act({ kind: 'set', settings: { clock: { node: 'C1', rate: 1000 } } });
    until(run, 1_000_000);
    expect(run.end.history).toMatchObject({ broken: [], unfounded: ['keeper.OneHolder'] });
    expect(happened(run, 'unfounded')).toHaveLength(1);
    expect(run.landmarks.filter(({ happening }) => happening.kind === 'unfounded')).toHaveLength(1);
  });
});

describe('a small protocol', () => {
  test('leaves out what means none', () => {
    expect(protocol.refuses({ counts: {}, options: {}, variant: null })).toBeNull();
    expect(protocol.epochName(4)).toBe('4');
    expect(protocol.sometimes).toEqual([]);
    expect(protocol.start.fields).toEqual([]);
    const { run } = runOf();
    expect(protocol.portrait('free', run.end.world.nodes[1]?.state.context as never)).toMatchObject({
      ...{ tally: null, pointers: [], votes: [] },
    });
  });

  test('and worlds hold nothing of what a protocol does not use', () => {
    const { run } = runOf();
    expect(nextMove(run.end.world)).toBeNull();
    expect(canon(run.end.world)).not.toContain('"of"');
  });
});
