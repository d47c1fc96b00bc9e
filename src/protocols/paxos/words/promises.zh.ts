// What one will see and understand in each scenario of this protocol, in Chinese.

import type { Promises } from '../../../speech/chapters.ts';
import type { chapters } from '../scenarios/order.ts';

export const words: Promises<typeof chapters> = {
  'paxos-five-ideas': '编号、承诺、法定人数、选定的值，然后由你试着推翻它。',
  'paxos-one-proposer': '两个阶段逐条消息走一遍：三个接受者中两个就能选定 tea。',
  'paxos-later-ballot': 'P2 想要 coffee，却从共同的接受者得知 tea，只能提议 tea。',
  'paxos-highest-ballot': 'P3 得知两个值，只有编号较高的那个还可能被选定。',
  'paxos-flexible-quorum': '两个接受就能选定 tea，因为任何三个承诺必与它们相交。',
  'paxos-duel': '准备请求总赶在对方的接受请求之前：一直安全，却什么也选不定。',
  'paxos-backoff': '同样的对手，被超过后随机等一会儿，于是有一个来得及完成。',
  'paxos-unlearned': '提议者崩溃、无人知晓，tea 仍已选定；新的编号会发现它。',
  'paxos-acceptor-remembers': '接受 tea 的两个都崩溃；回来的那个仍报告它，coffee 赢不了。',
  'paxos-learner-asks': '只听到一次接受的学习者再去询问，补上丢失的那一票。',
  'paxos-silence': '没有谁明说拒绝；S1 等不到回答，换更高的编号才得知 coffee。',
  'paxos-minority': 'S1 只得到五个中的两个承诺，另一侧已选定 coffee。',
  'paxos-loss': '近三分之一的消息丢失，同样多的重复，仍只选定一个值。',
  'paxos-accepts-below-promise': 'A2 违背了 P2 所依赖的承诺：tea 被选定，coffee 也被选定。',
  'paxos-ballot-twice': '重启的提议者又用编号 1.1，同一编号选定了两个值。',
  'paxos-disjoint-quorums': '四个接受者分成不相交的两对，一对选定 tea，另一对选定 coffee。',
  'paxos-forgets-promise': 'A2 的承诺没写入磁盘，崩溃后它背着 P2 帮 tea 被选定。',
  'paxos-keeps-own-value': 'P2 得知 tea 仍提议 coffee，而接受者没有理由拒绝。',
  'paxos-takes-any-value': 'P3 采用最后听到的而非编号最高的值，coffee 之后又选定了 tea。',
};
