// What is said about Multi-Paxos, in Chinese, but for its rules: they are in rules.multipaxos.zh.ts.

import type { FirstProtocolWords } from '../../../speech/about.ts';
import { ballotName } from '../../ballot.ts';
import type { protocol } from '../index.ts';
import {
  type Accept,
  type Accepted,
  type CatchUp,
  type Decision,
  type Heartbeat,
  type Prepare,
  type Promise as PromiseMessage,
  type Reject,
  span,
} from '../messages.ts';

export const words = {
  title: 'Multi-Paxos',
  summary: '服务器为一个个槽位各决定一条命令，每条都要在同一个提案编号下得到多数接受；由一个领导者负责提议。',
  epoch: '提案编号',
  noEpoch: '尚无提案编号',
  slot: '槽位',
  ledger: '槽位',
  counts: { nodes: '服务器' },
  roles: { follower: '跟随者', preparing: '准备中', leader: '领导者' },
  parts: { server: '服务器' },
  messages: {
    Prepare: {
      name: 'Prepare',
      about: '准备：想当领导者的服务器请求承诺，从某个槽位起忽略更低的编号。',
      brief: ({ ballot, firstSlot }: Prepare) => `${ballotName(ballot)}，槽位 ${firstSlot} 起`,
    },
    Promise: {
      name: 'Promise',
      about: '承诺：接受者承诺忽略更低的编号，并报告自己已经接受了什么。',
      brief: ({ ballot, accepted }: PromiseMessage) => `${ballotName(ballot)}，已接受 ${span(accepted)}`,
    },
    Accept: {
      name: 'Accept',
      about: '请求接受：领导者用自己的编号，为一个槽位提议一个值。',
      brief: ({ ballot, slot, value }: Accept) => `${ballotName(ballot)}，槽位 ${slot}：${value}`,
    },
    Accepted: {
      name: 'Accepted',
      about: '已接受：接受者在该编号下接受了这个槽位的提议。',
      brief: ({ ballot, slot }: Accepted) => `${ballotName(ballot)}，槽位 ${slot}`,
    },
    Reject: {
      name: 'Reject',
      about: '拒绝：接受者已经承诺了更高的编号，并说明是哪一个。',
      brief: ({ ballot, promised }: Reject) => `${ballotName(ballot)}，已承诺 ${ballotName(promised)}`,
    },
    Decision: {
      name: 'Decision',
      about: '决定：这些槽位已经决定：各是什么值，在哪个编号下决定。',
      brief: ({ slots: told }: Decision) =>
        told.length === 1 ? `槽位 ${span(told)}：${told[0]?.value}` : `槽位 ${span(told)}`,
    },
    CatchUp: {
      name: 'CatchUp',
      about: '补齐：落后的服务器请求告知从某个槽位起的决定。',
      brief: ({ firstSlot }: CatchUp) => `槽位 ${firstSlot} 起`,
    },
    Heartbeat: {
      name: 'Heartbeat',
      about: '心跳：领导者说明自己在领导，以及到哪个槽位为止全部已经决定。',
      brief: ({ ballot, decided }: Heartbeat) => `${ballotName(ballot)}，已决定到 ${decided}`,
    },
  },
  timers: { election: '选举超时', heartbeat: '心跳', retransmit: '重发定时器' },
  facts: {
    promised: '已承诺',
    round: '轮次',
    lastSlot: '最后的槽位',
    decided: '已决定到',
    applied: '已执行到',
    leader: '领导者',
    inFlight: '进行中的槽位',
    window: '窗口',
    toAdopt: '要沿用的槽位',
    waiting: '等待的命令',
    store: '键值',
    slot: '槽位',
    value: '值',
    ballot: '提案编号',
    request: '请求',
  },
  refusals: {},
  options: {
    electionTimeout: '选举超时',
    heartbeat: '心跳间隔',
    retransmit: '多久之后重发',
    window: '同时未决的槽位数上限',
    skipPhase1: '领导者跳过阶段一',
  },
  variants: {
    fillsWithoutLooking: '新领导者把自己不知道的槽位全用空操作补上，不管那里接受过什么。',
    adoptsAnyReported: '新领导者采用最后收到的报告，而不是最高编号的值。',
    acceptsBelowPromise: '接受者也接受低于自己承诺的编号的提议。',
    promiseNotDurable: '服务器重启后忘记自己承诺过什么。',
    appliesPastHoles: '服务器一得知决定就执行，哪怕前面还缺槽位。',
  },
} satisfies FirstProtocolWords<typeof protocol>;
