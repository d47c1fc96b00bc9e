// What is said about two-phase commit, in Chinese.

import type { FirstProtocolWords } from '../../../speech/about.ts';
import type { protocol } from '../index.ts';

const DECISIONS: { readonly [decision: string]: string } = { commit: '提交', abort: '中止' };
const decision = (fact: unknown) => DECISIONS[String(fact).toLowerCase()] ?? '未决定';

export const words = {
  title: '两阶段提交',
  summary: '一个事务要么在所有参与者处发生，要么在任何一处都不发生：协调者询问所有参与者，只有全部同意才提交。',
  epoch: '事务',
  noEpoch: '无事务',
  slot: '事务',
  ledger: '事务',
  undecided: '未决定',
  values: { commit: '提交', abort: '中止', voting: '表决中', prepared: '同意' },
  counts: { participants: '参与者' },
  roles: {
    ready: '空闲',
    collecting: '收集投票',
    committing: '正在提交',
    aborting: '正在中止',
    working: '工作中',
    prepared: '已准备',
    committed: '已提交',
    aborted: '已中止',
  },
  parts: { coordinator: '协调者', participant: '参与者' },
  columns: { coordinator: '协调者', participant: '参与者' },
  messages: {
    Prepare: {
      name: 'Prepare',
      about: '协调者询问参与者能否完成它的那一部分。',
      brief: ({ transaction, command }) => `事务 ${transaction} · ${command}`,
    },
    Yes: {
      name: 'Yes',
      about: '参与者能完成它的那一部分，并把决定权交了出去。',
      brief: ({ transaction }) => `事务 ${transaction}`,
    },
    No: {
      name: 'No',
      about: '参与者不执行它的那一部分，它已经中止。',
      brief: ({ transaction }) => `事务 ${transaction}`,
    },
    Commit: {
      name: 'Commit',
      about: '已经决定：所有参与者都执行该事务。',
      brief: ({ transaction }) => `事务 ${transaction}`,
    },
    Abort: {
      name: 'Abort',
      about: '已经决定：没有参与者执行该事务。',
      brief: ({ transaction }) => `事务 ${transaction}`,
    },
    Done: { name: 'Done', about: '参与者确认它已有决定。', brief: ({ transaction }) => `事务 ${transaction}` },
    DecisionRequest: {
      name: 'Decision?',
      about: '投了同意票却没有听到决定的参与者来问决定是什么。',
      brief: ({ transaction }) => `事务 ${transaction}`,
    },
    Uncertain: {
      name: 'Uncertain',
      about: '被问到的参与者自己也投了同意票，同样不知道决定。',
      brief: ({ transaction }) => `事务 ${transaction}`,
    },
  },
  timers: { votes: '投票超时', resend: '重发定时器', decision: '询问决定的定时器' },
  records: {
    yes: { name: '投了同意票', lasting: '存疑', told: ({ node }, transaction) => `${node} 对${transaction} 投同意票` },
    no: { name: '投了拒绝票', told: ({ node }, transaction) => `${node} 对${transaction} 投拒绝票` },
    resolved: {
      name: '不再存疑',
      told: ({ node, value }, transaction) => `${node} 对${transaction} 不再存疑：${decision(value)}`,
    },
    guessed: { name: '自行猜测', told: ({ node }, transaction) => `${node} 靠猜测决定了${transaction}` },
  },
  facts: {
    transaction: '事务',
    command: '命令',
    decision: '决定',
    yes: '已同意',
    missing: '尚未响应',
    finished: '已完成到',
    waiting: '等待的客户端',
    balance: '余额',
    vote: '已同意的事务',
    waitsFor: '必须等待',
    uncertain: '同样不知道',
    participants: '参与者',
    prepared: '投过同意票',
  },
  refusals: {},
  options: {
    votes: '协调者等待投票的时间',
    resend: '重发之前等待的时间',
    decision: '参与者询问之前等待的时间',
    inDoubt: '存疑的参与者：等待协调者、也询问其他参与者，或靠猜测中止',
  },
  variants: {
    decidesEarly: '收到过半投票就提交',
    forgetsVote: '参与者在写入磁盘之前就投同意票',
    forgetsDecision: '协调者在写入磁盘之前就宣布决定',
  },
} satisfies FirstProtocolWords<typeof protocol>;
