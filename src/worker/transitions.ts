// Which transitions a move of a run took on its nodes, asked of the machine again: nothing of it is recorded.

import { emptyWorld } from '../engine/birth.ts';
import { type MachineEvent, machineOf, type NodeId } from '../engine/protocol.ts';
import type { Run } from '../engine/run.ts';
import { type Microstep, selection } from '../engine/selection.ts';
import { type Node, nodeIndex } from '../engine/world.ts';

/** What one node heard in a move, and the steps it took. */
export interface Hearing {
  readonly node: NodeId;
  readonly steps: readonly Microstep[];
}

/** Who heard something in a move, and what: nobody where a message was lost or a link was cut. */
function heardIn(run: Run, position: number): readonly (readonly [NodeId, MachineEvent])[] {
  const { move, happenings, world } = run.frame(position);
  if (move === null)
    return world.nodes.filter(({ up }) => up === 'up').map(({ id }) => [id, { type: 'node.start' }] as const);
  if (move.kind === 'restart') return [[move.node, { type: 'node.start' }]];
  for (const happening of happenings) {
    if (happening.kind === 'rang') {
      const type = `timer.${happening.timer}` as const;
      return [[happening.node, happening.of === undefined ? { type } : { type, of: happening.of }]];
    }
    if (happening.kind === 'heard') {
      const { from, message } = happening.envelope;
      return [[happening.node, (from === null ? message : { ...message, from }) as MachineEvent]];
    }
  }
  return [];
}

/** What the nodes heard in the move that led to a position, and which transitions they took. */
export function hearingsAt(run: Run, position: number): readonly Hearing[] {
  const { protocol, genesis } = run;
  const before = position === 0 ? emptyWorld(protocol, genesis) : run.frame(position - 1).world;
  return heardIn(run, position).map(([node, event]) => {
    const { part, state } = before.nodes[nodeIndex(before, node)] as Node;
    return { node, steps: selection(machineOf(protocol, part), state, event) };
  });
}
