// What one will see and understand in each scenario of this protocol, in English.

import type { Promises } from '../../../speech/chapters.ts';
import type { chapters } from '../scenarios/order.ts';

export const words: Promises<typeof chapters> = {
  'multipaxos-five-ideas': 'One prepare for all slots, a hole, a no-op: then you crash the leader yourself.',
  'multipaxos-first-minute': 'One leader fills slot after slot; it crashes, and the next finishes what was under way.',
  'multipaxos-steady-leader': 'After one phase 1 for all slots, a command costs one journey there and one back.',
  'multipaxos-phase-one-each-time': 'To ask for each slot anew takes 40 ms where 20 would do, and more messages.',
  'multipaxos-two-leaders': 'Two servers believe that they lead, and promises let the higher ballot alone decide.',
  'multipaxos-window': 'One lost proposal holds up the window of two, and commands wait without a slot.',
  'multipaxos-fills-hole': 'A new leader saves z=3 in an old slot, and puts a no-op into the hole before it.',
  'multipaxos-ballots-fall': 'Slot 1 is decided in a higher ballot than slot 2, and that is no mistake.',
  'multipaxos-catch-up': 'A replica that missed slots waits, asks, and is told eight of them in one answer.',
  'multipaxos-restart': 'All are down while z=3 is chosen but unknown; the promises report it, and it is kept.',
  'multipaxos-minority': 'Left with two of five, S1 proposes in vain, and its x=2 gives way to x=3.',
  'multipaxos-lossy': 'A fifth of the messages is lost; what has no answer goes out again, and slots fill.',
  'multipaxos-accepts-below-promise': 'S2 accepts x=1 below its promise: x=1 and y=2 both get a majority in slot 1.',
  'multipaxos-adopts-any-reported': 'S2 takes up the report that came last, and x=1 is chosen where y=2 had been.',
  'multipaxos-applies-past-holes': 'S3 runs slot 2 at once and slot 1 never: the same slots, another state.',
  'multipaxos-fills-without-looking': 'S3 does not look at what S2 reports, and proposes a no-op over the decided x=1.',
  'multipaxos-promise-not-durable': 'S2 forgets its promise in a crash and accepts twice: two values for one slot.',
};
