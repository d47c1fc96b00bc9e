// The checker's room, in English. None of its answers says that a protocol is correct: they say what was tried.

const number = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');
const moves = (n: number): string => (n === 1 ? '1 move' : `${number(n)} moves`);
const states = (n: number): string => (n === 1 ? '1 state' : `${number(n)} states`);

export const check = {
  title: 'Check',
  about:
    'Every order in which messages may arrive, timers may fire and nodes may crash is tried, within bounds that you choose.',
  grain:
    'A move is one message that arrives, one timer that fires, one request, or one crash with its restart: an election with its votes is several moves here.',
  protocol: 'Protocol',
  rules: 'Rules in force',
  rulesAbout: 'Switch a rule off to leave it out. Several may be left out at once.',
  leftOut: 'left out',
  sizes: 'Nodes',
  bounds: 'Bounds, at the most',
  faults: 'Faults',
  crashes: 'Crashes, each with its restart',
  duplicates: 'Messages that arrive twice',
  late: 'Messages may be late, overtaken or lost in any case.',
  every: (quiet: readonly string[]) => `Deliver every message, ${quiet.join(', ')} too`,
  everyAbout: 'Without them a search is shorter, and says less.',
  fewer: (what: string) => `Less: ${what}`,
  more: (what: string) => `More: ${what}`,
  seek: 'Looked for',
  any: 'anything that breaks',
  goal: 'a run in which …',
  conditions: 'Conditions, as a scenario’s expect has them',
  conditionsHint: 'role S1 leader and not up S2',
  limit: 'Time limit',
  seconds: (n: number) => (n < 60 ? `${n} seconds` : n === 60 ? '1 minute' : `${n / 60} minutes`),
  line: 'The question in one line',
  take: 'Ask this',
  share: 'Copy link',
  shared: 'The link is in the clipboard. It opens this question, and starts nothing.',
  sharedBy: 'Copy this link. It opens this question, and starts nothing.',
  begin: 'Check',
  again: 'Check again',
  stop: 'Stop',
  pause: 'Pause',
  resume: 'Go on',
  idle: 'Nothing is searched until you press “Check”.',
  progress: 'Progress',
  states,
  depth: (n: number) => `depth ${n}`,
  rate: (n: number) => `${number(n)} a second`,
  waiting: (n: number) => `${number(n)} waiting`,
  paused: 'paused',
  within: (bounds: string) => `At the most: ${bounds}`,
  lens: 'New states at each depth, on a logarithmic scale',
  lensOpen: 'still going on',
  table: 'Depths as a table',
  columns: { depth: 'Depth', fresh: 'New states' },
  announce: (depth: number, n: number) => `Depth ${depth}, ${states(n)}.`,
  begun: 'The search has begun.',
  answer: 'Answer',
  broken: (n: number, name: string) => `Broken in ${moves(n)}: ${name}. No shorter schedule within these bounds.`,
  found: (n: number) => `Found in ${moves(n)}. No shorter schedule within these bounds.`,
  covered: (n: number) => `${n === 1 ? 'The only state' : `All ${states(n)}`} within these bounds: nothing breaks.`,
  impossible: (n: number) => `Impossible within these bounds: none of ${states(n)} is so.`,
  stopped: (depth: number, n: number) =>
    `Stopped at depth ${depth}: every schedule of up to ${moves(depth)} was tried, ${states(n)}. Longer ones were not.`,
  why: {
    asked: 'You stopped it.',
    time: 'The time limit was reached.',
    memory: 'It came to the most memory that it may take.',
    full: 'It came to the most states that it can tell apart.',
  },
  schedule: (n: number, name: string) =>
    name === ''
      ? `A schedule of ${moves(n)} comes to it. There may be a shorter one.`
      : `A schedule of ${moves(n)} that breaks it: ${name}. There may be a shorter one.`,
  goesOn: 'The search for the shortest goes on.',
  failed: (why: string) => `The search failed: ${why}`,
  gone: 'The checker’s worker could not be started, or ended by itself. Check again starts another.',
  covers: 'What was covered',
  alike: 'States that differ only in which node is which are counted once.',
  arrives: (crashes: number, doubled: number) =>
    `Messages late, overtaken or lost; ${crashes === 0 ? 'no crash' : crashes === 1 ? 'at most 1 crash' : `at most ${crashes} crashes`}; ${
      doubled === 0 ? 'none arrives twice' : `at most ${doubled} arrive twice`
    }.`,
  quiet: (names: readonly string[]) => `Never delivered: ${names.join(', ')}.`,
  cut: (names: readonly string[]) => `Left out, for they led beyond the bounds: ${names.join(', ')}.`,
  cutBy: (bound: string, n: number) => `${moves(n)} (${bound})`,
  before: (n: number) =>
    n === 1 ? 'A search within smaller bounds came before.' : `${n} searches within smaller bounds came before.`,
  noProof: 'Nothing is said about longer runs, more nodes or larger bounds: this is no proof.',
  play: 'Play it as a run',
  steps: 'The schedule',
  breaks: (names: string) => `breaks ${names}`,
  library: 'Questions worth asking',
  ask: (title: string) => `Ask: ${title}`,
  /** Of the scenario that a schedule becomes. */
  titled: (protocol: string, rules: readonly string[]) =>
    rules.length === 0 ? `${protocol}: broken` : `${protocol} without: ${rules.join('; ')}`,
  titledGoal: (protocol: string, conditions: string) => `${protocol}: ${conditions}`,
};

export type CheckWords = typeof check;
