// What a future is called: as people call it, else by what was done there.

import { useCallback } from 'react';
import { useSession, useWords } from '../../store/context.tsx';
import { seconds } from '../../words/brief.ts';
import type { ChromeWords } from '../../words/en/dialogs.ts';
import type { BranchInfo } from '../../worker/wire.ts';
import { moveText } from '../frame/moves.ts';

function branchName(
  { id, parent, by, at }: BranchInfo,
  names: { readonly [branch: number]: string },
  words: ChromeWords,
): string {
  const name = names[id];
  if (name !== undefined) return name;
  if (parent === null) return words.branches.original;
  return by === null ? words.tree.tree.goesOn(seconds(at)) : words.branches.other(moveText(by, words), seconds(at));
}

/** The same function as long as every future is called the same. */
export function useFutureName(): (branch: number) => string {
  const { chrome } = useWords();
  const branches = useSession((state) => state.branches);
  const names = useSession((state) => state.names);
  return useCallback(
    (branch) => {
      const info = branches.find(({ id }) => id === branch);
      return info === undefined ? '' : branchName(info, names, chrome);
    },
    [branches, names, chrome],
  );
}
