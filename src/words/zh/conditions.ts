// Words of conditions, in Chinese.

import type { Move } from '../../engine/move.ts';
import type { NodeId } from '../../engine/protocol.ts';
import { seconds } from '../brief.ts';
import type { ConditionWords, Who } from '../conditions.ts';
import { duration } from '../tell.ts';

/** What is said of a node, and that it is not so. */
interface Verb {
  readonly so: string;
  readonly not: string;
}

/** `没有节点是领导者`、`不到 3 个节点在运行`. */
function ofNodes(who: Who, not: boolean, { so, not: isNot }: Verb): string {
  if (typeof who === 'object') return `${who.node} ${not ? isNot : so}`;
  switch (who) {
    case 'any':
    case 1:
      return `${not ? '没有节点' : '有节点'}${so}`;
    case 'all':
      return `${not ? '并非所有节点都' : '所有节点都'}${so}`;
    case 'most':
      return `${not ? '没有多数节点' : '多数节点'}${so}`;
    default:
      return `${not ? '不到' : '至少'} ${who} 个节点${so}`;
  }
}

const list = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join('、')} 和 ${names.at(-1)}`;

/** Nothing for once. */
const often = (not: boolean, times: number): string => (times === 1 ? '' : `${not ? '不到' : '至少'} ${times} 次`);

/** Messages, counted. */
function counted(not: boolean, message: string | null, times: number, done: string): string {
  const what = message === null ? '消息' : ` ${message} 消息`;
  if (times === 1) return `${not ? '没有' : '有'}${what}${done}`;
  return `${not ? '不到' : '至少'} ${times} 条${what}${done}`;
}

/** An act, at a node where it has one. */
const acts: { readonly [act in Move['kind']]: (node: NodeId | null) => string } = {
  crash: (node) => `让${node === null ? '节点' : ` ${node} `}崩溃`,
  restart: (node) => `重启${node === null ? '节点' : ` ${node}`}`,
  wipe: (node) => `清空${node === null ? '节点' : ` ${node} `}的磁盘`,
  pause: (node) => `暂停${node === null ? '节点' : ` ${node}`}`,
  resume: (node) => `让${node === null ? '节点' : ` ${node} `}继续运行`,
  cut: () => '切断链路',
  heal: () => '恢复链路',
  partition: () => '分裂网络',
  request: (node) => `${node === null ? '' : `向 ${node} `}手动发出请求`,
  ring: (node) => `手动触发${node === null ? '' : ` ${node} 的`}定时器`,
  deliver: () => '手动送达消息',
  drop: () => '手动丢弃消息',
  duplicate: () => '手动复制消息',
  delay: () => '手动推迟消息',
  detain: () => '扣留链路上的消息',
  release: () => '放行链路上的消息',
  set: () => '更改设置',
};

function did(not: boolean, act: Move['kind'] | null, node: NodeId | null, times: number): string {
  if (act === null) {
    if (times === 1) return not ? '什么都没有做过' : '做过操作';
    return `做过${not ? '不到' : '至少'} ${times} 次操作`;
  }
  if (times === 1) return `${not ? '没有' : '曾经'}${acts[act](node)}`;
  return `${acts[act](node)}${often(not, times)}`;
}

export const conditionsZh: ConditionWords = {
  role: (who, not, role) => ofNodes(who, not, { so: `是${role}`, not: `不是${role}` }),
  epoch: (who, not, epoch, orLater) => {
    const where = `${epoch}${orLater ? ' 或更晚' : ''}`;
    return ofNodes(who, not, { so: `处于${where}`, not: `不处于${where}` });
  },
  committed: (who, not, slot, upTo) => {
    const which = `${slot} ${upTo === 1 ? 1 : `1 至 ${upTo}`} 已决定`;
    return ofNodes(who, not, { so: `知道${which}`, not: `不知道${which}` });
  },
  log: (who, not, epoch, epochs) => {
    if (epochs.length === 0) return ofNodes(who, not, { so: '的日志为空', not: '的日志不为空' });
    const log = `${epochs.map((each) => each ?? '空洞').join('、')}（各条目的${epoch}）`;
    return ofNodes(who, not, { so: `的日志为 ${log}`, not: `的日志不是 ${log}` });
  },
  fact: (who, not, label, value, orMore) =>
    ofNodes(who, not, {
      so: `的 ${label} ${orMore ? '≥' : '='} ${value}`,
      not: `的 ${label} ${orMore ? '<' : '≠'} ${value}`,
    }),
  up: (who, not) => ofNodes(who, not, { so: '在运行', not: '不在运行' }),
  chosen: (not, value) => `${value} ${not ? '未被选定' : '已被选定'}`,
  kept: (invariant, kept) => `“${invariant}”${kept ? '没有被破坏' : '被破坏'}`,
  seen: (not, rule, by, times) => {
    const where = by === null ? '' : `在 ${by} 上`;
    const what = `规则“${rule}”${where}`;
    return times === 1 ? `${what}${not ? '没有起过作用' : '起过作用'}` : `${what}起作用${often(not, times)}`;
  },
  overwritten: (not, value) => {
    if (value === null) return not ? '没有值被覆盖' : '有值被覆盖';
    return `${value} ${not ? '没有被覆盖' : '被覆盖'}`;
  },
  majority: (not, value) => `${value} ${not ? '从未存在于' : '曾存在于'}多数节点`,
  answered: (not, value) => `${not ? '没有客户端' : '有客户端'}得到${value === null ? '答复' : ` ${value} 的答复`}`,
  asked: (not, value) => `${not ? '没有客户端' : '有客户端'}请求过${value === null ? '什么' : ` ${value}`}`,
  decided: (not, value) => `${not ? '没有节点' : '有节点'}认定 ${value} 已决定`,
  accepted: (not, value) => `${not ? '没有节点' : '有节点'}接受过 ${value}`,
  knows: (who, not, slot) => ofNodes(who, not, { so: `知道${slot} 已决定`, not: `不知道${slot} 已决定` }),
  slot: (who, not, slot, value) =>
    ofNodes(who, not, {
      so: `的${slot} 是${value === null ? '空的' : ` ${value}`}`,
      not: `的${slot} 不是${value === null ? '空的' : ` ${value}`}`,
    }),
  led: (who, not) => ofNodes(who, not, { so: '当过领导者', not: '没有当过领导者' }),
  elections: (not, number) => {
    if (number === 1) return not ? '没有人当选过' : '有人当选过';
    return `${not ? '不到' : '至少'} ${number} 次当选`;
  },
  agree: (not, nodes) =>
    `${nodes.length === 0 ? '所有在运行的节点' : `${list(nodes)} `}的日志${not ? '不一致' : '一致'}`,
  did,
  sent: (not, message, times) => counted(not, message, times, '被发送'),
  lost: (not, message, times) => counted(not, message, times, '丢失'),
  flying: (not, message, times, link) =>
    counted(not, message, times, link === null ? '在途中' : `在 ${link[0]} 到 ${link[1]} 的途中`),
  gathered: (who, not, number) =>
    ofNodes(who, not, { so: `收集到 ${number} 张选票或承诺`, not: `没有收集到 ${number} 张选票或承诺` }),
  split: (not, epoch) => `${epoch} 的选票${not ? '没有被瓜分' : '被瓜分'}`,
  lasting: (time, sentence) => `连续 ${duration(time)}，${sentence}`,
  and: (sentences) =>
    sentences.map((each, i) => `${i === 0 ? '' : /^\w/.test(each) ? '，且 ' : '，且'}${each}`).join(''),
  forbidden: (act, only) =>
    only === null ? `本任务不允许${acts[act](null)}。` : `本任务只允许对 ${list(only)} ${acts[act](null)}。`,
  failed: {
    never: (sentence, at) => `在 ${seconds(at)} 发生了不该发生的事：${sentence}。`,
    budget: (budget) => `操作太多：本任务最多允许 ${budget} 次。`,
    within: (time) => `本任务的 ${duration(time)} 已经用完。`,
  },
};
