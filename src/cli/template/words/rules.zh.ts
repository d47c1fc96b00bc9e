// What is said of the rules, in Chinese.

import type { RulesWords } from '../../../speech/about.ts';
import { text } from '../../../speech/facts.ts';
import type { protocol } from '../index.ts';

export const words: RulesWords<typeof protocol> = {
  rules: {
    'sample.ping.sent': {
      name: 'TODO 一轮开始',
      headline: ({ node, facts }) => `TODO ${node} 在第 ${text(facts.round)} 轮询问 ${text(facts.to)}`,
      why: ({ facts }) => `TODO 客户端请求“${text(facts.command)}”。`,
      facts: { to: 'TODO 询问' },
    },
    'sample.ping.repeated': {
      name: 'TODO 再次询问',
      headline: ({ node, facts }) => `TODO ${node} 再次询问 ${text(facts.to)}`,
      why: ({ facts }) => `TODO 它还没有收到第 ${text(facts.round)} 轮的回答。`,
      facts: { to: 'TODO 再次询问' },
    },
    'sample.pong.heard': {
      name: 'TODO 一轮结束',
      headline: ({ node, facts }) => `TODO ${node} 结束第 ${text(facts.round)} 轮`,
      why: ({ facts }) => `TODO 这个回答是关于第 ${text(facts.about)} 轮的。`,
      facts: { about: 'TODO 回答的轮次' },
    },
    'sample.pong.late': {
      name: 'TODO 迟到的回答',
      headline: ({ node, facts }) => `TODO ${node} 搁置对第 ${text(facts.about)} 轮的回答`,
      why: ({ facts }) => `TODO 最近一轮是第 ${text(facts.round)} 轮，不需要这个回答。`,
      facts: { about: 'TODO 回答的轮次' },
    },
    'sample.ping.answered': {
      name: 'TODO 回答',
      headline: ({ node, facts }) => `TODO ${node} 回答 ${text(facts.from)}`,
      why: ({ facts }) => `TODO 它在第 ${text(facts.round)} 轮被询问：“${text(facts.command)}”。`,
      facts: { from: 'TODO 询问者' },
    },
  },
  invariants: {
    'sample.Answered': { name: 'TODO 已回答', statement: 'TODO 一轮只有在得到回答后才结束。' },
  },
  sometimes: {},
};
