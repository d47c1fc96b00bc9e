// What each condition means: whether it holds at a moment of a run, and since when. Those of the oldest versions read the
// moment alone; the others read what the run has left behind.

import type { Vote } from '../../engine/claims.ts';
import { sketchOf } from '../../engine/invariants.ts';
import type { Move } from '../../engine/move.ts';
import type { Micros, NodeId } from '../../engine/protocol.ts';
import type { Frame, Run } from '../../engine/run.ts';
import { at, sequence, slice } from '../../engine/sequence.ts';
import type { Node, World } from '../../engine/world.ts';
import { isAt, isSo as isSoNow, linesOf, type OfANode } from '../predicate.ts';
import type { Condition, Predicate } from '../scenario.ts';
import { Last, OfNodes } from './known.ts';
import { Past, pastOf, total, votersOf } from './past.ts';

/** Whether a condition holds at a moment of a run that `past` has come to. */
function isSo(condition: Condition, run: Run, past: Past, frame: Frame, now: Micros = frame.at): boolean {
  if (condition.lasting !== undefined) {
    const since = past.heldSince(withoutLasting(condition), judge);
    return since !== null && now - since >= condition.lasting;
  }
  return judge(condition, run, past, frame);
}

const inner = new WeakMap<Condition, Condition>();

/** The condition that has to last: the same object each time, for what is known of it is kept by it. */
function withoutLasting(condition: Condition): Condition {
  const known = inner.get(condition);
  if (known !== undefined) return known;
  const { lasting, ...rest } = condition;
  inner.set(condition, rest);
  return rest;
}

function judge(condition: Condition, run: Run, past: Past, frame: Frame): boolean {
  return isPlainly(condition, run, past, frame) !== (condition.not ?? false);
}

function isPlainly(condition: Condition, run: Run, past: Past, frame: Frame): boolean {
  const { protocol } = run;
  const { world, history } = frame;
  switch (condition.kind) {
    case 'role':
    case 'epoch':
    case 'committed':
    case 'log':
    case 'up':
      return isThere(condition, past, world, (node) => isOf(condition, run, node));
    case 'fact': {
      const { label } = condition;
      const so = isThere(condition, past, world, (node) => isOf(condition, run, node));
      if (so || !condition.not) return so;
      // What nobody's portrait tells of is neither so nor not so: a name that is misspelt must not come true.
      return !world.nodes.some((node) => linesOf(protocol, node).some((line) => line.label === label));
    }
    case 'chosen':
    case 'holds':
    case 'breaks':
      return isSoAsLongAs(history, condition, past, () => isSoNow(condition, protocol, world, history));
    case 'seen': {
      const { rule, by, times = 1 } = condition;
      const noted = past.noted.get(rule);
      return (by === undefined ? total(noted) : (noted?.get(by) ?? 0)) >= times;
    }
    case 'overwritten':
    case 'asked':
    case 'answered': {
      const seen = past[condition.kind];
      return condition.value === null ? seen.size > 0 : seen.has(condition.value);
    }
    case 'majority':
    case 'accepted':
    case 'decided':
      return past[condition.kind].has(condition.value);
    case 'knows': {
      const { node, slot } = condition;
      const known = (each: Node) => sketchOf(protocol, each).committed >= slot || past.known.has(`${each.id} ${slot}`);
      return new OfNodes().see(world.nodes, known).isSo(node, world.nodes);
    }
    case 'slot':
      return isThere(
        condition,
        past,
        world,
        (node) => (sketchOf(protocol, node).slots.at(condition.slot)?.value ?? null) === condition.value,
      );
    case 'led': {
      const led = new Set<NodeId>(past.led);
      if (/^\d/.test(condition.node)) return led.size >= Number(condition.node);
      if (condition.node === 'any') return led.size > 0;
      return new OfNodes().see(world.nodes, ({ id }) => led.has(id)).isSo(condition.node, world.nodes);
    }
    case 'elections':
      return past.led.length >= condition.number;
    case 'agree':
      return agree(run, world, condition.nodes);
    case 'did':
      return didSince(past, condition) >= (condition.times ?? 1);
    case 'sent':
    case 'lost': {
      const counts = past[condition.kind];
      const { message, times = 1 } = condition;
      return (message === undefined ? total(counts) : (counts.get(message) ?? 0)) >= times;
    }
    case 'flying': {
      const { from, to, message, times = 1 } = condition;
      const flying = world.envelopes.filter(
        (each) =>
          (from === undefined || (each.from === from && each.to === to)) &&
          (message === undefined || each.message.type === message),
      );
      return flying.length >= times;
    }
    case 'gathered':
      return isThere(condition, past, world, (node) => {
        const { tally } = protocol.portrait(sketchOf(protocol, node).role, node.state.context as never);
        return (tally?.granted.length ?? 0) >= condition.number;
      });
    case 'split':
      return isSoAsLongAs(history, condition, past, () => isSplit(run, frame, condition.epoch));
  }
}

/** Of what a node's state alone tells. */
function isThere(
  condition: Condition & { readonly node: string },
  past: Past,
  { nodes }: World,
  is: (node: Node) => boolean,
): boolean {
  let known = past.ofNodes.get(condition);
  if (known === undefined) {
    known = new OfNodes();
    past.ofNodes.set(condition, known);
  }
  return known.see(nodes, is).isSo(condition.node, nodes);
}

/** Of what does not change as long as something is the same object. */
function isSoAsLongAs(same: unknown, condition: Condition, past: Past, is: () => boolean): boolean {
  let known = past.ofRun.get(condition);
  if (known === undefined) {
    known = new Last();
    past.ofRun.set(condition, known);
  }
  return known.get(same, is);
}

function isOf(condition: OfANode, { protocol }: Run, node: Node): boolean {
  if (!('atLeast' in condition)) return isAt(condition, protocol, node);
  if (condition.kind === 'epoch') return isEpochOf(protocol.epochName(sketchOf(protocol, node).epoch), condition.epoch);
  return linesOf(protocol, node).some(
    ({ label, value }) => label === condition.label && Number(value) >= Number(condition.value),
  );
}

/** Whether an epoch as it is written is at least another: `2.1` comes behind `1.3`. */
function isEpochOf(epoch: string, least: string): boolean {
  const [a, b] = [epoch, least].map((each) => each.split('.').map(Number)) as [number[], number[]];
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [x, y] = [a[i] ?? 0, b[i] ?? 0];
    if (x !== y) return x > y;
  }
  return true;
}

function agree({ protocol }: Run, { nodes }: World, named: readonly NodeId[]): boolean {
  const asked = nodes.filter(({ id, up }) => (named.length === 0 ? up === 'up' : named.includes(id)));
  const logs = asked.map((node) => {
    const { slots } = sketchOf(protocol, node);
    return Array.from({ length: slots.last }, (_, i) => slots.at(i + 1));
  });
  const [first = []] = logs;
  return logs.every(
    (log) =>
      log.length === first.length &&
      log.every((slot, i) => slot?.epoch === first[i]?.epoch && slot?.value === first[i]?.value),
  );
}

function didSince({ acts }: Past, { act, node }: Extract<Condition, { kind: 'did' }>): number {
  return acts.filter(
    (move) => (act === null || move.kind === act) && (node === undefined || ('node' in move && move.node === node)),
  ).length;
}

/** Every voter has voted in an epoch, and nothing has a quorum there. */
function isSplit(run: Run, { world, history }: Frame, epoch: string): boolean {
  const { protocol } = run;
  const voters = votersOf(run, world);
  const needed = protocol.ballots?.quorum(voters.length, world.options).promised ?? voters.length;
  // Slot 0 is about no single slot: who votes for a leader votes there, for whom the vote's value says.
  const cast = slice(at(history.votes, 0) ?? sequence<Vote>(), 0).filter(
    ({ epoch: of, standing, value }) => standing !== 'proposed' && value !== null && protocol.epochName(of) === epoch,
  );
  const all = new Set(cast.map(({ node }) => node)).size === voters.length;
  const most = Math.max(...cast.map(({ value }) => cast.filter((vote) => vote.value === value).length));
  return all && most < needed;
}

/**
 * Whether every condition holds at the end of a run.
 * @param since the position from which the past counts.
 * @param now the time that it is by then; left out: that of the last move.
 */
export function holdsIn(predicate: Predicate, run: Run, since = 0, now: Micros = run.end.at): boolean {
  const past = pastOf(run, since, judge);
  return predicate.every((condition) => isSo(condition, run, past, run.end, now));
}

/**
 * A run from a position on, move by move: what holds is asked at the moment that it has come to, and the past counts from
 * where it began.
 */
export class Watch {
  private readonly run: Run;
  private readonly past: Past;

  constructor(run: Run, since: number) {
    this.run = run;
    this.past = new Past(run, since).goTo(since, judge);
  }

  get frame(): Frame {
    return this.past.frame;
  }

  /** What people have done since. */
  get acts(): readonly Move[] {
    return this.past.acts;
  }

  /** Goes to the next moment; null where the run ends. */
  step(): Frame | null {
    return this.past.step(judge);
  }

  /** Whether a condition holds now. One that has to last is known from when it was first asked after. */
  isSo(condition: Condition): boolean {
    return isSo(condition, this.run, this.past, this.past.frame);
  }
}
