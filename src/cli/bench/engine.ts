// Steps a second of the engine, history and invariants on, and of XState's own transition() on the same machine.

import { type AnyMachineSnapshot, transition } from 'xstate';
import type { MachineState } from '../../engine/machine.ts';
import { type MachineEvent, machineOf } from '../../engine/protocol.ts';
import { Run } from '../../engine/run.ts';
import { IDLE, type Loaded, play, UNDER_LOAD } from './load.ts';
import { cpuSeconds, median, type Row, row } from './row.ts';

const PASSES = 5;
const STEPS = 100_000;

export function* engine(): Generator<Row> {
  const underLoad = rate(UNDER_LOAD, 'raft');
  yield row(
    'engine.raft5.load',
    underLoad,
    'steps/s',
    `CPU time, ${STEPS} steps, median of ${PASSES} passes, history and invariants on`,
  );
  yield row('engine.raft5.idle', rate(IDLE, 'raft'), 'steps/s', 'the same without requests');
  yield row('engine.multipaxos5.load', rate(UNDER_LOAD, 'multipaxos'), 'steps/s', 'the same load on Multi-Paxos');
  yield row('engine.multipaxos5.idle', rate(IDLE, 'multipaxos'), 'steps/s', 'the same without requests');
  yield row('engine.zab5.load', rate(UNDER_LOAD, 'zab'), 'steps/s', 'the same load on Zab');
  const bare = transitionRate();
  yield row(
    'engine.xstate.transition',
    bare,
    'steps/s',
    "XState's transition() on the events of the same run, machine alone",
  );
  yield row(
    'engine.raft5.load.ratio',
    underLoad / bare,
    'ratio',
    'engine.raft5.load over engine.xstate.transition; 5 is the aim',
  );
}

function rate(load: (seed: number, protocol: string) => Loaded, protocol: string): number {
  play(load(99, protocol), STEPS); // until it is compiled
  const rates: number[] = [];
  for (let pass = 0; pass < PASSES; pass++) {
    const loaded = load(pass + 1, protocol);
    rates.push(STEPS / cpuSeconds(() => play(loaded, STEPS)));
  }
  return median(rates);
}

interface Heard {
  readonly state: MachineState;
  readonly event: MachineEvent;
}

/** What the machines of a run heard, with the state they heard it in. */
function recorded({ protocol, genesis }: Loaded, steps: number): Heard[] {
  const run = new Run(protocol, genesis);
  const heard: Heard[] = [];
  while (heard.length < steps) {
    const before = run.end.world;
    for (const happening of run.tick()?.happenings ?? []) {
      if (happening.kind !== 'heard' && happening.kind !== 'rang') continue;
      const state = before.nodes.find((node) => node.id === happening.node)?.state as MachineState;
      const event =
        happening.kind === 'rang'
          ? { type: `timer.${happening.timer}` as const }
          : ({ ...happening.envelope.message, from: happening.envelope.from } as MachineEvent);
      heard.push({ state, event });
    }
  }
  return heard;
}

function transitionRate(): number {
  const loaded = UNDER_LOAD(1);
  const machine = machineOf(loaded.protocol, loaded.genesis.seats[0]?.part ?? '');
  const heard = recorded(loaded, 20_000).map(({ state, event }) => ({
    snapshot: machine.resolveState({ value: state.value, context: state.context }) as AnyMachineSnapshot,
    event,
  }));
  const pass = () => {
    for (const { snapshot, event } of heard) transition(machine, snapshot, event);
  };
  pass();
  pass();
  return median(Array.from({ length: PASSES }, () => heard.length / cpuSeconds(pass)));
}
