// The rule book of two-phase commit, in Chinese.

import type { BookWords } from '../../../speech/book.ts';
import type { book } from '../book.ts';
import type { RuleId } from '../rules.ts';

export const words: BookWords<typeof book, RuleId> = {
  cards: {
    properties: { title: '必须成立的性质', lead: '一个事务改动多个节点上的内容，要么全部发生，要么全不发生。' },
    phase1: { title: '第一阶段：投票', lead: '协调者询问每个参与者，每个参与者为自己作答。' },
    phase2: { title: '第二阶段：决定', lead: '由一个节点作一次决定，并一直通知到所有参与者都听到为止。' },
    doubt: { title: '存疑', lead: '从投下同意票到得知决定，参与者一直受约束。如果协调者此时沉默，它就被阻塞。' },
    recovery: { title: '磁盘上的内容', lead: '崩溃之前说过的话，崩溃之后仍有约束力。' },
  },
  headings: {
    coordinator1: '协调者',
    participant1: '参与者',
    coordinator2: '协调者',
    participant2: '参与者',
    cooperative: '协作终止（inDoubt=ask）',
    guessing: '启发式决定（inDoubt=abort）',
  },
  points: {
    atomicity: { name: 'AC1', text: '凡是作出决定的节点，决定都相同。' },
    stability: { name: 'AC2', text: '节点不能收回自己的决定。' },
    validity: { name: 'AC3', text: '只有全部投同意票，才能决定提交。' },
    nontrivial: { name: 'AC4', text: '如果没有故障且全部投同意票，决定就是提交。否则永远中止也算满足要求了。' },
    noQuorum: {
      name: '不是多数共识',
      text: '在 Paxos 和 Raft 中，多数可以代表全体作决定。在这里每个参与者都有否决权，因为只有它自己知道能否做到；而协调者一崩溃，所有参与者都得停下。',
    },
    blocking: {
      name: '阻塞',
      text: '如果协调者在全部投了同意票之后、通知任何参与者之前崩溃，在它恢复之前没有参与者能知道决定。',
    },
  },
  rules: {
    'twophase.node.begins': '启动时磁盘上没有未决定的事务，就等待。',
    'twophase.votes.asked': '把事务的开始写入磁盘，并要求每个参与者做准备。',
    'twophase.client.waits': '别的客户端要等当前事务结束。',
    'twophase.yes.counted': '每张同意票只计一次。',
    'twophase.votes.askedAgain': '还没有收到谁的响应，就再问一次。',
    'twophase.vote.yes': '如果能完成自己的部分：先写入磁盘，再投同意票，并交出决定权。',
    'twophase.vote.no': '如果做不到：中止，并投拒绝票。',
    'twophase.vote.repeated': '被问时答案早已确定：已中止就答拒绝，否则答同意。',
    'twophase.commit.decided': '全部投了同意票：先把提交写入磁盘，再通知所有参与者。',
    'twophase.abort.onNo': '收到第一张拒绝票：先把中止写入磁盘，再通知所有参与者。',
    'twophase.abort.onSilence': '还缺投票而已经超时：与收到拒绝票时相同。',
    'twophase.decision.toldAgain': '还没有收到谁的确认，就再次通知它。',
    'twophase.done.counted': '每个确认只计一次。',
    'twophase.done.all': '全部确认之后，事务结束。',
    'twophase.answer.late': '关于已了结之事的响应，不改变什么。',
    'twophase.commit.learned': '被告知提交：完成自己的部分并确认。',
    'twophase.abort.learned': '被告知中止：放弃自己的部分并确认。',
    'twophase.decision.known': '被告知早已知道的决定：确认。',
    'twophase.doubt.waits': '存疑已久：询问协调者，并等待。',
    'twophase.asked.undecided': '协调者在决定之前被问到，只管继续。',
    'twophase.doubt.asksOthers': '存疑已久：也询问其他参与者。',
    'twophase.asked.decided': '知道决定的就告诉它。',
    'twophase.asked.unvoted': '尚未投票的就中止并告诉它：不可能有谁已经提交。',
    'twophase.asked.uncertain': '投过同意票而所知不更多的，就说自己也不确定。',
    'twophase.uncertain.heard': '不确定的响应帮不了谁。',
    'twophase.doubt.guesses': '存疑已久：不管别人怎样，自行中止。此后原子性不再作出断言。',
    'twophase.vote.remembered': '参与者在磁盘上找到同意票而没有决定，就处于存疑状态，要去询问。',
    'twophase.abort.atRestart': '协调者找到没有决定的事务，就把它中止。',
    'twophase.telling.resumed': '协调者找到决定，就再次通知所有参与者。',
  },
};
