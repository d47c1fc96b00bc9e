// "Why not?" in Multi-Paxos, in English.

import type { Facts } from '../../../engine/protocol.ts';
import { count, names, text } from '../../../speech/facts.ts';
import { listEn as list } from '../../../speech/lists.ts';
import type { WaitingWords } from '../../../speech/waiting.ts';
import type { waiting } from '../waiting.ts';

const silent = ({ missing }: Facts) =>
  names(missing).length === 0 ? '' : ` No answer yet from ${list(names(missing))}.`;
const working = ({ mine }: Facts) => (mine === null ? 'it works in none' : `it works in ${text(mine)}`);
const accepted = ({ acceptedBy, slot, needed }: Facts) =>
  `${list(names(acceptedBy))} accepted slot ${text(slot)}: ${names(acceptedBy).length} of ${text(needed)}`;
const notAwaited = (facts: Facts) =>
  facts.ballot === facts.mine
    ? `slot ${text(facts.slot)} is not in flight`
    : `it answers ballot ${text(facts.ballot)}, and ${working(facts)}`;

export const words: WaitingWords<typeof waiting> = {
  goals: {
    lead: {
      question: ({ node }) => `Why does ${node} not lead?`,
      waits: ({ node, facts }) => {
        if (facts.have !== undefined)
          return `${node} asks for promises for ballot ${text(facts.ballot)} and has those of ${list(names(facts.have))}; ${text(facts.needed)} are needed.${silent(facts)}`;
        return facts.leader === null
          ? `${node} knows no leader${facts.ballot === null ? '' : ` (it has promised ${text(facts.ballot)})`}. It tries to lead when its election timer fires.`
          : `${node} follows ${text(facts.leader)} in ballot ${text(facts.ballot)}. It tries to lead only when its election timer fires, and word from there starts that anew.`;
      },
      reached: ({ node, facts }) => `${node} leads ballot ${text(facts.ballot)}.`,
    },
    decide: {
      question: ({ facts }) => `Why is slot ${text(facts.slot)} (${text(facts.value)}) not decided?`,
      waits: ({ facts }) =>
        `Known to be accepted in ballot ${text(facts.ballot)} by ${list(names(facts.have))}; ${text(facts.needed)} are needed.${silent(facts)}`,
      reached: ({ node, facts }) => `${node} knows slot ${text(facts.slot)} to be decided.`,
    },
    propose: {
      question: ({ facts }) => `Why is ${text(facts.command)} not proposed?`,
      waits: ({ node, facts }) =>
        `${facts.waiting === 1 ? 'It waits' : `It waits, the first of ${text(facts.waiting)},`} for slot ${text(facts.slot)}. ${
          facts.preparing === null
            ? `${node} knows the slots up to ${text(facts.decided)} to be decided, and may propose up to ${count(facts.decided) + count(facts.window)} (window ${text(facts.window)}).`
            : `${node} repeats phase 1 for slot ${text(facts.preparing)} first.`
        }`,
      reached: ({ facts }) => `${text(facts.command)} is proposed.`,
    },
    apply: {
      question: ({ node, facts }) => `Why does ${node} not apply slot ${text(facts.slot)}?`,
      waits: ({ node, facts }) =>
        facts.slot === facts.missing
          ? `${node} has accepted slot ${text(facts.slot)}, but does not know it to be decided. It has applied up to slot ${text(facts.applied)}.`
          : `${facts.known === true ? `${node} knows slot ${text(facts.slot)} to be decided, but` : `${node} does not know slot ${text(facts.slot)} to be decided, and`} slot ${text(facts.missing)} ${facts.hole === true ? 'is a hole here' : 'is not known to be decided'}: commands run in order, and it has applied up to slot ${text(facts.applied)}.`,
      reached: ({ node, facts }) => `${node} has applied all that it has, up to slot ${text(facts.slot)}.`,
    },
  },
  guards: {
    isBelowPromise: {
      holds: ({ ballot, promised }) => `its ballot ${text(ballot)} is below the promise ${text(promised)}`,
      fails: ({ ballot, promised }) =>
        promised === '0'
          ? `nothing is promised yet that ballot ${text(ballot)} could be below`
          : `its ballot ${text(ballot)} is not below the promise ${text(promised)}`,
    },
    ownPromiseSuffices: {
      holds: () => 'its own promise is a majority',
      fails: ({ needed }) => `its own promise is not enough: ${text(needed)} are needed`,
    },
    isOfMyBallot: {
      holds: ({ ballot }) => `it answers its ballot ${text(ballot)}`,
      fails: (facts) => `it answers ballot ${text(facts.ballot)}, and ${working(facts)}`,
    },
    isElected: {
      holds: ({ promisedBy, needed }) =>
        `${list(names(promisedBy))} promised: ${names(promisedBy).length} of ${text(needed)}`,
      fails: (facts) =>
        facts.ballot === facts.mine
          ? `${list(names(facts.promisedBy))} promised: ${names(facts.promisedBy).length} of ${text(facts.needed)}`
          : `it answers ballot ${text(facts.ballot)}, and ${working(facts)}`,
    },
    isBeaten: {
      holds: ({ higher, mine }) => `ballot ${text(higher)} is above its own, ${text(mine)}`,
      fails: ({ higher, mine }) => `ballot ${text(higher)} is not above its own, ${text(mine)}`,
    },
    isAwaited: {
      holds: ({ slot }) => `slot ${text(slot)} is in flight`,
      fails: notAwaited,
    },
    isChosen: {
      holds: accepted,
      fails: (facts) => (facts.awaited === true ? accepted(facts) : notAwaited(facts)),
    },
  },
};
