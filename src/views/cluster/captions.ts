// What is said about a node outside of its disc: which words, how large, and the box that they fill.

import { valueTold } from '../../words/brief.ts';
import type { NodeScene } from '../../worker/wire.ts';
import type { Place, Point } from '../place.ts';
import { HALO, LINE, type Room } from '../seating.ts';
import { roleName, type Voice } from './voice.ts';

export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Line {
  readonly text: string;
  /** The fact of the node that it says, if it says one. */
  readonly fact: string | null;
  readonly size: number;
}

export interface Captions {
  readonly lines: readonly Line[];
  readonly anchor: 'start' | 'middle' | 'end';
  /** Of the first line's foot, from the node's centre. */
  readonly x: number;
  readonly y: number;
  readonly step: number;
  /** On the stage; null when nothing is said. */
  readonly box: Rectangle | null;
}

/** Of words on the stage, in pixels: smaller ones cannot be read from where one sits. */
export const SIZE = 12;
/** A disc smaller than this has no room for three lines: its role stands beneath it. */
export const ROLE_LEAST = 33;
/** One smaller than this has no word of its role at all: its ring and the head of its column tell it. */
export const TINY = 23;
/** In less room than this nothing is said. */
const WIDTH_LEAST = 36;
/** The dots of a tally beneath a disc, which captions keep free. */
const DOTS = 38;

/** About how wide a text of 12 px is: wide letters of Chinese count double. */
export function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) width += (letter.codePointAt(0) as number) > 0x2e80 ? SIZE : 6.4;
  return width;
}

/** What is said, what is said of it where there is little room, and which fact it is. */
type Said = readonly [whole: string, short: string, fact: string | null];

const wide = (text: string, size: number): number => (widthOf(text) / SIZE) * size;

/** A text in at most this width: a projector's smaller, then the short one, and at last cut off. */
function fitted([whole, short, fact]: Said, width: number, scale: number): Line {
  const size = SIZE * scale;
  for (const text of [whole, short]) {
    const smaller = Math.min(size, (size * width) / wide(text, size));
    if (smaller >= SIZE) return { text, fact, size: smaller };
  }
  const letters = [...short];
  let text = short;
  while (letters.length > 1 && wide(text, SIZE) > width) {
    letters.pop();
    text = `${letters.join('').trimEnd()}…`;
  }
  return { text, fact, size: SIZE };
}

/** Where a node's tally stands: 1 above it, -1 beneath. */
export function tallySide(place: Place, node: string): 1 | -1 {
  const at = place.nodes.get(node);
  return place.columns.length === 0 && place.nodes.size > 1 && at !== undefined && at.y > place.centre.y + 20 ? -1 : 1;
}

/** The size of a role's word within its disc, a little below the middle; null where it has no room there. */
export function roleSize(word: string, radius: number): number | null {
  const size = Math.min(15, Math.max(SIZE, radius * 0.275), (SIZE * radius * 1.82) / wide(word, SIZE));
  return radius < ROLE_LEAST || size < SIZE ? null : size;
}

/** What a node is, or what keeps it from taking part. */
export function roleSaid(voice: Voice, { up, role }: NodeScene): string {
  return up === 'up' ? roleName(voice, role) : voice.words[up];
}

function textsOf(voice: Voice, radius: number, node: NodeScene, room: Room): Said[] {
  const { words, about } = voice;
  const { up, queued, clock, tally, facts } = node;
  const said: Said[] = [];
  const say = (whole: string, short = whole, fact: string | null = null) => said.push([whole, short, fact]);
  const role = roleSaid(voice, node);
  const outside = roleSize(role, radius) === null;
  if (outside && up !== 'up') say(role);
  if (queued > 0) say(words.queued(queued));
  if (clock !== 1000) say(words.clockRate(clock));
  if (up === 'crashed') return said;
  if (tally !== null && !room.dots) {
    const { granted, needed } = tally;
    say(words.tally(granted.length, needed), `${granted.length}/${needed}`);
  }
  for (const { label, value, caption } of facts)
    if (caption === true)
      say(`${about.facts?.[label] ?? label} ${valueTold(about, value)}`, valueTold(about, value), label);
  if (outside && up === 'up' && radius >= TINY) say(role);
  return said;
}

const made = new WeakMap<Place, WeakMap<NodeScene, Captions>>();

/** Of a node as it is: made once, for every frame and whoever asks. */
export function captionsOf(voice: Voice, place: Place, node: NodeScene): Captions {
  let known = made.get(place);
  if (known === undefined) {
    known = new WeakMap();
    made.set(place, known);
  }
  let captions = known.get(node);
  if (captions === undefined) {
    captions = captionsMade(voice, place, node);
    known.set(node, captions);
  }
  return captions;
}

function captionsMade(voice: Voice, place: Place, node: NodeScene): Captions {
  const at = place.nodes.get(node.id) as Point;
  const room = place.rooms.get(node.id) as Room;
  const { radius, scale } = place;
  const beneathDots = node.tally !== null && node.up !== 'crashed' && room.dots && tallySide(place, node.id) < 0;
  const most = room.width < WIDTH_LEAST ? 0 : room.lines - (beneathDots ? Math.ceil(DOTS / LINE) : 0);
  const lines = textsOf(voice, radius, node, room)
    .slice(0, Math.max(0, most))
    .map((text) => fitted(text, room.width, scale));
  const step = LINE * scale;
  const widest = Math.max(0, ...lines.map(({ text, size }) => wide(text, size)));
  const x = room.side * (radius + HALO + 5);
  const y =
    room.side === 0
      ? radius + HALO + 15 * scale + (beneathDots ? DOTS * scale : 0)
      : 4 - ((lines.length - 1) * step) / 2;
  const left = at.x + x - (room.side === 0 ? widest / 2 : room.side < 0 ? widest : 0);
  const top = at.y + y - 10 * scale;
  return {
    lines,
    anchor: room.side === 0 ? 'middle' : room.side < 0 ? 'end' : 'start',
    ...{ x, y, step },
    box:
      lines.length === 0
        ? null
        : { left, top, right: left + widest, bottom: top + (lines.length - 1) * step + 13 * scale },
  };
}
