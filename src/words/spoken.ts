// Words that stand in the protocols' own folders, each file fetched when somebody wants it.

import type { Language } from '../speech/languages.ts';

/**
 * @param kind the name of the files: `about`, `book`, `waiting`, `bridge`, `promises`.
 * @param files all of that kind, by their paths as a file of src/words sees them.
 * @returns what a protocol's file says in a language. Rejects with an Error for an id without one.
 */
export function spokenIn<W>(
  kind: string,
  files: { readonly [path: string]: () => Promise<W> },
): (protocol: string, language: Language) => Promise<W> {
  return async (protocol, language) => {
    const path = `../protocols/${protocol}/words/${kind}.${language}.ts`;
    const bring = files[path];
    if (bring === undefined)
      throw new Error(`Nothing is said there about ${protocol}: write ${path.replace('..', 'src')}.`);
    return bring();
  };
}
