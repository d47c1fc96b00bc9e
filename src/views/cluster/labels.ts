// The words beside messages: where they are read and cover nothing.

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
  const taken: Rectangle[] = standing.map(({ x, y }) => ({ left: x - 9, top: y - 9, right: x + 9, bottom: y + 9 }));
  const r = place.radius + 2;
  for (const { x, y } of place.nodes.values()) taken.push({ left: x - r, top: y - r, right: x + r, bottom: y + r });
  for (const node of scene.nodes) {
    const at = place.nodes.get(node.id);
    if (at === undefined || node.tally === null || node.up === 'crashed') continue;
    taken.push({ left: at.x - 60, top: at.y - r - 46, right: at.x + 60, bottom: at.y - r });
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
    const width = widthOf(texts[i] as string);
    for (const [x, y] of [
      [it.x + 13, it.y - 10],
      [it.x - 13 - width, it.y - 10],
      [it.x + 13, it.y + 17],
      [it.x - 13 - width, it.y + 17],
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
