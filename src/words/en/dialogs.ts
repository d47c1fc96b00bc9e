// Words of the chrome that come when something is done or opened, in English: what is announced, refused and asked, and
// the dialogs.

import type { Chapter } from '../../speech/chapters.ts';
import { listEn as list } from '../../speech/lists.ts';
import type { FirstChromeWords } from './chrome.ts';
import type { CommandWords } from './commands.ts';
import { branchesEn } from './futures.ts';

const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

export const dialogsEn = {
  steps: {
    happening: 'event',
    message: 'message',
    node: 'this node',
    selection: 'selection',
  },
  close: 'Close',
  cancel: 'Cancel',
  dismiss: 'Dismiss',
  opening: 'Opening…',
  titleField: 'Title of this run',
  coming: 'Fetching this part of the page…',
  tabs: {
    spacetime: 'Diagram',
    why: 'Why',
    state: 'State',
    rules: 'Rules',
    invariants: 'Invariants',
    hold: (n: number) => `${n} hold`,
    broken: (n: number) => `${n} broken`,
    more: 'More',
    /** Of each of the others, what it shows. */
    about: {
      chart: 'The machine that a node runs, and the steps it took',
      invariants: 'What must always hold, and whether it does',
      numbers: 'Elections, messages and waits of this run, counted',
      compare: 'What each of the two runs did',
    },
    larger: 'Larger',
  },
  splitters: {
    names: { side: 'Width of tables and panels', tables: 'Height of the tables', time: 'Height of the diagram' },
    how: 'Drag, or press arrow keys. A double click or Enter puts it back.',
  },
  groups: { time: 'Time', jumps: 'Jumps', nodes: 'Nodes and network', page: 'Page' },
  noLandmark: {
    next: {
      election: 'No election after this moment so far.',
      commit: 'Nothing is decided after this moment so far.',
      fault: 'No fault after this moment.',
      breach: 'No invariant breaks after this moment so far.',
    },
    previous: {
      election: 'No election before this moment.',
      commit: 'Nothing was decided before this moment.',
      fault: 'No fault before this moment.',
      breach: 'No invariant broke before this moment.',
    },
  },
  tuning: {
    timed: 'Timed',
    manual: 'Manual',
    delayTitle: 'Delay of a message',
    lossTitle: 'Lost and doubled messages',
    clientsTitle: 'Requests of clients',
    timedAbout: 'Messages arrive by themselves after a delay.',
    manualAbout:
      'Nothing arrives and no timer fires by itself: you choose what happens next. A click on a message delivers it.',
    shortest: 'Shortest',
    longest: 'Longest',
    milliseconds: (ms: string) => `${ms} ms`,
    lost: 'Lost',
    doubled: 'Doubled',
    percent: (percent: string) => `${percent} %`,
    rate: 'Requests a second',
    rateValue: (rate: string) => `${rate} a second`,
    partitionAbout: 'Choose one side: every link between it and the rest is cut.',
    partitionDo: 'Split',
    oneSide: 'One side',
  },
  presenting: { light: 'The screen is dark: show it again' },
  tree: branchesEn,
  branches: {
    original: 'As it was',
    other: (words: string, at: string) => `${words} · ${at}`,
    title: 'Futures',
    here: 'on show',
  },
  moves: {
    crash: (node: string) => `${node} crashes`,
    restart: (node: string) => `${node} restarts`,
    wipe: (node: string) => `${node} loses its disk`,
    pause: (node: string) => `${node} pauses`,
    resume: (node: string) => `${node} resumes`,
    cut: (links: readonly string[]) => (links.length > 2 ? `${links.length} links cut` : `${list(links)} cut`),
    detain: (links: readonly string[]) => `${list(links)} detained`,
    release: (links: readonly string[]) => `${list(links)} released`,
    heal: (links: readonly string[] | null) => (links === null ? 'all links healed' : `${list(links)} healed`),
    partition: (groups: readonly string[]) => `split ${groups.join(' | ')}`,
    request: (node: string, command: string) => (command === '' ? `request to ${node}` : `${command} to ${node}`),
    set: 'network changed',
    setManual: 'manual network',
    setTimed: 'timed network',
    deliver: 'message delivered',
    drop: 'message dropped',
    duplicate: 'message doubled',
    delay: 'message delayed',
    ring: (node: string) => `${node}’s timer fires`,
  },
  summary: {
    none: 'Nobody leads.',
    nothingChosen: 'Nothing is chosen yet.',
    chosen: (values: readonly string[]) =>
      `${list(values.map((value) => `“${value}”`))} ${values.length === 1 ? 'is' : 'are'} chosen.`,
    leads: (node: string, epoch: string) => `${node} leads ${epoch}.`,
    down: (nodes: readonly string[]) => `${list(nodes)} ${nodes.length === 1 ? 'is' : 'are'} down.`,
    paused: (nodes: readonly string[]) => `${list(nodes)} ${nodes.length === 1 ? 'is' : 'are'} paused.`,
    cut: (n: number) => `${plural(n, 'link')} cut.`,
    allUp: 'All nodes are up.',
  },
  announce: {
    became: (node: string, role: string, epoch: string) => `${node} is ${role}, ${epoch}.`,
    committed: (n: number, last: number, _decided?: string) =>
      n === 1 ? `Slot ${last} is decided.` : `${n} decisions, up to slot ${last}.`,
    learned: (nodes: readonly string[], value: string) =>
      `${list(nodes)} ${nodes.length === 1 ? 'learns' : 'learn'} that “${value}” is chosen.`,
    broke: (name: string) => `Broken: ${name}.`,
    at: (at: string) => `At ${at}.`,
  },
  refusals: {
    inThePast: 'That moment has passed.',
    noSuchNode: 'There is no such node.',
    noSuchEnvelope: 'That message is no longer under way.',
    noSuchTimer: 'That timer is not set.',
    alreadyCrashed: 'That node is down already.',
    notCrashed: 'That node is not down.',
    notUp: 'That node is not running.',
    notPaused: 'That node is not paused.',
    badSetting: 'That setting is out of bounds.',
    noCommand: 'This protocol’s clients cannot ask for that.',
  } as Readonly<Record<string, string>>,
  /** Why a key does nothing now, and what to do instead. */
  cannot: {
    stepForward: 'Nothing more happens by itself: deliver a message, fire a timer or send a request.',
    selectNode: 'There is no such node.',
    stepBack: 'This is the beginning.',
    faster: 'It cannot play faster.',
    slower: 'It cannot play slower.',
    nextElection:
      'Paxos elects nobody. R asks a proposer for a value, which begins a ballot; C goes to the next decision.',
    previousElection: 'Paxos elects nobody. Shift+C goes to the decision before this moment.',
    crash: 'Nobody leads: select a node first.',
    pauseNode: 'Select a node first.',
    ring: 'Select a node first.',
    request: 'No node that clients turn to is running.',
    heal: 'No link is cut.',
    undo: 'There is nothing to undo.',
    redo: 'There is nothing to redo.',
  } as Readonly<Record<string, string>>,
  /** What a step forward did with the message that waited longest. */
  delivered: {
    heard: (message: string, from: string, to: string) => `Delivered: ${message} from ${from} to ${to}.`,
    queued: (message: string, from: string, to: string) => `${to} is paused: ${message} from ${from} waits there.`,
    lost: (message: string, from: string, to: string) => `Lost: ${message} from ${from} to ${to}.`,
  },
  impossible: 'That cannot be done here.',
  notice: {
    at: (line: number, column: number | undefined) => (column ? `Line ${line}, column ${column}: ` : `Line ${line}: `),
    unopened: 'The link could not be opened.',
    besideUnopened: 'The run that the link puts beside this one could not be opened.',
    aside: {
      stored: 'Your work was set aside.',
      full: 'Your work was set aside in this tab alone: the browser’s storage is full. Download it before you close the tab, or discard older work under Open.',
      denied:
        'Your work was set aside in this tab alone: the browser lets this page store nothing. Download it before you close the tab.',
    },
    /** Of what a reload would bring back. */
    unkept: {
      full: 'The browser’s storage is full: a reload keeps only what the address holds, this future. Share or download what you want to keep.',
      denied:
        'The browser lets this page store nothing: a reload keeps only what the address holds, this future. Share or download what you want to keep.',
    },
    back: 'Back to my work',
    backTo: (title: string) => `Back to my work: ${title}`,
  },
  ask: {
    replaceTitle: 'Open this in place of your run?',
    replace:
      'You changed the run on show, and the browser does not store it: it stays in this tab alone. “Back to my work” brings it back.',
    replaceYes: 'Open',
    replaceNo: 'Stay here',
  },
  open: {
    title: 'Open',
    library: 'Library',
    chapters: {
      elections: 'Elections',
      leaders: 'One leader',
      ballots: 'Ballots and values',
      votes: 'Votes',
      replication: 'Replication',
      slots: 'Slots',
      doubt: 'In doubt',
      crashes: 'Crashes',
      partitions: 'Partitions and lost messages',
      figures: 'Figures of the paper',
      variants: 'A rule left out',
    } as Readonly<Record<Chapter, string>>,
    beats: (n: number) => plural(n, 'beat'),
    minutes: (n: number) => `≈ ${n} min`,
    seen: 'Seen to its last beat',
    checkIt: 'Check it',
    checkThis: (title: string) => `Check the rule left out: ${title}`,
    next: (title: string) => `Next: ${title}`,
    without: (title: string) => `The same with that rule left out: ${title}`,
    work: 'My work',
    fresh: 'New cluster',
    protocol: 'Protocol',
    fetching: 'Fetching the library…',
    find: 'Find a scenario',
    found: (n: number) => (n === 0 ? 'No scenario has these words.' : `${plural(n, 'scenario')} found.`),
    roles: 'Roles',
    together: 'every node plays all',
    apart: 'set apart',
    network: 'Network',
    mistake: 'Deliberate mistake',
    noMistake: 'none',
    start: 'Start',
    own: 'Your own',
    paste: 'A scenario’s text, or a link',
    pasted: 'Open this',
    file: 'Load a .scenario file…',
    fileTooLong: 'This file is too long for a scenario.',
    empty: 'Paste a scenario’s text or a link first.',
    keptAt: (at: string) => `at ${at}`,
    inTab: 'in this tab alone',
    discard: (title: string) => `Discard “${title}”`,
    discarded: (title: string) => `“${title}” is discarded.`,
    takeBack: 'Take back',
    unreadable: (n: number) =>
      n === 1
        ? 'One entry of the browser’s storage is damaged and cannot be read.'
        : `${n} entries of the browser’s storage are damaged and cannot be read.`,
  },
  another: {
    title: 'The same faults on another protocol',
    about: 'The faults and requests of this run are played on the protocol that you choose, as far as they apply.',
    opened: (protocol: string) => `Opened on ${protocol}`,
    left: (n: number) =>
      n === 0
        ? 'Everything in the run applies there too.'
        : `${plural(n, 'line')} of the run did not apply as written:`,
    /** A clause as a heading. */
    reason: (because: string) => because.charAt(0).toUpperCase() + because.slice(1),
    more: (n: number) => `${n} more`,
    see: 'See the run',
  },
  sharing: {
    title: 'Share this run',
    about: 'The link opens this run at this moment, with all that was done.',
    link: 'Link',
    copy: 'Copy link',
    copied: 'Copied.',
    copyByHand: 'Press Ctrl+C to copy.',
    qr: 'QR code of the link',
    qrTooLong: 'The link is too long for a QR code.',
    text: 'As a scenario',
    download: 'Download .scenario',
    run: 'Run this',
    reset: 'As it was',
    there: 'Go there',
    making: 'Making the link…',
    length: (n: number) => `${n} characters`,
  },
  help: {
    title: 'Help',
    about:
      'A cluster of simulated nodes comes to agree. Everything you see is computed, move by move: play, stop, step back, and break it.',
    firstKeys: 'Press these five first',
    gestures: 'With the pointer',
    gestureLines: [
      'Click a node, a message or a link for what can be done to it.',
      'In a manual network a click on a message delivers it, a right click or a long press opens its menu, and a step forward delivers the one that waits longest.',
      'Draw a line across links to cut them.',
      'Drag in the diagram to go through time. Whatever you do in the past makes another future; the old one stays.',
      'While the diagram has the focus it has keys of its own: arrows move, Enter walks from event to event, Z unfolds a quiet stretch or folds it up, plus and minus zoom.',
    ],
    keys: 'Keys',
    keysOn: 'Single-letter keys',
    keysAbout: 'Switch them off if they get in the way of speech input. Keys with Ctrl stay.',
    hints: 'Show the hints of the first minute',
    /** Written by the build. */
    licences: 'Licences of the software and fonts that this page is made of',
  },
};

export type DialogWords = typeof dialogsEn;

/** All that the chrome says. */
export type ChromeWords = FirstChromeWords & DialogWords & { readonly commands: CommandWords };
