// Where a beat has its reader look: a node, a panel.

import type { Lab } from '../../store/lab.ts';
import { face } from '../../views/ledger/face.ts';
import type { LessonLook } from '../../worker/lesson-told.ts';
import { sceneOf } from '../frame/cluster.ts';
import { pageState, type TabName } from '../frame/page-state.ts';
import { leaderNow } from '../keys/meant.ts';

const TABS: { readonly [panel in NonNullable<LessonLook['panel']>]: TabName } = {
  why: 'why',
  state: 'state',
  rules: 'rules',
  statechart: 'chart',
  invariants: 'invariants',
  numbers: 'numbers',
  logs: 'ledger',
  ballots: 'ledger',
  compare: 'compare',
};

/** Where there is room the tables stand beside the panels, whichever is open. */
const ROOM = '(min-width: 820px) and (min-height: 540px)';

export function lookAt(lab: Lab, { panel, nodes }: LessonLook): void {
  if (panel !== undefined) {
    const tab = TABS[panel];
    if (tab !== 'ledger' || !matchMedia(ROOM).matches) pageState.setState({ tab });
    if (tab === 'ledger') face.setState({ ballots: panel === 'ballots' });
  }
  if (nodes === undefined) return;
  const [first] = nodes;
  const node = first === 'leader' ? leaderNow(lab)?.id : first;
  // One thing is selected at a time; all of them are none.
  const isAll = nodes.length > 1 && nodes.length === sceneOf(lab)?.nodes.length;
  lab.select(node === undefined || isAll ? null : { kind: 'node', node });
}
