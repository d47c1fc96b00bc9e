// "Why not?" in single-decree Paxos, in English. Where a built-in mistake has changed a guard, the words say what it lets pass.

import type { Facts } from '../../../engine/protocol.ts';
import { names, text } from '../../../speech/facts.ts';
import { listEn as list } from '../../../speech/lists.ts';
import type { WaitingWords } from '../../../speech/waiting.ts';
import type { waiting } from '../waiting.ts';

const have = (all: readonly string[]) => `${list(all)} ${all.length === 1 ? 'has' : 'have'}`;
const some = (all: readonly string[]) => (all.length === 0 ? 'nobody' : list(all));
const silent = ({ missing }: Facts) =>
  names(missing).length === 0 ? '' : ` Not counted yet: ${list(names(missing))}.`;
const against = ({ ballot, promised }: Facts) => `its ballot ${text(ballot)}, promised ${text(promised)}`;

const promised = (facts: Facts, least: boolean) =>
  facts.running !== facts.ballot
    ? `it is for ballot ${text(facts.ballot)}, and ${facts.running === null ? 'none is running' : `${text(facts.running)} is running`}`
    : facts.again === true
      ? `${text(facts.from)} has been counted before`
      : `with it, ${have(names(facts.promises))} promised ${text(facts.ballot)}${least ? `: ${names(facts.promises).length} of ${text(facts.needed)}` : ''}`;

const accepted = (facts: Facts, least: boolean) =>
  facts.running !== facts.ballot
    ? `it is of ballot ${text(facts.ballot)}, and ${facts.running === null ? 'none is running' : `${text(facts.running)} is running`}`
    : facts.again === true
      ? `${text(facts.from)} has been counted before`
      : `with it, ${have(names(facts.by))} accepted ${text(facts.value)} in ${text(facts.ballot)}${least ? `: ${names(facts.by).length} of ${text(facts.needed)}` : ''}`;

export const words: WaitingWords<typeof waiting> = {
  goals: {
    propose: {
      question: ({ node }) => `Why does ${node} not propose?`,
      waits: ({ node, facts }) => {
        if (facts.ballot === undefined)
          return facts.chosen === null
            ? `No client waits for ${node}: it proposes when somebody asks for something.`
            : `No client waits for ${node}. It knows ${text(facts.chosen)} to be chosen already; where every rule is kept, a new ballot can only propose that again.`;
        if (facts.pausing === true)
          return `Ballot ${text(facts.ballot)} is given up${names(facts.refusedBy).length === 0 ? '' : `: ${list(names(facts.refusedBy))} promised a higher one`}. ${node} pauses before it tries a higher ballot.`;
        return `${node} asks for promises for ballot ${text(facts.ballot)} and has those of ${some(names(facts.have))}; ${text(facts.needed)} are needed.${silent(facts)}`;
      },
      reached: ({ node, facts }) => `${node} proposes ${text(facts.value)} in ballot ${text(facts.ballot)}.`,
    },
    choose: {
      question: ({ facts }) => `Why is ${text(facts.value)} not chosen?`,
      waits: ({ node, facts }) =>
        `As far as ${node} has heard, ${some(names(facts.have))} accepted ${text(facts.value)} in ballot ${text(facts.ballot)}; ${text(facts.needed)} are needed.${silent(facts)}`,
      reached: ({ node, facts }) =>
        `${node} saw its proposal chosen: ${text(facts.value)} in ballot ${text(facts.ballot)}.`,
    },
    learn: {
      question: ({ node }) => `Why has ${node} learned no value?`,
      waits: ({ node, facts }) =>
        facts.ballot === null
          ? `${node} has heard of no acceptance yet. ${text(facts.needed)} acceptors have to accept one value in the same ballot.`
          : `${node} has heard that ${list(names(facts.have))} accepted ${text(facts.value)} in ballot ${text(facts.ballot)}; ${text(facts.needed)} are needed, all in one ballot.${silent(facts)}`,
      reached: ({ node, facts }) => `${node} has learned ${text(facts.value)}, chosen in ballot ${text(facts.ballot)}.`,
    },
  },
  guards: {
    isNewPromise: { holds: (facts) => promised(facts, false), fails: (facts) => promised(facts, false) },
    completesPromises: { holds: (facts) => promised(facts, true), fails: (facts) => promised(facts, true) },
    isOfOwnBallot: {
      holds: ({ ballot }) => `ballot ${text(ballot)} is one of its own`,
      fails: ({ ballot }) => `ballot ${text(ballot)} is somebody else’s`,
    },
    isNewAcceptance: { holds: (facts) => accepted(facts, false), fails: (facts) => accepted(facts, false) },
    completesAcceptances: { holds: (facts) => accepted(facts, true), fails: (facts) => accepted(facts, true) },
    isBeaten: {
      holds: ({ ballot, promised: higher }) => `its ballot ${text(ballot)} is beaten by ${text(higher)}`,
      fails: ({ ballot, promised: higher, running }) =>
        ballot === running
          ? `${text(higher)} does not beat its ballot ${text(ballot)}`
          : `it speaks of ballot ${text(ballot)}, and ${running === null ? 'none is running' : `${text(running)} is running`}`,
    },
    losesPatience: {
      holds: ({ again, patience }) => `it has asked again ${text(again)} times, and its patience is ${text(patience)}`,
      fails: ({ again, patience, reject }) =>
        reject === true
          ? 'acceptors say so when they refuse, so it need not guess'
          : `it has asked again ${text(again)} times, and its patience is ${text(patience)}`,
    },
    endedAccepting: {
      holds: ({ accepted: proposal }) => `the last it did was to accept ${text(proposal)}`,
      fails: ({ accepted: proposal }) =>
        proposal === null ? 'its disk holds no accepted proposal' : 'the last it did was to promise',
    },
    endedPromising: {
      holds: ({ promised: ballot }) => `its disk holds a promise to ${text(ballot)}`,
      fails: () => 'its disk holds no promise',
    },
    usedRounds: {
      holds: ({ round }) => `it has used ballots up to round ${text(round)}`,
      fails: () => 'it remembers no ballot of its own',
    },
    prepareIsBelowPromise: {
      holds: (facts) => `it is below the promise (${against(facts)})`,
      fails: (facts) => `it is not below the promise (${against(facts)})`,
    },
    hasPromisedIt: {
      holds: (facts) => `this very ballot is promised (${against(facts)})`,
      fails: (facts) => `it is another ballot than the promised one (${against(facts)})`,
    },
    acceptIsBelowPromise: {
      holds: (facts) => `it is below the promise (${against(facts)})`,
      fails: (facts) =>
        facts.below === true
          ? `it is below the promise (${against(facts)}), and yet this guard lets it pass`
          : `it is not below the promise (${against(facts)})`,
    },
    hasAcceptedIt: {
      holds: ({ accepted: proposal }) => `it has accepted it already (${text(proposal)})`,
      fails: ({ accepted: proposal, ballot, promised: higher }) =>
        proposal === null
          ? 'it remembers no acceptance'
          : text(proposal).startsWith(`${text(ballot)} `) && ballot !== higher
            ? `it has accepted ${text(proposal)}, but has promised ${text(higher)} since`
            : `what it accepted last is another: ${text(proposal)}`,
    },
    hasAccepted: {
      holds: ({ accepted: proposal }) => `it has accepted ${text(proposal)}`,
      fails: () => 'it remembers no acceptance',
    },
    isLearner: { holds: () => 'it is a learner', fails: () => 'it is no learner' },
    isTaught: {
      holds: ({ by, value, ballot, needed }) =>
        `with it, ${list(names(by))} accepted ${text(value)} in ${text(ballot)}: ${names(by).length} of ${text(needed)}`,
      fails: ({ by, value, ballot, needed, part }) =>
        part === 'node' || part === 'learner'
          ? `${list(names(by))} accepted ${text(value)} in ${text(ballot)}: ${names(by).length} of ${text(needed)}`
          : 'it is no learner',
    },
    isNoNews: {
      holds: ({ ballot }) => `it is a learner, and ballot ${text(ballot)} is somebody else’s`,
      fails: ({ ballot }) => `ballot ${text(ballot)} is its own, or it is no learner`,
    },
  },
};
