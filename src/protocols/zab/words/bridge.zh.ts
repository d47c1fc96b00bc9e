// Zab's cells of the concept bridge, in Chinese.

import type { BridgeCells } from '../../../speech/bridge.ts';
import type { shows } from '../bridge.ts';

export const words: BridgeCells<typeof shows> = {
  number: { term: '纪元', note: '法定人数接受过的最晚纪元的下一个。有的纪元没有领导者就过去了。' },
  leader: { term: '已确立的领导者', note: '先当选；法定人数采用了它的历史，它才领导。' },
  place: { term: '历史中的 zxid', note: '纪元加计数器，如 `2.3`。历史没有空洞。' },
  winning: { term: '同步之后确立', note: '先恢复，后服务：继承的先提交，然后才有新的。' },
  copying: { term: 'PROPOSE、ACK、COMMIT', note: '每条通道有序；法定人数有了，才交付。' },
  heeding: { term: '法定人数中最新的', note: '新领导者采用纪元最晚、其次 zxid 最晚的历史，哪怕它是跟随者的。' },
  decided: { term: '已交付', note: '法定人数确认后，按 zxid 的顺序交付。' },
  holes: { term: '消息流中断', note: '少了消息的跟随者从头来过，取得完整的历史。' },
  leftovers: { term: '被 NEWLEADER 截掉，或者提交', note: '被选中的历史整份提交，不管由谁广播；其余的截掉。' },
  deposed: { term: '更早的纪元', note: '接受过更晚纪元的，不再采用更早的。没有法定人数的领导者重新寻找。' },
  disk: { term: 'acceptedEpoch、currentEpoch、history', note: '先写入磁盘，再确认。' },
  quorum: { term: '多数派', note: '每个阶段都要：选票、纪元、历史、确认。' },
  progress: { term: '新的一轮，新的纪元', note: '没有及时确立的就放弃，下一个纪元更晚。' },
  behind: { term: 'NEWLEADER、COMMIT-LD', note: '后来者先得到历史，再得到这期间广播的，最后得知提交到哪里。' },
  lost: { term: '有序的通道', note: '消息有编号；少了一条，对话就从头来过。' },
};
