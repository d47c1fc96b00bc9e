// The words of the space-time diagram, in Chinese.

import type { NodeId } from '../engine/protocol.ts';
import type { SpacetimeWords } from './spacetime.en.ts';

const on = (nodes: readonly NodeId[], all: boolean): string =>
  all ? '所有节点上' : nodes.length === 0 ? '' : ` ${nodes.join('、')} 上`;

export const spacetime: SpacetimeWords = {
  title: '时空图',
  playhead: '播放位置',
  about:
    '拖动以在时间中移动。加号和减号缩放，Shift 加滚轮平移，按住 Shift 拖动缩放到一段时间，双击缩放到所指之物。Home 跟随播放位置，Enter 逐个查看发生的事。',
  zoomIn: '放大',
  zoomOut: '缩小',
  follow: '跟随播放位置',
  crowded: '放大以查看消息',
  sent: (at) => `发送于 ${at}`,
  arrives: (at) => `将于 ${at} 到达`,
  heard: (at) => `到达于 ${at}`,
  waits: (at) => `自 ${at} 起等待`,
  lost: { cut: '在断开处丢失', down: '到达时对方已崩溃', loss: '途中丢失', dropped: '被丢弃' },
  route: (from, to) => `${from ?? '客户端'} → ${to}`,
  lane: (node, role, epoch) => `${node}：${role}，${epoch}`,
  crashed: (node) => `${node} 已崩溃`,
  paused: (node, role, epoch) => `${node} 已暂停：${role}，${epoch}`,
  mark: {
    crash: '崩溃',
    restart: '重启',
    wipe: '磁盘清空',
    pause: '暂停',
    resume: '继续',
    cut: '切断',
    heal: '恢复',
    partition: '分裂',
    set: '设置',
    broke: '被破坏',
    decided: '已决定',
  },
  decided: (node, slots) => `${node} 得知${slots} 已决定`,
  moment: (at, what) => `${at}：${what}`,
  tools: {
    row: '时空图工具',
    more: '更多工具',
    inspect: '逐个查看发生的事',
    fold: '折叠平静的时段',
    measure: '测量一段时间',
    zoomTo: '缩放到……',
    lanes: '泳道',
    kinds: '消息',
  },
  zooms: {
    selected: '选中的内容',
    measured: '测量的时段',
    previousElection: '上一次选举',
    nextElection: '下一次选举',
    all: '看过的全部',
    none: '这里没有。',
  },
  laneUp: (node) => `上移 ${node}`,
  laneDown: (node) => `下移 ${node}`,
  allLanes: '全部泳道，原来的次序',
  clientRequest: '客户端请求',
  allKinds: '全部消息',
  head: '点击选中它，拖动移动泳道',
  crowd: (count, length) => `${length} 内 ${count} 条消息`,
  group: (count) => `此处共 ${count} 个：放大以分辨`,
  fold: (length, from) => `自 ${from} 起 ${length}：没有变化`,
  foldMoves: (moves) => `${moves} 步，只有心跳和定时器`,
  foldClick: '点击展开',
  unfolded: '平静：这里没有变化。点击折叠',
  causes: {
    before: (count, nodes, all) =>
      count === 0 ? '在它之前没有它可能知道的事。' : `它可能知道${on(nodes, all)}的 ${count} 件事。`,
    after: (count, nodes, all) =>
      count === 0 ? '目前看到的事都不可能知道它。' : `${on(nodes, all)}有 ${count} 件事可能知道它。`,
    unaware: (nodes) => `${nodes.join('、')} 还不可能知道它。`,
    key: '过去为实线，未来为虚线；变淡的部分与它互不知晓。',
    reading: '正在读取运行记录……',
  },
  order: {
    before: (a, b) => `“${a}”先于“${b}”：后者可能知道前者。`,
    after: (a, b) => `“${a}”晚于“${b}”：前者可能知道后者。`,
    concurrent: (a, b) => `“${a}”与“${b}”并发：两者都不可能知道对方。`,
    same: (a) => `“${a}”是同一件事。`,
  },
  moveNumber: (position) => `第 ${position} 步`,
  measured: (length, from, to) => `${length}，从 ${from} 到 ${to}`,
  measureHow: '在图上拖动。用键盘：在一端按 Enter，用方向键移动，在另一端再按 Enter。',
  inspectHow: '方向键沿泳道或在泳道间移动；Enter 选中，Shift 加 Enter 比较，Esc 结束。',
  close: '关闭',
};
