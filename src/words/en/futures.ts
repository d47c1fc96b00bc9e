// Words of the steps, the tree of futures and the notes, in English.

const number = (n: number): string => n.toLocaleString('en');

const times = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const branchesEn = {
  steps: {
    searching: 'Searching the next minute of this run. Whatever you do ends the search.',
    searched: (moves: number, at: string) => `${number(moves)} moves, ${at} so far.`,
    playing: (to: string, moves: number, at: string) => `Playing to ${to}: ${number(moves)} moves, ${at} so far.`,
    stopped: {
      moves: (moves: number, at: string) =>
        `Stopped at ${number(moves)} moves, ${at}: a run goes so far without being asked.`,
      bytes: (moves: number, at: string) =>
        `Stopped at ${number(moves)} moves, ${at}: this run takes up much of the page’s memory.`,
      inFlight: (moves: number, at: string) =>
        `Stopped at ${number(moves)} moves, ${at}: more messages are in flight than the page can well show.`,
    },
    last: 'The page has no room for more of it.' as string,
    goOn: 'Go on' as string,
    noNode: 'Select a node first.',
    none: {
      next: {
        happening: 'Nothing more happens by itself.',
        message: 'No message arrives within the next minute of this run.',
        node: 'Nothing happens to this node within the next minute of this run.',
        field: 'It does not change within the next minute of this run.',
      },
      previous: {
        happening: 'Nothing happened before this moment.',
        message: 'No message arrived before this moment.',
        node: 'Nothing happened to this node before this moment.',
        field: 'It did not change before this moment.',
      },
    },
    noSelection: { next: 'Nothing was selected after this.', previous: 'Nothing was selected before this.' },
    nextChange: (field: string) => `Next change of ${field}`,
    previousChange: (field: string) => `Previous change of ${field}`,
  },
  tree: {
    keys: 'Arrow keys go through futures and notes, Enter goes there, F2 renames, Delete discards.',
    /** A future in which nothing else was done. */
    goesOn: (at: string) => `nothing done · ${at}`,
    chosen: 'The chosen future or note',
    present: 'on show',
    name: 'Name of this future',
    rename: 'Rename',
    beside: 'Show beside this one',
    discard: 'Discard this future',
    discarded: (name: string) => `Discarded: ${name}.`,
    first: 'The first future stays: the others came from it.',
    undo: 'Undo',
    save: 'Keep',
    cancel: 'Cancel',
  },
  notes: {
    add: 'Note',
    text: 'Note on this moment',
    placeholder: 'What is to be seen here?',
    note: (text: string, at: string) => `Note at ${at}: ${text}`,
    change: 'Change the note',
    discard: 'Discard the note',
    discarded: 'The note is discarded.',
    tooMany: 'There is no room for more notes in one run.',
  },
  captions: {
    at: (at: string) => `Caption at ${at}`,
    placeholder: 'What is said at this moment?',
    discard: 'Remove the caption',
    discarded: 'The caption is removed.',
    tooMany: 'There is no room for more captions in one run.',
  },
  sharing: {
    what: 'The link holds',
    this: 'this future',
    whole: 'the whole tree',
    futures: (n: number) => times(n, 'future', 'futures'),
    left: (n: number) => `${times(n, 'older future is', 'older futures are')} left out: a link holds fifty.`,
    tooLong: 'The whole tree is too long for a link. Share this future, or download the tree as a scenario.',
  },
};

export type BranchesWords = typeof branchesEn;
