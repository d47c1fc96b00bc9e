// Raft's rule book, in English.

import type { BookWords } from '../../../speech/book.ts';
import type { book } from '../book.ts';
import type { RuleId } from '../rules.ts';

export const words: BookWords<typeof book, RuleId> = {
  cards: {
    state: {
      title: 'State',
      lead: 'What a server knows. Part of it must survive a crash, the rest it can learn again.',
    },
    appendEntries: {
      title: 'AppendEntries',
      lead: 'The leader calls it to copy its log, and, with no entries, as a heartbeat.',
    },
    requestVote: { title: 'RequestVote', lead: 'A candidate calls it to gather votes.' },
    servers: { title: 'Rules for servers', lead: 'What a server does in each role, without being asked or when told.' },
  },
  headings: {
    persistent: 'On disk, before it answers anybody',
    volatile: 'In memory, on every server',
    onLeaders: 'In memory, on leaders; begun anew after each election',
    birth: 'When it starts',
    receiver: 'Whoever receives it',
    sender: 'The leader, when the reply arrives',
    all: 'All servers',
    followers: 'Followers',
    candidates: 'Candidates',
    leaders: 'Leaders',
  },
  points: {
    currentTerm: {
      name: 'currentTerm',
      text: 'The latest term the server has seen. It begins at 0 and only grows.',
    },
    votedFor: { name: 'votedFor', text: 'Whom it voted for in the current term, if anybody.' },
    log: {
      name: 'log[]',
      text: 'The entries: a command and the term in which a leader received it. Indexes begin at 1.',
    },
    commitIndex: {
      name: 'commitIndex',
      text: 'The highest entry it knows to be committed. It begins at 0 after each start, and only grows.',
    },
    lastApplied: {
      name: 'lastApplied',
      text: 'The highest entry whose command it has run. It begins at 0 after each start, only grows, and never passes commitIndex.',
    },
    nextIndex: {
      name: 'nextIndex[]',
      text: 'For each other server, the next entry to send it. A new leader guesses: the end of its own log, plus one.',
    },
    matchIndex: {
      name: 'matchIndex[]',
      text: 'For each other server, up to where its log is known to equal the leader’s. It begins at 0 and only grows.',
    },
    appendArguments: {
      name: 'What it carries',
      text: 'The leader’s term and name; the index and term of the entry just before the new ones; the new entries; and how far the leader has committed.',
    },
    voteArguments: {
      name: 'What it carries',
      text: 'The candidate’s term and name, and the index and term of the last entry of its log.',
    },
    apply: {
      name: 'Apply what is committed',
      text: 'Whenever commitIndex is ahead of lastApplied, run the next command of the log, in order.',
    },
    respond: {
      name: 'Only answer',
      text: 'A follower answers candidates and leaders and starts nothing by itself, until its election timeout runs out.',
    },
  },
  rules: {
    'raft.follower.begins':
      'Start as a follower, with the term, vote and log that the disk kept, and start the election timer.',
    'raft.append.refused.staleTerm':
      'Refuse when its term is below currentTerm. The answer carries the newer term, so the old leader learns of it.',
    'raft.append.refused.mismatch':
      'Refuse when the log has no entry at prevLogIndex, or one of another term than prevLogTerm. This check is what keeps logs matching.',
    'raft.append.conflict.deleted':
      'If an entry here conflicts with a new one (same index, other term), delete it and all that follow it.',
    'raft.append.accepted': 'Append the new entries that the log does not have yet.',
    'raft.append.present':
      'Entries that are there already stay as they are, and so does what follows them: the message may be an old one, come late.',
    'raft.follower.commits':
      'If leaderCommit is ahead of commitIndex, raise commitIndex to leaderCommit or to the last new entry, whichever is smaller.',
    'raft.append.heartbeat':
      'A message of the current leader, even an empty one, starts the election timer anew, so that nobody need stand.',
    'raft.append.rivalLeader':
      'A leader never hears another leader of its own term, since a term has one leader at the most. If it does, a rule was broken before, or a disk was lost.',
    'raft.match.advanced':
      'Upon success, raise matchIndex to what the follower is now known to hold, and nextIndex to the entry after it.',
    'raft.match.unchanged': 'A success that tells nothing new changes nothing: matchIndex never goes back.',
    'raft.next.stepsBack': 'Upon a refusal because the logs disagree, lower nextIndex by one and try again.',
    'raft.next.refusedEarlier':
      'A refusal of another index than the one asked about was answered already, or overtaken: it makes nobody step back.',
    'raft.vote.refused.staleTerm': 'Refuse when its term is below currentTerm; the answer carries the newer term.',
    'raft.vote.refused.alreadyVoted':
      'Refuse when this server voted for somebody else in this term: one vote a term, first come, first served.',
    'raft.vote.refused.stalerLog':
      'Refuse when the candidate’s log is behind one’s own. The later last term wins; with equal terms, the longer log. So whoever wins has every committed entry.',
    'raft.vote.granted': 'Otherwise vote for it: write votedFor to the disk first, and start the election timer anew.',
    'raft.vote.grantedAgain': 'Asked again by the same candidate in the same term, give the same answer.',
    'raft.term.newer': 'Whoever sees a term above its own, in any message or reply, adopts it and becomes a follower.',
    'raft.reply.stale': 'A reply to a question of an earlier term, or of a role one has left, is set aside.',
    'raft.client.redirected': 'A client that asks a server that does not lead is sent to the leader, if one is known.',
    'raft.election.started':
      'When the election timeout runs out: raise the term, vote for oneself, start the timer anew, and ask all others.',
    'raft.election.counted': 'Count each voter once. Only votes of a majority of the whole cluster win.',
    'raft.election.won':
      'With a majority, become leader, and say so to everybody at once. nextIndex begins at the end of the log plus one, matchIndex at 0.',
    'raft.election.lostToLeader':
      'A candidate that hears AppendEntries of its own term has lost to another: it follows that leader.',
    'raft.election.lateVote': 'Answers that come after the election is won change nothing.',
    'raft.heartbeat.due':
      'Send AppendEntries to everybody at regular times, so that no election timeout runs out; with what each still lacks.',
    'raft.client.accepted':
      'Append a client’s command to one’s own log, send it out, and answer when it is committed and run.',
    'raft.commit.waits.majority':
      'An entry that fewer than a majority are known to hold is not committed: for all that the leader knows, it could still be lost.',
    'raft.commit.waits.oldTerm':
      'An entry of an earlier term is never committed by counting who holds it (Figure 8 shows why); it is committed along with a later one.',
    'raft.commit.counted':
      'If a majority holds an entry beyond commitIndex, and the entry is of the current term, raise commitIndex to it. All before it are then committed, too.',
    'raft.client.answered': 'Answer the client once its entry is committed and its command has run.',
    'raft.client.forgotten':
      'A leader that loses its role cannot say what becomes of what it had not committed: its clients have to ask again.',
  },
};
