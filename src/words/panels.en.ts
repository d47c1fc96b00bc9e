// Words of the panels, in English.

/** A word or sentence, with or without what it speaks of. */
export const panels = {
  title: 'Quorum Lab' as string,
};

export type PanelsWords = typeof panels;
