// What a selection reaches at a moment: which nodes, links, messages, slots, epochs, rules and happenings have to do with
// it. It is no part of the first picture, and what lights things (touched.ts) asks it once it is there.

import type { Envelope } from '../engine/world.ts';
import type { Shot } from '../worker/wire.ts';
import { aboutEnvelope, aboutOutcome, aboutStep, actor, names } from './mentions.ts';
import { type Shots, selectedEnvelope } from './messages.ts';
import { type Lit, linkKey, NONE, reachBy, type Speaks, type Touched, UNTOUCHED } from './related.ts';
import type { Target } from './selection.ts';

function indicesAbout(target: Target, shot: Shot, protocol: Speaks): ReadonlySet<number> {
  const found = new Set<number>();
  for (const i of shot.happenings.keys()) if (names(aboutStep(shot, i, protocol), target)) found.add(i);
  return found;
}

/** The rules that were noted in these happenings. */
function rulesOf(shot: Shot, indices: ReadonlySet<number>): string[] {
  return shot.happenings.flatMap((it, i) => (it.kind === 'noted' && indices.has(i) ? [it.rule] : []));
}

function flying(target: Target, shot: Shot, protocol: Speaks): ReadonlySet<number> {
  const about = shot.scene.envelopes.filter((envelope) => names(aboutEnvelope(envelope, protocol), target));
  return new Set(about.map(({ id }) => id));
}

/** Whether a node has something at a place, as far as its window tells. */
function holds({ slots }: Shot['scene']['nodes'][number], index: number): boolean {
  if (index < 1 || index > slots.last) return false;
  return slots.items[index - slots.from] !== null;
}

function ofHappening(
  target: Extract<Target, { kind: 'happening' }>,
  shot: Shot,
  film: Shots,
  protocol: Speaks,
): Partial<Touched> {
  const { position, index } = target;
  const of = position === shot.position ? shot : film.shot(position);
  const happening = of?.happenings[index];
  if (of === undefined || happening === undefined) return {};
  const about = aboutOutcome(of, index, protocol);
  return {
    node: about.nodes[0] ?? null,
    nodes: new Set(about.nodes),
    links: happening.kind === 'done' ? new Set(about.links) : NONE,
    envelopes: new Set(about.envelopes),
    slots: new Set(about.slots),
    epochs: new Set(about.epochs),
    rules: new Set(aboutStep(of, index, protocol).rules),
    happenings: of === shot ? new Set([index]) : NONE,
  };
}

function ofEnvelope(
  target: Extract<Target, { kind: 'envelope' }>,
  shot: Shot,
  film: Shots,
  protocol: Speaks,
): Partial<Touched> {
  const envelope = selectedEnvelope(target, shot, film);
  const envelopes = new Set([target.id]);
  if (envelope === null) return { envelopes };
  const { from, to } = envelope;
  const about = aboutEnvelope(envelope, protocol);
  const isFlying = shot.scene.envelopes.some(({ id }) => id === target.id);
  return {
    node: to,
    // While it flies its mark is there to be seen; before and after, its ends.
    nodes: isFlying ? NONE : new Set(from === null ? [to] : [from, to]),
    links: isFlying ? NONE : new Set(about.links),
    envelopes,
    slots: new Set(about.slots),
    epochs: new Set(about.epochs),
  };
}

/** What belongs to a selection beside the happenings of the shot. */
function ownOf(target: Target, shot: Shot, film: Shots, protocol: Speaks): Partial<Touched> {
  const { nodes } = shot.scene;
  switch (target.kind) {
    case 'node':
      return { node: target.node, nodes: new Set([target.node]) };
    case 'link':
      return {
        nodes: new Set(target.ends),
        links: new Set([linkKey(...target.ends)]),
        envelopes: flying(target, shot, protocol),
      };
    case 'envelope':
      return ofEnvelope(target, shot, film, protocol);
    case 'slot':
      return {
        nodes: new Set(nodes.filter((node) => holds(node, target.index)).map(({ id }) => id)),
        envelopes: flying(target, shot, protocol),
        slots: new Set([target.index]),
      };
    case 'epoch':
      return {
        nodes: new Set(nodes.filter(({ up, epoch }) => up !== 'crashed' && epoch === target.epoch).map(({ id }) => id)),
        envelopes: flying(target, shot, protocol),
        epochs: new Set([target.epoch]),
        within: target.epoch,
      };
    case 'rule': {
      const noted = shot.happenings.flatMap((it) => (it.kind === 'noted' && it.rule === target.rule ? [it.node] : []));
      return { node: noted.at(-1) ?? null, nodes: new Set(noted) };
    }
    case 'happening':
      return ofHappening(target, shot, film, protocol);
  }
}

/** What a selection touches at a moment. Pure but for messages that were found once. */
export function touched(target: Target | null, shot: Shot, film: Shots, protocol: Speaks): Touched {
  if (target === null) return UNTOUCHED;
  const happenings = indicesAbout(target, shot, protocol);
  const rules = new Set([...(target.kind === 'rule' ? [target.rule] : []), ...rulesOf(shot, happenings)]);
  return { ...UNTOUCHED, target, happenings, rules, ...ownOf(target, shot, film, protocol) };
}

/** How a happening of any shot is lit: those of one step of a node light together. */
export function litHappening({ target }: Touched, shot: Shot, index: number, protocol: Speaks): Lit {
  if (target === null) return undefined;
  if (target.kind !== 'happening') return names(aboutStep(shot, index, protocol), target) ? 'touched' : undefined;
  if (target.position !== shot.position) return undefined;
  if (target.index === index) return 'selected';
  const [one, other] = [shot.happenings[index], shot.happenings[target.index]];
  if (one === undefined || other === undefined) return undefined;
  return actor(one) !== null && actor(one) === actor(other) ? 'touched' : undefined;
}

/** Whether a message of any time is lit. */
export function litEnvelope({ target, envelopes }: Touched, envelope: Envelope, protocol: Speaks): boolean {
  if (target === null) return false;
  return envelopes.has(envelope.id) || names(aboutEnvelope(envelope, protocol), target);
}

reachBy(touched);
