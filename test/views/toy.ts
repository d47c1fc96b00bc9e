// A protocol that does not exist, its words, and scenes of it made by hand: no panel may know more than what a descriptor,
// a portrait and a word tell it.

import type { Happening } from '../../src/engine/happening.ts';
import type { Move } from '../../src/engine/move.ts';
import type { Protocol, Slot } from '../../src/engine/protocol.ts';
import type { Envelope } from '../../src/engine/world.ts';
import type { ProtocolWords } from '../../src/speech/about.ts';
import type { NodeScene, Scene, Shot } from '../../src/worker/wire.ts';

/** A captain counts hands. Only what the panels read. */
export const toy = {
  id: 'toy',
  papers: [{ id: 'paper', authors: 'Ada Lovelace, Alan Turing', year: 1999, title: 'On Hands' }],
  roles: { sailor: { ring: 'plain' }, captain: { ring: 'double', leads: true, elected: true } },
  messages: {
    Ask: {
      shape: 'circle',
      style: 'outline',
      epoch: (message: { epoch: number }) => message.epoch,
      brief: (message: { epoch: number }) => `watch ${message.epoch}`,
    },
    No: { shape: 'circle', style: 'crossed', epoch: () => 1, brief: () => '' },
  },
  timers: { doze: {} },
  rules: { 'toy.refused': { paper: 'paper', section: '§4' }, 'toy.quiet': { paper: 'paper', section: '§5' } },
  faces: ['slots', 'ballots'],
  ballots: { voters: ['server'], quorum: () => ({ promised: 2, accepted: 2 }), decides: 'slots' },
  epochName: (epoch: number) => `no. ${epoch}`,
  commands: (command: string) => !command.startsWith('('),
  options: {},
  invariants: [
    { id: 'toy.OneCaptain', citation: { paper: 'paper', section: '§1' }, check: () => null },
    { id: 'toy.NoMutiny', citation: { paper: 'paper', section: '§2' }, check: () => null },
  ],
  sometimes: [],
} as unknown as Protocol;

const aboutIn = (zh: boolean): ProtocolWords =>
  ({
    title: 'Toy',
    epoch: zh ? '班次' : 'watch',
    slot: zh ? '页' : 'page',
    ledger: zh ? '航海日志' : 'Logbooks',
    roles: { sailor: zh ? '水手' : 'sailor', captain: zh ? '船长' : 'captain' },
    messages: { Ask: { name: zh ? '询问' : 'Ask', about: zh ? '船长点名。' : 'The captain counts hands.' } },
    timers: { doze: zh ? '打盹' : 'doze timer' },
    rules: {
      'toy.refused': {
        name: zh ? '一班一票' : 'One hand a watch',
        headline: ({ node }: { node: string }) => (zh ? `${node} 不举手` : `${node} keeps its hand down`),
        why: () => (zh ? '它已经举过手。' : 'It has raised it before.'),
        facts: { theirs: zh ? '对方' : 'their book' },
      },
      'toy.quiet': {
        name: 'Quiet',
        headline: ({ node }: { node: string }) => (zh ? `${node} 无事` : `${node} has nothing to do`),
        why: () => '',
      },
    },
    invariants: {
      'toy.OneCaptain': {
        name: zh ? '一个船长' : 'One captain',
        statement: zh ? '一班一个船长。' : 'One captain a watch.',
      },
      'toy.NoMutiny': { name: zh ? '无兵变' : 'No mutiny', statement: zh ? '永远。' : 'Ever.' },
    },
  }) as unknown as ProtocolWords;

export const toyWords = { en: aboutIn(false), zh: aboutIn(true) } as const;

export function node(id: string, more: Partial<NodeScene> = {}): NodeScene {
  return {
    id,
    part: 'server',
    states: [],
    up: 'up',
    clock: 1000,
    pausedAt: 0,
    timers: [],
    queued: 0,
    role: 'sailor',
    epoch: 1,
    slots: slots([]),
    committed: 0,
    applied: 0,
    tally: null,
    pointers: [],
    votes: [],
    facts: [],
    ...more,
  };
}

export function slots(items: readonly (Slot | null)[], from = 1): NodeScene['slots'] {
  return { from, items, last: from + items.length - 1 };
}

function scene(nodes: readonly NodeScene[], more: Partial<Scene> = {}): Scene {
  return {
    nodes,
    envelopes: [],
    cuts: [],
    network: { mode: 'timed', latency: [10_000, 20_000], loss: 0, duplication: 0 },
    clientsEvery: 0,
    broken: [],
    unfounded: [],
    ballots: { slot: 1, rows: [], earlier: 0 },
    ...more,
  };
}

export function envelope(id: number, more: Partial<Envelope> = {}): Envelope {
  const message = { type: 'Ask', epoch: 2 } as Envelope['message'];
  return { id, from: 'S1', to: 'S2', message, sentAt: 1000, arrivesAt: 2000, doomed: false, ...more };
}

export function shot(
  position: number,
  at: number,
  happenings: readonly Happening[],
  nodes: readonly NodeScene[],
  more: { move?: Move | null; scene?: Partial<Scene> } = {},
): Shot {
  const move: Move | null = more.move === undefined ? { kind: 'deliver', envelope: 1, at } : more.move;
  return { position, at, move, happenings, scene: scene(nodes, more.scene) };
}
