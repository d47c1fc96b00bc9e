// Words of the panels, in Chinese.

import type { Loss } from '../../engine/happening.ts';
import type { Move, Settings } from '../../engine/move.ts';
import type { NodeId } from '../../engine/protocol.ts';
import type { PanelsWords } from '../en/panels.ts';
import type { HappeningWords, MessageTold } from '../tell.ts';
import { duration, durations, several, share } from '../tell.ts';
import { selectionZh } from './selection.ts';
import { spacetime } from './spacetime.ts';

const and = (names: readonly NodeId[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join('、')} 和 ${names[names.length - 1]}`;

const who = (from: NodeId | null): string => from ?? '客户端';

const links = (list: readonly (readonly [NodeId, NodeId])[]): string =>
  several(list)
    .map(({ ends, both }) => (both ? `${ends[0]}–${ends[1]}` : `${ends[0]}→${ends[1]}`))
    .join('、');

const lostBy: { readonly [why in Loss]: (told: MessageTold) => string } = {
  cut: ({ message, from, to }) => `${who(from)} 发给 ${to} 的 ${message} 在断开处丢失`,
  down: ({ message, from, to }) => `${who(from)} 的 ${message} 到达时 ${to} 已崩溃`,
  loss: ({ message, from, to }) => `${who(from)} 发给 ${to} 的 ${message} 在途中丢失`,
  dropped: ({ message, from, to }) => `${who(from)} 发给 ${to} 的 ${message} 被丢弃`,
};

function settings({ network, latency, loss, duplication, clients, clock }: Settings): string {
  const said: string[] = [];
  if (network !== undefined) said.push(network === 'timed' ? '网络改为自动' : '网络改为手动');
  if (latency !== undefined)
    said.push(latency[0] === latency[1] ? `延迟为 ${duration(latency[0])}` : `延迟为 ${durations(latency)}`);
  if (loss !== undefined) said.push(`${share(loss)} 的消息会丢失`);
  if (duplication !== undefined) said.push(`${share(duplication)} 的消息会到达两次`);
  if (clients !== undefined) said.push(clients === 0 ? '客户端不再请求' : `客户端每 ${duration(clients)} 请求一次`);
  if (clock !== undefined)
    said.push(
      clock.rate === 1000 ? `${clock.node} 的时钟正常` : `${clock.node} 的时钟以 ×${clock.rate / 1000} 的速度走`,
    );
  return said.join('，');
}

function move(done: Move): string {
  switch (done.kind) {
    case 'deliver':
      return `送达消息 ${done.envelope}`;
    case 'drop':
      return `丢弃消息 ${done.envelope}`;
    case 'duplicate':
      return `复制消息 ${done.envelope}`;
    case 'delay':
      return `消息 ${done.envelope} 推迟 ${duration(done.by)}`;
    case 'ring':
      return `${done.node} ${done.of === undefined ? '' : `针对 ${done.of} `}的 ${done.timer} 定时器触发`;
    case 'crash':
      return `${done.node} 崩溃`;
    case 'restart':
      return `${done.node} 重启`;
    case 'wipe':
      return `${done.node} 的磁盘被清空`;
    case 'pause':
      return `${done.node} 暂停`;
    case 'resume':
      return `${done.node} 继续运行`;
    case 'cut':
      return `链路 ${links(done.links)} 被切断`;
    case 'heal':
      return done.links === null ? '所有链路恢复' : `链路 ${links(done.links)} 恢复`;
    case 'detain':
      return `${links(done.links)} 上的消息被扣留`;
    case 'release':
      return `${links(done.links)} 上的消息放行`;
    case 'partition':
      return `网络分裂：${done.groups.map((group) => group.join(' ')).join(' | ')}`;
    case 'request':
      return done.node === null ? '客户端发出请求' : `客户端向 ${done.node} 请求：${done.command ?? ''}`;
    case 'set':
      return settings(done.settings);
  }
}

function moveWhy(done: Move): string {
  switch (done.kind) {
    case 'crash':
      return `${done.node} 立刻停止。只有写进磁盘的内容会留下；此刻到达它的消息都会丢失，没有人会得到通知。`;
    case 'restart':
      return `${done.node} 带着磁盘上留下的内容重新开始。其余的一切都要从别的节点那里学来。`;
    case 'wipe':
      return `${done.node} 的磁盘现在是空的，重启将从零开始。依赖磁盘的算法在此之后不作任何保证。`;
    case 'pause':
      return `${done.node} 静止不动，自己却不知道。它的定时器停下，消息排队等待。`;
    case 'resume':
      return `${done.node} 从停下的地方继续。它现在才听到先前等待的消息，不管那些消息有多旧。`;
    case 'cut':
      return '经过断开链路的消息会在断开处丢失。两端都不会得到通知。';
    case 'heal':
      return '从现在起消息又能从那里通过。先前丢失的消息不会回来，除非有人重新发送。';
    case 'detain':
      return '经过那里的消息在途中按顺序等待，直到有人放行。什么都不会丢失，两端都不会得到通知。';
    case 'release':
      return '在那里等待的消息现在按原来的顺序到达。';
    case 'partition':
      return '从现在起，组与组之间一条消息也过不去。任何节点都无法把它与其他节点的崩溃区分开。';
    case 'drop':
      return '有人把这条消息从网络中取走了。两端都不会得到通知。';
    case 'duplicate':
      return '同一条消息现在有两份在途中。算法不能把第二次当成新消息。';
    case 'delay':
      return '这条消息将比原定的更晚到达。别的消息可能先到。';
    case 'request':
      return '客户端就在它所请求的节点旁边，请求没有延迟。有领导者时，它把上一次答复它的节点当作领导者。';
    case 'set':
      if (done.settings.network === 'manual')
        return '从现在起消息不会自己到达，定时器也不会自己触发。接下来发生什么由你选择。';
      if (done.settings.network === 'timed') return '消息又会自己到达，定时器又会自己触发。已经误点的消息重新出发。';
      if (done.settings.clock !== undefined)
        return '没有节点知道真正的时间。它的定时器按自己的时钟走，会比别的节点早或晚触发。';
      return '从现在起网络和客户端按此运行。已在途中的消息仍按原来的时间到达。';
    case 'deliver':
    case 'ring':
      return '这是由人选定的。';
  }
}

const happening: HappeningWords = {
  sent: ({ message, from, to, brief }) =>
    from === null
      ? `客户端向 ${to} 请求${brief === '' ? '' : `：${brief}`}`
      : `${from} 向 ${to} 发送 ${message}${brief === '' ? '' : `（${brief}）`}`,
  heard: ({ message, from, to }) => (from === null ? `${to} 收到客户端请求` : `${to} 收到 ${from} 的 ${message}`),
  lost: (why, told) => lostBy[why](told),
  queued: ({ message, from, to }) => `${who(from)} 的 ${message} 在等待：${to} 已暂停`,
  rang: (node, timer, of) => `${node}：${of === null ? '' : `针对 ${of} 的`}${timer}触发`,
  became: ({ node, sameRole, role, epoch }) => (sameRole ? `${node} 进入${epoch}` : `${node} 在${epoch} 成为${role}`),
  voted: ({ node, standing, slot, epoch, value }) =>
    `${node} 在${epoch}${slot === null ? '' : `、${slot}`}${
      {
        proposed: `提议 ${value ?? ''}`,
        promised: value === null ? '作出承诺' : `投票给 ${value}`,
        accepted: `接受 ${value ?? ''}`,
        refused: `拒绝 ${value ?? ''}`,
      }[standing]
    }`,
  decided: ({ node, slot, value, decided = '已决定' }) => `${node} 得知${slot} ${decided}：${value}`,
  answered: (node, request, answer) => {
    if ('result' in answer) return `${node} 答复请求 ${request}：${answer.result}`;
    return answer.leader === null ? `${node} 无法答复：它不知道谁是领导者` : `${node} 让客户端去找 ${answer.leader}`;
  },
  done: move,
  unfounded: (invariant) => `${invariant}从此不再作出断言：它所依据的假设已不成立`,
  broke: (invariant, nodes) => `违反不变式：${invariant}${nodes.length === 0 ? '' : `（${and(nodes)}）`}`,
};

export const panels: PanelsWords = {
  move,
  moveWhy,
  happening,
  request: '请求',

  ledger: {
    server: '服务器',
    key: '图例',
    applied: '已应用',
    committed: '已提交',
    uncommitted: '未提交',
    decided: '已决定',
    undecided: '已接受',
    hole: '空洞',
    unknown: '尚未取得',
    newest: '最新',
    emptyUntilLeader: '有了领导者、客户端又提出请求之后，命令会出现在这里。',
    emptyWithLeader: '客户端提出请求之后，命令会出现在这里。',
    emptyUntilAsked: (ledger) => `客户端提出请求之后，${ledger}会出现在这里。`,
    crashed: '已崩溃',
    paused: '已暂停',
    cell: (value, epoch, standing) => `${value}，${epoch}，${standing}`,
    pointer: (label, by) => `${label}，据 ${by} 所知`,
    column: (slot, index) => `${slot} ${index}`,
    about: (ledger) => `${ledger}：每行一台服务器，每列一个位置`,
    choice: '查看内容',
    votes: '投票',
    ballots: (slot) => (slot === null ? '提案编号' : `${slot} 的提案编号`),
  },

  ballots: {
    promised: '已承诺',
    accepted: '已接受',
    refused: '已拒绝',
    vote: '投票',
    nothing: '无',
    value: '值',
    standing: '结果',
    quorum: (what, needed, voters) => `${what}：法定人数 ${needed}/${voters}`,
    empty: (epoch) => `还没有出现${epoch}：没有谁承诺或接受过什么。`,
    emptyVotes: '还没有谁投过票。',
    earlier: (count) => `更早的 ${count} 行未显示`,
    chosen: (values) => (values.length === 0 ? '已选定' : `选定了 ${and(values)}`),
    elected: (nodes) => `当选：${and(nodes)}`,
    acceptedBy: (count, voters) => `${count}/${voters} 已接受`,
    promisedBy: (count, voters) => `${count}/${voters} 已承诺`,
    promisedByQuorum: '法定人数已承诺',
    proposed: '已提议',
    votesFor: (counts) => counts.map(([node, count]) => `${node} 得 ${count} 票`).join('，'),
    proposal: (value, by) => `${value}，由 ${by} 提议`,
    votesForAloud: (node) => `投给 ${node}`,
    about: (epoch) => `每行一个${epoch}，每列一个投票者`,
    aboutSlot: (epoch, slot) => `${slot}：每行一个${epoch}，每列一个投票者`,
    earlierSlot: (slot) => `退到 ${slot}`,
    laterSlot: (slot) => `进到 ${slot}`,
  },

  spacetime,
  selection: selectionZh,

  why: {
    title: '为什么',
    before: '变化',
    role: '角色',
    crashed: '已崩溃',
    paused: '已暂停',
    also: '同一时刻',
    feed: '此前发生的事',
    feedEmpty: '尚无。',
    times: (count) => `×${count}`,
    timesAloud: (count) => `${count} 次`,
    none: '无',
    yes: '是',
    no: '否',
    was: (before) => `原为 ${before}`,
    beginning: '开始',
    beginningWhy: '所有节点都已启动并在等待。接下来的一切由种子决定，也由你决定。',
    lost: {
      cut: ({ from, to }) => `链路 ${who(from)}→${to} 已断开。经过它的消息在断开处丢失；两端都不会得到通知。`,
      down: ({ from, to }) => `${to} 已崩溃。到达崩溃节点的消息就此消失；${who(from)} 不会得到通知，只能等待。`,
      loss: ({ from }) => `网络可能丢失任何消息。${who(from)} 不会得到通知。`,
      dropped: () => '有人把这条消息从网络中取走了。两端都不会得到通知。',
    },
    queued: ({ to }) => `${to} 已暂停，什么也听不到。消息排队等待，直到它继续运行。`,
    rang: (node) => `${node} 的一个定时器触发，此前没有什么让它停下。`,
    byHand: {
      request: '这个请求由人发出。',
      ring: '这个定时器由人触发。',
      deliver: '这条消息由人投递。',
    },
    delayed: ({ message, from, to }, by) => `${who(from)} 发给 ${to} 的 ${message} 推迟 ${duration(by)}`,
    doubled: ({ message, from, to }) => `${who(from)} 发给 ${to} 的 ${message} 被复制`,
    chosenNow: ({ value, epoch, by }) =>
      `至此 ${by.join('、')} 都在${epoch} 接受了“${value}”，达到法定人数：它已被选定，不管是否已有谁知道。`,
    plain: '没有别的需要决定。',
    breach: (name) => `违反不变式：${name}`,
    slots: (slot, indices) => `${slot} ${indices}`,
  },

  state: {
    title: '状态',
    pick: '节点',
    facts: '它所知道的',
    durable: '崩溃后保留',
    lost: '在内存中：什么也没留下',
    timers: '定时器',
    noTimer: '没有定时器在运行。',
    left: (time) => `还剩 ${duration(time)}`,
    overdue: '现在触发',
    held: '停住',
    pointers: '它认为其他节点所在的位置',
    support: '支持',
    tally: (granted, refused, needed) =>
      `已得 ${granted.length}（法定人数 ${needed}）${granted.length === 0 ? '' : `：${granted.join('、')}`}${refused.length === 0 ? '' : `；拒绝：${refused.join('、')}`}`,
    votes: '它承诺过和接受过的',
    vote: {
      promised: (whom) => (whom === null ? '已承诺' : `投票给 ${whom}`),
      accepted: (value) => `已接受 ${value ?? ''}`,
      refused: (value) => `已拒绝 ${value ?? ''}`,
    },
    earlier: (count) => `以及更早的 ${count} 项`,
    waiting: '等待中的消息',
    clock: '时钟',
    clockTrue: '正常',
    clockRate: (rate) => `以 ×${rate / 1000} 的速度走`,
    was: (before) => `原为 ${before}`,
    crashed: '已崩溃，内存已空；它将带着磁盘上的内容重新开始。',
    paused: '已暂停：它静止不动，自己却不知道。',
    role: '角色',
    nobody: '没有可显示的节点。',
  },

  invariants: {
    title: '不变式',
    holds: '成立',
    broken: '被违反',
    unfounded: '假设已不成立',
    see: (at) => `查看 ${at} 时的情形`,
    about: '每一步之后都会检查。',
    none: '该协议没有列出不变式。',
  },
};
