// Every rule by which a node decides, with the place that says so. A machine names the rule it followed by a `note`, with
// the facts it compared.

import type { Citation, Paper } from '../../engine/protocol.ts';

export const papers = [
  { id: 'paper', authors: 'TODO the authors', year: 2000, title: 'TODO the title' },
] as const satisfies readonly Paper[];

export const cite = (section: string): Citation => ({ paper: 'paper', section });

export const rules = {
  'sample.ping.sent': cite('§1'),
  'sample.ping.repeated': cite('§1'),
  'sample.pong.heard': cite('§1'),
  'sample.pong.late': cite('§1'),
  'sample.ping.answered': cite('§1'),
} as const satisfies { readonly [rule: string]: Citation };

export type RuleId = keyof typeof rules;
