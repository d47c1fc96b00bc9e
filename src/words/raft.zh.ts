// What is said about Raft, in Chinese.

import type { raft } from '../protocols/raft/index.ts';
import type { AppendEntries, AppendEntriesReply, RequestVote, RequestVoteReply } from '../protocols/raft/messages.ts';
import { count, indexOf, is, isBehind, names, termOf, text, was } from './facts.ts';
import type { ProtocolWords } from './protocol.ts';

const list = (all: readonly string[]) => all.join('、');

export const raftZh = {
  title: 'Raft',
  summary: '服务器选出一个领导者；领导者先把命令日志复制到多数服务器上，然后才执行。',
  epoch: '任期',
  slot: '索引',
  ledger: '日志',
  counts: { nodes: '服务器' },
  roles: { follower: '跟随者', candidate: '候选人', leader: '领导者' },
  parts: { server: '服务器' },
  messages: {
    RequestVote: {
      name: '请求投票',
      about: '候选人请求一张选票，并说明自己的日志到哪里为止。',
      brief: ({ term, lastLogIndex, lastLogTerm }: RequestVote) => `任期 ${term}，末条 ${lastLogIndex}:${lastLogTerm}`,
    },
    RequestVoteReply: {
      name: '投票答复',
      about: '服务器把票投给候选人，或者拒绝。',
      brief: ({ term }: RequestVoteReply) => `任期 ${term}`,
    },
    AppendEntries: {
      name: '追加条目',
      about: '领导者发送日志条目；不带条目时就是心跳，意思是：我仍在领导。',
      brief: ({ term, prevLogIndex, entries }: AppendEntries) =>
        entries.length === 0
          ? `任期 ${term}`
          : `任期 ${term}，${prevLogIndex + 1}${entries.length > 1 ? `–${prevLogIndex + entries.length}` : ''}`,
    },
    AppendEntriesReply: {
      name: '追加答复',
      about: '服务器说明自己的日志与领导者的是否一致，一致到哪里。',
      brief: ({ term, success, prevLogIndex, matchIndex }: AppendEntriesReply) =>
        success ? `任期 ${term}，匹配 ${matchIndex}` : `任期 ${term}，前一条 ${prevLogIndex}`,
    },
  },
  timers: { election: '选举超时', heartbeat: '心跳' },
  rules: {
    'raft.follower.begins': {
      name: '服务器以跟随者的身份启动',
      headline: ({ node }) => `${node} 作为跟随者启动`,
      why: ({ node, facts }) =>
        `每台服务器启动时都是跟随者，任期（${text(facts.currentTerm)}）和日志取自磁盘。如果 ${node} 在选举超时之前没有收到领导者的消息，它就会自己参选。`,
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
      name: '过时的答复',
      headline: ({ node, facts }) => `${node} 不理会 ${text(facts.from)} 的过时答复`,
      why: ({ node, facts }) =>
        facts.term === facts.currentTerm
          ? `这个答复属于任期 ${text(facts.term)}，${node} 也在这个任期，但以它现在的角色，并没有在问这件事。来得太晚的答复不改变任何东西。`
          : `这个答复属于任期 ${text(facts.term)}，而 ${node} 现在处于任期 ${text(facts.currentTerm)}。来得太晚的答复不改变任何东西。`,
      facts: { message: '消息', from: '来自' },
    },
    'raft.election.started': {
      name: '参加选举',
      headline: ({ node, facts }) => `${node} 在任期 ${is(facts.currentTerm)} 参选`,
      why: ({ node, facts }) =>
        `${node} 的选举定时器到时，其间没有收到领导者的消息，于是它进入任期 ${is(facts.currentTerm)}，先投自己一票，再请求其他所有服务器投票。连同自己的一票，它需要 ${text(facts.needed)} 票。`,
      facts: { granted: '已得票数', needed: '所需票数' },
    },
    'raft.election.counted': {
      name: '计票',
      headline: ({ node, facts }) =>
        facts.voteGranted === true
          ? `${node} 得到 ${text(facts.from)} 的一票：${names(facts.granted).length}/${text(facts.needed)}`
          : `${text(facts.from)} 拒绝投票给 ${node}：仍是 ${names(facts.granted).length}/${text(facts.needed)}`,
      why: ({ node, facts }) =>
        `在任期 ${text(facts.term)}，投票给 ${node} 的有 ${list(names(facts.granted))}，需要 ${text(facts.needed)} 票。只有整个集群的多数才能产生领导者，所以同一任期绝不会有两个胜者。`,
      facts: { from: '来自', granted: '赞成票', refused: '反对票', needed: '所需票数' },
    },
    'raft.election.won': {
      name: '赢得选举',
      headline: ({ node, facts }) => `${node} 成为任期 ${text(facts.term)} 的领导者`,
      why: ({ node, facts }) =>
        `${list(names(facts.granted))} 投票给 ${node}，${text(facts.needed)} 票${names(facts.granted).length < count(facts.needed) ? '才是多数，它却就此领导' : '即为多数'}。它马上通知所有服务器，免得别人再参选；它暂且假定所有日志都与自己的一致（nextIndex 为 ${text(facts.nextIndex)}）。`,
      facts: { granted: '赞成票', needed: '所需票数' },
    },
    'raft.election.lostToLeader': {
      name: '候选人让步',
      headline: ({ node, facts }) => `${node} 让步：${text(facts.leader)} 领导任期 ${text(facts.term)}`,
      why: ({ node, facts }) =>
        `${node} 还在等选票时，${text(facts.leader)} 已在同一任期发来追加条目的消息，说明它已经当选。${node} 承认这位领导者，重新成为跟随者。`,
    },
    'raft.election.lateVote': {
      name: '选举之后的选票',
      headline: ({ node, facts }) =>
        facts.voteGranted === true
          ? `${text(facts.from)} 的选票到达时，${node} 已经是领导者`
          : `${text(facts.from)} 的拒绝到达时，${node} 已经是领导者`,
      why: ({ node, facts }) => `${node} 已凭多数选票赢得任期 ${text(facts.term)}。之后到达的答复不再改变什么。`,
      facts: { from: '来自' },
    },
    'raft.vote.granted': {
      name: '投出选票',
      headline: ({ node, facts }) => `${node} 在任期 ${text(facts.term)} 投票给 ${text(facts.candidate)}`,
      why: ({ node, facts }) =>
        `${node} 在任期 ${text(facts.term)} ${was(facts.votedFor) === '–' ? '还没有投过票' : `已经投给 ${was(facts.votedFor)}`}，${text(facts.candidate)} 的日志（末条索引 ${indexOf(facts.theirs)}，任期 ${termOf(facts.theirs)}）${isBehind(facts.theirs, facts.mine) ? '比' : '至少和'}自己的（索引 ${indexOf(facts.mine)}，任期 ${termOf(facts.mine)}）${isBehind(facts.theirs, facts.mine) ? '旧' : '一样新'}。选票应当先写入磁盘再投出，以免投两次。${node} 重新开始选举计时。`,
      facts: { mine: '自己日志的末尾', theirs: '候选人日志的末尾' },
    },
    'raft.vote.grantedAgain': {
      name: '重复同一张选票',
      headline: ({ node, facts }) => `${node} 再次确认投票给 ${text(facts.candidate)}`,
      why: ({ node, facts }) =>
        `${node} 在任期 ${text(facts.term)} 已经投给 ${text(facts.candidate)}，同样的请求又来了一次。对同一位候选人说两次“是”，仍然只算一票。`,
      facts: { mine: '自己日志的末尾', theirs: '候选人日志的末尾' },
    },
    'raft.vote.refused.staleTerm': {
      name: '拒绝投票：任期过时',
      headline: ({ node, facts }) => `${node} 拒绝投票给 ${text(facts.candidate)}：任期过时`,
      why: ({ node, facts }) =>
        `${text(facts.candidate)} 为任期 ${text(facts.term)} 拉票，而 ${node} 已经处于任期 ${text(facts.currentTerm)}。拒绝的答复带着更新的任期，候选人得知后就会退为跟随者。`,
    },
    'raft.vote.refused.alreadyVoted': {
      name: '拒绝投票：每个任期只投一票',
      headline: ({ node, facts }) => `${node} 拒绝投票给 ${text(facts.candidate)}：已经投过票`,
      why: ({ node, facts }) =>
        `在任期 ${text(facts.term)}，${node} 已投票给 ${text(facts.votedFor)}；每台服务器每个任期只投一票，先到先得。如果能投两次，两位候选人就可能都得到多数。`,
    },
    'raft.vote.refused.stalerLog': {
      name: '选举限制',
      headline: ({ node, facts }) => `${node} 拒绝投票给 ${text(facts.candidate)}：它的日志落后`,
      why: ({ node, facts }) =>
        `候选人的日志到索引 ${indexOf(facts.theirs)}（任期 ${termOf(facts.theirs)}）为止，投票者的到索引 ${indexOf(facts.mine)}（任期 ${termOf(facts.mine)}）为止：先比末条的任期，再比长度。${node} 也许存有 ${text(facts.candidate)} 缺少的已提交条目，而领导者必须拥有全部已提交的条目。`,
      facts: { mine: '自己日志的末尾', theirs: '候选人日志的末尾' },
    },
    'raft.append.refused.staleTerm': {
      name: '旧任期的领导者',
      headline: ({ node, facts }) => `${node} 拒绝旧任期的领导者 ${text(facts.leader)}`,
      why: ({ node, facts }) =>
        `这条消息属于任期 ${text(facts.term)}，而 ${node} 已经处于任期 ${text(facts.currentTerm)}。答复带着更新的任期：${text(facts.leader)} 会由此得知自己不再是领导者。`,
    },
    'raft.append.refused.mismatch': {
      name: '一致性检查',
      headline: ({ node, facts }) => `${node} 拒绝 ${text(facts.leader)}：日志不一致`,
      why: ({ node, facts }) =>
        facts.mine === null
          ? `这条消息接在索引 ${text(facts.prevLogIndex)} 之后，但 ${node} 的日志到 ${text(facts.lastLogIndex)} 就结束了，中间会留下空缺。领导者会一步步后退，直到两份日志一致。`
          : `在索引 ${text(facts.prevLogIndex)} 处，领导者的条目属于任期 ${text(facts.prevLogTerm)}，${node} 的却属于任期 ${termOf(facts.mine)}。领导者会一步步后退，直到两份日志一致。`,
      facts: { mine: '自己在该处的条目' },
    },
    'raft.append.rivalLeader': {
      name: '同一任期的两个领导者',
      headline: ({ node, facts }) => `${node} 发现自己的任期里还有一个领导者：${text(facts.rival)}`,
      why: ({ node, facts }) =>
        `${node} 和 ${text(facts.rival)} 都认为自己赢得了任期 ${text(facts.term)}。只要每台服务器只投一票，这就不可能发生：一定有规则先被破坏了。`,
      facts: { rival: '另一个领导者' },
    },
    'raft.append.heartbeat': {
      name: '心跳',
      headline: ({ node, facts }) => `${node} 收到 ${text(facts.leader)} 的心跳`,
      why: ({ node, facts }) =>
        `${text(facts.leader)} 领导任期 ${text(facts.term)}，暂时没有新条目，两份日志到索引 ${text(facts.prevLogIndex)} 为止一致。${node} 重新开始选举计时：它没有理由参选。`,
    },
    'raft.append.accepted': {
      name: '追加条目',
      headline: ({ node, facts }) => `${node} 追加 ${text(facts.leader)} 发来的 ${text(facts.entries)} 个条目`,
      why: ({ node, facts }) =>
        `两份日志在索引 ${text(facts.prevLogIndex)} 处一致，所以领导者日志中后面的条目也可以接在这里。${node} 的日志现在到索引 ${is(facts.lastLogIndex)} 为止，它把这一点告诉 ${text(facts.leader)}。`,
      facts: { entries: '追加的条目数' },
    },
    'raft.append.present': {
      name: '条目已经存在',
      headline: ({ node, facts }) => `${node} 已经有 ${text(facts.leader)} 发来的这些条目`,
      why: ({ node, facts }) =>
        `消息重复了索引 ${text(facts.prevLogIndex)} 之后的 ${text(facts.entries)} 个条目，${node} 的日志里早已有了。什么都不必改变，后面的条目也不可截掉：旧消息可能姗姗来迟。`,
      facts: { entries: '携带的条目数' },
    },
    'raft.append.conflict.deleted': {
      name: '删除冲突的条目',
      headline: ({ node, facts }) => `${node} 从索引 ${text(facts.index)} 起删除 ${text(facts.deleted)} 个条目`,
      why: ({ node, facts }) =>
        `在索引 ${text(facts.index)} 处，${node} 的条目属于任期 ${termOf(facts.mine)}，领导者的属于任期 ${termOf(facts.theirs)}：位置相同，条目不同。以领导者的日志为准，冲突的条目连同其后的全部条目一起删除。只要遵守了所有规则，它们就都没有提交。`,
      facts: { mine: '自己的条目', theirs: '领导者的条目', deleted: '删除的条目数' },
    },
    'raft.follower.commits': {
      name: '跟随者得知提交进度',
      headline: ({ node, facts }) => `${node} 提交到索引 ${is(facts.commitIndex)}`,
      why: ({ node, facts }) =>
        `${text(facts.leader)} 说它已提交到索引 ${text(facts.leaderCommit)}，而 ${node} 的日志已知一致到 ${text(facts.lastNewEntry)}：取两者中较小的。${node} 现在在自己的状态副本上执行这些命令。`,
      facts: { lastNewEntry: '最后一个新条目' },
    },
    'raft.heartbeat.due': {
      name: '发送心跳',
      headline: ({ node }) => `${node} 发送心跳`,
      why: ({ node, facts }) =>
        `领导者定时向所有服务器发消息，以免谁的选举计时到期。${node} 同时告知提交到了哪里（索引 ${text(facts.leaderCommit)}），并重发跟随者仍然缺少的条目。`,
    },
    'raft.match.advanced': {
      name: '跟随者的日志又一致了一段',
      headline: ({ node, facts }) => `${node} 得知 ${text(facts.follower)} 已存到索引 ${is(facts.matchIndex)}`,
      why: ({ node, facts }) =>
        `${text(facts.follower)} 接受了，所以它的日志与领导者的一致到索引 ${is(facts.matchIndex)}（之前是 ${was(facts.matchIndex)}）。${node} 下一次从索引 ${is(facts.nextIndex)} 开始发给它。`,
    },
    'raft.match.unchanged': {
      name: '跟随者确认',
      headline: ({ node, facts }) => `${node} 得知 ${text(facts.follower)} 仍在跟随`,
      why: ({ node, facts }) =>
        `${text(facts.follower)} 接受了，但 ${node} 早已知道它的日志一致到索引 ${text(facts.matchIndex)}。已知复制完成的部分绝不会变少。`,
    },
    'raft.next.stepsBack': {
      name: '后退一步',
      headline: ({ node, facts }) => `${node} 对 ${text(facts.follower)} 后退到索引 ${is(facts.nextIndex)}`,
      why: ({ node, facts }) =>
        `${text(facts.follower)} 拒绝了：它的日志里没有索引 ${was(facts.nextIndex)} 前面的那个条目。${node} 往前退一个条目再试；日志迟早会一致，最晚退到开头。`,
    },
    'raft.next.refusedEarlier': {
      name: '已经处理过的拒绝',
      headline: ({ node, facts }) => `${node} 已经处理过 ${text(facts.follower)} 的这次拒绝`,
      why: ({ node, facts }) =>
        `这次拒绝说的是索引 ${text(facts.prevLogIndex)}，而 ${node} 现在向 ${text(facts.follower)} 核对的是索引 ${count(facts.nextIndex) - 1}。为同一次拒绝后退两步只会浪费时间。`,
    },
    'raft.commit.counted': {
      name: '多数已存，即可提交',
      headline: ({ node, facts }) => `${node} 提交到索引 ${is(facts.commitIndex)}`,
      why: ({ node, facts }) =>
        `存有索引 ${text(facts.index)} 的有 ${list(names(facts.holders))}：共 ${names(facts.holders).length} 台服务器，${text(facts.needed)} 台即为多数。${
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
        `目前只知道 ${list(names(facts.holders))} 存有索引 ${text(facts.index)}，而 ${text(facts.needed)} 台服务器才是多数。在此之前这个条目仍可能丢失，所以 ${node} 还不执行它。`,
      facts: { holders: '存有它的服务器', needed: '所需服务器数' },
    },
    'raft.commit.waits.oldTerm': {
      name: '旧任期的条目不靠计数提交',
      headline: ({ node, facts }) => `${node} 不能靠计数提交索引 ${text(facts.index)}：它属于旧任期`,
      why: ({ node, facts }) =>
        `多数服务器都存有索引 ${text(facts.index)}，但这个条目属于任期 ${text(facts.entryTerm)}，而 ${node} 领导的是任期 ${text(facts.currentTerm)}。以后的领导者仍可能覆盖它（论文图 8）；它要等领导者自己任期的第一个条目一起提交。`,
      facts: { holders: '存有它的服务器', needed: '所需服务器数', entryTerm: '条目的任期' },
    },
    'raft.client.accepted': {
      name: '领导者接受命令',
      headline: ({ node, facts }) => `${node} 在索引 ${text(facts.index)} 追加 ${text(facts.command)}`,
      why: ({ node, facts }) =>
        `${node} 领导任期 ${text(facts.term)}，于是把客户端的命令写入自己的日志，并马上发给其他所有服务器。客户端要等：多数服务器存有这个条目之后才会得到答复。`,
      facts: { request: '请求', command: '命令' },
    },
    'raft.client.redirected': {
      name: '只有领导者接受命令',
      headline: ({ node, facts }) =>
        facts.leader === null ? `${node} 不是领导者，也不知道谁是领导者` : `${node} 请客户端去找 ${text(facts.leader)}`,
      why: ({ node, facts }) =>
        facts.leader === null
          ? `只有领导者才能向日志追加条目，而 ${node} 在任期 ${text(facts.currentTerm)} 还没有听说谁是领导者。客户端要过一会儿再问，或者换一台服务器。`
          : `只有领导者才能向日志追加条目。据 ${node} 所知，任期 ${text(facts.currentTerm)} 的领导者是 ${text(facts.leader)}。`,
      facts: { request: '请求' },
    },
    'raft.client.answered': {
      name: '答复客户端',
      headline: ({ node, facts }) => `${node} 答复客户端：${text(facts.result)}`,
      why: ({ node, facts }) =>
        `索引 ${text(facts.index)} 的条目已经提交，${node} 也执行了它的命令。现在可以告诉客户端了：结果不会再丢失。`,
      facts: { request: '请求', result: '结果' },
    },
    'raft.client.forgotten': {
      name: '等待中的客户端被放下',
      headline: ({ node, facts }) => `${node} 不再领导，放下等待索引 ${text(facts.index)} 的客户端`,
      why: ({ node, facts }) =>
        `${node} 领导任期 ${text(facts.currentTerm)}，得知更新的任期时索引 ${text(facts.index)} 还没有提交。这条命令可能保留，也可能丢失，所以它不能保证什么；客户端要去问新的领导者。`,
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
  refusals: {},
  options: {
    electionTimeout: '选举超时',
    heartbeat: '心跳间隔',
    entriesPerMessage: '每条消息最多携带的条目数',
  },
  variants: {
    votesTwice: '跟随者忘记自己投过票，在同一任期再次投票。',
    noLogCheck: '投票者不比较日志，缺少已提交条目的服务器也能当选。',
    commitsOldTerm: '旧任期的条目一旦有多数服务器存有，领导者就提交。',
    majorityOfHalf: '得到半数选票就算赢得选举。',
    noPrevLogCheck: '跟随者只看新条目之前有没有条目，不看那个条目属于哪个任期。',
    keepsConflicts: '与领导者冲突时，跟随者保留自己的条目，只在末尾添加后面的条目。',
    truncatesAlways: '跟随者总把日志截到消息所带的条目为止，哪怕没有任何冲突。',
    votedForNotDurable: '服务器重启后忘记自己投过谁。',
    termNotDurable: '服务器重启后忘记自己的任期，从 0 开始。',
    logNotDurable: '服务器重启后忘记自己的日志。',
  },
} satisfies ProtocolWords<typeof raft>;
