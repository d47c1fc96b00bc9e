// What the sentences about Raft claim.
// Reason for its length: a line or more for each sentence, in two languages.

import { canon } from '../../../src/engine/canon.ts';
import type { Json } from '../../../src/engine/protocol.ts';
import { at } from '../../../src/engine/sequence.ts';
import type { protocol as raft } from '../../../src/protocols/raft/index.ts';
import type { Entry, LastEntry } from '../../../src/protocols/raft/log.ts';
import { isAtLeastAsUpToDate, lastEntry, termAt } from '../../../src/protocols/raft/log.ts';
import type { PerPeer, Server } from '../../../src/protocols/raft/server.ts';
import { count, field, names } from '../../../src/speech/facts.ts';
import {
  always,
  type Claims,
  claim,
  type Declared,
  decisions,
  led,
  type Seen,
  votes,
} from '../../words/claims/claim.ts';

type Raft = Seen<Server>;

const same = (a: unknown, b: unknown) => canon(a) === canon(b);
const isOf = (fact: Json | undefined) => count(field(fact, 'is'));
const majority = ({ world }: Raft) => Math.floor(world.nodes.length / 2) + 1;
/** The voter's log at the vote: it changes in no other move. */
const behind = ({ facts, was }: Raft) => !isAtLeastAsUpToDate(facts.theirs as unknown as LastEntry, lastEntry(was.log));
const truly = ({ facts, was }: Raft) => same(facts.mine, lastEntry(was.log));
const next = (index: PerPeer | null, of: Json | undefined) => index?.[String(of)];
const decided = ({ history }: Raft, slot: number, value?: string) =>
  decisions(history).some((it) => it.slot === slot && (value === undefined || it.value === value));
const NOTHING_LOST =
  'it names its condition: every rule kept, and no disk lost; the invariants hold it in random lives';

/** Just before the entries of a message. */
const follows = [
  claim<Server>(
    /names the same term as stands here/,
    /与这里的条目任期相同/,
    ({ was, heard }) =>
      termAt(was.log, heard?.prevLogIndex as never) === heard?.prevLogTerm && heard?.prevLogIndex !== 0,
  ),
  claim<Server>(
    /starts at the very beginning, where all logs agree/,
    /从最开头开始，在那里所有日志都一致/,
    ({ facts }) => facts.prevLogIndex === 0,
  ),
  claim<Server>(
    /the difference is not looked at/,
    /这个差别却没有被检查/,
    ({ was, heard, kept }) => !kept && termAt(was.log, heard?.prevLogIndex as never) !== heard?.prevLogTerm,
  ),
  claim<Server>(
    /and keeps its own\./,
    /它却保留了自己的。/,
    ({ facts, is, kept }) => !kept && termAt(is.log, count(field(facts.kept, 'index'))) === field(facts.kept, 'term'),
  ),
  claim<Server>(
    /And yet \S+ cuts off \d+ entr/,
    /可是 \S+ 还截掉了/,
    ({ facts, was, is, kept }) => !kept && was.log.length - is.log.length === facts.cutOff,
  ),
];

const claims: Claims<typeof raft, Server> = {
  'raft.follower.begins': [
    always(/starts the timer anew/, /都会让定时器重新开始/, 'Figure 2, Followers'),
    claim(/starts as a follower/, /作为跟随者启动/, ({ role }) => role === 'follower'),
  ],
  'raft.term.newer': [
    claim(
      /was still in term \d+/,
      /还在任期 \d+/,
      ({ was, facts }) => was.currentTerm === field(facts.currentTerm, 'was'),
    ),
    claim(
      /learns of term \d+ and follows/,
      /得知任期 \d+，转为跟随者/,
      ({ role, is, facts }) => role === 'follower' && is.currentTerm === isOf(facts.currentTerm),
    ),
  ],
  'raft.reply.stale': [
    // Of a newer term it is heard again, by a follower that has adopted it.
    claim(
      /changes nothing/,
      /不改变任何东西/,
      ({ unchanged, heard, was }) => unchanged || (heard?.term as never as number) > was.currentTerm,
    ),
  ],
  'raft.election.started': [
    claim(/stands for election in term \d+/, /在任期 \d+ 参选/, ({ node, facts, history }) =>
      votes(history, 0).some((it) => it.node === node && it.value === node && it.epoch === isOf(facts.currentTerm)),
    ),
    claim(/(is|are) a majority of the cluster/, /即为集群的多数/, (seen) => seen.facts.needed === majority(seen)),
  ],
  'raft.election.counted': [
    claim(/counts a vote from/, /得到 \S+ 的一票/, ({ node, facts, was, history }) => {
      const { from, term } = facts;
      const before = was.votes?.granted ?? [];
      const cast = votes(history, 0).some((it) => it.node === from && it.epoch === term && it.value === node);
      return cast && !before.includes(String(from)) && same(facts.granted, [...before, from]);
    }),
    claim(
      /hears a refusal from \S+: still/,
      /拒绝投票给 \S+：仍是/,
      ({ facts, was }) => !was.votes?.refused.includes(String(facts.from)) && same(facts.granted, was.votes?.granted),
    ),
    claim(
      /has counted an answer of .* before: still/,
      /的响应 \S+ 已经计过：仍是/,
      ({ facts, was, unchanged }) =>
        unchanged && [...(was.votes?.granted ?? []), ...(was.votes?.refused ?? [])].includes(String(facts.from)),
    ),
    claim(/are a majority\./, /票即为多数。/, (seen) => seen.facts.needed === majority(seen)),
    claim(/this one changes nothing/, /这一次什么都不改变/, ({ unchanged }) => unchanged),
    always(/is to make a leader: .* is to vote once a term/, /领导者应由.*一个任期只应投一票/, '§5.2, and arithmetic'),
  ],
  'raft.election.won': [
    always(/so that nobody else need stand/, /让别人不必再参选/, '§5.2: what it is for'),
    claim(
      /becomes the leader of term/,
      /成为任期 \d+ 的领导者/,
      ({ node, role, facts, history }) => role === 'leader' && led(history, node, facts.term),
    ),
    claim(
      /voted for \S+: \d+ votes? makes? a majority/,
      /票即为多数/,
      ({ facts }) => names(facts.granted).length >= count(facts.needed),
    ),
    claim(
      /, though \d+ votes/,
      /才是多数，它却就此领导/,
      ({ facts, kept }) => !kept && names(facts.granted).length < count(facts.needed),
    ),
  ],
  'raft.election.lostToLeader': [
    claim(
      /concedes: \S+ leads term|which only the winner sends/,
      /让步：\S+ 领导任期|只有当选者才会发送/,
      ({ facts, history }) => led(history, facts.leader, facts.term),
    ),
    claim(/becomes a follower again/, /重新成为跟随者/, ({ role }) => role === 'follower'),
  ],
  'raft.election.lateVote': [
    claim(
      /already leads when|has won term \d+ already/,
      /已经是领导者|已经赢得任期/,
      ({ node, role, facts, history }) => role === 'leader' && led(history, node, facts.term),
    ),
    claim(/change nothing/, /都不改变什么/, ({ unchanged }) => unchanged),
  ],
  'raft.vote.granted': [
    always(
      /belongs on disk before it is given, so that nobody votes twice/,
      /应当先写入磁盘再投出，以免投两次/,
      'Figure 2, State',
    ),
    claim(
      /votes for \S+ in term/,
      /投票给/,
      ({ facts, is }) => is.votedFor === facts.candidate && is.currentTerm === facts.term,
    ),
    claim(
      /remembers no vote in term/,
      /不记得在任期 \d+ 投过票/,
      ({ facts, was }) => was.currentTerm < count(facts.term) || was.votedFor === null,
    ),
    claim(
      /had voted for \S+ already/,
      /已经投给/,
      ({ facts, was, kept }) => !kept && was.votedFor === field(facts.votedFor, 'was'),
    ),
    claim(/is at least as up-to-date as its own/, /至少和自己的.*一样新/, (seen) => truly(seen) && !behind(seen)),
    claim(/is behind its own/, /比自己的.*旧/, (seen) => truly(seen) && behind(seen) && !seen.kept),
  ],
  'raft.vote.grantedAgain': [
    claim(
      /the vote of \S+ is given to/,
      /的票投给了/,
      ({ facts, was }) => was.votedFor === facts.candidate && was.currentTerm === facts.term,
    ),
    claim(/is still one vote/, /仍然只算一票/, ({ was, is }) =>
      same([was.currentTerm, was.votedFor, was.log], [is.currentTerm, is.votedFor, is.log]),
    ),
  ],
  'raft.vote.refused.staleTerm': [
    claim(
      /is already in term/,
      /已经处于任期/,
      ({ facts, is }) => is.currentTerm === facts.currentTerm && is.currentTerm > count(facts.term),
    ),
  ],
  'raft.vote.refused.alreadyVoted': [
    claim(
      /refuses its vote to \S+: it has voted/,
      /已经投过票/,
      ({ facts, is }) => is.votedFor === facts.votedFor && is.votedFor !== facts.candidate,
    ),
    always(
      /If servers voted twice, two candidates could both find a majority/,
      /如果服务器可以投两次，两位候选人就可能都得到多数/,
      '§5.2, and arithmetic',
    ),
  ],
  'raft.vote.refused.stalerLog': [
    claim(/its log is behind|is behind that of/, /它的日志落后|落后于/, (seen) => truly(seen) && behind(seen)),
    always(
      /A log that is behind may lack a committed entry, and a leader must have them all/,
      /落后的日志可能缺少已提交的条目，而领导者必须拥有全部已提交的条目/,
      '§5.4.1',
    ),
  ],
  'raft.append.refused.staleTerm': [
    claim(
      /the leader of an old term/,
      /旧任期的领导者/,
      ({ facts, is, history }) => led(history, facts.leader, facts.term) && count(facts.term) < is.currentTerm,
    ),
  ],
  'raft.append.refused.mismatch': [
    claim(
      /the logs disagree/,
      /日志不一致/,
      ({ is, heard }) =>
        termAt(is.log, heard?.prevLogIndex as never) !== heard?.prevLogTerm ||
        (heard?.prevLogIndex as never as number) > is.log.length,
    ),
    claim(/there would be a gap/, /中间会留下空缺/, ({ facts, is }) => count(facts.prevLogIndex) > is.log.length),
    always(
      /It is for the leader to step back until the two logs agree/,
      /领导者应当一步步后退，直到两份日志一致/,
      '§5.3: whose part it is',
    ),
  ],
  'raft.append.rivalLeader': [
    claim(
      /sent this as the leader of term \d+, and \S+ leads that term/,
      /领导者发出这条消息的，而 \S+ 也领导/,
      ({ node, role, facts, history }) =>
        role === 'leader' && led(history, node, facts.term) && led(history, facts.rival, facts.term),
    ),
    claim(
      /Where every rule is kept and no disk is lost, a term has one leader/,
      /只要遵守了所有规则，也没有磁盘丢失，一个任期至多有一个领导者/,
      ({ kept }) => !kept,
    ),
  ],
  'raft.append.heartbeat': [
    claim(
      /sent it as the leader of term/,
      /领导者发出它的/,
      ({ facts, is, history }) => led(history, facts.leader, facts.term) && is.currentTerm === facts.term,
    ),
    claim(/carries no entries/, /不带条目/, ({ heard }) => same(heard?.entries, [])),
    ...follows.filter(({ en }) => /difference|cuts/.test(en.source)),
  ],
  'raft.append.accepted': [
    always(/what follows there may follow here, too/, /其后的条目也可以接在这里/, '§5.3'),
    ...follows,
    claim(
      /now ends at index \d+/,
      /现在到索引 \d+ 为止/,
      ({ facts, is }) => is.log.length === isOf(facts.lastLogIndex),
    ),
  ],
  'raft.append.present': [
    claim(/stand entries of the same terms there/, /已有任期相同的条目/, ({ heard, was }) =>
      ((heard?.entries ?? []) as Entry[]).every(
        ({ term }, i) => termAt(was.log, (heard?.prevLogIndex as never as number) + 1 + i) === term,
      ),
    ),
    claim(/takes none of these entries/, /一个也没有采用/, ({ kept, was, is }) => !kept && same(was.log, is.log)),
    ...follows.filter(({ en }) => !/beginning|same term/.test(en.source)),
    always(
      /What is there already stays, and so must what follows it: an old message may come late/,
      /已有的保持不变，其后的也不可截掉：旧消息可能迟到/,
      '§5.5, Figure 2',
    ),
  ],
  'raft.append.conflict.deleted': [
    claim(
      /deletes \d+ entr/,
      /起删除 \d+ 个条目/,
      ({ facts, was }) => was.log.length - count(facts.index) + 1 === facts.deleted,
    ),
    claim(
      /Where every rule is kept and no disk is lost, none of them was committed/,
      /只要遵守了所有规则，也没有磁盘丢失，它们就都没有提交/,
      (seen) => {
        const { kept, facts, was } = seen;
        for (let index = count(facts.index); kept && index <= was.log.length; index++)
          if (decided(seen, index, at(was.log, index - 1)?.command)) return false;
        return true;
      },
    ),
  ],
  'raft.follower.commits': [
    claim(/commits up to index/, /提交到索引/, ({ facts, is }) => is.commitIndex === isOf(facts.commitIndex)),
    claim(
      /the smaller of the two counts/,
      /取两者中较小的/,
      ({ facts }) => isOf(facts.commitIndex) === Math.min(count(facts.leaderCommit), count(facts.lastNewEntry)),
    ),
  ],
  'raft.heartbeat.due': [
    claim(/A leader speaks/, /领导者定时/, ({ role }) => role === 'leader'),
    always(/as much as a message may carry/, /以一条消息装得下为限/, 'the option entriesPerMessage'),
    always(/what a follower is not known to hold/, /还不知道跟随者是否已有/, 'from its nextIndex on'),
  ],
  'raft.match.advanced': [
    claim(
      /hears that \S+ holds up to index|answers that its log agrees/,
      /说已存到索引|响应说自己的日志与领导者的一致/,
      ({ facts, is, heard }) =>
        next(is.matchIndex, facts.follower) === isOf(facts.matchIndex) && heard?.matchIndex === isOf(facts.matchIndex),
    ),
    claim(
      /goes on with/,
      /继续/,
      ({ facts, heard }) => (heard?.matchIndex as never as number) === isOf(facts.nextIndex) - 1,
    ),
    claim(
      /sends it next begins at index/,
      /下一次从索引/,
      ({ facts, is }) => next(is.nextIndex, facts.follower) === isOf(facts.nextIndex),
    ),
  ],
  'raft.match.unchanged': [
    claim(
      /hears nothing new/,
      /没有从 \S+ 得知新情况/,
      ({ facts, was, is }) =>
        same([was.matchIndex, was.nextIndex], [is.matchIndex, is.nextIndex]) &&
        next(is.matchIndex, facts.follower) === facts.matchIndex,
    ),
    claim(/which says nothing of any entry/, /但这没有说到任何条目/, ({ heard }) => heard?.matchIndex === 0),
    always(
      /this may be the answer to a heartbeat, a late one or a copy\. matchIndex never goes back/,
      /这可能是对心跳的响应、迟到的响应，或者一份副本。matchIndex 从不后退/,
      'Figure 2, matchIndex',
    ),
  ],
  'raft.next.stepsBack': [
    claim(
      /steps back to index/,
      /后退到索引/,
      ({ facts, is }) => next(is.nextIndex, facts.follower) === isOf(facts.nextIndex),
    ),
    claim(/refused what follows index/, /拒绝了索引/, ({ heard }) => heard?.success === (false as never)),
    claim(
      /But it has answered, too/,
      /但它也响应过/,
      ({ facts, was }) =>
        count(facts.matchIndex) >= count(field(facts.nextIndex, 'was')) - 1 &&
        next(was.matchIndex, facts.follower) === facts.matchIndex,
    ),
  ],
  'raft.next.refusedEarlier': [
    claim(
      /does not step back/,
      /后退$|而后退。/,
      ({ unchanged, facts }) => unchanged && facts.prevLogIndex !== count(facts.nextIndex) - 1,
    ),
  ],
  'raft.commit.counted': [
    claim(
      /commits up to index/,
      /提交到索引/,
      (seen) => seen.is.commitIndex === isOf(seen.facts.commitIndex) && decided(seen, count(seen.facts.index)),
    ),
    claim(/As \S+ has heard, index \d+ is held by/, /据 \S+ 所知，存有索引/, (seen) => {
      const { node, facts, is } = seen;
      return names(facts.holders).every((id) => id === node || (is.matchIndex?.[id] ?? 0) >= count(facts.index));
    }),
    claim(/make a majority/, /台即为多数/, ({ facts }) => names(facts.holders).length >= count(facts.needed)),
    claim(
      /is of the leader’s own term/,
      /属于领导者自己的任期/,
      ({ facts, is }) => termAt(is.log, count(facts.index)) === is.currentTerm,
    ),
    claim(
      /and not of the leader’s own/,
      /而不是领导者自己的任期/,
      ({ facts, is, kept }) => !kept && termAt(is.log, count(facts.index)) !== is.currentTerm,
    ),
  ],
  'raft.commit.waits.majority': [
    claim(
      /cannot commit index \d+ yet/,
      /还不能提交索引/,
      ({ facts, is }) => is.commitIndex < count(facts.index) && count(facts.index) <= is.log.length,
    ),
    claim(/servers make a majority/, /台服务器才是多数/, (seen) => names(seen.facts.holders).length < majority(seen)),
    always(
      /For all that \S+ knows the entry could still be lost/,
      /就 \S+ 所知，这个条目仍可能丢失/,
      'a minority that is known to hold it may be all that does',
    ),
  ],
  'raft.commit.waits.oldTerm': [
    claim(
      /may not commit index \d+ by counting/,
      /不能靠计数提交索引/,
      ({ facts, is }) => is.commitIndex < count(facts.index) && termAt(is.log, count(facts.index)) < is.currentTerm,
    ),
    claim(
      /A majority holds index/,
      /多数服务器都存有索引/,
      (seen) => names(seen.facts.holders).length >= majority(seen),
    ),
    always(
      /are no proof that every later leader keeps it/,
      /并不能证明以后每个领导者都会保留它/,
      '§5.4.2: Figure 8 is a run in which one does not',
    ),
  ],
  'raft.client.accepted': [
    claim(/leads term/, /领导任期/, ({ node, facts, history }) => led(history, node, facts.term)),
    claim(
      /appends .* at index/,
      /在索引 \d+ 追加/,
      ({ facts, is }) => at(is.log, count(facts.index) - 1)?.command === facts.command,
    ),
  ],
  'raft.client.redirected': [
    claim(/knows no leader|knows of none/, /不知道/, ({ role, is }) => role !== 'leader' && is.leaderId === null),
    claim(
      /sends the client on to/,
      /请客户端去找/,
      ({ facts, is, history }) => is.leaderId === facts.leader && led(history, facts.leader, facts.currentTerm),
    ),
    always(
      /Only a leader may append to the log|has to ask again later, or elsewhere/g,
      /只有领导者才能向日志追加条目/,
      '§5.1',
    ),
  ],
  'raft.client.answered': [
    claim(
      /is committed, and \S+ has run its command/,
      /的条目已经提交，\S+ 也执行了它的命令/,
      (seen) => decided(seen, count(seen.facts.index)) && seen.is.lastApplied >= count(seen.facts.index),
    ),
    always(
      /Now the client may know: where every rule is kept and no disk is lost, the result stays/,
      /只要遵守了所有规则，也没有磁盘丢失，这个结果就一直有效/,
      NOTHING_LOST,
    ),
  ],
  'raft.client.forgotten': [
    claim(
      /leads no more/,
      /不再领导/,
      ({ role, was, facts }) => role !== 'leader' && was.commitIndex < count(facts.index),
    ),
    always(
      /Whether the command survives, it cannot know|has to ask again, whoever leads then/g,
      /是否保留，它无从知道/,
      '§8',
    ),
  ],
};

export const declared: Declared = {
  claims,
  shapes: [
    {
      counts: { nodes: 3 },
      options: { electionTimeout: [60_000, 120_000], heartbeat: 30_000, entriesPerMessage: 1 },
    },
    {
      counts: { nodes: 5 },
      options: { electionTimeout: [80_000, 160_000], heartbeat: 40_000, entriesPerMessage: 4 },
    },
    { counts: { nodes: 4 }, options: { electionTimeout: [50_000, 90_000], heartbeat: 30_000, entriesPerMessage: 2 } },
    { counts: { nodes: 1 }, options: {} },
  ],
};
