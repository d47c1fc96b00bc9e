// What is said of the rules of two-phase commit, in Chinese.

import type { RulesWords } from '../../../speech/about.ts';
import { count, is, names, text, was } from '../../../speech/facts.ts';
import { listWithAndZh as list } from '../../../speech/lists.ts';
import type { protocol } from '../index.ts';

const DECISIONS: { readonly [decision: string]: string } = { commit: '提交', abort: '中止' };
const decision = (fact: unknown) => DECISIONS[String(fact).toLowerCase()] ?? '未决定';
const VOTES: { readonly [vote: string]: string } = { Yes: '同意', No: '拒绝' };
const MESSAGES: { readonly [message: string]: string } = { ...VOTES, Done: '确认' };

export const words: RulesWords<typeof protocol> = {
  'twophase.node.begins': {
    name: '节点启动',
    headline: ({ node }) => `${node} 启动，没有未了结的事务`,
    why: ({ node, facts }) =>
      `${node} 的磁盘上有 ${text(facts.transactions)} 个事务，没有一个是未决定的。${facts.part === 'coordinator' ? '它等待客户端。' : '它等待别人来问它的投票。'}`,
    facts: { part: '所扮演的角色', transactions: '磁盘上的事务数' },
  },
  'twophase.votes.asked': {
    name: '第一阶段：征求投票',
    headline: ({ node, facts }) => `${node} 就事务 ${text(facts.transaction)} 征求投票`,
    why: ({ node, facts }) =>
      `客户端请求“${text(facts.command)}”。${node} 先写入磁盘，再问 ${list(names(facts.participants))} 能否完成各自的部分。每一个都必须同意。`,
  },
  'twophase.votes.askedAgain': {
    name: '再次征求投票',
    headline: ({ node, facts }) => `${node} 再次询问 ${text(facts.to)} 的投票`,
    why: ({ facts }) =>
      `${text(facts.to)} 还没有就事务 ${text(facts.transaction)} 作答。询问或答复可能丢失了；问两次没有害处。`,
    facts: { to: '再次询问' },
  },
  'twophase.client.waits': {
    name: '一次一个事务',
    headline: ({ node, facts }) => `${node} 正忙于事务 ${text(facts.transaction)}，客户端需要等待`,
    why: ({ facts }) =>
      `等所有参与者都确认了事务 ${text(facts.transaction)} 的决定，才轮到“${text(facts.command)}”。在它之前还有 ${text(facts.before)} 个客户端在等。`,
    facts: { before: '排在前面的客户端' },
  },
  'twophase.yes.counted': {
    name: '计入一张同意票',
    headline: ({ node, facts }) =>
      `${node} 计入 ${text(facts.from)} 的同意票：${names(facts.yes).length}/${names(facts.participants).length}`,
    why: ({ facts }) =>
      `${list(names(facts.yes))} 同意了事务 ${text(facts.transaction)}。多数同意还不够：必须全部同意。`,
    facts: { from: '来自' },
  },
  'twophase.commit.decided': {
    name: '第二阶段：提交',
    headline: ({ node, facts }) => `${node} 决定提交事务 ${text(facts.transaction)}`,
    why: ({ node, facts }) =>
      names(facts.missing).length === 0
        ? `加上 ${text(facts.from)} 的这一票，所有参与者都同意了。${node} 先把决定写入磁盘，再告诉别人。从这一刻起，无论谁崩溃，事务都已提交。`
        : `${list(names(facts.yes))} 同意了，而 ${node} 不等 ${list(names(facts.missing))}。错误就在这里：他们之中仍可能有人拒绝。`,
    facts: { from: '最后一票来自', missing: '没有等待的' },
  },
  'twophase.abort.onNo': {
    name: '第二阶段：因拒绝而中止',
    headline: ({ node, facts }) => `${node} 决定中止事务 ${text(facts.transaction)}：${text(facts.from)} 拒绝了`,
    why: ({ facts }) =>
      `一张拒绝票就够了：${text(facts.from)} 完成不了它的部分，所以谁都不能执行。${names(facts.yes).length === 0 ? '还没有谁投过同意票。' : `${list(names(facts.yes))} 已投了同意票，会得到通知。`}`,
    facts: { from: '拒绝者' },
  },
  'twophase.abort.onSilence': {
    name: '第二阶段：超时中止',
    headline: ({ node, facts }) => `${node} 决定中止事务 ${text(facts.transaction)}：投票时限已到`,
    why: ({ node, facts }) =>
      `${list(names(facts.missing))} 没有及时作答。${node} 在决定提交之前可以自由中止，因为还不可能有谁提交。`,
  },
  'twophase.abort.atRestart': {
    name: '崩溃后中止',
    headline: ({ node, facts }) => `${node} 恢复后中止事务 ${text(facts.transaction)}`,
    why: ({ node, facts }) =>
      `${node} 知道事务 ${text(facts.transaction)} 已经开始，却不知道有任何决定。所以它没有让谁提交过，可以中止。`,
  },
  'twophase.telling.resumed': {
    name: '崩溃后继续通知',
    headline: ({ node, facts }) => `${node} 恢复后通知事务 ${text(facts.transaction)} 的决定`,
    why: ({ facts }) => `它的磁盘上写着：${decision(facts.decision)}。它不记得谁听到过，所以通知所有参与者。`,
  },
  'twophase.decision.toldAgain': {
    name: '再次通知决定',
    headline: ({ node, facts }) => `${node} 再次通知 ${text(facts.to)}：${decision(facts.decision)}`,
    why: ({ facts }) =>
      `${text(facts.to)} 还没有确认事务 ${text(facts.transaction)} 的决定。消息可能丢失了，${text(facts.to)} 也可能崩溃了；最终必须让它知道。`,
    facts: { to: '再次通知' },
  },
  'twophase.done.counted': {
    name: '计入一个确认',
    headline: ({ node, facts }) => `${node} 得知 ${text(facts.from)} 已知道决定`,
    why: ({ facts }) =>
      `${names(facts.participants).length} 个参与者中，${list(names(facts.done))} 确认了事务 ${text(facts.transaction)} 的决定。`,
    facts: { from: '来自', done: '已确认' },
  },
  'twophase.done.all': {
    name: '事务结束',
    headline: ({ node, facts }) => `${node} 了结了事务 ${text(facts.transaction)}`,
    why: ({ facts }) =>
      `所有参与者都已确认：${decision(facts.decision)}。不会再有谁来问它。${count(facts.waiting) === 0 ? '' : '轮到下一个客户端了。'}`,
  },
  'twophase.answer.late': {
    name: '迟到的答复',
    headline: ({ node, facts }) =>
      `${node} 把 ${text(facts.from)} 的${MESSAGES[text(facts.message)] ?? text(facts.message)}放在一边`,
    why: ({ facts }) =>
      facts.decision === null
        ? `它是关于事务 ${text(facts.transaction)} 的，而那个事务现在等的是别的答复。`
        : `事务 ${text(facts.transaction)} 已经决定：${decision(facts.decision)}。这个答复改变不了什么。`,
    facts: { from: '来自', message: '答复' },
  },
  'twophase.asked.undecided': {
    name: '还没有决定',
    headline: ({ node, facts }) => `${node} 还没有决定可以告诉 ${text(facts.from)}`,
    why: ({ facts }) =>
      `${text(facts.from)} 来问事务 ${text(facts.transaction)} 的决定。${names(facts.missing).length === 0 ? '' : `还缺 ${list(names(facts.missing))} 的投票。`}决定之后会通知它。`,
    facts: { from: '询问者' },
  },
  'twophase.vote.yes': {
    name: '投同意票',
    headline: ({ node, facts }) => `${node} 对事务 ${text(facts.transaction)} 投同意票`,
    why: ({ node, facts }) =>
      `“${text(facts.command)}”使它的余额从 ${was(facts.balance)} 变为 ${is(facts.balance)}：可以做到。${node} 先把这一票写入磁盘。从此无论发生什么，它都不能自行提交或中止。`,
  },
  'twophase.vote.no': {
    name: '投拒绝票',
    headline: ({ node, facts }) => `${node} 对事务 ${text(facts.transaction)} 投拒绝票`,
    why: ({ node, facts }) =>
      `“${text(facts.command)}”会使它的余额从 ${was(facts.balance)} 变为 ${is(facts.balance)}，低于零。${node} 立即中止：有了它的拒绝，谁都不能提交。`,
  },
  'twophase.vote.repeated': {
    name: '重复投票',
    headline: ({ node, facts }) =>
      `${node} 对事务 ${text(facts.transaction)} 重复它的${VOTES[text(facts.vote)] ?? ''}票`,
    why: ({ facts }) =>
      `${text(facts.from)} 又来询问，说明答复可能丢失了。投出的票不会改变：${VOTES[text(facts.vote)] ?? ''}。`,
    facts: { from: '询问者', vote: '投票' },
  },
  'twophase.vote.remembered': {
    name: '崩溃后投票仍有约束力',
    headline: ({ node, facts }) => `${node} 恢复后仍处于已准备状态，必须询问 ${text(facts.coordinator)}`,
    why: ({ node, facts }) =>
      `${node} 的磁盘上有它对事务 ${text(facts.transaction)} 的同意票，却没有决定。这一票可能已被计入，所以 ${node} 受它约束，要去询问。`,
    facts: { coordinator: '协调者' },
  },
  'twophase.commit.learned': {
    name: '参与者提交',
    headline: ({ node, facts }) => `${node} 提交事务 ${text(facts.transaction)}`,
    why: ({ node, facts }) =>
      facts.prepared === true
        ? `${text(facts.from)} 说已经决定。${node} 完成它的部分：余额从 ${was(facts.balance)} 变为 ${is(facts.balance)}。`
        : `${text(facts.from)} 说已经决定，但 ${node} 的磁盘上没有投票，没有什么可执行的：余额仍为 ${is(facts.balance)}。`,
    facts: { from: '通知者' },
  },
  'twophase.abort.learned': {
    name: '参与者中止',
    headline: ({ node, facts }) => `${node} 中止事务 ${text(facts.transaction)}`,
    why: ({ node, facts }) =>
      `${text(facts.from)} 说已经决定。${node} 的余额仍为 ${text(facts.balance)}${facts.prepared === true ? '，它又自由了' : '；它还没有投过票'}。`,
    facts: { from: '通知者' },
  },
  'twophase.decision.known': {
    name: '再次听到决定',
    headline: ({ node, facts }) => `${node} 再次确认它听到了事务 ${text(facts.transaction)} 的决定`,
    why: ({ node, facts }) =>
      text(facts.told).toLowerCase() === facts.decision
        ? `${node} 早已知道：${decision(facts.decision)}。它的确认可能丢失了，所以再说一遍。`
        : `${node} 被告知${decision(facts.told)}，而它先前的决定不同：${decision(facts.decision)}。它无法收回。`,
    facts: { told: '被告知' },
  },
  'twophase.doubt.waits': {
    name: '阻塞',
    headline: ({ node, facts }) => `${node} 已准备，必须等待 ${text(facts.coordinator)}`,
    why: ({ node, facts }) =>
      `${node} 对事务 ${text(facts.transaction)} 投了同意票，却没有得到决定。${text(facts.coordinator)} 可能已提交，也可能已中止：怎么猜都可能错。所以 ${node} 去询问，并且等待。`,
    facts: { coordinator: '协调者' },
  },
  'twophase.doubt.asksOthers': {
    name: '协作终止',
    headline: ({ node }) => `${node} 已准备，询问其他参与者决定是什么`,
    why: ({ node, facts }) =>
      `${text(facts.coordinator)} 没有就事务 ${text(facts.transaction)} 作答。${names(facts.others).length === 0 ? '没有别的参与者可问。' : `${list(names(facts.others))} 之中可能有人知道决定，或者还没有投票；那样 ${node} 就不必再等。`}${names(facts.uncertain).length === 0 ? '' : `到目前为止，${list(names(facts.uncertain))} 帮不上忙。`}`,
    facts: { coordinator: '协调者', others: '其他参与者' },
  },
  'twophase.doubt.guesses': {
    name: '启发式决定',
    headline: ({ node, facts }) => `${node} 不再等待，中止事务 ${text(facts.transaction)}`,
    why: ({ node, facts }) =>
      `${node} 投了同意票，却没有收到 ${text(facts.coordinator)} 的消息。为了脱身，它靠猜测作出决定。如果其他参与者提交，事务就只发生了一部分：从此协议不再保证什么。`,
    facts: { coordinator: '协调者' },
  },
  'twophase.asked.decided': {
    name: '知道的就告诉',
    headline: ({ node, facts }) => `${node} 告诉 ${text(facts.from)} 决定是什么：${decision(facts.decision)}`,
    why: ({ node, facts }) =>
      `${text(facts.from)} 对事务 ${text(facts.transaction)} 存疑。${node} 知道决定，而决定永不改变；由谁来说都一样。`,
    facts: { from: '询问者' },
  },
  'twophase.asked.uncertain': {
    name: '同样存疑，帮不上忙',
    headline: ({ node, facts }) => `${node} 帮不了 ${text(facts.from)}：它也不知道`,
    why: ({ node, facts }) =>
      `${node} 自己也对事务 ${text(facts.transaction)} 投了同意票，和 ${text(facts.from)} 一样在等决定。`,
    facts: { from: '询问者' },
  },
  'twophase.asked.unvoted': {
    name: '尚未投票，可以中止',
    headline: ({ node, facts }) => `${node} 还没有投票：它中止，并告诉 ${text(facts.from)}`,
    why: ({ node, facts }) =>
      `没有 ${node} 的同意，谁都不可能提交事务 ${text(facts.transaction)}。所以 ${node} 中止它，今后只会投拒绝票；${text(facts.from)} 也可以中止。`,
    facts: { from: '询问者' },
  },
  'twophase.uncertain.heard': {
    name: '又一个存疑者',
    headline: ({ node, facts }) => `${node} 得知 ${text(facts.from)} 也不知道`,
    why: ({ node, facts }) =>
      facts.resolved !== null
        ? `这期间 ${node} 已得知事务 ${text(facts.transaction)} 的决定：${decision(facts.resolved)}。`
        : names(facts.uncertain).length === names(facts.others).length
          ? `所有能问的参与者都投了同意票，都在等待。决定在谁也读不到的地方：${node} 只能等协调者。`
          : `${list(names(facts.uncertain))} 帮不上忙。其他参与者还没有作答。`,
    facts: { from: '来自', others: '其他参与者', resolved: '这期间' },
  },
};
