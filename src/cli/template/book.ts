// The rules as one would tell them, card by card.

import type { Book } from '../../engine/protocol.ts';
import { cite, type RuleId } from './rules.ts';

export const book = [
  {
    id: 'exchange',
    citation: cite('§1'),
    lines: [
      { point: 'purpose', citation: cite('§1') },
      { heading: 'asker' },
      { rule: 'sample.ping.sent' },
      { rule: 'sample.ping.repeated' },
      { rule: 'sample.pong.heard' },
      { rule: 'sample.pong.late' },
      { heading: 'answerer' },
      { rule: 'sample.ping.answered' },
    ],
  },
] as const satisfies Book<RuleId>;
