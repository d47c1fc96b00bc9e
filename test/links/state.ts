// What must be alike when a link is opened again, years later: which moment it is, and what the cluster is in at it. Named
// part by part, so that a picture may come to show more without every link being another.

import { createHash } from 'node:crypto';
import type { Shot } from '../../src/worker/wire.ts';

function stateOf({ position, at, scene }: Shot): unknown {
  return [
    position,
    at,
    scene.nodes.map((node) => [
      node.id,
      node.role,
      node.epoch,
      node.up,
      node.clock,
      node.queued,
      node.timers.map(({ name, setAt, ringsAt }) => [name, setAt, ringsAt]),
      node.tally === null ? null : [node.tally.granted, node.tally.refused, node.tally.needed],
      node.pointers.map(({ label, of, index }) => [label, of, index]),
      node.votes.map(({ slot, epoch, standing, value }) => [slot, epoch, standing, value]),
      node.committed,
      node.slots.last,
      node.slots.from,
      node.slots.items.map((slot) => (slot === null ? null : [slot.epoch, slot.value])),
    ]),
    scene.envelopes.map(({ id, from, to, message, sentAt, arrivesAt, doomed }) => [
      ...[id, from, to, message.type, sentAt, arrivesAt, doomed],
    ]),
    scene.cuts,
    [scene.network.mode, scene.network.latency, scene.network.loss, scene.network.duplication],
    scene.clientsEvery,
    scene.broken,
  ];
}

export function digestOf(shot: Shot): string {
  return createHash('sha256')
    .update(JSON.stringify(stateOf(shot)))
    .digest('hex')
    .slice(0, 16);
}
