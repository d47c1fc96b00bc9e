// Scenes made by hand, for a protocol that exists only here.

import type { Protocol } from '../../src/engine/protocol.ts';
import { type Envelope, TIMED } from '../../src/engine/world.ts';
import type { ProtocolWords } from '../../src/speech/about.ts';
import type { MenuVoice } from '../../src/views/cluster/menus.ts';
import { menuEn } from '../../src/words/en/menus.ts';
import { stage } from '../../src/words/en/stage.ts';
import type { NodeScene, Scene, Shot } from '../../src/worker/wire.ts';

interface Ask {
  readonly type: 'Ask';
  readonly round: number;
}
interface Say {
  readonly type: 'Say';
  readonly round: number;
  readonly yes: boolean;
}

export const voice: MenuVoice = {
  words: stage,
  menu: menuEn,
  protocol: {
    roles: { idle: { ring: 'plain' }, eager: { ring: 'dashed' }, chief: { ring: 'double', leads: true } },
    messages: {
      Ask: { shape: 'square', style: 'outline', epoch: (it: Ask) => it.round, brief: (it: Ask) => `${it.round}` },
      Say: {
        shape: 'circle',
        style: { consents: (it: Say) => it.yes },
        epoch: (it: Say) => it.round,
        brief: (it: Say) => `${it.round}`,
      },
    },
    timers: { patience: { arc: true }, pulse: {} },
    epochName: String,
    commands: (command: string) => command.length > 0,
    clients: { parts: ['server', 'asker'], command: (n: number) => `wish ${n}` },
    ballots: {
      voters: ['server', 'answerer'],
      quorum: (voters: number) => ({ promised: Math.floor(voters / 2) + 1, accepted: Math.floor(voters / 2) + 1 }),
      decides: 'value',
    },
  } as unknown as Protocol,
  about: {
    epoch: 'round',
    roles: { idle: 'idle', eager: 'eager', chief: 'chief' },
    parts: { asker: 'asker', answerer: 'answerer', hearer: 'hearer' },
    columns: { asker: 'Askers', answerer: 'Answerers' },
    messages: { Ask: { name: 'ask', about: 'Asks.' }, Say: { name: 'say', about: 'Says.' } },
    timers: { patience: 'patience', pulse: 'pulse' },
  } as unknown as ProtocolWords,
};

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
    role: 'idle',
    epoch: 1,
    slots: { from: 1, items: [], last: 0 },
    committed: 0,
    applied: 0,
    tally: null,
    pointers: [],
    votes: [],
    facts: [],
    ...more,
  };
}

const NO_BALLOTS = { slot: 1, rows: [], earlier: 0 } as const;

/** From 0 to 10 ms. */
export function envelope(id: number, from: string, to: string, more: Partial<Envelope> = {}): Envelope {
  const message = { type: 'Ask', round: 2 } as Envelope['message'];
  return { id, from, to, message, sentAt: 0, arrivesAt: 10_000, doomed: false, ...more };
}

export function scene(nodes: readonly NodeScene[], more: Partial<Scene> = {}): Scene {
  return {
    nodes,
    envelopes: [],
    cuts: [],
    network: TIMED,
    clientsEvery: 0,
    broken: [],
    unfounded: [],
    ballots: NO_BALLOTS,
    ...more,
  };
}

export function shot(of: Scene, more: Partial<Shot> = {}): Shot {
  return { position: 1, at: 0, move: null, happenings: [], scene: of, ...more };
}

export const MANUAL = { ...TIMED, mode: 'manual' } as const;
