// The text of a new cluster.

import { descriptorsOf } from '../../protocols/descriptors.ts';
import type { Counts } from '../frame/sizes.ts';

export interface Fresh {
  readonly id: string;
  readonly variant: string | null;
  readonly counts: Counts;
  readonly network: 'timed' | 'manual';
  readonly seed: number;
  readonly title: string;
}

/** Clients ask once or twice a second, so that each command can be followed. */
const CLIENTS = '700ms';

/** Where a leader is elected by itself, clients come when there is one. A text without a word of them has none. */
function clientsOf({ id, network }: Fresh): string {
  const roles = Object.entries(descriptorsOf(id)?.roles ?? {});
  const [leader] = roles.find(([, role]) => role.leads === true && role.elected === true) ?? [];
  return network === 'manual' || leader === undefined ? '' : `run until role any ${leader}\nset clients=${CLIENTS}\n`;
}

export function freshText(fresh: Fresh): string {
  const { id, variant, counts, network, seed, title } = fresh;
  const given = Object.entries(counts).map(([name, count]) => `${name}=${count}`);
  const head = [variant === null ? id : `${id}/${variant}`, ...given, `seed=${seed}`].join(' ');
  return `quorum 1\ntitle "${title}"\n${head}\n${network === 'manual' ? 'network manual\n' : ''}${clientsOf(fresh)}`;
}
