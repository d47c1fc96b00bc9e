// What was found, as a scenario in the manual network: every move is made again by the real engine, from the real
// beginning, before anybody sees it. What does not come true there is a defect of the checker, and it says so.

import { apply, begin } from '../engine/apply.ts';
import { canon } from '../engine/canon.ts';
import type { History } from '../engine/claims.ts';
import { MANUAL_STEP } from '../engine/clock.ts';
import type { Step } from '../engine/draft.ts';
import { BLANK, observe } from '../engine/invariants.ts';
import type { Choice, Move } from '../engine/move.ts';
import type { Facts, Message, NodeId, Protocol } from '../engine/protocol.ts';
import type { Genesis, World } from '../engine/world.ts';
import { holds } from '../scenarios/predicate.ts';
import type { Predicate, Scenario, Statement, Title } from '../scenarios/scenario.ts';
import type { Doing, Space } from './space.ts';

/** A rule that decided what a node did. */
export interface Noted {
  readonly node: NodeId;
  readonly rule: string;
  readonly facts: Facts;
}

/** One move of a schedule, and what came of it. */
export interface Deed {
  /** A crash and its restart are two statements. */
  readonly statements: readonly Statement[];
  readonly node: NodeId;
  readonly noted: readonly Noted[];
  readonly broke: readonly string[];
}

/** The words of a finding. */
export interface Telling {
  readonly title: Title;
  /** What is said after a move, of the rule that explains it. */
  readonly captions: (noted: Noted) => Title;
}

export interface Finding {
  readonly scenario: Scenario;
  /** A crash and its restart count as one. */
  readonly moves: number;
  /** Every invariant that breaks on the way, in that order. */
  readonly broken: readonly string[];
  readonly deeds: readonly Deed[];
}

/** What a way has to come to. */
export interface Wanted {
  readonly invariants: readonly string[];
  readonly goal: Predicate | null;
}

/** What happens in a move, without any numbers: it means the same in every order of the moves. */
export type Act =
  | {
      readonly kind: 'hear';
      readonly from: NodeId;
      readonly to: NodeId;
      readonly message: Message;
      readonly twice: boolean;
    }
  | { readonly kind: 'ring'; readonly node: NodeId; readonly timer: string; readonly of?: string }
  | { readonly kind: 'ask'; readonly node: NodeId; readonly command: string }
  | { readonly kind: 'crash'; readonly node: NodeId };

export function actOf({ seats, steps }: Space, { seat, event, twice }: Doing): Act {
  const node = (seats[seat] as { id: NodeId }).id;
  switch (event.kind) {
    case 'hear': {
      const { from, to, message } = steps.letters.at(event.envelope);
      const id = (i: number) => (seats[i] as { id: NodeId }).id;
      return { kind: 'hear', from: id(from), to: id(to), message, twice };
    }
    case 'ring':
      return { kind: 'ring', node, timer: event.timer, ...(event.of !== undefined && { of: event.of }) };
    case 'ask':
      return { kind: 'ask', node, command: event.ask.command };
    case 'crash':
      return { kind: 'crash', node };
  }
}

const placeOf = (act: Act): NodeId => (act.kind === 'hear' ? act.to : act.node);

/** What the real engine makes of acts. */
interface Played {
  readonly deeds: readonly Deed[];
  readonly broken: readonly string[];
  /** By act: the act that sent what it hears, -1 for none. */
  readonly sentBy: readonly number[];
  readonly end: { readonly world: World; readonly history: History };
}

/** A run of the real engine that is made move by move. */
class Stage {
  world: World;
  history: History;
  readonly statements: Statement[] = [];
  noted: Noted[] = [];
  broke: string[] = [];
  /** The act that sent what was heard last, by its number; -1 for none. */
  sentBy = -1;
  private acts = 0;
  /** By envelope: the act that sent it. */
  private readonly senders = new Map<number, number>();
  private readonly protocol: Protocol;

  constructor(protocol: Protocol, genesis: Genesis) {
    this.protocol = protocol;
    const first: Step = begin(protocol, genesis);
    this.world = first.world;
    this.history = observe(protocol, BLANK, first.world, first).history;
  }

  private make(choice: Choice, statement: Statement): void {
    const before = this.world;
    const step = apply(this.protocol, before, { ...choice, at: before.now + MANUAL_STEP } as Move);
    const seen = observe(this.protocol, this.history, before, step);
    for (const happening of seen.happenings) {
      if (happening.kind === 'noted') this.noted.push(happening);
      if (happening.kind === 'broke') this.broke.push(happening.invariant);
    }
    this.world = step.world;
    this.history = seen.history;
    this.statements.push(statement);
  }

  /** Does what an act says; whether it is possible. */
  act(act: Act): boolean {
    const number = this.acts++;
    const known = this.world.nextId;
    switch (act.kind) {
      case 'hear':
        if (!this.hear(act, known)) return false;
        break;
      case 'ring': {
        const { node, timer, of } = act;
        const runs = this.world.nodes.find(({ id }) => id === node)?.timers;
        if (!runs?.some((each) => each.name === timer && each.of === of)) return false;
        const ring = of === undefined ? { kind: act.kind, node, timer } : { kind: act.kind, node, timer, of };
        this.make(ring, ring);
        break;
      }
      case 'ask': {
        const ask = { kind: 'request' as const, node: act.node, command: act.command };
        this.make(ask, ask);
        break;
      }
      case 'crash':
        for (const kind of ['crash', 'restart'] as const) this.make({ kind, node: act.node }, { kind, node: act.node });
    }
    for (let id = known; id < this.world.nextId; id++) if (!this.senders.has(id)) this.senders.set(id, number);
    return true;
  }

  private hear({ from, to, message, twice }: Act & { kind: 'hear' }, known: number): boolean {
    const text = canon(message);
    const link = this.world.envelopes.filter((each) => each.from === from && each.to === to);
    const found = link.find((each) => canon(each.message) === text);
    if (found === undefined) return false;
    this.sentBy = this.senders.get(found.id) ?? -1;
    // First in, first out: what was sent before it is lost.
    if (this.protocol.channels === 'fifo')
      for (const { id } of link.slice(0, link.indexOf(found)))
        this.make({ kind: 'drop', envelope: id }, { kind: 'drop', envelope: { id } });
    const oldest = link.find((each) => each.message.type === message.type);
    const isPlain = oldest === found || this.protocol.channels === 'fifo';
    const envelope = isPlain ? { from, to, message: message.type } : { id: found.id };
    if (twice) {
      this.make({ kind: 'duplicate', envelope: found.id }, { kind: 'duplicate', envelope });
      for (let id = known; id < this.world.nextId; id++) this.senders.set(id, this.sentBy);
    }
    this.make({ kind: 'deliver', envelope: found.id }, { kind: 'deliver', envelope });
    return true;
  }
}

/** Null where an act is impossible when its turn comes. */
function played(protocol: Protocol, genesis: Genesis, acts: readonly Act[]): Played | null {
  const stage = new Stage(protocol, genesis);
  const deeds: Deed[] = [];
  const sentBy: number[] = [];
  for (const act of acts) {
    stage.noted = [];
    stage.broke = [];
    stage.sentBy = -1;
    const begun = stage.statements.length;
    if (!stage.act(act)) return null;
    sentBy.push(stage.sentBy);
    const statements = stage.statements.slice(begun);
    deeds.push({ statements, node: placeOf(act), noted: stage.noted, broke: stage.broke });
  }
  const { world, history } = stage;
  return { deeds, broken: history.broken, sentBy, end: { world, history } };
}

function comesTo(protocol: Protocol, { deeds, end }: Played, { invariants, goal }: Wanted): boolean {
  if (goal !== null) return holds(goal, protocol, end);
  return deeds.at(-1)?.broke.some((id) => invariants.includes(id)) === true;
}

/**
 * Acts of which none can be left out: each is tried, from the first on, as long as what is wanted still comes. What is not
 * possible without it is left out with it.
 */
export function shrunk(protocol: Protocol, genesis: Genesis, acts: readonly Act[], wanted: Wanted): Act[] {
  let kept = [...acts];
  for (let i = 0; i < kept.length; ) {
    const fewer = possible(protocol, genesis, kept.toSpliced(i, 1), wanted);
    if (fewer === null) i++;
    else kept = fewer;
  }
  return kept;
}

/** Those of the acts that are possible, up to the one that comes to what is wanted; null where none does. */
function possible(protocol: Protocol, genesis: Genesis, acts: readonly Act[], wanted: Wanted): Act[] | null {
  const stage = new Stage(protocol, genesis);
  const made: Act[] = [];
  for (const act of acts) {
    const known = stage.broke.length;
    if (!stage.act(act)) continue;
    made.push(act);
    if (wanted.goal === null) {
      if (stage.broke.slice(known).some((id) => wanted.invariants.includes(id))) return made;
    } else if (holds(wanted.goal, protocol, stage)) return made;
  }
  return null;
}

/** Acts as one would tell them: what a node does stays together as long as nothing else has to come before. */
function readable(acts: readonly Act[], sentBy: readonly number[]): Act[] {
  const before = acts.map((act, i) => {
    let own = -1;
    for (let j = 0; j < i; j++) if (placeOf(acts[j] as Act) === placeOf(act)) own = j;
    return [own, sentBy[i] as number].filter((j) => j >= 0);
  });
  const left = new Set(acts.keys());
  const last = acts.length - 1;
  const order: number[] = [];
  while (left.size > 0) {
    const ready = [...left].filter((i) => (i !== last || left.size === 1) && before[i]?.every((j) => !left.has(j)));
    const here = order.length === 0 ? null : placeOf(acts[order.at(-1) as number] as Act);
    const chosen = ready.find((i) => placeOf(acts[i] as Act) === here) ?? (ready[0] as number);
    left.delete(chosen);
    order.push(chosen);
  }
  return order.map((i) => acts[i] as Act);
}

function scriptOf(deeds: readonly Deed[], expected: Predicate, { title, captions }: Telling): Statement[] {
  const say = (text: Title): Statement[] =>
    (['en', 'zh'] as const).flatMap((language) => {
      const words = text[language];
      return words === undefined ? [] : [{ kind: 'say' as const, language, text: words }];
    });
  const told = deeds.flatMap(({ statements, noted }) => {
    // The last note of a step is the one that explains it.
    const explains = noted.at(-1);
    return [...statements, ...(explains === undefined ? [] : say(captions(explains)))];
  });
  return [...say(title), ...told, { kind: 'expect', that: expected }];
}

/**
 * The finding that acts make. Null where they do not come to what is wanted.
 * @param scenario how it begins.
 */
export function findingOf(
  protocol: Protocol,
  genesis: Genesis,
  scenario: Scenario,
  acts: readonly Act[],
  wanted: Wanted,
  telling: Telling,
): Finding | null {
  const asFound = played(protocol, genesis, acts);
  if (asFound === null || !comesTo(protocol, asFound, wanted)) return null;
  const again = played(protocol, genesis, readable(acts, asFound.sentBy));
  const { deeds, broken } = again !== null && comesTo(protocol, again, wanted) ? again : asFound;
  const breaches: Predicate = broken.map((invariant) => ({ kind: 'breaks', invariant }));
  const script = scriptOf(deeds, [...(wanted.goal ?? []), ...breaches], telling);
  return { scenario: { ...scenario, title: telling.title, script }, moves: acts.length, broken, deeds };
}
