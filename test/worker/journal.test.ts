// What a worker in the place of another is asked, where answers are nothing, and where a run was stopped.

import { expect, test } from 'vitest';
import { Journal, type Put } from '../../src/worker/journal.ts';
import type { BranchInfo } from '../../src/worker/wire.ts';

const stopped = { by: 'moves', last: false } as const;
const branch = { id: 1, end: 5_000, stopped } as BranchInfo;

/** A journal of a run that was opened, and let go on once; answers that are nothing came in between. */
function kept(): Journal {
  const journal = new Journal();
  journal.heed('open', { text: 'quorum 1' }, { branch } as never);
  journal.heed('crowd', {} as never, null as never);
  journal.heed('permit', {}, {});
  journal.heed('seek', { branch: 1, at: 9_000 }, { branch } as never);
  return journal;
}

test('a run that is stopped is played as far as it goes, and no further', async () => {
  const asked: string[] = [];
  const put = (async (question: string) => {
    asked.push(question);
    if (asked.length > 10) throw new Error('It is asked for ever.');
    return { branch, reached: false };
  }) as unknown as Put;
  await kept().replay(put);
  expect(asked).toEqual(['open', 'permit', 'seek']);
});
