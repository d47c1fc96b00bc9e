// The only way a world changes: `apply(protocol, world, move)`. Pure: it returns the next world and what happened.

import { born, diskOf, emptyWorld } from './birth.ts';
import { type Draft, draft, finish, type Step } from './draft.ts';
import type { Loss } from './happening.ts';
import { type MachineState, step } from './machine.ts';
import type { Answer, Effect, MachineEvent, NodeId } from './message.ts';
import type { Link, Move } from './move.ts';
import { carry, duplicateOf, holdBack, severed } from './network.ts';
import { machineOf, type Protocol } from './protocol.ts';
import { after, draw } from './random.ts';
import { refusal } from './refusal.ts';
import { set } from './settings.ts';
import {
  type Envelope,
  type Genesis,
  isCut,
  type Network,
  type Node,
  nodeIndex,
  type Timer,
  type World,
} from './world.ts';

/** The world at time 0, every node started. */
export function begin(protocol: Protocol, genesis: Genesis): Step {
  const d: Draft = { ...emptyWorld(protocol, genesis), record: [] };
  for (let i = 0; i < d.nodes.length; i++) {
    const node = d.nodes[i] as Node;
    if (genesis.down?.includes(node.id)) continue;
    replaceNode(d, i, { ...node, up: 'up' });
    hear(protocol, d, i, { type: 'node.start' });
  }
  return finish(d);
}

/**
 * The world after a move. Throws an Error when the move is impossible in this world; `refusal` says so beforehand.
 * @param move its time `at` is not before the world's.
 */
export function apply(protocol: Protocol, world: World, move: Move): Step {
  const refused = refusal(world, move, protocol);
  if (refused !== null) throw new Error(`A ${move.kind} at ${move.at} µs is impossible: ${refused}.`);
  const d = draft(world, move.at);
  switch (move.kind) {
    case 'deliver': {
      const arriving = takeEnvelope(d, move.envelope);
      if (arriving === undefined) hearWaiting(protocol, d, move.envelope);
      else deliver(protocol, d, arriving);
      break;
    }
    case 'ring':
      ring(protocol, d, nodeIndex(d, move.node), move.timer, move.of);
      break;
    case 'request':
      request(protocol, d, move.node, move.command);
      break;
    default:
      d.record.push({ kind: 'done', move });
      intervene(protocol, d, move);
  }
  return finish(d);
}

function intervene(protocol: Protocol, d: Draft, move: Exclude<Move, { kind: 'deliver' | 'ring' | 'request' }>): void {
  switch (move.kind) {
    case 'drop':
      lose(d, takeEnvelope(d, move.envelope) as Envelope, 'dropped');
      break;
    case 'duplicate': {
      const twin = duplicateOf(d, d.envelopes.find((e) => e.id === move.envelope) as Envelope);
      d.envelopes = [...d.envelopes, twin];
      d.record.push({ kind: 'sent', node: twin.from, envelope: twin });
      break;
    }
    case 'delay':
      holdBack(d, move.envelope, move.by, protocol.channels === 'fifo');
      break;
    case 'crash':
      crash(protocol, d, nodeIndex(d, move.node));
      break;
    case 'restart': {
      const i = nodeIndex(d, move.node);
      replaceNode(d, i, { ...(d.nodes[i] as Node), up: 'up' });
      hear(protocol, d, i, { type: 'node.start' });
      break;
    }
    case 'wipe': {
      const i = nodeIndex(d, move.node);
      replaceNode(d, i, { ...(d.nodes[i] as Node), state: born(protocol, surroundings(d, i), null) });
      break;
    }
    case 'pause': {
      const i = nodeIndex(d, move.node);
      replaceNode(d, i, { ...(d.nodes[i] as Node), up: 'paused', pausedAt: d.now });
      break;
    }
    case 'resume':
      resume(d, nodeIndex(d, move.node));
      break;
    case 'cut':
      d.cuts = [...new Set([...d.cuts, ...move.links.map(linkName)])].sort();
      break;
    case 'heal': {
      const healed = move.links === null ? null : new Set(move.links.map(linkName));
      d.cuts = healed === null ? [] : d.cuts.filter((cut) => !healed.has(cut));
      break;
    }
    case 'partition':
      d.cuts = severed(d, move.groups).map(linkName).sort();
      break;
    case 'detain':
    case 'release':
      d.network = detained(d, move);
      break;
    case 'set':
      set(d, move.settings, protocol.channels === 'fifo');
      break;
  }
}

// --- Hearing, and doing what a machine asks ---------------------------------------------------------------------------

function surroundings(d: Draft, i: number) {
  const { id, part } = d.nodes[i] as Node;
  return { me: id, part, seats: d.nodes.map((node) => ({ id: node.id, part: node.part })), options: d.options };
}

function replaceNode(d: Draft, i: number, node: Node): void {
  const nodes = d.nodes.slice();
  nodes[i] = node;
  d.nodes = nodes;
}

function hear(protocol: Protocol, d: Draft, i: number, event: MachineEvent): void {
  const before = d.nodes[i] as Node;
  const { state, effects } = step(machineOf(protocol, before.part), before.state, event);
  let timers = before.timers;
  for (const effect of effects) {
    if (effect.type === 'setTimer' || effect.type === 'cancelTimer') timers = retime(d, before, timers, effect);
  }
  if (state !== before.state || timers !== before.timers) replaceNode(d, i, moved(before, state, timers));
  if (state !== before.state) {
    const wasEpoch = protocol.epoch(before.state.context as never);
    const epoch = protocol.epoch(state.context as never);
    const was = protocol.role(before.state.value, before.state.context as never);
    const role = protocol.role(state.value, state.context as never);
    if (role !== was || epoch !== wasEpoch)
      d.record.push({ kind: 'became', node: before.id, was, role, wasEpoch, epoch });
  }
  const sent: Envelope[] = [];
  const fifo = protocol.channels === 'fifo';
  for (const effect of effects) {
    switch (effect.type) {
      case 'send':
        carry(d, before.id, effect.to, effect.message, sent, fifo);
        break;
      case 'note':
        d.record.push({ kind: 'noted', node: before.id, rule: effect.rule, facts: effect.facts });
        break;
      case 'decide':
        d.record.push({
          kind: 'decided',
          node: before.id,
          slot: effect.slot,
          epoch: effect.epoch,
          value: effect.value,
          during: effect.during,
        });
        break;
      case 'vote': {
        const { slot, epoch, standing, value } = effect;
        d.record.push({ kind: 'voted', node: before.id, slot, epoch, standing, value });
        break;
      }
      case 'answer':
        answered(d, before.id, effect.request, effect.answer);
        break;
      case 'record': {
        const { what, key, epoch, value } = effect;
        d.record.push({ kind: 'recorded', node: before.id, what, key, epoch, value });
        break;
      }
    }
  }
  if (sent.length > 0) d.envelopes = d.envelopes.concat(sent);
}

/** A node in another state. Spelled out for the same reason as a world. */
function moved({ id, part, up, clock, inbox, pausedAt }: Node, state: MachineState, timers: readonly Timer[]): Node {
  return { id, part, up, clock, state, timers, inbox, pausedAt };
}

type TimerEffect = Extract<Effect, { type: 'setTimer' | 'cancelTimer' }>;

function retime(d: Draft, node: Node, timers: readonly Timer[], effect: TimerEffect): readonly Timer[] {
  const kept: Timer[] = [];
  for (const timer of timers) if (timer.name !== effect.timer || timer.of !== effect.of) kept.push(timer);
  if (effect.type === 'setTimer') {
    const [drawn, stream] = draw(d.random.timers, effect.range[0], effect.range[1]);
    d.random = after(d.random, 'timers', stream);
    const lasts = node.clock === 1000 ? drawn : Math.floor((drawn * 1000) / node.clock);
    const { timer: name, of } = effect;
    const ringsAt = d.now + lasts;
    if (of === undefined) kept.push({ id: d.nextId++, name, setAt: d.now, ringsAt });
    else kept.push({ id: d.nextId++, name, of, setAt: d.now, ringsAt });
  }
  return kept;
}

function answered(d: Draft, node: NodeId, request: number, answer: Answer): void {
  d.record.push({ kind: 'answered', node, request, answer });
  d.clients = { ...d.clients, believes: 'leader' in answer ? answer.leader : node };
}

// --- Messages and timers ---------------------------------------------------------------------------------------------

/** Out of the network; undefined when it is not in flight. */
function takeEnvelope(d: Draft, id: number): Envelope | undefined {
  let taken: Envelope | undefined;
  const rest: Envelope[] = [];
  for (const envelope of d.envelopes) {
    if (envelope.id === id) taken = envelope;
    else rest.push(envelope);
  }
  if (taken !== undefined) d.envelopes = rest;
  return taken;
}

function lose(d: Draft, envelope: Envelope, why: Loss): void {
  d.record.push({ kind: 'lost', node: envelope.to, envelope, why });
}

/**
 * Why an envelope does not arrive; null when it does. A link is asked when the message would arrive, not when it is sent.
 * Chance takes what the clock delivers; what somebody delivers by hand, before its time or in a manual network, arrives.
 */
function lossOf(d: Draft, envelope: Envelope, node: Node): Loss | null {
  if (envelope.doomed && d.network.mode === 'timed' && d.now >= envelope.arrivesAt) return 'loss';
  if (envelope.from !== null && isCut(d, envelope.from, envelope.to)) return 'cut';
  return node.up === 'crashed' ? 'down' : null;
}

function deliver(protocol: Protocol, d: Draft, envelope: Envelope): void {
  const i = nodeIndex(d, envelope.to);
  const node = d.nodes[i] as Node;
  const why = lossOf(d, envelope, node);
  if (why !== null) {
    lose(d, envelope, why);
    return;
  }
  if (node.up === 'paused') {
    replaceNode(d, i, { ...node, inbox: [...node.inbox, { ...envelope, arrivesAt: d.now }] });
    d.record.push({ kind: 'queued', node: node.id, envelope });
    return;
  }
  hearEnvelope(protocol, d, i, envelope);
}

/** What arrived while its node was paused: no cut and no chance can take it any more. */
function hearWaiting(protocol: Protocol, d: Draft, id: number): void {
  const i = d.nodes.findIndex((node) => node.inbox.some((envelope) => envelope.id === id));
  const node = d.nodes[i] as Node;
  replaceNode(d, i, { ...node, inbox: node.inbox.filter((envelope) => envelope.id !== id) });
  hearEnvelope(protocol, d, i, node.inbox.find((envelope) => envelope.id === id) as Envelope);
}

function hearEnvelope(protocol: Protocol, d: Draft, i: number, envelope: Envelope): void {
  d.record.push({ kind: 'heard', node: envelope.to, envelope });
  const event =
    envelope.from === null ? envelope.message : Object.assign({}, envelope.message, { from: envelope.from });
  hear(protocol, d, i, event as MachineEvent);
}

function ring(protocol: Protocol, d: Draft, i: number, name: string, of: string | undefined): void {
  const node = d.nodes[i] as Node;
  replaceNode(
    d,
    i,
    moved(
      node,
      node.state,
      node.timers.filter((timer) => timer.name !== name || timer.of !== of),
    ),
  );
  const type = `timer.${name}` as const;
  d.record.push(
    of === undefined ? { kind: 'rang', node: node.id, timer: name } : { kind: 'rang', node: node.id, timer: name, of },
  );
  hear(protocol, d, i, of === undefined ? { type } : { type, of });
}

/** A client stands beside the node it asks: its request takes no time under way. */
function request(protocol: Protocol, d: Draft, to: NodeId | null, given: string | null): void {
  let node = to;
  let asks = given;
  if (node === null) {
    const { asked, every, believes } = d.clients;
    const { parts, command } = protocol.clients;
    const able = d.nodes.filter(({ part }) => parts.includes(part));
    const [drawn, stream] = draw(d.random.clients, 0, able.length - 1);
    const trusted = able.find(({ id, up }) => id === believes && up === 'up');
    node = (trusted ?? (able[drawn] as Node)).id;
    asks = command(asked + 1);
    d.random = after(d.random, 'clients', stream);
    d.clients = { ...d.clients, asked: asked + 1, nextAt: d.now + every };
  }
  const id = d.nextId++;
  const message = { type: 'client.request', request: id, command: asks as string };
  const envelope: Envelope = { id, from: null, to: node, message, sentAt: d.now, arrivesAt: d.now, doomed: false };
  d.record.push({ kind: 'sent', node: null, envelope });
  deliver(protocol, d, envelope);
}

// --- Nodes -----------------------------------------------------------------------------------------------------------

function crash(protocol: Protocol, d: Draft, i: number): void {
  const node = d.nodes[i] as Node;
  for (const envelope of node.inbox) lose(d, envelope, 'down');
  const state = born(protocol, surroundings(d, i), diskOf(protocol, node.state.context));
  replaceNode(d, i, { ...node, up: 'crashed', state, timers: [], inbox: [], pausedAt: 0 });
}

/** Timers go on where they stopped. What arrived meanwhile is heard next, in order of arrival: the clock sees to it. */
function resume(d: Draft, i: number): void {
  const node = d.nodes[i] as Node;
  const waited = d.now - node.pausedAt;
  const timers = node.timers.map((timer) => ({
    ...timer,
    setAt: timer.setAt + waited,
    ringsAt: timer.ringsAt + waited,
  }));
  replaceNode(d, i, { ...node, up: 'up', timers, pausedAt: 0 });
}

// --- Links -----------------------------------------------------------------------------------------------------------

function linkName([from, to]: Link): string {
  return `${from}>${to}`;
}

function detained({ network }: Draft, { kind, links }: Extract<Move, { kind: 'detain' | 'release' }>): Network {
  const { detained: before = [], ...rest } = network;
  const named = links.map(linkName);
  const now =
    kind === 'detain' ? [...new Set([...before, ...named])].sort() : before.filter((link) => !named.includes(link));
  return now.length === 0 ? rest : { ...rest, detained: now };
}
