// Paxos's cells of the concept bridge, in Chinese.

import type { BridgeCells } from '../../../speech/bridge.ts';
import type { shows } from '../bridge.ts';

export const words: BridgeCells<typeof shows> = {
  number: { term: '提案编号（ballot）', note: '由轮数和提议者的号码组成：两个提议者永远不会用同一个编号。' },
  leader: { term: '主提议者', note: '谁都可以提议。同一时间只有一个会更快，但安全性并不依赖它。' },
  place: { term: '一个值', note: '只做一次决定，没有槽位。' },
  winning: { term: '阶段一：Prepare、Promise', note: '多数派承诺不再接受更低编号的任何提议。' },
  copying: { term: '阶段二：Accept、Accepted', note: '把值送到足以构成法定人数的接受者。' },
  heeding: { term: '承诺附上已接受的值，提议者照用', note: '谁都可能胜出；胜出者必须采用所报告的最高编号的值。' },
  decided: { term: '先被选定，后被得知', note: '法定人数在同一编号中接受了它，就已选定，尽管可能还没有人知道。' },
  holes: { term: '无从谈起', note: '只有一个值。' },
  leftovers: { term: '重新提议（P2c）', note: '新的提议者用自己的编号再次提议这个值，让它在那里被接受。' },
  deposed: { term: '更高的承诺', note: '接受者拒绝较低的编号，并告知更高的那个。' },
  disk: { term: '所作的承诺、所接受的值', note: '还有提议者用过的最高轮数，免得一个编号用两次。' },
  quorum: { term: '必有交集的法定人数', note: '多数派，或任何大小，只要阶段一的每个法定人数都与阶段二的有交集。' },
  progress: { term: '随机退避', note: '争执的提议者可以永远互相抬高编号；有一个等一等，另一个就能完成。' },
  behind: { term: '学习者重新计数', note: '接受者重复它所接受的，直到学习者凑齐法定人数。' },
  lost: { term: '重发', note: '同一个承诺或接受来两次，仍只算一次。' },
};
