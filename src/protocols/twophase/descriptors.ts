// What can be said of two-phase commit without running it, for views, menus, parsers.

import { type Citation, describeProtocol, type Seat } from '../../engine/protocol.ts';
import { messages } from './messages.ts';
import { papers, rules } from './rules.ts';
import { isTransfer, transferOf } from './transfer.ts';

const PARTICIPANTS = 3;

function cast({ participants = PARTICIPANTS }: { readonly [name: string]: number }): Seat[] {
  return [
    { id: 'C1', part: 'coordinator' },
    ...Array.from({ length: participants }, (_, i) => ({ id: `P${i + 1}`, part: 'participant' })),
  ];
}

const cite = (section: string): Citation => ({ paper: 'bhg', section });

/** What must always hold; invariants.ts says how it is checked. */
export const claims = {
  Atomicity: { id: 'twophase.Atomicity', citation: cite('§7.3, AC1') },
  Stability: { id: 'twophase.Stability', citation: cite('§7.3, AC2') },
  Validity: { id: 'twophase.Validity', citation: cite('§7.3, AC3') },
} as const;

const duration = (usual: number) => ({ kind: 'duration', default: usual, min: 1000, max: 60_000_000 }) as const;

export const descriptors = describeProtocol({
  id: 'twophase',
  papers,
  counts: { participants: { default: PARTICIPANTS, min: 1, max: 8 } },
  cast,
  commands: isTransfer,
  clients: { parts: ['coordinator'], command: transferOf },
  faces: ['slots'],
  roles: {
    ready: { ring: 'plain' },
    collecting: { ring: 'dashed' },
    committing: { ring: 'double' },
    aborting: { ring: 'plain' },
    working: { ring: 'plain' },
    prepared: { ring: 'dashed' },
    committed: { ring: 'double' },
    aborted: { ring: 'plain' },
  },
  messages,
  timers: { votes: { arc: true }, resend: { subject: true }, decision: { arc: true } },
  records: {
    yes: { shape: 'circle', until: 'resolved' },
    no: { shape: 'circle' },
    resolved: { shape: 'square' },
    guessed: { shape: 'diamond' },
  },
  rules,
  invariants: Object.values(claims),
  options: {
    votes: duration(300_000),
    resend: duration(100_000),
    decision: duration(200_000),
    inDoubt: { kind: 'choice', default: 'wait', of: ['wait', 'ask', 'abort'] },
  },
  variants: {
    decidesEarly: { breaks: claims.Validity.id },
    forgetsVote: { breaks: claims.Atomicity.id },
    forgetsDecision: { breaks: claims.Stability.id },
  },
});
