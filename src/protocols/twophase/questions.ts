// What is asked of two-phase commit in the checker.

import type { Questions } from '../../speech/questions.ts';
import type { descriptors } from './descriptors.ts';
import type { model } from './model.ts';

export const questions = {
  rules: {
    decidesEarly: { name: { en: 'All votes are needed to commit', zh: '提交需要全部赞成票' }, at: '§3.1' },
    forgetsVote: { name: { en: 'A vote is on disk before it is sent', zh: '先落盘，后投票' } },
    forgetsDecision: { name: { en: 'A decision is on disk before it is told', zh: '先落盘，后宣布决定' } },
  },
  bounds: {
    transactions: { en: 'Transactions', zh: '事务' },
    questions: { en: 'Questions of who waits', zh: '等待者的询问' },
  },
  quiet: {
    Done: { en: 'Done', zh: 'Done' },
    Uncertain: { en: 'Uncertain', zh: 'Uncertain' },
  },
  examples: [
    {
      ask: 'twophase/decidesEarly',
      title: { en: 'Commit by majority', zh: '按多数提交' },
      teaches: {
        en: 'A majority is enough for consensus, not for a commit: whoever said No is overruled.',
        zh: '多数足以达成共识，却不足以提交：投反对票的被压倒了。',
      },
    },
    {
      ask: 'twophase/forgetsDecision',
      title: { en: 'A decision that a crash wipes out', zh: '崩溃抹去的决定' },
      teaches: {
        en: 'Why the decision is written before it is told: told once, it cannot be taken back.',
        zh: '为何决定要先写下再宣布：一旦宣布，就不能收回。',
      },
    },
    {
      ask: 'twophase',
      title: { en: 'With every rule in force', zh: '所有规则都在' },
      teaches: {
        en: 'Nothing breaks within the bounds. That nobody waits for ever is another question, and not asked here.',
        zh: '此范围内没有违反。是否有人会永远等待，是另一个问题，这里没有问。',
      },
    },
  ],
} as const satisfies Questions<typeof descriptors, typeof model>;
