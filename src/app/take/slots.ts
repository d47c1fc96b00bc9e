// What is written where, as a picture has it: a row a node, a column a place, as the page's own table.

import { type Descriptors, decidesOf } from '../../engine/protocol.ts';
import { beliefOf, placeAt, pointsAhead, type Standing } from '../../views/ledger/places.ts';
import { standingWord } from '../../views/ledger/Row.tsx';
import { isWord, valueTold } from '../../words/brief.ts';
import type { NodeScene } from '../../worker/wire.ts';
import type { Subject } from './moment.ts';
import type { Pen } from './pen.ts';

interface Room {
  readonly width: number;
  readonly height: number;
}

const NAMES = 52;
const HEADS = 26;
const KEY = 56;
/** A column at its widest, and so narrow that its epoch alone can be read. */
const WIDE = 104;
const NARROW = 30;
/** Under this a cell says its epoch alone. */
const SPEAKS = 44;
const ROW = 64;
/** Columns that a short table has. */
const LEAST = 7;

const rowIn = (nodes: readonly NodeScene[], height: number) => Math.min(ROW, (height - HEADS - KEY) / nodes.length);

/** How high it is, in a room. */
export function slotsHeight(nodes: readonly NodeScene[], { height }: Room): number {
  return HEADS + nodes.length * rowIn(nodes, height) + KEY;
}

export function drawSlots(
  pen: Pen,
  { voice, words }: Pick<Subject, 'voice' | 'words'>,
  nodes: readonly NodeScene[],
  room: Room,
): void {
  const { protocol, about } = voice;
  const { palette } = pen;
  const belief = beliefOf(nodes, (role) => protocol.roles[role]?.leads === true);
  const longest = Math.max(
    0,
    ...nodes.map(({ slots }) => slots.last),
    ...(belief?.pointers ?? []).map(({ index }) => index),
  );
  const fit = Math.max(1, Math.floor((room.width - NAMES) / NARROW));
  const columns = Math.min(fit, Math.max(LEAST, longest));
  // Where not all find room the newest are shown.
  const first = Math.max(1, longest - columns + 1);
  const pitch = Math.min(WIDE, (room.width - NAMES) / columns);
  const row = rowIn(nodes, room.height);
  const leftOf = (index: number) => NAMES + (index - first) * pitch;
  for (let index = first; index < first + columns; index++)
    pen.word(String(index), leftOf(index) + pitch / 2, HEADS / 2, palette.ink3, { size: 13, align: 'center' });
  nodes.forEach((node, i) => {
    const top = HEADS + i * row;
    const crashed = node.up === 'crashed';
    const high = row - Math.min(14, row * 0.28);
    pen.word(node.id, 4, top + high / 2, crashed ? palette.ink3 : palette.ink, { size: 16, weight: 650 });
    pen.brush.save();
    if (crashed) pen.brush.globalAlpha = 0.55;
    for (let index = first; index < first + columns; index++) {
      const place = placeAt(node, index);
      if (place === null) continue;
      const box = [leftOf(index) + 2, top, pitch - 4, high] as const;
      drawStanding(pen, box, place.standing, place.slot?.epoch ?? null);
      if (place.slot === null) continue;
      const { value, epoch } = place.slot;
      const ink = palette.epochInk(epoch);
      if (pitch < SPEAKS) {
        const how = { size: 14, weight: 700, align: 'center', width: pitch - 8 } as const;
        pen.word(protocol.epochName(epoch), box[0] + box[2] / 2, top + high / 2, ink, how);
        continue;
      }
      const blank = !protocol.commands(value) && !isWord(about, value);
      const how = { size: blank ? 12 : 16, align: 'center', width: pitch - 10 } as const;
      pen.word(protocol.epochName(epoch), box[0] + 5, top + 8, ink, { size: 11, weight: 700 });
      pen.word(valueTold(about, value), box[0] + box[2] / 2, top + high / 2 + 4, palette.ink, how);
    }
    pen.brush.restore();
    if (belief === null || node.id === belief.by) return;
    const mine = belief.pointers.filter(({ of, index }) => of === node.id && index >= first && index < first + columns);
    for (const index of new Set(mine.map((pointer) => pointer.index)))
      mine
        .filter((pointer) => pointer.index === index)
        .forEach(({ label }, k, all) => {
          const x = leftOf(index) + pitch / 2 + (k - (all.length - 1) / 2) * 12;
          drawPointer(pen, x, top + high + 6, pointsAhead(label), palette.epochInk(belief.epoch));
        });
  });
  drawKey(
    pen,
    {
      protocol,
      told: (standing) => standingWord(words.panels.ledger, standing, decidesOf(protocol) === 'slots', about),
      own: about.undecided !== undefined,
    },
    belief?.labels ?? [],
    { top: HEADS + nodes.length * row + 10, width: room.width },
  );
}

function drawStanding(
  pen: Pen,
  box: readonly [number, number, number, number],
  standing: Standing,
  epoch: number | null,
): void {
  const { palette, brush } = pen;
  const [x, y, width, height] = box;
  const colour = epoch === null ? palette.ink3 : palette.epoch(epoch);
  if (standing === 'unknown') pen.box(box, { edge: palette.line, fill: palette.ink3 });
  else if (standing === 'uncommitted') pen.box(box, { edge: colour, dash: [4, 3] });
  else if (standing === 'hole') {
    pen.box(box, { edge: palette.ink3, dash: [1.5, 3] });
    brush.strokeStyle = palette.line;
    brush.lineWidth = 1.5;
    for (let from = 8; from < width + height - 8; from += 9) {
      brush.beginPath();
      brush.moveTo(x + Math.min(from, width - 2), y + Math.max(2, from - width + 2));
      brush.lineTo(x + Math.max(2, from - height + 2), y + Math.min(from, height - 2));
      brush.stroke();
    }
  } else {
    pen.box(box, { edge: colour, fill: colour });
    if (standing !== 'applied') return;
    brush.fillStyle = colour;
    brush.fillRect(x + 2, y + height - 4, width - 4, 3);
  }
}

/** What points past what is known is an arrow at the place that comes next; what is known is a dot. */
function drawPointer({ brush }: Pen, x: number, y: number, ahead: boolean, colour: string): void {
  brush.fillStyle = colour;
  brush.beginPath();
  if (ahead) {
    brush.moveTo(x, y - 4);
    brush.lineTo(x + 5, y + 4);
    brush.lineTo(x - 5, y + 4);
    brush.closePath();
  } else brush.arc(x, y, 3.5, 0, 2 * Math.PI);
  brush.fill();
}

interface Key {
  readonly protocol: Descriptors;
  readonly told: (standing: Standing) => string;
  /** Whether the protocol has a word of its own for what is not decided: then there are no holes. */
  readonly own: boolean;
}

function drawKey(
  pen: Pen,
  { protocol, told, own }: Key,
  pointers: readonly string[],
  { top, width }: { readonly top: number; readonly width: number },
): void {
  const { palette } = pen;
  const loose = decidesOf(protocol) === 'slots';
  const standings: Standing[] = own
    ? ['uncommitted', 'committed']
    : [...(loose ? (['hole'] as const) : []), 'uncommitted', 'committed', 'applied'];
  const how = { size: 13, mono: false } as const;
  let [x, y] = [4, top + 9];
  const entry = (text: string, mark: (x: number, y: number) => void) => {
    const wide = 28 + pen.widthOf(text, how);
    if (x > 4 && x + wide > width) [x, y] = [4, y + 22];
    mark(x, y);
    pen.word(text, x + 28, y, palette.ink2, how);
    x += wide + 18;
  };
  for (const standing of standings)
    entry(told(standing), (x, y) => drawStanding(pen, [x, y - 8, 21, 16], standing, standing === 'hole' ? null : 0));
  for (const label of pointers) entry(label, (x, y) => drawPointer(pen, x + 14, y, pointsAhead(label), palette.ink2));
}
