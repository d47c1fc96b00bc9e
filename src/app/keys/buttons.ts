// The commands that have a button in the first picture, and what every command is; the others are in commands.ts, and come
// a moment later. The words are in src/words/*/chrome.ts and commands.ts, under the same id.

import {
  Captions,
  ChevronLeft,
  ChevronRight,
  Flag,
  type LucideIcon,
  Redo2,
  SkipBack,
  SkipForward,
  Undo2,
} from 'lucide-react';
import { LANGUAGES } from '../../speech/languages.ts';
import type { Lab, LandmarkKind } from '../../store/lab.ts';
import { prefer, preferences } from '../../store/preferences.ts';
import type { ChromeWords, DialogWords } from '../../words/en/dialogs.ts';
import { hasElections, sceneOf } from '../frame/cluster.ts';
import { pageState, say, showDialog } from '../frame/page-state.ts';
import { comparison, endComparison } from '../pair/comparing.ts';
import { stepOn } from './onward.ts';

export type CommandId = keyof ChromeWords['commands'];

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

export const open = (lab: Lab): boolean => lab.projector.now() !== null;

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

function hasBeats(lab: Lab): boolean {
  const { beats, coming } = lab.session.getState();
  return beats.length + coming > 0;
}

const buttons = [
  {
    id: 'play',
    group: 'time',
    keys: ['Space', 'k'],
    enabled: open,
    // Who has read what is held goes on.
    run: (lab, key) => {
      const { playing, breath } = lab.playback.getState();
      if (key === 'Space' && breath !== null) void lab.next();
      else if (playing) lab.pause();
      else lab.play();
    },
  },
  {
    id: 'stepForward',
    group: 'time',
    keys: ['.', 'ArrowRight'],
    icon: ChevronRight,
    enabled: open,
    run: (lab) => void stepOn(lab),
  },
  {
    id: 'stepBack',
    group: 'time',
    keys: [',', 'ArrowLeft'],
    icon: ChevronLeft,
    enabled: (lab) => (lab.projector.now()?.playhead ?? 0) > 0,
    run: (lab) => void lab.step(-1),
  },
  {
    id: 'nextBeat',
    group: 'time',
    keys: ['PageDown', '>', 'Shift+>', 'Enter'],
    enabled: open,
    run: (lab) => {
      const { lesson } = lab.session.getState();
      if (lab.guide !== null) lab.guide.step(1);
      else if (lesson !== null) lab.backToLesson();
      else if (!hasBeats(lab)) void stepOn(lab);
      // Without motion it is there at once.
      else
        void (preferences.getState().stillness ? lab.jump('beat', 1) : lab.next()).then((found) => {
          if (found === false) say((words) => words.beats.last);
        });
    },
  },
  {
    id: 'previousBeat',
    group: 'time',
    keys: ['PageUp', '<', 'Shift+<'],
    enabled: (lab) => (lab.projector.now()?.playhead ?? 0) > 0,
    run: (lab) => {
      if (lab.guide !== null) lab.guide.step(-1);
      else if (!hasBeats(lab)) void lab.step(-1);
      // Before the first there is the beginning.
      else
        void lab.jump('beat', -1).then((found) => {
          if (found === false) lab.seek(0);
        });
    },
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
  { id: 'nextElection', keys: ['e'], ...jump('election', 1), enabled: elects },
  { id: 'previousElection', keys: ['Shift+E'], ...jump('election', -1), enabled: elects },
  { id: 'nextCommit', keys: ['c'], ...jump('commit', 1) },
  { id: 'previousCommit', keys: ['Shift+C'], ...jump('commit', -1) },
  { id: 'nextFault', keys: ['f'], ...jump('fault', 1) },
  { id: 'previousFault', keys: ['Shift+F'], ...jump('fault', -1) },
  {
    id: 'nextBreach',
    keys: ['b'],
    ...jump('breach', 1),
    // Before a room it is the key that darkens the screen.
    run: (lab) => {
      const { presenting, blank } = pageState.getState();
      if (presenting) pageState.setState({ blank: !blank });
      else jump('breach', 1).run(lab);
    },
  },
  { id: 'previousBreach', keys: ['Shift+B'], ...jump('breach', -1) },
  {
    id: 'heal',
    group: 'nodes',
    keys: ['h'],
    enabled: (lab) => (sceneOf(lab)?.cuts.length ?? 0) > 0,
    run: (lab) => void lab.act({ kind: 'heal', links: null }),
  },
  {
    id: 'note',
    group: 'page',
    keys: ['g'],
    icon: Flag,
    enabled: open,
    run: (lab) => {
      lab.pause();
      pageState.setState({ noting: true });
    },
  },
  {
    id: 'caption',
    group: 'page',
    keys: ['Shift+G'],
    icon: Captions,
    enabled: open,
    run: (lab) => {
      lab.pause();
      pageState.setState({ captioning: true });
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
  { id: 'course', group: 'page', keys: ['Shift+O'], run: () => showDialog('course') },
  { id: 'bridge', group: 'page', keys: ['w'], run: () => showDialog('bridge') },
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
] as const satisfies readonly Command[];

export type ButtonId = (typeof buttons)[number]['id'];

const byId = new Map<ButtonId, Command>(buttons.map((each) => [each.id, each]));

export const button = (id: ButtonId): Command => byId.get(id) as Command;

export function isEnabled({ enabled }: Command, lab: Lab): boolean {
  return enabled?.(lab) ?? true;
}
