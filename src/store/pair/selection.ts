// What is selected in one of two runs is selected in the other, where the other has it: a node, a link, a slot; under one
// protocol a term and a rule too, and what happened before the two part.

import type { Lab, SessionState } from '../lab.ts';
import type { Pointed, Target } from '../selection.ts';

export type Which = 'first' | 'second';

/** Up to where two runs are the same. */
interface Parted {
  readonly parting: { readonly position: number } | null;
  readonly comparable: boolean;
}

/** The same thing in the other run; null where it has none. */
function counterpart(target: Target | null, other: Lab, { parting, comparable }: Parted): Target | null {
  const { nodes = [] } = other.projector.now()?.shot.scene ?? {};
  const has = (node: string) => nodes.some(({ id }) => id === node);
  switch (target?.kind) {
    case 'node':
      return has(target.node) ? target : null;
    case 'link':
      return target.ends.every(has) ? target : null;
    case 'slot':
      return target;
    case 'epoch':
    case 'rule':
      return comparable ? target : null;
    case 'happening':
      return comparable && parting !== null && target.position < parting.position ? target : null;
    default:
      return null;
  }
}

/** @param touched is told in which of the two somebody selected or did something. Returns what ends it. */
export function together(first: Lab, second: Lab, parted: () => Parted, touched: (which: Which) => void): () => void {
  let passing = false;
  const pass =
    (which: Which, to: Lab) =>
    (now: Pointed, before: Pointed): void => {
      if (passing) return;
      passing = true;
      if (now.hovered !== before.hovered) to.hover(counterpart(now.hovered, to, parted()));
      if (now.selected !== before.selected) {
        to.select(counterpart(now.selected, to, parted()));
        if (now.selected !== null) touched(which);
      }
      passing = false;
    };
  const { selected } = first.selection.getState();
  second.select(counterpart(selected, second, parted()));
  const acted =
    (which: Which) =>
    ({ branch }: SessionState, before: SessionState): void => {
      if (branch !== before.branch) touched(which);
    };
  const stops = [
    first.session.subscribe(acted('first')),
    second.session.subscribe(acted('second')),
    first.selection.subscribe(pass('first', second)),
    second.selection.subscribe(pass('second', first)),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
