// What one glance at the cluster tells, for any protocol: who leads, which links are cut.

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

/** Links that are cut in one direction or both, each once, as `S1–S2`. */
export function cutLinks(scene: Scene): string[] {
  return [...new Set(scene.cuts.map((cut) => cut.split('>').sort().join('–')))];
}

/** A number as a chip writes it. */
export const short = (value: number): string => String(Math.round(value * 100) / 100);
