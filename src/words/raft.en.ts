// What is said about Raft, in English.

import type { raft } from '../protocols/raft/index.ts';
import { count, indexOf, is, isBehind, names, termOf, text, was } from './facts.ts';
import type { ProtocolWords } from './protocol.ts';

const entries = (n: number) => (n === 1 ? '1 entry' : `${n} entries`);
const votes = (n: number) => (n === 1 ? '1 vote' : `${n} votes`);
const servers = (n: number) => (n === 1 ? '1 server' : `${n} servers`);
const list = (all: readonly string[]) =>
  all.length < 2 ? all.join() : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;

export const raftEn = {
  title: 'Raft',
  summary: 'Servers elect a leader, and the leader gets its log of commands copied to a majority before it acts on it.',
  epoch: 'term',
  slot: 'index',
  ledger: 'Logs',
  counts: { nodes: 'Servers' },
  roles: { follower: 'follower', candidate: 'candidate', leader: 'leader' },
  parts: { server: 'server' },
  messages: {
    RequestVote: { name: 'RequestVote', about: 'A candidate asks for a vote and says where its log ends.' },
    RequestVoteReply: { name: 'RequestVote reply', about: 'A server grants its vote to a candidate, or refuses it.' },
    AppendEntries: {
      name: 'AppendEntries',
      about: 'The leader sends entries for the log; without entries it is a heartbeat that says: I still lead.',
    },
    AppendEntriesReply: {
      name: 'AppendEntries reply',
      about: 'A server says whether its log agrees with the leader’s, and up to where.',
    },
  },
  timers: { election: 'election timeout', heartbeat: 'heartbeat' },
  rules: {
    'raft.follower.begins': {
      name: 'Servers begin as followers',
      headline: ({ node }) => `${node} starts as a follower`,
      why: ({ node, facts }) =>
        `Every server starts as a follower, with the term (${text(facts.currentTerm)}) and the log that its disk kept. If ${node} hears from no leader before its election timeout, it will stand for election itself.`,
      facts: { log: 'its log ends at' },
    },
    'raft.term.newer': {
      name: 'A newer term wins',
      headline: ({ node, facts }) => `${node} learns of term ${is(facts.currentTerm)} and follows`,
      why: ({ node, facts }) =>
        `The message from ${text(facts.from)} carries term ${is(facts.currentTerm)}, and ${node} was still in term ${was(facts.currentTerm)}. Terms are Raft’s clock: whoever hears of a newer one adopts it and becomes a follower, whatever it was before.`,
      facts: { message: 'message', from: 'from' },
    },
    'raft.reply.stale': {
      name: 'A reply from another time',
      headline: ({ node, facts }) => `${node} sets aside an old reply from ${text(facts.from)}`,
      why: ({ node, facts }) =>
        facts.term === facts.currentTerm
          ? `The reply is of term ${text(facts.term)}, and so is ${node}, but it answers nothing that ${node} asks now, in its present role. A reply that comes too late changes nothing.`
          : `The reply is of term ${text(facts.term)}, and ${node} is in term ${text(facts.currentTerm)} by now. A reply that comes too late changes nothing.`,
      facts: { message: 'message', from: 'from' },
    },
    'raft.election.started': {
      name: 'Standing for election',
      headline: ({ node, facts }) => `${node} stands for election in term ${is(facts.currentTerm)}`,
      why: ({ node, facts }) =>
        `${node}’s election timer ran out before it heard from a leader, so it takes term ${is(facts.currentTerm)}, votes for itself and asks all others. It needs ${votes(count(facts.needed))}, its own included.`,
      facts: { granted: 'votes so far', needed: 'votes needed' },
    },
    'raft.election.counted': {
      name: 'Counting votes',
      headline: ({ node, facts }) =>
        facts.voteGranted === true
          ? `${node} counts a vote from ${text(facts.from)}: ${names(facts.granted).length} of ${text(facts.needed)}`
          : `${node} hears a refusal from ${text(facts.from)}: still ${names(facts.granted).length} of ${text(facts.needed)}`,
      why: ({ node, facts }) =>
        `For term ${text(facts.term)}, ${node} has the ${names(facts.granted).length === 1 ? 'vote' : 'votes'} of ${list(names(facts.granted))} and needs ${text(facts.needed)}. Only a majority of the whole cluster makes a leader, so that two can never win the same term.`,
      facts: { from: 'from', granted: 'votes granted', refused: 'votes refused', needed: 'votes needed' },
    },
    'raft.election.won': {
      name: 'Election won',
      headline: ({ node, facts }) => `${node} becomes the leader of term ${text(facts.term)}`,
      why: ({ node, facts }) =>
        `${list(names(facts.granted))} voted for ${node}${names(facts.granted).length < count(facts.needed) ? ', though' : ':'} ${votes(count(facts.needed))} ${count(facts.needed) === 1 ? 'makes' : 'make'} a majority. It tells everybody at once, so that nobody else stands, and assumes for now that all logs agree with its own (nextIndex ${text(facts.nextIndex)}).`,
      facts: { granted: 'votes granted', needed: 'votes needed' },
    },
    'raft.election.lostToLeader': {
      name: 'A candidate concedes',
      headline: ({ node, facts }) => `${node} concedes: ${text(facts.leader)} leads term ${text(facts.term)}`,
      why: ({ node, facts }) =>
        `While ${node} waited for votes, ${text(facts.leader)} sent AppendEntries in the same term, so it must have won. ${node} recognizes the leader and becomes a follower again.`,
    },
    'raft.election.lateVote': {
      name: 'A vote after the election',
      headline: ({ node, facts }) =>
        facts.voteGranted === true
          ? `${node} already leads when the vote of ${text(facts.from)} arrives`
          : `${node} already leads when the refusal of ${text(facts.from)} arrives`,
      why: ({ node, facts }) =>
        `${node} won term ${text(facts.term)} with the votes of a majority. The answers that follow change nothing.`,
      facts: { from: 'from' },
    },
    'raft.vote.granted': {
      name: 'A vote is granted',
      headline: ({ node, facts }) => `${node} votes for ${text(facts.candidate)} in term ${text(facts.term)}`,
      why: ({ node, facts }) =>
        `${node} ${was(facts.votedFor) === '–' ? 'had not voted' : `had voted for ${was(facts.votedFor)} already`} in term ${text(facts.term)}, and the log of ${text(facts.candidate)} (last entry ${indexOf(facts.theirs)}, term ${termOf(facts.theirs)}) is ${isBehind(facts.theirs, facts.mine) ? 'behind' : 'at least as up-to-date as'} its own (${indexOf(facts.mine)}, term ${termOf(facts.mine)}). A vote belongs on disk before it is given, so that nobody votes twice. ${node} starts its election timer anew.`,
      facts: { mine: 'my log ends at', theirs: 'the candidate’s log ends at' },
    },
    'raft.vote.grantedAgain': {
      name: 'The same vote again',
      headline: ({ node, facts }) => `${node} repeats its vote for ${text(facts.candidate)}`,
      why: ({ node, facts }) =>
        `${node} already voted for ${text(facts.candidate)} in term ${text(facts.term)}, and the question came again. Saying yes twice to the same candidate is still one vote.`,
      facts: { mine: 'my log ends at', theirs: 'the candidate’s log ends at' },
    },
    'raft.vote.refused.staleTerm': {
      name: 'Vote refused: an old term',
      headline: ({ node, facts }) => `${node} refuses its vote to ${text(facts.candidate)}: old term`,
      why: ({ node, facts }) =>
        `${text(facts.candidate)} asks for term ${text(facts.term)}, but ${node} is already in term ${text(facts.currentTerm)}. The refusal carries the newer term, so the candidate will learn of it and step down.`,
    },
    'raft.vote.refused.alreadyVoted': {
      name: 'Vote refused: one vote a term',
      headline: ({ node, facts }) => `${node} refuses its vote to ${text(facts.candidate)}: it has voted`,
      why: ({ node, facts }) =>
        `In term ${text(facts.term)}, ${node} voted for ${text(facts.votedFor)}, and a server votes once a term, first come first served. If it voted twice, two candidates could both find a majority.`,
    },
    'raft.vote.refused.stalerLog': {
      name: 'Election restriction',
      headline: ({ node, facts }) => `${node} refuses its vote to ${text(facts.candidate)}: its log is behind`,
      why: ({ node, facts }) =>
        `The candidate’s log ends at index ${indexOf(facts.theirs)} of term ${termOf(facts.theirs)}, the voter’s at index ${indexOf(facts.mine)} of term ${termOf(facts.mine)}: the later last term wins, then the longer log. ${node} might hold a committed entry that ${text(facts.candidate)} lacks, and a leader must have them all.`,
      facts: { mine: 'my log ends at', theirs: 'the candidate’s log ends at' },
    },
    'raft.append.refused.staleTerm': {
      name: 'A leader of an old term',
      headline: ({ node, facts }) => `${node} refuses ${text(facts.leader)}, the leader of an old term`,
      why: ({ node, facts }) =>
        `The message is of term ${text(facts.term)}, and ${node} is already in term ${text(facts.currentTerm)}. Its answer carries the newer term: ${text(facts.leader)} will learn that it no longer leads.`,
    },
    'raft.append.refused.mismatch': {
      name: 'Consistency check',
      headline: ({ node, facts }) => `${node} refuses ${text(facts.leader)}: the logs disagree`,
      why: ({ node, facts }) =>
        facts.mine === null
          ? `The message follows on index ${text(facts.prevLogIndex)}, but the log of ${node} ends at ${text(facts.lastLogIndex)}: there would be a gap. The leader will step back until the two logs agree.`
          : `At index ${text(facts.prevLogIndex)} the leader has an entry of term ${text(facts.prevLogTerm)}, and ${node} has one of term ${termOf(facts.mine)}. The leader will step back until the two logs agree.`,
      facts: { mine: 'my entry there' },
    },
    'raft.append.rivalLeader': {
      name: 'Two leaders in one term',
      headline: ({ node, facts }) => `${node} hears another leader of its own term: ${text(facts.rival)}`,
      why: ({ node, facts }) =>
        `${node} and ${text(facts.rival)} both believe that they won term ${text(facts.term)}. With one vote a server this cannot happen: a rule was broken before.`,
      facts: { rival: 'the other leader' },
    },
    'raft.append.heartbeat': {
      name: 'Heartbeat',
      headline: ({ node, facts }) => `${node} hears a heartbeat from ${text(facts.leader)}`,
      why: ({ node, facts }) =>
        `${text(facts.leader)} leads term ${text(facts.term)} and has nothing new, and the logs agree up to index ${text(facts.prevLogIndex)}. ${node} starts its election timer anew: it has no reason to stand for election.`,
    },
    'raft.append.accepted': {
      name: 'Entries appended',
      headline: ({ node, facts }) => `${node} appends ${entries(count(facts.entries))} from ${text(facts.leader)}`,
      why: ({ node, facts }) =>
        `The logs agree at index ${text(facts.prevLogIndex)}, so what follows in the leader’s log may follow here too. The log of ${node} now ends at index ${is(facts.lastLogIndex)}, and it tells ${text(facts.leader)} so.`,
      facts: { entries: 'entries appended' },
    },
    'raft.append.present': {
      name: 'Entries already there',
      headline: ({ node, facts }) => `${node} already has these entries of ${text(facts.leader)}`,
      why: ({ node, facts }) =>
        `The message repeats ${entries(count(facts.entries))} after index ${text(facts.prevLogIndex)} that the log of ${node} holds already. Nothing has to change, and nothing behind them may be cut off: an old message may arrive late.`,
      facts: { entries: 'entries carried' },
    },
    'raft.append.conflict.deleted': {
      name: 'Conflicting entries deleted',
      headline: ({ node, facts }) =>
        `${node} deletes ${entries(count(facts.deleted))} from index ${text(facts.index)} on`,
      why: ({ node, facts }) =>
        `At index ${text(facts.index)}, ${node} has an entry of term ${termOf(facts.mine)} and the leader one of term ${termOf(facts.theirs)}: the same place, another entry. The leader’s log is the one that counts, so the conflicting entry goes with all that follow it. Where every rule is kept, none of them was committed.`,
      facts: { mine: 'my entry', theirs: 'the leader’s entry', deleted: 'entries deleted' },
    },
    'raft.follower.commits': {
      name: 'A follower learns what is committed',
      headline: ({ node, facts }) => `${node} commits up to index ${is(facts.commitIndex)}`,
      why: ({ node, facts }) =>
        `${text(facts.leader)} says that it has committed up to index ${text(facts.leaderCommit)}, and the log of ${node} is known to agree up to ${text(facts.lastNewEntry)}: the smaller of the two counts. ${node} now runs those commands on its own copy of the state.`,
      facts: { lastNewEntry: 'last new entry' },
    },
    'raft.heartbeat.due': {
      name: 'Heartbeats',
      headline: ({ node }) => `${node} sends heartbeats`,
      why: ({ node, facts }) =>
        `A leader speaks to everybody at regular times, so that nobody’s election timeout runs out. ${node} also tells how far it has committed (index ${text(facts.leaderCommit)}), and sends again whatever a follower still lacks.`,
    },
    'raft.match.advanced': {
      name: 'A follower’s log agrees further',
      headline: ({ node, facts }) =>
        `${node} knows that ${text(facts.follower)} holds up to index ${is(facts.matchIndex)}`,
      why: ({ node, facts }) =>
        `${text(facts.follower)} accepted, so its log agrees with the leader’s up to index ${is(facts.matchIndex)} (before: ${was(facts.matchIndex)}). The next entry that ${node} sends it is ${is(facts.nextIndex)}.`,
    },
    'raft.match.unchanged': {
      name: 'A follower confirms',
      headline: ({ node, facts }) => `${node} hears that ${text(facts.follower)} is still with it`,
      why: ({ node, facts }) =>
        `${text(facts.follower)} accepted, but ${node} already knew that its log agrees up to index ${text(facts.matchIndex)}. What is known to be copied never becomes less.`,
    },
    'raft.next.stepsBack': {
      name: 'One step back',
      headline: ({ node, facts }) => `${node} steps back to index ${is(facts.nextIndex)} for ${text(facts.follower)}`,
      why: ({ node, facts }) =>
        `${text(facts.follower)} refused: its log does not hold the entry before index ${was(facts.nextIndex)}. ${node} tries again one entry earlier; sooner or later the logs agree, at the latest at the very beginning.`,
    },
    'raft.next.refusedEarlier': {
      name: 'A refusal already answered',
      headline: ({ node, facts }) => `${node} has already dealt with this refusal of ${text(facts.follower)}`,
      why: ({ node, facts }) =>
        `The refusal speaks of index ${text(facts.prevLogIndex)}, but ${node} is now asking ${text(facts.follower)} about index ${count(facts.nextIndex) - 1}. Stepping back twice for one refusal would only cost time.`,
    },
    'raft.commit.counted': {
      name: 'Committed by a majority',
      headline: ({ node, facts }) => `${node} commits up to index ${is(facts.commitIndex)}`,
      why: ({ node, facts }) =>
        `Index ${text(facts.index)} is held by ${list(names(facts.holders))}: ${servers(names(facts.holders).length)}, and ${text(facts.needed)} make a majority. ${
          facts.entryTerm === facts.currentTerm
            ? `The entry is of the leader’s own term ${text(facts.currentTerm)}, so`
            : `The entry is of term ${text(facts.entryTerm)} and not of the leader’s own, ${text(facts.currentTerm)}; all the same,`
        } ${node} commits it and everything before it, runs the commands and answers the clients that wait for them.`,
      facts: { holders: 'servers that hold it', needed: 'servers needed', entryTerm: 'term of the entry' },
    },
    'raft.commit.waits.majority': {
      name: 'Waiting for a majority',
      headline: ({ node, facts }) =>
        `${node} cannot commit index ${text(facts.index)} yet: ${names(facts.holders).length} of ${text(facts.needed)}`,
      why: ({ node, facts }) =>
        `Only ${list(names(facts.holders))} ${names(facts.holders).length === 1 ? 'is' : 'are'} known to hold index ${text(facts.index)}, and ${text(facts.needed)} servers make a majority. Until then the entry could still be lost, so ${node} does not act on it.`,
      facts: { holders: 'servers that hold it', needed: 'servers needed' },
    },
    'raft.commit.waits.oldTerm': {
      name: 'Entries of old terms are not counted',
      headline: ({ node, facts }) =>
        `${node} may not commit index ${text(facts.index)} by counting: it is of an old term`,
      why: ({ node, facts }) =>
        `A majority holds index ${text(facts.index)}, but the entry is of term ${text(facts.entryTerm)}, and ${node} leads term ${text(facts.currentTerm)}. A later leader could still overwrite it (Figure 8); it is committed together with the first entry of the leader’s own term.`,
      facts: { holders: 'servers that hold it', needed: 'servers needed', entryTerm: 'term of the entry' },
    },
    'raft.client.accepted': {
      name: 'The leader takes a command',
      headline: ({ node, facts }) => `${node} appends ${text(facts.command)} at index ${text(facts.index)}`,
      why: ({ node, facts }) =>
        `${node} leads term ${text(facts.term)}, so it writes the client’s command into its own log and sends it to all others at once. The client waits: it is answered when a majority holds the entry.`,
      facts: { request: 'request', command: 'command' },
    },
    'raft.client.redirected': {
      name: 'Only the leader takes commands',
      headline: ({ node, facts }) =>
        facts.leader === null
          ? `${node} does not lead and knows no leader`
          : `${node} sends the client on to ${text(facts.leader)}`,
      why: ({ node, facts }) =>
        facts.leader === null
          ? `Only a leader may append to the log, and ${node} has heard of none in term ${text(facts.currentTerm)}. The client has to ask again later, or elsewhere.`
          : `Only a leader may append to the log. ${node} heard last from ${text(facts.leader)} as the leader of term ${text(facts.currentTerm)}.`,
      facts: { request: 'request' },
    },
    'raft.client.answered': {
      name: 'The client is answered',
      headline: ({ node, facts }) => `${node} answers the client: ${text(facts.result)}`,
      why: ({ node, facts }) =>
        `The entry at index ${text(facts.index)} is committed, and ${node} has run its command. Now the client may know: the result cannot be lost any more.`,
      facts: { request: 'request', result: 'result' },
    },
    'raft.client.forgotten': {
      name: 'A waiting client is forgotten',
      headline: ({ node, facts }) =>
        `${node} leads no more and forgets a client that waits for index ${text(facts.index)}`,
      why: ({ node, facts }) =>
        `${node} led term ${text(facts.currentTerm)} and had not committed index ${text(facts.index)} when it learned of a newer term. The command may yet survive or be lost, so it cannot promise anything; the client has to ask the new leader.`,
      facts: { request: 'request' },
    },
  },
  invariants: {
    'raft.ElectionSafety': {
      name: 'Election Safety',
      statement: 'At most one server ever becomes leader in a term.',
    },
    'raft.LeaderAppendOnly': {
      name: 'Leader Append-Only',
      statement: 'A leader never overwrites or deletes entries of its log; it only appends.',
    },
    'raft.LogMatching': {
      name: 'Log Matching',
      statement: 'If two logs hold an entry with the same index and term, they are identical up to that index.',
    },
    'raft.LeaderCompleteness': {
      name: 'Leader Completeness',
      statement: 'An entry that is committed in some term is in the log of the leader of every later term.',
    },
    'raft.StateMachineSafety': {
      name: 'State Machine Safety',
      statement: 'Where one server has applied an entry, no other server ever applies a different one.',
    },
  },
  sometimes: {
    'raft.aLeaderIsElected': 'A leader is elected.',
    'raft.anEntryCommits': 'An entry is committed.',
    'raft.theLeaderChanges': 'The lead passes to another server.',
  },
  refusals: {},
  options: {
    electionTimeout: 'Election timeout',
    heartbeat: 'Time between heartbeats',
    entriesPerMessage: 'Entries a message may carry',
  },
  variants: {
    votesTwice: 'A follower forgets that it has voted, and votes again in the same term.',
    noLogCheck: 'Voters do not compare logs, so a server that lacks committed entries can become leader.',
    commitsOldTerm: 'A leader commits entries of earlier terms as soon as a majority holds them.',
    majorityOfHalf: 'Half of the votes are enough to win an election.',
    noPrevLogCheck:
      'A follower looks whether it has an entry before the new ones, but not of which term that entry is.',
    keepsConflicts: 'A follower keeps its own entries where the leader has others, and only adds what follows.',
    truncatesAlways: 'A follower cuts its log off behind what a message carries, even if nothing conflicts.',
    votedForNotDurable: 'A server that restarts has forgotten whom it voted for.',
    termNotDurable: 'A server that restarts has forgotten its term and begins at 0.',
    logNotDurable: 'A server that restarts has forgotten its log.',
  },
} satisfies ProtocolWords<typeof raft>;
