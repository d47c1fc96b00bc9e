// Words of the stage, in Chinese.

import type { StageWords } from '../en/stage.ts';

export const stage: StageWords = {
  label: '集群：节点、链路和传输中的消息',
  crashed: '已崩溃',
  paused: '已暂停',
  queued: (count) => `${count} 条消息排队`,
  clockRate: (rate) => `时钟 ${rate / 1000}×`,
  tally: (granted, needed) => `已得 ${granted}（法定人数 ${needed}）`,
  quorum: {
    of: (epoch) => `${epoch} 的法定人数`,
    chosen: (epoch, value) => `${epoch} 选定了 ${value}`,
    short: (epoch, votes) => `${epoch}：${votes} 个，不足法定人数`,
  },
  waits: (message) => `${message}，按 Enter 送达`,
  touched: '与所选有关',
  knows: '已得知选定的值',
  detains: (from, to) => `${from} 发给 ${to} 的消息在等待。`,
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
    all: '全部图例',
    lost: '丢失',
    cut: '切断的链路',
    crashed: '崩溃',
    paused: '暂停',
    colour: (epoch) => `颜色 = ${epoch}`,
  },
};
