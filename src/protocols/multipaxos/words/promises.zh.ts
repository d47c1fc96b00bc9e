// What one will see and understand in each scenario of this protocol, in Chinese.

import type { Promises } from '../../../speech/chapters.ts';
import type { chapters } from '../scenarios/order.ts';

export const words: Promises<typeof chapters> = {
  'multipaxos-five-ideas': '一次准备管所有槽位，空洞，空操作，然后由你让领导者崩溃。',
  'multipaxos-first-minute': '一个领导者逐个填槽位；它崩溃后，下一个完成未完的提议。',
  'multipaxos-steady-leader': '为所有槽位做一次阶段一，之后每条命令只要一来一回。',
  'multipaxos-phase-one-each-time': '每个槽位都重新请求承诺：20 毫秒的事要花 40 毫秒。',
  'multipaxos-two-leaders': '两台都以为自己在领导，承诺只让编号高的那个作出决定。',
  'multipaxos-window': '窗口为二：一个提议丢失，窗口不动，后来的命令只能等。',
  'multipaxos-fills-hole': '新领导者保住旧槽位里的 z=3，并用空操作补上前面的空洞。',
  'multipaxos-ballots-fall': '槽位 1 在比槽位 2 更高的编号中决定，这并不是错误。',
  'multipaxos-catch-up': '错过槽位的副本先等待，再询问，一次回答就补上八个。',
  'multipaxos-restart': '全部停机时 z=3 已选定却无人知晓；承诺报告了它，没有丢。',
  'multipaxos-minority': 'S1 只剩五台中的两台，提议无果，x=2 让位给 x=3。',
  'multipaxos-lossy': '五分之一的消息丢失；没有答复就重发，槽位照样决定。',
  'multipaxos-accepts-below-promise': 'S2 违背承诺接受 x=1，槽位 1 里 x=1 和 y=2 都得到多数。',
  'multipaxos-adopts-any-reported': 'S2 采用最后到的报告，y=2 已选定的槽位又选定了 x=1。',
  'multipaxos-applies-past-holes': 'S3 立刻执行槽位 2，槽位 1 却永不执行：槽位相同，状态不同。',
  'multipaxos-fills-without-looking': 'S3 不看 S2 的报告，用空操作盖过已决定的 x=1。',
  'multipaxos-promise-not-durable': 'S2 在崩溃中忘了承诺，先后接受两次：一个槽位有了两个值。',
};
