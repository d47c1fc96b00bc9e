// "Why not?" in two-phase commit, in Chinese.

import type { Facts } from '../../../engine/protocol.ts';
import { is, names, text } from '../../../speech/facts.ts';
import { listWithAndZh as list } from '../../../speech/lists.ts';
import type { WaitingWords } from '../../../speech/waiting.ts';
import type { waiting } from '../waiting.ts';

const some = (all: readonly string[]) => (all.length === 0 ? '没有节点' : list(all));
const DECISIONS: { readonly [decision: string]: string } = { commit: '提交', abort: '中止' };
const decided = (facts: Facts) => DECISIONS[text(facts.decision)] ?? '未决定';
const running = (facts: Facts) => `它是关于事务 ${text(facts.transaction)} 的，最近的是事务 ${text(facts.running)}`;
const decision = (facts: Facts) =>
  facts.decision === null
    ? `事务 ${text(facts.transaction)} 在这里还没有决定`
    : `事务 ${text(facts.transaction)} 已决定：${decided(facts)}`;
const votes = (facts: Facts) =>
  `加上它，${some(names(facts.yes))} 投了同意票：${names(facts.yes).length}/${names(facts.participants).length}`;
const done = (facts: Facts) =>
  `加上它，${some(names(facts.done))} 已确认：${names(facts.done).length}/${names(facts.participants).length}`;
const queued = (facts: Facts) => `${done(facts)}，另有 ${text(facts.waiting)} 个客户端在等`;
const disk = (facts: Facts) =>
  `磁盘上：事务 ${text(facts.transaction)}，${decided(facts)}，已完成到 ${text(facts.finished)}`;
const vote = (facts: Facts) => (facts.vote === null ? '它没有未了的投票' : `它同意了事务 ${text(facts.vote)}`);
const balance = (facts: Facts) => `它的余额会变为 ${is(facts.balance)}`;
const option = (facts: Facts) => `inDoubt 为 ${text(facts.inDoubt)}`;
const both = (said: (facts: Facts) => string) => ({ holds: said, fails: said });

export const words: WaitingWords<typeof waiting> = {
  goals: {
    decide: {
      question: ({ node, facts }) => `为什么 ${node} 还不提交事务 ${text(facts.transaction)}？`,
      waits: ({ node, facts }) =>
        `${node} 已有 ${some(names(facts.yes))} 的同意票；还缺 ${some(names(facts.missing))}。必须全部同意，而一张拒绝票就足以中止。`,
      reached: ({ node, facts }) => `${node} 已决定事务 ${text(facts.transaction)}：${decided(facts)}。`,
    },
    finish: {
      question: ({ facts }) => `为什么事务 ${text(facts.transaction)} 还没有结束？`,
      waits: ({ node, facts }) =>
        `${node} 已通知所有参与者；${some(names(facts.done))} 确认了，它还在等 ${some(names(facts.missing))}。`,
      reached: ({ facts }) => `所有参与者都已确认事务 ${text(facts.transaction)}。`,
    },
    resolve: {
      question: ({ node }) => `为什么 ${node} 既不能提交也不能中止？`,
      waits: ({ node, facts }) =>
        `${node} 已准备：它对事务 ${text(facts.transaction)} 投了同意票，必须等待 ${text(facts.coordinator)}，而后者可能作出了任何一种决定。${facts.inDoubt === 'ask' ? `它也会询问 ${some(names(facts.others))}；${names(facts.uncertain).length === 0 ? '还没有谁说自己不知道' : `${list(names(facts.uncertain))} 帮不上忙`}。` : ''}`,
      reached: ({ node, facts }) => `${node} 知道事务 ${text(facts.transaction)} 已决定：${decided(facts)}。`,
    },
  },
  guards: {
    isOfThis: both(running),
    completesVotes: both(votes),
    completesDone: both(done),
    completesDoneForNext: both(queued),
    endedUndecided: both(disk),
    endedTelling: both(disk),
    decisionIsMade: both(decision),
    isDecided: both(decision),
    canDo: both(balance),
    isInDoubt: both(vote),
    isInDoubtAboutIt: both(vote),
    mayGuess: both(option),
    mayAskOthers: both(option),
  },
};
