// The quorum of the running ballot, drawn beneath everything else: written when the quorum or what is said about its
// nodes changes, not at every frame.

import type { Epoch, NodeId } from '../../engine/protocol.ts';
import type { NodeScene, Scene } from '../../worker/wire.ts';
import { add, put, px, say, show } from '../marks/pen.ts';
import type { Place } from '../place.ts';
import { hue } from '../theme.ts';
import { captionsOf, type Rectangle, widthOf } from './captions.ts';
import { overlap, taken } from './labels.ts';
import { outlineOf } from './outline.ts';
import { hullOf, type Quorum } from './quorum.ts';
import { epochSaid, type Voice } from './voice.ts';

const SIZE = 12;
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
    const where = beside(
      place,
      outline.bounds,
      (widthOf(said) / 11.5) * SIZE * BOLD * place.scale,
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

/** A place for the label at the outline's edge where it covers nothing that stands; null where there is none. */
function beside(
  { box, scale, columns }: Place,
  { left, top, right, bottom }: Rectangle,
  width: number,
  full: readonly Rectangle[],
): Rectangle | null {
  const high = 15 * scale;
  const heads = columns.map(({ x, y }) => ({ left: x - 46, right: x + 46, top: y - 12, bottom: y + 5 }));
  const middle = (left + right - width) / 2;
  const clear = [...full, ...heads];
  for (const [x, y] of [
    [right + 7, bottom - high - 4],
    [right + 7, top + 4],
    [left - width - 7, bottom - high - 4],
    [left - width - 7, top + 4],
    [middle, bottom + 3],
    [right - width, bottom + 3],
    [left, bottom + 3],
    [middle, top - high - 2],
    [right - width, top - high - 2],
    [left, top - high - 2],
    [middle, (top + bottom - high) / 2],
  ] as const) {
    const place = { left: x, top: y, right: x + width, bottom: y + high };
    if (place.left < 4 || place.right > box.width - 4 || place.top < 40 || place.bottom > box.height - 2) continue;
    if (!clear.some((other) => overlap(place, other))) return place;
  }
  return null;
}
