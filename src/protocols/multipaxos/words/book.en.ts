// The rule book of Multi-Paxos, in English.

import type { BookWords } from '../../../speech/book.ts';
import type { book } from '../book.ts';
import type { RuleId } from '../rules.ts';

export const words: BookWords<typeof book, RuleId> = {
  cards: {
    slots: {
      title: 'A sequence of decisions',
      lead: 'One Paxos decides one value. A service needs a sequence of commands.',
    },
    leader: {
      title: 'Finding a leader',
      lead: 'Any server may try to lead. Safety does not need a leader; progress does.',
    },
    phase1: {
      title: 'Phase 1, once for all slots',
      lead: 'One Prepare and one promise from each server stand for every slot from some slot on, endlessly many.',
    },
    phase2: { title: 'Phase 2, slot by slot', lead: 'In steady times this is all that a command costs.' },
    learning: {
      title: 'Learning what is decided',
      lead: 'The leader counts, and tells the others. A decision is final: anybody who knows it may pass it on.',
    },
    applying: {
      title: 'Applying, and answering clients',
      lead: 'Slots may be decided in any order. Commands are run in the order of the slots.',
    },
  },
  headings: {
    alive: 'Staying leader',
    acceptor: 'Every server, as an acceptor',
    candidate: 'Whoever wants to lead',
    leader: 'The leader, as the proposer',
    deciding: 'The leader, when acceptances arrive',
    catchingUp: 'Whoever missed something',
  },
  points: {
    stateMachine: {
      name: 'A replicated state machine',
      text: 'All servers run the same commands in the same order from the same beginning, so they reach the same state.',
    },
    instances: {
      name: 'One instance a slot',
      text: 'Slot i is a Paxos of its own, and its chosen value is the i-th command. Every server plays all roles in every slot.',
    },
    safety: {
      name: 'What each slot keeps',
      text: 'As in Paxos: no acceptance below a promise, and a proposer proposes the value of the highest ballot that a majority reported, or anything if it reported nothing.',
    },
  },
  rules: {
    'multipaxos.follower.begins':
      'Start as a follower with what the disk kept: the promise, the round, and what was accepted or learned in each slot.',
    'multipaxos.prepare.started':
      'Whoever hears no leader for an election timeout takes a ballot above all it has heard of and sends Prepare for every slot that it does not know.',
    'multipaxos.prepare.again': 'If phase 1 takes as long as an election timeout, try a higher ballot.',
    'multipaxos.leader.stepsDown':
      'Whoever hears of a ballot above its own abandons its own, as a candidate and as a leader.',
    'multipaxos.heartbeat.due':
      'A leader speaks at regular times, so that nobody else tries to lead, and says how far it knows the slots to be decided.',
    'multipaxos.heartbeat.heard': 'A heartbeat that is not below the promise starts the election timer anew.',
    'multipaxos.heartbeat.refused': 'A heartbeat below the promise comes from a leader of the past: it is told so.',
    'multipaxos.promise.given':
      'Promise to do nothing below the ballot any more, in any slot, and report what was accepted in each slot from the one named on.',
    'multipaxos.promise.repeated': 'The same Prepare again gets the promise again.',
    'multipaxos.promise.refused': 'A Prepare below the promise is refused, with the ballot that was promised.',
    'multipaxos.promise.counted': 'Count each server once, and keep of each slot the report with the highest ballot.',
    'multipaxos.promise.late': 'A promise that comes after the majority changes nothing.',
    'multipaxos.prepare.resent': 'Whoever has not answered is asked again.',
    'multipaxos.reply.stale': 'An answer to an earlier ballot, or to a role that one has left, is set aside.',
    'multipaxos.leader.elected': 'With promises of a majority, lead, in all slots at once.',
    'multipaxos.slot.adopted':
      'Where something was reported, propose the value of the highest ballot: if any is chosen already, it is that one.',
    'multipaxos.slot.filled':
      'In an empty slot below one in which something was reported, propose a command that does nothing, so that what follows need not wait.',
    'multipaxos.client.proposed':
      'Propose a client’s command in the next free slot, with Accept to all: phase 2 alone.',
    'multipaxos.client.waits':
      'No further ahead of the decided slots than the window allows: until then a command waits.',
    'multipaxos.slot.preparedAgain':
      'With the option skipPhase1 off, the leader repeats phase 1 for each slot, to show what it would cost.',
    'multipaxos.accept.resent': 'What was not answered is sent again, to those who have not answered.',
    'multipaxos.accept.given':
      'Accept a proposal unless a higher ballot was promised: write it to the slot on disk, and answer.',
    'multipaxos.accept.repeated': 'What was accepted already is confirmed again; it is still one vote.',
    'multipaxos.accept.refused': 'A proposal below the promise is refused, with the ballot that was promised.',
    'multipaxos.accepted.counted': 'Count who has accepted in a slot, each server once, in this ballot only.',
    'multipaxos.accepted.late': 'An acceptance of a slot that is decided changes nothing.',
    'multipaxos.slot.decided':
      'When a majority has accepted in one ballot, the slot is decided, and that is final. Tell everybody.',
    'multipaxos.decision.learned': 'Whoever is told a decision writes it down, in whatever ballot it fell.',
    'multipaxos.decision.known': 'Being told again changes nothing.',
    'multipaxos.decision.gap': 'A slot may be known to be decided while one before it is not. It is kept, and waits.',
    'multipaxos.replica.lags': 'Whoever hears that others know more slots to be decided than it does asks for them.',
    'multipaxos.replica.told': 'Whoever is asked tells the decisions it knows, as much as a message holds.',
    'multipaxos.replica.nothingToTell': 'Whoever knows no more stays silent.',
    'multipaxos.replica.applied': 'Run the command of a slot only when those of all slots before it have been run.',
    'multipaxos.client.answered': 'Answer a client when its command was decided and run.',
    'multipaxos.client.redirected': 'Only the leader proposes: others name the leader, if they know one.',
    'multipaxos.client.forgotten':
      'A leader that gives way, or whose slot went to another command, cannot say what becomes of the client’s command: it has to ask again.',
  },
};
