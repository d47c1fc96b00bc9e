// Raft's rule book, in Chinese.

import type { BookWords } from '../../../speech/book.ts';
import type { book } from '../book.ts';
import type { RuleId } from '../rules.ts';

export const words: BookWords<typeof book, RuleId> = {
  cards: {
    state: { title: '状态', lead: '服务器知道些什么。一部分必须在崩溃之后还在，其余的可以重新得知。' },
    appendEntries: { title: 'AppendEntries（追加条目）', lead: '领导者用它复制日志；不带条目时就是心跳。' },
    requestVote: { title: 'RequestVote（请求投票）', lead: '候选人用它收集选票。' },
    servers: { title: '服务器守则', lead: '每种角色自己要做什么，听到什么时又要做什么。' },
  },
  headings: {
    persistent: '在磁盘上，先写好再响应任何人',
    volatile: '在内存里，每台服务器都有',
    onLeaders: '在内存里，只有领导者有；每次当选后重新开始',
    birth: '启动时',
    receiver: '收到它的服务器',
    sender: '领导者收到响应时',
    all: '所有服务器',
    followers: '跟随者',
    candidates: '候选人',
    leaders: '领导者',
  },
  points: {
    currentTerm: { name: 'currentTerm', text: '见过的最新任期。从 0 开始，只增不减。' },
    votedFor: { name: 'votedFor', text: '在当前任期把票投给了谁；可以为空。' },
    log: { name: 'log[]', text: '日志条目：一条命令，以及领导者收到它时的任期。索引从 1 开始。' },
    commitIndex: { name: 'commitIndex', text: '已知提交到哪一条。每次启动从 0 开始，只增不减。' },
    lastApplied: { name: 'lastApplied', text: '已执行到哪一条。每次启动从 0 开始，只增不减，不会超过 commitIndex。' },
    nextIndex: {
      name: 'nextIndex[]',
      text: '对其他每台服务器，下一条要发给它的条目。新领导者先猜：自己日志末尾加一。',
    },
    matchIndex: { name: 'matchIndex[]', text: '对其他每台服务器，已知其日志与自己一致到哪里。从 0 开始，只增不减。' },
    appendArguments: {
      name: '携带的内容',
      text: '领导者的任期和名字；新条目之前那一条的索引和任期；新条目；领导者已提交到哪里。',
    },
    voteArguments: { name: '携带的内容', text: '候选人的任期和名字，以及它日志最后一条的索引和任期。' },
    apply: { name: '执行已提交的条目', text: '只要 commitIndex 超过 lastApplied，就按顺序执行日志里的下一条命令。' },
    respond: { name: '只作响应', text: '跟随者只响应候选人和领导者，自己什么也不发起，直到选举定时器超时。' },
  },
  rules: {
    'raft.follower.begins': '启动时是跟随者，任期、选票和日志取自磁盘，并启动选举定时器。',
    'raft.append.refused.staleTerm': '消息的任期小于 currentTerm，就拒绝。响应带上更新的任期，旧领导者由此得知。',
    'raft.append.refused.mismatch':
      '日志在 prevLogIndex 处没有条目，或那里的任期不是 prevLogTerm，就拒绝。各份日志能够一致，靠的就是这项检查。',
    'raft.append.conflict.deleted': '已有的条目与新条目冲突（索引相同、任期不同）时，删除它和它后面的全部条目。',
    'raft.append.accepted': '把日志里还没有的新条目追加进去。',
    'raft.append.present': '已经有的条目不动，它们后面的也不动：这条消息可能是迟到的旧消息。',
    'raft.follower.commits':
      '如果 leaderCommit 超过 commitIndex，就把 commitIndex 提到 leaderCommit 与最后一条新条目中较小的那个。',
    'raft.append.heartbeat': '收到现任领导者的消息，哪怕是空的，也重新开始选举计时，让别人不必参选。',
    'raft.append.rivalLeader':
      '一个任期最多一个领导者，所以领导者不会听到同任期的另一个领导者。若听到了，必有规则先被违反，或者有磁盘丢失。',
    'raft.match.advanced': '对方接受了：把 matchIndex 提到已知对方拥有的位置，nextIndex 提到它的下一条。',
    'raft.match.unchanged': '没有新内容的接受不改变什么：matchIndex 从不后退。',
    'raft.next.stepsBack': '对方因日志不一致而拒绝：nextIndex 减一，再试。',
    'raft.next.refusedEarlier': '拒绝的不是正在核对的那个索引，就是已经处理过或已被超越的：不因它后退。',
    'raft.vote.refused.staleTerm': '对方的任期小于 currentTerm，就拒绝；响应带上更新的任期。',
    'raft.vote.refused.alreadyVoted': '本任期已把票投给别人，就拒绝：每个任期一票，先到先得。',
    'raft.vote.refused.stalerLog':
      '候选人的日志落后于自己，就拒绝。最后一条的任期较大者为新；任期相同，日志较长者为新。因此胜者必有全部已提交的条目。',
    'raft.vote.granted': '否则投给它：先把 votedFor 写进磁盘，并重新开始选举计时。',
    'raft.vote.grantedAgain': '同一候选人在同一任期再问，给同样的响应。',
    'raft.term.newer': '在任何消息或响应里见到比自己更大的任期，就采用它，转为跟随者。',
    'raft.reply.stale': '对旧任期的问题、或已离开的角色的响应，放到一边。',
    'raft.client.redirected': '客户端问到不是领导者的服务器，就让它去找领导者（如果知道是谁）。',
    'raft.election.started': '选举定时器超时：任期加一，投票给自己，重新计时，向所有其他服务器请求投票。',
    'raft.election.counted': '每位投票者只计一次。只有得到整个集群中多数的选票才算赢。',
    'raft.election.won': '得到多数就成为领导者，并立刻告诉所有人。nextIndex 从日志末尾加一开始，matchIndex 从 0 开始。',
    'raft.election.lostToLeader': '候选人收到同任期的 AppendEntries，说明别人赢了：转为跟随那位领导者。',
    'raft.election.lateVote': '当选之后才到的响应不改变什么。',
    'raft.heartbeat.due': '定时向所有人发送 AppendEntries，使谁的选举定时器都不会超时；并带上对方还缺的条目。',
    'raft.client.accepted': '把客户端的命令追加到自己的日志，发给其他服务器，等它提交并执行之后再答复。',
    'raft.commit.waits.majority': '已知拥有某条目的服务器不到多数，就不算提交：就领导者所知，它还可能丢失。',
    'raft.commit.waits.oldTerm':
      '旧任期的条目从不靠数有多少服务器拥有它来提交（图 8 说明了原因），而是随后面的条目一起提交。',
    'raft.commit.counted':
      '如果多数服务器拥有 commitIndex 之后的某条目，并且该条目属于当前任期，就把 commitIndex 提到那里。它之前的条目也随之提交。',
    'raft.client.answered': '条目已提交、命令已执行，才答复客户端。',
    'raft.client.forgotten': '失去领导地位后，说不准还没提交的命令会怎样：它的客户端得重新询问。',
  },
};
