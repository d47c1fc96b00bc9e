// What one will see and understand in each scenario of this protocol, in Chinese.

import type { Promises } from '../../../speech/chapters.ts';
import type { chapters } from '../scenarios/order.ts';

export const words: Promises<typeof chapters> = {
  'zab-first-minute': '选票、纪元、同一份历史，然后才有领导者：四个阶段，两次写入。',
  'zab-recovers-history': '只有一台跟随者有的事务，由下一个领导者在提供服务之前提交。',
};
