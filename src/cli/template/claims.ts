// What the sentences about this protocol claim, and the clusters in which that is tried. A sentence that says more than the
// facts of its rule (what others did, what follows, what is safe) has a claim of its own: `claim` in test/words/claims.

import { type Declared, FACTS } from '../../../test/words/claims/claim.ts';
import type { RuleId } from './rules.ts';

const claims: { readonly [rule in RuleId]: Declared['claims'][string] } = {
  'sample.ping.sent': FACTS,
  'sample.ping.repeated': FACTS,
  'sample.pong.heard': FACTS,
  'sample.pong.late': FACTS,
  'sample.ping.answered': FACTS,
};

export const declared: Declared = {
  claims,
  shapes: [{ counts: { nodes: 2 }, options: { resend: 40_000 } }],
};
