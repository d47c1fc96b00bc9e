// What a scenario may be at most, and the version of its form.

export const VERSION = 1;
/** Of a scenario with notes or several futures: an older page would not know these words, and says so by the number. */
export const NOTED = 2;
/** Of one with nodes that come later, timers of a subject, options that are a word, lines about another node. */
export const JOINED = 3;
/** Of a lesson or a challenge, and of any text with the words that came with them (lesson/ knows these). */
export const NEWEST = 4;

/** What a scenario may be at most: it may come from anybody. */
export const LIMITS = {
  /** Characters of the text. */
  text: 262_144,
  statements: 5_000,
  /** Characters of a title, of what is said, of a command. */
  words: 2_000,
  /** Virtual time: a day. */
  time: 86_400_000_000,
  seed: 4_294_967_295,
  /** Slots in one `log` condition. */
  slots: 500,
  /** Conditions joined by `and`. */
  conditions: 50,
  links: 200,
  /** Characters of a link's fragment. */
  link: 65_536,
  /** Futures, the first included. */
  futures: 50,
  /** Notes in all futures together. */
  marks: 200,
  /** Characters of a note. */
  note: 500,
  /** Of a lesson: beats, rules of a task, hints, choices of a question. */
  beats: 30,
  rules: 20,
  hints: 10,
  choices: 5,
  /** Characters of a future's name. */
  name: 100,
} as const;

/** A line of the State panel by its name, and about whom it is where there are several of that name. */
export const LINE = /^[A-Za-z][A-Za-z0-9._-]{0,63}(?: [A-Za-z][A-Za-z0-9]{0,15})?$/;
