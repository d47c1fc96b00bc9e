// 一次运行的统计：中文。

import { grouped, type NumbersWords } from '../en/numbers.ts';

export const numbersZh: NumbersWords = {
  tab: '统计',
  title: '到当前时刻为止，这次运行的统计',
  counting: '正在统计……',
  table: '看表格',
  messages: {
    title: '各类消息发了多少',
    said: (total, most) =>
      most === null ? '到现在还没有发过消息。' : `共发出 ${grouped(total)} 条消息，最多的是 ${most}。具体数字见表格。`,
    none: '到现在还没有发过消息。',
    kind: '种类',
    sent: '条数',
    share: '占比',
    sum: (total, bytes, lost) =>
      `共 ${grouped(total)} 条消息，写成 JSON 共 ${grouped(bytes)} 字节；${lost === 0 ? '没有丢失' : `丢失 ${grouped(lost)} 条`}。`,
  },
  leaders: {
    title: '选举，以及没有领导者的时间',
    said: (elections, leaderless, share) =>
      `选出过 ${elections} 次；没有领导者的时间共 ${leaderless}，占 ${share}。每一段见表格。`,
    sum: (elections, leaderless, share) => `选出过 ${elections} 次。没有领导者的时间共 ${leaderless}（${share}）。`,
    hatched: '斜线：在运行的节点里没有领导者',
    mark: '竖标：有节点当选',
    what: '情况',
    from: '开始',
    lasted: '持续',
    nothing: '时间还没有开始走。',
    none: '没有领导者',
    won: (node, epoch) => `${node} 当选，${epoch}`,
    last: (count) => `只列出最后 ${count} 项。`,
  },
  waits: {
    title: '客户端等多久才得到结果',
    said: (count, median, most) =>
      `共 ${grouped(count)} 次答复：一半在 ${median} 之内，95 % 在 ${most} 之内。分布见表格。`,
    none: (asked) =>
      asked === 0 ? '到现在还没有客户端提出请求。' : `到现在 ${grouped(asked)} 个请求都还没有得到结果。`,
    sum: (count, asked) => `${grouped(asked)} 个请求里，${grouped(count)} 个得到了结果。`,
    median: '中位数',
    p95: '95 %',
    spread: (shortest, median, p95, longest) =>
      `最短 ${shortest}，中位数 ${median}，95 % 在 ${p95} 之内，最长 ${longest}。`,
    wait: '等待',
    answers: '答复数',
    between: (from, to) => `${from} – ${to}`,
    over: (from) => `超过 ${from}`,
    overTo: (from, to) => `超过 ${from}，最长 ${to}`,
  },
  stays: {
    title: '持续了多久',
    sum: (name, ended, open) => `${name}：已结束 ${grouped(ended)} 次，仍在持续 ${grouped(open)} 次。`,
    what: '内容',
    ended: '已结束',
    open: '仍在持续',
    shortest: '最短',
    median: '中位数',
    longest: '最长',
  },
  load: {
    title: '各节点的负担',
    said: (most) => `各节点发出和收到的消息数；${most} 处理得最多。具体数字见表格。`,
    node: '节点',
    sent: '发出',
    heard: '收到',
  },
};
