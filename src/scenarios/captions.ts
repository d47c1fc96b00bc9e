// The captions of a script, as many as the run has beats when it was played: what is said where nothing happens in between
// is said at one moment, and there the last words stand.

import type { Statement } from './scenario.ts';

type Caption = { readonly en?: string; readonly zh?: string };

export function captionsOf(script: readonly Statement[]): Caption[] {
  const captions: Caption[] = [];
  let moved = true;
  for (const statement of script) {
    if (statement.kind === 'expect' || statement.kind === 'mark') continue;
    if (statement.kind !== 'say' || statement.at !== undefined) moved = true;
    if (statement.kind !== 'say') continue;
    const { language, text } = statement;
    if (moved) captions.push({ [language]: text });
    else captions[captions.length - 1] = { ...captions.at(-1), [language]: text };
    moved = false;
  }
  return captions;
}
