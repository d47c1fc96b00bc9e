// What the checker has clients ask of a key-value machine.

import type { Ask } from '../speech/model.ts';
import { nthCommand } from './keyvalue.ts';

/** Requests in their order, each of any of these servers: another order is the same with other names. */
export function inOrder(seats: readonly { readonly id: string }[], requests: number): Ask[] {
  return Array.from({ length: requests }, (_, request) =>
    seats.map(({ id: node }) => {
      const command = nthCommand(request + 1);
      return request === 0 ? { node, command, request } : { node, command, request, after: request - 1 };
    }),
  ).flat();
}
