// Several names in one sentence, in each language.

/** `S1, S2 and S3`. */
export const listEn = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** `S1、S2、S3`. */
export const listZh = (names: readonly string[]): string => names.join('、');

/** `S1、S2 和 S3`. */
export const listWithAndZh = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join('、')} 和 ${names.at(-1)}`;
