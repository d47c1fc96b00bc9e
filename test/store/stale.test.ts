// Questions about a run that another has taken the place of.

import { expect, test } from 'vitest';
import { door, Stale } from '../../src/store/stale.ts';
import type { Client } from '../../src/worker/client.ts';

/** A worker that has closed everything, and says so when it is told to. */
function deaf() {
  const refusals: (() => void)[] = [];
  const client: Client = {
    ask: () =>
      new Promise((_, reject) => {
        refusals.push(() => reject(new Error('There is no branch 1.')));
      }),
  };
  return { client, refuse: () => refusals.shift()?.() };
}

const SEEK = { branch: 1, at: 0 } as const;

test('what fails while a run is on show is a failure', async () => {
  const { client, refuse } = deaf();
  const asked = door(client).client.ask('seek', SEEK);
  refuse();
  await expect(asked).rejects.toThrow('There is no branch 1.');
  await expect(asked).rejects.not.toBeInstanceOf(Stale);
});

test('what was asked before, or meanwhile, and fails because the run is closed came too late', async () => {
  const { client, refuse } = deaf();
  const { client: asking, replace } = door(client);
  const before = asking.ask('seek', SEEK);
  let turned = () => {};
  const work = replace(() => new Promise<void>((resolve) => (turned = resolve)));
  const meanwhile = asking.ask('seek', SEEK);
  refuse();
  await expect(before).rejects.toBeInstanceOf(Stale);
  turned();
  await work;
  refuse();
  await expect(meanwhile).rejects.toBeInstanceOf(Stale);
});

test('a text that cannot be opened is told as it is', async () => {
  const { client, refuse } = deaf();
  const { client: asking, replace } = door(client);
  const opened = replace(() => asking.ask('open', { text: '' }));
  refuse();
  await expect(opened).rejects.not.toBeInstanceOf(Stale);
});
