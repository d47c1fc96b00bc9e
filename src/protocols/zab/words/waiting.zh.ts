// "Why not?" in Zab, in Chinese.

import type { Facts } from '../../../engine/protocol.ts';
import { field, names, text } from '../../../speech/facts.ts';
import { listZh as list } from '../../../speech/lists.ts';
import type { WaitingWords } from '../../../speech/waiting.ts';
import type { waiting } from '../waiting.ts';

const some = (all: readonly string[]) => (all.length === 0 ? '无' : list(all));
const both = (said: (facts: Facts) => string) => ({ holds: said, fails: said });
const rounds = both(({ theirs, round }) => `对方在第 ${text(theirs)} 轮，这里是第 ${text(round)} 轮`);
const STATES: { readonly [state: string]: string } = { looking: '在寻找', following: '在跟随', leading: '已当选' };
const state = both(({ state: how }) => `发送者${STATES[text(how)] ?? text(how)}`);
const ofEpoch = both(
  (facts) =>
    `它来自 ${text(facts.from)}，纪元 ${text(facts.theirs)}；这里的领导者是 ${text(facts.leader)}，已接受的纪元 ${text(facts.acceptedEpoch)}，当前纪元 ${text(facts.currentEpoch)}`,
);
const order = both(({ n, streamed }) => `它是 NEWLEADER 之后的第 ${text(n)} 条，已听到 ${text(streamed)} 条`);
const mine = (facts: Facts) => `它属于纪元 ${text(facts.theirs)}，这台服务器的是 ${text(facts.epoch)}`;
const outrun = both(
  ({ theirs, epoch }) =>
    `跟随者接受过纪元 ${text(theirs)}；${epoch === 0 ? '这里还没有选定' : `这里是 ${text(epoch)}`}`,
);
const vote = (fact: Facts[string] | undefined) =>
  `${text(field(fact, 'leader'))}（纪元 ${text(field(fact, 'epoch'))}，zxid ${text(field(fact, 'zxid'))}）`;
const ends = ({ lastZxid, next }: Facts) => `历史以 ${text(lastZxid)} 结尾，下一个要交付的是 ${text(next)}`;
const gathered = (facts: Facts) => `到目前为止有 ${some(names(facts.have))}，法定人数为 ${text(facts.needed)} 台`;

export const words: WaitingWords<typeof waiting> = {
  goals: {
    lead: {
      question: ({ node }) => `${node} 为什么没有领导？`,
      waits: ({ node, facts }) => {
        if (facts.phase === 'follower') return `${node} 跟随 ${text(facts.leader)}。耐心耗尽时，它才去寻找别的领导者。`;
        if (facts.phase === 'looking')
          return `${node} 投给 ${text(facts.vote)}：${gathered(facts)}。而且当选只是开始。`;
        return `${node} 已当选，正在收集 ${text(facts.phase)}：${gathered(facts)}。法定人数采用它的历史后，它才领导。`;
      },
      reached: ({ node, facts }) => `${node} 领导纪元 ${text(facts.epoch)}。`,
    },
    commit: {
      question: ({ node, facts }) =>
        facts.have === undefined
          ? `${node} 为什么没有交付 ${text(facts.zxid)}（${text(facts.command)}）？`
          : `${text(facts.zxid)}（${text(facts.command)}）为什么没有提交？`,
      waits: ({ node, facts }) => {
        if (facts.have !== undefined) return `已知写入磁盘的：${gathered(facts)}。`;
        return facts.leader === null
          ? `${node} 不知道领导者，而只有领导者能说什么已提交。`
          : `${text(facts.leader)} 还没有这样告诉 ${node}。`;
      },
      reached: ({ node, facts }) => `${node} 已交付它所有的全部，直到 ${text(facts.zxid)}。`,
    },
  },
  guards: {
    isJoinable: both(
      (facts) =>
        `加上它，${some(names(facts.by))} 说的是 ${text(facts.leader)}；法定人数为 ${text(facts.needed)} 台，包括领导者自己`,
    ),
    isSettled: state,
    isLooking: state,
    isOfLaterRound: rounds,
    isOfEarlierRound: rounds,
    isBetterVote: {
      holds: ({ theirs, mine: own }) => `${vote(theirs)} 优于 ${vote(own)}`,
      fails: ({ theirs, mine: own }) => `${vote(theirs)} 并不优于 ${vote(own)}`,
    },
    isAlone: both(({ needed }) => `法定人数为 ${text(needed)} 台`),
    votedForItself: both(({ vote: whom }) => `它投给 ${text(whom)}`),
    isAcceptable: ofEpoch,
    isNewLeader: ofEpoch,
    isEarlier: ofEpoch,
    isInOrder: order,
    isGap: order,
    isBroken: order,
    isNextProposal: both((facts) => `提议的是 ${text(facts.zxid)}；${ends(facts)}`),
    isKnown: both((facts) => `提交的是 ${text(facts.zxid)}；${ends(facts)}`),
    isNextCommit: both((facts) => `提交的是 ${text(facts.zxid)}；${ends(facts)}`),
    isRead: {
      holds: ({ command }) => `“${text(command)}”是读取`,
      fails: ({ command }) => `“${text(command)}”是写入`,
    },
    completesAcks: both((facts) => `${mine(facts)}；法定人数为 ${text(facts.needed)} 台`),
    isOfMyEpoch: both(mine),
    completesSync: both(
      (facts) => `${mine(facts)}；加上它，有这份历史的是 ${some(names(facts.by))}，法定人数为 ${text(facts.needed)} 台`,
    ),
    completesQuorum: both(
      (facts) => `${mine(facts)}；下一个是 ${text(facts.next)}，法定人数为 ${text(facts.needed)} 台`,
    ),
    hasQuorum: both((facts) => `听到了 ${some(names(facts.heard))}；连同自己，法定人数为 ${text(facts.needed)} 台`),
    isOutrun: outrun,
    hasEpoch: outrun,
    completesEpochs: both(gathered),
  },
};
