// A condition, a predicate and the end of an attempt in words: picks what each sentence needs and hands it to the words of a
// language.

import type { Descriptors } from '../engine/protocol.ts';
import type { Run } from '../engine/run.ts';
import type { Condition, Predicate, Task } from '../scenarios/scenario.ts';
import type { ProtocolWords } from '../speech/about.ts';
import { named, valueTold } from '../words/brief.ts';
import type { ConditionWords, Who } from '../words/conditions.ts';
import type { Failed } from './judge.ts';

/** What is told with: the words of conditions and of the protocol, in one language. */
export interface About {
  readonly words: ConditionWords;
  readonly about: ProtocolWords;
  readonly protocol: Pick<Descriptors, 'epochName'>;
}

function whoIs(written: string): Who {
  if (written === 'any' || written === 'all' || written === 'most') return written;
  return /^\d/.test(written) ? Number(written) : { node: written };
}

/** One condition as a sentence without a full stop. */
export function told(condition: Condition, about: About): string {
  const sentence = plainly(condition, about);
  return condition.lasting === undefined ? sentence : about.words.lasting(condition.lasting, sentence);
}

function plainly(condition: Condition, { words, about }: About): string {
  const not = condition.not ?? false;
  const epoch = (written: string) => `${about.epoch} ${written}`;
  const slot = (index: number) => `${about.slot} ${index}`;
  const value = (written: string) => valueTold(about, written);
  const orAny = (written: string | null) => (written === null ? null : value(written));
  const message = (type: string | undefined) => (type === undefined ? null : (about.messages[type]?.name ?? type));
  switch (condition.kind) {
    case 'role':
      return words.role(whoIs(condition.node), not, named(about.roles, condition.role));
    case 'epoch':
      return words.epoch(whoIs(condition.node), not, epoch(condition.epoch), condition.atLeast ?? false);
    case 'committed':
      return words.committed(whoIs(condition.node), not, about.slot, condition.slot);
    case 'log':
      return words.log(whoIs(condition.node), not, about.epoch, condition.epochs);
    case 'fact': {
      const [label, whose] = condition.label.split(' ') as [string, string?];
      const called = [about.facts === undefined ? label : named(about.facts, label), whose].filter(Boolean).join(' ');
      return words.fact(whoIs(condition.node), not, called, value(condition.value), condition.atLeast ?? false);
    }
    case 'up':
      return words.up(whoIs(condition.node), not);
    case 'chosen':
      return words.chosen(not, value(condition.value));
    case 'holds':
    case 'breaks': {
      const name = about.invariants[condition.invariant]?.name ?? condition.invariant;
      return words.kept(name, (condition.kind === 'holds') !== not);
    }
    case 'seen': {
      const rule = about.rules[condition.rule]?.name ?? condition.rule;
      return words.seen(not, rule, condition.by ?? null, condition.times ?? 1);
    }
    case 'overwritten':
    case 'answered':
    case 'asked':
      return words[condition.kind](not, orAny(condition.value));
    case 'majority':
    case 'decided':
    case 'accepted':
      return words[condition.kind](not, value(condition.value));
    case 'knows':
      return words.knows(whoIs(condition.node), not, slot(condition.slot));
    case 'slot':
      return words.slot(whoIs(condition.node), not, slot(condition.slot), orAny(condition.value));
    case 'led':
      return words.led(whoIs(condition.node), not);
    case 'elections':
      return words.elections(not, condition.number);
    case 'agree':
      return words.agree(not, condition.nodes);
    case 'did':
      return words.did(not, condition.act, condition.node ?? null, condition.times ?? 1);
    case 'sent':
    case 'lost':
      return words[condition.kind](not, message(condition.message), condition.times ?? 1);
    case 'flying': {
      const { from, to, times = 1 } = condition;
      const link = from === undefined || to === undefined ? null : ([from, to] as const);
      return words.flying(not, message(condition.message), times, link);
    }
    case 'gathered':
      return words.gathered(whoIs(condition.node), not, condition.number);
    case 'split':
      return words.split(not, epoch(condition.epoch));
  }
}

/** All conditions of a predicate in one sentence without a full stop. */
export function predicateTold(predicate: Predicate, about: About): string {
  return about.words.and(predicate.map((condition) => told(condition, about)));
}

/** Why an attempt has failed, as a sentence. */
export function failureTold(failed: Failed, task: Task, run: Run, about: About): string {
  const { words } = about;
  switch (failed.why) {
    case 'never': {
      const never = task.never?.[failed.which] ?? [];
      return words.failed.never(predicateTold(never, about), run.timeOf(failed.position));
    }
    case 'budget':
      return words.failed.budget(task.budget ?? 0);
    case 'within':
      return words.failed.within(task.within ?? 0);
    case 'forbidden':
      return words.forbidden(failed.rule.act, failed.rule.only);
  }
}
