// What a future is called: as people call it, else by what was done there.

import { seconds } from '../../words/brief.ts';
import type { ChromeWords } from '../../words/en/dialogs.ts';
import type { BranchInfo } from '../../worker/wire.ts';
import { moveText } from '../frame/moves.ts';

export function branchName(
  { id, parent, by, at }: BranchInfo,
  names: { readonly [branch: number]: string },
  words: ChromeWords,
): string {
  const name = names[id];
  if (name !== undefined) return name;
  if (parent === null) return words.branches.original;
  return by === null ? words.tree.tree.goesOn(seconds(at)) : words.branches.other(moveText(by, words), seconds(at));
}
