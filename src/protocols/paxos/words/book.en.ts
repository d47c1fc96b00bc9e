// The rule book of single-decree Paxos, in English.

import type { BookWords } from '../../../speech/book.ts';
import type { book } from '../book.ts';
import type { RuleId } from '../rules.ts';

export const words: BookWords<typeof book, RuleId> = {
  cards: {
    properties: {
      title: 'What must hold, and why',
      lead: 'The paper does not begin with the algorithm. It asks what must hold for a single value to be chosen, and makes the demand stronger, step by step, until it is one that nodes can keep.',
    },
    phase1: { title: 'Phase 1: promises', lead: 'A proposer takes a new ballot and asks what it may propose.' },
    phase2: { title: 'Phase 2: a value', lead: 'With promises of a quorum it proposes a value, and acceptors vote.' },
    learning: {
      title: 'Learning the value',
      lead: 'A value is chosen as soon as a quorum has accepted it; somebody has to find out.',
    },
    progress: { title: 'Progress', lead: 'Safety never depends on luck. Coming to an end does.' },
    implementation: {
      title: 'What is remembered',
      lead: 'Nodes crash and come back. What they said still binds them.',
    },
  },
  headings: {
    proposer1: 'Phase 1 (a), the proposer: prepare',
    acceptor1: 'Phase 1 (b), the acceptor: promise',
    proposer2: 'Phase 2 (a), the proposer: propose',
    acceptor2: 'Phase 2 (b), the acceptor: accept',
  },
  points: {
    safety: {
      name: 'What is asked for',
      text: 'Only a value that was proposed may be chosen; only one value is chosen; and nobody learns a value that was not chosen.',
    },
    P1: {
      name: 'P1',
      text: 'An acceptor must accept the first proposal it receives. Otherwise a value proposed alone might never be chosen. So acceptors may have to accept more than one, and proposals need numbers: ballots.',
    },
    P2: {
      name: 'P2',
      text: 'If a proposal with value v is chosen, every higher-numbered proposal that is chosen has value v. Many proposals may be chosen, one value.',
    },
    P2a: {
      name: 'P2a',
      text: 'Stronger: every higher-numbered proposal that any acceptor accepts has value v. But an acceptor that slept may hear a new proposer first, and P1 has it accept.',
    },
    P2b: {
      name: 'P2b',
      text: 'Stronger still: every higher-numbered proposal that any proposer issues has value v. Now it is the proposer that has to take care.',
    },
    P2c: {
      name: 'P2c',
      text: 'How to keep P2b: propose v in ballot n only if there is a quorum of which (a) nobody has accepted anything below n, or (b) v is the value of the highest-numbered proposal below n that any of it has accepted.',
    },
    P1a: {
      name: 'P1a',
      text: 'The quorum’s answer has to stay true. So an acceptor promises: it accepts a proposal numbered n only if it has not answered a prepare request with a number above n.',
    },
    quorums: {
      name: 'Quorums',
      text: 'Any two majorities share an acceptor, and that one tells. Flexible Paxos: it is enough that every quorum of phase 1 meets every quorum of phase 2.',
    },
    duel: {
      name: 'A duel',
      text: 'Two proposers can outbid each other for ever: each prepares a higher ballot before the other’s proposal is accepted. The paper elects one proposer; here a beaten one pauses for a random time.',
    },
    disk: {
      name: 'Stable storage',
      text: 'An acceptor writes its promise and what it accepted to its disk before it answers.',
    },
    numbers: {
      name: 'Numbers of one’s own',
      text: 'No two proposers ever use the same ballot: its second part is the proposer’s own number. A proposer also remembers, on disk, the highest it used.',
    },
  },
  rules: {
    'paxos.ballot.started':
      'Choose a new ballot, above all that one has used or heard of, and send Prepare with it to the acceptors. No value yet.',
    'paxos.promise.counted':
      'Gather the promises of this ballot, each acceptor once, with what each has accepted before.',
    'paxos.promise.late': 'A promise for another ballot, a second one, or one more than needed changes nothing.',
    'paxos.prepare.again': 'Messages may be lost: whoever has not answered is asked again, in the same ballot.',
    'paxos.promise.given':
      'If the ballot is above all promised so far: promise to accept nothing below it any more, and tell the highest-numbered proposal accepted so far, if any.',
    'paxos.promise.repeated': 'The same Prepare again gets the same answer.',
    'paxos.promise.refused':
      'If a higher ballot was promised already, ignore the request. Telling its proposer saves it time.',
    'paxos.value.free':
      'If the promises of a quorum report no accepted proposal, the value is free: propose one’s own.',
    'paxos.value.bound':
      'If they report some, the value is bound: propose that of the highest-numbered one. If any is chosen already, it is that one.',
    'paxos.accepted.counted': 'Count who has accepted the proposal of this ballot, each acceptor once.',
    'paxos.accepted.late':
      'An acceptance that comes when it is settled already, or of another ballot, changes nothing.',
    'paxos.accept.again': 'Whoever has not answered is sent the proposal again.',
    'paxos.value.chosen':
      'When a quorum has accepted one proposal, its value is chosen. Its proposer knows, and can answer its clients.',
    'paxos.accept.given':
      'Accept the proposal unless a higher ballot was promised: write it to disk, and tell the proposer and the learners.',
    'paxos.accept.repeated': 'A proposal that was accepted already is confirmed again; it is still one vote.',
    'paxos.accept.refused': 'A proposal below the promise is not accepted: that is the promise.',
    'paxos.learn.counted': 'Count acceptances by ballot and value. Those of different ballots do not add up.',
    'paxos.learn.learned': 'When a quorum has accepted one value in one and the same ballot, it is learned.',
    'paxos.learn.known':
      'What is learned stays. An acceptance that follows changes nothing, not even one of another value in a lower ballot.',
    'paxos.learn.asks':
      'A learner that has heard of some acceptances but of no quorum asks the acceptors after a while.',
    'paxos.query.answered': 'An acceptor that is asked repeats what it accepted last.',
    'paxos.query.nothing': 'One that has accepted nothing has nothing to tell.',
    'paxos.reject.heard':
      'A proposer that hears of a higher ballot gives up its own: nothing can come of it where the higher one was promised.',
    'paxos.reject.late': 'News about a ballot that is over changes nothing but the round to go beyond next time.',
    'paxos.ballot.givenUp':
      'Where acceptors refuse in silence, a ballot that stays without a quorum for too long is given up.',
    'paxos.ballot.higher': 'After a pause, try again with a ballot above all heard of.',
    'paxos.node.begins': 'A node with nothing on its disk begins from nothing: it knows of no promise.',
    'paxos.node.remembers':
      'After a crash a node goes on with what its disk kept: the highest round used, the promise, the accepted proposal.',
    'paxos.client.waits': 'One proposer runs one ballot at a time; a further client waits for the same decision.',
    'paxos.client.answered':
      'Every client that waits is told the value that was chosen, whether it was its own or not.',
  },
};
