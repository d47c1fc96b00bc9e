// What is said about Zab, in Chinese, but for its rules: they are in rules.zh.ts.

import type { FirstProtocolWords } from '../../../speech/about.ts';
import { zxidName } from '../history.ts';
import type { protocol } from '../index.ts';
import type { AckE, CEpoch, NewLeader, Notification, Zxid } from '../messages.ts';

const ofEpoch = ({ epoch }: { readonly epoch: number }) => `纪元 ${epoch}`;
const withZxid = ({ zxid }: { readonly zxid: Zxid }) => zxidName(zxid);

export const words = {
  title: 'Zab',
  summary: 'ZooKeeper 的原子广播：领导者先让法定人数的服务器拥有同一份历史，然后才按顺序广播新事务。',
  epoch: '纪元',
  noEpoch: '无纪元',
  slot: '索引',
  decided: '已提交',
  ledger: '历史',
  counts: { nodes: '服务器' },
  roles: { looking: '寻找中', follower: '跟随者', elected: '当选者', leader: '领导者' },
  parts: { server: '服务器' },
  messages: {
    Notification: {
      name: 'Notification',
      about: '服务器说出自己的选票：希望谁领导，以及那台服务器的历史有多新。',
      brief: ({ round, vote }: Notification) => `第 ${round} 轮，${vote.leader} ${vote.epoch}:${zxidName(vote.zxid)}`,
    },
    CEpoch: {
      name: 'CEPOCH',
      about: '跟随者告诉当选者自己最后接受的纪元。',
      brief: ({ acceptedEpoch }: CEpoch) => `纪元 ${acceptedEpoch}`,
    },
    NewEpoch: { name: 'NEWEPOCH', about: '当选者提出一个比所听到的都新的纪元。', brief: ofEpoch },
    AckE: {
      name: 'ACK-E',
      about: '跟随者接受该纪元，并发送自己的历史。',
      brief: ({ epoch, currentEpoch, history }: AckE) => `纪元 ${epoch}，已有 ${currentEpoch}:${history.length}`,
    },
    NewLeader: {
      name: 'NEWLEADER',
      about: '当选者发送要成为大家共有的那份历史。',
      brief: ({ epoch, history }: NewLeader) => `纪元 ${epoch}，${history.length} 个事务`,
    },
    AckLd: { name: 'ACK-LD', about: '跟随者已采用那份历史。', brief: withZxid },
    CommitLd: { name: 'COMMIT-LD', about: '领导者已确立，并说明历史提交到哪里。', brief: withZxid },
    Propose: { name: 'PROPOSE', about: '领导者广播一个新事务。' },
    Ack: { name: 'ACK', about: '跟随者的磁盘上有了该事务以及它之前的所有事务。', brief: withZxid },
    Commit: { name: 'COMMIT', about: '法定人数已有该事务：可以交付。', brief: withZxid },
    Ping: { name: 'PING', about: '领导者表明自己还在。', brief: ofEpoch },
    PingReply: { name: 'PING 响应', about: '跟随者表明自己还在，以及历史到哪里为止。', brief: withZxid },
  },
  timers: {
    notify: '通知定时器',
    finalize: '等待更好的选票',
    connect: '连接定时器',
    patience: '耐心',
    ping: 'PING 定时器',
  },
  records: {
    broadcast: { name: '已广播', told: ({ node, key, value }) => `${node} 广播 ${key}：${value}` },
    read: { name: '读取', told: ({ node, key, value }) => `${node} 读取 ${key}：${value}` },
    gap: { name: '缺口', told: ({ node, key, value }) => `${node} 发现 ${key} 之前有缺口（${value}）` },
  },
  facts: {
    acceptedEpoch: '已接受的纪元',
    currentEpoch: '当前纪元',
    lastZxid: '末条 zxid',
    lastCommitted: '已提交到',
    round: '轮次',
    vote: '选票',
    leaderId: '所跟随的领导者',
    synced: '已同步',
    store: '存储',
    leader: '领导者',
    epoch: '纪元',
    by: '法定人数来自',
    needed: '所需数量',
    from: '来自',
    to: '发给',
    index: '索引',
    command: '命令',
    request: '请求',
    message: '消息',
    state: '状态',
    theirs: '对方的',
    committed: '已提交',
  },
  refusals: {},
  options: {
    notify: '通知的间隔',
    finalize: '等待更好选票的时间',
    connect: '重发 CEPOCH 之前的时间',
    patience: '对沉默的领导者或法定人数的耐心',
    ping: 'PING 的间隔',
  },
  variants: {
    keepsOwnHistory: '编号最大的当选，保留自己的历史，不看有没有更新的。',
    historyNotDurable: '服务器重启后忘记自己的历史。',
    comparesCounterOnly: '比较历史时只看末条 zxid 的计数器，不看纪元。',
    acksBeforeDisk: '跟随者在历史和纪元写入磁盘之前就确认 NEWLEADER。',
    proposesToSyncedOnly: '提议只发给已确认 NEWLEADER 的跟随者。',
    commitLdOfAck: 'COMMIT-LD 重复 ACK-LD 的 zxid，而不是最新提交的 zxid。',
  },
} satisfies FirstProtocolWords<typeof protocol>;
