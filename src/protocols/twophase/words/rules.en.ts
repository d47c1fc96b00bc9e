// What is said of the rules of two-phase commit, in English.

import type { RulesWords } from '../../../speech/about.ts';
import { count, is, names, text, was } from '../../../speech/facts.ts';
import { listEn as list } from '../../../speech/lists.ts';
import type { protocol } from '../index.ts';

const clients = (n: number) => (n === 1 ? 'the client' : `the ${n} clients`);

export const words: RulesWords<typeof protocol> = {
  rules: {
    'twophase.node.begins': {
      name: 'A node begins',
      headline: ({ node }) => `${node} starts, and finds nothing on its disk left to settle`,
      why: ({ facts }) =>
        `${count(facts.transactions) === 0 ? 'No transaction stands there' : `The last transaction there is number ${text(facts.transactions)}, and none is undecided`}. ${facts.part === 'coordinator' ? 'It waits for a client.' : 'It waits to be asked for a vote.'}`,
      facts: { part: 'part it plays', transactions: 'last transaction on disk' },
    },
    'twophase.votes.asked': {
      name: 'Phase 1: votes are asked for',
      headline: ({ node, facts }) => `${node} asks for votes on transaction ${text(facts.transaction)}`,
      why: ({ node, facts }) =>
        `A client asked for “${text(facts.command)}”. ${node} writes that down and asks ${list(names(facts.participants))} whether they can carry out their part. To commit, it is to have a Yes from each of them.`,
    },
    'twophase.votes.askedAgain': {
      name: 'A vote is asked for again',
      headline: ({ node, facts }) => `${node} asks ${text(facts.to)} again for its vote`,
      why: ({ node, facts }) =>
        `${node} has no vote of ${text(facts.to)} on transaction ${text(facts.transaction)}. The question or the answer may be lost; to ask twice does no harm.`,
      facts: { to: 'asked again' },
    },
    'twophase.client.waits': {
      name: 'One transaction at a time',
      headline: ({ node, facts }) => `${node} is busy with transaction ${text(facts.transaction)}, so a client waits`,
      why: ({ node, facts }) =>
        `“${text(facts.command)}” is to begin when transaction ${text(facts.transaction)} is over${count(facts.before) === 0 ? '' : `, and after ${clients(count(facts.before))} before it`}. ${node} keeps the queue in memory only: if it crashes, those who wait are forgotten.`,
      facts: { before: 'clients before it' },
    },
    'twophase.yes.counted': {
      name: 'A Yes is heard',
      headline: ({ node, facts }) =>
        `${node} hears the Yes of ${text(facts.from)}: it has ${names(facts.yes).length} of ${names(facts.participants).length}`,
      why: ({ facts }) =>
        `${list(names(facts.yes))} said Yes on transaction ${text(facts.transaction)}. Most of them are not enough: it takes the Yes of all.`,
      facts: { from: 'from' },
    },
    'twophase.commit.decided': {
      name: 'Phase 2: commit',
      headline: ({ node, facts }) => `${node} decides to commit transaction ${text(facts.transaction)}`,
      why: ({ node, facts }) =>
        names(facts.missing).length === 0
          ? `With the Yes of ${text(facts.from)}, everybody has said Yes. The decision belongs on disk before anybody is told, so that it stands, whoever crashes.`
          : `${list(names(facts.yes))} said Yes, and ${node} does not wait for ${list(names(facts.missing))}. That is the mistake: for all ${node} knows, a No is on its way.`,
      facts: { from: 'last vote from', missing: 'not waited for' },
    },
    'twophase.abort.onNo': {
      name: 'Phase 2: abort at a No',
      headline: ({ node, facts }) =>
        `${node} decides to abort transaction ${text(facts.transaction)}: ${text(facts.from)} said No`,
      why: ({ node, facts }) =>
        `One No is enough: ${text(facts.from)} has aborted, so nobody may commit. ${names(facts.yes).length === 0 ? `${node} had no Yes so far.` : `${node} had the Yes of ${list(names(facts.yes))}; that does not help.`}`,
      facts: { from: 'No from' },
    },
    'twophase.abort.onSilence': {
      name: 'Phase 2: abort when time is up',
      headline: ({ node, facts }) =>
        `${node} decides to abort transaction ${text(facts.transaction)}: time for votes is up`,
      why: ({ node, facts }) =>
        `${node} has no vote of ${list(names(facts.missing))}. It has not decided to commit, so it is free to abort: where every rule is kept and no disk is lost, nobody can have committed.`,
    },
    'twophase.abort.atRestart': {
      name: 'Abort after a crash',
      headline: ({ node, facts }) => `${node} is back, and aborts transaction ${text(facts.transaction)}`,
      why: ({ node, facts }) =>
        `${node} remembers that transaction ${text(facts.transaction)} began, and no decision. Where every rule is kept and no disk is lost, it has told nobody to commit: it is free to abort.`,
    },
    'twophase.telling.resumed': {
      name: 'The decision is told after a crash',
      headline: ({ node, facts }) =>
        `${node} is back, and tells the decision on transaction ${text(facts.transaction)}`,
      why: ({ facts }) =>
        `On its disk stands: ${text(facts.decision)}. It does not remember who has heard that, so it tells all of them.`,
    },
    'twophase.decision.toldAgain': {
      name: 'The decision is told again',
      headline: ({ node, facts }) => `${node} tells ${text(facts.to)} again: ${text(facts.decision)}`,
      why: ({ node, facts }) =>
        `${node} has no confirmation of ${text(facts.to)}. The decision or the confirmation may be lost, or ${text(facts.to)} may be down. Until ${node} hears one, transaction ${text(facts.transaction)} is not over.`,
      facts: { to: 'told again' },
    },
    'twophase.done.counted': {
      name: 'A confirmation is heard',
      headline: ({ node, facts }) =>
        `${node} hears the confirmation of ${text(facts.from)}: it has ${names(facts.done).length} of ${names(facts.participants).length}`,
      why: ({ facts }) =>
        `Confirmed so far on transaction ${text(facts.transaction)}: ${list(names(facts.done))}. Each of them has had a decision on its disk.`,
      facts: { from: 'from', done: 'confirmed by' },
    },
    'twophase.done.all': {
      name: 'The transaction is over',
      headline: ({ node, facts }) => `${node} is through with transaction ${text(facts.transaction)}`,
      why: ({ node, facts }) =>
        `Every participant has confirmed, so ${node} need not tell them again: ${text(facts.decision)}.${count(facts.waiting) === 0 ? '' : ' The next client has its turn.'}`,
    },
    'twophase.answer.late': {
      name: 'An answer that is late',
      headline: ({ node, facts }) => `${node} sets ${text(facts.message)} of ${text(facts.from)} aside`,
      why: ({ node, facts }) =>
        facts.decision === null
          ? `${node} knows of no decision on transaction ${text(facts.transaction)}, and this answer does not bring one about.`
          : `Transaction ${text(facts.transaction)} is decided: ${text(facts.decision)}. The answer changes nothing.`,
      facts: { from: 'from', message: 'answer' },
    },
    'twophase.asked.undecided': {
      name: 'Nothing is decided yet',
      headline: ({ node, facts }) => `${node} has no decision to tell ${text(facts.from)}`,
      why: ({ node, facts }) =>
        `${text(facts.from)} asks what was decided of transaction ${text(facts.transaction)}. ${node} knows of no decision${names(facts.missing).length === 0 ? '' : `, and has no vote of ${list(names(facts.missing))}`}. It does not answer.`,
      facts: { from: 'asked by' },
    },
    'twophase.vote.yes': {
      name: 'The vote is Yes',
      headline: ({ node, facts }) => `${node} votes Yes on transaction ${text(facts.transaction)}`,
      why: ({ node, facts }) =>
        `“${text(facts.command)}” would take its balance from ${was(facts.balance)} to ${is(facts.balance)}: it can. The vote belongs on disk before it is given. From now on ${node} is bound: it may neither commit nor abort before it is told.`,
    },
    'twophase.vote.no': {
      name: 'The vote is No',
      headline: ({ node, facts }) => `${node} votes No on transaction ${text(facts.transaction)}`,
      why: ({ node, facts }) =>
        `“${text(facts.command)}” would take its balance from ${was(facts.balance)} to ${is(facts.balance)}, below nothing. ${node} aborts at once: where every rule is kept and no disk is lost, nobody can commit without its Yes.`,
    },
    'twophase.vote.repeated': {
      name: 'A Prepare when the answer is known',
      headline: ({ node, facts }) =>
        `${node} answers ${text(facts.from)} on transaction ${text(facts.transaction)} without a new vote: ${text(facts.vote)}`,
      why: ({ node, facts }) =>
        `The question may be a copy, or an earlier answer may be lost. ${facts.vote === 'No' ? `${node} has aborted the transaction, so it says No, whatever it said before.` : `${node} is prepared or has committed, so it says Yes.`}`,
      facts: { from: 'asked by', vote: 'vote' },
    },
    'twophase.vote.remembered': {
      name: 'A vote binds after a crash',
      headline: ({ node, facts }) => `${node} is back, prepared, and asks ${text(facts.coordinator)}`,
      why: ({ node, facts }) =>
        `On the disk of ${node} stands its Yes on transaction ${text(facts.transaction)}, and no decision. For all ${node} knows that Yes was counted, so it is still bound by it.`,
      facts: { coordinator: 'coordinator' },
    },
    'twophase.commit.learned': {
      name: 'A participant commits',
      headline: ({ node, facts }) => `${node} commits transaction ${text(facts.transaction)}`,
      why: ({ node, facts }) =>
        facts.prepared === true
          ? `${text(facts.from)} says that it is decided. ${node} carries out its part: its balance goes from ${was(facts.balance)} to ${is(facts.balance)}.`
          : `${text(facts.from)} says that it is decided, but ${node} knows of no vote of its own on it and has nothing to carry out: its balance stays ${is(facts.balance)}.`,
      facts: { from: 'told by' },
    },
    'twophase.abort.learned': {
      name: 'A participant aborts',
      headline: ({ node, facts }) => `${node} aborts transaction ${text(facts.transaction)}`,
      why: ({ node, facts }) =>
        `${text(facts.from)} says that it is decided. ${node} leaves its balance at ${text(facts.balance)}${facts.prepared === true ? ' and is free again' : '; it knows of no vote of its own on it'}.`,
      facts: { from: 'told by' },
    },
    'twophase.decision.known': {
      name: 'A decision that is known already',
      headline: ({ node, facts }) =>
        `${node} has decided transaction ${text(facts.transaction)} already, and confirms that`,
      why: ({ node, facts }) =>
        text(facts.told).toLowerCase() === facts.decision
          ? `${node} knows already: ${text(facts.decision)}. It may not have confirmed that so far, or its confirmation may be lost.`
          : `${node} is told ${text(facts.told)}, and has decided otherwise before: ${text(facts.decision)}. It cannot take that back.`,
      facts: { told: 'told' },
    },
    'twophase.doubt.waits': {
      name: 'Blocked',
      headline: ({ node, facts }) => `${node} is prepared and must wait for ${text(facts.coordinator)}`,
      why: ({ node, facts }) =>
        `${node} voted Yes on transaction ${text(facts.transaction)} and knows of no decision. For all it knows, ${text(facts.coordinator)} has committed, or has aborted: either guess may be wrong. So ${node} asks, and waits.`,
      facts: { coordinator: 'coordinator' },
    },
    'twophase.doubt.asksOthers': {
      name: 'Cooperative termination',
      headline: ({ node, facts }) =>
        `${node} is prepared, and asks ${list([text(facts.coordinator), ...names(facts.others)])} what was decided`,
      why: ({ node, facts }) =>
        `${node} has no decision of ${text(facts.coordinator)} on transaction ${text(facts.transaction)}. ${names(facts.others).length === 0 ? 'There is no other participant to ask.' : 'Another participant helps if it knows the decision, or knows of no vote of its own: then it aborts, and says so.'}${names(facts.uncertain).length === 0 ? '' : ` So far in doubt themselves: ${list(names(facts.uncertain))}.`}`,
      facts: { coordinator: 'coordinator', others: 'the others' },
    },
    'twophase.doubt.guesses': {
      name: 'A heuristic decision',
      headline: ({ node, facts }) => `${node} waits no longer and aborts transaction ${text(facts.transaction)}`,
      why: ({ node, facts }) =>
        `${node} voted Yes and heard no decision of ${text(facts.coordinator)}. It guesses, so as to be free again. If the others commit, the transaction happens in part: from here on atomicity is not promised.`,
      facts: { coordinator: 'coordinator' },
    },
    'twophase.asked.decided': {
      name: 'Who knows, tells',
      headline: ({ node, facts }) =>
        `${node} tells ${text(facts.from)} what it knows to be decided: ${text(facts.decision)}`,
      why: ({ facts }) =>
        `${text(facts.from)} asked about transaction ${text(facts.transaction)}. Where every rule is kept, no disk is lost and nobody guesses, all decide alike: it matters not who tells it.`,
      facts: { from: 'asked by' },
    },
    'twophase.asked.uncertain': {
      name: 'Who is in doubt too, cannot help',
      headline: ({ node, facts }) => `${node} cannot help ${text(facts.from)}: it does not know the decision`,
      why: ({ node, facts }) =>
        `${node} has voted Yes on transaction ${text(facts.transaction)} itself and waits for the decision, as ${text(facts.from)} did when it asked.`,
      facts: { from: 'asked by' },
    },
    'twophase.asked.unvoted': {
      name: 'Who has not voted, can abort',
      headline: ({ node, facts }) => `${node} knows of no vote of its own: it aborts, and tells ${text(facts.from)}`,
      why: ({ node, facts }) =>
        `Where every rule is kept and no disk is lost, nobody can have committed transaction ${text(facts.transaction)} without a Yes of ${node}. So ${node} aborts it: if it is asked for its vote later, it has No to say.`,
      facts: { from: 'asked by' },
    },
    'twophase.uncertain.heard': {
      name: 'Another in doubt',
      headline: ({ node, facts }) => `${node} hears that ${text(facts.from)} did not know the decision`,
      why: ({ node, facts }) => {
        const [uncertain, others] = [names(facts.uncertain), names(facts.others)];
        if (facts.resolved !== null)
          return `${node} has decided transaction ${text(facts.transaction)} meanwhile: ${text(facts.resolved)}.`;
        if (!uncertain.includes(text(facts.from)))
          return `${node} knows of no vote of its own on transaction ${text(facts.transaction)}: the answer changes nothing.`;
        const missing = others.filter((id) => !uncertain.includes(id));
        return `In doubt themselves when they answered: ${list(uncertain)}. ${missing.length === 0 ? `That is all whom ${node} can ask, but for the coordinator: it waits, and asks again.` : `${node} has no such answer of ${list(missing)}.`}`;
      },
      facts: { from: 'from', others: 'the others', resolved: 'meanwhile' },
    },
  },
  invariants: {
    'twophase.Atomicity': {
      name: 'Atomicity',
      statement: 'No two nodes decide differently about a transaction, as long as nobody decides by guessing.',
    },
    'twophase.Stability': { name: 'Stability', statement: 'No node takes a decision back.' },
    'twophase.Validity': {
      name: 'Validity',
      statement: 'A transaction is committed only if every participant voted Yes.',
    },
  },
  sometimes: {
    'twophase.commits': 'a transaction is committed',
    'twophase.aborts': 'a transaction is aborted',
    'twophase.blocked': 'a participant is blocked, because the coordinator is down',
    'twophase.othersHelp': 'a participant learns of a commit from another, while the coordinator is down',
  },
};
