// "Why not?" in Raft, in Chinese. Where a built-in mistake has changed a guard, the words say what it lets pass.

import type { Facts } from '../../../engine/protocol.ts';
import { count, indexOf, isBehind, names, termOf, text } from '../../../speech/facts.ts';
import { listZh as list } from '../../../speech/lists.ts';
import type { WaitingWords } from '../../../speech/waiting.ts';
import type { waiting } from '../waiting.ts';

const terms = ({ theirs, mine }: Facts) => `它的任期 ${text(theirs)}，自己的任期 ${text(mine)}`;
const other = ({ theirs, mine }: Facts) => theirs !== mine;
const gathered = ({ granted, needed }: Facts) =>
  `${names(granted).length} 票（${list(names(granted))}），${text(needed)} 票即为多数`;

export const words: WaitingWords<typeof waiting> = {
  goals: {
    lead: {
      question: ({ node }) => `${node} 为什么不是领导者？`,
      waits: ({ node, facts }) => {
        if (facts.have !== undefined)
          return `${node} 正在任期 ${text(facts.term)} 参选，已有 ${list(names(facts.have))} 的票，${text(facts.needed)} 票即为多数。${names(facts.refused).length === 0 ? '' : `${list(names(facts.refused))} 拒绝了。`}${names(facts.missing).length === 0 ? '都已响应：在这个任期它不会再赢。' : `${list(names(facts.missing))} 还没有响应。`}`;
        return facts.leader === null
          ? `${node} 是任期 ${text(facts.term)} 的跟随者，不知道领导者是谁。选举定时器超时，它才参选。`
          : `${node} 在任期 ${text(facts.term)} 跟随 ${text(facts.leader)}。选举定时器超时，${node} 才参选，而它的消息会让定时器重新开始。`;
      },
      reached: ({ node, facts }) => `${node} 领导任期 ${text(facts.term)}。`,
    },
    commit: {
      question: ({ node, facts }) =>
        facts.have === undefined
          ? `${node} 为什么还没有提交索引 ${text(facts.index)}（${text(facts.command)}）？`
          : `索引 ${text(facts.index)}（${text(facts.command)}）为什么还没有提交？`,
      waits: ({ node, facts }) => {
        if (facts.have !== undefined)
          return `已知存于 ${list(names(facts.have))}；需要 ${text(facts.needed)} 台。${
            names(facts.have).length >= count(facts.needed)
              ? facts.entryTerm === facts.currentTerm
                ? '前面的条目挡住了它。'
                : `但它属于任期 ${text(facts.entryTerm)}，而 ${node} 领导的是任期 ${text(facts.currentTerm)}。`
              : ''
          }`;
        return facts.leader === null
          ? `${node} 不是领导者，也不知道谁是；提交到哪里，只有领导者说得准。它知道索引 ${text(facts.commitIndex)} 及之前的已提交。`
          : `只有领导者说得准，${node} 认为它是 ${text(facts.leader)}。${node} 已被告知提交到索引 ${text(facts.commitIndex)}。`;
      },
      reached: ({ node, facts }) => `${node} 拥有的，它都知道已经提交，直到索引 ${text(facts.index)}。`,
    },
  },
  guards: {
    isNewerTerm: {
      holds: (facts) => `它的任期更新（${terms(facts)}）`,
      fails: (facts) => `它的任期并不更新（${terms(facts)}）`,
    },
    isCurrentTerm: {
      holds: (facts) => `属于当前任期（${terms(facts)}）`,
      fails: (facts) => `不属于当前任期（${terms(facts)}）`,
    },
    isStaleTerm: {
      holds: (facts) => `属于旧任期（${terms(facts)}）`,
      fails: (facts) => `不属于旧任期（${terms(facts)}）`,
    },
    hasVotedForAnother: {
      holds: ({ votedFor, candidate }) => `票已投给 ${text(votedFor)}，而来问的是 ${text(candidate)}`,
      fails: ({ votedFor, candidate }) =>
        votedFor === null || votedFor === candidate
          ? `票没有投给别人（votedFor ${text(votedFor)}）`
          : `票已投给 ${text(votedFor)}，可这个条件还是放 ${text(candidate)} 过去`,
    },
    candidateIsBehind: {
      holds: ({ theirs, mine }) =>
        `候选人的日志（${indexOf(theirs)}，任期 ${termOf(theirs)}）落后于自己的（${indexOf(mine)}，任期 ${termOf(mine)}）`,
      fails: ({ theirs, mine }) =>
        `候选人的日志（${indexOf(theirs)}，任期 ${termOf(theirs)}）${isBehind(theirs, mine) ? '落后于' : '不落后于'}自己的（${indexOf(mine)}，任期 ${termOf(mine)}）${isBehind(theirs, mine) ? '，可这个条件还是放它过去' : ''}`,
    },
    ownVoteSuffices: {
      holds: () => '自己一票就是多数',
      fails: ({ needed }) => `自己一票不是多数：${text(needed)} 票才是`,
    },
    isElected: {
      holds: (facts) => `加上它共有 ${gathered(facts)}`,
      fails: (facts) => (other(facts) ? `属于另一个任期（${terms(facts)}）` : `一共只有 ${gathered(facts)}`),
    },
    disagrees: {
      holds: ({ prevLogIndex, prevLogTerm, held }) =>
        `索引 ${text(prevLogIndex)} 处应是任期 ${text(prevLogTerm)}，而这里${held === null ? '没有条目' : `是任期 ${text(held)}`}`,
      fails: (facts) =>
        other(facts)
          ? `属于另一个任期（${terms(facts)}）`
          : facts.held === facts.prevLogTerm
            ? facts.prevLogIndex === 0
              ? '它从最开头开始，在那里所有日志都一致'
              : `日志在索引 ${text(facts.prevLogIndex)} 处一致（任期 ${text(facts.held)}）`
            : `索引 ${text(facts.prevLogIndex)} 处应是任期 ${text(facts.prevLogTerm)}，实为任期 ${text(facts.held)}，可这个条件还是放它过去`,
    },
    isAccepted: {
      holds: (facts) => `跟随者接受了，属于当前任期（${terms(facts)}）`,
      fails: (facts) => (other(facts) ? `属于另一个任期（${terms(facts)}）` : '跟随者没有接受'),
    },
    isRefusedAtNext: {
      holds: ({ prevLogIndex, nextIndex }) =>
        `它拒绝索引 ${text(prevLogIndex)} 之后的内容，正好在 nextIndex ${text(nextIndex)} 之前`,
      fails: (facts) => {
        if (facts.success === true) return '它不是拒绝';
        return other(facts)
          ? `属于另一个任期（${terms(facts)}）`
          : `它拒绝索引 ${text(facts.prevLogIndex)} 之后的内容，而 nextIndex 已是 ${text(facts.nextIndex)}`;
      },
    },
  },
};
