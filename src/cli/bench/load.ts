// The load of the engine's rows: 5 servers, latency 10 to 15 ms, election timeout 100 to 200 ms, heartbeat 50 ms, and
// one request each 100 ms.

import type { Protocol } from '../../engine/protocol.ts';
import { Run } from '../../engine/run.ts';
import type { Genesis } from '../../engine/world.ts';
import { protocolNamed } from '../../protocols/index.ts';
import { genesisOf } from '../../scenarios/scenario.ts';
import { parseScenario } from '../../scenarios/text.ts';

export interface Loaded {
  readonly protocol: Protocol;
  readonly genesis: Genesis;
}

function cluster(header: string): Loaded {
  const parsed = parseScenario(`quorum 1\n${header}`);
  if ('problem' in parsed) throw new Error(JSON.stringify(parsed.problem));
  const { genesis } = genesisOf(parsed.scenario);
  const protocol = protocolNamed(parsed.scenario.protocol);
  if (protocol === undefined) throw new Error(`No protocol ${parsed.scenario.protocol}.`);
  return { protocol, genesis };
}

const NETWORK = 'network timed latency=10..15ms loss=0';
/** Zab has no such timers: its pings are 50 ms apart by themselves. */
const TIMERS = 'options electionTimeout=100..200ms heartbeat=50ms';

const clusterOf = (protocol: string, seed: number) =>
  `${protocol} nodes=5 seed=${seed}\n${NETWORK}${protocol === 'zab' ? '' : `\n${TIMERS}`}`;

/** The same load as a whole text. */
export const LOADED = `quorum 1\n${clusterOf('raft', 1)}\nclients every=100ms\n`;

export const UNDER_LOAD = (seed: number, protocol = 'raft') =>
  cluster(`${clusterOf(protocol, seed)}\nclients every=100ms`);
export const IDLE = (seed: number, protocol = 'raft') => cluster(clusterOf(protocol, seed));

/** Plays until that many steps were taken: messages heard and timers rung. */
export function play({ protocol, genesis }: Loaded, steps: number): Run {
  const run = new Run(protocol, genesis);
  for (let taken = 0; taken < steps; ) {
    const frame = run.tick();
    if (frame === null) throw new Error('The run came to rest.');
    if (frame.move?.kind === 'deliver' || frame.move?.kind === 'ring') taken++;
  }
  return run;
}
