// What is said when a rule of Multi-Paxos decided, in Chinese: read after the first screen stands.
// Reason for its length: a headline and a reason for each branch of what a node decides.

import type { Json } from '../../../engine/protocol.ts';
import type { RulesWords } from '../../../speech/about.ts';
import { count, field, is, names, text, was } from '../../../speech/facts.ts';
import { listZh as list } from '../../../speech/lists.ts';
import type { protocol } from '../index.ts';

const slots = (all: readonly string[]) => `槽位 ${list(all)}`;
const part = (fact: Json | undefined, name: string) => text(field(fact, name));

/** What a promise or a decision brought, slot by slot. */
const places = (fact: Json | undefined) =>
  (Array.isArray(fact) ? (fact as Json[]) : []).map(
    (it) => `槽位 ${part(it, 'slot')} 的 ${part(it, 'value')}（编号 ${part(it, 'ballot')}）`,
  );

export const words = {
  rules: {
    'multipaxos.follower.begins': {
      name: '服务器以跟随者的身份启动',
      headline: ({ node }) => `${node} 作为跟随者启动`,
      why: ({ node, facts }) =>
        `${
          facts.promised === '0' ? `${node} 的磁盘上没有任何承诺` : `磁盘上留着对编号 ${text(facts.promised)} 的承诺`
        }，${count(facts.decided) === 0 ? '也没有从槽位 1 起已知的决定' : `已知的决定到槽位 ${text(facts.decided)} 为止，它重新执行一遍`}。选举定时器超时，它就自己争取领导；听到领导者的消息，或者作出承诺，都会让定时器重新开始。`,
      facts: { round: '最高轮次', slots: '最后的槽位', decided: '已决定到' },
    },
    'multipaxos.prepare.started': {
      name: '所有槽位的阶段一',
      headline: ({ node, facts }) => `${node} 想要领导，准备编号 ${text(facts.ballot)}`,
      why: ({ node, facts }) =>
        `${node} 的选举定时器超时，于是取一个属于自己、高于它所知一切的编号（${facts.promised === '0' ? '它还没有承诺过' : `它承诺过 ${text(facts.promised)}`}）。${count(facts.decided) === 0 ? '它还不知道任何决定' : `它知道到槽位 ${text(facts.decided)} 为止的决定`}：一条 Prepare 就问遍从 ${text(facts.firstSlot)} 起的所有槽位；连它自己在内，需要 ${text(facts.needed)} 台服务器承诺。`,
      facts: { firstSlot: '所问的第一个槽位', decided: '已决定到', needed: '所需承诺数' },
    },
    'multipaxos.prepare.again': {
      name: '换更高的编号',
      headline: ({ node, facts }) => `${node} 用编号 ${text(facts.ballot)} 再试`,
      why: ({ node, facts }) =>
        `选举定时器超时，编号 ${text(facts.gaveUp)} 只得到 ${list(names(facts.promisedBy))} 的承诺，而需要 ${text(facts.needed)} 个。${node} 放弃它，换更高的编号：别人可能已经承诺了另一个，而一个编号不应使用两次。`,
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
        `${list(names(facts.silent))} 还没有响应编号 ${text(facts.ballot)}：请求或响应可能丢了。${node} 问多少次都行，因为对同一个编号承诺两次并不改变什么。`,
      facts: { firstSlot: '所问的第一个槽位', silent: '没有响应' },
    },
    'multipaxos.promise.given': {
      name: '作出承诺',
      headline: ({ node, facts }) => `${node} 向 ${text(facts.from)} 承诺编号 ${text(facts.ballot)}`,
      why: ({ node, facts }) =>
        `${was(facts.promised) === '0' ? `${node} 不记得有过承诺` : `编号 ${text(facts.ballot)} 高于它至今承诺的 ${was(facts.promised)}`}。${node} 承诺从此在任何槽位都忽略更低的编号，并报告自己从槽位 ${text(facts.firstSlot)} 起接受过或得知了什么：${names(facts.reported).length === 0 ? '什么也没有' : slots(names(facts.reported))}。`,
      facts: { from: '来自', firstSlot: '所问的第一个槽位', reported: '报告的槽位' },
    },
    'multipaxos.promise.repeated': {
      name: '重复同一个承诺',
      headline: ({ node, facts }) => `${node} 再次承诺编号 ${text(facts.ballot)}`,
      why: ({ node, facts }) =>
        `${node} 已受编号 ${text(facts.ballot)} 约束，而 ${text(facts.from)} 来请求对它的承诺（从槽位 ${text(facts.firstSlot)} 起）。对相同的编号再承诺一次没有坏处；它报告的是：${names(facts.reported).length === 0 ? '什么也没有' : slots(names(facts.reported))}。`,
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
      name: '统计承诺',
      headline: ({ node, facts }) =>
        facts.again === true
          ? `${text(facts.from)} 的承诺 ${node} 已经计过：仍是 ${names(facts.promisedBy).length}/${text(facts.needed)}`
          : `${node} 又得到 ${text(facts.from)} 的承诺：${names(facts.promisedBy).length}/${text(facts.needed)}`,
      why: ({ node, facts }) =>
        facts.again === true
          ? `一台服务器在一个编号下只计一次，无论它的承诺来几次：这一次什么都不改变。承诺编号 ${text(facts.ballot)} 的有 ${list(names(facts.promisedBy))}，${text(facts.needed)} 个即为多数。`
          : `承诺编号 ${text(facts.ballot)} 的有 ${list(names(facts.promisedBy))}，${text(facts.needed)} 个即为多数。${text(facts.from)} ${places(facts.reported).length === 0 ? '报告自己什么也没接受过' : `报告接受过${list(places(facts.reported))}`}：凡是可能已被选定的值，${node} 都不得另提别的。`,
      facts: { from: '来自', reported: '报告', promisedBy: '已承诺', needed: '所需承诺数', again: '已经计过' },
    },
    'multipaxos.promise.late': {
      name: '已不需要的承诺',
      headline: ({ node, facts }) => `${text(facts.from)} 的承诺到达时，${node} 已经在领导`,
      why: ({ node, facts }) =>
        `${node} 已经以编号 ${text(facts.ballot)} 领导，现在也没有在等这个响应。多一个承诺，或者同一个承诺来两次，都不改变什么。`,
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
        return `${list(names(facts.promisedBy))} 作了承诺，${text(facts.needed)} 台服务器即为多数：只要遵守了所有规则，也没有磁盘丢失，槽位 ${text(facts.decided)} 之后凡是更低编号已经选定或还可能选定的，都在它们的报告之中。${finish}；${facts.skipPhase1 === false && count(facts.needed) > 1 ? `选项 skipPhase1 已关闭，所以 ${node} 仍要为每个槽位重做阶段一` : `领导期间，每条命令 ${node} 只需阶段二`}。`;
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
        `${text(facts.from)} 的消息提到 ${text(facts.owner)} 的编号 ${text(facts.higher)}，而 ${node} 的是 ${text(facts.ballot)}。谁承诺了更高的编号，就应当拒绝它的提议，所以它转为跟随。它提议过的值，凡是已经选定的，只要遵守了所有规则，也没有磁盘丢失，就保持选定。`,
      facts: { from: '来自', message: '消息', was: '此前', higher: '更高的编号', owner: '属于' },
    },
    'multipaxos.slot.adopted': {
      name: '报告过的值，要再次提议',
      headline: ({ node, facts }) => `${node} 在槽位 ${text(facts.slot)} 必须提议 ${text(facts.value)}`,
      why: ({ node, facts }) =>
        `作出承诺的有 ${list(names(facts.quorum))}，其中 ${list(names(facts.by))} 报告：槽位 ${text(facts.slot)} 在编号 ${text(facts.found)} 接受过 ${text(facts.value)}。${
          facts.found === facts.highest
            ? `这是该槽位报告的最高编号：只要遵守了所有规则，也没有磁盘丢失，低于 ${text(facts.ballot)} 的编号在那里就没有、也不可能选定别的值`
            : `但还有人报告了更高的编号 ${text(facts.highest)}：要保留的是那个编号的值`
        }；${node} 用自己的编号 ${text(facts.ballot)} 提议它。`,
      facts: { found: '报告的编号', by: '报告者', quorum: '已承诺', highest: '报告的最高编号' },
    },
    'multipaxos.slot.filled': {
      name: '用空操作补上空洞',
      headline: ({ node, facts }) => `${node} 用空操作补上槽位 ${text(facts.slot)}`,
      why: ({ node, facts }) =>
        `${
          facts.reported === null
            ? `作出承诺的 ${list(names(facts.quorum))} 在槽位 ${text(facts.slot)} 都没有报告什么：只要遵守了所有规则，也没有磁盘丢失，低于 ${text(facts.ballot)} 的编号在那里就没有、也不可能选定什么`
            : `在槽位 ${text(facts.slot)}，${list(names(field(facts.reported, 'by')))} 报告在编号 ${part(facts.reported, 'ballot')} 接受过 ${part(facts.reported, 'value')}，这个值本该保留，但 ${node} 不去看`
        }${
          facts.above === null
            ? ''
            : `；而在后面的槽位 ${part(facts.above, 'slot')}，${list(names(field(facts.above, 'by')))} 报告接受过 ${part(facts.above, 'value')}`
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
        `槽位 ${text(facts.slot)} 是下一个空着的，而且不超过 ${count(facts.decided) + count(facts.window)}：${node} 所知的决定到 ${text(facts.decided)} 为止，窗口为 ${text(facts.window)}。${node} 以编号 ${text(facts.ballot)} 领导，所以发出提议，不必等前面的槽位；客户端等待答复。`,
      facts: { request: '请求', value: '命令', decided: '已决定到' },
    },
    'multipaxos.client.waits': {
      name: '命令排队等候',
      headline: ({ node, facts }) => `${node} 让 ${text(facts.command)} 等一等`,
      why: ({ node, facts }) =>
        facts.preparing === null
          ? `${node} 知道到槽位 ${text(facts.decided)} 为止已经决定，窗口为 ${text(facts.window)}，所以最多提议到槽位 ${count(facts.decided) + count(facts.window)}：这些都已占用。其中第一个决定之后，才又有空位。`
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
          : `${node} 向还没有响应的服务器重发${slots(names(facts.slots))}`,
      why: ({ node, facts }) =>
        `过了一段时间还没有响应的，可能是丢了，所以 ${node} 用同一编号 ${text(facts.ballot)} 再说一遍。一个接受者无论响应几次，都只算一次。`,
      facts: { slots: '未决的槽位', preparing: '正在做阶段一的槽位' },
    },
    'multipaxos.heartbeat.due': {
      name: '发送心跳',
      headline: ({ node }) => `${node} 发送心跳`,
      why: ({ node, facts }) =>
        `${node} 以编号 ${text(facts.ballot)} 领导，定时发话，让别人不必去争。它同时说明自己知道到槽位 ${text(facts.decided)} 为止全部已经决定，漏掉什么的服务器可以来问。`,
      facts: { decided: '已决定到' },
    },
    'multipaxos.accept.given': {
      name: '接受提议',
      headline: ({ node, facts }) =>
        `${node} 在槽位 ${text(facts.slot)} 接受 ${text(facts.value)}（编号 ${text(facts.ballot)}）`,
      why: ({ node, facts }) =>
        `${node} ${facts.promised === '0' ? '还没有承诺过任何编号' : `承诺过编号 ${text(facts.promised)}`}，${text(facts.ballot)} ${facts.below === true ? '比它低，所以这违背了承诺' : '并不比它低'}。${
          facts.had === null
            ? `它不记得在槽位 ${text(facts.slot)} 接受过什么`
            : `它此前在槽位 ${text(facts.slot)} 接受的 ${part(facts.had, 'value')}（编号 ${part(facts.had, 'ballot')}）被取代`
        }；${facts.stands === undefined ? '它把新的值写入磁盘' : `但它知道那里决定的是 ${text(facts.stands)}，日志里仍保留这个值`}，再告诉 ${text(facts.from)}。`,
      facts: { from: '来自', had: '此前接受', noop: '空操作', below: '低于承诺', stands: '那里已有' },
    },
    'multipaxos.accept.repeated': {
      name: '已经接受过',
      headline: ({ node, facts }) => `${node} 再次确认槽位 ${text(facts.slot)}`,
      why: ({ node, facts }) =>
        facts.stands === undefined
          ? `${node} 在编号 ${text(facts.ballot)} 已经接受过槽位 ${text(facts.slot)} 的 ${text(facts.value)}，这里又是同样的提议。它再响应一次，以防上次的响应丢了；这仍然只算一票。`
          : `${node} 在编号 ${text(facts.ballot)} 已经接受过槽位 ${text(facts.slot)} 的一个值，那里现在是 ${text(facts.stands)}，不是 ${text(facts.value)}：一个编号有了两个值。它照原样响应。`,
      facts: { from: '来自', stands: '那里已有' },
    },
    'multipaxos.accept.refused': {
      name: '不接受低于承诺的提议',
      headline: ({ node, facts }) => `${node} 拒绝槽位 ${text(facts.slot)} 的 ${text(facts.value)}`,
      why: ({ node, facts }) =>
        `这个提议属于编号 ${text(facts.ballot)}，而 ${node} 已经承诺 ${text(facts.promised)}。那个编号的主人指望 ${node} 不再接受更低的提议；否则就可能背着它选定别的值。`,
      facts: { from: '来自' },
    },
    'multipaxos.heartbeat.refused': {
      name: '过去的领导者',
      headline: ({ node, facts }) => `${node} 告诉 ${text(facts.from)} 有更高的编号`,
      why: ({ node, facts }) =>
        `${text(facts.from)} 是作为编号 ${text(facts.ballot)} 的领导者发出它的，而 ${node} 已经承诺 ${text(facts.promised)}。它把这一点说出来，也不因此重新开始选举计时。`,
      facts: { from: '来自' },
    },
    'multipaxos.accepted.counted': {
      name: '统计接受',
      headline: ({ node, facts }) =>
        facts.again === true
          ? `${text(facts.from)} 对槽位 ${text(facts.slot)} 的接受 ${node} 已经计过：仍是 ${names(facts.acceptedBy).length}/${text(facts.needed)}`
          : `${node} 为槽位 ${text(facts.slot)} 记上 ${text(facts.from)}：${names(facts.acceptedBy).length}/${text(facts.needed)}`,
      why: ({ node, facts }) =>
        `${facts.again === true ? '一台服务器只计一次，无论它的响应来几次：这一次什么都不改变。' : ''}在同一编号 ${text(facts.ballot)} 下，接受槽位 ${text(facts.slot)} 的 ${text(facts.value)} 的有 ${list(names(facts.acceptedBy))}。${
          names(facts.acceptedBy).length < count(facts.needed)
            ? `${text(facts.needed)} 个才是多数，所以 ${node} 还要等`
            : '这已是多数'
        }；不同编号的接受不能相加。`,
      facts: { from: '来自', acceptedBy: '已接受', needed: '所需接受数', again: '已经计过' },
    },
    'multipaxos.accepted.late': {
      name: '已不需要的接受',
      headline: ({ node, facts }) => `${node} 用不着 ${text(facts.from)} 对槽位 ${text(facts.slot)} 的接受`,
      why: ({ node, facts }) =>
        `${facts.unknown === true ? `${node} 不记得自己在槽位 ${text(facts.slot)} 有等待响应的提议` : `${node} 早已知道槽位 ${text(facts.slot)} 已经决定`}。编号 ${text(facts.ballot)} 下再多一个接受，或者同一个接受来两次，对它并不改变什么。`,
      facts: { from: '来自', unknown: '并非未决' },
    },
    'multipaxos.slot.decided': {
      name: '槽位决定',
      headline: ({ node, facts }) => `${node} 决定槽位 ${text(facts.slot)}：${text(facts.value)}`,
      why: ({ node, facts }) =>
        `${list(names(facts.acceptedBy))} 在同一编号 ${text(facts.ballot)} 下接受了 ${text(facts.value)}，${text(facts.needed)} 台服务器即为多数：只要遵守了所有规则，也没有磁盘丢失，这就不再改变。${
          was(facts.decided) === is(facts.decided)
            ? `但 ${node} 还不知道槽位 ${count(field(facts.decided, 'was')) + 1} 的决定，所以还不能执行这一个`
            : `${node} 现在知道到槽位 ${is(facts.decided)} 为止全部已经决定，并已按顺序执行`
        }；它通知其他所有服务器。`,
      facts: { acceptedBy: '已接受', needed: '所需接受数', decided: '已决定到' },
    },
    'multipaxos.reply.stale': {
      name: '过时的响应',
      headline: ({ node, facts }) => `${node} 忽略 ${text(facts.from)} 的过时响应`,
      why: ({ node, facts }) =>
        facts.mine === null
          ? `它响应的是编号 ${text(facts.ballot)}，而 ${node} 现在没有自己的编号。迟到的响应不改变任何东西。`
          : `它响应的是编号 ${text(facts.ballot)}，${node} 的编号是 ${text(facts.mine)}，${facts.mine === facts.ballot ? '它要的已经得到，或者在等别的' : '不是那一个'}。这个响应不改变任何东西。`,
      facts: { from: '来自', message: '消息', mine: '自己的编号' },
    },
    'multipaxos.heartbeat.heard': {
      name: '心跳',
      headline: ({ node, facts }) => `${node} 收到 ${text(facts.from)} 的心跳`,
      why: ({ node, facts }) =>
        `${text(facts.from)} 是作为编号 ${text(facts.ballot)} 的领导者发出它的，不低于 ${node} 的承诺（${facts.promised === '0' ? '还没有' : text(facts.promised)}）；它说决定到槽位 ${text(facts.decided)} 为止，${node} 都已知道。${node} 重新开始选举计时。`,
      facts: { from: '来自', decided: '已决定到' },
    },
    'multipaxos.replica.lags': {
      name: '落后者来问',
      headline: ({ node, facts }) => `${node} 落后于 ${text(facts.from)}，请它补上`,
      why: ({ node, facts }) =>
        `${text(facts.from)} 说到槽位 ${part(facts.decided, 'theirs')} 为止全部已经决定，${node} 只知道到 ${part(facts.decided, 'mine')}：消息可能丢了，也可能还在路上。${node} 请求槽位 ${count(field(facts.decided, 'mine')) + 1} 及之后的决定。`,
      facts: { from: '来自', decided: '已决定到' },
    },
    'multipaxos.replica.told': {
      name: '告知已有的决定',
      headline: ({ node, facts }) => `${node} 把${slots(names(facts.slots))} 告诉 ${text(facts.from)}`,
      why: ({ node, facts }) =>
        `${text(facts.from)} 询问从槽位 ${text(facts.firstSlot)} 起的决定，${node} 把自己所知的发过去，一条消息装得下多少就发多少。决定应当不再改变，所以谁都可以转告。`,
      facts: { from: '来自', firstSlot: '从此槽位问起', slots: '告知的槽位', decided: '已决定到' },
    },
    'multipaxos.replica.nothingToTell': {
      name: '没有可告知的',
      headline: ({ node, facts }) => `${text(facts.from)} 要问的决定，${node} 一个也不知道`,
      why: ({ node, facts }) =>
        `${text(facts.from)} 询问从槽位 ${text(facts.firstSlot)} 起的决定，而 ${node} 在那里一个也不知道（它所知的到槽位 ${text(facts.decided)} 为止）。它不作答；落后者听说有更多决定时再来问。`,
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
      headline: ({ node, facts }) =>
        facts.other === undefined
          ? `${text(facts.from)} 所说的，${node} 早已知道`
          : `关于${slots(names(facts.other))}，${node} 所知与 ${text(facts.from)} 所说不同`,
      why: ({ node, facts }) =>
        `${text(facts.from)} 说已经决定：${list(places(facts.told))}；${node} ${facts.other === undefined ? '早先已经得知' : `早先得知${slots(names(facts.other))}是别的值，并保留它`}。得知的决定保持不变，再听一遍并不改变什么。`,
      facts: { from: '来自', told: '告知', decided: '已决定到', other: '所知不同' },
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
          ? `${node} 知道到槽位 ${text(facts.decided)} 为止全部已经决定，此前执行到 ${was(facts.applied)}。以同样的顺序执行同样的命令，就得到同样的状态。`
          : `${node} 此前执行到 ${was(facts.applied)}，现在执行到槽位 ${is(facts.applied)}，尽管它只知道到 ${text(facts.decided)} 为止的决定。中间缺少的再也补不上：它的状态可能与别人不同。`,
      facts: { applied: '已执行到', decided: '已决定到' },
    },
    'multipaxos.client.answered': {
      name: '答复客户端',
      headline: ({ node, facts }) => `${node} 答复客户端：${text(facts.result)}`,
      why: ({ node, facts }) =>
        `${facts.decided === undefined ? `槽位 ${text(facts.slot)} 和它之前的全部槽位都已决定，` : `槽位 ${text(facts.slot)} 已经决定，而在它之前 ${node} 只知道到 ${text(facts.decided)} 为止的决定，`}${node} 也执行了命令 ${text(facts.value)}。现在可以告诉客户端了：只要遵守了所有规则，也没有磁盘丢失，这个结果就一直有效。`,
      facts: { request: '请求', value: '命令', result: '结果', decided: '已决定到' },
    },
    'multipaxos.client.redirected': {
      name: '只有领导者接受命令',
      headline: ({ node, facts }) =>
        facts.leader === null ? `${node} 不是领导者，也不知道谁是领导者` : `${node} 请客户端去找 ${text(facts.leader)}`,
      why: ({ node, facts }) =>
        facts.leader === null
          ? `只有领导者提议，而 ${node} ${facts.promised === '0' ? '不知道谁是领导者' : `不知道它最近承诺的编号 ${text(facts.promised)} 的领导者是谁`}。客户端要过一会儿再问，或者换一台服务器。`
          : `只由领导者提议，免得提议互相妨碍。最近以领导者身份对 ${node} 说话的是 ${text(facts.leader)}。`,
      facts: { request: '请求' },
    },
    'multipaxos.client.forgotten': {
      name: '不再让客户端等待',
      headline: ({ node, facts }) =>
        facts.slot === null
          ? `${node} 不再领导，不再让命令还没有槽位的客户端等待`
          : `${node} 不再让客户端等待槽位 ${text(facts.slot)}`,
      why: ({ node, facts }) =>
        facts.decided === null
          ? `${node} 以编号 ${text(facts.ballot)} 领导，得知更高的编号时${facts.slot === null ? '还没有提议这条命令' : `还不知道槽位 ${text(facts.slot)} 已经决定`}。${facts.slot === null ? '这条命令也就放弃了' : '这条命令是否被决定，它无从知道'}，所以不保证什么；客户端要重新去问，无论那时谁在领导。`
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
} satisfies RulesWords<typeof protocol>;
