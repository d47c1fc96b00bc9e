// What a `set` changes: the network, the clients, a node's clock; and how a held network goes on.

import type { Draft } from './draft.ts';
import type { Micros } from './message.ts';
import type { Settings } from './move.ts';
import { inTurn } from './network.ts';
import { after, draw } from './random.ts';
import { type Node, nodeIndex } from './world.ts';

/** The time by which a node's timers are reckoned: it stands still while the node is paused. */
function timersAsOf(d: Draft, node: Node): Micros {
  return node.up === 'paused' ? node.pausedAt : d.now;
}

export function set(d: Draft, settings: Settings, fifo: boolean): void {
  const { network, latency, loss, duplication, clients, clock } = settings;
  const { timers, ...flowing } = d.network;
  const waited = flowing.mode === 'manual' || timers === 'wait';
  d.network = {
    ...(network === undefined ? d.network : flowing),
    mode: network ?? d.network.mode,
    latency: latency ?? d.network.latency,
    loss: loss ?? d.network.loss,
    duplication: duplication ?? d.network.duplication,
  };
  if (clients !== undefined) d.clients = { ...d.clients, every: clients, nextAt: d.now + clients };
  if (clock !== undefined) {
    const i = nodeIndex(d, clock.node);
    const node = d.nodes[i] as Node;
    const asOf = timersAsOf(d, node);
    const timers = node.timers.map((timer) => ({
      ...timer,
      ringsAt: asOf + Math.floor((Math.max(0, timer.ringsAt - asOf) * node.clock) / clock.rate),
    }));
    d.nodes = d.nodes.with(i, { ...node, clock: clock.rate, timers });
  }
  // Timers that waited go on with the network.
  if (waited && network === 'timed') goOn(d, fifo);
}

/** From manual to timed: what is overdue sets out anew, and timers that should have rung start over. */
function goOn(d: Draft, fifo: boolean): void {
  d.envelopes = d.envelopes.map((envelope) => {
    if (envelope.arrivesAt > d.now) return envelope;
    const [latency, stream] = draw(d.random.latency, d.network.latency[0], d.network.latency[1]);
    d.random = after(d.random, 'latency', stream);
    return { ...envelope, arrivesAt: d.now + latency };
  });
  if (fifo) d.envelopes = inTurn(d.envelopes);
  d.nodes = d.nodes.map((node) => {
    const asOf = timersAsOf(d, node);
    return {
      ...node,
      timers: node.timers.map((timer) =>
        timer.ringsAt > asOf ? timer : { ...timer, setAt: asOf, ringsAt: asOf + (timer.ringsAt - timer.setAt) },
      ),
    };
  });
  if (d.clients.nextAt < d.now) d.clients = { ...d.clients, nextAt: d.now + d.clients.every };
}
