// What a scenario may be at most, and the version of its form.

export const VERSION = 1;

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
} as const;
