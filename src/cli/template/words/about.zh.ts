// What is said about the protocol, in Chinese.

import type { FirstProtocolWords } from '../../../speech/about.ts';
import type { protocol } from '../index.ts';

export const words = {
  title: 'TODO sample',
  summary: 'TODO 用一句话说明它是什么。',
  epoch: 'TODO 轮次',
  noEpoch: 'TODO 无轮次',
  slot: 'TODO 轮次',
  ledger: 'TODO 轮次',
  counts: { nodes: 'TODO 节点' },
  roles: { idle: 'TODO 空闲', waiting: 'TODO 等待', ready: 'TODO 就绪' },
  parts: { asker: 'TODO 询问者', answerer: 'TODO 回答者' },
  columns: { asker: 'TODO 询问者', answerer: 'TODO 回答者' },
  messages: {
    Ping: {
      name: 'Ping',
      about: 'TODO 一个节点询问另一个。',
      brief: ({ round, command }) => `轮次 ${round} · ${command}`,
    },
    Pong: { name: 'Pong', about: 'TODO 另一个节点回答。', brief: ({ round }) => `轮次 ${round}` },
  },
  timers: { resend: 'TODO 重发计时器' },
  records: { answered: { name: 'TODO 已回答', told: ({ node }, round) => `TODO ${node} 回答了${round}` } },
  facts: { round: 'TODO 轮次', command: 'TODO 命令', answered: 'TODO 已回答到' },
  refusals: {},
  options: { resend: 'TODO 再次询问前等待多久' },
  variants: { takesAnyPong: 'TODO 把任何回答都当作正确的' },
} satisfies FirstProtocolWords<typeof protocol>;
