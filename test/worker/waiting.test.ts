// "Why not?" against the machine itself: whatever it says of a guard, the guard says; whatever it says would happen, happens
// when the message comes. On random runs of every protocol, with and without its deliberate mistakes.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { stepByXState } from '../../src/engine/machine.ts';
import { type MachineEvent, machineOf, type Protocol } from '../../src/engine/protocol.ts';
import type { Run } from '../../src/engine/run.ts';
import { chartOf } from '../../src/engine/statechart.ts';
import { isEnough, type Trial, tryOut } from '../../src/engine/waiting.ts';
import { nodeIndex } from '../../src/engine/world.ts';
import { waitingOf } from '../../src/protocols/waiting.ts';
import { nodeWaiting } from '../../src/worker/waiting.ts';
import { playedThrough, scenarioOf } from '../played.ts';
import { protocols } from '../protocols.ts';
import { isSame } from '../same.ts';

const all: readonly Protocol[] = Object.values(protocols);
// The name first: a title that spells a whole protocol takes longer than its tests.
const players = all.flatMap((protocol) =>
  [null, ...Object.keys(protocol.variants)].map((name) => [name ?? protocol.id, protocol, name] as const),
);

/** Something goes wrong all the time, and clients ask. */
const runs = fc.record({
  seed: fc.integer({ min: 1, max: 9999 }),
  nodes: fc.constantFrom(1, 2, 3, 4, 5),
  loss: fc.constantFrom('0', '5%', '20%'),
  crash: fc.integer({ min: 1, max: 5 }),
  slot: fc.option(fc.integer({ min: 1, max: 8 })),
});

function played(
  protocol: Protocol,
  variant: string | null,
  drawn: { seed: number; nodes: number; loss: string; crash: number },
): Run {
  const { seed, nodes, loss } = drawn;
  const [size] = Object.keys(protocol.counts) as [string];
  const seats = protocol.cast({ [size]: nodes });
  const victim = seats[drawn.crash % seats.length]?.id;
  const text = `quorum 1
${protocol.id}${variant === null ? '' : `/${variant}`} ${size}=${nodes} seed=${seed}
network timed latency=5..40ms loss=${loss} duplication=5%
clients every=60ms
at 700ms crash ${victim}
at 900ms restart ${victim}
run 700ms
`;
  return playedThrough(scenarioOf(text)).run;
}

type Check = (args: { context: object; event: MachineEvent }) => boolean;

/** What XState says of an event, and what each guard says when it is called by itself. */
function agrees(
  machine: AnyStateMachine,
  state: { value: never; context: object },
  event: MachineEvent,
  trial: Trial,
): void {
  const snapshot = machine.resolveState(state) as AnyMachineSnapshot;
  const can = snapshot.can(event as never);
  const said = trial.guards.map(({ guard }) =>
    (machine.implementations.guards[guard] as unknown as Check)({ context: state.context, event }),
  );
  const { effects } = stepByXState(machine, state, event);
  const rules = effects.flatMap((it) => (it.type === 'note' ? [{ rule: it.rule, facts: it.facts }] : []));
  // The quick look first: an expectation that holds takes longer than the step.
  if (trial.taken === can && trial.guards.every(({ held }, i) => held === said[i]) && isSame(trial.rules, rules))
    return;
  expect(trial.taken).toBe(can);
  expect(trial.guards.map(({ guard, held }) => [guard, held])).toEqual(
    trial.guards.map(({ guard }, i) => [guard, said[i]]),
  );
  expect(trial.rules).toEqual(rules);
}

describe.each(players)('%s', (_, protocol, variant) => {
  test('says what the machine says: of what is under way, and of what it is after', () => {
    fc.assert(
      fc.property(runs, ({ slot, ...drawn }) => {
        const run = played(protocol, variant, drawn);
        for (let position = 0; position <= run.length; position += 53) {
          // By frame: what lies about it is at hand when it is asked for again.
          const { world } = run.frame(position);
          for (const { id, part, up, state } of world.nodes) {
            const machine = machineOf(run.protocol, part);
            const told = nodeWaiting(run, { position, node: id, slot });
            if (up === 'crashed') {
              expect(told).toMatchObject({ aims: [], arrivals: [] });
              continue;
            }
            for (const { envelope, timer, of, trial } of told.arrivals) {
              const event = (
                envelope === null ? { type: `timer.${timer}`, of } : { ...envelope.message, from: envelope.from }
              ) as MachineEvent;
              agrees(machine, state as never, event, trial);
            }
            const asked = {
              role: protocol.role(state.value, state.context as never),
              context: state.context as never,
              slot,
            };
            for (const [goal, aims] of Object.entries(waitingOf(protocol.id).goals))
              for (const { reached, needs, now, next } of aims(asked)) {
                if (reached && (now !== null || next.length > 0)) expect([goal, now, next]).toEqual([goal, null, []]);
                // As things are, it is not reached: the machine says so too.
                if (now !== null) {
                  const trial = tryOut(machine, waitingOf(protocol.id), state, now);
                  agrees(machine, state as never, now, trial);
                  if (isEnough(trial, needs)) expect.fail(`${goal} of ${id} at ${position}`);
                }
                for (const { event } of next) {
                  const trial = tryOut(machine, waitingOf(protocol.id), state, event);
                  agrees(machine, state as never, event, trial);
                }
              }
          }
        }
      }),
      { numRuns: 2 },
    );
  }, 60_000);

  test('what it says would happen if a message arrived now, happens when it arrives', () => {
    fc.assert(
      fc.property(runs, (drawn) => {
        const run = played(protocol, variant, drawn);
        let foretold = 0;
        // Here and there; everywhere in a run in which that met nothing.
        const apart = Array.from({ length: Math.ceil(run.length / 13) }, (_, i) => 1 + 13 * i);
        const positions = [...apart, ...Array.from({ length: run.length }, (_, i) => 1 + i)];
        for (const [i, position] of positions.entries()) {
          if (i >= apart.length && foretold > 0) break;
          const { move, happenings } = run.frame(position);
          if (move?.kind !== 'deliver' && move?.kind !== 'ring') continue;
          const heard = happenings.find(({ kind }) => kind === (move.kind === 'ring' ? 'rang' : 'heard'));
          if (heard === undefined || !('node' in heard) || heard.node === null) continue;
          const { world } = run.frame(position - 1);
          if (world.nodes[nodeIndex(world, heard.node)]?.up !== 'up') continue;
          const { arrivals } = nodeWaiting(run, { position: position - 1, node: heard.node, slot: null });
          const expected = arrivals.find(({ envelope, timer, of }) =>
            move.kind === 'ring' ? timer === move.timer && of === move.of : envelope?.id === move.envelope,
          );
          if (expected === undefined) continue;
          foretold++;
          expect(happenings.flatMap((it) => (it.kind === 'noted' ? [{ rule: it.rule, facts: it.facts }] : []))).toEqual(
            expected.trial.rules,
          );
        }
        return drawn.nodes === 1 || foretold > 0;
      }),
      // A run that met nothing at each thirteenth move.
      { numRuns: 3, examples: [[{ seed: 5393, nodes: 2, loss: '20%', crash: 1, slot: null }]] },
    );
  }, 60_000);
});

test.each(all.map((protocol) => [protocol.id, protocol] as const))(
  '%s: every guard of the machine has its comparison',
  (_, protocol) => {
    const guards = Object.values(protocol.machines).flatMap((machine) =>
      chartOf(machine).transitions.flatMap(({ guard }) => (guard === null ? [] : [guard])),
    );
    expect(Object.keys(waitingOf(protocol.id).guards).sort()).toEqual([...new Set(guards)].sort());
  },
);
