// "Why not?" in Multi-Paxos, in Chinese.

import type { Facts } from '../../../engine/protocol.ts';
import { count, names, text } from '../../../speech/facts.ts';
import { listZh as list } from '../../../speech/lists.ts';
import type { WaitingWords } from '../../../speech/waiting.ts';
import type { waiting } from '../waiting.ts';

const silent = ({ missing }: Facts) => (names(missing).length === 0 ? '' : `${list(names(missing))} 还没有响应。`);
const working = ({ mine }: Facts) => (mine === null ? '它现在没有自己的编号' : `它现在的编号是 ${text(mine)}`);
const accepted = ({ acceptedBy, slot, needed }: Facts) =>
  `${list(names(acceptedBy))} 接受了槽位 ${text(slot)}：${names(acceptedBy).length} 个，需要 ${text(needed)} 个`;
const notAwaited = (facts: Facts) =>
  facts.ballot === facts.mine
    ? `槽位 ${text(facts.slot)} 已不在等响应`
    : `它响应的是编号 ${text(facts.ballot)}，而${working(facts)}`;

export const words: WaitingWords<typeof waiting> = {
  goals: {
    lead: {
      question: ({ node }) => `${node} 为什么不是领导者？`,
      waits: ({ node, facts }) => {
        if (facts.have !== undefined)
          return `${node} 正为编号 ${text(facts.ballot)} 征求承诺，已有 ${list(names(facts.have))} 的承诺，需要 ${text(facts.needed)} 个。${silent(facts)}`;
        return facts.leader === null
          ? `${node} 不知道领导者是谁${facts.ballot === null ? '' : `（承诺过 ${text(facts.ballot)}）`}。选举定时器超时，它才试着领导。`
          : `${node} 在编号 ${text(facts.ballot)} 跟随 ${text(facts.leader)}。选举定时器超时，${node} 才试着领导，而它的消息会让定时器重新开始。`;
      },
      reached: ({ node, facts }) => `${node} 在编号 ${text(facts.ballot)} 领导。`,
    },
    decide: {
      question: ({ facts }) => `槽位 ${text(facts.slot)}（${text(facts.value)}）为什么还没有决定？`,
      waits: ({ facts }) =>
        `已知在编号 ${text(facts.ballot)} 接受的：${list(names(facts.have))}；需要 ${text(facts.needed)} 个。${silent(facts)}`,
      reached: ({ node, facts }) => `${node} 知道槽位 ${text(facts.slot)} 已决定。`,
    },
    propose: {
      question: ({ facts }) => `${text(facts.command)} 为什么还没有提议？`,
      waits: ({ node, facts }) =>
        `它在等槽位 ${text(facts.slot)}${facts.waiting === 1 ? '' : `，排在 ${text(facts.waiting)} 条中的第一`}。${
          facts.preparing === null
            ? `${node} 知道已决定到槽位 ${text(facts.decided)}，最多可提议到 ${count(facts.decided) + count(facts.window)}（窗口 ${text(facts.window)}）。`
            : `${node} 要先为槽位 ${text(facts.preparing)} 重做阶段一。`
        }`,
      reached: ({ facts }) => `${text(facts.command)} 已提议。`,
    },
    apply: {
      question: ({ node, facts }) => `${node} 为什么还没有执行槽位 ${text(facts.slot)}？`,
      waits: ({ node, facts }) =>
        facts.slot === facts.missing
          ? `${node} 接受了槽位 ${text(facts.slot)}，但不知道它已决定。已执行到槽位 ${text(facts.applied)}。`
          : `${facts.known === true ? `${node} 知道槽位 ${text(facts.slot)} 已决定，但` : `${node} 不知道槽位 ${text(facts.slot)} 已决定，而且`}槽位 ${text(facts.missing)} ${facts.hole === true ? '在这里是空洞' : '还不知道是否决定'}：命令按顺序执行，已执行到槽位 ${text(facts.applied)}。`,
      reached: ({ node, facts }) => `${node} 拥有的都已执行，直到槽位 ${text(facts.slot)}。`,
    },
  },
  guards: {
    isBelowPromise: {
      holds: ({ ballot, promised }) => `它的编号 ${text(ballot)} 低于承诺 ${text(promised)}`,
      fails: ({ ballot, promised }) =>
        promised === '0'
          ? `还没有承诺过什么，编号 ${text(ballot)} 不会低于它`
          : `它的编号 ${text(ballot)} 不低于承诺 ${text(promised)}`,
    },
    ownPromiseSuffices: {
      holds: () => '自己的承诺就是多数',
      fails: ({ needed }) => `自己的承诺不够：需要 ${text(needed)} 个`,
    },
    isOfMyBallot: {
      holds: ({ ballot }) => `它响应的是自己的编号 ${text(ballot)}`,
      fails: (facts) => `它响应的是编号 ${text(facts.ballot)}，而${working(facts)}`,
    },
    isElected: {
      holds: ({ promisedBy, needed }) =>
        `${list(names(promisedBy))} 已承诺：${names(promisedBy).length} 个，需要 ${text(needed)} 个`,
      fails: (facts) =>
        facts.ballot === facts.mine
          ? `${list(names(facts.promisedBy))} 已承诺：${names(facts.promisedBy).length} 个，需要 ${text(facts.needed)} 个`
          : `它响应的是编号 ${text(facts.ballot)}，而${working(facts)}`,
    },
    isBeaten: {
      holds: ({ higher, mine }) => `编号 ${text(higher)} 高于自己的 ${text(mine)}`,
      fails: ({ higher, mine }) => `编号 ${text(higher)} 不高于自己的 ${text(mine)}`,
    },
    isAwaited: { holds: ({ slot }) => `槽位 ${text(slot)} 正在等响应`, fails: notAwaited },
    isChosen: {
      holds: accepted,
      fails: (facts) => (facts.awaited === true ? accepted(facts) : notAwaited(facts)),
    },
  },
};
