// The concept bridge, in Chinese: what stands about the cells.

import type { BridgeFrame } from '../bridge.ts';

export const bridge: BridgeFrame = {
  title: '同样的概念，并排来看',
  lead: '每一行是一个概念。单元格里的按钮会打开一个展示它的场景。',
  idea: '概念',
  show: (title) => `看场景：${title}`,
  none: '这里没有。',
  ideas: {
    number: '给各次尝试排序的编号',
    leader: '由谁提议',
    place: '就什么达成一致',
    winning: '取得提议的资格',
    copying: '把它复制出去',
    heeding: '尊重先前的结果',
    decided: '何时算提交或选定',
    holes: '空洞',
    leftovers: '旧领导者没做完的事',
    deposed: '旧领导者怎样被制止',
    disk: '必须写入磁盘的',
    quorum: '要多少节点同意',
    progress: '靠什么不会没完没了',
    behind: '追上进度',
    lost: '丢失和重复的消息',
  },
};
