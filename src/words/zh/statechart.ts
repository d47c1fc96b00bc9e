// Words of the statechart, in Chinese.

import type { ChartWords } from '../en/statechart.ts';

export const chartZh: ChartWords = {
  tab: '状态图',
  label: '状态图：有哪些状态，怎样从一个状态到另一个状态',
  keys: '用方向键在状态和转移之间移动，按 Enter 选定。',
  pick: '节点',
  everyNode: '全部节点',
  everything: '全部转移',
  everyState: '在任何状态下',
  everyStateOf: (state) => `在 ${state} 的任何状态下`,
  stays: (count) => `另有 ${count} 种转移，状态不变`,
  otherwise: '否则',
  always: '立即',
  anyEvent: '其他任何事件',
  start: '启动',
  crashed: (node) => `${node} 已崩溃，重启后从初始状态开始。`,
  taken: {
    title: '这一步',
    nobody: '这一步里没有节点执行转移。',
    otherNode: (node) => `${node} 在这一步里没有执行转移。`,
    loading: '…',
    by: (node) => `${node}：`,
    comma: '，',
    unhandled: '当前状态不处理这个事件。',
    next: (event) => `接着：${event}`,
    held: '成立',
    failed: '不成立',
    notAsked: '没有判断：前面的条件已经成立',
    unguarded: '无条件',
    stayed: (state) => `仍为 ${state}`,
    moved: (from, to) => `${from} → ${to}`,
  },
  card: {
    close: '关闭',
    state: '状态',
    transition: '转移',
    initial: '每个节点都从这里开始。',
    within: (states) => `现在处于此状态：${states}`,
    nobodyWithin: '现在没有节点处于此状态。',
    rules: '本次运行中由它执行的规则',
    others: '由它执行、但本次运行还没有用到的规则',
    noRules: '没有规则由它执行。',
    times: (count, lookedAt) => {
      const often = count === 0 ? '没有发生过' : `发生过 ${count} 次`;
      return lookedAt === null ? `到现在${often}。` : `最近 ${lookedAt} 步里${often}。`;
    },
    showLast: '看最近一次',
  },
  table: {
    title: '表格形式',
    from: '从',
    event: '事件',
    guard: '条件',
    actions: '动作',
    to: '到',
    stays: '不变',
  },
  spoken: {
    state: (name, nodes, active) =>
      `状态 ${name}${active ? '，当前状态' : ''}${nodes.length === 0 ? '' : `：${nodes.join('、')}`}`,
    transition: (seen, from, events, taken) =>
      `${seen}。${from}${events.length === 0 ? '' : `：${events.join('、')}`}${taken ? '。刚刚发生' : ''}`,
  },
};
