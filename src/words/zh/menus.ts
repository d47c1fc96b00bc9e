// Words of the menus on the stage, in Chinese.

import type { MenuWords } from '../en/menus.ts';

export const menuZh: MenuWords = {
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
  ring: (timer) => (timer === '心跳' ? '立即发送心跳' : `立即触发${timer}`),
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
};
