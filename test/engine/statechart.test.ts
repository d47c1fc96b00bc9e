// The chart is the machine's own, and what is said of a step is what the engine did: on every scenario of the library
// under every protocol, and on machines that use what those do not.

import { describe, expect, test } from 'vitest';
import { type AnyStateMachine, and, assign, not, raise, setup } from 'xstate';
import { activeStates, initialValue, type MachineState, stepByXState } from '../../src/engine/machine.ts';
import type { MachineEvent, Variant } from '../../src/engine/protocol.ts';
import { selection } from '../../src/engine/selection.ts';
import { chartOf } from '../../src/engine/statechart.ts';
import { library } from '../../src/scenarios/library.ts';
import { Player } from '../../src/scenarios/player.ts';
import { hearingsAt } from '../../src/worker/transitions.ts';
import { scenarioOf } from '../played.ts';
import { protocols } from '../protocols.ts';

const MOVES = 400;

describe('what is said of a step', () => {
  test.each(library.map(({ name, text }) => [name, text] as const))('is what the engine did: %s', (_, text) => {
    const player = new Player(scenarioOf(text));
    for (let left = MOVES; left > 0 && player.run.length < MOVES; left--)
      if (player.advance(5_000_000, MOVES - player.run.length) !== 'spent') break;
    const { run } = player;
    const transitions = Object.values(run.protocol.machines).flatMap((machine) => chartOf(machine).transitions);
    const known = new Map(transitions.map((transition) => [transition.id, transition]));
    let taken = 0;
    for (let position = 0; position <= run.length; position++) {
      const { happenings, world } = run.frame(position);
      const hearings = hearingsAt(run, position);
      const noted = happenings.flatMap((it) => (it.kind === 'noted' ? [`${it.node} ${it.rule}`] : []));
      const told = hearings.flatMap(({ node, steps }) =>
        steps.flatMap(({ rules }) => rules.map((it) => `${node} ${it}`)),
      );
      expect(new Set(told), `move ${position}`).toEqual(new Set(noted));
      for (const { node, steps } of hearings) {
        const state = world.nodes.find(({ id }) => id === node)?.state as MachineState;
        expect(steps.at(-1)?.to, `move ${position}`).toEqual(activeStates(state.value));
        for (const step of steps) {
          const held = step.candidates.filter((candidate) => candidate.held === true);
          expect(held.map(({ transition }) => transition).sort(), `move ${position}`).toEqual([...step.taken].sort());
          taken += step.taken.length;
          for (const id of step.taken) {
            const { targets } = known.get(id) as { targets: readonly string[] };
            const there = (target: string) => step.to.some((leaf) => `${leaf}.`.startsWith(`${target}.`));
            expect(targets.every(there), `move ${position}: ${id}`).toBe(true);
          }
        }
      }
    }
    expect(taken).toBeGreaterThan(0);
  });
});

const machines = Object.entries(protocols).flatMap(([id, { machines, variants }]) =>
  Object.entries<AnyStateMachine>(machines).map(
    ([part, machine]) => [`${id}, ${part}`, part, machine, variants] as const,
  ),
);

describe.each(machines)('the chart of %s', (_, part, machine, variants) => {
  const chart = chartOf(machine);

  test('has every state and transition of its definition once', () => {
    const counted = { states: 0, transitions: 0 };
    const count = (config: { states?: object; on?: object; always?: unknown }) => {
      counted.states++;
      for (const of of [...Object.values(config.on ?? {}), config.always ?? []])
        counted.transitions += Array.isArray(of) ? of.length : 1;
      for (const inner of Object.values(config.states ?? {})) count(inner);
    };
    count(machine.config as object);
    expect(chart.states).toHaveLength(counted.states);
    expect(chart.transitions).toHaveLength(counted.transitions);
    expect(new Set(chart.transitions.map(({ id }) => id)).size).toBe(counted.transitions);
    const ids = new Set(chart.states.map(({ id }) => id));
    for (const { source, targets } of chart.transitions)
      for (const id of [source, ...targets]) expect(ids).toContain(id);
  });

  test('names guards and actions that the machine has', () => {
    const { guards, actions } = machine.implementations;
    for (const transition of chart.transitions) {
      if (transition.guard !== null) expect(guards).toHaveProperty(transition.guard);
      for (const action of transition.actions) expect(actions).toHaveProperty(action);
    }
  });

  test('is the same for its deliberate mistakes', () => {
    for (const variant of Object.values(variants))
      expect(chartOf((variant as Variant).machines?.[part] ?? machine)).toEqual(chart);
  });
});

const kit = setup({
  types: { context: {} as { n: number }, events: {} as { type: string } },
  guards: { many: ({ context }) => context.n > 1, some: ({ context }) => context.n > 0 },
  actions: { add: assign({ n: ({ context }) => context.n + 1 }), clear: assign({ n: 0 }), note: () => {} },
});

const machine = kit.createMachine({
  context: { n: 0 },
  type: 'parallel',
  states: {
    door: {
      initial: 'shut',
      states: {
        shut: {
          on: {
            knock: [
              {
                guard: and(['some', not('many')]),
                target: 'open',
                actions: { type: 'note', params: { rule: 'open' } },
              },
              { actions: ['add', { type: 'note', params: { rule: 'wait' } }] },
            ],
          },
          always: { guard: 'many', target: 'open.wide' },
        },
        open: { initial: 'ajar', states: { ajar: {}, wide: {} }, on: { 'wind.*': 'shut' } },
      },
    },
    lamp: {
      initial: 'off',
      states: {
        off: { on: { knock: 'on' } },
        on: { on: { knock: { target: 'off', actions: raise({ type: 'dark' }) } } },
      },
    },
  },
  on: { dark: { actions: 'add' }, '*': { actions: 'clear' } },
}) as unknown as AnyStateMachine;

const hear = (type: string) => ({ type }) as unknown as MachineEvent;

describe('a machine with regions, always edges, wildcards and composed guards', () => {
  test('reads as plain data', () => {
    const { states, transitions } = chartOf(machine);
    expect(states.map(({ id, kind, initial }) => `${id} ${kind} ${initial}`)).toEqual([
      ' parallel null',
      'door compound door.shut',
      'door.shut atomic null',
      'door.open compound door.open.ajar',
      'door.open.ajar atomic null',
      'door.open.wide atomic null',
      'lamp compound lamp.off',
      'lamp.off atomic null',
      'lamp.on atomic null',
    ]);
    const told = transitions.map(({ source, event, guard, targets }) => `${source}: ${event} [${guard}] > ${targets}`);
    expect(told).toEqual([
      ': dark [null] > ',
      ': * [null] > ',
      'door.shut: knock [some ∧ ¬many] > door.open',
      'door.shut: knock [null] > ',
      'door.shut:  [many] > door.open.wide',
      'door.open: wind.* [null] > door.shut',
      'lamp.off: knock [null] > lamp.on',
      'lamp.on: knock [null] > lamp.off',
    ]);
    expect(JSON.parse(JSON.stringify(chartOf(machine)))).toEqual(chartOf(machine));
  });

  test('says which guard held, which did not, and which was not asked', () => {
    const state = { value: initialValue(machine), context: { n: 1 } };
    const [knock] = selection(machine, state, hear('knock'));
    expect(knock).toEqual({
      event: 'knock',
      candidates: [
        { transition: 'door.shut/knock/0', guard: 'some ∧ ¬many', held: true },
        { transition: 'door.shut/knock/1', guard: null, held: null },
        { transition: 'lamp.off/knock/0', guard: null, held: true },
      ],
      taken: ['door.shut/knock/0', 'lamp.off/knock/0'],
      rules: ['open'],
      from: ['door.shut', 'lamp.off'],
      to: ['door.open.ajar', 'lamp.on'],
    });
  });

  test('follows what was raised, and what needs no event', () => {
    const state = { value: { door: 'shut', lamp: 'on' }, context: { n: 0 } };
    const steps = selection(machine, state, hear('knock'));
    // The raised event adds one; with that of the step itself there are two, and the door opens by itself.
    expect(steps.map(({ event, taken, rules }) => ({ event, taken, rules }))).toEqual([
      { event: 'knock', taken: ['door.shut/knock/1', 'lamp.on/knock/0'], rules: ['wait'] },
      { event: 'dark', taken: ['/dark/0'], rules: [] },
      { event: '', taken: ['door.shut//0'], rules: [] },
    ]);
    expect(steps[2]?.candidates).toEqual([{ transition: 'door.shut//0', guard: 'many', held: true }]);
    expect(steps[2]?.to).toEqual(activeStates(stepByXState(machine, state, hear('knock')).state.value));
  });

  test('takes the innermost, then wildcards, and says when nothing handles an event', () => {
    const open = { value: { door: { open: 'ajar' }, lamp: 'off' }, context: { n: 0 } };
    expect(selection(machine, open, hear('wind.north'))[0]?.taken).toEqual(['door.open/wind.*/0']);
    expect(selection(machine, open, hear('rain'))[0]?.taken).toEqual(['/*/0']);
    const plain = kit.createMachine({
      context: { n: 0 },
      initial: 'a',
      states: { a: { on: { up: { guard: 'many' } } } },
    });
    const state = { value: 'a', context: { n: 0 } };
    expect(selection(plain as unknown as AnyStateMachine, state, hear('up'))).toEqual([
      {
        event: 'up',
        candidates: [{ transition: 'a/up/0', guard: 'many', held: false }],
        taken: [],
        rules: [],
        from: ['a'],
        to: ['a'],
      },
    ]);
  });
});
