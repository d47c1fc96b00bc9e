// What is said when a rule of single-decree Paxos decided, in Chinese: read after the first screen stands.

import type { RulesWords } from '../../../speech/about.ts';
import { count, entriesOf, is, names, text, was } from '../../../speech/facts.ts';
import { listZh as list } from '../../../speech/lists.ts';
import type { protocol } from '../index.ts';

/** `1.1 tea`: ballot and value. */
const proposal = (told: string) => {
  const [ballot, ...value] = told.split(' ');
  return `编号 ${ballot} 的“${value.join(' ')}”`;
};
/** Whether one ballot is above another: `2.1` above `1.3`. */
const isAbove = (a: string, b: string) => {
  const [[round = 0, owner = 0], [otherRound = 0, otherOwner = 0]] = [a, b].map((name) =>
    name.split('.').map(Number),
  ) as [number[], number[]];
  return round === otherRound ? owner > otherOwner : round > otherRound;
};
/** Who asked: a node that plays several roles also asks itself. */
const asker = (node: string, from: string, role: string) => (node === from ? `自己的${role}` : ` ${from} `);
const own = (node: string, from: string) => (node === from ? '它自己的接受者' : ` ${from} `);

export const words = {
  rules: {
    'paxos.node.begins': {
      name: '节点启动',
      headline: ({ node }) => `${node} 启动，还一无所知`,
      why: ({ node, facts }) =>
        ({
          node: `${node} 的磁盘上什么也没有：它不知道自己有过承诺、接受，也不知道用过编号。它等待客户端的请求或别的消息。`,
          proposer: `${node} 的磁盘上什么也没有：它不知道自己用过编号。它等待客户端请它提议一个值。`,
          acceptor: `${node} 的磁盘上什么也没有：它不知道自己有过承诺或接受。它等待提议者。`,
          learner: `学习者不在磁盘上保存任何东西。${node} 等着听接受者接受了什么。`,
        })[text(facts.part)] ?? `${node} 启动。它等待消息。`,
      facts: { part: '职责' },
    },
    'paxos.node.remembers': {
      name: '崩溃之后还记得的',
      headline: ({ node, facts }) =>
        facts.promised === undefined
          ? `${node} 启动，记得自己用到了第 ${text(facts.round)} 轮`
          : facts.accepted === null
            ? `${node} 启动，${facts.promised === '0' ? '没有承诺过什么' : `记得自己承诺过编号 ${text(facts.promised)}`}`
            : `${node} 启动，记得自己接受过${proposal(text(facts.accepted))}`,
      why: ({ node, facts }) =>
        facts.promised === undefined
          ? `提议者总是先把轮次写入磁盘，再让别人知道。${node} 的下一轮在 ${text(facts.round)} 之上，以免把一个编号用两次。`
          : `接受者承诺过什么、接受过什么，要先写入磁盘才能响应。${node} 在磁盘上读到：承诺过${facts.promised === '0' ? '无' : `编号 ${text(facts.promised)}`}，接受过${facts.accepted === null ? '无' : proposal(text(facts.accepted))}。`,
      facts: { round: '用过的最高轮次' },
    },
    'paxos.client.waits': {
      name: '客户端等待',
      headline: ({ node, facts }) => `${node} 正忙于编号 ${text(facts.ballot)}，客户端要等一等`,
      why: ({ node, facts }) =>
        `${node} 已在设法让一个值被选定，它自己的值是“${text(facts.own)}”。只应选定一个值，所以请求“${text(facts.value)}”的这个客户端等着被告知选定的是哪一个。`,
      facts: { request: '请求', value: '请求的值', own: '自己的值' },
    },
    'paxos.client.answered': {
      name: '答复客户端',
      headline: ({ node, facts }) => `${node} 答复客户端：选定的是“${text(facts.value)}”`,
      why: ({ node, facts }) =>
        facts.asked === facts.value
          ? `客户端请 ${node} 提议“${text(facts.asked)}”，在编号 ${text(facts.ballot)} 选定的正是它。只要遵守了所有规则，也没有磁盘丢失，选定的值就不会再被替换。`
          : `客户端请 ${node} 提议“${text(facts.asked)}”，但在编号 ${text(facts.ballot)} 选定的是“${text(facts.value)}”。Paxos 只选定一个值，不会让每个请求者都如愿。`,
      facts: { request: '请求', asked: '请求的值', value: '选定的值' },
    },
    'paxos.ballot.started': {
      name: '开始一次投票',
      headline: ({ node, facts }) => `${node} 以编号 ${text(facts.ballot)} 开始，想提议“${text(facts.value)}”`,
      why: ({ node, facts }) =>
        `一个客户端请 ${node} 提议“${text(facts.value)}”。提议之前，它先请所有接受者对编号 ${text(facts.ballot)} 作出承诺；这个编号由轮次 ${is(facts.round)}（高于它记得的所有轮次）和它自己的序号组成，别人没有这个序号。法定人数（quorum）是 ${text(facts.needed)} 个承诺。`,
      facts: { request: '请求', needed: '所需承诺数' },
    },
    'paxos.ballot.higher': {
      name: '更高的编号',
      headline: ({ node, facts }) => `${node} 用更高的编号 ${is(facts.ballot)} 重新来过`,
      why: ({ node, facts }) =>
        `${node} 已放弃编号 ${was(facts.ballot)}，改用一个更高的编号请求承诺，高于它听说过的所有轮次（${text(facts.heardRound)}）。它自己的值仍是“${text(facts.value)}”；如果接受者接受过别的值，那个值优先。`,
      facts: { heardRound: '听说过的最高轮次', needed: '所需承诺数', value: '自己的值' },
    },
    'paxos.ballot.givenUp': {
      name: '放弃一个编号',
      headline: ({ node, facts }) => `${node} 放弃编号 ${text(facts.ballot)}：响应的太少`,
      why: ({ node, facts }) =>
        `${node} 已重发 ${text(facts.again)} 次，响应只有 ${names(facts.answered).length}/${text(facts.needed)}。承诺了更高编号的接受者在这里没有响应，所以它先停一停，然后换更高的编号。`,
      facts: { again: '重发次数', answered: '已响应的', needed: '所需响应数' },
    },
    'paxos.prepare.again': {
      name: '再问一次',
      headline: ({ node, facts }) => `${node} 再次请 ${list(names(facts.to))} 承诺`,
      why: ({ node, facts }) =>
        `${node} 还没有收到 ${list(names(facts.to))} 对编号 ${text(facts.ballot)} 的承诺。消息可能丢了；同样的请求听到两次并无坏处。`,
      facts: { to: '再次询问', again: '重发次数' },
    },
    'paxos.accept.again': {
      name: '再问一次',
      headline: ({ node, facts }) => `${node} 再次请 ${list(names(facts.to))} 接受“${text(facts.value)}”`,
      why: ({ node, facts }) =>
        `${node} 还没有听到 ${list(names(facts.to))} 接受编号 ${text(facts.ballot)} 的“${text(facts.value)}”。消息可能丢了；同一提案接受两次并无坏处。`,
      facts: { to: '再次询问', again: '重发次数' },
    },
    'paxos.promise.counted': {
      name: '统计承诺',
      headline: ({ node, facts }) =>
        `${node} 对编号 ${text(facts.ballot)} 已得 ${names(facts.promises).length}/${text(facts.needed)} 个承诺`,
      why: ({ node, facts }) =>
        `${own(node, text(facts.from))}承诺了编号 ${text(facts.ballot)}，${facts.accepted === null ? '没有报告接受过什么' : `并报告接受过${proposal(text(facts.accepted))}`}。已承诺的有 ${list(names(facts.promises))}，法定人数是 ${text(facts.needed)}。`.trim(),
      facts: { from: '来自', accepted: '此前接受', promises: '已有承诺', needed: '所需承诺数' },
    },
    'paxos.promise.late': {
      name: '不改变什么的承诺',
      headline: ({ node, facts }) => `${node} 现在用不着 ${text(facts.from)} 对编号 ${text(facts.ballot)} 的承诺`,
      why: ({ node, facts }) =>
        facts.running === null
          ? `${node} 眼下没有在进行投票。迟到的承诺不改变任何东西。`
          : facts.running !== facts.ballot
            ? `${node} 现在用的是编号 ${text(facts.running)}，不是 ${text(facts.ballot)}。承诺只对它写明的编号有效。`
            : names(facts.promises).includes(text(facts.from))
              ? `${text(facts.from)} 的承诺已经计过了。消息来几次，一个接受者都只算一个。`
              : names(facts.promises).length >= count(facts.needed)
                ? `${node} 已有 ${list(names(facts.promises))} 的承诺，达到法定人数，值也提议出去了。再多一个承诺不改变什么。`
                : `${node} 已放弃编号 ${text(facts.ballot)}，停一停再用更高的编号。对旧编号的承诺来得太晚了。`,
      facts: { from: '来自', running: '正在进行的编号', promises: '已有承诺', needed: '所需承诺数' },
    },
    'paxos.value.free': {
      name: '值可以自定',
      headline: ({ node, facts }) =>
        entriesOf(facts.reports).every(([, told]) => told === null)
          ? `${node} 可以提议自己的“${text(facts.value)}”`
          : `${node} 不管听到什么，仍提议自己的“${text(facts.value)}”`,
      why: ({ node, facts }) => {
        const reports = entriesOf(facts.reports);
        const told = reports
          .filter(([, report]) => report !== null)
          .sort(([, a], [, b]) => (isAbove(text(a), text(b)) ? -1 : 1))[0];
        const who = list(reports.map(([from]) => from));
        return told === undefined
          ? `${who} 响应了编号 ${text(facts.ballot)}，达到法定人数，而且谁都没有报告接受过提案。它们承诺忽略更低的编号，所以 ${node} 可以提议自己的值。`
          : `${who} 响应了编号 ${text(facts.ballot)}，而 ${told[0]} 报告接受过${proposal(text(told[1]))}。如果已有值被选定，就应当是那个值，${node} 却忽略了它。`;
      },
      facts: { from: '最后一个承诺来自', reports: '此前接受', needed: '所需承诺数' },
    },
    'paxos.value.bound': {
      name: '值已有约束',
      headline: ({ node, facts }) =>
        facts.reportedIn !== facts.highest
          ? `${node} 提议“${is(facts.value)}”，尽管它听到的最高编号是 ${text(facts.highest)}`
          : was(facts.value) === is(facts.value)
            ? `${node} 必须提议“${is(facts.value)}”，恰好也是它自己的值`
            : `${node} 必须提议“${is(facts.value)}”，而不是自己的“${was(facts.value)}”`,
      why: ({ node, facts }) =>
        `${list(entriesOf(facts.reports).map(([from]) => from))} 响应了编号 ${text(facts.ballot)}，达到法定人数；其中 ${text(facts.reportedBy)} 报告在编号 ${text(facts.reportedIn)} 接受过“${is(facts.value)}”。${
          facts.reportedIn === facts.highest
            ? `这是它听到的最高编号：只要遵守了所有规则，也没有磁盘丢失，低于 ${text(facts.ballot)} 的编号就没有、也不可能选定别的值。`
            : `它听到的最高编号是 ${text(facts.highest)}，要保留的是那个编号的值；${node} 却取了另一个。`
        }`,
      facts: {
        from: '最后一个承诺来自',
        reports: '此前接受',
        needed: '所需承诺数',
        reportedBy: '报告者',
        reportedIn: '接受时的编号',
        highest: '报告中的最高编号',
      },
    },
    'paxos.accepted.counted': {
      name: '统计接受',
      headline: ({ node, facts }) =>
        `${node} 得知“${text(facts.value)}”已有 ${names(facts.by).length}/${text(facts.needed)} 个接受`,
      why: ({ facts }) =>
        `在编号 ${text(facts.ballot)} 接受的有 ${list(names(facts.by))}。在这同一个编号里接受的达到法定人数 ${text(facts.needed)}，值就选定了。`,
      facts: { from: '来自', by: '接受者', needed: '所需接受数' },
    },
    'paxos.accepted.late': {
      name: '不改变什么的接受',
      headline: ({ node, facts }) =>
        `${node} 听到 ${text(facts.from)} 在编号 ${text(facts.ballot)} 接受了“${text(facts.value)}”，但用不着`,
      why: ({ node, facts }) =>
        facts.running === null
          ? `${node} 眼下没有在进行投票。关于编号 ${text(facts.ballot)} 的消息，对作为提议者的它不改变什么。`
          : facts.running !== facts.ballot
            ? `${node} 现在用的是编号 ${text(facts.running)}，不是 ${text(facts.ballot)}。两个编号的接受从不加在一起。`
            : facts.proposes !== undefined
              ? `据 ${node} 所记得的，它在编号 ${text(facts.ballot)} ${facts.proposes === null ? '还没有提议什么' : `提议的是“${text(facts.proposes)}”`}：这个编号它以前用过，却忘了。`
              : names(facts.by).includes(text(facts.from))
                ? `${text(facts.from)} 的接受已经计过了。消息来几次，一个接受者都只算一个。`
                : `${node} 已放弃编号 ${text(facts.ballot)}，停一停再用更高的编号。如果接受“${text(facts.value)}”的仍达到法定人数，它照样选定。`,
      facts: {
        from: '来自',
        running: '正在进行的编号',
        by: '接受者',
        needed: '所需接受数',
        proposes: '在该编号提议的',
      },
    },
    'paxos.value.chosen': {
      name: '值已选定',
      headline: ({ node, facts }) => `${node} 看到“${text(facts.value)}”已选定`,
      why: ({ node, facts }) =>
        `${list(names(facts.by))} 在编号 ${text(facts.ballot)} 接受了“${text(facts.value)}”，法定人数是 ${text(facts.needed)}。${node} 要做的事做完了，并答复所有等待的客户端。`,
      facts: { from: '最后一个接受来自', by: '接受者', needed: '所需接受数' },
    },
    'paxos.reject.heard': {
      name: '编号被超过',
      headline: ({ node, facts }) => `${node} 得知编号 ${text(facts.ballot)} 已被 ${text(facts.promised)} 超过`,
      why: ({ node, facts }) =>
        `${own(node, text(facts.from))}承诺了编号 ${text(facts.promised)}，高于 ${text(facts.ballot)}。${node} 放弃自己的编号，停一停再用更高的，好让对方先做完。`.trim(),
      facts: { from: '来自' },
    },
    'paxos.reject.late': {
      name: '不改变什么的拒绝',
      headline: ({ node, facts }) => `${node} 用不着对编号 ${text(facts.ballot)} 的这次拒绝`,
      why: ({ node, facts }) =>
        facts.running === null
          ? `${node} 眼下没有在进行投票。它记住有编号 ${text(facts.promised)}，下一个编号要比它高。`
          : facts.running === facts.ballot
            ? `${node} 已经放弃编号 ${text(facts.ballot)}。它记住有编号 ${text(facts.promised)}，下一个编号要比它高。`
            : `被拒绝的是编号 ${text(facts.ballot)}，而 ${node} 现在用的是编号 ${text(facts.running)}。它记住有编号 ${text(facts.promised)}。`,
      facts: { from: '来自', running: '正在进行的编号' },
    },
    'paxos.promise.given': {
      name: '作出承诺',
      headline: ({ node, facts }) =>
        facts.accepted === null
          ? `${node} 承诺编号 ${is(facts.promised)}`
          : `${node} 承诺编号 ${is(facts.promised)}，并说明自己接受过什么`,
      why: ({ node, facts }) =>
        `${was(facts.promised) === '0' ? `${node} 不记得有过承诺` : `${node} 承诺过编号 ${was(facts.promised)}，${is(facts.promised)} 更高`}，于是它向${asker(node, text(facts.from), '提议者')}承诺：从此忽略低于 ${is(facts.promised)} 的编号。${
          facts.accepted === null
            ? '它说明自己还没有接受过任何提案。'
            : `它说明自己接受过${proposal(text(facts.accepted))}：提议者必须知道。`
        }`,
      facts: { from: '来自', accepted: '此前接受' },
    },
    'paxos.promise.repeated': {
      name: '重复同一承诺',
      headline: ({ node, facts }) => `${node} 再次确认对编号 ${text(facts.promised)} 的承诺`,
      why: ({ node, facts }) =>
        `${node} 已受编号 ${text(facts.promised)} 约束（承诺过它，或在其中接受过），而${asker(node, text(facts.from), '提议者')}来请求的正是这个承诺。同样的话说两遍并无坏处。`,
      facts: { from: '来自', accepted: '此前接受' },
    },
    'paxos.promise.refused': {
      name: '承诺在先',
      headline: ({ node, facts }) => `${node} 拒绝承诺编号 ${text(facts.ballot)}`,
      why: ({ node, facts }) =>
        `${node} 承诺过编号 ${text(facts.promised)}，${text(facts.ballot)} 比它低。${
          facts.reject === true
            ? `它告诉 ${text(facts.from)}，对方最好换更高的编号。`
            : `它没有响应，忽略这个请求：${text(facts.from)} 什么也收不到。`
        }`,
      facts: { from: '来自', reject: '告诉提议者' },
    },
    'paxos.accept.given': {
      name: '接受提案',
      headline: ({ node, facts }) => `${node} 在编号 ${text(facts.ballot)} 接受“${text(facts.value)}”`,
      why: ({ node, facts }) => {
        const [before, ballot] = [was(facts.promised), text(facts.ballot)];
        const ground =
          before === '0'
            ? `${node} 不记得有过承诺，没有什么妨碍编号 ${ballot}。`
            : before === ballot
              ? `${node} 承诺过编号 ${ballot}，没有更高的承诺，所以接受。`
              : isAbove(before, ballot)
                ? `${node} 承诺过编号 ${before}，${ballot} 更低，它却仍然接受。`
                : `${node} 承诺过编号 ${before}，${ballot} 更高，所以接受；这同时也是承诺。`;
        return `${ground}它告诉提议者和每个学习者${was(facts.accepted) === '–' || was(facts.accepted) === is(facts.accepted) ? '' : `，并忘掉${proposal(was(facts.accepted))}`}。`;
      },
      facts: { from: '来自' },
    },
    'paxos.accept.repeated': {
      name: '重复同一接受',
      headline: ({ node, facts }) => `${node} 再次说明自己在编号 ${text(facts.ballot)} 接受了“${text(facts.value)}”`,
      why: ({ node }) =>
        `${node} 已经接受过这个提案，现在它又来了：可能是副本，也可能因为响应丢了而重发。说几遍都只算一次。`,
      facts: { from: '来自' },
    },
    'paxos.accept.refused': {
      name: '遵守承诺',
      headline: ({ node, facts }) => `${node} 拒绝编号 ${text(facts.ballot)} 的“${text(facts.value)}”`,
      why: ({ node, facts }) =>
        `${node} 承诺过编号 ${text(facts.promised)}，不接受更低的，而 ${text(facts.ballot)} 比它低。${
          facts.reject === true
            ? `它告诉 ${text(facts.from)}，对方最好换更高的编号。`
            : `它没有响应，忽略这个请求：${text(facts.from)} 什么也收不到。`
        }`,
      facts: { from: '来自', reject: '告诉提议者' },
    },
    'paxos.query.answered': {
      name: '告诉学习者',
      headline: ({ node, facts }) =>
        `${node} 告诉${asker(node, text(facts.from), '学习者').trimEnd()}：自己接受了“${text(facts.value)}”`,
      why: ({ node, facts }) =>
        `${text(facts.from)} 发问时听到的接受还不够。${node} 最后接受的是编号 ${text(facts.ballot)} 的“${text(facts.value)}”。`,
      facts: { from: '来自' },
    },
    'paxos.query.nothing': {
      name: '没有可告知的',
      headline: ({ node, facts }) => `${node} 没有什么可告诉${asker(node, text(facts.from), '学习者')}`.trim(),
      why: ({ node, facts }) => `${text(facts.from)} 问 ${node} 接受过什么。它不知道自己接受过什么，所以不响应。`,
      facts: { from: '来自' },
    },
    'paxos.learn.counted': {
      name: '学习者统计接受',
      headline: ({ node, facts }) =>
        facts.again === true
          ? `${text(facts.from)} 的接受 ${node} 已经计过：仍是 ${names(facts.by).length}/${text(facts.needed)}`
          : `${node} 听到“${text(facts.value)}”已有 ${names(facts.by).length}/${text(facts.needed)} 个接受`,
      why: ({ node, facts }) =>
        facts.again === true
          ? `${node} 早已知道 ${text(facts.from)} 在编号 ${text(facts.ballot)} 接受了“${text(facts.value)}”。一个接受者只算一个，同一编号要有 ${text(facts.needed)} 个才是法定人数。`
          : `${own(node, text(facts.from))}在编号 ${text(facts.ballot)} 接受了“${text(facts.value)}”。已听到的有 ${list(names(facts.by))}；只有同一编号的接受才能加在一起，需要 ${text(facts.needed)} 个。`.trim(),
      facts: { from: '来自', again: '早已听到', by: '接受者', needed: '所需接受数' },
    },
    'paxos.learn.learned': {
      name: '学习者学到',
      headline: ({ node, facts }) => `${node} 学到：选定的是“${text(facts.value)}”`,
      why: ({ node, facts }) =>
        `${node} 已听到编号 ${text(facts.ballot)} 的 ${names(facts.by).length} 个接受，来自 ${list(names(facts.by))}，法定人数是 ${text(facts.needed)}。所以“${text(facts.value)}”已经选定，不管还有谁知道。`,
      facts: { from: '最后一个接受来自', by: '接受者', needed: '所需接受数' },
    },
    'paxos.learn.known': {
      name: '早已学到',
      headline: ({ node, facts }) => `${node} 早已学到“${text(facts.learned)}”`,
      why: ({ node, facts }) =>
        `${own(node, text(facts.from))}在编号 ${text(facts.ballot)} 接受了“${text(facts.value)}”。${node} ${facts.value === facts.learned ? '已经知道选定的值，正是这一个' : `学到的值是“${text(facts.learned)}”，不再改变`}。`.trim(),
      facts: { from: '来自', learned: '已学到' },
    },
    'paxos.learn.asks': {
      name: '学习者询问',
      headline: ({ node }) => `${node} 问接受者接受过什么`,
      why: ({ node, facts }) =>
        `编号 ${text(facts.ballot)} 的“${text(facts.value)}”，${node} 只听到 ${names(facts.by).length} 个接受，需要 ${text(facts.needed)} 个才能确定。可能还有别的在路上丢了，所以它来问。`,
      facts: { by: '接受者', needed: '所需接受数' },
    },
  },
  invariants: {
    'paxos.Agreement': { name: '一致性', statement: '最多只有一个值被选定，学习者也只学到这个值。' },
    'paxos.Validity': { name: '有效性', statement: '只有客户端请求过的值才会被提议、接受或选定。' },
    'paxos.ChosenIsKept': {
      name: '选定的值不变',
      statement: '一个值在某个编号被选定之后，所有更高的编号都提议并接受这个值。',
    },
    'paxos.OneValueABallot': { name: '一个编号一个值', statement: '同一个编号里绝不会提议或接受两个值。' },
    'paxos.PromiseKept': {
      name: '遵守承诺',
      statement: '接受者承诺了一个编号，就不再承诺或接受任何更低的编号。',
    },
  },
  sometimes: {
    'paxos.aValueIsChosen': '有值被选定。',
    'paxos.anothersValueIsProposed': '提议者放弃自己的值，提议别人的值。',
    'paxos.ballotsCompete': '两个提议者的编号相互竞争。',
    'paxos.aLearnerLearns': '学习者学到选定的值。',
  },
} satisfies RulesWords<typeof protocol>;
