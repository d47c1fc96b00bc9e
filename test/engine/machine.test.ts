// The quick step and XState's own give the same answer: on Raft and Multi-Paxos under faults, and on small machines that
// use what those do not.

import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { type AnyStateMachine, assign, enqueueActions, raise, setup } from 'xstate';
import { initialValue, type MachineState, step, stepByXState } from '../../src/engine/machine.ts';
import type { MachineEvent, Protocol } from '../../src/engine/protocol.ts';
import type { Frame } from '../../src/engine/run.ts';
import { protocolNamed } from '../../src/protocols/index.ts';
import { protocol as multipaxos } from '../../src/protocols/multipaxos/index.ts';
import { protocol as raft } from '../../src/protocols/raft/index.ts';
import { Cluster as PaxosCluster } from '../protocols/multipaxos/lab.ts';
import { Cluster } from '../protocols/raft/lab.ts';
import { isSame } from '../same.ts';

/** What a node heard in a move, and in which state. */
function heardIn(before: Frame, after: Frame): { state: MachineState; event: MachineEvent } | null {
  for (const happening of after.happenings) {
    if (happening.kind !== 'heard' && happening.kind !== 'rang') continue;
    const node = before.world.nodes.find((it) => it.id === happening.node);
    if (node === undefined) return null;
    if (happening.kind === 'rang') return { state: node.state, event: { type: `timer.${happening.timer}` as const } };
    const { message, from } = happening.envelope;
    return { state: node.state, event: (from === null ? message : { ...message, from }) as MachineEvent };
  }
  return null;
}

/** With a mistake a protocol differs in a rule: `npm run long` takes as many seeds of it as of the protocol itself. */
const seedsOf = (variant: string | null): number => (variant === null || import.meta.env.MODE === 'long' ? 12 : 6);

/** Plays random runs and takes each of their steps both ways. */
function compare(id: string, variant: string | null, clusterOf: (seed: number) => Cluster | PaxosCluster): void {
  const name = variant === null ? id : `${id}/${variant}`;
  const seeds = seedsOf(variant);
  const { machines } = protocolNamed(name) as Protocol;
  const machine = machines.server as AnyStateMachine;
  let compared = 0;
  for (let seed = 0; seed < seeds; seed++) {
    const cluster = clusterOf(seed);
    for (let i = 0; i < 400; i++) cluster.tick();
    for (let i = 1; i < cluster.frames.length; i++) {
      const heard = heardIn(cluster.frames[i - 1] as Frame, cluster.frames[i] as Frame);
      if (heard === null) continue;
      const quick = step(machine, heard.state, heard.event);
      const slow = stepByXState(machine, heard.state, heard.event);
      // The quick look first: nearly all of both is the state that they began with.
      if (!isSame(quick, slow)) expect(quick, `seed ${seed}, move ${i}`).toEqual(slow);
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(250 * seeds);
}

const network = { mode: 'timed', latency: [1000, 40_000], loss: 200_000, duplication: 100_000 } as const;
const timing = { electionTimeout: [60_000, 100_000], heartbeat: 30_000 } as const;

describe('Multi-Paxos', () => {
  it.each([null, ...Object.keys(multipaxos.variants)])('%s: both ways agree on random runs', (variant) => {
    compare(
      'multipaxos',
      variant,
      (seed) =>
        new PaxosCluster({
          nodes: 1 + (seed % 6),
          seed,
          ...(variant === null ? {} : { variant }),
          clientsEvery: 15_000,
          options: { ...timing, window: 1 + (seed % 3), skipPhase1: seed % 4 > 0 },
          network,
        }),
    );
  });

  it('a steady leader under load never needs XState', () => {
    const cluster = new PaxosCluster({
      nodes: 5,
      clientsEvery: 40_000,
      network: { mode: 'timed', latency: [10_000, 15_000], loss: 0, duplication: 0 },
    });
    while (cluster.server('S1').applied === 0) cluster.tick();
    const asked = vi.spyOn(multipaxos.machines.server, 'transition');
    for (let i = 0; i < 2000; i++) cluster.tick();
    expect(cluster.server('S1').applied).toBeGreaterThan(50);
    expect(asked).not.toHaveBeenCalled();
    asked.mockRestore();
  });
});

describe('Raft', () => {
  it.each([null, ...Object.keys(raft.variants)])('%s: both ways agree on random runs', (variant) => {
    compare(
      'raft',
      variant,
      (seed) =>
        new Cluster({
          nodes: 1 + (seed % 6),
          seed,
          ...(variant === null ? {} : { variant }),
          clientsEvery: 30_000,
          options: { ...timing, entriesPerMessage: 2 },
          network,
        }),
    );
  });

  it('an event that nothing handles gives back the same state', () => {
    const state = { value: 'follower', context: new Cluster({ nodes: 3 }).server('S1') };
    const outcome = step(raft.machines.server, state, { type: 'timer.heartbeat' });
    expect(outcome.state).toBe(state);
    expect(outcome.effects).toEqual([]);
  });

  it('a step changes nothing of the state it started from', () => {
    const { state } = new Cluster({ nodes: 3 }).node('S1');
    const before = structuredClone(state);
    step(raft.machines.server, state, { type: 'timer.election' });
    expect(state).toEqual(before);
  });
});

// --- Machines that use what Raft does not ----------------------------------------------------------------------------

interface Count {
  readonly n: number;
  readonly trail: readonly string[];
}

const kit = setup({
  types: { context: {} as Count, events: {} as { type: 'up' | 'down' | 'jump' | 'turn' | 'other' | 'part.one' } },
  guards: {
    isSmall: ({ context }) => context.n < 3,
    isBelow: ({ context }, params: { limit: number }) => context.n < params.limit,
  },
  actions: {
    note(_, _params: { rule: string; facts: { n: number } }) {},
    more: assign({ n: ({ context }) => context.n + 1 }),
    less: assign(({ context }) => ({ n: context.n - 1 })),
  },
});

const trail = (word: string) => kit.assign({ trail: ({ context }) => [...context.trail.slice(-4), word] });
const said = (rule: string) => ({
  type: 'note' as const,
  params: ({ context }: { context: Count }) => ({ rule, facts: { n: context.n } }),
});
const start = () => ({ n: 0, trail: [] });

const machines: { readonly [name: string]: AnyStateMachine } = {
  'parallel regions': kit.createMachine({
    context: start,
    type: 'parallel',
    states: {
      left: {
        initial: 'idle',
        states: {
          idle: { on: { up: { actions: ['more', said('left')] }, turn: 'busy' } },
          busy: { on: { up: { actions: trail('busy') }, turn: 'idle' } },
        },
      },
      right: { on: { up: { actions: said('right') }, down: { guard: 'isSmall', actions: 'more' } } },
    },
    on: { down: { actions: ['less', said('root')] }, other: { actions: said('other') } },
  }),

  'nested states, inner before outer': kit.createMachine({
    context: start,
    initial: 'outer',
    states: {
      outer: {
        initial: 'inner',
        on: { up: { actions: said('outer') }, down: { actions: ['less', said('outer')] } },
        states: {
          inner: {
            on: {
              up: { guard: { type: 'isBelow', params: { limit: 4 } }, actions: ['more', said('inner')] },
              turn: 'other',
            },
          },
          other: { on: { turn: 'inner', jump: '#end' } },
        },
      },
      end: { id: 'end', on: { turn: 'outer' } },
    },
  }),

  'a wildcard behind and above exact handlers': kit.createMachine({
    context: start,
    initial: 'a',
    states: {
      a: { on: { '*': { guard: 'isSmall', actions: ['more', said('wild a')] }, turn: { actions: said('turn') } } },
    },
    on: { '*': { actions: said('wild root') }, down: [{ guard: 'isSmall', actions: 'more' }, { actions: 'less' }] },
  }),

  'a wildcard of part of a name': kit.createMachine({
    context: start,
    on: { 'part.*': { actions: said('part') }, up: { actions: 'more' } },
  }),

  'a raise, heard within the same step': kit.createMachine({
    context: start,
    initial: 'a',
    states: {
      a: {
        on: {
          up: { actions: ['more', raise({ type: 'jump' }), said('raised')] },
          jump: { target: 'b', actions: said('jumped') },
        },
      },
      b: { entry: trail('b'), exit: trail('out of b'), on: { down: 'a', jump: { actions: 'less' } } },
    },
  }),

  'eventless transitions': kit.createMachine({
    context: start,
    initial: 'low',
    states: {
      low: {
        always: { guard: ({ context }) => context.n > 2, target: 'high', actions: said('high') },
        on: { up: { actions: 'more' } },
      },
      high: { on: { down: { target: 'low', actions: assign({ n: 0 }) } } },
    },
  }),

  'collected actions that ask a guard, assign twice and raise': kit.createMachine({
    context: start,
    on: {
      up: {
        actions: enqueueActions(({ context, enqueue }) => {
          enqueue.assign({ n: context.n + 1 });
          enqueue.assign({ trail: ({ context: now }) => [String(now.n)] });
          enqueue({ type: 'note', params: { rule: 'collected', facts: { n: context.n } } });
          enqueue('more');
        }),
      },
      turn: {
        actions: enqueueActions(({ check, enqueue }) => {
          if (check('isSmall')) enqueue('more');
        }),
      },
      jump: {
        actions: enqueueActions(({ enqueue }) => {
          enqueue('less');
          enqueue.raise({ type: 'up' });
        }),
      },
    },
  }),

  'a transition that reenters': kit.createMachine({
    context: start,
    initial: 'a',
    states: {
      a: {
        entry: trail('in'),
        exit: trail('out'),
        on: { up: { target: 'a', reenter: true }, down: 'a', turn: { actions: said('stay') } },
      },
    },
  }),

  'a forbidden event': kit.createMachine({
    context: start,
    initial: 'a',
    states: { a: { on: { up: {}, down: undefined } } },
    on: { up: { actions: said('root') }, down: { actions: said('root') } },
  }),
};

describe.each(Object.keys(machines))('%s', (name) => {
  const machine = machines[name] as AnyStateMachine;
  const word = fc.constantFrom('up', 'down', 'jump', 'turn', 'other', 'part.one');

  it('both ways agree on random events', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 25 }), (words) => {
        let state: MachineState = { value: initialValue(machine), context: start() };
        for (const type of words) {
          const event = { type } as unknown as MachineEvent;
          const quick = step(machine, state, event);
          const slow = stepByXState(machine, state, event);
          if (!isSame(quick, slow)) expect(quick).toEqual(slow);
          state = quick.state;
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('what a machine may not use', () => {
  it.each<[string, object]>([
    ['a delay', { initial: 'a', states: { a: { after: { 100: 'b' } }, b: { on: { up: 'a' } } }, on: { down: '.a' } }],
    ['an invocation', { initial: 'b', states: { a: { invoke: { src: 'x' } }, b: { on: { down: 'a' } } } }],
  ])('%s is refused with an error', (_, config) => {
    const machine = kit.createMachine({ context: start, ...config } as never) as unknown as AnyStateMachine;
    const state = { value: 'b', context: start() };
    expect(() => step(machine, state, { type: 'down' } as unknown as MachineEvent)).toThrow();
  });
});
