// A worker that cannot be had, fails or falls silent is told of; another takes its place, and whoever asked sees nothing of
// it but that the answer came late.

import { afterEach, expect, test, vi } from 'vitest';
import { answering } from '../../src/worker/answering.ts';
import { type Ailing, createClient, GivenUp } from '../../src/worker/client.ts';
import type { Answered, Asked } from '../../src/worker/wire.ts';

const TEXT = 'quorum 1\nraft nodes=3 seed=4\n';

afterEach(() => {
  vi.useRealTimers();
});

/** A worker in the thread of the test, that can be silenced. */
class Bench {
  onmessage: ((event: MessageEvent<Answered>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  readonly asked: string[] = [];
  /** What it does not answer. */
  readonly silentAt: ReadonlySet<string>;
  private gone = false;
  private readonly answer = answering();

  constructor(silentAt: readonly string[] = []) {
    this.silentAt = new Set(silentAt);
  }

  postMessage({ id, question, ask }: Asked): void {
    this.asked.push(question);
    if (this.silentAt.has(question)) return;
    void this.answer(question, structuredClone(ask)).then(
      (reply) => this.say({ id, reply: structuredClone(reply) }),
      (error: Error) => this.say({ id, failed: error.message }),
    );
  }

  private say(data: Answered): void {
    if (!this.gone) this.onmessage?.({ data } as MessageEvent<Answered>);
  }

  terminate(): void {
    this.gone = true;
  }

  fail(message: string): void {
    this.onerror?.({ message, preventDefault() {} } as ErrorEvent);
  }
}

/** A client, the workers that it had one after the other, and what it told. */
function bench(...silentAt: (readonly string[])[]) {
  const workers: Bench[] = [];
  const told: Ailing[] = [];
  const client = createClient(
    (ailing) => told.push(ailing),
    () => {
      const worker = new Bench(silentAt[workers.length]);
      workers.push(worker);
      return worker as never;
    },
  );
  const last = () => workers.at(-1) as Bench;
  return { client, workers, told, last };
}

const restart = (told: readonly Ailing[]) => told.findLast((ailing) => ailing !== null)?.again();

/** Two runs opened, a future told, two made by hand, the second from the first. */
async function work({ client }: ReturnType<typeof bench>) {
  await client.ask('open', { text: TEXT });
  await client.ask('open', { text: TEXT });
  const opened = await client.ask('open', {
    text: 'quorum 2\nraft nodes=3 seed=4\nfuture 2 of 1 at 100ms "other"\ncrash S2\n',
  });
  if ('problem' in opened) throw new Error(opened.problem.code);
  const { id: root } = opened.branch;
  const run = async (branch: number, at: number) => {
    for (;;) {
      const reply = await client.ask('seek', { branch, at });
      if (reply.reached) return reply;
    }
  };
  const { shot } = await run(root, 400_000);
  const choice = { kind: 'crash', node: 'S1' } as const;
  const one = await client.ask('make', { branch: root, position: shot.position, at: 400_000, choice });
  if ('refusal' in one) throw new Error(one.refusal);
  const after = await run(one.branch.id, 900_000);
  const again = { kind: 'restart', node: 'S1' } as const;
  const two = await client.ask('make', {
    branch: one.branch.id,
    position: after.shot.position,
    at: 900_000,
    choice: again,
  });
  if ('refusal' in two) throw new Error(two.refusal);
  await run(two.branch.id, 1_500_000);
  return { root, all: [root, root + 1, one.branch.id, two.branch.id], futures: opened.futures.length };
}

async function digests({ client }: ReturnType<typeof bench>, branches: readonly number[]) {
  const found: unknown[] = [];
  for (const branch of branches) {
    const until = 1_500_000;
    while (!(await client.ask('seek', { branch, at: until })).reached);
    found.push(await client.ask('digests', { branch, from: 0, until }));
    found.push(await client.ask('write', { branch, position: Number.MAX_SAFE_INTEGER }));
  }
  return found;
}

test('a worker in the place of one that failed is the same to the number of each branch', async () => {
  const here = bench();
  const { all } = await work(here);
  const before = await digests(here, all);
  here.last().fail('out of memory');
  expect(here.told.at(-1)).toMatchObject({ kind: 'laboratory', error: { message: 'out of memory' } });
  restart(here.told);
  expect(await digests(here, all)).toEqual(before);
  expect(here.workers).toHaveLength(2);
  expect(here.told.at(-1)).toBeNull();
});

test('what is asked while there is no worker is answered by the next one', async () => {
  const here = bench();
  const { root } = await work(here);
  here.last().fail('');
  const answer = here.client.ask('timeOf', { branch: root, position: 1 });
  restart(here.told);
  expect((await answer).at).not.toBeNull();
});

test('a question that was under way is put again, and no move is made twice', async () => {
  const here = bench([], ['nothing']);
  const { all, root } = await work(here);
  const made = here.client.ask('make', {
    branch: root,
    position: 0,
    at: 0,
    choice: { kind: 'crash', node: 'S3' },
  });
  here.last().fail('');
  restart(here.told);
  expect(await made).toMatchObject({ branch: { id: (all.at(-1) as number) + 1 } });
});

test('a silent worker is told of; what the next one is silent about too is given up', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const here = bench(['timeOf'], ['timeOf'], []);
  const opened = await here.client.ask('open', { text: TEXT });
  if ('problem' in opened) throw new Error(opened.problem.code);
  const answer = here.client.ask('timeOf', { branch: opened.branch.id, position: 0 });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(here.told.at(-1)).toMatchObject({ kind: 'silent' });
  const givenUp = expect(answer).rejects.toBeInstanceOf(GivenUp);
  restart(here.told);
  await vi.waitFor(() => expect(here.workers[1]?.asked).toContain('timeOf'));
  restart(here.told);
  await givenUp;
  expect(await here.client.ask('timeOf', { branch: opened.branch.id, position: 0 })).toEqual({ at: 0 });
});

test('a worker that cannot be had is told of, and can be had later', async () => {
  const told: Ailing[] = [];
  let refused = true;
  const client = createClient(
    (ailing) => told.push(ailing),
    () => {
      if (refused) throw new Error('refused');
      return new Bench() as never;
    },
  );
  const answer = client.ask('open', { text: TEXT });
  expect(told.at(-1)).toMatchObject({ kind: 'laboratory', error: { message: 'refused' } });
  refused = false;
  restart(told);
  expect(await answer).toHaveProperty('branch');
});

test('a text that is not opened after all leaves the run as it was', async () => {
  const here = bench([], []);
  const { all } = await work(here);
  const before = await digests(here, all);
  const giveUp = new AbortController();
  const answer = here.client.ask('open', { text: TEXT }, giveUp.signal);
  giveUp.abort();
  await expect(answer).rejects.toThrow();
  expect(await digests(here, all)).toEqual(before);
});
