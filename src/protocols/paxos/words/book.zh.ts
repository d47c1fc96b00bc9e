// The rule book of single-decree Paxos, in Chinese.

import type { BookWords } from '../../../speech/book.ts';
import type { book } from '../book.ts';
import type { RuleId } from '../rules.ts';

export const words: BookWords<typeof book, RuleId> = {
  cards: {
    properties: {
      title: '必须成立的性质，以及为什么',
      lead: '论文不从算法讲起，而是先问：要只选定一个值，什么必须成立？再一步步把要求加强，直到节点能够做到。',
    },
    phase1: { title: '阶段一：承诺', lead: '提议者取一个新编号，先问自己可以提议什么。' },
    phase2: { title: '阶段二：取值', lead: '有了法定人数的承诺，它提议一个值，由接受者表决。' },
    learning: { title: '得知选定的值', lead: '法定人数一接受，值就选定了；但还要有人知道。' },
    progress: { title: '进展', lead: '安全从不靠运气；能不能结束，要靠一点。' },
    implementation: { title: '要记住的事', lead: '节点会崩溃，也会回来。说过的话仍然算数。' },
  },
  headings: {
    proposer1: '阶段一 (a)，提议者：准备',
    acceptor1: '阶段一 (b)，接受者：承诺',
    proposer2: '阶段二 (a)，提议者：提议',
    acceptor2: '阶段二 (b)，接受者：接受',
  },
  points: {
    safety: { name: '要求', text: '只有提议过的值才能选定；只选定一个值；没有选定的值，谁也不会学到。' },
    P1: {
      name: 'P1',
      text: '接受者必须接受它收到的第一个提案，否则只有一人提议时可能永远选不出值。于是接受者可能要接受不止一个提案，提案因此要有编号。',
    },
    P2: {
      name: 'P2',
      text: '若值为 v 的提案已选定，则编号更高而被选定的提案，值都是 v。选定的提案可以有多个，值只有一个。',
    },
    P2a: {
      name: 'P2a',
      text: '更强：编号更高而被任何接受者接受的提案，值都是 v。但睡醒的接受者可能先听到新的提议者，而 P1 要它接受。',
    },
    P2b: { name: 'P2b', text: '再强些：任何提议者提出的编号更高的提案，值都是 v。现在该由提议者小心了。' },
    P2c: {
      name: 'P2c',
      text: '怎样做到 P2b：只有存在一个法定人数，(a) 其中谁也没接受过编号小于 n 的提案，或 (b) v 是其中所有人接受过的、编号小于 n 的最高提案的值，才可在编号 n 提议 v。',
    },
    P1a: {
      name: 'P1a',
      text: '法定人数的响应必须一直为真，所以接受者作出承诺：只要没有响应过编号大于 n 的 Prepare 请求，才接受编号 n 的提案。',
    },
    quorums: {
      name: '法定人数',
      text: '法定人数（quorum，这里即多数派，除非用 q1 和 q2 另设）：任意两个多数派必有一个共同的接受者，由它来告知。灵活 Paxos：只要阶段一的每个法定人数与阶段二的每个法定人数相交就够了。',
    },
    duel: {
      name: '互相抬价',
      text: '两个提议者可能永远互相超过：总在对方的提案被接受之前准备了更高的编号。论文选出一个提议者；这里让被超过的随机停一会儿。',
    },
    disk: { name: '稳定存储', text: '接受者先把承诺和接受的提案写进磁盘，再响应。' },
    numbers: {
      name: '自己的编号',
      text: '两个提议者从不使用同一个编号：编号的第二部分是提议者自己的号码。用过的最高一轮也记在磁盘上。',
    },
  },
  rules: {
    'paxos.ballot.started': '取一个新编号，高于自己用过和听到过的一切，向接受者发送 Prepare 请求。此时还没有值。',
    'paxos.promise.counted': '收集这个编号的承诺，每个接受者只计一次，并记下各自以前接受过什么。',
    'paxos.promise.late': '别的编号的承诺、重复的承诺、多出来的承诺，都不改变什么。',
    'paxos.prepare.again': '消息可能丢失：没有响应的，用同一编号再问一次。',
    'paxos.promise.given':
      '编号高于此前承诺过的一切：承诺不再接受低于它的提案，并告知自己接受过的编号最高的提案（如果有）。',
    'paxos.promise.repeated': '同样的 Prepare 请求再来，给同样的响应。',
    'paxos.promise.refused': '已经承诺过更高的编号，就忽略这个请求；告诉提议者一声，可以替它省时间。',
    'paxos.value.free': '法定人数的承诺都没有报告接受过的提案：值可以自定，提议自己的。',
    'paxos.value.bound': '报告了一些：值有约束，必须提议其中编号最高的那个的值。如果已有值选定，就是它。',
    'paxos.accepted.counted': '统计有谁接受了这个编号的提案，每个接受者只计一次。',
    'paxos.accepted.late': '事情已定之后才到的接受，或属于别的编号的接受，不改变什么。',
    'paxos.accept.again': '没有响应的，把提案再发一次。',
    'paxos.value.chosen': '法定人数接受了同一个提案，它的值就选定了。它的提议者知道，可以答复客户端。',
    'paxos.accept.given': '只要没有承诺过更高的编号，就接受：写进磁盘，告诉提议者和学习者。',
    'paxos.accept.repeated': '已经接受过的提案再确认一次；仍然只算一票。',
    'paxos.accept.refused': '低于承诺的提案不接受：承诺就是这个意思。',
    'paxos.learn.counted': '按编号和值来统计接受者。不同编号的不能相加。',
    'paxos.learn.learned': '法定人数在同一个编号里接受了同一个值，就学到了。',
    'paxos.learn.known': '学到的不会变。后来的接受不改变什么，哪怕是更低编号里另一个值的接受。',
    'paxos.learn.asks': '听到一些接受、但还不够法定人数的学习者，过一会儿去问接受者。',
    'paxos.query.answered': '接受者被问到时，重复它最近接受的提案。',
    'paxos.query.nothing': '什么也没接受过的，没有可说的。',
    'paxos.reject.heard': '提议者听说有更高的编号，就放弃自己的：在承诺了更高编号的地方，它不会有结果。',
    'paxos.reject.late': '关于已结束的编号的消息不改变什么，只记下下次要超过的轮次。',
    'paxos.ballot.givenUp': '接受者拒绝时没有响应的话，迟迟凑不够法定人数的编号就放弃。',
    'paxos.ballot.higher': '停一会儿之后，用高于听到过的一切的编号再试。',
    'paxos.node.begins': '磁盘上什么也没有的节点从零开始：不知道自己有过承诺。',
    'paxos.node.remembers': '崩溃之后，节点凭磁盘上的内容继续：用过的最高一轮、承诺、接受的提案。',
    'paxos.client.waits': '一个提议者同时只进行一个编号；后来的客户端等同一个结果。',
    'paxos.client.answered': '每个等待的客户端都得知选定的值，不管是不是它自己提的。',
  },
};
