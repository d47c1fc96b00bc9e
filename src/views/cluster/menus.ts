// What can be done to a thing on the stage: the entries of its menu, each a move or the way to another menu. Pure; only
// what is possible in the scene is enabled.

import type { Choice, Link } from '../../engine/move.ts';
import type { NodeId } from '../../engine/protocol.ts';
import type { Envelope } from '../../engine/world.ts';
import type { OnStage } from '../../store/selection.ts';
import type { MenuWords } from '../../words/en/menus.ts';
import type { NodeScene, Scene } from '../../worker/wire.ts';
import { laneName } from '../place.ts';
import { arrow, envelopeSaid, lookOf, messageSaid, timerName } from './telling.ts';
import { epochSaid, roleName, type Voice } from './voice.ts';

export interface MenuVoice extends Voice {
  readonly menu: MenuWords;
}

/** A target, or a list that hangs on a node. */
export type Page = OnStage | { readonly kind: 'links' | 'messages' | 'request'; readonly node: NodeId };

export interface Entry {
  readonly id: string;
  readonly text: string;
  readonly enabled: boolean;
  readonly act?: Choice;
  readonly open?: Page;
  /** One of a few, of which one holds. */
  readonly checked?: boolean;
  readonly danger?: boolean;
  /** A mark before the text. */
  readonly mark?: ReturnType<typeof lookOf>;
}

export interface Menu {
  readonly title: string;
  readonly entries: readonly (readonly Entry[])[];
  /** The page that this one hangs on. */
  readonly from?: Page;
}

const DELAY = 50_000;
const RATES = [
  ['slower', 500],
  ['normal', 1000],
  ['faster', 2000],
] as const;
/** In a list of messages. */
const LISTED = 40;

/** The menu of a page; null when the thing it is about exists no more. */
export function menuOf(voice: MenuVoice, scene: Scene, page: Page): Menu | null {
  if (page.kind === 'envelope') {
    const envelope = scene.envelopes.find(({ id }) => id === page.id);
    return envelope === undefined ? null : envelopeMenu(voice, envelope);
  }
  if (page.kind === 'link') return linkMenu(voice, scene, page.ends);
  const node = scene.nodes.find(({ id }) => id === page.node);
  if (node === undefined) return null;
  const from: Page = { kind: 'node', node: node.id };
  const { menu } = voice;
  switch (page.kind) {
    case 'node':
      return nodeMenu(voice, scene, node);
    case 'request':
      return { title: menu.request, entries: [], from };
    case 'links':
      return {
        title: `${node.id} · ${menu.links}`,
        from,
        entries: [
          others(scene, node.id).map((other) => ({
            id: `link-${other}`,
            text: menu.linkTo(other),
            enabled: true,
            open: { kind: 'link', ends: inOrder(scene, node.id, other) },
          })),
        ],
      };
    case 'messages': {
      const own = messagesOf(scene, node.id);
      return {
        title: `${node.id} · ${menu.messages(own.length)}`,
        from,
        entries: [
          own.slice(0, LISTED).map((envelope) => ({
            id: `envelope-${envelope.id}`,
            text: envelopeSaid(voice, envelope),
            enabled: true,
            mark: lookOf(voice, envelope),
            open: { kind: 'envelope', id: envelope.id },
          })),
        ],
      };
    }
  }
}

function nodeMenu(voice: MenuVoice, scene: Scene, node: NodeScene): Menu {
  const request: Entry = {
    id: 'request',
    text: voice.menu.request,
    enabled: true,
    open: { kind: 'request', node: node.id },
  };
  const { menu } = voice;
  const { id, up } = node;
  const links = pairs(id, others(scene, id));
  const cuts = new Set(scene.cuts);
  const cut = (link: Link) => cuts.has(laneName(link[0], link[1]));
  const own = messagesOf(scene, id);
  const title = up === 'up' ? [id, roleName(voice, node.role)] : [id, voice.words[up]];
  if (up !== 'crashed') title.push(epochSaid(voice, node.epoch));
  const entries: Entry[][] = [
    [
      up === 'crashed'
        ? entry('restart', menu.restart, { kind: 'restart', node: id })
        : { ...entry('crash', menu.crash, { kind: 'crash', node: id }), danger: true },
      ...(up === 'crashed' ? [{ ...entry('wipe', menu.wipe, { kind: 'wipe', node: id } as const), danger: true }] : []),
      up === 'paused'
        ? entry('resume', menu.resume, { kind: 'resume', node: id })
        : entry('pause', menu.pause, { kind: 'pause', node: id }, up === 'up'),
    ],
    [
      ...(voice.protocol.clients.parts.includes(node.part) ? [request] : []),
      ...Object.keys(voice.protocol.timers)
        .flatMap((timer) => node.timers.filter(({ name }) => name === timer))
        .map(({ name: timer, of }) => {
          const ring: Choice = { kind: 'ring', node: id, timer, ...(of === undefined ? {} : { of }) };
          const called = of === undefined ? timer : `${timer}-${of}`;
          return entry(`ring-${called}`, menu.ring(timerName(voice, timer, of)), ring, up === 'up');
        }),
    ],
    [
      entry(
        'isolate',
        menu.isolate,
        { kind: 'cut', links },
        links.some((link) => !cut(link)),
      ),
      entry('rejoin', menu.rejoin, { kind: 'heal', links }, links.some(cut)),
      { id: 'links', text: menu.links, enabled: links.length > 0, open: { kind: 'links', node: id } },
      {
        id: 'messages',
        text: menu.messages(own.length),
        enabled: own.length > 0,
        open: { kind: 'messages', node: id },
      },
    ],
    RATES.map(([name, rate]) => ({
      ...entry(`clock-${name}`, menu[name], { kind: 'set', settings: { clock: { node: id, rate } } }),
      checked: node.clock === rate,
    })),
  ];
  return { title: title.join(' · '), entries: entries.filter((group) => group.length > 0) };
}

function linkMenu(voice: MenuVoice, scene: Scene, [a, b]: readonly [NodeId, NodeId]): Menu {
  const { menu } = voice;
  const { linkSaid } = voice.words;
  const there = scene.cuts.includes(laneName(a, b));
  const back = scene.cuts.includes(laneName(b, a));
  const held = (from: NodeId, to: NodeId) => scene.network.detained?.includes(laneName(from, to)) ?? false;
  const both: readonly Link[] = [
    [a, b],
    [b, a],
  ];
  return {
    title: linkSaid(a, b, there, back),
    entries: [
      [
        { ...entry('cut-both', menu.cutBoth, { kind: 'cut', links: both }, !(there && back)), danger: true },
        entry('cut-there', menu.cutOneWay(a, b), { kind: 'cut', links: [[a, b]] }, !there),
        entry('cut-back', menu.cutOneWay(b, a), { kind: 'cut', links: [[b, a]] }, !back),
        entry('restore', menu.restore, { kind: 'heal', links: both }, there || back),
      ],
      [
        entry('detain-there', menu.detain(a, b), { kind: 'detain', links: [[a, b]] }, !held(a, b)),
        entry('detain-back', menu.detain(b, a), { kind: 'detain', links: [[b, a]] }, !held(b, a)),
        entry('release', menu.release, { kind: 'release', links: both }, held(a, b) || held(b, a)),
      ],
    ],
  };
}

function envelopeMenu(voice: MenuVoice, envelope: Envelope): Menu {
  const { menu } = voice;
  const { id, from, to } = envelope;
  return {
    title: `${messageSaid(voice, envelope)} · ${arrow(from ?? '', to)}`,
    entries: [
      [
        entry('deliver', menu.deliver, { kind: 'deliver', envelope: id }),
        entry('delay', menu.delay, { kind: 'delay', envelope: id, by: DELAY }),
        entry('duplicate', menu.duplicate, { kind: 'duplicate', envelope: id }),
        { ...entry('drop', menu.drop, { kind: 'drop', envelope: id }), danger: true },
      ],
    ],
  };
}

function entry(id: string, text: string, act: Choice, enabled = true): Entry {
  return { id, text, enabled, act };
}

function others(scene: Scene, id: NodeId): NodeId[] {
  return scene.nodes.map((node) => node.id).filter((other) => other !== id);
}

function pairs(id: NodeId, with_: readonly NodeId[]): Link[] {
  return with_.flatMap((other): Link[] => [
    [id, other],
    [other, id],
  ]);
}

function messagesOf(scene: Scene, id: NodeId): Envelope[] {
  return scene.envelopes.filter(({ from, to }) => from !== null && (from === id || to === id));
}

/** Two nodes as the ends of their link: in the order of the scene. */
function inOrder(scene: Scene, a: NodeId, b: NodeId): [NodeId, NodeId] {
  const place = (id: NodeId) => scene.nodes.findIndex((node) => node.id === id);
  return place(a) < place(b) ? [a, b] : [b, a];
}

/** What a client might ask of a node, as an example: of each of those that clients turn to another one. */
export function exampleFor({ protocol: { clients } }: Voice, nodes: readonly NodeScene[], id: NodeId): string {
  const asked = nodes.filter(({ part }) => clients.parts.includes(part));
  return clients.command(
    Math.max(
      0,
      asked.findIndex((node) => node.id === id),
    ) + 1,
  );
}
