// What things are about: which nodes, links, messages, slots, epochs and rules a message or a happening names. Everything
// that lights a selection asks this, and it knows protocols by their descriptors alone.

import type { Happening } from '../engine/happening.ts';
import type { Link, Move } from '../engine/move.ts';
import { decidesOf, type Epoch, type NodeId } from '../engine/protocol.ts';
import type { Envelope } from '../engine/world.ts';
import type { Shot } from '../worker/wire.ts';
import { linkKey, type Speaks } from './related.ts';
import type { Target } from './selection.ts';

export interface About {
  readonly nodes: readonly NodeId[];
  /** By `linkKey`. */
  readonly links: readonly string[];
  readonly envelopes: readonly number[];
  readonly slots: readonly number[];
  readonly epochs: readonly Epoch[];
  readonly rules: readonly string[];
}

const NOTHING: About = { nodes: [], links: [], envelopes: [], slots: [], epochs: [], rules: [] };

const linksOf = (links: readonly Link[]): string[] => [...new Set(links.map(([a, b]) => linkKey(a, b)))];

const envelopes = new WeakMap<Envelope, About>();

/** A message names no node: its ends are those of its link. */
export function aboutEnvelope(envelope: Envelope, protocol: Pick<Speaks, 'messages'>): About {
  let about = envelopes.get(envelope);
  if (about === undefined) {
    const { id, from, to, message } = envelope;
    const kind = from === null ? undefined : protocol.messages[message.type];
    const epoch = kind?.epoch(message as never) ?? 0;
    about = {
      ...NOTHING,
      links: from === null ? [] : [linkKey(from, to)],
      envelopes: [id],
      slots: kind?.slots?.(message as never) ?? [],
      epochs: epoch > 0 ? [epoch] : [],
    };
    envelopes.set(envelope, about);
  }
  return about;
}

function aboutMove(move: Move): About {
  switch (move.kind) {
    case 'cut':
    case 'detain':
    case 'release':
      return { ...NOTHING, links: linksOf(move.links) };
    case 'heal':
      return { ...NOTHING, links: linksOf(move.links ?? []) };
    case 'deliver':
    case 'drop':
    case 'duplicate':
    case 'delay':
      return { ...NOTHING, envelopes: [move.envelope] };
    case 'partition':
      return { ...NOTHING, nodes: move.groups.flat() };
    case 'set':
      return { ...NOTHING, nodes: move.settings.clock === undefined ? [] : [move.settings.clock.node] };
    default:
      return { ...NOTHING, nodes: move.node === null ? [] : [move.node] };
  }
}

/** What a happening names by itself. Its node comes first. Where one value is decided, its only slot is nothing to name. */
export function aboutHappening(happening: Happening, protocol: Speaks): About {
  const numbered = (slots: readonly number[]) =>
    decidesOf(protocol) === 'value' ? [] : slots.filter((slot) => slot > 0);
  switch (happening.kind) {
    case 'sent':
    case 'heard':
    case 'queued':
    case 'lost': {
      const { node, envelope } = happening;
      return { ...aboutEnvelope(envelope, protocol), nodes: node === null ? [] : [node] };
    }
    case 'became':
      return { ...NOTHING, nodes: [happening.node], epochs: [happening.epoch] };
    case 'decided': {
      const { node, slot, epoch, during } = happening;
      return { ...NOTHING, nodes: [node], slots: numbered([slot]), epochs: [...new Set([epoch, during])] };
    }
    case 'voted': {
      const { node, slot, epoch } = happening;
      return { ...NOTHING, nodes: [node], slots: numbered([slot]), epochs: [epoch] };
    }
    case 'recorded': {
      const { node, epoch } = happening;
      return { ...NOTHING, nodes: [node], epochs: [epoch] };
    }
    case 'unfounded':
      return NOTHING;
    case 'noted':
      return { ...NOTHING, nodes: [happening.node], rules: [happening.rule] };
    case 'rang':
    case 'answered':
      return { ...NOTHING, nodes: [happening.node] };
    case 'broke':
      return { ...NOTHING, nodes: happening.nodes, slots: numbered(happening.slots) };
    case 'done':
      return aboutMove(happening.move);
  }
}

/** Whose step a happening belongs to; null for what is no node's own. */
export function actor(happening: Happening): NodeId | null {
  return 'node' in happening ? happening.node : null;
}

interface Steps {
  readonly own: readonly About[];
  readonly of: ReadonlyMap<NodeId, About>;
}

const steps = new WeakMap<Shot, Steps>();

function stepsOf(shot: Shot, protocol: Speaks): Steps {
  let known = steps.get(shot);
  if (known === undefined) {
    const own = shot.happenings.map((happening) => aboutHappening(happening, protocol));
    const of = new Map<NodeId, About>();
    for (const [i, happening] of shot.happenings.entries()) {
      const node = actor(happening);
      if (node !== null) of.set(node, joined(of.get(node) ?? NOTHING, own[i] as About));
    }
    known = { own, of };
    steps.set(shot, known);
  }
  return known;
}

const merged = <T>(a: readonly T[], b: readonly T[]): readonly T[] => (b.length === 0 ? a : [...new Set([...a, ...b])]);

function joined(a: About, b: About): About {
  return {
    nodes: merged(a.nodes, b.nodes),
    links: merged(a.links, b.links),
    envelopes: merged(a.envelopes, b.envelopes),
    slots: merged(a.slots, b.slots),
    epochs: merged(a.epochs, b.epochs),
    rules: merged(a.rules, b.rules),
  };
}

/**
 * What a happening of a shot is about, with all that its node did in the same step: a rule is noted because of the
 * message that was heard, and decides the slot that is decided.
 */
export function aboutStep(shot: Shot, index: number, protocol: Speaks): About {
  const { own, of } = stepsOf(shot, protocol);
  const happening = shot.happenings[index];
  const node = happening === undefined ? null : actor(happening);
  return (node === null ? own[index] : of.get(node)) ?? NOTHING;
}

/** Whether a thing names what is selected. A happening is named by nothing. */
export function names(about: About, target: Target): boolean {
  switch (target.kind) {
    case 'node':
      return about.nodes.includes(target.node);
    case 'link':
      return about.links.includes(linkKey(...target.ends));
    case 'envelope':
      return about.envelopes.includes(target.id);
    case 'slot':
      return about.slots.includes(target.index);
    case 'epoch':
      return about.epochs.includes(target.epoch);
    case 'rule':
      return about.rules.includes(target.rule);
    case 'happening':
      return false;
  }
}

/**
 * What a happening of a shot comes to: what it names, what its node heard and what came of it; of all that the node sends
 * only what is in it, and of the rules that it followed only its own.
 */
export function aboutOutcome(shot: Shot, index: number, protocol: Speaks): About {
  const happening = shot.happenings[index];
  if (happening === undefined) return NOTHING;
  const node = actor(happening);
  let about = aboutHappening(happening, protocol);
  for (const other of shot.happenings) {
    if (node === null || other === happening || actor(other) !== node || other.kind === 'noted') continue;
    const more = aboutHappening(other, protocol);
    about = joined(about, other.kind === 'sent' ? { ...more, links: [], envelopes: [] } : more);
  }
  return about;
}

/** More slots, or links, than these are not named one by one. */
const FEW = 4;

/** The things that an outcome names, each to be selected: the node first, the rule last. */
export function namedBy(shot: Shot, index: number, protocol: Speaks): readonly Target[] {
  const { nodes, links, envelopes, slots, epochs, rules } = aboutOutcome(shot, index, protocol);
  const isDone = shot.happenings[index]?.kind === 'done';
  const order = shot.scene.nodes.map(({ id }) => id);
  const few = <T>(all: readonly T[]): readonly T[] => (all.length <= FEW ? all : []);
  return [
    ...nodes.map((node): Target => ({ kind: 'node', node })),
    // What travels between two ends is the message; a link is meant when somebody did something to it.
    ...(isDone ? few(links) : []).map((key): Target => {
      const [a, b] = key.split(' ').sort((p, q) => order.indexOf(p) - order.indexOf(q)) as [NodeId, NodeId];
      return { kind: 'link', ends: [a, b] };
    }),
    ...envelopes.map((id): Target => ({ kind: 'envelope', id })),
    ...few(slots).map((slot): Target => ({ kind: 'slot', index: slot })),
    ...epochs.map((epoch): Target => ({ kind: 'epoch', epoch })),
    ...rules.map((rule): Target => ({ kind: 'rule', rule })),
  ];
}
