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
  rules: {
    'twophase.node.begins': {
      name: '节点启动',
      headline: ({ node }) => `${node} 启动，磁盘上没有未了结的事务`,
      why: ({ facts }) =>
        `${count(facts.transactions) === 0 ? '磁盘上还没有任何事务' : `磁盘上最后一个事务是 ${text(facts.transactions)}，没有一个是未决定的`}。${facts.part === 'coordinator' ? '它等待客户端。' : '它等待别人来问它的投票。'}`,
      facts: { part: '所扮演的角色', transactions: '磁盘上最后的事务' },
    },
    'twophase.votes.asked': {
      name: '第一阶段：征求投票',
      headline: ({ node, facts }) => `${node} 就事务 ${text(facts.transaction)} 征求投票`,
      why: ({ node, facts }) =>
        `客户端请求“${text(facts.command)}”。${node} 先写入磁盘，再问 ${list(names(facts.participants))} 能否完成各自的部分。要提交，就必须得到每一个的同意。`,
    },
    'twophase.votes.askedAgain': {
      name: '再次征求投票',
      headline: ({ node, facts }) => `${node} 再次询问 ${text(facts.to)} 的投票`,
      why: ({ node, facts }) =>
        `${node} 还没有 ${text(facts.to)} 对事务 ${text(facts.transaction)} 的投票。询问或响应可能丢失了；问两次没有害处。`,
      facts: { to: '再次询问' },
    },
    'twophase.client.waits': {
      name: '一次一个事务',
      headline: ({ node, facts }) => `${node} 正忙于事务 ${text(facts.transaction)}，客户端需要等待`,
      why: ({ node, facts }) =>
        `“${text(facts.command)}”排在事务 ${text(facts.transaction)} 之后${count(facts.before) === 0 ? '' : `，前面还有 ${text(facts.before)} 个客户端`}。${node} 只在内存中保存这个队列：一旦崩溃，等待的客户端就被忘记。`,
      facts: { before: '排在前面的客户端' },
    },
    'twophase.yes.counted': {
      name: '收到同意',
      headline: ({ node, facts }) =>
        `${node} 收到 ${text(facts.from)} 的同意：已有 ${names(facts.yes).length}/${names(facts.participants).length}`,
      why: ({ facts }) =>
        `${list(names(facts.yes))} 同意了事务 ${text(facts.transaction)}。多数同意还不够：要全部同意才行。`,
      facts: { from: '来自' },
    },
    'twophase.commit.decided': {
      name: '第二阶段：提交',
      headline: ({ node, facts }) => `${node} 决定提交事务 ${text(facts.transaction)}`,
      why: ({ node, facts }) =>
        names(facts.missing).length === 0
          ? `加上 ${text(facts.from)} 的同意，所有参与者都同意了。决定应当先写入磁盘再告诉别人，这样无论谁崩溃，决定都有效。`
          : `${list(names(facts.yes))} 同意了，而 ${node} 不等 ${list(names(facts.missing))}。错误就在这里：就 ${node} 所知，拒绝也许已在路上。`,
      facts: { from: '最后一票来自', missing: '没有等待的' },
    },
    'twophase.abort.onNo': {
      name: '第二阶段：因拒绝而中止',
      headline: ({ node, facts }) => `${node} 决定中止事务 ${text(facts.transaction)}：${text(facts.from)} 拒绝了`,
      why: ({ node, facts }) =>
        `一张拒绝票就够了：${text(facts.from)} 已经中止，所以谁都不可以提交。${names(facts.yes).length === 0 ? `${node} 还没有收到同意。` : `${node} 已收到 ${list(names(facts.yes))} 的同意，但无济于事。`}`,
      facts: { from: '拒绝者' },
    },
    'twophase.abort.onSilence': {
      name: '第二阶段：超时中止',
      headline: ({ node, facts }) => `${node} 决定中止事务 ${text(facts.transaction)}：投票超时`,
      why: ({ node, facts }) =>
        `${node} 没有 ${list(names(facts.missing))} 的投票。它没有决定过提交，可以自由中止：只要遵守了所有规则，也没有磁盘丢失，就不可能有谁已经提交。`,
    },
    'twophase.abort.atRestart': {
      name: '崩溃后中止',
      headline: ({ node, facts }) => `${node} 恢复后中止事务 ${text(facts.transaction)}`,
      why: ({ node, facts }) =>
        `${node} 记得事务 ${text(facts.transaction)} 已经开始，不记得有任何决定。只要遵守了所有规则，也没有磁盘丢失，它就没有让谁提交过，可以自由中止。`,
    },
    'twophase.telling.resumed': {
      name: '崩溃后继续通知',
      headline: ({ node, facts }) => `${node} 恢复后通知事务 ${text(facts.transaction)} 的决定`,
      why: ({ facts }) => `它的磁盘上写着：${decision(facts.decision)}。它不记得谁听到过，所以通知所有参与者。`,
    },
    'twophase.decision.toldAgain': {
      name: '再次通知决定',
      headline: ({ node, facts }) => `${node} 再次通知 ${text(facts.to)}：${decision(facts.decision)}`,
      why: ({ node, facts }) =>
        `${node} 没有收到 ${text(facts.to)} 的确认。决定或确认可能丢失了，${text(facts.to)} 也可能崩溃了。在 ${node} 收到确认之前，事务 ${text(facts.transaction)} 没有结束。`,
      facts: { to: '再次通知' },
    },
    'twophase.done.counted': {
      name: '收到确认',
      headline: ({ node, facts }) =>
        `${node} 收到 ${text(facts.from)} 的确认：已有 ${names(facts.done).length}/${names(facts.participants).length}`,
      why: ({ facts }) =>
        `到目前为止确认了事务 ${text(facts.transaction)} 的有：${list(names(facts.done))}。它们的磁盘上都有过决定。`,
      facts: { from: '来自', done: '已确认' },
    },
    'twophase.done.all': {
      name: '事务结束',
      headline: ({ node, facts }) => `${node} 了结了事务 ${text(facts.transaction)}`,
      why: ({ node, facts }) =>
        `所有参与者都已确认，${node} 不必再次通知：${decision(facts.decision)}。${count(facts.waiting) === 0 ? '' : '轮到下一个客户端了。'}`,
    },
    'twophase.answer.late': {
      name: '迟到的响应',
      headline: ({ node, facts }) =>
        `${node} 把 ${text(facts.from)} 的${MESSAGES[text(facts.message)] ?? text(facts.message)}放在一边`,
      why: ({ node, facts }) =>
        facts.decision === null
          ? `${node} 不知道事务 ${text(facts.transaction)} 有任何决定，这个响应也带不来决定。`
          : `事务 ${text(facts.transaction)} 已经决定：${decision(facts.decision)}。这个响应改变不了什么。`,
      facts: { from: '来自', message: '响应' },
    },
    'twophase.asked.undecided': {
      name: '还没有决定',
      headline: ({ node, facts }) => `${node} 没有决定可以告诉 ${text(facts.from)}`,
      why: ({ node, facts }) =>
        `${text(facts.from)} 来问事务 ${text(facts.transaction)} 的决定。${node} 不知道有任何决定${names(facts.missing).length === 0 ? '' : `，也没有 ${list(names(facts.missing))} 的投票`}。它不作答。`,
      facts: { from: '询问者' },
    },
    'twophase.vote.yes': {
      name: '投同意票',
      headline: ({ node, facts }) => `${node} 对事务 ${text(facts.transaction)} 投同意票`,
      why: ({ node, facts }) =>
        `“${text(facts.command)}”会使它的余额从 ${was(facts.balance)} 变为 ${is(facts.balance)}：可以做到。这一票应当先写入磁盘再投出。从此 ${node} 受它约束：得到通知之前，既不能提交也不能中止。`,
    },
    'twophase.vote.no': {
      name: '投拒绝票',
      headline: ({ node, facts }) => `${node} 对事务 ${text(facts.transaction)} 投拒绝票`,
      why: ({ node, facts }) =>
        `“${text(facts.command)}”会使它的余额从 ${was(facts.balance)} 变为 ${is(facts.balance)}，低于零。${node} 立即中止：只要遵守了所有规则，也没有磁盘丢失，没有它的同意，谁都不能提交。`,
    },
    'twophase.vote.repeated': {
      name: '答案早已确定的询问',
      headline: ({ node, facts }) =>
        `${node} 不再投票，直接就事务 ${text(facts.transaction)} 响应 ${text(facts.from)}：${VOTES[text(facts.vote)] ?? ''}`,
      why: ({ node, facts }) =>
        `这个询问可能是副本，先前的响应也可能丢失了。${facts.vote === 'No' ? `${node} 已经中止该事务，所以不管先前怎么说，现在都答拒绝。` : `${node} 已准备或已提交，所以答同意。`}`,
      facts: { from: '询问者', vote: '投票' },
    },
    'twophase.vote.remembered': {
      name: '崩溃后投票仍有约束力',
      headline: ({ node, facts }) => `${node} 恢复后处于已准备状态，去询问 ${text(facts.coordinator)}`,
      why: ({ node, facts }) =>
        `${node} 的磁盘上有它对事务 ${text(facts.transaction)} 的同意票，却没有决定。就 ${node} 所知，这一票也许已被计入，所以它仍受这一票约束。`,
      facts: { coordinator: '协调者' },
    },
    'twophase.commit.learned': {
      name: '参与者提交',
      headline: ({ node, facts }) => `${node} 提交事务 ${text(facts.transaction)}`,
      why: ({ node, facts }) =>
        facts.prepared === true
          ? `${text(facts.from)} 说已经决定。${node} 完成它的部分：余额从 ${was(facts.balance)} 变为 ${is(facts.balance)}。`
          : `${text(facts.from)} 说已经决定，但 ${node} 不知道自己对它投过票，没有什么可执行的：余额仍为 ${is(facts.balance)}。`,
      facts: { from: '通知者' },
    },
    'twophase.abort.learned': {
      name: '参与者中止',
      headline: ({ node, facts }) => `${node} 中止事务 ${text(facts.transaction)}`,
      why: ({ node, facts }) =>
        `${text(facts.from)} 说已经决定。${node} 的余额保持 ${text(facts.balance)} 不变${facts.prepared === true ? '，它又自由了' : '；它不知道自己对该事务投过票'}。`,
      facts: { from: '通知者' },
    },
    'twophase.decision.known': {
      name: '早已知道的决定',
      headline: ({ node, facts }) => `${node} 早已决定事务 ${text(facts.transaction)}，并确认这一点`,
      why: ({ node, facts }) =>
        text(facts.told).toLowerCase() === facts.decision
          ? `${node} 早已知道：${decision(facts.decision)}。它可能还没有确认过，它的确认也可能丢失了。`
          : `${node} 被告知${decision(facts.told)}，而它先前的决定不同：${decision(facts.decision)}。它无法收回。`,
      facts: { told: '被告知' },
    },
    'twophase.doubt.waits': {
      name: '阻塞',
      headline: ({ node, facts }) => `${node} 已准备，必须等待 ${text(facts.coordinator)}`,
      why: ({ node, facts }) =>
        `${node} 对事务 ${text(facts.transaction)} 投了同意票，不知道决定。就它所知，${text(facts.coordinator)} 可能已提交，也可能已中止：怎么猜都可能错。所以 ${node} 去询问，并且等待。`,
      facts: { coordinator: '协调者' },
    },
    'twophase.doubt.asksOthers': {
      name: '协作终止',
      headline: ({ node, facts }) =>
        `${node} 已准备，向 ${list([text(facts.coordinator), ...names(facts.others)])} 询问决定是什么`,
      why: ({ node, facts }) =>
        `${node} 没有从 ${text(facts.coordinator)} 得到事务 ${text(facts.transaction)} 的决定。${names(facts.others).length === 0 ? '没有别的参与者可问。' : '别的参与者如果知道决定，或者不知道自己投过票，就能帮忙：后一种会中止并说出来。'}${names(facts.uncertain).length === 0 ? '' : `到目前为止同样存疑的有：${list(names(facts.uncertain))}。`}`,
      facts: { coordinator: '协调者', others: '其他参与者' },
    },
    'twophase.doubt.guesses': {
      name: '启发式决定',
      headline: ({ node, facts }) => `${node} 不再等待，中止事务 ${text(facts.transaction)}`,
      why: ({ node, facts }) =>
        `${node} 投了同意票，却没有听到 ${text(facts.coordinator)} 的决定。为了脱身，它靠猜测作出决定。如果其他参与者提交，事务就只发生了一部分：从此不再保证原子性。`,
      facts: { coordinator: '协调者' },
    },
    'twophase.asked.decided': {
      name: '知道的就告诉',
      headline: ({ node, facts }) => `${node} 把它所知的决定告诉 ${text(facts.from)}：${decision(facts.decision)}`,
      why: ({ facts }) =>
        `${text(facts.from)} 来问过事务 ${text(facts.transaction)}。只要遵守了所有规则，没有磁盘丢失，也没有谁靠猜测，大家的决定就都相同：由谁来说都一样。`,
      facts: { from: '询问者' },
    },
    'twophase.asked.uncertain': {
      name: '同样存疑，帮不上忙',
      headline: ({ node, facts }) => `${node} 帮不了 ${text(facts.from)}：它不知道决定`,
      why: ({ node, facts }) =>
        `${node} 自己也对事务 ${text(facts.transaction)} 投了同意票，在等决定，和 ${text(facts.from)} 询问时一样。`,
      facts: { from: '询问者' },
    },
    'twophase.asked.unvoted': {
      name: '尚未投票，可以中止',
      headline: ({ node, facts }) => `${node} 不知道自己投过票：它中止，并告诉 ${text(facts.from)}`,
      why: ({ node, facts }) =>
        `只要遵守了所有规则，也没有磁盘丢失，没有 ${node} 的同意，就不可能有谁已经提交事务 ${text(facts.transaction)}。所以 ${node} 中止它：以后再被问到投票，就答拒绝。`,
      facts: { from: '询问者' },
    },
    'twophase.uncertain.heard': {
      name: '又一个存疑者',
      headline: ({ node, facts }) => `${node} 得知 ${text(facts.from)} 当时不知道决定`,
      why: ({ node, facts }) => {
        const [uncertain, others] = [names(facts.uncertain), names(facts.others)];
        if (facts.resolved !== null)
          return `这期间 ${node} 已决定事务 ${text(facts.transaction)}：${decision(facts.resolved)}。`;
        if (!uncertain.includes(text(facts.from)))
          return `${node} 不知道自己对事务 ${text(facts.transaction)} 投过票：这个响应改变不了什么。`;
        const missing = others.filter((id) => !uncertain.includes(id));
        return `作答时自己也存疑的有：${list(uncertain)}。${missing.length === 0 ? `除了协调者，${node} 能问的都在这里了：它等待，并再次询问。` : `${node} 没有 ${list(missing)} 的这种响应。`}`;
      },
      facts: { from: '来自', others: '其他参与者', resolved: '这期间' },
    },
  },
  invariants: {
    'twophase.Atomicity': {
      name: '原子性',
      statement: '只要没有谁靠猜测作决定，任何两个节点对同一事务的决定都不会不同。',
    },
    'twophase.Stability': { name: '稳定性', statement: '没有节点收回自己的决定。' },
    'twophase.Validity': { name: '有效性', statement: '只有每个参与者都投了同意票，事务才会提交。' },
  },
  sometimes: {
    'twophase.commits': '有事务被提交',
    'twophase.aborts': '有事务被中止',
    'twophase.blocked': '协调者崩溃，有参与者被阻塞',
    'twophase.othersHelp': '协调者崩溃期间，有参与者从别的参与者得知已提交',
  },
};
