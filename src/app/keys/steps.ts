// Steps of every size, in both directions: to the next happening, message or doing of a node, and along what was selected.
// A step that finds nothing says so.

import { X } from 'lucide-react';
import type { NodeId } from '../../engine/protocol.ts';
import type { Lab } from '../../store/lab.ts';
import { touchedNow } from '../../store/related.ts';
import { walk } from '../../store/selection.ts';
import { pageState, present, say } from '../frame/page-state.ts';
import { type Command, open } from './buttons.ts';

type Both = readonly [next: string, previous: string];

/** Something takes a while, or the page says that it stopped: that is let go of first. */
function isBusy(lab: Lab): boolean {
  const { searching, stopped } = lab.session.getState();
  return searching || stopped !== null;
}

/** The node that is meant: selected itself, or by what is selected. */
function nodeMeant(lab: Lab): NodeId | null {
  return touchedNow(lab).node;
}

function direction(by: 1 | -1): 'next' | 'previous' {
  return by > 0 ? 'next' : 'previous';
}

function happening(lab: Lab, by: 1 | -1): void {
  void lab.stepHappening(by).then((found) => {
    if (!found) say((words) => words.tree.steps.none[direction(by)].happening);
  });
}

function message(lab: Lab, by: 1 | -1): void {
  void lab.find({ kind: 'message' }, by).then((found) => {
    if (found === false) say((words) => words.tree.steps.none[direction(by)].message);
  });
}

function ofNode(lab: Lab, by: 1 | -1): void {
  const node = nodeMeant(lab);
  if (node === null) {
    say((words) => words.tree.steps.noNode);
    return;
  }
  void lab.find({ kind: 'node', node }, by).then((found) => {
    if (found) lab.select({ kind: 'node', node });
    else if (found === false) say((words) => words.tree.steps.none[direction(by)].node);
  });
}

function selection(lab: Lab, by: 1 | -1): void {
  if (!walk(lab, by)) say((words) => words.tree.steps.noSelection[direction(by)]);
}

function both(
  [next, previous]: readonly [Command['id'], Command['id']],
  [forth, back]: Both,
  step: (lab: Lab, by: 1 | -1) => void,
): Command[] {
  const common = { group: 'jumps', enabled: open } as const;
  return [
    { ...common, id: next, keys: [forth], run: (lab) => step(lab, 1) },
    { ...common, id: previous, keys: [back], run: (lab) => step(lab, -1) },
  ];
}

export const steps: readonly Command[] = [
  ...both(['nextHappening', 'previousHappening'], ['i', 'Shift+I'], happening),
  ...both(['nextMessage', 'previousMessage'], ['n', 'Shift+N'], message),
  ...both(['nextOfNode', 'previousOfNode'], ['j', 'Shift+J'], ofNode),
  ...both(['selectionForward', 'selectionBack'], [']', '['], selection),
  {
    id: 'clearSelection',
    group: 'jumps',
    keys: ['Escape'],
    icon: X,
    enabled: (lab) => isBusy(lab) || lab.selection.getState().selected !== null || pageState.getState().presenting,
    run: (lab) => {
      if (isBusy(lab)) lab.leaveOff();
      else if (lab.selection.getState().selected !== null) lab.select(null);
      else present(false);
    },
  },
];
