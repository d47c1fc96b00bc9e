// Reason for its length: one object with a sentence for every rule, which two files would not make easier to read.
// What is said about Multi-Paxos, in Chinese.

import type { Json } from '../engine/protocol.ts';
import { ballotName } from '../protocols/ballot.ts';
import type { multipaxos } from '../protocols/multipaxos/index.ts';
import {
  type Accept,
  type Accepted,
  type CatchUp,
  type Decision,
  type Heartbeat,
  type Prepare,
  type Promise as PromiseMessage,
  type Reject,
  span,
} from '../protocols/multipaxos/messages.ts';
import { count, field, is, names, text, was } from './facts.ts';
import type { ProtocolWords } from './protocol.ts';

const list = (all: readonly string[]) => all.join('、');
const slots = (all: readonly string[]) => `槽位 ${list(all)}`;
const part = (fact: Json | undefined, name: string) => text(field(fact, name));

/** What a promise or a decision brought, slot by slot. */
const places = (fact: Json | undefined) =>
  (Array.isArray(fact) ? (fact as Json[]) : []).map(
    (it) => `槽位 ${part(it, 'slot')} 的 ${part(it, 'value')}（编号 ${part(it, 'ballot')}）`,
  );

export const multipaxosZh = {
  title: 'Multi-Paxos',
  summary: '服务器为一个个槽位各决定一条命令，每条都要在同一个提案编号下得到多数接受；由一个领导者负责提议。',
  epoch: '编号',
  noEpoch: '尚无编号',
  slot: '槽位',
  ledger: '槽位',
  counts: { nodes: '服务器' },
  roles: { follower: '跟随者', preparing: '准备中', leader: '领导者' },
  parts: { server: '服务器' },
  messages: {
    Prepare: {
      name: '准备',
      about: '想当领导者的服务器请求承诺：从某个槽位起，不再理会更低的编号。',
      brief: ({ ballot, firstSlot }: Prepare) => `${ballotName(ballot)}，槽位 ${firstSlot} 起`,
    },
    Promise: {
      name: '承诺',
      about: '接受者承诺不再理会更低的编号，并报告自己已经接受了什么。',
      brief: ({ ballot, accepted }: PromiseMessage) => `${ballotName(ballot)}，已接受 ${span(accepted)}`,
    },
    Accept: {
      name: '请求接受',
      about: '领导者用自己的编号，为一个槽位提议一个值。',
      brief: ({ ballot, slot, value }: Accept) => `${ballotName(ballot)}，槽位 ${slot}：${value}`,
    },
    Accepted: {
      name: '已接受',
      about: '接受者在该编号下接受了这个槽位的提议。',
      brief: ({ ballot, slot }: Accepted) => `${ballotName(ballot)}，槽位 ${slot}`,
    },
    Reject: {
      name: '拒绝',
      about: '接受者已经承诺了更高的编号，并说明是哪一个。',
      brief: ({ ballot, promised }: Reject) => `${ballotName(ballot)}，已承诺 ${ballotName(promised)}`,
    },
    Decision: {
      name: '决定',
      about: '这些槽位已经决定：各是什么值，在哪个编号下决定。',
      brief: ({ slots: told }: Decision) =>
        told.length === 1 ? `槽位 ${span(told)}：${told[0]?.value}` : `槽位 ${span(told)}`,
    },
    CatchUp: {
      name: '补课',
      about: '落后的服务器请求告知从某个槽位起的决定。',
      brief: ({ firstSlot }: CatchUp) => `槽位 ${firstSlot} 起`,
    },
    Heartbeat: {
      name: '心跳',
      about: '领导者说明自己仍在领导，以及到哪个槽位为止全部已经决定。',
      brief: ({ ballot, decided }: Heartbeat) => `${ballotName(ballot)}，已决定到 ${decided}`,
    },
  },
  timers: { election: '选举超时', heartbeat: '心跳', retransmit: '重发' },
  facts: {
    promised: '已承诺',
    round: '轮次',
    lastSlot: '最后的槽位',
    decided: '已决定到',
    applied: '已执行到',
    leader: '领导者',
    inFlight: '进行中的槽位',
    window: '窗口',
    toAdopt: '要沿用的槽位',
    waiting: '等待的命令',
    store: '键值',
    slot: '槽位',
    value: '值',
    ballot: '编号',
    request: '请求',
  },
  rules: {
    'multipaxos.follower.begins': {
      name: '服务器以跟随者的身份启动',
      headline: ({ node }) => `${node} 作为跟随者启动`,
      why: ({ node, facts }) =>
        `${
          facts.promised === '0' ? `${node} 的磁盘上没有任何承诺` : `磁盘上留着对编号 ${text(facts.promised)} 的承诺`
        }，${count(facts.decided) === 0 ? '也没有从槽位 1 起已知的决定' : `已知的决定到槽位 ${text(facts.decided)} 为止，它重新执行一遍`}。如果 ${node} 在选举超时之前没有听到领导者的消息，它就会自己争取领导。`,
      facts: { round: '最高轮次', slots: '最后的槽位', decided: '已决定到' },
    },
    'multipaxos.prepare.started': {
      name: '所有槽位的阶段一',
      headline: ({ node, facts }) => `${node} 想要领导，准备编号 ${text(facts.ballot)}`,
      why: ({ node, facts }) =>
        `${node} 在一个选举超时之内没有听到领导者，于是取一个属于自己、高于它所知一切的编号（${facts.promised === '0' ? '它还没有承诺过' : `它承诺过 ${text(facts.promised)}`}）。${count(facts.decided) === 0 ? '它还不知道任何决定' : `它知道到槽位 ${text(facts.decided)} 为止的决定`}：一条“准备”就问遍从 ${text(facts.firstSlot)} 起的所有槽位；连它自己在内，需要 ${text(facts.needed)} 台服务器承诺。`,
      facts: { firstSlot: '所问的第一个槽位', decided: '已决定到', needed: '所需承诺数' },
    },
    'multipaxos.prepare.again': {
      name: '换更高的编号',
      headline: ({ node, facts }) => `${node} 用编号 ${text(facts.ballot)} 再试`,
      why: ({ node, facts }) =>
        `过了整整一个选举超时，编号 ${text(facts.gaveUp)} 只得到 ${list(names(facts.promisedBy))} 的承诺，而需要 ${text(facts.needed)} 个。${node} 放弃它，换更高的编号：别人可能已经承诺了另一个，而用过的编号不能再用。`,
      facts: {
        gaveUp: '放弃的编号',
        promisedBy: '已承诺',
        firstSlot: '所问的第一个槽位',
        decided: '已决定到',
        needed: '所需承诺数',
      },
    },
    'multipaxos.prepare.resent': {
      name: '再问一次',
      headline: ({ node, facts }) => `${node} 再次请 ${list(names(facts.silent))} 承诺`,
      why: ({ node, facts }) =>
        `${list(names(facts.silent))} 还没有答复编号 ${text(facts.ballot)}：问题或答复可能丢了。${node} 问多少次都行，因为对同一个编号承诺两次并不改变什么。`,
      facts: { firstSlot: '所问的第一个槽位', silent: '没有答复' },
    },
    'multipaxos.promise.given': {
      name: '作出承诺',
      headline: ({ node, facts }) => `${node} 向 ${text(facts.from)} 承诺编号 ${text(facts.ballot)}`,
      why: ({ node, facts }) =>
        `编号 ${text(facts.ballot)} ${was(facts.promised) === '0' ? '高于它所知的一切：它还没有承诺过' : `高于它至今承诺的 ${was(facts.promised)}`}。从此 ${node} 在任何槽位都不再理会更低的编号，并报告自己从槽位 ${text(facts.firstSlot)} 起接受过什么：${names(facts.reported).length === 0 ? '什么也没有' : slots(names(facts.reported))}。`,
      facts: { from: '来自', firstSlot: '所问的第一个槽位', reported: '报告的槽位' },
    },
    'multipaxos.promise.repeated': {
      name: '重复同一个承诺',
      headline: ({ node, facts }) => `${node} 再次承诺编号 ${text(facts.ballot)}`,
      why: ({ node, facts }) =>
        `${node} 已经承诺过编号 ${text(facts.ballot)}，${text(facts.from)} 又问了一次（从槽位 ${text(facts.firstSlot)} 起）。对相同的编号再承诺一次没有坏处；它报告的是：${names(facts.reported).length === 0 ? '什么也没有' : slots(names(facts.reported))}。`,
      facts: { from: '来自', firstSlot: '所问的第一个槽位', reported: '报告的槽位' },
    },
    'multipaxos.promise.refused': {
      name: '不再承诺更低的编号',
      headline: ({ node, facts }) => `${node} 拒绝 ${text(facts.from)} 的编号 ${text(facts.ballot)}`,
      why: ({ node, facts }) =>
        `${node} 已经承诺编号 ${text(facts.promised)}，而 ${text(facts.ballot)} 比它低。它说出这一点，好让 ${text(facts.from)} 马上放弃，或者换更高的编号。`,
      facts: { from: '来自' },
    },
    'multipaxos.promise.counted': {
      name: '清点承诺',
      headline: ({ node, facts }) =>
        `${node} 又得到 ${text(facts.from)} 的承诺：${names(facts.promisedBy).length}/${text(facts.needed)}`,
      why: ({ node, facts }) =>
        `承诺编号 ${text(facts.ballot)} 的有 ${list(names(facts.promisedBy))}，${text(facts.needed)} 个即为多数。${text(facts.from)} ${places(facts.reported).length === 0 ? '报告自己什么也没接受过' : `报告接受过${list(places(facts.reported))}`}：凡是可能已被选定的值，${node} 都不得另提别的。`,
      facts: { from: '来自', reported: '报告', promisedBy: '已承诺', needed: '所需承诺数' },
    },
    'multipaxos.promise.late': {
      name: '已不需要的承诺',
      headline: ({ node, facts }) => `${text(facts.from)} 的承诺到达时，${node} 已经在领导`,
      why: ({ node, facts }) =>
        `编号 ${text(facts.ballot)} 早已得到多数的承诺，${node} 现在也没有在等这个答复。只要承诺都被遵守，${text(facts.from)} 在更低编号接受过的值，除非那个多数里也有服务器报告过，否则不可能被选定。`,
      facts: { from: '来自', firstSlot: '所问的第一个槽位' },
    },
    'multipaxos.leader.elected': {
      name: '一次当选，管所有槽位',
      headline: ({ node, facts }) => `${node} 以编号 ${text(facts.ballot)} 领导`,
      why: ({ node, facts }) => {
        const [adopts, fills] = [names(facts.adopts), names(facts.fills)];
        const finish =
          adopts.length + fills.length === 0
            ? `槽位 ${text(facts.decided)} 之后，没有人报告要收尾的事`
            : `它先把别人留下的收尾：${[
                ...(adopts.length === 0 ? [] : [`${slots(adopts)} 按报告的值提议`]),
                ...(fills.length === 0 ? [] : [`${slots(fills)} 用空操作补上`]),
              ].join('，')}`;
        return `${list(names(facts.promisedBy))} 作了承诺，${text(facts.needed)} 台服务器即为多数：更低编号已经选定的、还可能选定的，都在它们的报告之中。${finish}；${facts.skipPhase1 === false ? `选项 skipPhase1 已关闭，所以 ${node} 仍要为每个槽位重做阶段一` : `以后每条命令 ${node} 只需阶段二`}。`;
      },
      facts: {
        promisedBy: '已承诺',
        needed: '所需承诺数',
        decided: '已决定到',
        adopts: '要沿用的槽位',
        fills: '要补的空洞',
        skipPhase1: '此后跳过阶段一',
      },
    },
    'multipaxos.leader.stepsDown': {
      name: '更高的编号优先',
      headline: ({ node, facts }) =>
        `${node} ${facts.was === 'leader' ? '不再领导' : '放弃'}：得知编号 ${text(facts.higher)}`,
      why: ({ node, facts }) =>
        `${text(facts.from)} 的消息提到 ${text(facts.owner)} 的编号 ${text(facts.higher)}，而 ${node} 的是 ${text(facts.ballot)}。谁承诺了更高的编号，就会拒绝它的提议，所以它转为跟随。它提议过的值，凡是可能已被选定的，下一个领导者都会发现并保留。`,
      facts: { from: '来自', message: '消息', was: '此前', higher: '更高的编号', owner: '属于' },
    },
    'multipaxos.slot.adopted': {
      name: '可能已选定的值，要再次提议',
      headline: ({ node, facts }) => `${node} 在槽位 ${text(facts.slot)} 必须提议 ${text(facts.value)}`,
      why: ({ node, facts }) =>
        `作出承诺的有 ${list(names(facts.quorum))}，其中 ${list(names(facts.by))} 报告：槽位 ${text(facts.slot)} 在编号 ${text(facts.found)} 接受过 ${text(facts.value)}。${
          facts.found === facts.highest
            ? '这是该槽位报告的最高编号，所以更低编号可能已被选定的只有这个值'
            : `但还有人报告了更高的编号 ${text(facts.highest)}：可能已被选定的是那个编号的值`
        }；${node} 用自己的编号 ${text(facts.ballot)} 提议它。`,
      facts: { found: '报告的编号', by: '报告者', quorum: '已承诺', highest: '报告的最高编号' },
    },
    'multipaxos.slot.filled': {
      name: '用空操作补上空洞',
      headline: ({ node, facts }) => `${node} 用空操作补上槽位 ${text(facts.slot)}`,
      why: ({ node, facts }) =>
        `${
          facts.reported === null
            ? `作出承诺的 ${list(names(facts.quorum))} 在槽位 ${text(facts.slot)} 都没有接受过任何值，所以更低的编号在那里没有、也不可能再选定什么`
            : `在槽位 ${text(facts.slot)}，${list(names(field(facts.reported, 'by')))} 报告在编号 ${part(facts.reported, 'ballot')} 接受过 ${part(facts.reported, 'value')}，它可能已被选定，但 ${node} 不去看`
        }${
          facts.above === null
            ? ''
            : `；而后面的槽位 ${part(facts.above, 'slot')} 可能已经决定：${list(names(field(facts.above, 'by')))} 报告在那里接受过 ${part(facts.above, 'value')}`
        }。命令要按顺序执行，一个空洞会挡住后面的全部，所以用一条什么也不做的命令补上。`,
      facts: { quorum: '已承诺', reported: '此处的报告', above: '后面的报告' },
    },
    'multipaxos.slot.preparedAgain': {
      name: '为一个槽位重做阶段一',
      headline: ({ node, facts }) => `${node} 为槽位 ${text(facts.slot)} 重做阶段一`,
      why: ({ node, facts }) =>
        `选项 skipPhase1 已关闭：${node} 在每次提议之前，都用自己的编号 ${text(facts.ballot)} 再请求承诺，一次一个槽位，等够 ${text(facts.needed)} 个。这些承诺其实早已一次给了所有槽位；这里让人看到，不利用这一点要多花多少消息。`,
      facts: { needed: '所需承诺数' },
    },
    'multipaxos.client.proposed': {
      name: '命令得到槽位',
      headline: ({ node, facts }) => `${node} 在槽位 ${text(facts.slot)} 提议 ${text(facts.value)}`,
      why: ({ node, facts }) =>
        `槽位 ${text(facts.slot)} 是下一个空着的，而且不超过 ${count(facts.decided) + count(facts.window)}：已决定到 ${text(facts.decided)}，窗口为 ${text(facts.window)}。${node} 以编号 ${text(facts.ballot)} 领导，所以发出提议，不必等前面的槽位；客户端等待答复。`,
      facts: { request: '请求', value: '命令', decided: '已决定到' },
    },
    'multipaxos.client.waits': {
      name: '命令排队等候',
      headline: ({ node, facts }) => `${node} 让 ${text(facts.command)} 等一等`,
      why: ({ node, facts }) =>
        facts.preparing === null
          ? `${node} 知道到槽位 ${text(facts.decided)} 为止已经决定，窗口为 ${text(facts.window)}，所以最多提议到槽位 ${count(facts.decided) + count(facts.window)}：这些都已占用。等其中第一个决定之后，就轮到这条命令。`
          : `选项 skipPhase1 已关闭，${node} 一次只为一个槽位做阶段一，现在是槽位 ${text(facts.preparing)}。这条命令排在它后面。`,
      facts: {
        request: '请求',
        command: '命令',
        decided: '已决定到',
        inFlight: '未决的槽位',
        preparing: '正在做阶段一的槽位',
      },
    },
    'multipaxos.accept.resent': {
      name: '再提议一次',
      headline: ({ node, facts }) =>
        names(facts.slots).length === 0
          ? `${node} 再次为槽位 ${text(facts.preparing)} 请求承诺`
          : `${node} 向还没有答复的服务器重发${slots(names(facts.slots))}`,
      why: ({ node, facts }) =>
        `过了一段时间还没有答复的，可能是丢了，所以 ${node} 用同一编号 ${text(facts.ballot)} 再说一遍。已经答复过的接受者会作同样的答复，而且只算一次。`,
      facts: { slots: '未决的槽位', preparing: '正在做阶段一的槽位' },
    },
    'multipaxos.heartbeat.due': {
      name: '领导者报平安',
      headline: ({ node }) => `${node} 发送心跳`,
      why: ({ node, facts }) =>
        `${node} 以编号 ${text(facts.ballot)} 领导；别人只要还听得到它，就不会去争。它同时说明到槽位 ${text(facts.decided)} 为止全部已经决定，漏掉什么的服务器可以来问。`,
      facts: { decided: '已决定到' },
    },
    'multipaxos.accept.given': {
      name: '接受提议',
      headline: ({ node, facts }) =>
        `${node} 在槽位 ${text(facts.slot)} 接受 ${text(facts.value)}（编号 ${text(facts.ballot)}）`,
      why: ({ node, facts }) =>
        `${node} ${facts.promised === '0' ? '还没有承诺过任何编号' : `承诺过编号 ${text(facts.promised)}`}，${text(facts.ballot)} ${facts.below === true ? '比它低，所以这违背了承诺' : '并不比它低'}。${
          facts.had === null
            ? `此前它在槽位 ${text(facts.slot)} 什么也没接受过`
            : `它此前在槽位 ${text(facts.slot)} 接受的 ${part(facts.had, 'value')}（编号 ${part(facts.had, 'ballot')}）被取代`
        }；它把新的值写入磁盘，再告诉 ${text(facts.from)}。`,
      facts: { from: '来自', had: '此前接受', noop: '空操作', below: '低于承诺' },
    },
    'multipaxos.accept.repeated': {
      name: '已经接受过',
      headline: ({ node, facts }) => `${node} 再次确认槽位 ${text(facts.slot)}`,
      why: ({ node, facts }) =>
        `${node} 在编号 ${text(facts.ballot)} 已经接受过槽位 ${text(facts.slot)} 的 ${text(facts.value)}，同样的提议又来了一次。它再答复一次，以防上次的答复丢了；这仍然只算一票。`,
      facts: { from: '来自' },
    },
    'multipaxos.accept.refused': {
      name: '不接受低于承诺的提议',
      headline: ({ node, facts }) => `${node} 拒绝槽位 ${text(facts.slot)} 的 ${text(facts.value)}`,
      why: ({ node, facts }) =>
        `这个提议属于编号 ${text(facts.ballot)}，而 ${node} 已经承诺 ${text(facts.promised)}。那个编号的主人依据的是 ${node} 当时的报告；如果现在又接受更低的提议，就可能背着它选定别的值。`,
      facts: { from: '来自' },
    },
    'multipaxos.heartbeat.refused': {
      name: '过去的领导者',
      headline: ({ node, facts }) => `${node} 告诉 ${text(facts.from)} 有更高的编号`,
      why: ({ node, facts }) =>
        `${text(facts.from)} 以为自己还在领导，用的是编号 ${text(facts.ballot)}，而 ${node} 已经承诺 ${text(facts.promised)}。它把这一点说出来，也不因此重新开始选举计时。`,
      facts: { from: '来自' },
    },
    'multipaxos.accepted.counted': {
      name: '清点接受者',
      headline: ({ node, facts }) =>
        `${node} 为槽位 ${text(facts.slot)} 记上 ${text(facts.from)}：${names(facts.acceptedBy).length}/${text(facts.needed)}`,
      why: ({ node, facts }) =>
        `在同一编号 ${text(facts.ballot)} 下，接受槽位 ${text(facts.slot)} 的 ${text(facts.value)} 的有 ${list(names(facts.acceptedBy))}。${
          names(facts.acceptedBy).length < count(facts.needed)
            ? `${text(facts.needed)} 个才是多数，所以 ${node} 还要等`
            : '这已是多数'
        }；不同编号的接受不能相加。`,
      facts: { from: '来自', acceptedBy: '已接受', needed: '所需接受数' },
    },
    'multipaxos.accepted.late': {
      name: '已不需要的接受',
      headline: ({ node, facts }) => `${node} 得知 ${text(facts.from)} 也接受了槽位 ${text(facts.slot)}`,
      why: ({ node, facts }) =>
        `槽位 ${text(facts.slot)} 早已决定。编号 ${text(facts.ballot)} 下再多一个接受者，对 ${node} 并不改变什么。`,
      facts: { from: '来自' },
    },
    'multipaxos.slot.decided': {
      name: '槽位决定',
      headline: ({ node, facts }) => `${node} 决定槽位 ${text(facts.slot)}：${text(facts.value)}`,
      why: ({ node, facts }) =>
        `${list(names(facts.acceptedBy))} 在同一编号 ${text(facts.ballot)} 下接受了 ${text(facts.value)}，${text(facts.needed)} 台服务器即为多数：以后的领导者都会得知它。${
          was(facts.decided) === is(facts.decided)
            ? `但槽位 ${count(field(facts.decided, 'was')) + 1} 还没有决定，所以 ${node} 还不能执行它`
            : `现在到槽位 ${is(facts.decided)} 为止全部决定，${node} 已按顺序执行`
        }；它通知其他所有服务器。`,
      facts: { acceptedBy: '已接受', needed: '所需接受数', decided: '已决定到' },
    },
    'multipaxos.reply.stale': {
      name: '过时的答复',
      headline: ({ node, facts }) => `${node} 不理会 ${text(facts.from)} 的过时答复`,
      why: ({ node, facts }) =>
        facts.mine === null
          ? `它答复的是编号 ${text(facts.ballot)}，而 ${node} 现在没有自己的编号。来得太晚的答复不改变任何东西。`
          : `它答复的是编号 ${text(facts.ballot)}，${node} 的编号是 ${text(facts.mine)}，${facts.mine === facts.ballot ? '它要的已经得到，或者在等别的' : '那个编号早已过去'}。这个答复不改变任何东西。`,
      facts: { from: '来自', message: '消息', mine: '自己的编号' },
    },
    'multipaxos.heartbeat.heard': {
      name: '心跳',
      headline: ({ node, facts }) => `${node} 收到 ${text(facts.from)} 的心跳`,
      why: ({ node, facts }) =>
        `${text(facts.from)} 以编号 ${text(facts.ballot)} 领导，不低于 ${node} 的承诺（${facts.promised === '0' ? '还没有' : text(facts.promised)}）；它所知的决定到槽位 ${text(facts.decided)} 为止，${node} 一个也不缺。${node} 重新开始选举计时。`,
      facts: { from: '来自', decided: '已决定到' },
    },
    'multipaxos.replica.lags': {
      name: '落后者来问',
      headline: ({ node, facts }) => `${node} 落后于 ${text(facts.from)}，请它补上`,
      why: ({ node, facts }) =>
        `${text(facts.from)} 知道到槽位 ${part(facts.decided, 'theirs')} 为止全部已经决定，${node} 只知道到 ${part(facts.decided, 'mine')}：消息可能丢了，也可能还在路上。${node} 请求槽位 ${count(field(facts.decided, 'mine')) + 1} 及之后的决定。`,
      facts: { from: '来自', decided: '已决定到' },
    },
    'multipaxos.replica.told': {
      name: '告知已有的决定',
      headline: ({ node, facts }) => `${node} 把${slots(names(facts.slots))} 告诉 ${text(facts.from)}`,
      why: ({ node, facts }) =>
        `${text(facts.from)} 询问从槽位 ${text(facts.firstSlot)} 起的决定，${node} 把自己所知的发过去，一条消息装得下多少就发多少。决定不会再变，所以谁都可以转告。`,
      facts: { from: '来自', firstSlot: '从此槽位问起', slots: '告知的槽位', decided: '已决定到' },
    },
    'multipaxos.replica.nothingToTell': {
      name: '没有可告知的',
      headline: ({ node, facts }) => `${text(facts.from)} 要问的决定，${node} 一个也不知道`,
      why: ({ node, facts }) =>
        `${text(facts.from)} 询问从槽位 ${text(facts.firstSlot)} 起的决定，而 ${node} 在那里一个也不知道（它所知的到槽位 ${text(facts.decided)} 为止）。它不作答；${text(facts.from)} 如果仍然落后，会再来问。`,
      facts: { from: '来自', firstSlot: '从此槽位问起', decided: '已决定到' },
    },
    'multipaxos.decision.learned': {
      name: '得知决定',
      headline: ({ node, facts }) => `${node} 得知${slots(names(facts.news))}，执行到槽位 ${is(facts.applied)}`,
      why: ({ node, facts }) =>
        `${text(facts.from)} 说已经决定：${list(places(facts.told))}；无论在哪个编号下，决定就是决定。${node} 现在知道到槽位 ${is(facts.decided)} 为止的全部决定（之前到 ${was(facts.decided)}）${facts.full === true ? '；这条消息装满了，所以它接着再问' : ''}。`,
      facts: {
        from: '来自',
        told: '告知',
        news: '新得知',
        decided: '已决定到',
        applied: '已执行到',
        full: '消息已满',
      },
    },
    'multipaxos.decision.known': {
      name: '早已知道的决定',
      headline: ({ node, facts }) => `${text(facts.from)} 所说的，${node} 早已知道`,
      why: ({ node, facts }) =>
        `${text(facts.from)} 说已经决定：${list(places(facts.told))}；${node} 早先已经得知。一个槽位只决定一次，再听一遍并不改变什么。`,
      facts: { from: '来自', told: '告知', decided: '已决定到' },
    },
    'multipaxos.decision.gap': {
      name: '已经决定，但还没轮到',
      headline: ({ node, facts }) => `${node} 得知${slots(names(facts.news))}，但还缺槽位 ${text(facts.missing)}`,
      why: ({ node, facts }) =>
        `${text(facts.from)} 说已经决定：${list(places(facts.told))}。${
          was(facts.applied) === is(facts.applied)
            ? `${node} 记下它们，但还不知道槽位 ${text(facts.missing)} 的决定：命令要按顺序执行，所以它等着`
            : `${node} 还不知道槽位 ${text(facts.missing)} 的决定，却执行到了槽位 ${is(facts.applied)}：顺序乱了`
        }。`,
      facts: {
        from: '来自',
        told: '告知',
        news: '新得知',
        missing: '缺少的槽位',
        decided: '已决定到',
        applied: '已执行到',
        full: '消息已满',
      },
    },
    'multipaxos.replica.applied': {
      name: '按顺序执行命令',
      headline: ({ node, facts }) => `${node} 执行到槽位 ${is(facts.applied)}`,
      why: ({ node, facts }) =>
        count(field(facts.applied, 'is')) <= count(facts.decided)
          ? `${node} 知道到槽位 ${text(facts.decided)} 为止全部已经决定，此前执行到 ${was(facts.applied)}。所有服务器以同样的顺序执行同样的命令，所以状态相同。`
          : `${node} 此前执行到 ${was(facts.applied)}，现在执行到槽位 ${is(facts.applied)}，尽管它只知道到 ${text(facts.decided)} 为止的决定。中间缺少的再也补不上：它的状态可能与别人不同。`,
      facts: { applied: '已执行到', decided: '已决定到' },
    },
    'multipaxos.client.answered': {
      name: '答复客户端',
      headline: ({ node, facts }) => `${node} 答复客户端：${text(facts.result)}`,
      why: ({ node, facts }) =>
        `槽位 ${text(facts.slot)} 和它之前的全部槽位都已决定，${node} 也执行了命令 ${text(facts.value)}。现在可以告诉客户端了：结果不会再丢失。`,
      facts: { request: '请求', value: '命令', result: '结果' },
    },
    'multipaxos.client.redirected': {
      name: '只有领导者接受命令',
      headline: ({ node, facts }) =>
        facts.leader === null ? `${node} 不是领导者，也不知道谁是领导者` : `${node} 请客户端去找 ${text(facts.leader)}`,
      why: ({ node, facts }) =>
        facts.leader === null
          ? `只有领导者提议，而 ${node} ${facts.promised === '0' ? '还没有听到过领导者' : `还没有听到它最近承诺的编号 ${text(facts.promised)} 的领导者`}。客户端要过一会儿再问，或者换一台服务器。`
          : `只由领导者提议，免得提议互相妨碍。据 ${node} 所知，编号 ${text(facts.promised)} 的领导者是 ${text(facts.leader)}。`,
      facts: { request: '请求' },
    },
    'multipaxos.client.forgotten': {
      name: '等待中的客户端被放下',
      headline: ({ node, facts }) =>
        facts.slot === null
          ? `${node} 不再领导，放下一个命令还没有槽位的客户端`
          : `${node} 放下等待槽位 ${text(facts.slot)} 的客户端`,
      why: ({ node, facts }) =>
        facts.decided === null
          ? `${node} 以编号 ${text(facts.ballot)} 领导，得知更高的编号时${facts.slot === null ? '还没有提议这条命令' : `还不知道槽位 ${text(facts.slot)} 已经决定`}。${facts.slot === null ? '这条命令不会再被提议' : '这条命令可能会被决定，也可能不会'}，所以它不能保证什么；客户端要去问新的领导者。`
          : `${node} 以编号 ${text(facts.ballot)} 把客户端的命令提议到槽位 ${text(facts.slot)}，但那里决定的是 ${text(facts.decided)}。命令没有执行，客户端得不到结果，要重新来问。`,
      facts: { request: '请求', decided: '实际决定的值' },
    },
  },
  invariants: {
    'multipaxos.Agreement': { name: '一致', statement: '一个槽位最多选定一个值，也没有人把别的值当作已决定。' },
    'multipaxos.SamePrefix': {
      name: '相同的前缀',
      statement: '一台服务器在某个槽位执行了什么，所有服务器自始至终在那里都执行同样的命令。',
    },
    'multipaxos.Validity': { name: '有效', statement: '只有客户端请求过的命令或空操作，才会被提议和接受。' },
    'multipaxos.AppliedDecided': {
      name: '决定之后才按顺序执行',
      statement: '多数选定之前，槽位不会被执行；也不会越过空洞去执行。',
    },
    'multipaxos.OneValueABallot': {
      name: '一个编号一个值',
      statement: '在一个槽位，同一编号下不会提议或接受两个不同的值。',
    },
    'multipaxos.ChosenIsKept': {
      name: '选定的值不变',
      statement: '一个槽位一旦选定某个值，更高的编号在那里都提议这个值。',
    },
    'multipaxos.PromiseKept': {
      name: '信守承诺',
      statement: '接受者承诺了一个编号，就不在任何槽位承诺或接受更低的。',
    },
  },
  sometimes: {
    'multipaxos.aHoleIsFilled': '用空操作补上了一个空洞。',
    'multipaxos.theLeaderIsReplaced': '领导者换成了另一台服务器。',
    'multipaxos.aCommandSurvivesItsLeader': '一个领导者提议的命令，由另一个领导者决定。',
    'multipaxos.aReplicaCatchesUp': '漏掉决定的服务器补上了。',
  },
  refusals: {},
  options: {
    electionTimeout: '选举超时',
    heartbeat: '心跳间隔',
    retransmit: '多久之后重发',
    window: '同时未决的槽位数上限',
    skipPhase1: '领导者跳过阶段一',
  },
  variants: {
    fillsWithoutLooking: '新领导者把自己不知道的槽位全用空操作补上，不管那里接受过什么。',
    adoptsAnyReported: '新领导者采用最后收到的报告，而不是最高编号的值。',
    acceptsBelowPromise: '接受者也接受低于自己承诺的编号的提议。',
    promiseNotDurable: '服务器重启后忘记自己承诺过什么。',
    appliesPastHoles: '服务器一得知决定就执行，哪怕前面还缺槽位。',
  },
} satisfies ProtocolWords<typeof multipaxos>;
