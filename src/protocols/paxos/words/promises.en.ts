// What one will see and understand in each scenario of this protocol, in English.

import type { Promises } from '../../../speech/chapters.ts';
import type { chapters } from '../scenarios/order.ts';

export const words: Promises<typeof chapters> = {
  'paxos-five-ideas': 'A number, a promise, a quorum, a chosen value: then you try to undo it.',
  'paxos-one-proposer': 'Both phases, message by message: two of three acceptors are enough to choose tea.',
  'paxos-later-ballot': 'P2 wants coffee, hears of tea from an acceptor that both asked, and must propose tea.',
  'paxos-highest-ballot': 'P3 is told of two values, and only the one of the higher ballot may be chosen.',
  'paxos-flexible-quorum': 'Two acceptances choose tea, because any three promises are sure to meet one of them.',
  'paxos-duel': 'Each one’s prepare comes before the other’s accept: always safe, but nothing is chosen.',
  'paxos-backoff': 'The same rivals wait for a random while when beaten, and one has time to finish.',
  'paxos-unlearned': 'The proposer has crashed and nobody was told, yet tea is chosen: a new ballot finds it.',
  'paxos-acceptor-remembers': 'Both acceptors of tea crash; the one that returns reports it, so coffee cannot win.',
  'paxos-learner-asks': 'A learner that has heard of one acceptance asks, and is told the vote that was lost.',
  'paxos-silence': 'Nobody says No to S1’s old ballot: it gives up, takes a higher one and finds coffee.',
  'paxos-minority': 'S1 asks in vain with two promises of five, while the other side chooses coffee.',
  'paxos-loss': 'Almost a third of the messages are lost, as many doubled, and one value is chosen.',
  'paxos-accepts-below-promise': 'A2 breaks the promise that P2 relies on: tea is chosen, and coffee, too.',
  'paxos-ballot-twice': 'A proposer that restarts uses ballot 1.1 again, and two values are chosen in it.',
  'paxos-disjoint-quorums': 'Two and two of four acceptors share none, so one pair chooses tea, the other coffee.',
  'paxos-forgets-promise': 'A2’s promise was not on disk: after a crash it helps choose tea behind P2’s back.',
  'paxos-keeps-own-value': 'P2 is told of tea and proposes coffee all the same, and no acceptor has to refuse.',
  'paxos-takes-any-value': 'P3 takes the value that came last, not the highest ballot’s: tea is chosen after coffee.',
};
