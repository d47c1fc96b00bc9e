// The rule book, in Chinese.

import type { BookWords } from '../../../speech/book.ts';
import type { book } from '../book.ts';
import type { RuleId } from '../rules.ts';

export const words: BookWords<typeof book, RuleId> = {
  cards: { exchange: { title: 'TODO 询问与回答', lead: 'TODO 一个节点询问，另一个回答。' } },
  headings: { asker: 'TODO 询问者', answerer: 'TODO 回答者' },
  points: { purpose: { name: 'TODO 目的', text: 'TODO 它有什么用。' } },
  rules: {
    'sample.ping.sent': 'TODO 客户端请求时，询问另一个节点。',
    'sample.ping.repeated': 'TODO 没有及时得到回答时，再次询问。',
    'sample.pong.heard': 'TODO 听到回答时，结束这一轮。',
    'sample.pong.late': 'TODO 搁置对其他轮次的回答。',
    'sample.ping.answered': 'TODO 每次被询问都回答。',
  },
};
