import type { ProblemWords, ToldProblem } from '../problems.ts';

const found = (told: ToldProblem) => (told.found === '' ? 'The line ends here' : `“${told.found}” stands here`);

export const problemsEn: ProblemWords = {
  nouns: {
    node: 'a node',
    duration: 'a time such as 150ms or 1.2s',
    range: 'a range of time such as 10..20ms',
    chance: 'a chance such as 10% or 0.1',
    speed: 'a speed such as 1.5',
    number: 'a whole number',
    text: 'words in double quotes',
    value: 'a value',
    line: 'a line of the State panel, such as votedFor or "matchIndex S2"',
    epoch: 'an epoch such as 2',
    epochs: 'epochs such as 1,1,2, or none',
    envelope: 'a message in flight, such as S2->S3 and its kind, or #12',
    statement: 'a statement',
    predicate: 'a condition',
    setting: 'a setting',
    end: 'the end of the line',
  },
  place: (line, column) => (column === undefined ? `Line ${line}: ` : `Line ${line}, column ${column}: `),
  letters: {
    '0000': 'a null character',
    '00A0': 'a no-break space',
    '00AD': 'a soft hyphen',
    '2013': 'an en dash',
    '2014': 'an em dash',
    '2018': 'a curly single quote',
    '2019': 'a curly single quote',
    '201C': 'a curly quote',
    '201D': 'a curly quote',
    '2026': 'an ellipsis',
    '200B': 'a zero-width space',
    '200C': 'a zero-width non-joiner',
    '200D': 'a zero-width joiner',
    '200E': 'a left-to-right mark',
    '200F': 'a right-to-left mark',
    '2028': 'a line separator',
    '2029': 'a paragraph separator',
    '202F': 'a narrow no-break space',
    '2060': 'a word joiner',
    '2212': 'a minus sign',
    '3000': 'a wide space',
    FEFF: 'a byte order mark',
    FFFD: 'a sign for what could not be decoded',
  },
  odd: {
    seen: (letter) => `the character ${letter}`,
    unseen: 'a character that shows nothing',
    at: (named, number, column, instead) => {
      const todo = instead === '' ? 'delete it' : `type ${instead === ' ' ? 'a space' : instead} instead`;
      return ` At column ${column} stands ${named} (${number}): ${todo}.`;
    },
  },
  sentences: {
    textTooLarge: (told) =>
      `This scenario has ${told.found} characters and at most ${told.expected} can be opened. Shorten it.`,
    tooManyStatements: (told) =>
      `A scenario has at most ${told.expected} statements. Leave out what follows this line.`,
    noVersion: (told) => `A scenario begins with its version. Expected as the first line: ${told.expected}.`,
    futureVersion: (told) =>
      `This scenario is of version ${told.found}, and this page reads up to version ${told.expected}. Open it with a newer Quorum Lab.`,
    unexpected: (told) => `${found(told)} where this was expected: ${told.expected}.`,
    unknown: (told) => `“${told.found}” is not known here. One of these was expected: ${told.expected}.`,
    outOfBounds: (told) => `“${told.found}” is out of bounds. Expected: ${told.expected}.`,
    repeated: (told) => `“${told.found}” was given before. Keep one of the two.`,
    tooLate: (told) => `“${told.found}” belongs before the first move. Move this line up.`,
    noProtocol: (told) => `The protocol comes first. Expected above this line: one such as ${told.expected}.`,
    startRefused: (told) => `A node cannot start with “${told.found}”. Correct the field ${told.expected}.`,
    // The protocol's own sentence.
    setupRefused: (told) => told.expected,
    clash: (told) =>
      `The mistakes “${told.found}” and “${told.expected}” change the same rule, so they cannot be combined. Leave one out.`,
    meaningless: (told) =>
      `“${told.found}” means nothing to the state machine of this protocol. Ask for a command such as “${told.expected}”.`,
    backwards: (told) =>
      `Time does not run backwards: a line above is already at ${told.expected}. Write ${told.expected} or later, or move this line up.`,
    notAScenario: (told) =>
      `This is not a scenario in JSON: ${told.expected} was expected at ${told.found}. The published schema tells the form.`,
    empty: () => 'The link is empty. Copy it again from where you found it.',
    damaged: () =>
      'The link is damaged: some of its letters are not what they were, or its end is missing. Copy it again, the whole of it, from where you found it.',
    truncated: () => 'The end of the link is missing. Copy it again, the whole of it, from where you found it.',
    linkTooLarge: (told) =>
      `The link holds more than ${told.expected} characters, so it was not opened. Ask its author for a shorter scenario.`,
    futureLink: (told) =>
      `This link is of version ${told.found}, and this page opens up to version ${told.expected}. Reload the page to get the newest Quorum Lab.`,
    unknownScenario: (told) =>
      `The library has no scenario “${told.found}”, or the end of the link is missing. It has: ${told.expected}.`,
    badTime: (told) =>
      `${told.found === '' ? 'The link’s moment is missing' : `The link’s moment, “${told.found}”, cannot be read`}, so the run stands at its beginning. Copy the link again, the whole of it: its end may be missing.`,
    behindTime: (told) =>
      `Behind the link’s moment stands “${told.found}”, which was left out: the run stands at ${told.expected}.`,
    badFuture: (told) =>
      `The run has no future “${told.found}” that the link asks for, so the first one is on show. Copy the link again, the whole of it: its end may be missing.`,
    cutBehind: () =>
      'The end of the link is missing: the run is open, at the moment that the rest of the link tells. Copy it again, the whole of it, from where you found it.',
    noSuchLine: (told) => `No line is called “${told.found}” there. There are: ${told.expected}.`,
    limit: (told) => `“${told.found}” did not come true within ${told.expected}. The scenario went on without it.`,
    still: (told) =>
      `“${told.found}” did not come true, and nothing more happens by itself. Deliver a message or fire a timer first.`,
    inThePast: (told) => `The time of this move is already over. Give it ${told.expected} or later.`,
    noSuchNode: () => 'No node of this cluster has that name.',
    noLeader: () => 'Nobody leads at that moment. Let somebody be elected first, or name a node.',
    noSuchEnvelope: (told) =>
      `No such message is in flight: ${told.found}. Look which messages are, and name one of them.`,
    noSuchTimer: (told) => `This timer is not set: ${told.found}. Only a timer that is set can fire.`,
    alreadyCrashed: (told) => `${told.found} has crashed already. Restart it first.`,
    notCrashed: (told) => `${told.found} has not crashed. Crash it first.`,
    notUp: (told) => `${told.found} is not up. Restart or resume it first.`,
    notPaused: (told) => `${told.found} is not paused. Pause it first.`,
    takesNoRequests: (told) =>
      `${told.found} takes no requests of clients.${told.expected === '' ? '' : ` Ask one of these: ${told.expected}.`}`,
    notFirst: () =>
      'Channels keep their order here: what was sent before this message is still under way. Deliver that first.',
    notInFifo: () => 'Channels keep their order here and never double a message.',
    noCommand: (told) => `The state machine of this protocol knows no command ${told.found}.`,
    badSetting: (told) => `This setting is out of its bounds: ${told.found}.`,
  },
};
