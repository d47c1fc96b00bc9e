// What one will see and understand in each scenario of this protocol, in English.

import type { Promises } from '../../../speech/chapters.ts';
import type { chapters } from '../scenarios/order.ts';

export const words: Promises<typeof chapters> = {
  'zab-first-minute': 'Votes, an epoch, one history, and only then a leader: four phases and two writes.',
  'zab-epoch-skipped': 'An epoch is accepted, its leader crashes, and nobody ever uses that epoch again.',
  'zab-outrun': 'A leader gives way, because a follower has accepted a later epoch than its own.',
  'zab-one-server': 'One server is its own quorum in every phase, and still takes a new epoch each time.',
  'zab-late-joiner': 'Issue 1 step by step: a server joins while a write is under way, and misses nothing.',
  'zab-broken-stream': 'A proposal is lost; the next message shows it, and the follower begins anew.',
  'zab-stale-read': 'A follower that is cut off answers an old value. Order is promised, freshness is not.',
  'zab-recovers-history': 'A transaction that one follower has is committed by the next leader, before it serves.',
  'zab-forgets-proposal': 'A proposal that only its leader has is cut off when that server returns.',
  'zab-quorum-lost': 'A leader that two of five hear commits nothing, gives up, and joins the others.',
  'zab-keeps-own-history': 'A server with an empty history is elected and keeps it: what was delivered is gone.',
  'zab-history-not-durable': 'S2 acknowledges x=1, forgets it in a crash, and leads without it.',
  'zab-compares-counter-only': 'An old tail of three beats a newer transaction, and replaces what was delivered.',
  'zab-acks-before-disk': 'A leader is established by acknowledgements that no disk holds, and a power cut shows it.',
  'zab-proposes-to-synced-only': 'A late server is told that something is committed which it was never sent.',
  'zab-commit-ld-of-ack': 'A late server is told too little of what is committed, and then too much.',
};
