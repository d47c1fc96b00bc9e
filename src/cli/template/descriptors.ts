// What can be said of the protocol without running it, for views, menus, parsers.

import { describeProtocol, type Seat } from '../../engine/protocol.ts';
import { messages } from './messages.ts';
import { cite, papers, rules } from './rules.ts';

function cast({ nodes = 2 }: { readonly [name: string]: number }): Seat[] {
  return Array.from({ length: nodes }, (_, i) => ({ id: `N${i + 1}`, part: i === 0 ? 'asker' : 'answerer' }));
}

/** What must always hold; invariants.ts says how it is checked. */
export const claims = {
  Answered: { id: 'sample.Answered', citation: cite('§1') },
} as const;

export const descriptors = describeProtocol({
  id: 'sample',
  papers,
  counts: { nodes: { default: 2, min: 2, max: 2 } },
  cast,
  commands: (command) => /^\w{1,16}$/.test(command),
  clients: { parts: ['asker'], command: (n) => `hello${n}` },
  faces: ['slots'],
  roles: { idle: { ring: 'plain' }, waiting: { ring: 'dashed' }, ready: { ring: 'plain' } },
  messages,
  timers: { resend: { arc: true } },
  records: { answered: { shape: 'circle' } },
  rules,
  invariants: Object.values(claims),
  options: { resend: { kind: 'duration', default: 100_000, min: 1000, max: 60_000_000 } },
  variants: { takesAnyPong: { breaks: claims.Answered.id } },
});
