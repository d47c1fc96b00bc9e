// Multipaxos's cells of the concept bridge, in Chinese.

import type { BridgeCells } from '../../../speech/bridge.ts';
import type { shows } from '../bridge.ts';

export const words: BridgeCells<typeof shows> = {
  number: { term: '提案编号（ballot）', note: '和 Paxos 一样；领导者的一个编号管所有槽位。' },
  leader: { term: '领导者', note: '长期留任的主提议者。同时有两个会互相妨碍，但不会造成错误。' },
  place: { term: '某个槽位的命令', note: '每个槽位各是一次 Paxos。' },
  winning: { term: '阶段一，所有槽位只做一次', note: '领导者留任期间，以后都跳过它。' },
  copying: { term: '逐个槽位的 Accept', note: '几个槽位可以同时进行，先后不限。' },
  heeding: { term: '逐个槽位，同样如此', note: '新领导者从它的法定人数那里得知每个槽位可能有什么。' },
  decided: { term: '已决定，并通告', note: '逐个槽位决定；前面的槽位都决定了才能执行。' },
  holes: { term: '由新领导者填补', note: '用那里已被接受的值，否则用空操作（no-op），即什么也不做的命令。' },
  leftovers: { term: '逐个槽位重新提议', note: '用新领导者的编号，先于它自己的命令。' },
  deposed: { term: '更高的编号', note: '法定人数已向它承诺，不再接受旧领导者的提议。' },
  disk: { term: '同样，每个槽位都要', note: '承诺只有一个，管所有槽位；接受的值逐个槽位记录。' },
  quorum: { term: '多数派', note: '少数派即使有领导者，也只能提议，决定不了什么。' },
  progress: { term: '超时，只有一个领导者', note: '听得到领导者的节点不会与它竞争。' },
  behind: { term: '补发已决定的槽位', note: '落后的副本会被告知已经决定了什么。' },
  lost: { term: '重发', note: '同一个决定来两次，仍只算一次。' },
};
