// "Why not?", in Chinese.

import type { Facts } from '../../../engine/protocol.ts';
import { text } from '../../../speech/facts.ts';
import type { WaitingWords } from '../../../speech/waiting.ts';
import type { waiting } from '../waiting.ts';

const rounds = (facts: Facts) => `TODO 它是关于第 ${text(facts.about)} 轮的，进行中的是第 ${text(facts.round)} 轮`;

export const words: WaitingWords<typeof waiting> = {
  goals: {
    finish: {
      question: ({ facts }) => `TODO 第 ${text(facts.round)} 轮为什么还没有结束？`,
      waits: ({ node, facts }) => `TODO ${node} 在等 ${text(facts.from)} 的回答。`,
      reached: ({ facts }) => `TODO 第 ${text(facts.round)} 轮已结束。`,
    },
  },
  guards: { isOfThis: { holds: rounds, fails: rounds } },
};
