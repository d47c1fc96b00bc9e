// What may be done in a task: asked by whoever offers an act, and by the judge of one that was done.

import type { Choice, Link } from '../engine/move.ts';
import { severed } from '../engine/network.ts';
import type { NodeId, Protocol } from '../engine/protocol.ts';
import type { World } from '../engine/world.ts';
import type { Act } from '../scenarios/acts.ts';
import { leaderOf } from '../scenarios/lesson/acts.ts';
import { LEADER, type Task } from '../scenarios/scenario.ts';

/** Why an act is not for this task: never, or at these nodes alone. */
export interface Forbidden {
  readonly act: Act;
  readonly only: readonly NodeId[] | null;
}

/** What a task forbids without being told: a setting or an empty disk would make most of them easy. */
const USUAL: readonly Act[] = ['set', 'wipe'];

type Rules = Pick<Task, 'allow' | 'forbid'>;

/** Whether a task knows no place for a kind of act, whatever it is done to. */
export function isNever({ allow, forbid = [] }: Rules, act: Act): boolean {
  if (forbid.includes(act)) return true;
  return allow === undefined ? USUAL.includes(act) : !allow.some(({ acts }) => acts.includes(act));
}

/** Why a task forbids an act in a world; null: it may be done. Whether it is possible there is another question. */
export function forbids(task: Rules, choice: Choice, protocol: Protocol, world: World): Forbidden | null {
  const act = choice.kind;
  if (isNever(task, act)) return { act, only: null };
  const places = (task.allow ?? []).filter(({ acts }) => acts.includes(act));
  if (places.length === 0 || places.some(({ on }) => on === undefined)) return null;
  const only = [...new Set(places.flatMap(({ on }) => named(on as string[], protocol, world)))];
  return isAmong(only, choice, world) ? null : { act, only };
}

function named(nodes: readonly string[], protocol: Protocol, world: World): NodeId[] {
  return nodes.flatMap((node) => (node === LEADER ? (leaderOf(protocol, world) ?? []) : node));
}

/** Whether an act is done to these nodes alone: every link that it changes, and every message, has one of them at an end. */
function isAmong(nodes: readonly NodeId[], choice: Choice, world: World): boolean {
  const touches = ([from, to]: Link) => nodes.includes(from) || nodes.includes(to);
  switch (choice.kind) {
    case 'deliver':
    case 'drop':
    case 'duplicate':
    case 'delay': {
      const envelope = envelopesOf(world).find(({ id }) => id === choice.envelope);
      return envelope !== undefined && touches([envelope.from ?? envelope.to, envelope.to]);
    }
    case 'cut':
    case 'detain':
    case 'release':
      return choice.links.every(touches);
    case 'heal':
      return choice.links?.every(touches) ?? false;
    case 'partition':
      return severed(world, choice.groups).every(touches);
    case 'set': {
      const { clock, ...others } = choice.settings;
      return clock !== undefined && nodes.includes(clock.node) && Object.keys(others).length === 0;
    }
    default:
      return choice.node !== null && nodes.includes(choice.node);
  }
}

/** In flight, or waiting at a node that was paused. */
function envelopesOf({ envelopes, nodes }: World) {
  return [...envelopes, ...nodes.flatMap(({ inbox }) => inbox)];
}
