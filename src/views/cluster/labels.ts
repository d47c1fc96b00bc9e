// The words beside messages: where they are read and cover nothing.

import type { NodeId } from '../../engine/protocol.ts';
import type { Scene } from '../../worker/wire.ts';
import { CUT, laneName, type Place, type Point, type Spot } from '../place.ts';

interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** About how wide a text of 11.5 px is: wide letters of Chinese count double. */
export function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) width += (letter.codePointAt(0) as number) > 0x2e80 ? 11.5 : 6.1;
  return width;
}

const overlap = (a: Rectangle, b: Rectangle) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * Where the labels of messages stand: beside their mark where nothing else is, else nowhere (null). In order, so that an
 * earlier one has the better place.
 */
export function labels(
  place: Place,
  scene: Scene,
  standing: readonly Spot[],
  texts: readonly string[],
): (Point | null)[] {
  const taken: Rectangle[] = standing.map(({ x, y }) => ({ left: x - 11, top: y - 11, right: x + 11, bottom: y + 11 }));
  const r = place.radius + 8;
  for (const { x, y } of place.nodes.values()) taken.push({ left: x - r, top: y - r, right: x + r, bottom: y + r });
  for (const node of scene.nodes) {
    const at = place.nodes.get(node.id);
    const captions = node.facts.filter(({ caption }) => caption === true).length + (node.queued > 0 ? 1 : 0);
    if (at !== undefined && captions + (node.clock === 1000 ? 0 : 1) > 0)
      taken.push({ left: at.x - 50, top: at.y + r, right: at.x + 50, bottom: at.y + r + 22 * place.scale });
    if (at === undefined || node.tally === null || node.up === 'crashed') continue;
    const from = tallySide(place, node.id) > 0 ? at.y - r - 44 : at.y + r;
    taken.push({ left: at.x - 60, top: from, right: at.x + 60, bottom: from + 44 });
  }
  if (scene.cuts.length > 0) {
    for (const {
      ends: [a, b],
      middle: { x, y },
    } of place.links) {
      if (!scene.cuts.includes(laneName(a, b)) && !scene.cuts.includes(laneName(b, a))) continue;
      taken.push({ left: x - CUT, top: y - CUT, right: x + CUT, bottom: y + CUT });
    }
  }
  return standing.map((it, i) => {
    const width = widthOf(texts[i] as string) * place.scale;
    const off = 13 * place.scale;
    for (const [x, y] of [
      [it.x + off, it.y - off + 3],
      [it.x - off - width, it.y - off + 3],
      [it.x + off, it.y + off + 4],
      [it.x - off - width, it.y + off + 4],
      [it.x - width / 2, it.y - off - 5],
      [it.x - width / 2, it.y + off + 13],
    ] as const) {
      const rectangle = { left: x - 2, top: y - 11, right: x + width + 2, bottom: y + 4 };
      if (rectangle.left < 4 || rectangle.right > place.box.width - 4 || rectangle.bottom > place.box.height) continue;
      if (taken.some((other) => overlap(rectangle, other))) continue;
      taken.push(rectangle);
      return { x, y };
    }
    return null;
  });
}

/** Where a node's tally stands: 1 above it, -1 beneath. */
export function tallySide(place: Place, node: NodeId): 1 | -1 {
  const at = place.nodes.get(node);
  return place.columns.length === 0 && place.nodes.size > 1 && at !== undefined && at.y > place.centre.y + 20 ? -1 : 1;
}
