// What a view tells as kept on disk is what a restart gives back, with each protocol and each deliberate mistake.

import { expect, test } from 'vitest';
import { apply } from '../../src/engine/apply.ts';
import type { Node, World } from '../../src/engine/world.ts';
import { Scenes } from '../../src/worker/scene.ts';
import { type Played, playLibrary } from '../played.ts';

/** A node as it is when it has crashed and come back, by the engine itself. */
function restarted({ player: { run } }: Played, world: World, { id, up }: Node): Node {
  const down = up === 'crashed' ? world : apply(run.protocol, world, { kind: 'crash', at: world.now, node: id }).world;
  const back = apply(run.protocol, down, { kind: 'restart', at: world.now, node: id }).world;
  return back.nodes.find((node) => node.id === id)!;
}

test('what is told as kept is what a restart gives back, and what a mistake loses is not told so', () => {
  const wrong: string[] = [];
  const asked = new Map<string, number>();
  const lost = new Set<string>();
  for (const played of playLibrary()) {
    const { name, scenario, player, frames } = played;
    const { protocol, genesis } = player.run;
    const scenes = new Scenes(protocol, genesis, scenario.variant !== null);
    const seen = new Set<string>();
    for (const frame of frames) {
      for (const [i, { id, up, facts }] of scenes.shot(frame).scene.nodes.entries()) {
        const stands = facts.filter(({ value }) => value !== '–');
        const what = JSON.stringify([id, up === 'crashed', stands.filter(({ durable }) => durable === true)]);
        if (seen.has(what)) continue;
        seen.add(what);
        const node = frame.world.nodes[i]!;
        const { value, context } = restarted(played, frame.world, node).state;
        const back = protocol.portrait(protocol.role(value, context as never), context as never).facts;
        const own = protocol.portrait(
          protocol.role(node.state.value, node.state.context as never),
          node.state.context as never,
        );
        for (const { label, value, durable } of stands) {
          const given = back.find((fact) => fact.label === label)?.value === value;
          const declared = own.facts.find((fact) => fact.label === label)?.durable === true;
          asked.set(protocol.id, (asked.get(protocol.id) ?? 0) + 1);
          if (durable === true && !given) wrong.push(`${name}: ${id} ${up} keeps ${label} ${value}`);
          if (declared && durable !== true) {
            lost.add(`${protocol.id}/${scenario.variant} ${label}`);
            if (given) wrong.push(`${name}: ${id} ${up} loses ${label} ${value}`);
          }
        }
      }
    }
  }
  expect(wrong).toEqual([]);
  expect([...asked.keys()].sort()).toEqual(['multipaxos', 'paxos', 'raft', 'twophase', 'zab']);
  expect([...lost].sort()).toEqual([
    'multipaxos/promiseNotDurable promised',
    'paxos/ballotTwice round',
    'paxos/forgetsPromise promised',
    'raft/logNotDurable lastLogIndex',
    'raft/termNotDurable currentTerm',
    'raft/votedForNotDurable votedFor',
    'twophase/forgetsDecision decision',
    'twophase/forgetsVote vote',
    'zab/historyNotDurable lastZxid',
  ]);
});
