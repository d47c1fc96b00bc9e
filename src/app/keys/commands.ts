// Everything the chrome can do, one object a command. Buttons, tooltips, the keyboard and the help dialog are all made of
// this table, and of its part that the first picture needs (buttons.ts).

import { PROTOCOLS } from '../../protocols/order.ts';
import type { Lab } from '../../store/lab.ts';
import { DEFAULT_SPEED } from '../../store/pace.ts';
import { sceneOf } from '../frame/cluster.ts';
import { cannot, pageState, present, say, showDialog } from '../frame/page-state.ts';
import { climb, rungOf, STOPS, stopOf } from '../frame/speeds.ts';
import { comparison } from '../pair/comparing.ts';
import { type ButtonId, button, type Command, type CommandId, open } from './buttons.ts';
import { askedNext, leaderNow, mainTimer, selectedNode } from './meant.ts';
import { steps } from './steps.ts';

function pace(by: 1 | -1): Pick<Command, 'run' | 'enabled'> {
  const rung = (lab: Lab) => rungOf(lab.playback.getState());
  const can = (next: number) => next >= 0 && next <= STOPS.length;
  // From the pace by interest a person who wants it faster begins at the rate at which a newcomer can follow.
  const next = (lab: Lab) => (rung(lab) === 0 && by > 0 ? stopOf(DEFAULT_SPEED) + 1 : rung(lab) + by);
  return { enabled: (lab) => can(next(lab)), run: (lab) => climb(lab, next(lab)) };
}

function crashOrRestart(lab: Lab): void {
  const node = selectedNode(lab) ?? leaderNow(lab);
  if (node !== null) void lab.act({ kind: node.up === 'crashed' ? 'restart' : 'crash', node: node.id });
}

function pauseOrResume(lab: Lab): void {
  const node = selectedNode(lab);
  if (node !== null) void lab.act({ kind: node.up === 'paused' ? 'resume' : 'pause', node: node.id });
}

/** The requests sent so far, counted, so that each asks for something else. */
let asked = 0;

function request(lab: Lab): void {
  const node = askedNext(lab);
  const { protocol } = lab.session.getState();
  if (node === null || protocol === null) return;
  asked = (asked % 99) + 1;
  void lab.act({ kind: 'request', node: node.id, command: protocol.clients.command(asked) });
}

function ringSelected(lab: Lab): void {
  const node = selectedNode(lab);
  const timer = node === null ? null : mainTimer(node, lab.session.getState().protocol);
  if (node === null) return;
  if (timer === null)
    say((words) => words.refusals[node.up === 'crashed' ? 'notUp' : 'noSuchTimer'] ?? words.impossible);
  else void lab.act({ kind: 'ring', node: node.id, ...timer });
}

function selectNth(lab: Lab, key = '1'): void {
  const node = sceneOf(lab)?.nodes[Number(key) - 1];
  if (node === undefined) {
    cannot('selectNode');
    return;
  }
  lab.select({ kind: 'node', node: node.id });
  const stage = comparison.getState().hand === 'second' ? '[data-second] ' : '';
  const mark = document.querySelector<SVGElement>(`${stage}[data-node="${CSS.escape(node.id)}"]`);
  (mark?.matches('[tabindex]') ? mark : mark?.querySelector<SVGElement>('[tabindex]'))?.focus();
}

const these = (...ids: readonly ButtonId[]): Command[] => ids.map(button);

export const commands: readonly Command[] = [
  ...these('play', 'nextBeat', 'previousBeat', 'stepForward', 'stepBack', 'toStart', 'toEnd'),
  {
    id: 'faster',
    group: 'time',
    keys: ['+', 'Shift++', '='],
    ...pace(1),
  },
  {
    id: 'slower',
    group: 'time',
    keys: ['-', 'Shift+_'],
    ...pace(-1),
  },
  ...these(
    'nextElection',
    'previousElection',
    'nextCommit',
    'previousCommit',
    'nextFault',
    'previousFault',
    'nextBreach',
    'previousBreach',
  ),
  ...steps,
  ...these('note', 'caption'),
  {
    id: 'crash',
    group: 'nodes',
    keys: ['x'],
    enabled: (lab) => (selectedNode(lab) ?? leaderNow(lab)) !== null,
    run: crashOrRestart,
  },
  { id: 'pauseNode', group: 'nodes', keys: ['p'], enabled: (lab) => selectedNode(lab) !== null, run: pauseOrResume },
  { id: 'request', group: 'nodes', keys: ['r'], enabled: (lab) => askedNext(lab) !== null, run: request },
  { id: 'ring', group: 'nodes', keys: ['t'], enabled: (lab) => selectedNode(lab) !== null, run: ringSelected },
  {
    id: 'selectNode',
    group: 'nodes',
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    enabled: open,
    run: selectNth,
  },
  ...these('heal'),
  {
    id: 'mode',
    group: 'nodes',
    keys: ['m'],
    enabled: open,
    run: (lab) => {
      const network = sceneOf(lab)?.network.mode === 'manual' ? 'timed' : 'manual';
      void lab.act({ kind: 'set', settings: { network } });
    },
  },
  ...these('undo', 'redo', 'compare', 'share'),
  {
    id: 'present',
    group: 'page',
    keys: ['Shift+P'],
    enabled: open,
    run: () => present(!pageState.getState().presenting),
  },
  {
    id: 'code',
    group: 'page',
    keys: ['Shift+Q'],
    enabled: () => pageState.getState().presenting,
    run: () => pageState.setState(({ code }) => ({ code: !code })),
  },
  { id: 'take', group: 'page', keys: ['Shift+S'], enabled: open, run: () => showDialog('take') },
  { id: 'numbers', group: 'page', keys: ['q'], enabled: open, run: () => pageState.setState({ tab: 'numbers' }) },
  {
    id: 'larger',
    group: 'page',
    keys: ['Shift+L'],
    enabled: open,
    run: () => pageState.setState(({ large }) => ({ large: !large })),
  },
  ...these('course', 'bridge'),
  { id: 'check', group: 'page', keys: ['Shift+K'], run: () => showDialog('check') },
  {
    id: 'another',
    group: 'page',
    keys: ['a'],
    enabled: (lab) => open(lab) && PROTOCOLS.length > 1,
    run: () => showDialog('another'),
  },
  ...these('open', 'language', 'theme', 'help'),
];

const byId = new Map(commands.map((command) => [command.id, command]));

export function command(id: CommandId): Command {
  const found = byId.get(id);
  if (found === undefined) throw new Error(`There is no command ${id}.`);
  return found;
}
