// What one will see and understand in each scenario of this protocol, in Chinese.

import type { Promises } from '../../../speech/chapters.ts';
import type { chapters } from '../scenarios/order.ts';

export const words: Promises<typeof chapters> = {
  'twophase-commit': '三张同意票都写入磁盘后才提交转账，全部确认才结束。',
  'twophase-refused': '一个付不出钱的参与者就否决了转账，等着的下一笔照常提交。',
  'twophase-silence': '决定提交之前，协调者等不到回答就可以中止。',
  'twophase-blocked': '同意过的都得等崩溃的协调者：答案只在它的磁盘上。',
  'twophase-remembers': '同意票丢了就照样重复，崩溃后也能在磁盘上找到。',
  'twophase-others-know': '协调者停机，两个不确定的参与者问到知情的一个，随即提交。',
  'twophase-not-voted': '从未被问到的参与者中止，等待中的其他参与者也就可以中止。',
  'twophase-ask-in-vain': '全都投了同意票，却没人得到通知：互相询问仍然阻塞。',
  'twophase-guess': 'P2 不再等待而中止，P1 却提交：30 付出了，没人收到。',
  'twophase-decides-early': '三票中两张同意就算够：P1 得到了没有人付出的 30。',
  'twophase-forgets-decision': 'P1 已被告知提交；协调者崩溃后却中止了其余的部分。',
  'twophase-forgets-vote': 'P3 在崩溃中忘了同意票，P1 于是中止了协调者已提交的事务。',
};
