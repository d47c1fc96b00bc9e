// Words of the steps, the tree of futures and the notes, in Chinese.

import type { BranchesWords } from '../en/futures.ts';

const number = (n: number): string => n.toLocaleString('en');

export const branchesZh: BranchesWords = {
  steps: {
    searching: '正在查找接下来一分钟的运行。做任何操作都会结束查找。',
    searched: (moves, at) => `到现在 ${number(moves)} 步，${at}。`,
    playing: (to, moves, at) => `正在运行到 ${to}：到现在 ${number(moves)} 步，${at}。`,
    stopped: {
      moves: (moves, at) => `停在第 ${number(moves)} 步，${at}：再往下要先问过你。`,
      bytes: (moves, at) => `停在第 ${number(moves)} 步，${at}：这次运行已占用页面的很多内存。`,
      inFlight: (moves, at) => `停在第 ${number(moves)} 步，${at}：在途消息太多，页面难以显示。`,
    },
    last: '页面已没有空间继续运行。',
    goOn: '继续',
    noNode: '请先选中一个节点。',
    none: {
      next: {
        happening: '不会再自行发生什么了。',
        message: '接下来一分钟的运行里没有消息到达。',
        node: '接下来一分钟的运行里，这个节点上什么也不发生。',
        field: '接下来一分钟的运行里，它不会改变。',
      },
      previous: {
        happening: '在这一刻之前什么也没有发生。',
        message: '在这一刻之前没有消息到达。',
        node: '在这一刻之前，这个节点上什么也没有发生。',
        field: '在这一刻之前，它没有改变过。',
      },
    },
    noSelection: { next: '在这之后没有选中过别的。', previous: '在这之前没有选中过别的。' },
    nextChange: (field) => `${field} 的下一次改变`,
    previousChange: (field) => `${field} 的上一次改变`,
  },
  tree: {
    keys: '方向键在各个分支和笔记之间移动，回车前往，F2 改名，Delete 丢弃。',
    goesOn: (at) => `什么也没做 · ${at}`,
    chosen: '选中的分支或笔记',
    present: '正在显示',
    name: '这个分支的名字',
    rename: '改名',
    beside: '并排展示',
    discard: '丢弃这个分支',
    discarded: (name) => `已丢弃：${name}。`,
    first: '第一个分支会留下：其他的都由它而来。',
    undo: '撤销',
    save: '保留',
    cancel: '取消',
  },
  notes: {
    add: '笔记',
    text: '这一刻的笔记',
    placeholder: '这里能看到什么？',
    note: (text, at) => `${at} 的笔记：${text}`,
    change: '修改笔记',
    discard: '丢弃笔记',
    discarded: '笔记已丢弃。',
    tooMany: '一次运行里放不下更多笔记了。',
  },
  captions: {
    at: (at) => `${at} 的说明`,
    placeholder: '这一刻要说什么？',
    discard: '删除这条说明',
    discarded: '说明已删除。',
    tooMany: '一次运行里放不下更多说明了。',
  },
  sharing: {
    what: '链接包含',
    this: '这个分支',
    whole: '整棵树',
    futures: (n) => `${n} 个分支`,
    left: (n) => `较早的 ${n} 个分支没有写入：一个链接最多容纳五十个。`,
    tooLong: '整棵树太长，放不进链接。请分享这个分支，或把整棵树下载为场景。',
  },
};
