// Raft's cells of the concept bridge, in Chinese.

import type { BridgeCells } from '../../../speech/bridge.ts';
import type { shows } from '../bridge.ts';

export const words: BridgeCells<typeof shows> = {
  number: { term: '任期（term）', note: '每次参选加一。几个候选人可以同在一个任期，由投票决定谁来领导。' },
  leader: { term: '领导者', note: '一个任期最多一个。别人不能往日志里添加。' },
  place: { term: '日志中某个索引的条目', note: '日志只在末尾一条一条地增长。' },
  winning: { term: '选举：RequestVote', note: '多数派投票给候选人，每台服务器每个任期只投一票。' },
  copying: { term: 'AppendEntries', note: '按顺序发送条目，并检查在它们之前的日志是否一致。' },
  heeding: { term: '投票限制', note: '日志落后的候选人得不到选票，所以当选者拥有所有已提交的条目。' },
  decided: { term: '已提交', note: '多数派持有领导者本任期的条目；再由心跳告诉大家。' },
  holes: { term: '不会出现', note: '跟随者只在与领导者相同的条目之后接上新条目。' },
  leftovers: { term: '保留旧任期（图 8）', note: '副本再多也不算提交；要有新任期的条目接在它后面才算。' },
  deposed: { term: '更新的任期', note: '响应会带上它；旧领导者一旦得知，就变回跟随者。' },
  disk: { term: 'currentTerm、votedFor、log', note: '在投票或确认发出之前写好。' },
  quorum: { term: '多数派', note: '选举和提交都要：任意两个多数派必有共同的服务器。' },
  progress: { term: '随机的选举超时', note: '选票偶尔会分散；下一次抽到的时间不同。' },
  behind: { term: 'nextIndex 后退', note: '领导者一步步往回试，直到日志一致，再发送后面的条目。' },
  lost: { term: '重发', note: '领导者重发未被确认的内容；多来一份不会改变什么。' },
};
