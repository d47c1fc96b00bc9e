// What one will see and understand in each scenario of this protocol, in Chinese.

import type { Promises } from '../../../speech/chapters.ts';
import type { chapters } from '../scenarios/order.ts';

export const words: Promises<typeof chapters> = {
  'zab-first-minute': '选票、纪元、同一份历史，然后才有领导者：四个阶段，两次写入。',
  'zab-epoch-skipped': '一个纪元被接受，它的领导者崩溃，此后谁也不再用这个纪元。',
  'zab-outrun': '领导者让位，因为有跟随者接受过更晚的纪元。',
  'zab-one-server': '一台服务器在每个阶段都是自己的法定人数，每次仍取新的纪元。',
  'zab-late-joiner': '逐步演示问题 1：写入途中有服务器加入，却什么也不缺。',
  'zab-broken-stream': '一个提议丢失；下一条消息暴露了它，跟随者从头来过。',
  'zab-stale-read': '被隔断的跟随者回答旧值。保证的是顺序，不是最新。',
  'zab-recovers-history': '只有一台跟随者有的事务，由下一个领导者在提供服务之前提交。',
  'zab-forgets-proposal': '只有领导者自己有的提议，在它回来时被截掉。',
  'zab-quorum-lost': '五台中只有两台听得到的领导者什么也提交不了，放弃后加入其他服务器。',
  'zab-keeps-own-history': '历史为空的服务器当选并保留空历史：交付过的没有了。',
  'zab-history-not-durable': 'S2 确认了 x=1，崩溃后忘记，又在没有它的情况下领导。',
  'zab-compares-counter-only': '三个旧事务的尾巴胜过更新的事务，替换了已交付的。',
  'zab-acks-before-disk': '领导者凭磁盘上没有的确认而确立，一次断电暴露了它。',
  'zab-proposes-to-synced-only': '后来的服务器被告知某个事务已提交，而它从未收到过。',
  'zab-commit-ld-of-ack': '后来的服务器先被告知得太少，后又太多。',
};
