// What is said of the rules of two-phase commit, in English.

import type { RulesWords } from '../../../speech/about.ts';
import { count, is, names, text, was } from '../../../speech/facts.ts';
import { listEn as list } from '../../../speech/lists.ts';
import type { protocol } from '../index.ts';

const nobodyOr = (all: readonly string[]) => (all.length === 0 ? 'nobody' : list(all));

export const words: RulesWords<typeof protocol> = {
  'twophase.node.begins': {
    name: 'A node begins',
    headline: ({ node }) => `${node} starts with nothing left to settle`,
    why: ({ node, facts }) =>
      `The disk of ${node} knows of ${text(facts.transactions)} transactions, and of none that is undecided. ${facts.part === 'coordinator' ? 'It waits for a client.' : 'It waits to be asked for a vote.'}`,
    facts: { part: 'part it plays', transactions: 'transactions on disk' },
  },
  'twophase.votes.asked': {
    name: 'Phase 1: votes are asked for',
    headline: ({ node, facts }) => `${node} asks for votes on transaction ${text(facts.transaction)}`,
    why: ({ node, facts }) =>
      `A client asked for “${text(facts.command)}”. ${node} writes that down and asks ${list(names(facts.participants))} whether they can carry out their part. Each of them has to say Yes.`,
  },
  'twophase.votes.askedAgain': {
    name: 'A vote is asked for again',
    headline: ({ node, facts }) => `${node} asks ${text(facts.to)} again for its vote`,
    why: ({ facts }) =>
      `${text(facts.to)} has not answered about transaction ${text(facts.transaction)}. The question or the answer may be lost; to ask twice does no harm.`,
    facts: { to: 'asked again' },
  },
  'twophase.client.waits': {
    name: 'One transaction at a time',
    headline: ({ node, facts }) => `${node} is busy with transaction ${text(facts.transaction)}, so a client waits`,
    why: ({ facts }) =>
      `“${text(facts.command)}” begins when every participant has confirmed the decision on transaction ${text(facts.transaction)}. Before it wait ${text(facts.before)} others.`,
    facts: { before: 'clients before it' },
  },
  'twophase.yes.counted': {
    name: 'A Yes is counted',
    headline: ({ node, facts }) =>
      `${node} counts the Yes of ${text(facts.from)}: ${names(facts.yes).length} of ${names(facts.participants).length}`,
    why: ({ facts }) =>
      `${list(names(facts.yes))} voted Yes on transaction ${text(facts.transaction)}. Most of them are not enough: all have to.`,
    facts: { from: 'from' },
  },
  'twophase.commit.decided': {
    name: 'Phase 2: commit',
    headline: ({ node, facts }) => `${node} decides to commit transaction ${text(facts.transaction)}`,
    why: ({ node, facts }) =>
      names(facts.missing).length === 0
        ? `With the Yes of ${text(facts.from)}, everybody has voted Yes. ${node} writes the decision down before it tells anybody. From that moment the transaction is committed, whoever crashes.`
        : `${list(names(facts.yes))} voted Yes, and ${node} does not wait for ${list(names(facts.missing))}. That is the mistake: one of them may still say No.`,
    facts: { from: 'last vote from', missing: 'not waited for' },
  },
  'twophase.abort.onNo': {
    name: 'Phase 2: abort at a No',
    headline: ({ node, facts }) =>
      `${node} decides to abort transaction ${text(facts.transaction)}: ${text(facts.from)} said No`,
    why: ({ facts }) =>
      `One No is enough: ${text(facts.from)} cannot carry out its part, so nobody may. ${nobodyOr(names(facts.yes))} had voted Yes and will be told.`,
    facts: { from: 'No from' },
  },
  'twophase.abort.onSilence': {
    name: 'Phase 2: abort when time is up',
    headline: ({ node, facts }) =>
      `${node} decides to abort transaction ${text(facts.transaction)}: time for votes is up`,
    why: ({ node, facts }) =>
      `${list(names(facts.missing))} did not answer in time. Until it has decided to commit, ${node} is free to abort, for nobody can have committed.`,
  },
  'twophase.abort.atRestart': {
    name: 'Abort after a crash',
    headline: ({ node, facts }) => `${node} is back, and aborts transaction ${text(facts.transaction)}`,
    why: ({ node, facts }) =>
      `${node} knows that transaction ${text(facts.transaction)} began and of no decision. So it told nobody to commit, and may abort.`,
  },
  'twophase.telling.resumed': {
    name: 'The decision is told after a crash',
    headline: ({ node, facts }) => `${node} is back, and tells the decision on transaction ${text(facts.transaction)}`,
    why: ({ facts }) =>
      `On its disk stands: ${text(facts.decision)}. It does not remember who has heard that, so it tells all of them.`,
  },
  'twophase.decision.toldAgain': {
    name: 'The decision is told again',
    headline: ({ node, facts }) => `${node} tells ${text(facts.to)} again: ${text(facts.decision)}`,
    why: ({ facts }) =>
      `${text(facts.to)} has not confirmed the decision on transaction ${text(facts.transaction)}. It may be lost, or ${text(facts.to)} may be down; it must be told in the end.`,
    facts: { to: 'told again' },
  },
  'twophase.done.counted': {
    name: 'A confirmation is counted',
    headline: ({ node, facts }) => `${node} hears that ${text(facts.from)} knows the decision`,
    why: ({ facts }) =>
      `${list(names(facts.done))} have confirmed the decision on transaction ${text(facts.transaction)}, of ${names(facts.participants).length}.`,
    facts: { from: 'from', done: 'confirmed by' },
  },
  'twophase.done.all': {
    name: 'The transaction is over',
    headline: ({ node, facts }) => `${node} is through with transaction ${text(facts.transaction)}`,
    why: ({ facts }) =>
      `Every participant has confirmed: ${text(facts.decision)}. Nobody will ask about it any more.${count(facts.waiting) === 0 ? '' : ' The next client has its turn.'}`,
  },
  'twophase.answer.late': {
    name: 'An answer that is late',
    headline: ({ node, facts }) => `${node} sets ${text(facts.message)} of ${text(facts.from)} aside`,
    why: ({ facts }) =>
      facts.decision === null
        ? `It is about transaction ${text(facts.transaction)}, which waits for something else.`
        : `Transaction ${text(facts.transaction)} is decided: ${text(facts.decision)}. The answer changes nothing.`,
    facts: { from: 'from', message: 'answer' },
  },
  'twophase.asked.undecided': {
    name: 'Nothing is decided yet',
    headline: ({ node, facts }) => `${node} has no decision for ${text(facts.from)} yet`,
    why: ({ facts }) =>
      `${text(facts.from)} asks what was decided of transaction ${text(facts.transaction)}. Votes are missing: ${nobodyOr(names(facts.missing))}. It will be told.`,
    facts: { from: 'asked by' },
  },
  'twophase.vote.yes': {
    name: 'The vote is Yes',
    headline: ({ node, facts }) => `${node} votes Yes on transaction ${text(facts.transaction)}`,
    why: ({ node, facts }) =>
      `“${text(facts.command)}” takes its balance from ${was(facts.balance)} to ${is(facts.balance)}: it can. ${node} writes the vote down first. From now on it may neither commit nor abort by itself, whatever happens.`,
  },
  'twophase.vote.no': {
    name: 'The vote is No',
    headline: ({ node, facts }) => `${node} votes No on transaction ${text(facts.transaction)}`,
    why: ({ node, facts }) =>
      `“${text(facts.command)}” would take its balance from ${was(facts.balance)} to ${is(facts.balance)}, below nothing. ${node} aborts at once: with its No, nobody can commit.`,
  },
  'twophase.vote.repeated': {
    name: 'A vote is repeated',
    headline: ({ node, facts }) => `${node} repeats its ${text(facts.vote)} on transaction ${text(facts.transaction)}`,
    why: ({ facts }) =>
      `${text(facts.from)} asks again, so the answer may be lost. A vote that was given stays as it is: ${text(facts.vote)}.`,
    facts: { from: 'asked by', vote: 'vote' },
  },
  'twophase.vote.remembered': {
    name: 'A vote binds after a crash',
    headline: ({ node, facts }) => `${node} is back, prepared, and must ask ${text(facts.coordinator)}`,
    why: ({ node, facts }) =>
      `On the disk of ${node} stands its Yes on transaction ${text(facts.transaction)}, and no decision. It may have been counted, so ${node} is bound by it, and asks.`,
    facts: { coordinator: 'coordinator' },
  },
  'twophase.commit.learned': {
    name: 'A participant commits',
    headline: ({ node, facts }) => `${node} commits transaction ${text(facts.transaction)}`,
    why: ({ node, facts }) =>
      facts.prepared === true
        ? `${text(facts.from)} says that it is decided. ${node} carries out its part: its balance goes from ${was(facts.balance)} to ${is(facts.balance)}.`
        : `${text(facts.from)} says that it is decided, but ${node} has no vote on its disk and nothing to carry out: its balance stays ${is(facts.balance)}.`,
    facts: { from: 'told by' },
  },
  'twophase.abort.learned': {
    name: 'A participant aborts',
    headline: ({ node, facts }) => `${node} aborts transaction ${text(facts.transaction)}`,
    why: ({ node, facts }) =>
      `${text(facts.from)} says that it is decided. ${node} leaves its balance at ${text(facts.balance)}${facts.prepared === true ? ' and is free again' : '; it had not voted yet'}.`,
    facts: { from: 'told by' },
  },
  'twophase.decision.known': {
    name: 'A decision is heard again',
    headline: ({ node, facts }) => `${node} confirms again that it heard about transaction ${text(facts.transaction)}`,
    why: ({ node, facts }) =>
      text(facts.told).toLowerCase() === facts.decision
        ? `${node} knows already: ${text(facts.decision)}. Its confirmation may be lost, so it says so again.`
        : `${node} is told ${text(facts.told)}, and has decided otherwise before: ${text(facts.decision)}. It cannot take that back.`,
    facts: { told: 'told' },
  },
  'twophase.doubt.waits': {
    name: 'Blocked',
    headline: ({ node, facts }) => `${node} is prepared and must wait for ${text(facts.coordinator)}`,
    why: ({ node, facts }) =>
      `${node} voted Yes on transaction ${text(facts.transaction)} and was not told the decision. ${text(facts.coordinator)} may have committed or aborted: either guess may be wrong. So ${node} asks it, and waits.`,
    facts: { coordinator: 'coordinator' },
  },
  'twophase.doubt.asksOthers': {
    name: 'Cooperative termination',
    headline: ({ node }) => `${node} is prepared, and asks the others what was decided`,
    why: ({ node, facts }) =>
      `${text(facts.coordinator)} does not answer about transaction ${text(facts.transaction)}. One of ${nobodyOr(names(facts.others))} may know the decision, or may not have voted; then ${node} need not wait.${names(facts.uncertain).length === 0 ? '' : ` So far ${list(names(facts.uncertain))} cannot help.`}`,
    facts: { coordinator: 'coordinator', others: 'the others' },
  },
  'twophase.doubt.guesses': {
    name: 'A heuristic decision',
    headline: ({ node, facts }) => `${node} waits no longer and aborts transaction ${text(facts.transaction)}`,
    why: ({ node, facts }) =>
      `${node} voted Yes and heard nothing from ${text(facts.coordinator)}. It guesses, so as to be free again. If the others commit, the transaction happens in part: the protocol promises nothing from here on.`,
    facts: { coordinator: 'coordinator' },
  },
  'twophase.asked.decided': {
    name: 'Who knows, tells',
    headline: ({ node, facts }) => `${node} tells ${text(facts.from)} what was decided: ${text(facts.decision)}`,
    why: ({ node, facts }) =>
      `${text(facts.from)} is in doubt about transaction ${text(facts.transaction)}. ${node} knows the decision, and a decision never changes; it matters not who tells it.`,
    facts: { from: 'asked by' },
  },
  'twophase.asked.uncertain': {
    name: 'Who is in doubt too, cannot help',
    headline: ({ node, facts }) => `${node} cannot help ${text(facts.from)}: it does not know either`,
    why: ({ node, facts }) =>
      `${node} has voted Yes on transaction ${text(facts.transaction)} itself and waits for the decision, as ${text(facts.from)} does.`,
    facts: { from: 'asked by' },
  },
  'twophase.asked.unvoted': {
    name: 'Who has not voted, can abort',
    headline: ({ node, facts }) => `${node} has not voted: it aborts, and tells ${text(facts.from)}`,
    why: ({ node, facts }) =>
      `Without a Yes of ${node} nobody can have committed transaction ${text(facts.transaction)}. So ${node} aborts it and will answer No from now on; ${text(facts.from)} may abort too.`,
    facts: { from: 'asked by' },
  },
  'twophase.uncertain.heard': {
    name: 'Another in doubt',
    headline: ({ node, facts }) => `${node} hears that ${text(facts.from)} does not know either`,
    why: ({ node, facts }) =>
      facts.resolved !== null
        ? `Meanwhile ${node} was told of transaction ${text(facts.transaction)}: ${text(facts.resolved)}.`
        : names(facts.uncertain).length === names(facts.others).length
          ? `All that can be asked voted Yes and wait. The decision is where nobody can read it: ${node} has to wait for the coordinator.`
          : `${list(names(facts.uncertain))} cannot help. Others have not answered yet.`,
    facts: { from: 'from', others: 'the others', resolved: 'meanwhile' },
  },
};
