// The concept bridge, in Chinese.

import type { BridgeWords } from '../bridge.ts';

export const bridge: BridgeWords = {
  title: '同样的概念，并排来看',
  lead: '每一行是一个概念。单元格里的按钮会打开一个展示它的场景。',
  idea: '概念',
  show: (title) => `看场景：${title}`,
  none: '这里没有。',
  ideas: {
    number: {
      name: '给各次尝试排序的编号',
      raft: { term: '任期（term）', note: '每次参选加一。几个候选人可以同在一个任期，由投票决定谁来领导。' },
      paxos: { term: '提案编号（ballot）', note: '由轮数和提议者的号码组成：两个提议者永远不会用同一个编号。' },
      multipaxos: { term: '提案编号（ballot）', note: '和 Paxos 一样；领导者的一个编号管所有槽位。' },
    },
    leader: {
      name: '由谁提议',
      raft: { term: '领导者', note: '一个任期最多一个。别人不能往日志里添加。' },
      paxos: { term: '主提议者', note: '谁都可以提议。同一时间只有一个会更快，但安全性并不依赖它。' },
      multipaxos: { term: '领导者', note: '长期留任的主提议者。同时有两个会互相妨碍，但不会造成错误。' },
      twophase: { term: '协调者', note: '始终是同一个节点。没有选举，也没有谁能接替它。' },
    },
    place: {
      name: '就什么达成一致',
      raft: { term: '日志中某个索引的条目', note: '日志只在末尾一条一条地增长。' },
      paxos: { term: '一个值', note: '只做一次决定，没有槽位。' },
      multipaxos: { term: '某个槽位的命令', note: '每个槽位各是一次 Paxos。' },
      twophase: { term: '一个事务', note: '各参与者做的事不同；要么全部做，要么都不做。' },
    },
    winning: {
      name: '取得提议的资格',
      raft: { term: '选举：RequestVote', note: '多数派投票给候选人，每台服务器每个任期只投一票。' },
      paxos: { term: '阶段一：Prepare、Promise', note: '多数派承诺不再接受更低编号的任何提议。' },
      multipaxos: { term: '阶段一，所有槽位只做一次', note: '领导者留任期间，以后都跳过它。' },
    },
    copying: {
      name: '把它复制出去',
      raft: { term: 'AppendEntries', note: '按顺序发送条目，并检查在它们之前的日志是否一致。' },
      paxos: { term: '阶段二：Accept、Accepted', note: '把值送到足以构成法定人数的接受者。' },
      multipaxos: { term: '逐个槽位的 Accept', note: '几个槽位可以同时进行，先后不限。' },
      twophase: { term: '先 Prepare，后 Commit', note: '先问，再通知。没有复制什么：每个参与者有自己的那一部分。' },
    },
    heeding: {
      name: '尊重先前的结果',
      raft: { term: '投票限制', note: '日志落后的候选人得不到选票，所以当选者拥有所有已提交的条目。' },
      paxos: { term: '承诺附上已接受的值，提议者照用', note: '谁都可能胜出；胜出者必须采用所报告的最高编号的值。' },
      multipaxos: { term: '逐个槽位，同样如此', note: '新领导者从它的法定人数那里得知每个槽位可能有什么。' },
    },
    decided: {
      name: '何时算决定了',
      raft: { term: '已提交', note: '多数派持有领导者本任期的条目；再由心跳告诉大家。' },
      paxos: { term: '先被选定，后被得知', note: '法定人数在同一编号中接受了它，就已选定，尽管可能还没有人知道。' },
      multipaxos: { term: '已决定，并通告', note: '逐个槽位决定；前面的槽位都决定了才能执行。' },
      twophase: { term: '写在协调者的磁盘上', note: '协调者一写下提交，就已提交，哪怕还没有别人知道。' },
    },
    holes: {
      name: '空洞',
      raft: { term: '不会出现', note: '跟随者只在与领导者相同的条目之后接上新条目。' },
      paxos: { term: '无从谈起', note: '只有一个值。' },
      multipaxos: { term: '由新领导者填补', note: '用那里已被接受的值，否则用空操作（no-op），即什么也不做的命令。' },
    },
    leftovers: {
      name: '旧领导者没做完的事',
      raft: { term: '保留旧任期（图 8）', note: '副本再多也不算提交；要有新任期的条目接在它后面才算。' },
      paxos: { term: '重新提议（P2c）', note: '新的提议者用自己的编号再次提议这个值，让它在那里被接受。' },
      multipaxos: { term: '逐个槽位重新提议', note: '用新领导者的编号，先于它自己的命令。' },
    },
    deposed: {
      name: '旧领导者怎样被制止',
      raft: { term: '更新的任期', note: '答复会带上它；旧领导者一旦得知，就变回跟随者。' },
      paxos: { term: '更高的承诺', note: '接受者拒绝较低的编号，并告知更高的那个。' },
      multipaxos: { term: '更高的编号', note: '法定人数已向它承诺，不再接受旧领导者的提议。' },
    },
    disk: {
      name: '必须写入磁盘的',
      raft: { term: 'currentTerm、votedFor、log', note: '在投票或确认发出之前写好。' },
      paxos: { term: '所作的承诺、所接受的值', note: '还有提议者用过的最高轮数，免得一个编号用两次。' },
      multipaxos: { term: '同样，每个槽位都要', note: '承诺只有一个，管所有槽位；接受的值逐个槽位记录。' },
      twophase: { term: '投票与决定', note: '同意票先写入磁盘再说出口，决定先写入磁盘再通知。' },
    },
    quorum: {
      name: '要多少节点同意',
      raft: { term: '多数派', note: '选举和提交都要：任意两个多数派必有共同的服务器。' },
      paxos: { term: '必有交集的法定人数', note: '多数派，或任何大小，只要阶段一的每个法定人数都与阶段二的有交集。' },
      multipaxos: { term: '多数派', note: '少数派即使有领导者，也只能提议，决定不了什么。' },
      twophase: { term: '所有参与者', note: '必须全部同意，一张拒绝票就够了：没有法定人数能代表某个参与者。' },
    },
    progress: {
      name: '靠什么不会没完没了',
      raft: { term: '随机的选举超时', note: '选票偶尔会分散；下一次抽到的时间不同。' },
      paxos: { term: '随机退避', note: '争执的提议者可以永远互相抬高编号；有一个等一等，另一个就能完成。' },
      multipaxos: { term: '超时，只有一个领导者', note: '听得到领导者的节点不会与它竞争。' },
      twophase: { term: '阻塞', note: '协调者崩溃期间，投过同意票的只能等待。' },
    },
    behind: {
      name: '追上进度',
      raft: { term: 'nextIndex 后退', note: '领导者一步步往回试，直到日志一致，再发送后面的条目。' },
      paxos: { term: '学习者重新计数', note: '接受者重复它所接受的，直到学习者凑齐法定人数。' },
      multipaxos: { term: '补发已决定的槽位', note: '落后的副本会被告知已经决定了什么。' },
      twophase: { term: 'Decision?', note: '存疑者询问协调者；在协作终止中也询问其他参与者。' },
    },
    lost: {
      name: '丢失和重复的消息',
      raft: { term: '重发', note: '领导者重发未被确认的内容；多来一份不会改变什么。' },
      paxos: { term: '重发', note: '同一个承诺或接受来两次，仍只算一次。' },
      multipaxos: { term: '重发', note: '同一个决定来两次，仍只算一次。' },
      twophase: { term: '重发', note: '协调者反复询问和通知，直到每个参与者都作答。' },
    },
  },
};
