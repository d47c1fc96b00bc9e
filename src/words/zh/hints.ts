// What the hints of a first minute say, in Chinese.

import type { hintEn } from '../en/hints.ts';

export const hintZh: typeof hintEn = {
  wait: '现在没有领导者。定时器最先超时的节点会争取成为领导者。',
  waitManual: '这里什么都不会自行发生。点击一个节点，触发它的定时器；点击一条消息，将它送达。',
  kill: (leader) => `${leader} 是领导者。点击它并选择“崩溃”：谁会接任？`,
  watch: (node) => `${node} 已停机。看其他节点：最先等不及的会设法接任。`,
  ask: (node) => `先要有客户端：点击 ${node}，向它发送一个请求。`,
  rival: (node) => `再让另一个节点试试：也向 ${node} 发送请求。谁的值会胜出？`,
  adopt: '第二个编号也先请求承诺。它会提议哪个值：是自己想要的，还是得知的？',
  rivalManual: '点击一条消息，将它送达。然后也向另一个节点发送请求：谁的值会胜出？',
  cut: (leader) => `${leader === '' ? '' : `现在的领导者是 ${leader}。`}切断一条链路：画一条线穿过它。`,
  back: '回到过去：在下方的图中拖动，到故障之前。',
  fork: '在这里做点别的。你看过的后续会作为分支保留。',
  share: '分享你的发现：链接会精确到微秒地打开这次运行。',
  hide: '不再提示',
};
