// What a key means by no name: the node that leads or is selected, whom a client asks, the timer that is drawn.

import type { Descriptors } from '../../engine/protocol.ts';
import type { Lab } from '../../store/lab.ts';
import type { NodeScene } from '../../worker/wire.ts';
import { leaderOf, sceneOf } from '../frame/cluster.ts';

export function leaderNow(lab: Lab): NodeScene | null {
  const scene = sceneOf(lab);
  return scene === null ? null : leaderOf(scene, lab.session.getState().protocol);
}

export function selectedNode(lab: Lab): NodeScene | null {
  const { selected } = lab.selection.getState();
  if (selected?.kind !== 'node') return null;
  return sceneOf(lab)?.nodes.find(({ id }) => id === selected.node) ?? null;
}

/** Whom a client asks next: the leader, else the selected node if clients turn to it, else the first of those that runs. */
export function askedNext(lab: Lab): NodeScene | null {
  const parts = lab.session.getState().protocol?.clients.parts ?? [];
  const asked = sceneOf(lab)?.nodes.filter(({ part }) => parts.includes(part)) ?? [];
  const selected = selectedNode(lab);
  const wanted = selected !== null && parts.includes(selected.part) ? selected : null;
  return leaderNow(lab) ?? wanted ?? asked.find(({ up }) => up === 'up') ?? null;
}

/** The timer whose arc the stage draws, if it is set; else any that is. */
export function mainTimer(
  node: NodeScene,
  protocol: Descriptors | null,
): { readonly timer: string; readonly of?: string } | null {
  const drawn = node.timers.find(({ name }) => protocol?.timers[name]?.arc);
  const main = drawn ?? node.timers[0];
  if (main === undefined) return null;
  return main.of === undefined ? { timer: main.name } : { timer: main.name, of: main.of };
}
