// Words of conditions, in English.

import type { Move } from '../../engine/move.ts';
import type { NodeId } from '../../engine/protocol.ts';
import { seconds } from '../brief.ts';
import type { ConditionWords, Who } from '../conditions.ts';
import { duration } from '../tell.ts';

/** What is said of a node: of one, of several, and that it is not so. */
interface Verb {
  readonly one: string;
  readonly many: string;
  readonly not: string;
}

const is = (what: string): Verb => ({ one: `is ${what}`, many: `are ${what}`, not: `is not ${what}` });
const has = (what: string): Verb => ({ one: `has ${what}`, many: `have ${what}`, not: `does not have ${what}` });
const hasDone = (what: string): Verb => ({ one: `has ${what}`, many: `have ${what}`, not: `has not ${what}` });

/** `no node is leader`, `fewer than 3 nodes are up`. */
function ofNodes(who: Who, not: boolean, { one, many, not: isNot }: Verb): string {
  if (typeof who === 'object') return `${who.node} ${not ? isNot : one}`;
  switch (who) {
    case 'any':
      return `${not ? 'no' : 'some'} node ${one}`;
    case 'all':
      return `${not ? 'not every' : 'every'} node ${one}`;
    case 'most':
      return `${not ? 'no majority of the nodes' : 'a majority of the nodes'} ${one}`;
    case 1:
      return ofNodes('any', not, { one, many, not: isNot });
    default:
      return `${not ? 'fewer than' : 'at least'} ${who} nodes ${many}`;
  }
}

const list = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

const an = (word: string): string => `${/^[aeio]/i.test(word) ? 'an' : 'a'} ${word}`;

/** `at least 3 times`; nothing for once. */
const often = (not: boolean, times: number): string =>
  times === 1 ? '' : ` ${not ? 'fewer than' : 'at least'} ${times} times`;

/** Messages, counted: `at least 3 Prepare messages were sent`. */
function counted(not: boolean, message: string | null, times: number, one: string, many: string): string {
  if (times === 1) return `${not ? 'no message' : 'a message'}${message === null ? '' : ` ${message}`} ${one}`;
  return `${not ? 'fewer than' : 'at least'} ${times} messages${message === null ? '' : ` ${message}`} ${many}`;
}

/** What an act is done to, and what is done. */
const acts: { readonly [act in Move['kind']]: { readonly to: string; readonly at?: string; readonly done: string } } = {
  crash: { to: 'node', done: 'crashed' },
  restart: { to: 'node', done: 'restarted' },
  wipe: { to: 'disk', at: 'the disk of', done: 'wiped' },
  pause: { to: 'node', done: 'paused' },
  resume: { to: 'node', done: 'resumed' },
  cut: { to: 'link', done: 'cut' },
  heal: { to: 'link', done: 'healed' },
  partition: { to: 'network', done: 'partitioned' },
  request: { to: 'request', at: 'a request to', done: 'made by hand' },
  ring: { to: 'timer', at: 'a timer of', done: 'fired by hand' },
  deliver: { to: 'message', done: 'delivered by hand' },
  drop: { to: 'message', done: 'dropped by hand' },
  duplicate: { to: 'message', done: 'duplicated by hand' },
  delay: { to: 'message', done: 'delayed by hand' },
  detain: { to: 'link', done: 'detained' },
  release: { to: 'link', done: 'released' },
  set: { to: 'setting', done: 'changed' },
};

/** The act as the first words of a sentence about it. */
const doing: { readonly [act in Move['kind']]: string } = {
  crash: 'Crashing a node',
  restart: 'Restarting a node',
  wipe: 'Wiping a disk',
  pause: 'Pausing a node',
  resume: 'Resuming a node',
  cut: 'Cutting links',
  heal: 'Healing links',
  partition: 'Partitioning the network',
  request: 'Sending a request',
  ring: 'Firing a timer',
  deliver: 'Delivering a message by hand',
  drop: 'Dropping a message',
  duplicate: 'Duplicating a message',
  delay: 'Delaying a message',
  detain: 'Detaining messages on a link',
  release: 'Releasing messages on a link',
  set: 'Changing a setting',
};

function did(not: boolean, act: Move['kind'] | null, node: NodeId | null, times: number): string {
  if (act === null) {
    if (times === 1) return not ? 'nothing was done' : 'something was done';
    return `${not ? 'fewer than' : 'at least'} ${times} acts were done`;
  }
  const { to, at, done } = acts[act];
  if (times > 1) {
    const whose = node === null ? an(to) : at === undefined ? node : `${at} ${node}`;
    return `${whose} was ${done}${often(not, times)}`;
  }
  if (node === null) return not ? `no ${to} was ${done}` : `${an(to)} was ${done}`;
  if (at === undefined) return `${node} was ${not ? 'not ' : ''}${done}`;
  return not
    ? `${at.replace(/^a /, 'no ')} ${node} was ${at.startsWith('a ') ? '' : 'not '}${done}`
    : `${at} ${node} was ${done}`;
}

export const conditionsEn: ConditionWords = {
  role: (who, not, role) => ofNodes(who, not, is(role)),
  epoch: (who, not, epoch, orLater) => ofNodes(who, not, is(`in ${epoch}${orLater ? ' or later' : ''}`)),
  committed: (who, not, slot, upTo) =>
    ofNodes(who, not, {
      one: `knows ${slot} ${upTo === 1 ? 1 : `1 to ${upTo}`} to be decided`,
      many: `know ${slot} ${upTo === 1 ? 1 : `1 to ${upTo}`} to be decided`,
      not: `does not know ${slot} ${upTo === 1 ? 1 : `1 to ${upTo}`} to be decided`,
    }),
  log: (who, not, epoch, epochs) =>
    ofNodes(
      who,
      not,
      epochs.length === 0
        ? has('an empty log')
        : has(`the log ${epochs.map((each) => each ?? 'hole').join(', ')} (${epoch} of each entry)`),
    ),
  fact: (who, not, label, value, orMore) => ofNodes(who, not, has(`${label} ${orMore ? '≥' : '='} ${value}`)),
  up: (who, not) => ofNodes(who, not, is('up')),
  chosen: (not, value) => `${value} is ${not ? 'not ' : ''}chosen`,
  kept: (invariant, kept) => `${invariant} ${kept ? 'has not been' : 'has been'} broken`,
  seen: (not, rule, by, times) => {
    const where = by === null ? '' : ` at ${by}`;
    return `the rule “${rule}” has ${not && times === 1 ? 'not ' : ''}decided${where}${often(not, times)}`;
  },
  overwritten: (not, value) =>
    value === null ? `${not ? 'nothing' : 'a value'} was overwritten` : `${value} was ${not ? 'not ' : ''}overwritten`,
  majority: (not, value) => `${value} ${not ? 'never stood' : 'stood'} on a majority`,
  answered: (not, value) =>
    `${not ? 'no' : 'a'} client has ${value === null ? (not ? 'any answer' : 'an answer') : `the answer to ${value}`}`,
  asked: (not, value) => `${not ? 'no' : 'a'} client has asked ${value ?? (not ? 'anything' : 'something')}`,
  decided: (not, value) => `${not ? 'no' : 'some'} node has called ${value} decided`,
  accepted: (not, value) => `${not ? 'no' : 'some'} node has accepted ${value}`,
  knows: (who, not, slot) =>
    ofNodes(who, not, {
      one: `knows ${slot} to be decided`,
      many: `know ${slot} to be decided`,
      not: `does not know ${slot} to be decided`,
    }),
  slot: (who, not, slot, value) => ofNodes(who, not, has(`${value ?? 'nothing'} at ${slot}`)),
  led: (who, not) => ofNodes(who, not, hasDone('led')),
  elections: (not, number) => {
    if (number === 1) return not ? 'nobody was elected' : 'somebody was elected';
    return `${not ? 'fewer than' : 'at least'} ${number} elections were won`;
  },
  agree: (not, nodes) =>
    `the logs of ${nodes.length === 0 ? 'all nodes that are up' : list(nodes)} are ${not ? 'not ' : ''}equal`,
  did,
  sent: (not, message, times) => counted(not, message, times, 'was sent', 'were sent'),
  lost: (not, message, times) => counted(not, message, times, 'was lost', 'were lost'),
  flying: (not, message, times, link) => {
    const where = link === null ? 'in flight' : `in flight from ${link[0]} to ${link[1]}`;
    return counted(not, message, times, `is ${where}`, `are ${where}`);
  },
  gathered: (who, not, number) =>
    ofNodes(who, not, hasDone(`gathered ${number} ${number === 1 ? 'vote or promise' : 'votes or promises'}`)),
  split: (not, epoch) => `the votes of ${epoch} are ${not ? 'not ' : ''}split`,
  lasting: (time, sentence) => `for ${duration(time)} without a break, ${sentence}`,
  and: list,
  forbidden: (act, only) =>
    only === null
      ? `${doing[act]} is not allowed in this task.`
      : `${doing[act]} is allowed in this task at ${list(only)} alone.`,
  failed: {
    never: (sentence, at) => `At ${seconds(at)} came true what must not: ${sentence}.`,
    budget: (budget) => `That was one act too many: this task allows ${budget}.`,
    within: (time) => `The ${duration(time)} of this task are over.`,
  },
};
