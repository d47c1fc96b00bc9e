// What is selected, by its name: short enough for a button.

import { type Shots, selectedEnvelope } from '../../store/messages.ts';
import { litBy, type Touched } from '../../store/related.ts';
import type { Target } from '../../store/selection.ts';
import { epochTold, seconds } from '../../words/brief.ts';
import { messageTold, type Teller } from '../../words/tell.ts';
import type { Shot } from '../../worker/wire.ts';
import { toldOf } from '../why/account.ts';

export function targetTold(teller: Teller, target: Target, shot: Shot, film: Shots): string {
  const { about, panels } = teller;
  switch (target.kind) {
    case 'node':
      return target.node;
    case 'link':
      return target.ends.join('–');
    case 'envelope': {
      const envelope = selectedEnvelope(target, shot, film);
      if (envelope === null) return panels.selection.message(target.id);
      const { message, from, to } = messageTold(teller, envelope);
      return from === null ? `${message} → ${to}` : `${message} ${from} → ${to}`;
    }
    case 'slot':
      return `${about.slot} ${target.index}`;
    case 'epoch':
      return epochTold(teller, target.epoch);
    case 'happening': {
      const { position, index } = target;
      const of = position === shot.position ? shot : film.shot(position);
      const happening = of?.happenings[index];
      if (of === undefined || happening === undefined) return panels.spacetime.moveNumber(position);
      return `${toldOf(teller, of, happening)} · ${seconds(of.at)}`;
    }
    case 'rule':
      return about.rules[target.rule]?.name ?? target.rule;
  }
}

/** What is lit of the selection at a moment, in a line: for whoever does not see it. */
export function touchesTold({ panels, about }: Teller, touched: Touched, shot: Shot): string {
  // What is selected itself has been named.
  const isOther = (thing: Target) => litBy(touched, thing) !== 'selected';
  const flying = shot.scene.envelopes.filter(
    ({ id }) => touched.envelopes.has(id) && isOther({ kind: 'envelope', id }),
  ).length;
  const nodes = [...touched.nodes].filter((one) => isOther({ kind: 'node', node: one }));
  const slots = [...touched.slots].filter((index) => isOther({ kind: 'slot', index })).sort((a, b) => a - b);
  const range = slots.length > 3 ? `${slots[0]}–${slots.at(-1)}` : slots.join(', ');
  return panels.selection.touches(nodes, flying, range === '' ? '' : `${about.slot} ${range}`);
}
