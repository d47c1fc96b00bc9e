// The nodes of the stage: drawn anew only when a node's scene is another object; at every frame only the arcs of their
// timers are written.

import type { Epoch, Micros, NodeId } from '../../engine/protocol.ts';
import type { Compared } from '../../store/told.ts';
import type { NodeScene, Scene } from '../../worker/wire.ts';
import { type Lights, light } from '../marks/lights.ts';
import { add, at, flag, put, px, say, show } from '../marks/pen.ts';
import { PAUSED } from '../marks/signs.ts';
import type { Place, Point } from '../place.ts';
import { clamp, HALO } from '../seating.ts';
import { hue } from '../theme.ts';
import { captionsOf, ROLE_LEAST, roleSaid, roleSize, SIZE, TINY, tallySide, widthOf } from './captions.ts';
import type { Flight } from './flight.ts';
import { tallyStep, votesAt } from './tally.ts';
import { decisionOf, epochSaid, nodeSaid, type Voice } from './voice.ts';

const CAPTIONS = 3;
/** How far down the page's chips reach. */
const CHIPS = 42;
const KNOWS = 'M-3.4 0.2L-1 2.8L3.6 -2.6';

interface Drawn {
  readonly button: SVGElement;
  readonly said: SVGElement;
  readonly arc: SVGElement;
  readonly disc: SVGElement;
  readonly inner: SVGElement;
  readonly bars: SVGElement;
  readonly role: SVGElement;
  readonly epoch: SVGElement;
  readonly knows: SVGElement;
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
  private compared: Compared | null = null;

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
    const two = r < ROLE_LEAST;
    const halo = haloOf(r);
    const button = add(this.layer, 'g', {
      class: 'node',
      role: 'button',
      tabindex: 0,
      'aria-haspopup': 'menu',
      'data-node': node.id,
      transform: at(x, y),
    });
    add(button, 'circle', { class: 'focus', r: px(r + HALO + 6) });
    add(button, 'circle', { class: 'halo', r: px(halo) });
    const arc = add(button, 'circle', {
      class: 'arc',
      r: px(halo),
      pathLength: 1,
      transform: 'rotate(-90)',
      display: 'none',
    });
    const disc = add(button, 'circle', { class: 'disc', r: px(r) });
    const inner = add(button, 'circle', { class: 'inner', r: px(r - 4) });
    const name = add(button, 'text', {
      class: 'name',
      y: px(-r * (r < TINY ? 0.16 : two ? 0.05 : tight ? 0.26 : 0.2)),
      'font-size': px(Math.max(r < TINY ? SIZE : 13, r * 0.43)),
    });
    say(name, node.id);
    const said = add(this.over, 'g', { class: 'node-said', 'aria-hidden': 'true', transform: at(x, y) });
    const bars = add(said, 'path', {
      class: 'pause-bars',
      d: PAUSED,
      // Outside of the ring, and below the votes.
      transform: `${at(0, -halo - 5.5)}scale(0.85)`,
      display: 'none',
    });
    const role = add(said, 'text', { class: 'role', y: px(r * (tight ? 0.18 : 0.2)) });
    const epoch = add(said, 'text', {
      class: 'epoch',
      y: px(r * (r < TINY ? 0.6 : two ? 0.52 : 0.61)),
      'font-size': px(epochSize(r)),
    });
    const knows = add(said, 'g', { class: 'knows', transform: at(r * 0.74, -r * 0.74), display: 'none' });
    add(knows, 'circle', { class: 'knows-disc', r: px(Math.max(7, 8 * scale)) });
    add(knows, 'path', { class: 'knows-check', d: KNOWS, transform: `scale(${px(Math.max(1, scale))})` });
    const tally = add(said, 'g', { class: 'tally' });
    const captions = Array.from({ length: CAPTIONS }, () => add(said, 'text', { class: 'caption' }));
    return {
      ...{ button, said, arc, disc, inner, bars, role, epoch, knows, tally, captions },
      scene: null,
      arcWritten: -1,
    };
  }

  paint(scene: Scene, playhead: Micros, flight: Flight | null): void {
    const timed = scene.network.mode === 'timed';
    for (const node of scene.nodes) {
      const drawn = this.drawn.get(node.id);
      if (drawn === undefined) continue;
      if (drawn.scene !== node) {
        drawn.scene = node;
        this.write(drawn, node, scene.nodes);
      }
      const left = this.leftOf(node, timed ? (node.up === 'paused' ? node.pausedAt : playhead) : null);
      if (flight !== null && left > 0) this.fly(flight, node, left);
      this.writeArc(drawn, flight === null ? left : 0);
    }
  }

  /** Lights the numbers that are compared in words, as long as they still stand here. */
  compare(compared: Compared | null): void {
    this.compared = compared;
    for (const drawn of this.drawn.values()) if (drawn.scene !== null) this.mark(drawn, drawn.scene);
  }

  private mark(drawn: Drawn, node: NodeScene): void {
    const own = this.compared?.node === node.id && node.up === 'up' ? this.compared : null;
    flag(drawn.epoch, 'data-compared', own !== null && own.epoch === node.epoch);
    flag(drawn.tally, 'data-compared', own !== null && own.votes !== null && own.votes === node.tally?.granted.length);
    const { lines } = captionsOf(this.voice, this.place, node);
    for (const [i, caption] of drawn.captions.entries()) {
      const fact = lines[i]?.fact ?? null;
      const value = fact === null ? undefined : node.facts.find(({ label }) => label === fact)?.value;
      const said = own?.facts.some((it) => it.label === fact && it.value === value) === true;
      flag(caption, 'data-compared', said);
    }
  }

  light(lights: Lights): void {
    for (const [node, { button }] of this.drawn)
      light(button, lights, { kind: 'node', node }, this.voice.words.touched);
  }

  /** What is left of the timer that is drawn about a node, from 1 to 0. */
  private leftOf(node: NodeScene, now: Micros | null): number {
    let left = 0;
    if (now !== null && node.up !== 'crashed') {
      for (const { name, setAt, ringsAt } of node.timers) {
        if (this.voice.protocol.timers[name]?.arc !== true) continue;
        left = ringsAt > setAt ? Math.max(0, Math.min(1, (ringsAt - now) / (ringsAt - setAt))) : 0;
      }
    }
    return left;
  }

  private fly(flight: Flight, { id, up, epoch }: NodeScene, left: number): void {
    const { x, y } = this.place.nodes.get(id) as Point;
    flight.arc({ x, y, radius: haloOf(this.place.radius), left, epoch, held: up === 'paused' });
  }

  private writeArc(drawn: Drawn, left: number): void {
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
    const leads = !crashed && role?.leads === true;
    flag(button, 'data-leads', leads);
    flag(said, 'data-filled', leads);
    show(drawn.inner, !crashed && role?.ring === 'double');
    show(drawn.bars, node.up === 'paused');
    const word = roleSaid(voice, node);
    const size = roleSize(word, r);
    say(drawn.role, size === null ? '' : word);
    if (size !== null) put(drawn.role, 'font-size', px(size));
    say(drawn.epoch, crashed ? '' : epochIn(voice, node.epoch, r));
    const decision = decisionOf(voice, node);
    show(drawn.knows, decision !== null);
    if (decision !== null) put(drawn.knows, 'data-hue', hue(decision.epoch));
    this.writeTally(drawn.tally, node, nodes);
    this.writeCaptions(drawn, node);
    if (this.compared !== null) this.mark(drawn, node);
  }

  private writeCaptions(drawn: Drawn, node: NodeScene): void {
    const { lines, anchor, x, y, step } = captionsOf(this.voice, this.place, node);
    for (const [i, caption] of drawn.captions.entries()) {
      const line = lines[i];
      say(caption, line?.text ?? '');
      if (line === undefined) continue;
      put(caption, 'font-size', px(line.size));
      put(caption, 'text-anchor', anchor);
      put(caption, 'x', px(x));
      put(caption, 'y', px(y + i * step));
    }
  }

  /** A dot for each who may answer: consents, refusals, silence. */
  private writeTally(group: SVGElement, node: NodeScene, nodes: readonly NodeScene[]): void {
    group.replaceChildren();
    const { tally } = node;
    if (tally === null || node.up === 'crashed') return;
    const { granted, refused, needed } = tally;
    const votes = votesAt(this.place, this.voice, node.id, nodes, tally);
    const total = votes.length;
    if (total === 0) return;
    const { radius, scale, tally: off } = this.place;
    const away = radius + off;
    const side = tallySide(this.place, node.id);
    const step = tallyStep(this.place, total);
    for (const [i, { x, y }] of votes.entries()) {
      const kind = i < granted.length ? 'granted' : i < granted.length + refused.length ? 'refused' : 'silent';
      const vote = add(group, 'g', { transform: at(x, y) });
      add(vote, 'circle', { class: `vote ${kind}`, r: px(5 * scale) });
      if (kind === 'refused') add(vote, 'path', { class: 'vote-bar', d: 'M-2.4 0H2.4' });
    }
    const said = this.voice.words.tally(granted.length, needed);
    const wide = widthOf(said) * scale;
    const here = this.place.nodes.get(node.id) as Point;
    // Under the page's chips nothing could be read: beside the dots, then.
    const beside = side > 0 && here.y - away - 22 * scale < CHIPS;
    const { width } = this.place.box;
    const edge = away * Math.sin(((total - 1) / 2) * step) + 10 * scale;
    const right = here.x + edge + wide < width - 4;
    const x = beside
      ? (edge + wide / 2) * (right ? 1 : -1)
      : clamp(wide / 2 + 8, here.x, width - wide / 2 - 8) - here.x;
    const y =
      side < 0 ? away + 19 * scale : beside ? -away * Math.cos(((total - 1) / 2) * step) + 4 : -away - 11 * scale;
    say(add(group, 'text', { class: 'needed', 'font-size': px(12 * scale), x: px(x), y: px(y) }), said);
  }
}

/** The ring about a disc, where its timer runs down. */
function haloOf(radius: number): number {
  return radius + (radius < TINY ? 4.5 : HALO);
}

function epochSize(radius: number): number {
  return radius < TINY ? SIZE : Math.max(12.5, Math.min(14, radius * 0.26));
}

/** `ballot 2.1`, or `2.1` where there is no room for the word; nothing where there is none yet. */
function epochIn(voice: Voice, epoch: Epoch, radius: number): string {
  if (epoch === 0 && voice.about.noEpoch !== undefined) return '';
  const said = epochSaid(voice, epoch);
  const wide = (widthOf(said) / SIZE) * epochSize(radius);
  return wide <= radius * 1.55 ? said : voice.protocol.epochName(epoch);
}
