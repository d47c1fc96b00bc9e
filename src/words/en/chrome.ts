// Words of the chrome as it stands before anybody has done anything, in English. What it says later is in dialogs.en.ts.

import { listEn as list } from '../../speech/lists.ts';

const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

export const chrome = {
  title: 'Quorum Lab',
  language: { other: '中文', switchTo: 'Switch to Chinese' },
  size: (parts: readonly { readonly name: string; readonly count: number }[]) =>
    parts.map(({ name, count }) => plural(count, name)).join(', '),
  variant: (words: string) => `with a mistake: ${words}`,
  /** Of a run in which a rule is left out on purpose. */
  ruleOff: 'rule off',
  edited: 'edited',
  /** Inside another page, to the page itself. */
  inLab: 'Open in the lab',
  untitled: 'Untitled',
  rename: 'Rename',
  loading: 'Setting up the cluster…',
  /** Of the panel that comes first. */
  awaited: 'Why',
  regions: {
    stage: 'Cluster',
    panels: 'Panels',
    timeline: 'Timeline',
    network: 'Network',
    transport: 'Playback',
    branches: 'Futures of this run',
    strip: 'What to notice',
  },
  commands: {
    play: 'Play or pause',
    stepForward: 'Step forward',
    stepBack: 'Step back',
    nextBeat: 'Next beat',
    previousBeat: 'Previous beat',
    toStart: 'To the beginning',
    toEnd: 'To the latest moment seen',
    nextElection: 'Next election',
    previousElection: 'Previous election',
    nextCommit: 'Next decision',
    previousCommit: 'Previous decision',
    nextFault: 'Next fault',
    previousFault: 'Previous fault',
    nextBreach: 'Next violation of an invariant',
    previousBreach: 'Previous violation of an invariant',
    undo: 'Undo',
    redo: 'Redo',
    heal: 'Heal all links',
    share: 'Share',
    course: 'Course: lessons and challenges',
    bridge: 'Compare the protocols, idea by idea',
    compare: 'Two runs side by side, or one again',
    open: 'Open a scenario',
    help: 'Help and keys',
    language: 'Change language',
    theme: 'Light or dark',
    note: 'Put a note on this moment',
    caption: 'Write a caption at this moment',
  },
  keyNames: {
    Space: 'Space',
    ArrowRight: '→',
    ArrowLeft: '←',
    PageDown: 'Page Down',
    PageUp: 'Page Up',
    Home: 'Home',
    Escape: 'Esc',
    End: 'End',
    Shift: 'Shift',
    Control: 'Ctrl',
  } as Readonly<Record<string, string>>,
  withKey: (label: string, key: string) => `${label} (${key})`,
  playNow: 'Play',
  pauseNow: 'Pause',
  share: 'Share',
  protocols: 'Protocols',
  course: 'Course',
  lightNow: 'Switch to light colours',
  darkNow: 'Switch to dark colours',
  more: 'More controls',
  moreSteps: 'More steps',
  clock: 'Virtual time',
  speed: 'Speed',
  byInterest: 'by interest',
  byInterestTold: 'By interest: news slowly, routine quickly',
  speedValue: (speed: string) => `${speed} of real time`,
  landmarks: {
    jump: 'Jump to',
    beat: 'beat',
    election: 'election',
    commit: 'decision',
    fault: 'fault',
    breach: 'violation',
  },
  network: {
    colon: ': ',
    /** Of a network whose messages arrive by themselves, in milliseconds and per cent; null: none. */
    timed: (low: string, high: string, lost: string | null, doubled: string | null) =>
      [
        low === high ? `${low} ms` : `${low}–${high} ms`,
        lost === null ? 'no loss' : `${lost} % lost`,
        ...(doubled === null ? [] : [`${doubled} % doubled`]),
      ].join(', '),
    byHand: 'manual',
    /** Of one in which timers fire only by hand. */
    waits: 'timers wait',
    partition: 'Split',
    partitionTitle: 'Split the cluster',
    heal: (cuts: number) => `Heal ${plural(cuts, 'cut')}`,
  },
  hint: {
    play: 'Play the run',
  },
  beats: {
    next: 'Next',
    /** Beside the dots, for who does not see them. */
    place: (beat: number, of: number) => `Beat ${beat} of ${of}`,
    /** A run that stops at its beats, and one that plays on by itself. */
    stops: 'Stops at each beat',
    playsThrough: 'Play through',
    playsThroughTitle: 'Play on by itself after each beat has had time to be read',
    back: 'Back to the lesson',
    last: 'That was the last beat. Play goes on.',
    crash: (node: string) => `Crash ${node}`,
    ask: (node: string, value: string) => `Ask ${node} for ${value}`,
    once: 'This run stops at its captions. Next, or Space, goes on.',
    note: 'Note',
  },
  breach: {
    title: (name: string) => `${name} is broken.`,
    where: (nodes: readonly string[], slots: readonly number[]) => {
      const parts = [
        nodes.length > 0 ? `${nodes.length === 1 ? 'node' : 'nodes'} ${list(nodes)}` : '',
        slots.length > 0 ? `${slots.length === 1 ? 'slot' : 'slots'} ${list(slots.map(String))}` : '',
      ].filter((part) => part !== '');
      return parts.length > 0 ? `It concerns ${parts.join(', ')}.` : '';
    },
    goOn: 'Go on',
    see: 'See why',
  },
};

export type FirstChromeWords = typeof chrome;
