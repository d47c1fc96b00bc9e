// The quorum of the running ballot, drawn beneath everything else: written when the quorum or what is said about its
// nodes changes, not at every frame.

import type { Epoch, NodeId } from '../../engine/protocol.ts';
import type { NodeScene, Scene } from '../../worker/wire.ts';
import { add, put, px, say, show } from '../marks/pen.ts';
import type { Place, Point } from '../place.ts';
import { toSegment } from '../seating.ts';
import { hue } from '../theme.ts';
import { captionsOf, type Rectangle, SIZE, widthOf } from './captions.ts';
import { overlap, taken } from './labels.ts';
import { outlineOf } from './outline.ts';
import { hullOf, type Quorum } from './quorum.ts';
import { epochSaid, type Voice } from './voice.ts';

/** How much wider than plain letters. */
const BOLD = 1.08;

export class Hull {
  /** The box of its label, for what must not cover it. */
  label: Rectangle | null = null;
  private readonly group: SVGElement;
  private readonly shape: SVGElement;
  private readonly text: SVGElement;
  private readonly place: Place;
  private readonly voice: Voice;
  private scene: Scene | null = null;
  private nodes: readonly NodeScene[] = [];
  private ballots: Scene['ballots'] | null = null;
  private pointed: Epoch | null = null;

  constructor(layer: SVGElement, place: Place, voice: Voice) {
    this.place = place;
    this.voice = voice;
    this.group = add(layer, 'g', { class: 'quorum', display: 'none' });
    this.shape = add(this.group, 'path', { class: 'quorum-shape' });
    this.text = add(this.group, 'text', { class: 'quorum-name', 'font-size': px(SIZE * place.scale) });
  }

  paint(scene: Scene): void {
    this.scene = scene;
    const { nodes } = this;
    const same = nodes.length === scene.nodes.length && nodes.every((node, i) => node === scene.nodes[i]);
    if (same && scene.ballots === this.ballots) return;
    this.nodes = scene.nodes;
    this.ballots = scene.ballots;
    this.write(scene);
  }

  /** Another epoch's votes, while somebody points at it. */
  point(epoch: Epoch | null): void {
    if (epoch === this.pointed) return;
    this.pointed = epoch;
    if (this.scene !== null) this.write(this.scene);
  }

  private write(scene: Scene): void {
    const { place, voice } = this;
    const quorum = hullOf(scene, voice.protocol, this.pointed);
    const captions = new Map<NodeId, Rectangle>();
    for (const node of scene.nodes) {
      const { box } = captionsOf(voice, place, node);
      if (box !== null) captions.set(node.id, box);
    }
    const outline = quorum === null ? null : outlineOf(place, quorum.nodes, captions);
    show(this.group, outline !== null);
    this.label = null;
    if (quorum === null || outline === null) return;
    put(this.group, 'data-quorum', quorum.nodes.join(' '));
    put(this.group, 'data-standing', quorum.standing);
    put(this.group, 'data-hue', hue(quorum.epoch));
    put(this.shape, 'd', outline.path);
    const said = quorumSaid(voice, quorum);
    const where = onEdge(
      place,
      outline.edge,
      quorum.nodes,
      widthOf(said) * BOLD * place.scale,
      taken(place, scene, voice),
    );
    show(this.text, where !== null);
    if (where === null) return;
    this.label = where;
    say(this.text, said);
    put(this.text, 'x', px(where.left));
    put(this.text, 'y', px(where.bottom - 4 * place.scale));
  }
}

export function quorumSaid(voice: Voice, { epoch, standing, value, nodes }: Quorum): string {
  const { quorum } = voice.words;
  const named = epochSaid(voice, epoch);
  if (standing === 'short') return quorum.short(named, nodes.length);
  return standing === 'accepted' && value !== null ? quorum.chosen(named, value) : quorum.of(named);
}

/** From an outsider, so that nobody takes the words for its own. */
const FAR = 60;
/** A place that messages come by is worth so much less. */
const BUSY = 14;

/** A place for the label on the outline itself, nearer to those within than to any outsider; null where there is none. */
export function onEdge(
  { box, scale, nodes, links }: Place,
  edge: readonly Point[],
  members: readonly NodeId[],
  width: number,
  full: readonly Rectangle[],
): Rectangle | null {
  const high = 15 * scale;
  const nearest = (rectangle: Rectangle, within: boolean) => {
    let near = Number.POSITIVE_INFINITY;
    for (const [id, at] of nodes) if (members.includes(id) === within) near = Math.min(near, gap(rectangle, at));
    return near;
  };
  let best = Number.NEGATIVE_INFINITY;
  let found: Rectangle | null = null;
  for (const { x, y } of edge) {
    // Across the line, above it and below it, to its left and to its right.
    for (const [left, top] of [
      [x - width / 2, y - high / 2],
      [x - width / 2, y - high - 3],
      [x - width / 2, y + 3],
      [x - width - 5, y - high / 2],
      [x + 5, y - high / 2],
    ] as const) {
      const place = { left, top, right: left + width, bottom: top + high };
      if (left < 4 || place.right > box.width - 4 || top < 40 || place.bottom > box.height - 2) continue;
      if (full.some((other) => overlap(place, other))) continue;
      const [own, others] = [nearest(place, true), nearest(place, false)];
      const ways = links.filter(({ a, b }) => leadsOver(place, a, b)).length;
      const score = Math.min(others - own, FAR) - own / 4 - ways * BUSY;
      if (others <= own || score <= best) continue;
      best = score;
      found = place;
    }
  }
  return found;
}

/** Whether messages from one point to another come by a low rectangle. */
function leadsOver({ left, top, right, bottom }: Rectangle, a: Point, b: Point): boolean {
  const [y, half] = [(top + bottom) / 2, (bottom - top) / 2 + 12];
  return [left, (3 * left + right) / 4, (left + right) / 2, (left + 3 * right) / 4, right].some(
    (x) => toSegment({ x, y }, a, b) < half,
  );
}

/** From a rectangle to a point. */
function gap({ left, top, right, bottom }: Rectangle, { x, y }: Point): number {
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
}
