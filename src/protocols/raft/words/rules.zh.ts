// What is said when a rule of Raft decided, in Chinese: read after the first screen stands.

import type { Json } from '../../../engine/protocol.ts';
import type { RulesWords, Told } from '../../../speech/about.ts';
import { count, field, indexOf, is, isBehind, names, termOf, text, was } from '../../../speech/facts.ts';
import { listZh as list } from '../../../speech/lists.ts';
import type { protocol } from '../index.ts';

/** Where a log ends. */
const end = (fact: Json | undefined) =>
  field(fact, 'index') === 0 ? '为空' : `末条索引 ${indexOf(fact)}，任期 ${termOf(fact)}`;
/** What lets a message follow here: the entry before its own. */
const before = ({ facts }: Told) =>
  facts.mine !== undefined
    ? `消息说前一条在索引 ${text(facts.prevLogIndex)}，任期 ${text(facts.prevLogTerm)}，而这里的条目属于任期 ${termOf(facts.mine)}；这个差别却没有被检查。`
    : facts.prevLogIndex === 0
      ? '消息从最开头开始，在那里所有日志都一致。'
      : `消息所说的前一条（索引 ${text(facts.prevLogIndex)}）与这里的条目任期相同。`;
/** What a follower did to its log that it should not have done. */
const amiss = ({ node, facts }: Told) =>
  `${facts.kept === undefined ? '' : `在索引 ${indexOf(facts.kept)} 处，它的条目属于任期 ${termOf(facts.kept)}，领导者的属于任期 ${text(facts.theirs)}，它却保留了自己的。`}${facts.cutOff === undefined ? '' : `可是 ${node} 还截掉了消息所带部分之后的 ${text(facts.cutOff)} 个条目。`}`;
export const words = {
  rules: {
    'raft.follower.begins': {
      name: '服务器以跟随者的身份启动',
      headline: ({ node }) => `${node} 作为跟随者启动`,
      why: ({ facts }) =>
        `每台服务器启动时都是跟随者，任期（${text(facts.currentTerm)}）和日志取自磁盘。选举定时器超时，它就自己参选；收到本任期领导者的消息，或者投出选票，都会让定时器重新开始。`,
      facts: { log: '日志的末尾' },
    },
    'raft.term.newer': {
      name: '新任期优先',
      headline: ({ node, facts }) => `${node} 得知任期 ${is(facts.currentTerm)}，转为跟随者`,
      why: ({ node, facts }) =>
        `${text(facts.from)} 的消息属于任期 ${is(facts.currentTerm)}，而 ${node} 还在任期 ${was(facts.currentTerm)}。任期是 Raft 的时钟：谁得知更新的任期，就采用它并成为跟随者，无论之前是什么角色。`,
      facts: { message: '消息', from: '来自' },
    },
    'raft.reply.stale': {
      name: '过时的响应',
      headline: ({ node, facts }) => `${node} 忽略 ${text(facts.from)} 的过时响应`,
      why: ({ node, facts }) =>
        facts.term === facts.currentTerm
          ? `这个响应属于任期 ${text(facts.term)}，${node} 也在这个任期，但以它现在的角色，并没有在问这件事。迟到的响应不改变任何东西。`
          : `这个响应属于任期 ${text(facts.term)}，而 ${node} 现在处于任期 ${text(facts.currentTerm)}。迟到的响应不改变任何东西。`,
      facts: { message: '消息', from: '来自' },
    },
    'raft.election.started': {
      name: '参加选举',
      headline: ({ node, facts }) => `${node} 在任期 ${is(facts.currentTerm)} 参选`,
      why: ({ node, facts }) =>
        `${node} 的选举定时器超时，于是它进入任期 ${is(facts.currentTerm)}，先投自己一票，再请求其他所有服务器投票。连同自己的一票，${text(facts.needed)} 票即为集群的多数。`,
      facts: { granted: '已得票数', needed: '多数' },
    },
    'raft.election.counted': {
      name: '计票',
      headline: ({ node, facts }) =>
        facts.again === true
          ? `${text(facts.from)} 的响应 ${node} 已经计过：仍是 ${names(facts.granted).length}/${text(facts.needed)}`
          : facts.voteGranted === true
            ? `${node} 得到 ${text(facts.from)} 的一票：${names(facts.granted).length}/${text(facts.needed)}`
            : `${text(facts.from)} 拒绝投票给 ${node}：仍是 ${names(facts.granted).length}/${text(facts.needed)}`,
      why: ({ node, facts }) => {
        const so = `在任期 ${text(facts.term)}，投票给 ${node} 的有 ${list(names(facts.granted))}；${text(facts.needed)} 票即为多数。`;
        return facts.again === true
          ? `一台服务器在一个任期只计一次，无论它的响应来几次：这一次什么都不改变。${so}`
          : `${so}领导者应由整个集群的多数产生：任意两个多数都有共同的服务器，而它在一个任期只应投一票。`;
      },
      facts: { from: '来自', granted: '赞成票', refused: '反对票', needed: '多数', again: '已经计过' },
    },
    'raft.election.won': {
      name: '赢得选举',
      headline: ({ node, facts }) => `${node} 成为任期 ${text(facts.term)} 的领导者`,
      why: ({ node, facts }) =>
        `${list(names(facts.granted))} 投票给 ${node}，${text(facts.needed)} 票${names(facts.granted).length < count(facts.needed) ? '才是多数，它却就此领导' : '即为多数'}。它马上通知所有服务器，让别人不必再参选；它暂且假定所有日志都与自己的一致（nextIndex 为 ${text(facts.nextIndex)}）。`,
      facts: { granted: '赞成票', needed: '多数' },
    },
    'raft.election.lostToLeader': {
      name: '候选人让步',
      headline: ({ node, facts }) => `${node} 让步：${text(facts.leader)} 领导任期 ${text(facts.term)}`,
      why: ({ node, facts }) =>
        `${node} 还在等选票，这时来了 ${text(facts.leader)} 在同一任期的 AppendEntries 消息，而这只有当选者才会发送。${node} 承认这位领导者，重新成为跟随者。`,
    },
    'raft.election.lateVote': {
      name: '选举之后的选票',
      headline: ({ node, facts }) =>
        facts.voteGranted === true
          ? `${text(facts.from)} 的一张选票到达时，${node} 已经是领导者`
          : `${text(facts.from)} 的一次拒绝到达时，${node} 已经是领导者`,
      why: ({ node, facts }) =>
        `${node} 已经赢得任期 ${text(facts.term)}。之后到达的响应，以及已计响应的副本，都不改变什么。`,
      facts: { from: '来自' },
    },
    'raft.vote.granted': {
      name: '投出选票',
      headline: ({ node, facts }) => `${node} 在任期 ${text(facts.term)} 投票给 ${text(facts.candidate)}`,
      why: ({ node, facts }) =>
        `${node} ${was(facts.votedFor) === '–' ? `不记得在任期 ${text(facts.term)} 投过票` : `在任期 ${text(facts.term)} 已经投给 ${was(facts.votedFor)}`}，${text(facts.candidate)} 的日志（${end(facts.theirs)}）${isBehind(facts.theirs, facts.mine) ? '比' : '至少和'}自己的（${end(facts.mine)}）${isBehind(facts.theirs, facts.mine) ? '旧' : '一样新'}。选票应当先写入磁盘再投出，以免投两次。${node} 重新开始选举计时。`,
      facts: { mine: '自己日志的末尾', theirs: '候选人日志的末尾' },
    },
    'raft.vote.grantedAgain': {
      name: '重复同一张选票',
      headline: ({ node, facts }) => `${node} 再次确认投票给 ${text(facts.candidate)}`,
      why: ({ node, facts }) =>
        `在任期 ${text(facts.term)}，${node} 的票投给了 ${text(facts.candidate)}，来请求的正是它。对同一位候选人说两次“是”，仍然只算一票。`,
      facts: { mine: '自己日志的末尾', theirs: '候选人日志的末尾' },
    },
    'raft.vote.refused.staleTerm': {
      name: '拒绝投票：任期过时',
      headline: ({ node, facts }) => `${node} 拒绝投票给 ${text(facts.candidate)}：任期过时`,
      why: ({ node, facts }) =>
        `${text(facts.candidate)} 为任期 ${text(facts.term)} 拉票，而 ${node} 已经处于任期 ${text(facts.currentTerm)}。拒绝的响应带着更新的任期：候选人一旦得知，就放弃自己的任期，转为跟随者。`,
    },
    'raft.vote.refused.alreadyVoted': {
      name: '拒绝投票：每个任期只投一票',
      headline: ({ node, facts }) => `${node} 拒绝投票给 ${text(facts.candidate)}：已经投过票`,
      why: ({ node, facts }) =>
        `在任期 ${text(facts.term)}，${node} 已投票给 ${text(facts.votedFor)}；每台服务器每个任期只投一票，先到先得。如果服务器可以投两次，两位候选人就可能都得到多数。`,
    },
    'raft.vote.refused.stalerLog': {
      name: '选举限制',
      headline: ({ node, facts }) => `${node} 拒绝投票给 ${text(facts.candidate)}：它的日志落后`,
      why: ({ node, facts }) =>
        `${text(facts.candidate)} 的日志（${end(facts.theirs)}）落后于 ${node} 的（${end(facts.mine)}）：先比末条的任期，再比长度。落后的日志可能缺少已提交的条目，而领导者必须拥有全部已提交的条目。`,
      facts: { mine: '自己日志的末尾', theirs: '候选人日志的末尾' },
    },
    'raft.append.refused.staleTerm': {
      name: '旧任期的领导者',
      headline: ({ node, facts }) => `${node} 拒绝旧任期的领导者 ${text(facts.leader)}`,
      why: ({ node, facts }) =>
        `这条消息属于任期 ${text(facts.term)}，而 ${node} 已经处于任期 ${text(facts.currentTerm)}。响应带着更新的任期：领导者一旦得知，就不再领导。`,
    },
    'raft.append.refused.mismatch': {
      name: '一致性检查',
      headline: ({ node, facts }) => `${node} 拒绝 ${text(facts.leader)}：日志不一致`,
      why: ({ node, facts }) =>
        facts.mine === null
          ? `这条消息接在索引 ${text(facts.prevLogIndex)} 之后，但 ${node} 的日志到 ${text(facts.lastLogIndex)} 就结束了，中间会留下空缺。领导者应当一步步后退，直到两份日志一致。`
          : `在索引 ${text(facts.prevLogIndex)} 处，消息说的条目属于任期 ${text(facts.prevLogTerm)}，${node} 的却属于任期 ${termOf(facts.mine)}。领导者应当一步步后退，直到两份日志一致。`,
      facts: { mine: '自己在该处的条目' },
    },
    'raft.append.rivalLeader': {
      name: '同一任期的两个领导者',
      headline: ({ node, facts }) => `${node} 发现自己的任期里还有一个领导者：${text(facts.rival)}`,
      why: ({ node, facts }) =>
        `${text(facts.rival)} 是作为任期 ${text(facts.term)} 的领导者发出这条消息的，而 ${node} 也领导这个任期。只要遵守了所有规则，也没有磁盘丢失，一个任期至多有一个领导者。`,
      facts: { rival: '另一个领导者' },
    },
    'raft.append.heartbeat': {
      name: '心跳',
      headline: ({ node, facts }) => `${node} 收到 ${text(facts.leader)} 的心跳`,
      why: (told) =>
        `${text(told.facts.leader)} 是作为任期 ${text(told.facts.term)} 的领导者发出它的，${told.node} 也处于这个任期；消息不带条目。${told.facts.mine === undefined ? '' : before(told)}${told.node} 重新开始选举计时。${amiss(told)}`,
      facts: { mine: '自己在该处的条目', cutOff: '截掉的条目数' },
    },
    'raft.append.accepted': {
      name: '追加条目',
      headline: ({ node, facts }) => `${node} 追加 ${text(facts.leader)} 发来的 ${text(facts.entries)} 个条目`,
      why: (told) =>
        `${before(told)}所以其后的条目也可以接在这里：${told.node} 的日志现在到索引 ${is(told.facts.lastLogIndex)} 为止，它把这一点告诉 ${text(told.facts.leader)}。${amiss(told)}`,
      facts: {
        entries: '追加的条目数',
        mine: '自己在该处的条目',
        kept: '自己冲突的条目',
        theirs: '领导者条目的任期',
        cutOff: '截掉的条目数',
      },
    },
    'raft.append.present': {
      name: '条目已经存在',
      headline: ({ node, facts }) =>
        facts.kept === undefined
          ? `${node} 已经有 ${text(facts.leader)} 发来的这些条目`
          : `${text(facts.leader)} 发来的这些条目 ${node} 一个也没有采用`,
      why: (told) =>
        `消息带着索引 ${text(told.facts.prevLogIndex)} 之后的 ${text(told.facts.entries)} 个条目，${told.facts.kept === undefined ? `${told.node} 的日志在这些位置上已有任期相同的条目。` : `${told.node} 的日志在这些位置上已经有条目。`}${told.facts.mine === undefined ? '' : before(told)}已有的保持不变，其后的也不可截掉：旧消息可能迟到。${amiss(told)}`,
      facts: {
        entries: '携带的条目数',
        mine: '自己在该处的条目',
        kept: '自己冲突的条目',
        theirs: '领导者条目的任期',
        cutOff: '截掉的条目数',
      },
    },
    'raft.append.conflict.deleted': {
      name: '删除冲突的条目',
      headline: ({ node, facts }) => `${node} 从索引 ${text(facts.index)} 起删除 ${text(facts.deleted)} 个条目`,
      why: ({ node, facts }) =>
        `在索引 ${text(facts.index)} 处，${node} 的条目属于任期 ${termOf(facts.mine)}，领导者的属于任期 ${termOf(facts.theirs)}：位置相同，条目不同。以领导者的日志为准，冲突的条目连同其后的全部条目一起删除。只要遵守了所有规则，也没有磁盘丢失，它们就都没有提交。`,
      facts: { mine: '自己的条目', theirs: '领导者的条目', deleted: '删除的条目数' },
    },
    'raft.follower.commits': {
      name: '跟随者得知提交进度',
      headline: ({ node, facts }) => `${node} 提交到索引 ${is(facts.commitIndex)}`,
      why: ({ node, facts }) =>
        `${text(facts.leader)} 说它已提交到索引 ${text(facts.leaderCommit)}，而这条消息到索引 ${text(facts.lastNewEntry)} 为止：取两者中较小的。${node} 现在在自己的状态副本上执行这些命令。`,
      facts: { lastNewEntry: '最后一个新条目' },
    },
    'raft.heartbeat.due': {
      name: '发送心跳',
      headline: ({ node }) => `${node} 发送心跳`,
      why: ({ node, facts }) =>
        `领导者定时向所有服务器发消息，让选举定时器在超时之前重新开始。${node} 同时告知提交到了哪里（索引 ${text(facts.leaderCommit)}），并带上还不知道跟随者是否已有的条目，以一条消息装得下为限。`,
    },
    'raft.match.advanced': {
      name: '跟随者的日志又一致了一段',
      headline: ({ node, facts }) =>
        was(facts.matchIndex) === is(facts.matchIndex)
          ? `${node} 对 ${text(facts.follower)} 从索引 ${is(facts.nextIndex)} 继续`
          : `${node} 听 ${text(facts.follower)} 说已存到索引 ${is(facts.matchIndex)}`,
      why: ({ node, facts }) =>
        was(facts.matchIndex) === is(facts.matchIndex)
          ? `${text(facts.follower)} 接受了发给它的内容，到索引 ${count(field(facts.nextIndex, 'is')) - 1} 为止；它以前响应过索引 ${is(facts.matchIndex)}。${node} 下一次从索引 ${is(facts.nextIndex)} 开始发给它。`
          : `${text(facts.follower)} 接受了发给它的内容，响应说自己的日志与领导者的一致到索引 ${is(facts.matchIndex)}（之前是 ${was(facts.matchIndex)}）。${node} 下一次从索引 ${is(facts.nextIndex)} 开始发给它。`,
    },
    'raft.match.unchanged': {
      name: '没有新内容的接受响应',
      headline: ({ node, facts }) => `${node} 没有从 ${text(facts.follower)} 得知新情况`,
      why: ({ node, facts }) =>
        `${text(facts.follower)} 接受了发给它的内容，${facts.matchIndex === 0 ? '但这没有说到任何条目' : `而 ${node} 以前就听说它的日志一致到索引 ${text(facts.matchIndex)}`}：这可能是对心跳的响应、迟到的响应，或者一份副本。matchIndex 从不后退。`,
    },
    'raft.next.stepsBack': {
      name: '后退一步',
      headline: ({ node, facts }) => `${node} 对 ${text(facts.follower)} 后退到索引 ${is(facts.nextIndex)}`,
      why: ({ node, facts }) =>
        `${text(facts.follower)} 拒绝了索引 ${count(field(facts.nextIndex, 'was')) - 1} 之后的内容：当时它的日志里没有领导者在那里的条目。${
          facts.matchIndex === undefined
            ? `${node} 往前退一个条目再试；最晚退到开头，在那里所有日志都一致。`
            : `但它也响应过一致到索引 ${text(facts.matchIndex)}：这是迟到的旧拒绝，或者有磁盘丢失。退一个条目再试只是多费一条消息，没有坏处。`
        }`,
    },
    'raft.next.refusedEarlier': {
      name: '关于另一个索引的拒绝',
      headline: ({ node, facts }) => `${node} 不因 ${text(facts.follower)} 的这次拒绝而后退`,
      why: ({ node, facts }) =>
        `这次拒绝说的是索引 ${text(facts.prevLogIndex)}，而 ${node} 现在向 ${text(facts.follower)} 核对的是索引 ${count(facts.nextIndex) - 1}：这次拒绝已经处理过，或者已被后来的响应超越。只有针对正在核对的那个索引的拒绝，才使领导者后退。`,
    },
    'raft.commit.counted': {
      name: '多数已存，即可提交',
      headline: ({ node, facts }) => `${node} 提交到索引 ${is(facts.commitIndex)}`,
      why: ({ node, facts }) =>
        `据 ${node} 所知，存有索引 ${text(facts.index)} 的有 ${list(names(facts.holders))}：共 ${names(facts.holders).length} 台服务器，${text(facts.needed)} 台即为多数。${
          facts.entryTerm === facts.currentTerm
            ? `这个条目属于领导者自己的任期 ${text(facts.currentTerm)}，所以`
            : `这个条目属于任期 ${text(facts.entryTerm)}，而不是领导者自己的任期 ${text(facts.currentTerm)}，但`
        } ${node} 提交它和它之前的全部条目，执行命令并答复等待的客户端。`,
      facts: { holders: '存有它的服务器', needed: '所需服务器数', entryTerm: '条目的任期' },
    },
    'raft.commit.waits.majority': {
      name: '等待多数',
      headline: ({ node, facts }) =>
        `${node} 还不能提交索引 ${text(facts.index)}：${names(facts.holders).length}/${text(facts.needed)}`,
      why: ({ node, facts }) =>
        `目前只知道 ${list(names(facts.holders))} 存有索引 ${text(facts.index)}，而 ${text(facts.needed)} 台服务器才是多数。就 ${node} 所知，这个条目仍可能丢失，所以它还不执行。`,
      facts: { holders: '存有它的服务器', needed: '所需服务器数' },
    },
    'raft.commit.waits.oldTerm': {
      name: '旧任期的条目不靠计数提交',
      headline: ({ node, facts }) => `${node} 不能靠计数提交索引 ${text(facts.index)}：它属于旧任期`,
      why: ({ node, facts }) =>
        `多数服务器都存有索引 ${text(facts.index)}，但这个条目属于任期 ${text(facts.entryTerm)}，而 ${node} 领导的是任期 ${text(facts.currentTerm)}。旧任期的条目有这么多副本，并不能证明以后每个领导者都会保留它（论文图 8 就有一个没有保留）：它要等领导者自己任期的条目，与之一起提交。`,
      facts: { holders: '存有它的服务器', needed: '所需服务器数', entryTerm: '条目的任期' },
    },
    'raft.client.accepted': {
      name: '领导者接受命令',
      headline: ({ node, facts }) => `${node} 在索引 ${text(facts.index)} 追加 ${text(facts.command)}`,
      why: ({ node, facts }) =>
        `${node} 领导任期 ${text(facts.term)}，于是把客户端的命令写入自己的日志，并马上联系其他所有服务器。客户端要等：这个条目提交之后才答复它。`,
      facts: { request: '请求', command: '命令' },
    },
    'raft.client.redirected': {
      name: '只有领导者接受命令',
      headline: ({ node, facts }) =>
        facts.leader === null ? `${node} 不是领导者，也不知道谁是领导者` : `${node} 请客户端去找 ${text(facts.leader)}`,
      why: ({ node, facts }) =>
        facts.leader === null
          ? `只有领导者才能向日志追加条目，而 ${node} 不知道任期 ${text(facts.currentTerm)} 的领导者是谁。客户端要过一会儿再问，或者换一台服务器。`
          : `只有领导者才能向日志追加条目。据 ${node} 所知，任期 ${text(facts.currentTerm)} 的领导者是 ${text(facts.leader)}。`,
      facts: { request: '请求' },
    },
    'raft.client.answered': {
      name: '答复客户端',
      headline: ({ node, facts }) => `${node} 答复客户端：${text(facts.result)}`,
      why: ({ node, facts }) =>
        `索引 ${text(facts.index)} 的条目已经提交，${node} 也执行了它的命令。现在可以告诉客户端了：只要遵守了所有规则，也没有磁盘丢失，这个结果就一直有效。`,
      facts: { request: '请求', result: '结果' },
    },
    'raft.client.forgotten': {
      name: '不再让客户端等待',
      headline: ({ node, facts }) => `${node} 不再领导，不再让客户端等待索引 ${text(facts.index)}`,
      why: ({ node, facts }) =>
        `${node} 领导任期 ${text(facts.currentTerm)}，得知更新的任期时索引 ${text(facts.index)} 还没有提交。这条命令是否保留，它无从知道，所以不保证什么；客户端要重新去问，无论那时谁在领导。`,
      facts: { request: '请求' },
    },
  },
  invariants: {
    'raft.ElectionSafety': { name: '选举安全性', statement: '每个任期自始至终最多只有一台服务器当选领导者。' },
    'raft.LeaderAppendOnly': {
      name: '领导者只追加',
      statement: '领导者从不覆盖或删除自己日志中的条目，只会追加。',
    },
    'raft.LogMatching': {
      name: '日志匹配',
      statement: '如果两份日志中有索引和任期都相同的条目，那么到该索引为止两份日志完全相同。',
    },
    'raft.LeaderCompleteness': {
      name: '领导者完整性',
      statement: '在某个任期提交的条目，存在于之后每个任期的领导者的日志中。',
    },
    'raft.StateMachineSafety': {
      name: '状态机安全性',
      statement: '一台服务器在某个索引应用了一个条目，其他服务器就绝不会在该索引应用不同的条目。',
    },
  },
  sometimes: {
    'raft.aLeaderIsElected': '选出了一个领导者。',
    'raft.anEntryCommits': '有条目得到提交。',
    'raft.theLeaderChanges': '领导者换成了另一台服务器。',
  },
} satisfies RulesWords<typeof protocol>;
