// The nodes of the stage: drawn anew only when a node's scene is another object; at every frame only the arcs of their
// timers are written.

import type { Micros, NodeId } from '../../engine/protocol.ts';
import type { NodeScene, Scene } from '../../worker/wire.ts';
import { add, at, flag, put, px, say, show } from '../marks/pen.ts';
import { cross, PAUSED } from '../marks/shapes.ts';
import type { Place, Point } from '../place.ts';
import { hue } from '../theme.ts';
import { tallySide, widthOf } from './labels.ts';
import { epochSaid, nodeSaid, roleName, type Voice } from './voice.ts';

/** From the disc's edge to the ring of the timer. */
const HALO = 7;
const CAPTIONS = 3;

interface Drawn {
  readonly button: SVGElement;
  readonly said: SVGElement;
  readonly arc: SVGElement;
  readonly disc: SVGElement;
  readonly inner: SVGElement;
  readonly bars: SVGElement;
  readonly role: SVGElement;
  readonly epoch: SVGElement;
  readonly tally: SVGElement;
  readonly captions: readonly SVGElement[];
  scene: NodeScene | null;
  arcWritten: number;
}

export class Nodes {
  private readonly drawn = new Map<NodeId, Drawn>();
  private readonly layer: SVGElement;
  private readonly over: SVGElement;
  private readonly place: Place;
  private readonly voice: Voice;

  constructor(layer: SVGElement, over: SVGElement, place: Place, scene: Scene, voice: Voice) {
    this.layer = layer;
    // Words stand above every disc.
    this.over = over;
    this.place = place;
    this.voice = voice;
    for (const node of scene.nodes) this.drawn.set(node.id, this.draw(node, place.nodes.get(node.id) as Point));
  }

  private draw(node: NodeScene, { x, y }: Point): Drawn {
    const { radius: r, scale } = this.place;
    const tight = r < 36;
    const button = add(this.layer, 'g', {
      class: 'node',
      role: 'button',
      tabindex: 0,
      'aria-haspopup': 'menu',
      'data-node': node.id,
      transform: at(x, y),
    });
    add(button, 'circle', { class: 'focus', r: px(r + HALO + 6) });
    add(button, 'circle', { class: 'halo', r: px(r + HALO) });
    const arc = add(button, 'circle', {
      class: 'arc',
      r: px(r + HALO),
      pathLength: 1,
      transform: 'rotate(-90)',
      display: 'none',
    });
    const disc = add(button, 'circle', { class: 'disc', r: px(r) });
    const inner = add(button, 'circle', { class: 'inner', r: px(r - 4) });
    const name = add(button, 'text', {
      class: 'name',
      y: px(-r * (tight ? 0.22 : 0.14)),
      'font-size': px(Math.max(13, r * 0.43)),
    });
    say(name, node.id);
    const said = add(this.over, 'g', { class: 'node-said', 'aria-hidden': 'true', transform: at(x, y) });
    const bars = add(said, 'path', { class: 'pause-bars', d: PAUSED, transform: at(0, -r * 0.76), display: 'none' });
    const role = add(said, 'text', { class: 'role', y: px(r * (tight ? 0.21 : 0.27)) });
    const epoch = add(said, 'text', {
      class: 'epoch',
      y: px(r * (tight ? 0.63 : 0.61)),
      'font-size': px(Math.max(10, Math.min(14, r * 0.26))),
    });
    const tally = add(said, 'g', { class: 'tally' });
    const captions = Array.from({ length: CAPTIONS }, (_, i) =>
      add(said, 'text', { class: 'caption', 'font-size': px(12 * scale), y: px(r + HALO + (17 + i * 15) * scale) }),
    );
    return {
      ...{ button, said, arc, disc, inner, bars, role, epoch, tally, captions },
      scene: null,
      arcWritten: -1,
    };
  }

  paint(scene: Scene, playhead: Micros): void {
    const timed = scene.network.mode === 'timed';
    for (const node of scene.nodes) {
      const drawn = this.drawn.get(node.id);
      if (drawn === undefined) continue;
      if (drawn.scene !== node) {
        drawn.scene = node;
        this.write(drawn, node, scene.nodes);
      }
      this.writeArc(drawn, node, timed ? (node.up === 'paused' ? node.pausedAt : playhead) : null);
    }
  }

  light(selected: NodeId | null, hovered: NodeId | null): void {
    for (const [id, { button }] of this.drawn) {
      flag(button, 'data-selected', id === selected);
      flag(button, 'data-hovered', id === hovered);
    }
  }

  private writeArc(drawn: Drawn, node: NodeScene, now: Micros | null): void {
    let left = 0;
    if (now !== null && node.up !== 'crashed') {
      for (const { name, setAt, ringsAt } of node.timers) {
        if (this.voice.protocol.timers[name]?.arc !== true) continue;
        left = ringsAt > setAt ? Math.max(0, Math.min(1, (ringsAt - now) / (ringsAt - setAt))) : 0;
      }
    }
    const shown = Math.round(left * 1000) / 1000;
    if (shown === drawn.arcWritten) return;
    drawn.arcWritten = shown;
    show(drawn.arc, shown > 0);
    if (shown > 0) drawn.arc.setAttribute('stroke-dasharray', `${shown} 2`);
  }

  private write(drawn: Drawn, node: NodeScene, nodes: readonly NodeScene[]): void {
    const { voice } = this;
    const r = this.place.radius;
    const crashed = node.up === 'crashed';
    const role = voice.protocol.roles[node.role];
    const { button, said } = drawn;
    put(button, 'data-role', node.role);
    put(button, 'data-epoch', node.epoch);
    put(button, 'data-up', node.up);
    put(button, 'aria-label', nodeSaid(voice, node));
    for (const group of [button, said]) {
      put(group, 'data-hue', hue(crashed ? 0 : node.epoch));
      flag(group, 'data-crashed', crashed);
      flag(group, 'data-paused', node.up === 'paused');
    }
    put(button, 'data-ring', crashed ? 'crashed' : (role?.ring ?? 'plain'));
    flag(button, 'data-leads', !crashed && role?.leads === true);
    show(drawn.inner, !crashed && role?.ring === 'double');
    show(drawn.bars, node.up === 'paused');
    const word = node.up === 'up' ? roleName(voice, node.role) : voice.words[node.up];
    say(drawn.role, word);
    put(drawn.role, 'font-size', fitting(word, r));
    say(drawn.epoch, crashed ? '' : epochSaid(voice, node.epoch));
    this.writeTally(drawn.tally, node, nodes);
    const captions = [];
    if (node.queued > 0) captions.push(voice.words.queued(node.queued));
    if (node.clock !== 1000) captions.push(voice.words.clockRate(node.clock));
    if (!crashed)
      for (const { label, value, caption } of node.facts) if (caption === true) captions.push(`${label} ${value}`);
    const below = node.tally !== null && !crashed && tallySide(this.place, node.id) < 0 ? 38 * this.place.scale : 0;
    for (const [i, caption] of drawn.captions.entries()) {
      say(caption, captions[i] ?? '');
      put(caption, 'transform', `translate(0,${px(below)})`);
    }
  }

  /** A dot for each who may answer: consents, refusals, silence. */
  private writeTally(group: SVGElement, node: NodeScene, nodes: readonly NodeScene[]): void {
    group.replaceChildren();
    const { tally } = node;
    if (tally === null || node.up === 'crashed') return;
    const { granted, refused, needed } = tally;
    const one = granted[0] ?? refused[0];
    const part = nodes.find(({ id }) => id === one)?.part;
    const asked =
      part === undefined && new Set(nodes.map((it) => it.part)).size > 1
        ? needed * 2 - 1
        : nodes.filter((it) => part === undefined || it.part === part).length;
    const total = Math.max(asked, granted.length + refused.length);
    const { radius, scale, tally: off } = this.place;
    const away = radius + off;
    // Those in the lower half have theirs beneath, away from the messages.
    const side = tallySide(this.place, node.id);
    const step = Math.min(0.52, 2.2 / Math.max(1, total - 1), (19 * scale) / away);
    for (let i = 0; i < total; i++) {
      const turn = -Math.PI / 2 + (i - (total - 1) / 2) * step;
      const kind = i < granted.length ? 'granted' : i < granted.length + refused.length ? 'refused' : 'silent';
      const vote = add(group, 'g', { transform: at(away * Math.cos(turn), side * away * Math.sin(turn)) });
      add(vote, 'circle', { class: `vote ${kind}`, r: px(5 * scale) });
      if (kind === 'refused') add(vote, 'path', { class: 'vote-cross', d: cross(1.9) });
    }
    const said = this.voice.words.tally(granted.length, needed);
    const half = widthOf(said) / 2 + 8;
    const { x } = this.place.nodes.get(node.id) as Point;
    const inside = Math.max(half, Math.min(this.place.box.width - half, x)) - x;
    const y = side < 0 ? away + 19 * scale : -away - 11 * scale;
    say(add(group, 'text', { class: 'needed', 'font-size': px(12 * scale), x: px(inside), y: px(y) }), said);
  }
}

/** The size at which a word fits into a disc a little below its middle. */
function fitting(word: string, radius: number): number {
  let letters = 0;
  for (const letter of word) letters += (letter.codePointAt(0) as number) > 0x2e80 ? 1 : 0.54;
  return px(Math.max(8.5, Math.min(15, Math.max(10.5, radius * 0.275), (radius * 1.82) / letters)));
}
