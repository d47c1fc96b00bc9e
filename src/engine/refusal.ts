// Why a move is impossible in a world. The page asks before it offers a move; `apply` asks before it makes one.

import type { Descriptors } from './descriptors.ts';
import type { Move } from './move.ts';
import { isBehind } from './network.ts';
import { type Node, nodeIndex, type World } from './world.ts';

export type Refusal =
  | 'inThePast'
  | 'noSuchNode'
  | 'noSuchEnvelope'
  | 'noSuchTimer'
  | 'alreadyCrashed'
  | 'notCrashed'
  | 'notUp'
  | 'notPaused'
  | 'badSetting'
  /** Clients do not turn to nodes of this part. */
  | 'takesNoRequests'
  /** The protocol's state machine knows no such command. */
  | 'noCommand'
  /** Channels keep their order: something that was sent before it is still under way. */
  | 'notFirst'
  /** Channels keep their order and double nothing. */
  | 'notInFifo';

/** What a setting may be: bounds that keep a hostile scenario from exhausting the page. Times in microseconds. */
export const BOUNDS = {
  latency: [0, 60_000_000],
  chance: [0, 1_000_000],
  clients: [0, 3_600_000_000],
  clock: [10, 100_000],
  delay: [0, 3_600_000_000],
} as const;

function within(value: number, [min, max]: readonly [number, number]): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

/** What must be known of a protocol to tell what its clients may ask, and in which order messages arrive. */
type Asked = Pick<Descriptors, 'clients' | 'commands' | 'channels'>;

/** Null when the move is possible. Without the protocol, whatever clients ask of a node that is there is, and any order. */
export function refusal(world: World, move: Move, protocol?: Asked): Refusal | null {
  if (move.at < world.now) return 'inThePast';
  switch (move.kind) {
    case 'deliver':
    case 'drop':
    case 'duplicate':
    case 'delay':
      if (!world.envelopes.some((envelope) => envelope.id === move.envelope))
        return move.kind === 'deliver' && isWaiting(world, move.envelope) ? null : 'noSuchEnvelope';
      if (protocol?.channels === 'fifo') {
        if (move.kind === 'duplicate') return 'notInFifo';
        if (move.kind === 'deliver' && isBehind(world.envelopes, move.envelope)) return 'notFirst';
      }
      return move.kind === 'delay' && !within(move.by, BOUNDS.delay) ? 'badSetting' : null;
    case 'cut':
    case 'heal':
    case 'detain':
    case 'release':
      return (move.links ?? []).every(
        ([from, to]) => nodeIndex(world, from) >= 0 && nodeIndex(world, to) >= 0 && from !== to,
      )
        ? null
        : 'noSuchNode';
    case 'partition':
      return move.groups.flat().every((id) => nodeIndex(world, id) >= 0) ? null : 'noSuchNode';
    case 'set':
      return settingsRefusal(world, move.settings);
    case 'request':
      return requestRefusal(world, move, protocol);
    default:
      return nodeRefusal(world, move);
  }
}

function requestRefusal(
  world: World,
  { node, command }: Extract<Move, { kind: 'request' }>,
  protocol: Asked | undefined,
): Refusal | null {
  if (node === null) return null;
  const i = nodeIndex(world, node);
  if (i < 0) return 'noSuchNode';
  if (protocol === undefined) return null;
  if (!protocol.clients.parts.includes((world.nodes[i] as Node).part)) return 'takesNoRequests';
  return command === null || protocol.commands(command) ? null : 'noCommand';
}

/** Whether it arrived while its node was paused, and the node is up again. */
function isWaiting(world: World, id: number): boolean {
  return world.nodes.some(({ up, inbox }) => up === 'up' && inbox.some((envelope) => envelope.id === id));
}

function nodeRefusal(
  world: World,
  move: Extract<Move, { kind: 'ring' | 'crash' | 'restart' | 'wipe' | 'pause' | 'resume' }>,
): Refusal | null {
  const i = nodeIndex(world, move.node);
  if (i < 0) return 'noSuchNode';
  const node = world.nodes[i] as Node;
  switch (move.kind) {
    case 'ring':
      if (node.up !== 'up') return 'notUp';
      return node.timers.some(({ name, of }) => name === move.timer && of === move.of) ? null : 'noSuchTimer';
    case 'crash':
      return node.up === 'crashed' ? 'alreadyCrashed' : null;
    case 'restart':
    case 'wipe':
      return node.up === 'crashed' ? null : 'notCrashed';
    case 'pause':
      return node.up === 'up' ? null : 'notUp';
    case 'resume':
      return node.up === 'paused' ? null : 'notPaused';
  }
}

function settingsRefusal(world: World, settings: Extract<Move, { kind: 'set' }>['settings']): Refusal | null {
  const { latency, loss = 0, duplication = 0, clients = 0, clock } = settings;
  if (clock !== undefined && nodeIndex(world, clock.node) < 0) return 'noSuchNode';
  const [low, high] = latency ?? [0, 0];
  const good =
    within(low, BOUNDS.latency) &&
    within(high, BOUNDS.latency) &&
    low <= high &&
    within(loss, BOUNDS.chance) &&
    within(duplication, BOUNDS.chance) &&
    within(clients, BOUNDS.clients) &&
    (clock === undefined || within(clock.rate, BOUNDS.clock));
  return good ? null : 'badSetting';
}
