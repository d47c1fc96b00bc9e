// The words beside messages: where they are read and cover nothing.

import type { Scene } from '../../worker/wire.ts';
import { CUT, laneName, type Place, type Point, type Spot } from '../place.ts';
import { captionsOf, type Rectangle, tallySide, widthOf } from './captions.ts';
import type { Voice } from './voice.ts';

export const overlap = (a: Rectangle, b: Rectangle) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** What stands still on the stage and must stay readable: discs, what is said about nodes, heads of columns, cuts. */
export function taken(place: Place, scene: Scene, voice: Voice): readonly Rectangle[] {
  const r = place.radius + ABOUT;
  const discs = [...place.nodes.values()].map(({ x, y }) => ({ left: x - r, top: y - r, right: x + r, bottom: y + r }));
  return [...discs, ...besideDiscs(place, scene, voice)];
}

/** From a disc's edge to the end of what belongs to it. */
const ABOUT = 8;

/** The same, without the discs themselves. */
export function besideDiscs(place: Place, scene: Scene, voice: Voice): readonly Rectangle[] {
  const found: Rectangle[] = place.columns.map(({ x, y }) => ({
    left: x - 46,
    right: x + 46,
    top: y - 12,
    bottom: y + 5,
  }));
  const r = place.radius + ABOUT;
  for (const node of scene.nodes) {
    const at = place.nodes.get(node.id);
    if (at === undefined) continue;
    const { box } = captionsOf(voice, place, node);
    if (box !== null) found.push(box);
    if (node.up === 'paused') found.push({ left: at.x - 7, top: at.y - r - 12, right: at.x + 7, bottom: at.y - r });
    if (node.tally === null || node.up === 'crashed' || place.rooms.get(node.id)?.dots !== true) continue;
    const from = tallySide(place, node.id) > 0 ? at.y - r - 44 : at.y + r;
    found.push({ left: at.x - 60, top: from, right: at.x + 60, bottom: from + 44 });
  }
  if (scene.cuts.length > 0) {
    for (const {
      ends: [a, b],
      middle: { x, y },
    } of place.links) {
      if (!scene.cuts.includes(laneName(a, b)) && !scene.cuts.includes(laneName(b, a))) continue;
      found.push({ left: x - CUT, top: y - CUT, right: x + CUT, bottom: y + CUT });
    }
  }
  return found;
}

/**
 * Where the labels of messages stand: beside their mark where nothing else is, else nowhere (null). In order, so that an
 * earlier one has the better place.
 */
export function labels(
  place: Place,
  standing: readonly Spot[],
  said: readonly Spot[],
  texts: readonly string[],
  still: readonly Rectangle[],
): (Point | null)[] {
  const full: Rectangle[] = [...still];
  for (const { x, y } of standing) full.push({ left: x - 11, top: y - 11, right: x + 11, bottom: y + 11 });
  const { scale } = place;
  return said.map((it, i) => {
    const width = widthOf(texts[i] as string) * scale;
    const off = 13 * scale;
    const over = it.y - off - 5;
    const under = it.y + off + 13;
    for (const [x, y] of [
      [it.x + off, it.y - off + 3],
      [it.x - off - width, it.y - off + 3],
      [it.x + off, it.y + off + 4],
      [it.x - off - width, it.y + off + 4],
      [it.x - width / 2, over],
      [it.x - width / 2, under],
      // Where many are under way side by side.
      [it.x + off + 2, it.y + 4],
      [it.x - off - width - 2, it.y + 4],
      [it.x - width * 0.15, over],
      [it.x - width * 0.85, over],
      [it.x - width * 0.15, under],
      [it.x - width * 0.85, under],
    ] as const) {
      const rectangle = { left: x - 2, top: y - 11 * scale, right: x + width + 2, bottom: y + 4 * scale };
      if (rectangle.left < 4 || rectangle.right > place.box.width - 4 || rectangle.bottom > place.box.height) continue;
      if (full.some((other) => overlap(rectangle, other))) continue;
      full.push(rectangle);
      return { x, y };
    }
    return null;
  });
}
