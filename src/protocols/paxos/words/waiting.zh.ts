// "Why not?" in single-decree Paxos, in Chinese. Where a built-in mistake has changed a guard, the words say what it lets pass.

import type { Facts } from '../../../engine/protocol.ts';
import { names, text } from '../../../speech/facts.ts';
import { listZh as list } from '../../../speech/lists.ts';
import type { WaitingWords } from '../../../speech/waiting.ts';
import type { waiting } from '../waiting.ts';

const some = (all: readonly string[]) => (all.length === 0 ? '还没有人' : list(all));
const silent = ({ missing }: Facts) => (names(missing).length === 0 ? '' : `还没有计入：${list(names(missing))}。`);
const against = ({ ballot, promised }: Facts) => `它的编号 ${text(ballot)}，承诺过 ${text(promised)}`;
const running = (facts: Facts) =>
  facts.running === null ? '现在没有进行中的编号' : `进行中的是 ${text(facts.running)}`;

const promised = (facts: Facts, least: boolean) =>
  facts.running !== facts.ballot
    ? `它承诺的是编号 ${text(facts.ballot)}，而${running(facts)}`
    : facts.again === true
      ? `${text(facts.from)} 已经计过`
      : `加上它，${list(names(facts.promises))} 承诺了 ${text(facts.ballot)}${least ? `：${names(facts.promises).length} 个，需要 ${text(facts.needed)} 个` : ''}`;

const accepted = (facts: Facts, least: boolean) =>
  facts.running !== facts.ballot
    ? `它属于编号 ${text(facts.ballot)}，而${running(facts)}`
    : facts.again === true
      ? `${text(facts.from)} 已经计过`
      : `加上它，${list(names(facts.by))} 在 ${text(facts.ballot)} 接受了 ${text(facts.value)}${least ? `：${names(facts.by).length} 个，需要 ${text(facts.needed)} 个` : ''}`;

export const words: WaitingWords<typeof waiting> = {
  goals: {
    propose: {
      question: ({ node }) => `${node} 为什么不提议？`,
      waits: ({ node, facts }) => {
        if (facts.ballot === undefined)
          return facts.chosen === null
            ? `没有客户端在等 ${node}：有人提出请求，它才提议。`
            : `没有客户端在等 ${node}。它知道 ${text(facts.chosen)} 已经选定；只要遵守了所有规则，新的编号也只能再提议它。`;
        if (facts.pausing === true)
          return `编号 ${text(facts.ballot)} 已放弃${names(facts.refusedBy).length === 0 ? '' : `：${list(names(facts.refusedBy))} 承诺了更高的编号`}。${node} 停一会儿，再试更高的编号。`;
        return `${node} 正为编号 ${text(facts.ballot)} 征求承诺，已承诺的：${some(names(facts.have))}；需要 ${text(facts.needed)} 个。${silent(facts)}`;
      },
      reached: ({ node, facts }) => `${node} 在编号 ${text(facts.ballot)} 提议 ${text(facts.value)}。`,
    },
    choose: {
      question: ({ facts }) => `${text(facts.value)} 为什么还没有选定？`,
      waits: ({ node, facts }) =>
        `据 ${node} 所知，在编号 ${text(facts.ballot)} 接受 ${text(facts.value)} 的：${some(names(facts.have))}；需要 ${text(facts.needed)} 个。${silent(facts)}`,
      reached: ({ node, facts }) => `${node} 的提案已选定：${text(facts.value)}，编号 ${text(facts.ballot)}。`,
    },
    learn: {
      question: ({ node }) => `${node} 为什么还没有学到值？`,
      waits: ({ node, facts }) =>
        facts.ballot === null
          ? `${node} 还没有听说谁接受了什么。要有 ${text(facts.needed)} 个接受者在同一编号里接受同一个值。`
          : `${node} 听说 ${list(names(facts.have))} 在编号 ${text(facts.ballot)} 接受了 ${text(facts.value)}；需要 ${text(facts.needed)} 个，都在同一编号里。${silent(facts)}`,
      reached: ({ node, facts }) => `${node} 已学到 ${text(facts.value)}，在编号 ${text(facts.ballot)} 选定。`,
    },
  },
  guards: {
    isNewPromise: { holds: (facts) => promised(facts, false), fails: (facts) => promised(facts, false) },
    completesPromises: { holds: (facts) => promised(facts, true), fails: (facts) => promised(facts, true) },
    isOfOwnBallot: {
      holds: ({ ballot }) => `编号 ${text(ballot)} 是自己的`,
      fails: ({ ballot }) => `编号 ${text(ballot)} 是别人的`,
    },
    isNewAcceptance: { holds: (facts) => accepted(facts, false), fails: (facts) => accepted(facts, false) },
    completesAcceptances: { holds: (facts) => accepted(facts, true), fails: (facts) => accepted(facts, true) },
    isBeaten: {
      holds: ({ ballot, promised: higher }) => `自己的编号 ${text(ballot)} 被 ${text(higher)} 超过`,
      fails: (facts) =>
        facts.ballot === facts.running
          ? `${text(facts.promised)} 没有超过自己的编号 ${text(facts.ballot)}`
          : `它说的是编号 ${text(facts.ballot)}，而${running(facts)}`,
    },
    losesPatience: {
      holds: ({ again, patience }) => `已经重问 ${text(again)} 次，耐心是 ${text(patience)} 次`,
      fails: ({ again, patience, reject }) =>
        reject === true ? '接受者拒绝时会说，不必猜' : `已经重问 ${text(again)} 次，耐心是 ${text(patience)} 次`,
    },
    endedAccepting: {
      holds: ({ accepted: proposal }) => `最后做的是接受 ${text(proposal)}`,
      fails: ({ accepted: proposal }) => (proposal === null ? '磁盘上没有接受过的提案' : '最后做的是承诺'),
    },
    endedPromising: {
      holds: ({ promised: ballot }) => `磁盘上有对 ${text(ballot)} 的承诺`,
      fails: () => '磁盘上没有承诺',
    },
    usedRounds: {
      holds: ({ round }) => `用过的编号到第 ${text(round)} 轮`,
      fails: () => '不记得用过编号',
    },
    prepareIsBelowPromise: {
      holds: (facts) => `低于承诺（${against(facts)}）`,
      fails: (facts) => `不低于承诺（${against(facts)}）`,
    },
    hasPromisedIt: {
      holds: (facts) => `承诺过的正是这个编号（${against(facts)}）`,
      fails: (facts) => `不是承诺过的那个编号（${against(facts)}）`,
    },
    acceptIsBelowPromise: {
      holds: (facts) => `低于承诺（${against(facts)}）`,
      fails: (facts) =>
        facts.below === true
          ? `低于承诺（${against(facts)}），可这个条件还是放它过去`
          : `不低于承诺（${against(facts)}）`,
    },
    hasAcceptedIt: {
      holds: ({ accepted: proposal }) => `已经接受过它（${text(proposal)}）`,
      fails: ({ accepted: proposal, ballot, promised: higher }) =>
        proposal === null
          ? '不记得接受过什么'
          : text(proposal).startsWith(`${text(ballot)} `) && ballot !== higher
            ? `接受过 ${text(proposal)}，但后来又承诺了 ${text(higher)}`
            : `最近接受的是另一个：${text(proposal)}`,
    },
    hasAccepted: {
      holds: ({ accepted: proposal }) => `接受过 ${text(proposal)}`,
      fails: () => '不记得接受过什么',
    },
    isLearner: { holds: () => '它是学习者', fails: () => '它不是学习者' },
    isTaught: {
      holds: ({ by, value, ballot, needed }) =>
        `加上它，${list(names(by))} 在 ${text(ballot)} 接受了 ${text(value)}：${names(by).length} 个，需要 ${text(needed)} 个`,
      fails: ({ by, value, ballot, needed, part }) =>
        part === 'node' || part === 'learner'
          ? `${list(names(by))} 在 ${text(ballot)} 接受了 ${text(value)}：${names(by).length} 个，需要 ${text(needed)} 个`
          : '它不是学习者',
    },
    isNoNews: {
      holds: ({ ballot }) => `它是学习者，编号 ${text(ballot)} 是别人的`,
      fails: ({ ballot }) => `编号 ${text(ballot)} 是自己的，或者它不是学习者`,
    },
  },
};
