// The rule book of Zab, in English.

import type { BookWords } from '../../../speech/book.ts';
import type { book } from '../book.ts';
import type { RuleId } from '../rules.ts';

export const words: BookWords<typeof book, RuleId> = {
  cards: {
    state: {
      title: 'What a server keeps',
      lead: 'Two epochs and a history. What is promised with them is written down before anybody hears of it.',
    },
    election: {
      title: 'Phase 0: election',
      lead: 'Somebody is named, as a rule the one with the most recent history. To be named is not to lead.',
    },
    discovery: {
      title: 'Phase 1: discovery',
      lead: 'The one who is named finds an epoch that is new to a quorum, and the most recent history that a quorum has.',
    },
    synchronization: {
      title: 'Phase 2: synchronization',
      lead: 'A quorum takes that history. Only then is the leader established: recovery comes before service.',
    },
    broadcast: {
      title: 'Phase 3: broadcast',
      lead: 'The leader gives each transaction the next zxid, and a quorum has it before anybody delivers it.',
    },
    there: { title: 'Who is still there', lead: 'Whoever misses somebody, or something, begins anew from its disk.' },
  },
  headings: {
    disk: 'On disk',
    memory: 'In memory',
    promises: 'What is promised',
    decided: 'When a quorum votes alike',
    others: 'Those who do not look',
    leader1: 'The one who is elected',
    follower1: 'A follower',
    leader2: 'The one who is elected',
    follower2: 'A follower',
    leader3: 'The leader',
    follower3: 'A follower',
    clients: 'Clients',
  },
  points: {
    acceptedEpoch: {
      name: 'acceptedEpoch',
      text: 'The last epoch whose NEWEPOCH was accepted. No history of an earlier epoch is taken any more.',
    },
    currentEpoch: {
      name: 'currentEpoch',
      text: 'The epoch whose NEWLEADER was taken last. It says how recent a history is, before its zxids do.',
    },
    history: {
      name: 'history',
      text: 'Transactions in order, each with a zxid: the epoch of the leader that broadcast it, and a counter from 1.',
    },
    lastCommitted: {
      name: 'lastCommitted',
      text: 'Up to where the history is delivered. After a restart it is 0, until a leader says more.',
    },
    prefix: { name: 'One order', text: 'What is delivered at an index is the same everywhere, whoever led.' },
    primary: {
      name: 'Primary order',
      text: 'A leader’s transactions are delivered in the order of its broadcasts, and all of an earlier leader’s before any of a later one’s. A leader first delivers what it inherits.',
    },
    reads: {
      name: 'Reads',
      text: 'Any server in the broadcast answers a read from its own state, which may be old. That is promised: the order, not the newest value.',
    },
  },
  rules: {
    'zab.election.begins': 'Whoever has no leader begins a round, votes for itself and tells everybody.',
    'zab.election.again': 'As long as no leader is found, tell the vote again at equal times.',
    'zab.election.better':
      'Adopt a better vote of the same round and tell everybody: the later epoch, then the later zxid, then the higher number.',
    'zab.election.counted': 'Keep the vote of each server of the round.',
    'zab.election.laterRound':
      'Go on to a later round: forget the votes, and vote for the better of what was heard and oneself.',
    'zab.election.earlierRound': 'A vote of an earlier round does not count; answer it with one’s own.',
    'zab.election.elected':
      'When a quorum votes for oneself, and nothing better is heard for a while: elected. This is not leading yet.',
    'zab.election.follows':
      'When a quorum votes for another, and nothing better is heard for a while: follow, and send CEPOCH.',
    'zab.election.told': 'Whoever does not look tells those who do whom it follows.',
    'zab.election.heard': 'Remember what those say who do not look.',
    'zab.election.joins':
      'Follow a leader whom a quorum follows, if it says so itself, whatever one’s own vote: an established leader is not disturbed.',
    'zab.discovery.counted': 'Wait for the accepted epochs of a quorum.',
    'zab.discovery.newEpoch': 'Take the epoch after the latest of them, accept it first, and send NEWEPOCH.',
    'zab.discovery.late': 'Whoever comes later is sent NEWEPOCH at once.',
    'zab.discovery.outrun':
      'If a follower has accepted a later epoch than the leader’s, the leader looks anew: its follower would have to refuse it for ever.',
    'zab.discovery.ackCounted': 'Wait for the histories of a quorum that has accepted the epoch.',
    'zab.discovery.chooses':
      'Choose the most recent history, by current epoch and then by last zxid, and send it as NEWLEADER.',
    'zab.discovery.asksAgain': 'Send CEPOCH again until a new epoch is heard of.',
    'zab.discovery.accepts':
      'Accept an epoch that is later than all accepted before, on disk; answer with the own history.',
    'zab.discovery.acceptedBefore':
      'An epoch that was accepted before does not count again: two servers could both find a quorum for it.',
    'zab.discovery.refuses': 'Refuse an epoch that is earlier than the accepted one, and look for a leader again.',
    'zab.sync.takes': 'Take the leader’s history and epoch, on disk, and only then acknowledge.',
    'zab.sync.commits': 'When the leader is established, deliver the history up to where it says.',
    'zab.sync.counted': 'Wait until a quorum has taken the history.',
    'zab.sync.established':
      'With a quorum, all of the history is committed, whoever broadcast it. From this moment on the server leads.',
    'zab.sync.tells': 'Whoever comes later gets the history as it is now, and every proposal from then on.',
    'zab.sync.late': 'Whoever takes it later is told the latest that is committed, not the last that it has taken.',
    'zab.broadcast.proposes':
      'Give a request the next zxid and send it to all who were sent NEWLEADER, not only to those who acknowledged it.',
    'zab.broadcast.counted': 'An ACK acknowledges everything before it: channels are in order.',
    'zab.broadcast.commits': 'Commit what a quorum has, in order, and answer the clients.',
    'zab.broadcast.appends': 'Append a proposal if it is the next, on disk, and acknowledge it.',
    'zab.broadcast.delivers': 'Deliver what is committed, if it is the next.',
    'zab.broadcast.gap':
      'What does not follow is not taken: begin anew. Where every rule is kept, this does not happen.',
    'zab.client.read': 'Answer a read from one’s own state.',
    'zab.client.redirected': 'Name the leader to whoever wants to write.',
    'zab.client.forgotten': 'A leader that looks anew cannot say what becomes of what it had not committed.',
    'zab.ping.sent': 'Ping followers at equal times.',
    'zab.ping.answered': 'Answer, and repeat the last acknowledgement.',
    'zab.quorum.there': 'A leader that hears from a quorum goes on.',
    'zab.quorum.lost': 'A leader that does not, or is not established in time, looks anew.',
    'zab.leader.lost':
      'A follower that does not hear its leader, or is not brought into the broadcast in time, looks anew.',
    'zab.stream.broken': 'If a message of the leader is missing, look anew and get the whole history.',
    'zab.message.aside': 'What is not from one’s leader, or not of its epoch, is set aside.',
  },
};
