// Twophase's cells of the concept bridge, in Chinese.

import type { BridgeCells } from '../../../speech/bridge.ts';
import type { shows } from '../bridge.ts';

export const words: BridgeCells<typeof shows> = {
  leader: { term: '协调者', note: '始终是同一个节点。没有选举，也没有谁能接替它。' },
  place: { term: '一个事务', note: '各参与者做的事不同；要么全部做，要么都不做。' },
  copying: { term: '先 Prepare，后 Commit', note: '先问，再通知。没有复制什么：每个参与者有自己的那一部分。' },
  decided: { term: '写在协调者的磁盘上', note: '协调者一写下提交，就已提交，哪怕还没有别人知道。' },
  disk: { term: '投票与决定', note: '同意票先写入磁盘再说出口，决定先写入磁盘再通知。' },
  quorum: { term: '所有参与者', note: '必须全部同意，一张拒绝票就够了：没有法定人数能代表某个参与者。' },
  progress: { term: '阻塞', note: '协调者崩溃期间，投过同意票的只能等待。' },
  behind: { term: 'Decision?', note: '存疑者询问协调者；在协作终止中也询问其他参与者。' },
  lost: { term: '重发', note: '协调者反复询问和通知，直到每个参与者都作答。' },
};
