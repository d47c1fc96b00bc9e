// "Why not?" in Raft, in English. Where a built-in mistake has changed a guard, the words say what it lets pass.

import type { Facts } from '../../../engine/protocol.ts';
import { count, indexOf, isBehind, names, termOf, text } from '../../../speech/facts.ts';
import { listEn as list } from '../../../speech/lists.ts';
import type { WaitingWords } from '../../../speech/waiting.ts';
import type { waiting } from '../waiting.ts';

const votes = (n: number) => (n === 1 ? '1 vote' : `${n} votes`);
const terms = ({ theirs, mine }: Facts) => `its term ${text(theirs)}, own term ${text(mine)}`;
const other = ({ theirs, mine }: Facts) => theirs !== mine;
const gathered = ({ granted, needed }: Facts) =>
  `${votes(names(granted).length)} of ${text(needed)} (${list(names(granted))})`;

export const words: WaitingWords<typeof waiting> = {
  goals: {
    lead: {
      question: ({ node }) => `Why does ${node} not lead?`,
      waits: ({ node, facts }) => {
        if (facts.have !== undefined)
          return `${node} stands for election in term ${text(facts.term)} and has the ${names(facts.have).length === 1 ? 'vote' : 'votes'} of ${list(names(facts.have))}; ${text(facts.needed)} are a majority.${names(facts.refused).length === 0 ? '' : ` Refused by ${list(names(facts.refused))}.`}${names(facts.missing).length === 0 ? ' Everybody has answered: it does not win this term any more.' : ` No answer yet from ${list(names(facts.missing))}.`}`;
        return facts.leader === null
          ? `${node} is a follower in term ${text(facts.term)} and knows no leader. It stands for election when its election timer fires.`
          : `${node} follows ${text(facts.leader)} in term ${text(facts.term)}. It stands for election only when its election timer fires, and word from there starts that anew.`;
      },
      reached: ({ node, facts }) => `${node} leads term ${text(facts.term)}.`,
    },
    commit: {
      question: ({ node, facts }) =>
        facts.have === undefined
          ? `Why does ${node} not commit index ${text(facts.index)} (${text(facts.command)})?`
          : `Why is index ${text(facts.index)} (${text(facts.command)}) not committed?`,
      waits: ({ node, facts }) => {
        if (facts.have !== undefined)
          return `Known to be stored on ${list(names(facts.have))}; ${text(facts.needed)} servers are needed.${
            names(facts.have).length >= count(facts.needed)
              ? facts.entryTerm === facts.currentTerm
                ? ' One before it holds it up.'
                : ` But it is of term ${text(facts.entryTerm)}, and ${node} leads term ${text(facts.currentTerm)}.`
              : ''
          }`;
        return facts.leader === null
          ? `${node} does not lead and knows no leader; only a leader can say what is committed. It knows index ${text(facts.commitIndex)} and all before it to be committed.`
          : `Only the leader can say so, and ${node} takes ${text(facts.leader)} for it. It has been told of commits up to index ${text(facts.commitIndex)}.`;
      },
      reached: ({ node, facts }) => `All that ${node} has it knows to be committed, up to index ${text(facts.index)}.`,
    },
  },
  guards: {
    isNewerTerm: {
      holds: (facts) => `it is of a newer term (${terms(facts)})`,
      fails: (facts) => `it is not of a newer term (${terms(facts)})`,
    },
    isCurrentTerm: {
      holds: (facts) => `it is of the current term (${terms(facts)})`,
      fails: (facts) => `it is not of the current term (${terms(facts)})`,
    },
    isStaleTerm: {
      holds: (facts) => `it is of an old term (${terms(facts)})`,
      fails: (facts) => `it is not of an old term (${terms(facts)})`,
    },
    hasVotedForAnother: {
      holds: ({ votedFor, candidate }) => `its vote is given to ${text(votedFor)}, and ${text(candidate)} asks`,
      fails: ({ votedFor, candidate }) =>
        votedFor === null || votedFor === candidate
          ? `its vote is not given to anybody else (votedFor ${text(votedFor)})`
          : `its vote is given to ${text(votedFor)}, and yet this guard lets ${text(candidate)} pass`,
    },
    candidateIsBehind: {
      holds: ({ theirs, mine }) =>
        `the candidate’s log (${indexOf(theirs)}, term ${termOf(theirs)}) is behind its own (${indexOf(mine)}, term ${termOf(mine)})`,
      fails: ({ theirs, mine }) =>
        `the candidate’s log (${indexOf(theirs)}, term ${termOf(theirs)}) ${isBehind(theirs, mine) ? 'is behind' : 'is not behind'} its own (${indexOf(mine)}, term ${termOf(mine)})${isBehind(theirs, mine) ? ', and yet this guard lets it pass' : ''}`,
    },
    ownVoteSuffices: {
      holds: () => 'its own vote is a majority',
      fails: ({ needed }) => `its own vote is no majority: ${text(needed)} are`,
    },
    isElected: {
      holds: (facts) => `with it, it has ${gathered(facts)}`,
      fails: (facts) =>
        other(facts) ? `it is of another term (${terms(facts)})` : `it has no more than ${gathered(facts)}`,
    },
    disagrees: {
      holds: ({ prevLogIndex, prevLogTerm, held }) =>
        `index ${text(prevLogIndex)} should be of term ${text(prevLogTerm)}, and here ${held === null ? 'is nothing' : `it is of term ${text(held)}`}`,
      fails: (facts) =>
        other(facts)
          ? `it is of another term (${terms(facts)})`
          : facts.held === facts.prevLogTerm
            ? facts.prevLogIndex === 0
              ? 'it starts at the very beginning, where all logs agree'
              : `the logs agree at index ${text(facts.prevLogIndex)} (term ${text(facts.held)})`
            : `index ${text(facts.prevLogIndex)} should be of term ${text(facts.prevLogTerm)} and is of term ${text(facts.held)}, and yet this guard lets it pass`,
    },
    isAccepted: {
      holds: (facts) => `the follower accepted, in the current term (${terms(facts)})`,
      fails: (facts) => (other(facts) ? `it is of another term (${terms(facts)})` : 'the follower did not accept'),
    },
    isRefusedAtNext: {
      holds: ({ prevLogIndex, nextIndex }) =>
        `it refuses what follows index ${text(prevLogIndex)}, which is just before nextIndex ${text(nextIndex)}`,
      fails: (facts) => {
        if (facts.success === true) return 'it is no refusal';
        return other(facts)
          ? `it is of another term (${terms(facts)})`
          : `it refuses what follows index ${text(facts.prevLogIndex)}, and nextIndex is ${text(facts.nextIndex)} by now`;
      },
    },
  },
};
