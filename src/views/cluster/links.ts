// The links of the stage, and their cuts.

import type { NodeId } from '../../engine/protocol.ts';
import type { Scene } from '../../worker/wire.ts';
import { type Lights, light } from '../marks/lights.ts';
import { add, at, flag, put, px, show } from '../marks/pen.ts';
import { BARRED, cross } from '../marks/signs.ts';
import { CUT, type LinkLine, laneName, type Place, scaled } from '../place.ts';
import type { Voice } from './voice.ts';

interface Drawn {
  readonly link: LinkLine;
  readonly group: SVGElement;
  readonly mark: SVGElement;
  readonly sign: SVGElement;
  readonly angle: number;
}

export function linkName([a, b]: readonly [NodeId, NodeId]): string {
  return `${a}-${b}`;
}

export class Links {
  private readonly drawn: Drawn[];
  private readonly voice: Voice;
  private cuts: readonly string[] | null = null;
  private detained: readonly string[] | undefined;
  private down = '';

  constructor(layer: SVGElement, place: Place, voice: Voice) {
    this.voice = voice;
    this.drawn = place.links.map((link) => draw(layer, place, link));
  }

  paint(scene: Scene): void {
    let down = '';
    for (const node of scene.nodes) if (node.up === 'crashed') down += `${node.id} `;
    const { cuts: cut, network } = scene;
    if (cut === this.cuts && down === this.down && network.detained === this.detained) return;
    this.detained = network.detained;
    this.cuts = cut;
    this.down = down;
    const cuts = new Set(cut);
    const held = new Set(network.detained);
    const dead = new Set(down.split(' '));
    for (const drawn of this.drawn) {
      const [a, b] = drawn.link.ends;
      this.write(drawn, cuts.has(laneName(a, b)), cuts.has(laneName(b, a)), dead.has(a) || dead.has(b));
      this.hold(drawn, held.has(laneName(a, b)), held.has(laneName(b, a)));
    }
  }

  light(lights: Lights, struck: ReadonlySet<string>): void {
    for (const { link, group } of this.drawn) {
      light(group, lights, { kind: 'link', ends: link.ends }, this.voice.words.touched);
      flag(group, 'data-struck', struck.has(linkName(link.ends)));
    }
  }

  /** Dotted, where messages wait; who cannot see it hears it. */
  private hold({ link, group }: Drawn, there: boolean, back: boolean): void {
    flag(group, 'data-detained', there || back);
    if (!there && !back) return;
    const [a, b] = link.ends;
    const waits = [
      ...(there ? [this.voice.words.detains(a, b)] : []),
      ...(back ? [this.voice.words.detains(b, a)] : []),
    ];
    put(group, 'aria-label', `${group.getAttribute('aria-label') ?? ''} ${waits.join(' ')}`);
  }

  private write({ link, group, mark, sign, angle }: Drawn, there: boolean, back: boolean, dead: boolean): void {
    const { words } = this.voice;
    const [a, b] = link.ends;
    const cut = there && back ? 'both' : there ? laneName(a, b) : back ? laneName(b, a) : 'none';
    put(group, 'data-cut', cut);
    flag(group, 'data-dead', dead);
    put(group, 'aria-label', words.linkSaid(a, b, there, back));
    show(mark, there || back);
    if (!(there || back)) return;
    put(sign, 'd', there && back ? cross(3.2) : BARRED);
    put(sign, 'transform', there && back ? 'rotate(0)' : `rotate(${px(back ? angle + 180 : angle)})`);
  }
}

function draw(layer: SVGElement, place: Place, link: LinkLine): Drawn {
  const { a, b, middle, ends } = link;
  const line = { x1: px(a.x), y1: px(a.y), x2: px(b.x), y2: px(b.y) };
  const group = add(layer, 'g', {
    class: 'link',
    role: 'button',
    tabindex: -1,
    'aria-haspopup': 'menu',
    'data-link': linkName(ends),
  });
  add(group, 'line', { class: 'reach', ...line });
  add(group, 'line', { class: 'wire', ...line });
  const mark = add(group, 'g', { class: 'cut', transform: at(middle.x, middle.y) + scaled(place), display: 'none' });
  add(mark, 'circle', { class: 'cut-disc', r: CUT });
  const sign = add(mark, 'path', { class: 'cut-cross' });
  const angle = (Math.atan2(b.y - a.y, b.x - a.x) * 180) / Math.PI;
  return { link, group, mark, sign, angle };
}
