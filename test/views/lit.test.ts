// Every view marks every kind of selection: a line a kind, for each view how many things are lit as selected and how many as
// touched. The rule book, the statechart and the page as a whole are looked at in a browser.

import { createElement } from 'react';
import { expect, test, vi } from 'vitest';
import { decidesOf } from '../../src/engine/protocol.ts';
import { touched } from '../../src/store/reach.ts';
import type { Target } from '../../src/store/selection.ts';
import { Ballots } from '../../src/views/ballots/Ballots.tsx';
import { Painter } from '../../src/views/cluster/painter.ts';
import * as traffic from '../../src/views/cluster/traffic.ts';
import { Slots } from '../../src/views/ledger/Slots.tsx';
import { Arrows } from '../../src/views/spacetime/arrows.ts';
import { Lanes } from '../../src/views/spacetime/lanes.ts';
import { Light, namedBy } from '../../src/views/spacetime/light.ts';
import { NodeState } from '../../src/views/state/NodeState.tsx';
import { Why } from '../../src/views/why/Why.tsx';
import { protocols } from '../protocols.ts';
import { momentOf } from './moments.ts';
import { sheet } from './paper.ts';
import { labOf, render } from './rendered.ts';
import { node, shot } from './toy.ts';

const { preferences } = vi.hoisted(() => ({ preferences: { language: 'en', theme: 'light', stillness: true } }));
vi.mock('../../src/store/preferences.ts', () => ({
  preferences: { getState: () => preferences, getInitialState: () => preferences, subscribe: () => () => {} },
}));

type Id = keyof typeof protocols;

/** A moment at which a message was heard that is about a slot, where there are slots, and came to something. */
function momentWith(id: Id) {
  const { run, shots, words, teller } = momentOf(id, 'middle');
  const kinds = run.protocol.messages;
  const position = shots.findIndex(({ happenings }) =>
    happenings.some(
      (it) =>
        it.kind === 'heard' &&
        it.envelope.from !== null &&
        (id === 'paxos' || (kinds[it.envelope.message.type]?.slots?.(it.envelope.message as never).length ?? 0) > 0),
    ),
  );
  const shot = shots[position];
  const heard = shot?.happenings.find((it) => it.kind === 'heard');
  const noted = shot?.happenings.findLast((it) => it.kind === 'noted');
  if (shot === undefined || heard === undefined || noted === undefined) throw new Error('Nothing is heard.');
  const { envelope } = heard;
  const ends = [envelope.from ?? '', envelope.to] as const;
  const order = shot.scene.nodes.map((node) => node.id);
  const targets: Target[] = [
    { kind: 'node', node: heard.node },
    { kind: 'link', ends: order.indexOf(ends[0]) < order.indexOf(ends[1]) ? ends : [ends[1], ends[0]] },
    { kind: 'envelope', id: envelope.id },
    ...(id === 'paxos' ? [] : [{ kind: 'slot', index: 1 } as const]),
    { kind: 'epoch', epoch: kinds[envelope.message.type]?.epoch(envelope.message as never) ?? 0 },
    { kind: 'happening', position, index: shot.happenings.indexOf(noted) },
    { kind: 'rule', rule: noted.rule },
  ];
  return { run, shot, past: shots.slice(0, position + 1), words, teller, targets };
}

const marks = (html: string): string => {
  const found = [...html.matchAll(/data-lit="(\w+)"/g)].map(([, how]) => how);
  return `${found.filter((how) => how === 'selected').length}+${found.filter((how) => how === 'touched').length}`;
};

test.each(Object.keys(protocols) as Id[])('%s: so many things are selected, and so many touched', async (id) => {
  const { run, shot, past, words, teller, targets } = momentWith(id);
  const { protocol } = run;
  const lines = targets.map((target) => {
    const lab = labOf(past, target, protocol);
    const all = touched(target, shot, lab.film, protocol);
    const { scene } = shot;
    const { sheet: drawn, root } = sheet();
    const voice = { protocol, words: words.stage, about: teller.about };
    const staging = { ...voice, still: true, between: () => [], touched: () => all };
    const painter = new Painter(root, { width: 800, height: 560 }, staging);
    painter.bring(traffic);
    painter.paint({ shot, playhead: shot.at, playing: false });
    painter.light({ selected: target, hovered: null });
    const stage = `${drawn.with('data-selected').length}+${drawn.with('data-touched').length}`;

    const named = namedBy(all, null, protocol, []);
    const arrows = new Arrows(protocol);
    const lanes = new Lanes(
      scene.nodes.map((node) => node.id),
      (role) => protocol.roles[role]?.leads === true,
    );
    lanes.add(run.landmarks.filter(({ position }) => position <= shot.position));
    const lit = [
      `${named.nodes.size} lanes`,
      `${arrows.block(lab.film, 0).filter((arrow) => named.arrow?.(arrow)).length} arrows`,
      `${lanes.marks.filter((mark) => named.mark?.(mark, mark)).length} marks`,
    ];

    const why = render(lab, Why);
    const [step = '', feed = ''] = why.split('class="why-feed"');
    return [
      `${target.kind}:`,
      `stage ${stage},`,
      `ledger ${decidesOf(protocol) === 'value' ? '–' : marks(render(lab, () => createElement(Slots, { protocol, scene })))},`,
      `ballots ${marks(render(lab, () => createElement(Ballots, { protocol, scene })))},`,
      `why ${marks(step)}, feed ${marks(feed)},`,
      `state ${marks(render(lab, NodeState))},`,
      `diagram ${lit.join(' ')}`,
    ].join(' ');
  });
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`../protocols/${id}/pictures/lit.txt`);
});

test('a comparison stays while the pointer rests on what it compared, and gives way to anything else', () => {
  const [a, b, c] = [0, 1, 2].map((position) => ({ position, index: 0 }));
  const lab = labOf(
    [0, 1, 2].map((p) => shot(p, p * 1000, [{ kind: 'rang', node: 'S1', timer: 'doze' }], [node('S1'), node('S2')])),
  );
  Object.assign(lab, { record: () => new Promise(() => {}) });
  const light = new Light(lab, () => {});
  const focus = (dwelt: typeof a | null) => light.on(dwelt ?? null, 5000, false, []).focus;
  lab.selection.setState({ selected: { kind: 'happening', position: 0, index: 0 } });
  light.compare({ position: 1, index: 0 });
  expect(focus(b)).toEqual(a);
  expect(focus(c)).toEqual(c);
  expect(focus(null)).toEqual(a);
  // Nothing is compared any more.
  light.forget(false);
  expect(focus(b)).toEqual(b);
});
