// What one glance at the cluster tells, for any protocol: who leads, whom a client asks, who is down, which links are cut.

import type { Descriptors } from '../../engine/protocol.ts';
import type { Lab } from '../../store/lab.ts';
import type { NodeScene, Scene } from '../../worker/wire.ts';

export const leads = (protocol: Descriptors | null, role: string): boolean => protocol?.roles[role]?.leads === true;

/** Whether some role leads; where none does, nobody is missed. */
export function hasLeaders(protocol: Descriptors | null): boolean {
  return protocol !== null && Object.values(protocol.roles).some((role) => role.leads === true);
}

/** Whether somebody is elected to a role: a coordinator from the start is not. */
export function hasElections(protocol: Descriptors | null): boolean {
  return protocol !== null && Object.values(protocol.roles).some((role) => role.elected === true);
}

/** The node that leads the newest epoch, of those that run. */
export function leaderOf(scene: Scene, protocol: Descriptors | null): NodeScene | null {
  let leader: NodeScene | null = null;
  for (const node of scene.nodes) {
    if (node.up === 'up' && leads(protocol, node.role) && (leader === null || node.epoch > leader.epoch)) leader = node;
  }
  return leader;
}

export function sceneOf(lab: Lab): Scene | null {
  return lab.projector.now()?.shot.scene ?? null;
}

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

/** Links that are cut in one direction or both, each once, as `S1–S2`. */
export function cutLinks(scene: Scene): string[] {
  return [...new Set(scene.cuts.map((cut) => cut.split('>').sort().join('–')))];
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

/** A number as a chip writes it. */
export const short = (value: number): string => String(Math.round(value * 100) / 100);
