// What one will see and understand in each scenario of this protocol, in Chinese.

import type { Promises } from '../../../speech/chapters.ts';
import type { chapters } from '../scenarios/order.ts';

export const words: Promises<typeof chapters> = {
  'sample-round': 'TODO N1 询问，等到回答，再问第二轮。',
  'sample-takes-any-pong': 'TODO 第一轮的回答结束了第二轮。',
};
