// What can be said of Zab without running it: its parts and their citations, for views, menus and parsers.

import { type Citation, describeProtocol, type Seat } from '../../engine/protocol.ts';
import { nthCommand, parseCommand } from '../keyvalue.ts';
import { majorityOf } from '../majority.ts';
import { messages } from './messages.ts';
import { papers, rules } from './rules.ts';

const SERVERS_MAX = 9;

function cast({ nodes }: { readonly [name: string]: number }): Seat[] {
  return Array.from({ length: nodes as number }, (_, i) => ({ id: `S${i + 1}`, part: 'server' }));
}

const tla = (section: string): Citation => ({ paper: 'tla', section });

/** What must always hold; invariants.ts says how it is checked. */
export const claims = {
  Leadership: { id: 'zab.Leadership', citation: tla('Leadership2') },
  PrefixConsistency: { id: 'zab.PrefixConsistency', citation: tla('PrefixConsistency') },
  Integrity: { id: 'zab.Integrity', citation: tla('Integrity') },
  LocalPrimaryOrder: { id: 'zab.LocalPrimaryOrder', citation: tla('LocalPrimaryOrder') },
  GlobalPrimaryOrder: { id: 'zab.GlobalPrimaryOrder', citation: tla('GlobalPrimaryOrder') },
  PrimaryIntegrity: { id: 'zab.PrimaryIntegrity', citation: tla('PrimaryIntegrity') },
  EpochMonotone: { id: 'zab.EpochMonotone', citation: tla('serverVars') },
  NoGap: { id: 'zab.NoGap', citation: tla('ShouldNotBeTriggered') },
} as const;

const duration = (usual: number) => ({ kind: 'duration', default: usual, min: 1000, max: 60_000_000 }) as const;

export const descriptors = describeProtocol({
  id: 'zab',
  papers,
  counts: { nodes: { default: 3, min: 1, max: SERVERS_MAX } },
  cast,
  commands: (command: string) => parseCommand(command) !== null,
  clients: { parts: ['server'], command: nthCommand },
  faces: ['slots', 'ballots'],
  ballots: {
    voters: ['server'],
    quorum: (voters) => ({ promised: majorityOf(voters), accepted: majorityOf(voters) }),
    decides: 'nothing',
  },
  roles: {
    looking: { ring: 'dashed' },
    follower: { ring: 'plain' },
    elected: { ring: 'dashed' },
    leader: { ring: 'double', leads: true, elected: true },
  },
  messages,
  timers: { notify: {}, finalize: {}, connect: {}, patience: { arc: true }, ping: {} },
  records: { broadcast: { shape: 'bar' }, read: { shape: 'circle' }, gap: { shape: 'diamond' } },
  channels: 'fifo',
  rules,
  invariants: Object.values(claims),
  options: {
    notify: duration(100_000),
    finalize: duration(50_000),
    connect: duration(60_000),
    patience: duration(200_000),
    ping: duration(50_000),
  },
  variants: {
    keepsOwnHistory: { breaks: claims.PrefixConsistency.id },
    historyNotDurable: { breaks: claims.PrefixConsistency.id },
    comparesCounterOnly: { breaks: claims.PrefixConsistency.id },
    acksBeforeDisk: { breaks: claims.PrefixConsistency.id },
    proposesToSyncedOnly: { breaks: claims.NoGap.id },
    commitLdOfAck: { breaks: claims.NoGap.id },
  },
});
