// What is said when a rule of Raft decided, in English: read after the first screen stands.

import type { Json } from '../../../engine/protocol.ts';
import type { RulesWords, Told } from '../../../speech/about.ts';
import { count, field, indexOf, is, isBehind, names, termOf, text, was } from '../../../speech/facts.ts';
import { listEn as list } from '../../../speech/lists.ts';
import type { protocol } from '../index.ts';

const entries = (n: number) => (n === 1 ? '1 entry' : `${n} entries`);
const votes = (n: number) => (n === 1 ? '1 vote' : `${n} votes`);
const servers = (n: number) => (n === 1 ? '1 server' : `${n} servers`);
/** Where a log ends. */
const end = (fact: Json | undefined) =>
  field(fact, 'index') === 0 ? 'empty' : `last entry ${indexOf(fact)}, term ${termOf(fact)}`;
/** What lets a message follow here: the entry before its own. */
const before = ({ facts }: Told) =>
  facts.mine !== undefined
    ? `Before its entries the message names one of term ${text(facts.prevLogTerm)} at index ${text(facts.prevLogIndex)}, where here is one of term ${termOf(facts.mine)}; the difference is not looked at.`
    : facts.prevLogIndex === 0
      ? 'The message starts at the very beginning, where all logs agree.'
      : `At index ${text(facts.prevLogIndex)}, just before its entries, the message names the same term as stands here.`;
/** What a follower did to its log that it should not have done. */
const amiss = ({ node, facts }: Told) =>
  `${facts.kept === undefined ? '' : ` At index ${indexOf(facts.kept)} it has an entry of term ${termOf(facts.kept)} where the leader has one of term ${text(facts.theirs)}, and keeps its own.`}${facts.cutOff === undefined ? '' : ` And yet ${node} cuts off ${entries(count(facts.cutOff))} behind what the message carries.`}`;
export const words = {
  rules: {
    'raft.follower.begins': {
      name: 'Servers begin as followers',
      headline: ({ node }) => `${node} starts as a follower`,
      why: ({ facts }) =>
        `Every server starts as a follower, with the term (${text(facts.currentTerm)}) and the log that its disk kept. It stands for election itself when its election timer runs out; word from the leader of its term, or a vote that it gives, starts the timer anew.`,
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
        `${node}’s election timer fired, so it takes term ${is(facts.currentTerm)}, votes for itself and asks all others. With its own, ${votes(count(facts.needed))} ${count(facts.needed) === 1 ? 'is' : 'are'} a majority of the cluster.`,
      facts: { granted: 'votes so far', needed: 'a majority' },
    },
    'raft.election.counted': {
      name: 'Counting votes',
      headline: ({ node, facts }) =>
        facts.again === true
          ? `${node} has counted an answer of ${text(facts.from)} before: still ${names(facts.granted).length} of ${text(facts.needed)}`
          : facts.voteGranted === true
            ? `${node} counts a vote from ${text(facts.from)}: ${names(facts.granted).length} of ${text(facts.needed)}`
            : `${node} hears a refusal from ${text(facts.from)}: still ${names(facts.granted).length} of ${text(facts.needed)}`,
      why: ({ node, facts }) => {
        const so = `For term ${text(facts.term)}, ${node} has the ${names(facts.granted).length === 1 ? 'vote' : 'votes'} of ${list(names(facts.granted))}; ${text(facts.needed)} are a majority.`;
        return facts.again === true
          ? `A server counts once in a term, however often its answer comes: this one changes nothing. ${so}`
          : `${so} A majority of the whole cluster is to make a leader: any two majorities share a server, and it is to vote once a term.`;
      },
      facts: {
        from: 'from',
        granted: 'votes granted',
        refused: 'votes refused',
        needed: 'a majority',
        again: 'counted before',
      },
    },
    'raft.election.won': {
      name: 'Election won',
      headline: ({ node, facts }) => `${node} becomes the leader of term ${text(facts.term)}`,
      why: ({ node, facts }) =>
        `${list(names(facts.granted))} voted for ${node}${names(facts.granted).length < count(facts.needed) ? ', though' : ':'} ${votes(count(facts.needed))} ${count(facts.needed) === 1 ? 'makes' : 'make'} a majority. It tells everybody at once, so that nobody else need stand, and assumes for now that all logs agree with its own (nextIndex ${text(facts.nextIndex)}).`,
      facts: { granted: 'votes granted', needed: 'a majority' },
    },
    'raft.election.lostToLeader': {
      name: 'A candidate concedes',
      headline: ({ node, facts }) => `${node} concedes: ${text(facts.leader)} leads term ${text(facts.term)}`,
      why: ({ node, facts }) =>
        `${node} waits for votes, and here is AppendEntries of ${text(facts.leader)} in the same term, which only the winner sends. ${node} recognizes the leader and becomes a follower again.`,
    },
    'raft.election.lateVote': {
      name: 'A vote after the election',
      headline: ({ node, facts }) =>
        facts.voteGranted === true
          ? `${node} already leads when a vote of ${text(facts.from)} arrives`
          : `${node} already leads when a refusal of ${text(facts.from)} arrives`,
      why: ({ node, facts }) =>
        `${node} has won term ${text(facts.term)} already. Answers that follow, and copies of those that it counted, change nothing.`,
      facts: { from: 'from' },
    },
    'raft.vote.granted': {
      name: 'A vote is granted',
      headline: ({ node, facts }) => `${node} votes for ${text(facts.candidate)} in term ${text(facts.term)}`,
      why: ({ node, facts }) =>
        `${node} ${was(facts.votedFor) === '–' ? 'remembers no vote' : `had voted for ${was(facts.votedFor)} already`} in term ${text(facts.term)}, and the log of ${text(facts.candidate)} (${end(facts.theirs)}) is ${isBehind(facts.theirs, facts.mine) ? 'behind' : 'at least as up-to-date as'} its own (${end(facts.mine)}). A vote belongs on disk before it is given, so that nobody votes twice. ${node} starts its election timer anew.`,
      facts: { mine: 'my log ends at', theirs: 'the candidate’s log ends at' },
    },
    'raft.vote.grantedAgain': {
      name: 'The same vote again',
      headline: ({ node, facts }) => `${node} repeats its vote for ${text(facts.candidate)}`,
      why: ({ node, facts }) =>
        `In term ${text(facts.term)} the vote of ${node} is given to ${text(facts.candidate)}, and that is who asks. Saying yes twice to the same candidate is still one vote.`,
      facts: { mine: 'my log ends at', theirs: 'the candidate’s log ends at' },
    },
    'raft.vote.refused.staleTerm': {
      name: 'Vote refused: an old term',
      headline: ({ node, facts }) => `${node} refuses its vote to ${text(facts.candidate)}: old term`,
      why: ({ node, facts }) =>
        `${text(facts.candidate)} asks for term ${text(facts.term)}, but ${node} is already in term ${text(facts.currentTerm)}. The refusal carries the newer term: a candidate that hears of one gives up its own and follows.`,
    },
    'raft.vote.refused.alreadyVoted': {
      name: 'Vote refused: one vote a term',
      headline: ({ node, facts }) => `${node} refuses its vote to ${text(facts.candidate)}: it has voted`,
      why: ({ node, facts }) =>
        `In term ${text(facts.term)}, ${node} voted for ${text(facts.votedFor)}, and a server votes once a term, first come first served. If servers voted twice, two candidates could both find a majority.`,
    },
    'raft.vote.refused.stalerLog': {
      name: 'Election restriction',
      headline: ({ node, facts }) => `${node} refuses its vote to ${text(facts.candidate)}: its log is behind`,
      why: ({ node, facts }) =>
        `The log of ${text(facts.candidate)} (${end(facts.theirs)}) is behind that of ${node} (${end(facts.mine)}): the later last term is ahead, then the longer log. A log that is behind may lack a committed entry, and a leader must have them all.`,
      facts: { mine: 'my log ends at', theirs: 'the candidate’s log ends at' },
    },
    'raft.append.refused.staleTerm': {
      name: 'A leader of an old term',
      headline: ({ node, facts }) => `${node} refuses ${text(facts.leader)}, the leader of an old term`,
      why: ({ node, facts }) =>
        `The message is of term ${text(facts.term)}, and ${node} is already in term ${text(facts.currentTerm)}. Its answer carries the newer term: a leader that hears of one leads no more.`,
    },
    'raft.append.refused.mismatch': {
      name: 'Consistency check',
      headline: ({ node, facts }) => `${node} refuses ${text(facts.leader)}: the logs disagree`,
      why: ({ node, facts }) =>
        facts.mine === null
          ? `The message follows on index ${text(facts.prevLogIndex)}, but the log of ${node} ends at ${text(facts.lastLogIndex)}: there would be a gap. It is for the leader to step back until the two logs agree.`
          : `At index ${text(facts.prevLogIndex)} the message names an entry of term ${text(facts.prevLogTerm)}, and ${node} has one of term ${termOf(facts.mine)}. It is for the leader to step back until the two logs agree.`,
      facts: { mine: 'my entry there' },
    },
    'raft.append.rivalLeader': {
      name: 'Two leaders in one term',
      headline: ({ node, facts }) => `${node} hears another leader of its own term: ${text(facts.rival)}`,
      why: ({ node, facts }) =>
        `${text(facts.rival)} sent this as the leader of term ${text(facts.term)}, and ${node} leads that term, too. Where every rule is kept and no disk is lost, a term has one leader at the most.`,
      facts: { rival: 'the other leader' },
    },
    'raft.append.heartbeat': {
      name: 'Heartbeat',
      headline: ({ node, facts }) => `${node} hears a heartbeat from ${text(facts.leader)}`,
      why: (told) =>
        `${text(told.facts.leader)} sent it as the leader of term ${text(told.facts.term)}, which is the term of ${told.node}, too, and it carries no entries. ${told.facts.mine === undefined ? '' : `${before(told)} `}${told.node} starts its election timer anew.${amiss(told)}`,
      facts: { mine: 'my entry there', cutOff: 'entries cut off' },
    },
    'raft.append.accepted': {
      name: 'Entries appended',
      headline: ({ node, facts }) => `${node} appends ${entries(count(facts.entries))} from ${text(facts.leader)}`,
      why: (told) =>
        `${before(told)} So what follows there may follow here, too: the log of ${told.node} now ends at index ${is(told.facts.lastLogIndex)}, and it tells ${text(told.facts.leader)} so.${amiss(told)}`,
      facts: {
        entries: 'entries appended',
        mine: 'my entry there',
        kept: 'my entry in conflict',
        theirs: 'term of the leader’s',
        cutOff: 'entries cut off',
      },
    },
    'raft.append.present': {
      name: 'Entries already there',
      headline: ({ node, facts }) =>
        facts.kept === undefined
          ? `${node} already has these entries of ${text(facts.leader)}`
          : `${node} takes none of these entries of ${text(facts.leader)}`,
      why: (told) =>
        `The message carries ${entries(count(told.facts.entries))} after index ${text(told.facts.prevLogIndex)}, ${told.facts.kept === undefined ? `and in the log of ${told.node} stand entries of the same terms there.` : `where the log of ${told.node} has entries already.`}${told.facts.mine === undefined ? '' : ` ${before(told)}`} What is there already stays, and so must what follows it: an old message may come late.${amiss(told)}`,
      facts: {
        entries: 'entries carried',
        mine: 'my entry there',
        kept: 'my entry in conflict',
        theirs: 'term of the leader’s',
        cutOff: 'entries cut off',
      },
    },
    'raft.append.conflict.deleted': {
      name: 'Conflicting entries deleted',
      headline: ({ node, facts }) =>
        `${node} deletes ${entries(count(facts.deleted))} from index ${text(facts.index)} on`,
      why: ({ node, facts }) =>
        `At index ${text(facts.index)}, ${node} has an entry of term ${termOf(facts.mine)} and the leader one of term ${termOf(facts.theirs)}: the same place, another entry. The leader’s log is the one that counts, so the conflicting entry goes with all that follow it. Where every rule is kept and no disk is lost, none of them was committed.`,
      facts: { mine: 'my entry', theirs: 'the leader’s entry', deleted: 'entries deleted' },
    },
    'raft.follower.commits': {
      name: 'A follower learns what is committed',
      headline: ({ node, facts }) => `${node} commits up to index ${is(facts.commitIndex)}`,
      why: ({ node, facts }) =>
        `${text(facts.leader)} says that it has committed up to index ${text(facts.leaderCommit)}, and this message reaches up to index ${text(facts.lastNewEntry)}: the smaller of the two counts. ${node} now runs those commands on its own copy of the state.`,
      facts: { lastNewEntry: 'last new entry' },
    },
    'raft.heartbeat.due': {
      name: 'Heartbeats',
      headline: ({ node }) => `${node} sends heartbeats`,
      why: ({ node, facts }) =>
        `A leader speaks to everybody at regular times, so that election timers start anew before they run out. ${node} also tells how far it has committed (index ${text(facts.leaderCommit)}), and sends along what a follower is not known to hold, as much as a message may carry.`,
    },
    'raft.match.advanced': {
      name: 'A follower’s log agrees further',
      headline: ({ node, facts }) =>
        was(facts.matchIndex) === is(facts.matchIndex)
          ? `${node} goes on with ${text(facts.follower)} at index ${is(facts.nextIndex)}`
          : `${node} hears that ${text(facts.follower)} holds up to index ${is(facts.matchIndex)}`,
      why: ({ node, facts }) =>
        was(facts.matchIndex) === is(facts.matchIndex)
          ? `${text(facts.follower)} took what it was sent, up to index ${count(field(facts.nextIndex, 'is')) - 1}, and had answered for index ${is(facts.matchIndex)} before. What ${node} sends it next begins at index ${is(facts.nextIndex)}.`
          : `${text(facts.follower)} took what it was sent, and answers that its log agrees with the leader’s up to index ${is(facts.matchIndex)} (before: ${was(facts.matchIndex)}). What ${node} sends it next begins at index ${is(facts.nextIndex)}.`,
    },
    'raft.match.unchanged': {
      name: 'An acceptance that tells nothing new',
      headline: ({ node, facts }) => `${node} hears nothing new from ${text(facts.follower)}`,
      why: ({ node, facts }) =>
        `${text(facts.follower)} took what it was sent, ${facts.matchIndex === 0 ? 'which says nothing of any entry' : `and ${node} had heard before that its log agrees up to index ${text(facts.matchIndex)}`}: this may be the answer to a heartbeat, a late one or a copy. matchIndex never goes back.`,
    },
    'raft.next.stepsBack': {
      name: 'One step back',
      headline: ({ node, facts }) => `${node} steps back to index ${is(facts.nextIndex)} for ${text(facts.follower)}`,
      why: ({ node, facts }) =>
        `${text(facts.follower)} refused what follows index ${count(field(facts.nextIndex, 'was')) - 1}: its log did not hold the leader’s entry there. ${
          facts.matchIndex === undefined
            ? `${node} tries again one entry earlier; at the very beginning, if nowhere later, all logs agree.`
            : `But it has answered, too, that it agrees up to index ${text(facts.matchIndex)}: the refusal is an older one come late, or a disk was lost. Trying again one entry earlier costs a message and does no harm.`
        }`,
    },
    'raft.next.refusedEarlier': {
      name: 'A refusal of another index',
      headline: ({ node, facts }) => `${node} does not step back for this refusal of ${text(facts.follower)}`,
      why: ({ node, facts }) =>
        `The refusal speaks of index ${text(facts.prevLogIndex)}, but ${node} now asks ${text(facts.follower)} about index ${count(facts.nextIndex) - 1}: it was answered already, or a later answer has overtaken it. Only a refusal of the very index that it asks about makes a leader step back.`,
    },
    'raft.commit.counted': {
      name: 'Committed by a majority',
      headline: ({ node, facts }) => `${node} commits up to index ${is(facts.commitIndex)}`,
      why: ({ node, facts }) =>
        `As ${node} has heard, index ${text(facts.index)} is held by ${list(names(facts.holders))}: ${servers(names(facts.holders).length)}, and ${text(facts.needed)} make a majority. ${
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
        `Only ${list(names(facts.holders))} ${names(facts.holders).length === 1 ? 'is' : 'are'} known to hold index ${text(facts.index)}, and ${text(facts.needed)} servers make a majority. For all that ${node} knows the entry could still be lost, so it does not act on it.`,
      facts: { holders: 'servers that hold it', needed: 'servers needed' },
    },
    'raft.commit.waits.oldTerm': {
      name: 'Entries of old terms are not counted',
      headline: ({ node, facts }) =>
        `${node} may not commit index ${text(facts.index)} by counting: it is of an old term`,
      why: ({ node, facts }) =>
        `A majority holds index ${text(facts.index)}, but the entry is of term ${text(facts.entryTerm)}, and ${node} leads term ${text(facts.currentTerm)}. That many copies of an entry of an earlier term are no proof that every later leader keeps it (Figure 8 shows one that does not): it waits for an entry of the leader’s own term, and is committed together with that.`,
      facts: { holders: 'servers that hold it', needed: 'servers needed', entryTerm: 'term of the entry' },
    },
    'raft.client.accepted': {
      name: 'The leader takes a command',
      headline: ({ node, facts }) => `${node} appends ${text(facts.command)} at index ${text(facts.index)}`,
      why: ({ node, facts }) =>
        `${node} leads term ${text(facts.term)}, so it writes the client’s command into its own log and turns to all others at once. The client waits: it is answered only when the entry is committed.`,
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
          ? `Only a leader may append to the log, and ${node} knows of none in term ${text(facts.currentTerm)}. The client has to ask again later, or elsewhere.`
          : `Only a leader may append to the log. ${node} heard last from ${text(facts.leader)} as the leader of term ${text(facts.currentTerm)}.`,
      facts: { request: 'request' },
    },
    'raft.client.answered': {
      name: 'The client is answered',
      headline: ({ node, facts }) => `${node} answers the client: ${text(facts.result)}`,
      why: ({ node, facts }) =>
        `The entry at index ${text(facts.index)} is committed, and ${node} has run its command. Now the client may know: where every rule is kept and no disk is lost, the result stays.`,
      facts: { request: 'request', result: 'result' },
    },
    'raft.client.forgotten': {
      name: 'A waiting client is forgotten',
      headline: ({ node, facts }) =>
        `${node} leads no more and forgets a client that waits for index ${text(facts.index)}`,
      why: ({ node, facts }) =>
        `${node} led term ${text(facts.currentTerm)} and had not committed index ${text(facts.index)} when it learned of a newer term. Whether the command survives, it cannot know, so it promises nothing; the client has to ask again, whoever leads then.`,
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
} satisfies RulesWords<typeof protocol>;
