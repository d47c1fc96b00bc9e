// Words of the stage, in English.

/** A word or sentence, with or without what it speaks of. */
export const stage = {
  title: 'Quorum Lab' as string,
};

export type StageWords = typeof stage;
