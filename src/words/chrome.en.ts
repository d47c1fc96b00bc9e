// Words of the chrome, in English.

/** A word or sentence, with or without what it speaks of. */
export const chrome = {
  title: 'Quorum Lab' as string,
};

export type ChromeWords = typeof chrome;
