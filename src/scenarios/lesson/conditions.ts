// Conditions in the words of the newest version: of the past, of so many nodes, of so long. Reading and writing; judged.ts
// says what each means.

import { ACTS, type Act } from '../acts.ts';
import { type Names, type OfANode, KINDS as OLDEST, readLabel, readKind as readOldest } from '../predicate.ts';
import { writeCondition as writeOldest } from '../print.ts';
import { writeDuration } from '../quantity.ts';
import type { Scanner } from '../scan.ts';
import { type Condition, LEADER, LIMITS, type Predicate } from '../scenario.ts';

export const SOME = ['any', 'all', 'most'] as const;

const LATER = [
  'seen',
  'overwritten',
  'majority',
  'answered',
  'asked',
  'decided',
  'accepted',
  'slot',
  'led',
  'elections',
  'agree',
  'did',
  'sent',
  'lost',
  'flying',
  'gathered',
  'split',
] as const;

/** What a fact's value is where nobody is named, and how people write that. */
const NOBODY = '–';

/** How often something may have happened, how many nodes there may be. */
const MANY = [1, 100_000] as const;

/** `2`, or the ballot `2.1`; `5+` is that or more. */
const EPOCH = /^\d{1,9}(?:\.\d{1,9})?\+?$/;

function orMore(written: string): { value: string; more: { atLeast?: true } } {
  return written.endsWith('+')
    ? { value: written.slice(0, -1), more: { atLeast: true } }
    : { value: written, more: {} };
}

function readEpoch(scan: Scanner): string {
  return scan.quantity((text) => (EPOCH.test(text) ? text : null), '<epoch>');
}

/** `2`, where more than once is meant. */
function readTimes(scan: Scanner): { times?: number } {
  const times = scan.isNumber() ? scan.whole(MANY) : 1;
  return times === 1 ? {} : { times };
}

/** A word, if it stands here and is one of these. */
function readOneOf<W extends string>(scan: Scanner, known: readonly W[]): W | undefined {
  return known.find((word) => scan.keyword(word));
}

/** A value in quotes; `any`, or `none`, stands for no value in particular. */
function readValueOr(scan: Scanner, word: 'any' | 'none'): string | null {
  if (scan.keyword(word)) return null;
  return scan.isString() ? scan.string() : scan.fail('unexpected', `<text>, ${word}`);
}

function readString(scan: Scanner): string {
  return scan.isString() ? scan.string() : scan.fail('unexpected', '<text>');
}

export function readCondition(scan: Scanner, names: Names): Condition {
  const lasting = scan.keyword('for') ? { lasting: scan.duration([0, LIMITS.time]) } : {};
  const not = scan.keyword('not') ? ({ not: true } as const) : {};
  const before = [...('not' in not ? [] : ['not']), ...('lasting' in lasting || 'not' in not ? [] : ['for'])];
  const kind = scan.oneOf([...before, ...OLDEST, ...LATER]) as (typeof OLDEST | typeof LATER)[number];
  return { ...readKind(scan, kind, names), ...not, ...lasting };
}

function readKind(scan: Scanner, kind: (typeof OLDEST | typeof LATER)[number], names: Names): Condition {
  const { protocol } = names;
  const nodes = names.nodes.filter((node) => node !== LEADER);
  const who = () => (scan.isNumber() ? String(scan.whole([1, 99])) : scan.oneOf([...nodes, ...SOME]));
  const rules = Object.keys(protocol.rules);
  switch (kind) {
    case 'epoch': {
      const node = who();
      const { value, more } = orMore(readEpoch(scan));
      return { kind, node, epoch: value, ...more };
    }
    case 'fact': {
      const node = who();
      const label = readLabel(scan);
      if (scan.isString()) return { kind, node, label, value: scan.string() };
      const { value, more } = orMore(scan.piece('<value>'));
      return { kind, node, label, value: value === 'nobody' ? NOBODY : value, ...more };
    }
    case 'seen': {
      const rule = scan.oneOf(rules);
      const by = scan.keyword('by') ? { by: scan.oneOf(nodes) } : {};
      return { kind, rule, ...by, ...readTimes(scan) };
    }
    case 'overwritten':
    case 'answered':
    case 'asked':
      return { kind, value: readValueOr(scan, 'any') };
    case 'majority':
    case 'accepted':
      return { kind, value: readString(scan) };
    case 'decided':
      if (scan.isString()) return { kind, value: scan.string() };
      return { kind: 'knows', node: who(), slot: scan.whole([1, 1_000_000]) };
    case 'slot':
      return { kind, node: who(), slot: scan.whole([1, 1_000_000]), value: readValueOr(scan, 'none') };
    case 'led':
      return { kind, node: who() };
    case 'elections':
      return { kind, number: scan.whole(MANY) };
    case 'agree': {
      const named: string[] = [];
      for (let node = readOneOf(scan, nodes); node !== undefined; node = readOneOf(scan, nodes)) named.push(node);
      return { kind, nodes: named };
    }
    case 'did': {
      const act: Act | null = scan.isNumber() ? null : (scan.oneOf(ACTS) as Act);
      const node = act === null ? undefined : readOneOf(scan, nodes);
      return { kind, act, ...(node !== undefined && { node }), ...readTimes(scan) };
    }
    case 'sent':
    case 'lost': {
      const message = readOneOf(scan, Object.keys(protocol.messages));
      return { kind, ...(message !== undefined && { message }), ...readTimes(scan) };
    }
    case 'flying': {
      const from = readOneOf(scan, nodes);
      if (from !== undefined && !scan.sign('->')) scan.fail('unexpected', '->');
      const link = from === undefined ? {} : { from, to: scan.oneOf(nodes) };
      const message = readOneOf(scan, Object.keys(protocol.messages));
      return { kind, ...link, ...(message !== undefined && { message }), ...readTimes(scan) };
    }
    case 'gathered':
      return { kind, node: who(), number: scan.whole([1, 100]) };
    case 'split':
      return { kind, epoch: orMore(readEpoch(scan)).value };
    default:
      return readOldest(scan, kind, names, who);
  }
}

// --- Writing ---------------------------------------------------------------------------------------------------------

const quoted = (words: string): string => JSON.stringify(words);
const words = (...said: (string | number | undefined)[]): string => said.filter((each) => each !== undefined).join(' ');

function writeCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'epoch':
      return `epoch ${condition.node} ${condition.epoch}${condition.atLeast ? '+' : ''}`;
    case 'fact':
      return `${writeOldest(condition)}${condition.atLeast ? '+' : ''}`;
    case 'seen':
      return words('seen', condition.rule, condition.by && `by ${condition.by}`, condition.times);
    case 'overwritten':
    case 'answered':
    case 'asked':
      return `${condition.kind} ${condition.value === null ? 'any' : quoted(condition.value)}`;
    case 'majority':
    case 'accepted':
    case 'decided':
      return `${condition.kind} ${quoted(condition.value)}`;
    case 'knows':
      return `decided ${condition.node} ${condition.slot}`;
    case 'slot':
      return `slot ${condition.node} ${condition.slot} ${condition.value === null ? 'none' : quoted(condition.value)}`;
    case 'led':
      return `led ${condition.node}`;
    case 'elections':
      return `elections ${condition.number}`;
    case 'agree':
      return words('agree', ...condition.nodes);
    case 'did':
      return words(
        'did',
        condition.act ?? undefined,
        condition.node,
        condition.act === null ? (condition.times ?? 1) : condition.times,
      );
    case 'sent':
    case 'lost':
      return words(condition.kind, condition.message, condition.times);
    case 'flying':
      return words(
        'flying',
        condition.from && `${condition.from}->${condition.to}`,
        condition.message,
        condition.times,
      );
    case 'gathered':
      return `gathered ${condition.node} ${condition.number}`;
    case 'split':
      return `split ${condition.epoch}`;
    default:
      return writeOldest(condition);
  }
}

export function writePredicate(predicate: Predicate): string {
  return predicate
    .map((condition) => {
      const { lasting, not } = condition;
      const before = lasting === undefined ? '' : `for ${writeDuration(lasting)} `;
      return `${before}${not ? 'not ' : ''}${writeCondition(condition)}`;
    })
    .join(' and ');
}

/** Whether only the newest version has words for a condition. */
export function isLater(condition: Condition): boolean {
  if (condition.lasting !== undefined || !(OLDEST as readonly string[]).includes(condition.kind)) return true;
  if ('atLeast' in condition) return true;
  const { node } = condition as OfANode;
  return node === 'all' || node === 'most' || /^\d/.test(node ?? '');
}
