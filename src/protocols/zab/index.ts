// Zab, ZooKeeper's atomic broadcast: election, discovery, synchronization, broadcast. Junqueira, Reed and Serafini 2011.
// Leaves out: differences and snapshots in place of whole histories (DIFF, TRUNC, SNAP), observers, sessions and znodes,
// forwarding of writes by followers, sync, dynamic configuration.

import { defineProtocol } from '../../engine/protocol.ts';
import { descriptors } from './descriptors.ts';
import { invariants, sometimes } from './invariants.ts';
import { machine } from './machine.ts';
import { portrait, roleOf, sketch } from './portrait.ts';
import { newborn, type Server } from './server.ts';
import { DURABLE, variants } from './variants.ts';

export const protocol = defineProtocol({
  ...descriptors,
  machines: { server: machine },
  birth: newborn,
  durable: DURABLE,
  role: roleOf,
  epoch: ({ currentEpoch }: Server) => currentEpoch,
  sketch,
  portrait,
  invariants,
  sometimes,
  variants,
});
