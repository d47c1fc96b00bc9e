// The protocol, with its machine: what it is in one sentence, and the papers that say so.
// Leaves out: what of the papers is not played here.

import { defineProtocol } from '../../engine/protocol.ts';
import { descriptors } from './descriptors.ts';
import { invariants } from './invariants.ts';
import { machines } from './machine.ts';
import { DURABLE, newborn } from './node.ts';
import { epochOf, portrait, roleOf, sketch } from './portrait.ts';
import { variants } from './variants.ts';

export const protocol = defineProtocol({
  ...descriptors,
  machines,
  birth: newborn,
  durable: DURABLE,
  role: roleOf,
  epoch: epochOf,
  sketch,
  portrait,
  invariants,
  variants,
});
