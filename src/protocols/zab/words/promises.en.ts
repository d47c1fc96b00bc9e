// What one will see and understand in each scenario of this protocol, in English.

import type { Promises } from '../../../speech/chapters.ts';
import type { chapters } from '../scenarios/order.ts';

export const words: Promises<typeof chapters> = {
  'zab-first-minute': 'Votes, an epoch, one history, and only then a leader: four phases and two writes.',
  'zab-recovers-history': 'A transaction that one follower has is committed by the next leader, before it serves.',
};
