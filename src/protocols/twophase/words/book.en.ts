// The rule book of two-phase commit, in English.

import type { BookWords } from '../../../speech/book.ts';
import type { book } from '../book.ts';
import type { RuleId } from '../rules.ts';

export const words: BookWords<typeof book, RuleId> = {
  cards: {
    properties: {
      title: 'What must hold',
      lead: 'A transaction changes something at several nodes. It has to happen at all of them or at none.',
    },
    phase1: { title: 'Phase 1: votes', lead: 'The coordinator asks everybody, and everybody answers for itself.' },
    phase2: { title: 'Phase 2: the decision', lead: 'One node decides, once, and tells it until all have heard.' },
    doubt: {
      title: 'In doubt',
      lead: 'Between its Yes and the decision a participant is bound. If the coordinator falls silent then, it is blocked.',
    },
    recovery: { title: 'What is on disk', lead: 'What was said before a crash still binds after it.' },
  },
  headings: {
    coordinator1: 'The coordinator',
    participant1: 'A participant',
    coordinator2: 'The coordinator',
    participant2: 'A participant',
    cooperative: 'Cooperative termination (inDoubt=ask)',
    guessing: 'A heuristic decision (inDoubt=abort)',
  },
  points: {
    atomicity: { name: 'AC1', text: 'All nodes that reach a decision reach the same one.' },
    stability: { name: 'AC2', text: 'A node cannot take its decision back.' },
    validity: { name: 'AC3', text: 'Commit is decided only if everybody voted Yes.' },
    nontrivial: {
      name: 'AC4',
      text: 'If nothing fails and everybody voted Yes, the decision is commit. Otherwise to abort always would do.',
    },
    noQuorum: {
      name: 'Not a consensus by majority',
      text: 'A majority decides for all in Paxos and Raft. Here each participant has a veto, for only it knows whether it can; and one coordinator that is down stops them all.',
    },
    blocking: {
      name: 'Blocking',
      text: 'If the coordinator fails after everybody voted Yes and before anybody was told, no participant can know the decision until it is back.',
    },
  },
  rules: {
    'twophase.node.begins': 'A node that starts with nothing undecided on its disk waits.',
    'twophase.votes.asked': 'Writes down that a transaction began, and asks every participant to prepare.',
    'twophase.client.waits': 'Another client waits until the present transaction is over.',
    'twophase.yes.counted': 'Counts each Yes once.',
    'twophase.votes.askedAgain': 'Asks again whoever it has no answer of.',
    'twophase.vote.yes': 'If it can carry out its part: writes that down, then votes Yes, and gives the decision away.',
    'twophase.vote.no': 'If it cannot: aborts, and votes No.',
    'twophase.vote.repeated': 'Asked when the answer is known: says No if it has aborted, else Yes.',
    'twophase.commit.decided': 'When all have voted Yes: writes down commit, then tells everybody.',
    'twophase.abort.onNo': 'At the first No: writes down abort, then tells everybody.',
    'twophase.abort.onSilence': 'When votes are missing and time is up: the same as at a No.',
    'twophase.decision.toldAgain': 'Tells the decision again to whoever it has no confirmation of.',
    'twophase.done.counted': 'Counts each confirmation once.',
    'twophase.done.all': 'When all have confirmed, the transaction is over.',
    'twophase.answer.late': 'An answer about what is settled changes nothing.',
    'twophase.commit.learned': 'Told to commit: carries out its part and confirms.',
    'twophase.abort.learned': 'Told to abort: forgets its part and confirms.',
    'twophase.decision.known': 'Told what it knows already: confirms.',
    'twophase.doubt.waits': 'In doubt for long: asks the coordinator, and waits.',
    'twophase.asked.undecided': 'Asked before it has decided, the coordinator only goes on.',
    'twophase.doubt.asksOthers': 'In doubt for long: asks the other participants too.',
    'twophase.asked.decided': 'Who knows the decision tells it.',
    'twophase.asked.unvoted': 'Who has not voted aborts, and says so: nobody can have committed.',
    'twophase.asked.uncertain': 'Who has voted Yes and knows no more says that it is uncertain.',
    'twophase.uncertain.heard': 'An uncertain answer helps nobody.',
    'twophase.doubt.guesses':
      'In doubt for long: aborts, whatever the others did. Then Atomicity claims nothing any more.',
    'twophase.vote.remembered': 'A participant that finds its Yes and no decision on its disk is in doubt, and asks.',
    'twophase.abort.atRestart': 'A coordinator that finds a transaction without a decision aborts it.',
    'twophase.telling.resumed': 'A coordinator that finds a decision tells it to everybody again.',
  },
};
