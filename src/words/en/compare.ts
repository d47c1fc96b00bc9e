// Words for two runs side by side, in English.

const counted = (n: number, one: string): string => `${n} ${n === 1 ? one : `${one}s`}`;

export const compareEn = {
  title: 'Two runs side by side',
  about: 'Both runs share one clock and one playhead. Compare with…',
  ways: {
    branch: 'Another future of this run',
    protocol: 'The same faults on another protocol',
    variant: 'The same run with a deliberate mistake',
    right: 'The same run without the mistake',
    options: 'The same run with other options',
  },
  noMistake: 'without a mistake',
  options: 'Options',
  start: 'Put it beside',
  first: 'This run',
  second: 'Beside it',
  end: 'Close the second run',
  tab: 'Compare',
  regions: { second: 'The run beside it' },
  future: 'another future',
  hand: 'Panels, diagram and keys',
  parted: (at: string) => `The two runs part at ${at}.`,
  partedShort: (at: string) => `They part at ${at}`,
  same: (until: string) => `The two runs are the same up to ${until}.`,
  never: 'Two protocols share no messages: compare what they did.',
  nothingYet: 'nothing yet',
  goThere: 'Go there',
  left: (n: number) => `${counted(n, 'line')} of the run did not apply there and ${n === 1 ? 'was' : 'were'} left out.`,
  rows: {
    firstDecided: 'First value decided after',
    decided: 'Values decided',
    elections: 'Elections won',
    leaderless: 'Time without a leader',
    messages: 'Messages sent',
    bytes: 'Bytes sent',
    lost: 'Messages lost',
    answered: 'Requests answered',
    wait: 'Typical wait of a client',
  },
  ofAsked: (answered: number, asked: number) => `${answered} of ${asked}`,
  none: 'none yet',
  numbers: 'Numbers up to this moment',
  differing: 'Where they differ at this moment',
  alike: 'At this moment every node is in the same state in both runs.',
  node: 'Node',
  slots: (slots: string) => `differs in ${slots}`,
};

export type CompareWords = typeof compareEn;
