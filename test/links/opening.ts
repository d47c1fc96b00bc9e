// Opens a link as the page does, through the same questions to the same code, without a thread and without a picture.

import { type Answering, answering } from '../../src/worker/answering.ts';
import type { Shot } from '../../src/worker/wire.ts';
import { digestOf } from './state.ts';

/** What is on show once a link is open. */
export interface Seen {
  /** Null: the link names no moment. */
  readonly at: number | null;
  /** Which of the futures is on show, and how many there are. */
  readonly future: number;
  readonly futures: number;
  readonly moves: number;
  readonly digest: string;
}

async function shotAt(ask: Answering, branch: number, at: number): Promise<Shot> {
  for (;;) {
    const { shot, reached } = await ask('seek', { branch, at });
    if (reached) return shot;
  }
}

async function seen(link: string, besideFuture?: number, besideAt?: number): Promise<Seen> {
  const ask = answering();
  const read = await ask('read', { pasted: `#${link}` });
  if ('problem' in read) throw new Error(`${link.slice(0, 60)}: ${read.problem.code}`);
  const opened = await ask('open', { text: read.text });
  if ('problem' in opened) throw new Error(`${link.slice(0, 60)}: ${opened.problem.code}`);
  const future = besideFuture ?? read.future ?? 1;
  const { branch } = opened.futures[future - 1] as (typeof opened.futures)[number];
  const shot = await shotAt(ask, branch.id, besideAt ?? read.at ?? 0);
  return { at: read.at ?? null, future, futures: opened.futures.length, moves: shot.position, digest: digestOf(shot) };
}

function part(link: string, name: string): string | undefined {
  return link
    .split('&')
    .find((each) => each.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}

/** What a link shows, and beside it at the same moment where it holds two runs. */
export async function opened(link: string): Promise<Seen & { readonly beside?: Seen }> {
  const own = await seen(link);
  const beside = part(link, 'with');
  if (beside === undefined) return own;
  return { ...own, beside: await seen(beside, Number(part(link, 'besideFuture') ?? 1), own.at ?? 0) };
}
