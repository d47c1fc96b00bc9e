// What is said when a rule of Zab decided, in English: read after the first screen stands.

import type { RulesWords, Told } from '../../../speech/about.ts';
import { count, entriesOf, field, is, names, text, was } from '../../../speech/facts.ts';
import { listEn as list } from '../../../speech/lists.ts';
import type { protocol } from '../index.ts';

const transactions = (n: number) => (n === 1 ? '1 transaction' : `${n} transactions`);
const servers = (n: number) => (n === 1 ? '1 server is' : `${n} servers are`);
/** `S3 (epoch 1, last zxid 1.2)`. */
const vote = (fact: Told['facts'][string] | undefined) =>
  `${text(field(fact, 'leader'))} (epoch ${text(field(fact, 'epoch'))}, last zxid ${text(field(fact, 'zxid'))})`;
const quorum = (facts: Told['facts']) =>
  `So far: ${list(names(facts.by)) || 'none'}; ${servers(count(facts.needed))} a quorum.`;

export const words: RulesWords<typeof protocol> = {
  rules: {
    'zab.election.begins': {
      name: 'An election begins',
      headline: ({ node, facts }) => `${node} looks for a leader, in round ${is(facts.round)}`,
      why: ({ node, facts }) =>
        `${node} follows nobody now. It begins a round and votes for itself: epoch ${text(field(facts.vote, 'epoch'))}, last zxid ${text(field(facts.vote, 'zxid'))}. It tells everybody so.`,
    },
    'zab.election.again': {
      name: 'The vote is told again',
      headline: ({ node }) => `${node} tells its vote again`,
      why: ({ node, facts }) =>
        `In round ${text(facts.round)} ${node} votes for ${vote(facts.vote)} and has found no leader so far. A notification may be lost, or its receiver may be down.`,
    },
    'zab.election.better': {
      name: 'A better vote is adopted',
      headline: ({ node, facts }) => `${node} now votes for ${text(field(facts.vote, 'leader'))}`,
      why: ({ node, facts }) =>
        `${text(facts.from)} votes for ${vote(facts.vote)}, and ${node} had voted for ${vote(facts.was)}. The later epoch is better, then the later zxid, then the higher number of the server. ${quorum(facts)}`,
      facts: { was: 'its vote before' },
    },
    'zab.election.counted': {
      name: 'A vote is counted',
      headline: ({ node, facts }) =>
        `${node} hears the vote of ${text(facts.from)} for ${text(field(facts.theirs, 'leader'))}`,
      why: ({ node, facts }) =>
        `${text(facts.from)} votes for ${vote(facts.theirs)}, which is no better than the vote of ${node}: ${vote(facts.vote)}. Who votes like ${node}: ${list(names(facts.by))}; ${servers(count(facts.needed))} a quorum.`,
      facts: { theirs: 'its vote' },
    },
    'zab.election.laterRound': {
      name: 'A later round',
      headline: ({ node, facts }) => `${node} goes on to round ${is(facts.round)}`,
      why: ({ node, facts }) =>
        `${text(facts.from)} is in round ${is(facts.round)}, and ${node} was in round ${was(facts.round)}. Votes of an earlier round count no more, and ${node} compares with its own first vote, for ${vote(facts.own)}: now it votes for ${vote(facts.vote)}.`,
      facts: { own: 'its own first vote', theirs: 'the vote it heard' },
    },
    'zab.election.earlierRound': {
      name: 'An earlier round',
      headline: ({ node, facts }) => `${node} tells ${text(facts.from)} that it is in a later round`,
      why: ({ node, facts }) =>
        `${text(facts.from)} is in round ${text(facts.theirs)}, and ${node} in round ${text(facts.round)}. The vote does not count, and ${node} answers with its own.`,
      facts: { theirs: 'its round' },
    },
    'zab.election.told': {
      name: 'Whoever looks is told',
      headline: ({ node, facts }) =>
        `${node} tells ${text(facts.to)} that it ${facts.state === 'leading' ? 'leads' : `follows ${text(facts.leader)}`}`,
      why: ({ node, facts }) =>
        `${text(facts.to)} looks for a leader, and ${node} does not: in round ${text(facts.round)} it ${facts.state === 'leading' ? 'was elected itself' : `found ${text(facts.leader)}`}. With such answers of a quorum ${text(facts.to)} can join.`,
    },
    'zab.election.heard': {
      name: 'A server that does not look',
      headline: ({ node, facts }) =>
        `${node} hears that ${text(facts.from)} ${facts.state === 'leading' ? 'leads' : `follows ${text(facts.leader)}`}`,
      why: ({ node, facts }) =>
        `It says so of round ${text(facts.round)}. To join, ${node} needs a quorum that says the same, the leader itself included: so far ${list(names(facts.by))}; ${servers(count(facts.needed))} a quorum.`,
    },
    'zab.election.joins': {
      name: 'Joining those who have a leader',
      headline: ({ node, facts }) => `${node} joins: it follows ${text(facts.leader)}`,
      why: ({ node, facts }) =>
        `${list(names(facts.by))} name ${text(facts.leader)}: a quorum, and ${text(facts.leader)} is among them. ${node} does not ask whether its own vote would be better. It sends CEPOCH: the last epoch that it has accepted is ${text(facts.acceptedEpoch)}.`,
    },
    'zab.election.elected': {
      name: 'Elected, not yet leader',
      headline: ({ node }) => `${node} is elected`,
      why: ({ node, facts }) =>
        `${list(names(facts.by))} voted for ${node} in round ${text(facts.round)}, and nothing better was heard for a while. It does not lead yet: first it has to find a new epoch and the most recent history, and bring a quorum to it.`,
    },
    'zab.election.follows': {
      name: 'Following the one who is elected',
      headline: ({ node, facts }) => `${node} follows ${text(facts.leader)}`,
      why: ({ node, facts }) =>
        `${list(names(facts.by))} voted for ${text(facts.leader)} in round ${text(facts.round)}, and nothing better was heard for a while. ${node} sends CEPOCH: the last epoch that it has accepted is ${text(facts.acceptedEpoch)}.`,
    },
    'zab.discovery.asksAgain': {
      name: 'CEPOCH again',
      headline: ({ node, facts }) => `${node} sends CEPOCH to ${text(facts.leader)} again`,
      why: ({ node, facts }) =>
        `${node} has not heard of a new epoch. CEPOCH may be lost, ${text(facts.leader)} may not know yet that it is elected, or too few may have reached it.`,
    },
    'zab.discovery.counted': {
      name: 'Epochs of followers',
      headline: ({ node, facts }) => `${node} hears that ${text(facts.from)} has accepted epoch ${text(facts.theirs)}`,
      why: ({ facts }) => `A new epoch is to be later than those of a quorum. ${quorum(facts)}`,
      facts: { theirs: 'its accepted epoch' },
    },
    'zab.discovery.newEpoch': {
      name: 'A new epoch',
      headline: ({ node, facts }) => `${node} proposes epoch ${is(facts.acceptedEpoch)}`,
      why: ({ node, facts }) =>
        `A quorum has told the last epoch that it accepted: ${entriesOf(facts.epochs)
          .map(([id, epoch]) => `${id} ${text(epoch)}`)
          .join(
            ', ',
          )}. ${node} takes the next after the latest, ${is(facts.acceptedEpoch)}, accepts it itself, and sends NEWEPOCH.`,
      facts: { epochs: 'accepted epochs' },
    },
    'zab.discovery.late': {
      name: 'NEWEPOCH for one who comes later',
      headline: ({ node, facts }) => `${node} sends NEWEPOCH ${text(facts.epoch)} to ${text(facts.from)}`,
      why: ({ node, facts }) =>
        `${text(facts.from)} has accepted epoch ${text(facts.theirs)} and asks ${node}, whose epoch is chosen already: ${text(facts.epoch)}.`,
      facts: { theirs: 'its accepted epoch' },
    },
    'zab.discovery.outrun': {
      name: 'A follower with a later epoch',
      headline: ({ node, facts }) => `${node} looks anew: ${text(facts.from)} has accepted a later epoch`,
      why: ({ node, facts }) =>
        `${text(facts.from)} has accepted epoch ${text(facts.theirs)}, and that of ${node} is ${text(facts.epoch)}. It cannot follow ${node} in this epoch, so ${node} gives it up: the next is to be later than both.`,
      facts: { theirs: 'its accepted epoch' },
    },
    'zab.discovery.accepts': {
      name: 'An epoch is accepted',
      headline: ({ node, facts }) => `${node} accepts epoch ${is(facts.acceptedEpoch)} of ${text(facts.leader)}`,
      why: ({ node, facts }) =>
        `It is later than ${was(facts.acceptedEpoch)}, the last that ${node} had accepted. From now on ${node} will take no history of an earlier epoch. ACK-E carries its own history: epoch ${text(facts.currentEpoch)}, last zxid ${text(facts.lastZxid)}.`,
    },
    'zab.discovery.acceptedBefore': {
      name: 'An epoch accepted before',
      headline: ({ node, facts }) => `${node} has accepted epoch ${text(facts.epoch)} before`,
      why: ({ node, facts }) =>
        `${node} has accepted epoch ${text(facts.epoch)} already, perhaps from another server. It sends its history, and says that it does not count: an epoch is accepted once.`,
    },
    'zab.discovery.refuses': {
      name: 'An earlier epoch is refused',
      headline: ({ node, facts }) => `${node} refuses epoch ${text(facts.epoch)} of ${text(facts.leader)}`,
      why: ({ node, facts }) =>
        `${node} has accepted epoch ${text(facts.acceptedEpoch)}, which is later. It looks for a leader again.`,
    },
    'zab.discovery.ackCounted': {
      name: 'Histories of followers',
      headline: ({ node, facts }) => `${node} hears the history of ${text(facts.from)}`,
      why: ({ node, facts }) =>
        `${facts.promise === true ? `${text(facts.from)} has accepted epoch ${text(facts.epoch)}.` : `${text(facts.from)} had accepted epoch ${text(facts.epoch)} before, so it does not count.`} ${node} chooses when a quorum has accepted. ${quorum(facts)}`,
      facts: { promise: 'counts' },
    },
    'zab.discovery.chooses': {
      name: 'The most recent history',
      headline: ({ node, facts }) =>
        facts.whose === node
          ? `${node} keeps its own history`
          : `${node} takes over the history of ${text(facts.whose)}`,
      why: ({ node, facts }) =>
        `${list(names(facts.by))} have accepted epoch ${text(facts.epoch)}. The later epoch is more recent, then the later zxid: ${entriesOf(
          facts.summaries,
        )
          .map(([id, summary]) => `${id} ${text(summary)}`)
          .join(
            ', ',
          )}. ${facts.passedOver === undefined ? `What a quorum has acknowledged is in it.` : `That of ${text(facts.passedOver)} is more recent, and ${node} passes it over: that is the mistake.`} ${node} sends it as NEWLEADER.`,
      facts: {
        summaries: 'epoch and last zxid',
        whose: 'whose history',
        passedOver: 'passed over',
        cutOff: 'cut off',
      },
    },
    'zab.sync.tells': {
      name: 'NEWLEADER for one who comes later',
      headline: ({ node, facts }) => `${node} sends its history to ${text(facts.to)}`,
      why: ({ node, facts }) =>
        `${text(facts.to)} has sent ACK-E, and the history of epoch ${text(facts.epoch)} is chosen already. It ends with zxid ${text(facts.lastZxid)}; what ${node} broadcasts next follows on the same channel.`,
    },
    'zab.sync.takes': {
      name: 'The leader’s history is taken',
      headline: ({ node, facts }) => `${node} takes the history of ${text(facts.leader)}`,
      why: ({ node, facts }) =>
        `Its own is replaced: ${transactions(count(facts.added))} more, ${transactions(count(facts.cutOff))} cut off; the last zxid is ${text(facts.lastZxid)}. ${facts.unsaved === true ? `${node} acknowledges before its disk has it: that is the mistake.` : `History and epoch ${is(facts.currentEpoch)} belong on disk before ACK-LD is sent.`}`,
      facts: { added: 'added', cutOff: 'cut off', unsaved: 'not on disk' },
    },
    'zab.sync.counted': {
      name: 'Who has the history',
      headline: ({ node, facts }) => `${node} hears that ${text(facts.from)} has taken its history`,
      why: ({ node, facts }) =>
        `When a quorum has it, ${node} is established in epoch ${text(facts.epoch)}. ${quorum(facts)}`,
    },
    'zab.sync.established': {
      name: 'The leader is established',
      headline: ({ node, facts }) => `${node} leads epoch ${text(facts.epoch)}`,
      why: ({ node, facts }) =>
        `${list(names(facts.by))} have its history: a quorum. Now ${node} leads. All that it inherited is committed, ${transactions(count(facts.committed))} that it had not delivered before, whoever had broadcast them. Only from here on does it take requests.`,
      facts: { zxid: 'committed up to', committed: 'newly delivered' },
    },
    'zab.sync.late': {
      name: 'COMMIT-LD for one who comes later',
      headline: ({ node, facts }) => `${node} tells ${text(facts.to)} what is committed: ${text(facts.zxid)}`,
      why: ({ node, facts }) =>
        `${text(facts.to)} has taken the history up to ${text(facts.acked)}. ${facts.zxid === facts.committed ? `Meanwhile ${node} has committed up to ${text(facts.committed)}, and says that.` : `${node} has committed up to ${text(facts.committed)}, and repeats what it was sent: that is the mistake.`}`,
      facts: { acked: 'taken up to', zxid: 'told' },
    },
    'zab.sync.commits': {
      name: 'The inherited history is delivered',
      headline: ({ node, facts }) => `${node} delivers all up to ${text(facts.zxid)}`,
      why: ({ node, facts }) =>
        `${text(facts.leader)} is established. ${node} delivers ${transactions(count(facts.delivered))}, and takes part in the broadcast.`,
      facts: { delivered: 'delivered' },
    },
    'zab.broadcast.proposes': {
      name: 'A transaction is broadcast',
      headline: ({ node, facts }) => `${node} broadcasts ${text(facts.zxid)}: ${text(facts.command)}`,
      why: ({ node, facts }) =>
        `A client asked for “${text(facts.command)}”. ${node} gives it the next zxid of its epoch, ${text(facts.zxid)}, and sends it to ${list(names(facts.to)) || 'no other server'}.`,
    },
    'zab.broadcast.appends': {
      name: 'A proposal is appended',
      headline: ({ node, facts }) => `${node} appends ${text(facts.zxid)}: ${text(facts.command)}`,
      why: ({ node, facts }) =>
        `Its history ended with ${text(facts.before)}, and ${text(facts.zxid)} comes next. ${node} acknowledges it to ${text(facts.leader)}.`,
      facts: { before: 'its last zxid before' },
    },
    'zab.broadcast.counted': {
      name: 'Acknowledgements',
      headline: ({ node, facts }) => `${node} hears that ${text(facts.from)} has ${text(facts.zxid)}`,
      why: ({ facts }) =>
        facts.next === null
          ? 'Nothing waits to be committed.'
          : `Next to be committed is ${text(facts.next)}. ${quorum(facts)}`,
      facts: { next: 'next to be committed' },
    },
    'zab.broadcast.commits': {
      name: 'A quorum has it',
      headline: ({ node, facts }) => `${node} commits ${text(facts.upTo)}`,
      why: ({ node, facts }) =>
        `${list(names(facts.by))} have acknowledged ${text(facts.upTo)}, and with it all before: a quorum. ${node} delivers from ${text(facts.zxid)} up to it, in order, and tells its followers. Clients that are answered: ${text(facts.answered)}.`,
      facts: { upTo: 'committed up to', answered: 'clients answered' },
    },
    'zab.broadcast.delivers': {
      name: 'A transaction is delivered',
      headline: ({ node, facts }) => `${node} delivers ${text(facts.zxid)}`,
      why: ({ facts }) =>
        `${text(facts.leader)} has committed ${text(facts.zxid)}, which is the next here: everything before index ${text(facts.index)} is delivered already.`,
    },
    'zab.broadcast.gap': {
      name: 'A gap',
      headline: ({ node, facts }) => `${node} misses something before ${text(facts.zxid)}`,
      why: ({ node, facts }) =>
        `${text(facts.leader)} sent ${text(facts.message)} of ${text(facts.zxid)}. No message was lost, and yet the history of ${node} ends with ${text(facts.lastZxid)}, delivered up to ${text(facts.lastCommitted)}: it does not follow. ${node} begins anew, to get the whole history.`,
    },
    'zab.stream.broken': {
      name: 'A broken stream',
      headline: ({ node, facts }) => `${node} notices that a message of ${text(facts.leader)} is lost`,
      why: ({ node, facts }) =>
        `This is number ${text(facts.n)} since NEWLEADER, and ${node} has heard ${text(facts.streamed)}. It does not guess what is missing: it looks for a leader again, and gets the whole history.`,
      facts: { n: 'number', streamed: 'heard' },
    },
    'zab.ping.sent': {
      name: 'The leader is there',
      headline: ({ node }) => `${node} pings its followers`,
      why: ({ node, facts }) =>
        `${node} is in epoch ${text(facts.epoch)}. Whoever hears nothing for too long looks for another leader.`,
    },
    'zab.ping.answered': {
      name: 'A follower is there',
      headline: ({ node, facts }) => `${node} answers the ping of ${text(facts.leader)}`,
      why: ({ node, facts }) =>
        `The patience of ${node} begins anew. It repeats up to where its history goes, ${text(facts.zxid)}, in case an ACK was lost.`,
    },
    'zab.quorum.there': {
      name: 'The quorum is there',
      headline: ({ node }) => `${node} has heard from a quorum`,
      why: ({ node, facts }) =>
        `Since it last looked, ${node} has heard from ${list(names(facts.by))}, itself included; ${servers(count(facts.needed))} a quorum. It goes on.`,
    },
    'zab.quorum.lost': {
      name: 'The quorum is lost',
      headline: ({ node }) => `${node} misses its quorum and looks anew`,
      why: ({ node, facts }) =>
        facts.epoch === 0
          ? `${node} was elected, and too few told it their epochs in time. It gives up.`
          : `${node} was in epoch ${text(facts.epoch)}, and its patience is over: heard from ${list(names(facts.by))}; ${servers(count(facts.needed))} a quorum. Without one it can commit nothing.`,
    },
    'zab.leader.lost': {
      name: 'The leader is lost',
      headline: ({ node, facts }) => `${node} gives up ${text(facts.leader)} and looks anew`,
      why: ({ node, facts }) =>
        `For ${text(facts.patience)} ms ${node} has waited for ${text(facts.leader)} in vain. The leader may be down or cut off, or slow: ${node} cannot tell which.`,
      facts: { patience: 'patience in ms' },
    },
    'zab.message.aside': {
      name: 'Not for now',
      headline: ({ node, facts }) => `${node} sets ${text(facts.message)} of ${text(facts.from)} aside`,
      why: ({ node, facts }) =>
        `${facts.leaderId === null ? `${node} has no leader` : facts.leaderId === node ? `${node} is elected itself` : `${node} follows ${text(facts.leaderId)}`}, and has accepted epoch ${text(facts.acceptedEpoch)}${facts.epoch === null ? '' : `; the message is of epoch ${text(facts.epoch)}`}. It does not belong to what ${node} does now.`,
    },
    'zab.client.read': {
      name: 'A read, from its own state',
      headline: ({ node, facts }) => `${node} answers a read of ${text(facts.command)}: ${text(facts.result)}`,
      why: ({ node, facts }) =>
        `${node} has delivered up to ${text(facts.zxid)}, and answers from that without asking anybody. Another server may have delivered more: ZooKeeper promises one order, not the newest value.`,
      facts: { result: 'result' },
    },
    'zab.client.redirected': {
      name: 'Not the leader',
      headline: ({ node, facts }) =>
        facts.leader === null
          ? `${node} knows no leader for a client`
          : `${node} sends a client to ${text(facts.leader)}`,
      why: ({ node, facts }) =>
        facts.leader === null
          ? `${node} serves no clients now, and knows no leader that does. The client has to ask again.`
          : `Only an established leader takes a write, and ${node} follows ${text(facts.leader)}.`,
    },
    'zab.client.forgotten': {
      name: 'A client is forgotten',
      headline: ({ node }) => `${node} leads no more, and forgets a client`,
      why: ({ node, facts }) =>
        `The transaction at index ${text(facts.index)} was broadcast in epoch ${text(facts.epoch)} and not committed. It may survive or be cut off: ${node} cannot say, so it does not answer.`,
    },
  },
  invariants: {
    'zab.Leadership': {
      name: 'One leader an epoch',
      statement: 'At most one server is ever established as the leader of an epoch.',
    },
    'zab.PrefixConsistency': {
      name: 'One prefix',
      statement: 'What any two servers ever delivered at an index is the same.',
    },
    'zab.Integrity': {
      name: 'Integrity',
      statement: 'What a server delivers, an established leader has broadcast.',
    },
    'zab.LocalPrimaryOrder': {
      name: 'Local primary order',
      statement: 'Of what one leader broadcast, none is delivered without all before it.',
    },
    'zab.GlobalPrimaryOrder': {
      name: 'Global primary order',
      statement: 'Along a history, epochs never fall.',
    },
    'zab.PrimaryIntegrity': {
      name: 'Primary integrity',
      statement: 'A leader broadcasts only when it has delivered all that it inherited.',
    },
    'zab.EpochMonotone': {
      name: 'Epochs only rise',
      statement:
        'As long as no disk is lost, no server’s epochs fall, and it takes no history of an epoch that it has not accepted.',
    },
    'zab.NoGap': {
      name: 'No gap',
      statement: 'A follower that has heard all that its leader sent it is missing no transaction.',
    },
  },
  sometimes: {
    'zab.aLeaderIsEstablished': 'a leader is established',
    'zab.survives': 'a new leader commits what an earlier one had only broadcast',
    'zab.discarded': 'a transaction that nobody delivered is cut off',
    'zab.epochSkipped': 'an epoch passes without an established leader',
    'zab.staleRead': 'a read answers an old value',
    'zab.lateJoiner': 'a follower joins a leader that is established',
  },
};
