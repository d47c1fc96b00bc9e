// What a shot has to say for itself: the happening that decided, its headline and reason, what changed on its node, and
// what led here. Pure.

import type { Happening } from '../../engine/happening.ts';
import { type Descriptors, decidesOf, type Facts, type Json, type Micros, type NodeId } from '../../engine/protocol.ts';
import { epochTold, named } from '../../words/brief.ts';
import { messageTold, type Teller, tell } from '../../words/tell.ts';
import type { NodeScene, Shot } from '../../worker/wire.ts';
import { styleOf } from '../marks/shapes.ts';

export type Noted = Extract<Happening, { kind: 'noted' }>;
export type Broke = Extract<Happening, { kind: 'broke' }>;

export function notesOf(shot: Shot): readonly Noted[] {
  return shot.happenings.filter((happening): happening is Noted => happening.kind === 'noted');
}

export function breachesOf(shot: Shot): readonly Broke[] {
  return shot.happenings.filter((happening): happening is Broke => happening.kind === 'broke');
}

/** Whether somebody refuses something: it answers with a message that says no. */
export function isRefusal({ happenings }: Shot, { messages }: Pick<Descriptors, 'messages'>): boolean {
  return happenings.some((it) => {
    if (it.kind !== 'sent' || it.node === null) return false;
    const kind = messages[it.envelope.message.type];
    return kind !== undefined && styleOf(kind, it.envelope.message) === 'crossed';
  });
}

/** Which kinds speak for a shot that nobody made and without a note, the first of them that it has. */
const SPEAKERS: readonly Happening['kind'][] = [
  'lost',
  'queued',
  'became',
  'answered',
  'decided',
  'voted',
  'rang',
  'heard',
  'sent',
];

/**
 * The note that speaks for a shot: the last, but a node that plays several roles also talks to itself, and what it heard
 * from another decided.
 */
function speaking(notes: readonly Noted[]): Noted | undefined {
  return notes.findLast(({ node, facts }) => facts.from !== node) ?? notes[notes.length - 1];
}

/** The happening that speaks for a shot: what somebody did, the note that decided, or else the weightiest of what happened. */
export function decisive(shot: Shot): Happening | null {
  // A drop is told by the message that was lost to it.
  const done = shot.happenings.find((happening) => happening.kind === 'done' && happening.move.kind !== 'drop');
  if (done !== undefined) return done;
  const noted = speaking(notesOf(shot));
  if (noted !== undefined) return noted;
  for (const kind of SPEAKERS) {
    const found = shot.happenings.find((happening) => happening.kind === kind);
    if (found !== undefined) return found;
  }
  return null;
}

/** A happening of a shot in words. A message that somebody held back or doubled is called by its name. */
export function toldOf(teller: Teller, shot: Shot, happening: Happening): string {
  if (happening.kind !== 'done') return tell(teller, happening);
  const { move } = happening;
  if (move.kind !== 'delay' && move.kind !== 'duplicate') return tell(teller, happening);
  const envelope = shot.scene.envelopes.find(({ id }) => id === move.envelope);
  if (envelope === undefined) return tell(teller, happening);
  const told = messageTold(teller, envelope);
  const { delayed, doubled } = teller.panels.why;
  return move.kind === 'delay' ? delayed(told, move.by) : doubled(told);
}

/** @param meant one of the shot's happenings in place of the one that decided. */
export function headlineOf(teller: Teller, shot: Shot, meant: Happening | null = null): string {
  if (meant !== null) return toldOf(teller, shot, meant);
  if (shot.move === null) return teller.panels.why.beginning;
  const happening = decisive(shot);
  if (happening !== null) return toldOf(teller, shot, happening);
  return teller.panels.move(shot.move);
}

/** Why that happened, in two sentences. */
export function whyOf(teller: Teller, shot: Shot, meant: Happening | null = null): string {
  if (meant !== null) return reason(teller, meant);
  if (shot.move === null) return teller.panels.why.beginningWhy;
  const happening = decisive(shot);
  return happening === null ? teller.panels.moveWhy(shot.move) : reason(teller, happening);
}

/** Which of the moves that the clock makes by itself somebody made instead, by hand or before its time. */
export function byHand(shot: Shot, before: Shot | undefined): 'request' | 'ring' | 'deliver' | null {
  const { move } = shot;
  if (move === null) return null;
  const manual = before?.scene.network.mode === 'manual';
  switch (move.kind) {
    case 'request':
      return move.node === null ? null : 'request';
    case 'ring': {
      const timers = before?.scene.nodes.find(({ id }) => id === move.node)?.timers ?? [];
      return manual ||
        timers.some(({ name, of, ringsAt }) => name === move.timer && of === move.of && ringsAt > move.at)
        ? 'ring'
        : null;
    }
    case 'deliver': {
      const arrives = before?.scene.envelopes.find(({ id }) => id === move.envelope)?.arrivesAt ?? 0;
      return manual || arrives > move.at ? 'deliver' : null;
    }
    default:
      return null;
  }
}

function reason(teller: Teller, happening: Happening): string {
  const { panels, about } = teller;
  switch (happening.kind) {
    case 'noted':
      return about.rules[happening.rule]?.why(happening) ?? '';
    case 'done':
      return panels.moveWhy(happening.move);
    case 'lost':
      return panels.why.lost[happening.why](messageTold(teller, happening.envelope));
    case 'queued':
      return panels.why.queued(messageTold(teller, happening.envelope));
    case 'rang':
      return panels.why.rang(happening.node);
    case 'heard':
    case 'sent':
      return about.messages[happening.envelope.message.type]?.about ?? panels.why.plain;
    case 'broke':
      return about.invariants[happening.invariant]?.statement ?? '';
    default:
      return panels.why.plain;
  }
}

/** `Election restriction · Ongaro & Ousterhout 2014, §5.4.1`. */
export function citationOf(
  protocol: Descriptors,
  citation: { readonly paper: string; readonly section: string },
): string {
  const paper = protocol.papers.find(({ id }) => id === citation.paper);
  if (paper === undefined) return citation.section;
  const surnames = paper.authors.split(/\s*(?:,|&|\band\b)\s*/).map((name) => name.split(/\s+/).pop() ?? name);
  const by = surnames.length > 2 ? `${surnames[0]} et al.` : surnames.join(' & ');
  return `${by} ${paper.year}, ${citation.section}`;
}

// --- Facts -----------------------------------------------------------------------------------------------------------

export interface FactTold {
  readonly key: string;
  readonly value: string;
  /** What it was before, where the rule changed it. */
  readonly was: string | null;
}

export interface Nothings {
  readonly none: string;
  readonly yes: string;
  readonly no: string;
}

/** A fact as it is: numbers, words and names, no sentence. */
export function valueTold(value: Json, words: Nothings): string {
  if (value === null) return words.none;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (Array.isArray(value))
    return value.length === 0 ? words.none : value.map((item) => valueTold(item, words)).join(', ');
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([key, item]) => `${key} ${valueTold(item, words)}`)
      .join(' · ');
  return String(value);
}

export function factsTold(
  facts: Facts,
  names: { readonly [fact: string]: string },
  words: Nothings,
): readonly FactTold[] {
  return Object.entries(facts).map(([key, value]) => {
    const name = named(names, key);
    if (typeof value === 'object' && value !== null && 'was' in value && 'is' in value) {
      const { was, is } = value as { was: Json; is: Json };
      const [before, after] = [valueTold(was, words), valueTold(is, words)];
      return { key: name, value: after, was: before === after ? null : before };
    }
    return { key: name, value: valueTold(value, words), was: null };
  });
}

// --- What is chosen now ----------------------------------------------------------------------------------------------

/**
 * What the move made chosen where one value is, a sentence each: a quorum has accepted it in one epoch, which is so
 * whether or not anybody knows.
 */
export function chosenNow(teller: Teller, shot: Shot, before: Shot | undefined): readonly string[] {
  const { panels, protocol } = teller;
  const { rows } = shot.scene.ballots;
  if (decidesOf(protocol) !== 'value' || before === undefined) return [];
  const old = new Map(before.scene.ballots.rows.map(({ epoch, chosen }) => [epoch, chosen]));
  return rows.flatMap(({ epoch, chosen, casts }) =>
    chosen
      .filter((value) => old.get(epoch)?.includes(value) !== true)
      .map((value) => {
        const by = casts.filter((cast) => cast.standing === 'accepted' && cast.value === value);
        return panels.why.chosenNow({ value, epoch: epochTold(teller, epoch), by: by.map(({ voter }) => voter) });
      }),
  );
}

// --- What changed ----------------------------------------------------------------------------------------------------

/** On whom something happened. */
export function actorOf(shot: Shot, meant: Happening | null = null): NodeId | null {
  const happening = meant ?? decisive(shot);
  if (happening === null) return null;
  if (happening.kind === 'done') return 'node' in happening.move ? happening.move.node : null;
  return 'node' in happening ? happening.node : null;
}

/** What of a node differs between two shots, in the order in which a portrait names it. */
export function changes(teller: Teller, before: NodeScene, after: NodeScene): readonly FactTold[] {
  if (before === after) return [];
  const { panels, about } = teller;
  const changed: FactTold[] = [];
  const put = (key: string, was: string, value: string) => {
    if (was !== value) changed.push({ key, was, value });
  };
  const standing = ({ up, role }: NodeScene) => (up === 'up' ? named(about.roles, role) : panels.why[up]);
  put(panels.why.role, standing(before), standing(after));
  const epoch = (node: NodeScene) => epochTold(teller, node.epoch);
  put(about.epoch, epoch(before), epoch(after));
  const facts = new Map(before.facts.map(({ label, value }) => [label, value]));
  for (const { label, value } of after.facts) {
    const name = named(about.facts ?? {}, label);
    // What is called as the epoch is told with it.
    if (name !== about.epoch) put(name, facts.get(label) ?? '–', value);
  }
  const pointers = new Map(before.pointers.map(({ label, of, index }) => [`${label} ${of}`, index]));
  for (const { label, of, index } of after.pointers) {
    const was = pointers.get(`${label} ${of}`);
    if (was !== undefined) put(`${label} ${of}`, String(was), String(index));
  }
  return changed;
}

// --- What led here ---------------------------------------------------------------------------------------------------

export interface Entry {
  readonly position: number;
  readonly at: Micros;
  readonly shot: Shot;
  readonly happening: Happening;
  /** How often the same was noted since, where nothing came of it. */
  readonly count: number;
}

/** Entries of the feed, and shots looked at for them. */
const FEED_MAX = 30;
const LOOKED_AT = 800;

/** Whether a node's own account of itself is the same in two shots: timers and the like set aside. */
function same(before: NodeScene | undefined, after: NodeScene | undefined): boolean {
  if (before === after) return true;
  if (before === undefined || after === undefined) return false;
  return (
    before.role === after.role &&
    before.epoch === after.epoch &&
    before.committed === after.committed &&
    before.slots.last === after.slots.last &&
    before.tally?.granted.length === after.tally?.granted.length &&
    before.tally?.refused.length === after.tally?.refused.length &&
    before.facts.length === after.facts.length &&
    before.facts.every((fact, i) => fact.value === after.facts[i]?.value)
  );
}

function nodeIn(shot: Shot | undefined, id: NodeId): NodeScene | undefined {
  return shot?.scene.nodes.find((node) => node.id === id);
}

interface Listed {
  readonly happening: Happening;
  /** What makes an entry one of many alike; null for one that stands alone. */
  readonly alike: string | null;
}

const listed = new WeakMap<Shot, readonly Listed[]>();

/** What of a shot belongs in the feed, newest first. */
function listOf(shot: Shot, before: Shot | undefined): readonly Listed[] {
  const known = listed.get(shot);
  if (known !== undefined) return known;
  const list: Listed[] = [];
  const notes = notesOf(shot);
  const spoken = speaking(notes);
  for (const happening of shot.happenings) {
    switch (happening.kind) {
      case 'noted': {
        // One step of a node may follow several rules: the one that decided stands for all, as in the panel above.
        if (happening !== spoken && before !== undefined && shot.move !== null) break;
        const quiet = same(nodeIn(before, happening.node), nodeIn(shot, happening.node));
        list.push({ happening, alike: quiet ? happening.rule : null });
        break;
      }
      case 'done':
        if (happening.move.kind !== 'drop') list.push({ happening, alike: null });
        break;
      case 'lost':
        list.push({ happening, alike: `${happening.why} ${happening.envelope.message.type} ${happening.node}` });
        break;
      case 'broke':
        list.push({ happening, alike: null });
        break;
      case 'answered':
        // A single note is the one about the answer.
        if (notes.length !== 1) list.push({ happening, alike: null });
        break;
      case 'decided':
      case 'voted':
      case 'became':
        if (notes.length === 0) list.push({ happening, alike: null });
        break;
    }
  }
  list.reverse();
  if (before !== undefined || shot.position === 0) listed.set(shot, list);
  return list;
}

/**
 * What led to a shot, newest first: notes, faults, losses, answers and breaches. What changed nothing and was noted
 * again and again is listed once, with a count.
 * @param missing told the position from which on the past is not at hand.
 */
export function feedOf(
  film: { readonly shot: (position: number) => Shot | undefined },
  shot: Shot,
  missing?: (position: number) => void,
): readonly Entry[] {
  const entries: (Omit<Entry, 'count'> & { count: number })[] = [];
  const alike = new Map<string, number>();
  let here: Shot | undefined = shot;
  for (let looked = 0; looked < LOOKED_AT && here !== undefined; looked++) {
    const before: Shot | undefined = here.position === 0 ? undefined : film.shot(here.position - 1);
    for (const one of listOf(here, before)) {
      const first = one.alike === null ? undefined : alike.get(one.alike);
      if (first !== undefined) (entries[first] as { count: number }).count++;
      else {
        if (entries.length === FEED_MAX) return entries;
        if (one.alike !== null) alike.set(one.alike, entries.length);
        entries.push({ position: here.position, at: here.at, shot: here, happening: one.happening, count: 1 });
      }
    }
    if (before === undefined && here.position > 0) missing?.(here.position - 1);
    here = before;
  }
  return entries;
}
