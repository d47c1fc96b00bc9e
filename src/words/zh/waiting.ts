// Words of "why not?" that fit every protocol, in Chinese.

import type { WaitingSection } from '../en/waiting.ts';

export const waitingSectionZh: WaitingSection = {
  title: (node) => `${node} 在等什么`,
  reached: '已达到',
  open: '还没有',
  nothing: (node) => `${node} 现在自己没有要做的事：它只响应到来的消息。`,
  crashed: (node) => `${node} 已崩溃：重启之前什么也听不到。`,
  paused: (node) => `${node} 已暂停：到来的消息要等它继续。`,
  now: '现在：',
  fails: '不成立',
  holds: '成立',
  enoughAny: (from, message) => `只要再有 ${from} 中任何一个的「${message}」就够了。`,
  enoughOne: (from, message) => `只要有 ${from} 的「${message}」就够了。`,
  enoughEvent: (event) => `这样就够了：${event}。`,
  notEnough: (from, message) => `再来一个「${message}」（来自 ${from}）还不够：`,
  notEnoughEvent: (event) => `只有「${event}」还不够：`,
  or: (names) => names.join(' 或 '),
  arrivals: '假如现在到来',
  arrivalsEmpty: '没有消息正在发来，也没有定时器在走。',
  from: (message, from) => `${from} 的「${message}」`,
  unhandled: '它目前的状态不处理这件事。',
  asked: (count) => `问了 ${count} 个守卫条件`,
  deliver: '送达',
  deliverThis: (name) => `送达：${name}`,
  more: (count) => `另有 ${count} 项`,
};
