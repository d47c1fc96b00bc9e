// Everything the chrome can do, one object a command. Buttons, tooltips, the keyboard and the help dialog are all made of
// this table; the words are in src/words/chrome.*, under the same id.

import { ChevronLeft, ChevronRight, type LucideIcon, Redo2, SkipBack, SkipForward, Undo2 } from 'lucide-react';
import { PROTOCOLS } from '../../protocols/order.ts';
import { LANGUAGES } from '../../speech/languages.ts';
import type { Lab, LandmarkKind } from '../../store/lab.ts';
import { prefer, preferences } from '../../store/preferences.ts';
import type { FirstChromeWords } from '../../words/en/chrome.ts';
import type { DialogWords } from '../../words/en/dialogs.ts';
import { askedNext, hasElections, leaderNow, mainTimer, sceneOf, selectedNode } from '../frame/cluster.ts';
import { cannot, pageState, say, showDialog } from '../frame/page-state.ts';
import { stepped } from '../frame/speeds.ts';
import { comparison, endComparison } from '../pair/comparing.ts';
import { steps } from './steps.ts';

export type CommandId = keyof FirstChromeWords['commands'];

export interface Command {
  readonly id: CommandId;
  readonly group: keyof DialogWords['groups'];
  /** As tinykeys writes them; the first is the one that tooltips show. */
  readonly keys: readonly string[];
  /** What its button shows, unless the button has something else to show. */
  readonly icon?: LucideIcon;
  readonly run: (lab: Lab, key?: string) => void;
  /** Absent: always. */
  readonly enabled?: (lab: Lab) => boolean;
}

const open = (lab: Lab): boolean => lab.projector.now() !== null;

const elects = (lab: Lab): boolean => open(lab) && hasElections(lab.session.getState().protocol);

function jump(kind: LandmarkKind, by: 1 | -1): Pick<Command, 'run' | 'enabled' | 'group'> {
  return {
    group: 'jumps',
    enabled: open,
    run: (lab) => {
      void lab.jump(kind, by).then((found) => {
        if (found === false) say((words) => words.noLandmark[by > 0 ? 'next' : 'previous'][kind]);
      });
    },
  };
}

/** Nothing may be left to happen, in a manual network above all. */
function stepOn(lab: Lab): void {
  const place = () => lab.projector.now()?.shot.position;
  const before = place();
  void lab.step(1).then(() => {
    if (place() === before) cannot('stepForward');
  });
}

function pace(by: 1 | -1): Pick<Command, 'run' | 'enabled'> {
  const next = (lab: Lab) => stepped(lab.playback.getState().speed, by);
  return { enabled: (lab) => next(lab) !== lab.playback.getState().speed, run: (lab) => lab.setSpeed(next(lab)) };
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

export const commands: readonly Command[] = [
  {
    id: 'play',
    group: 'time',
    keys: ['Space', 'k'],
    enabled: open,
    run: (lab) => (lab.playback.getState().playing ? lab.pause() : lab.play()),
  },
  {
    id: 'stepForward',
    group: 'time',
    keys: ['.', 'PageDown', 'ArrowRight'],
    icon: ChevronRight,
    enabled: open,
    run: stepOn,
  },
  {
    id: 'stepBack',
    group: 'time',
    keys: [',', 'PageUp', 'ArrowLeft'],
    icon: ChevronLeft,
    enabled: (lab) => (lab.projector.now()?.playhead ?? 0) > 0,
    run: (lab) => lab.step(-1),
  },
  { id: 'toStart', group: 'time', keys: ['Home'], icon: SkipBack, enabled: open, run: (lab) => lab.seek(0) },
  {
    id: 'toEnd',
    group: 'time',
    keys: ['End'],
    icon: SkipForward,
    enabled: open,
    run: (lab) => lab.seek(lab.seenUntil()),
  },
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
  { id: 'nextElection', keys: ['e'], ...jump('election', 1), enabled: elects },
  { id: 'previousElection', keys: ['Shift+E'], ...jump('election', -1), enabled: elects },
  { id: 'nextCommit', keys: ['c'], ...jump('commit', 1) },
  { id: 'previousCommit', keys: ['Shift+C'], ...jump('commit', -1) },
  { id: 'nextFault', keys: ['f'], ...jump('fault', 1) },
  { id: 'previousFault', keys: ['Shift+F'], ...jump('fault', -1) },
  { id: 'nextBreach', keys: ['b'], ...jump('breach', 1) },
  { id: 'previousBreach', keys: ['Shift+B'], ...jump('breach', -1) },
  ...steps,
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
  {
    id: 'heal',
    group: 'nodes',
    keys: ['h'],
    enabled: (lab) => (sceneOf(lab)?.cuts.length ?? 0) > 0,
    run: (lab) => void lab.act({ kind: 'heal', links: null }),
  },
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
  {
    id: 'undo',
    group: 'page',
    keys: ['u', '$mod+z'],
    icon: Undo2,
    enabled: (lab) => lab.session.getState().canUndo,
    run: (lab) => lab.undo(),
  },
  {
    id: 'redo',
    group: 'page',
    keys: ['$mod+Shift+Z', '$mod+y'],
    icon: Redo2,
    enabled: (lab) => lab.session.getState().canRedo,
    run: (lab) => lab.redo(),
  },
  {
    id: 'compare',
    group: 'page',
    keys: ['v'],
    enabled: open,
    run: () => (comparison.getState().now === null ? showDialog('compare') : endComparison()),
  },
  { id: 'share', group: 'page', keys: ['s'], enabled: open, run: () => showDialog('share') },
  { id: 'take', group: 'page', keys: ['Shift+S'], enabled: open, run: () => showDialog('take') },
  { id: 'numbers', group: 'page', keys: ['q'], enabled: open, run: () => pageState.setState({ tab: 'numbers' }) },
  { id: 'bridge', group: 'page', keys: ['w'], run: () => showDialog('bridge') },
  {
    id: 'another',
    group: 'page',
    keys: ['a'],
    enabled: (lab) => open(lab) && PROTOCOLS.length > 1,
    run: () => showDialog('another'),
  },
  { id: 'open', group: 'page', keys: ['o'], run: () => showDialog('open') },
  {
    id: 'language',
    group: 'page',
    keys: ['l'],
    run: () => {
      const next = LANGUAGES.indexOf(preferences.getState().language) + 1;
      void prefer({ language: LANGUAGES[next % LANGUAGES.length] as (typeof LANGUAGES)[number] });
    },
  },
  {
    id: 'theme',
    group: 'page',
    keys: ['d'],
    run: () => void prefer({ theme: preferences.getState().theme === 'dark' ? 'light' : 'dark' }),
  },
  { id: 'help', group: 'page', keys: ['Shift+?', '?'], run: () => showDialog('help') },
];

const byId = new Map(commands.map((command) => [command.id, command]));

export function command(id: CommandId): Command {
  const found = byId.get(id);
  if (found === undefined) throw new Error(`There is no command ${id}.`);
  return found;
}

export function isEnabled({ enabled }: Command, lab: Lab): boolean {
  return enabled?.(lab) ?? true;
}
