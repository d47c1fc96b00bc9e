// What the commands are called that have no button in the first picture, in Chinese.

import type { CommandWords } from '../en/commands.ts';

export const commandsZh: CommandWords = {
  faster: '加快',
  slower: '放慢',
  crash: '让选中的节点（或领导者）崩溃或重启',
  pauseNode: '暂停或恢复选中的节点',
  request: '发送客户端请求',
  ring: '触发选中节点的定时器',
  mode: '自动网络（按延迟送达）或手动网络',
  selectNode: '选中第 1 到 9 个节点',
  present: '演示：只留舞台、表格和说明，或恢复全部',
  code: '演示时：在角落显示链接的二维码',
  take: '导出：图片、视频和文件',
  numbers: '这次运行的统计',
  larger: '放大面板、收起表格，或恢复两者',
  another: '在另一个协议上重演同样的故障',
  check: '检查：去掉规则，试遍每种次序',
  nextHappening: '下一个事件',
  previousHappening: '上一个事件',
  nextMessage: '下一条到达的消息',
  previousMessage: '上一条到达的消息',
  nextOfNode: '所选节点接下来发生的事',
  previousOfNode: '所选节点之前发生的事',
  selectionBack: '回到之前选中的对象',
  selectionForward: '前往之后选中的对象',
  clearSelection: '取消选择',
};
