// "Why not?" in Zab, in English.

import type { Facts } from '../../../engine/protocol.ts';
import { field, names, text } from '../../../speech/facts.ts';
import { listEn as list } from '../../../speech/lists.ts';
import type { WaitingWords } from '../../../speech/waiting.ts';
import type { waiting } from '../waiting.ts';

const some = (all: readonly string[]) => (all.length === 0 ? 'nobody' : list(all));
const both = (said: (facts: Facts) => string) => ({ holds: said, fails: said });
const rounds = both(({ theirs, round }) => `its round is ${text(theirs)}, and here it is ${text(round)}`);
const state = both(({ state: how }) => `the sender is ${text(how)}`);
const ofEpoch = both(
  (facts) =>
    `it is from ${text(facts.from)}, of epoch ${text(facts.theirs)}; here the leader is ${text(facts.leader)}, the accepted epoch ${text(facts.acceptedEpoch)}, the current ${text(facts.currentEpoch)}`,
);
const order = both(({ n, streamed }) => `it is number ${text(n)} since NEWLEADER, and ${text(streamed)} were heard`);
const mine = (facts: Facts) => `it is of epoch ${text(facts.theirs)}, and this server’s is ${text(facts.epoch)}`;
const outrun = both(
  ({ theirs, epoch }) =>
    `the follower has accepted epoch ${text(theirs)}; ${epoch === 0 ? 'none is chosen here yet' : `here it is ${text(epoch)}`}`,
);
const vote = (fact: Facts[string] | undefined) =>
  `${text(field(fact, 'leader'))} (epoch ${text(field(fact, 'epoch'))}, zxid ${text(field(fact, 'zxid'))})`;
const ends = ({ lastZxid, next }: Facts) =>
  `the history ends with ${text(lastZxid)}, next to be delivered is ${text(next)}`;
const gathered = (facts: Facts) => `${some(names(facts.have))} so far, and ${text(facts.needed)} are a quorum`;

export const words: WaitingWords<typeof waiting> = {
  goals: {
    lead: {
      question: ({ node }) => `Why does ${node} not lead?`,
      waits: ({ node, facts }) => {
        if (facts.phase === 'follower')
          return `${node} follows ${text(facts.leader)}. It looks for another leader only when its patience is over.`;
        if (facts.phase === 'looking')
          return `${node} votes for ${text(facts.vote)}: ${gathered(facts)}. And to be elected is only the beginning.`;
        return `${node} is elected and gathers ${text(facts.phase)}: ${gathered(facts)}. It leads once a quorum has taken its history.`;
      },
      reached: ({ node, facts }) => `${node} leads epoch ${text(facts.epoch)}.`,
    },
    commit: {
      question: ({ node, facts }) =>
        facts.have === undefined
          ? `Why does ${node} not deliver ${text(facts.zxid)} (${text(facts.command)})?`
          : `Why is ${text(facts.zxid)} (${text(facts.command)}) not committed?`,
      waits: ({ node, facts }) => {
        if (facts.have !== undefined) return `Known to be on the disks of ${gathered(facts)}.`;
        return facts.leader === null
          ? `${node} knows no leader, and only a leader says what is committed.`
          : `${text(facts.leader)} has not told ${node} so yet.`;
      },
      reached: ({ node, facts }) => `${node} has delivered all that it has, up to ${text(facts.zxid)}.`,
    },
  },
  guards: {
    isJoinable: both(
      (facts) =>
        `with it, ${some(names(facts.by))} name ${text(facts.leader)}; ${text(facts.needed)} are a quorum, the leader included`,
    ),
    isSettled: state,
    isLooking: state,
    isOfLaterRound: rounds,
    isOfEarlierRound: rounds,
    isBetterVote: {
      holds: ({ theirs, mine: own }) => `${vote(theirs)} is better than ${vote(own)}`,
      fails: ({ theirs, mine: own }) => `${vote(theirs)} is no better than ${vote(own)}`,
    },
    isAlone: both(({ needed }) => `a quorum is ${text(needed)}`),
    votedForItself: both(({ vote: whom }) => `its vote is for ${text(whom)}`),
    isAcceptable: ofEpoch,
    isNewLeader: ofEpoch,
    isEarlier: ofEpoch,
    isInOrder: order,
    isGap: order,
    isBroken: order,
    isNextProposal: both((facts) => `${text(facts.zxid)} is proposed; ${ends(facts)}`),
    isKnown: both((facts) => `${text(facts.zxid)} is committed; ${ends(facts)}`),
    isNextCommit: both((facts) => `${text(facts.zxid)} is committed; ${ends(facts)}`),
    isRead: {
      holds: ({ command }) => `“${text(command)}” is a read`,
      fails: ({ command }) => `“${text(command)}” is a write`,
    },
    completesAcks: both((facts) => `${mine(facts)}; ${text(facts.needed)} are a quorum`),
    isOfMyEpoch: both(mine),
    completesSync: both(
      (facts) =>
        `${mine(facts)}; with it, ${some(names(facts.by))} have the history, and ${text(facts.needed)} are a quorum`,
    ),
    completesQuorum: both(
      (facts) => `${mine(facts)}; next is ${text(facts.next)}, and ${text(facts.needed)} are a quorum`,
    ),
    hasQuorum: both(
      (facts) => `heard from ${some(names(facts.heard))}; with itself, ${text(facts.needed)} are a quorum`,
    ),
    isOutrun: outrun,
    hasEpoch: outrun,
    completesEpochs: both(gathered),
  },
};
