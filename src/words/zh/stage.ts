// Words of the stage, in Chinese.

import type { StageWords } from '../en/stage.ts';
import { selectionZh } from './selection.ts';

export const stage: StageWords = {
  label: '集群：节点、链路和传输中的消息',
  crashed: '已崩溃',
  paused: '已暂停',
  queued: (count) => `${count} 条消息等待`,
  clockRate: (rate) => `时钟 ${rate / 1000}×`,
  tally: (granted, needed) => `已得 ${granted}（法定人数 ${needed}）`,
  quorum: {
    of: (epoch) => `${epoch} 的法定人数`,
    chosen: (epoch, value) => `${epoch} 选定了 ${value}`,
    short: (epoch, votes) => `${epoch}：${votes} 个，不足法定人数`,
  },
  touched: selectionZh.touched,
  knows: '已知道决定',
  linkSaid: (a, b, there, back) =>
    there && back
      ? `链路 ${a}–${b}，已切断`
      : there
        ? `链路 ${a}–${b}，${a} 到 ${b} 已切断`
        : back
          ? `链路 ${a}–${b}，${b} 到 ${a} 已切断`
          : `链路 ${a}–${b}`,
  legend: {
    label: '图例',
    lost: '丢失',
    cut: '切断的链路',
    crashed: '崩溃',
    paused: '暂停',
    colour: (epoch) => `颜色 = ${epoch}`,
  },
  menu: {
    back: '返回',
    crash: '使其崩溃',
    restart: '重启',
    wipe: '清空磁盘',
    pause: '暂停',
    resume: '恢复运行',
    request: '发送客户端请求',
    command: '命令',
    badCommand: '该协议不认识这样的命令。',
    toNode: (node) => `发送给 ${node}`,
    toLeader: (node) => `发送给领导者 ${node}`,
    ring: (timer) => `让${timer}立即到时`,
    isolate: '切断与其他所有节点的链路',
    rejoin: '恢复它的所有链路',
    clock: '时钟',
    slower: '½×',
    normal: '1×',
    faster: '2×',
    links: '链路',
    linkTo: (node) => `到 ${node} 的链路`,
    messages: (count) => `传输中的消息（${count}）`,
    cutBoth: '双向切断',
    cutOneWay: (from, to) => `只切断 ${from} → ${to}`,
    restore: '恢复',
    deliver: '立即送达',
    delay: '延迟 50 毫秒',
    duplicate: '复制一份',
    drop: '丢弃',
  },
};
