// The worker's side of the door: has each question answered, and sends the answer back. What only tells of a run waits for
// whatever somebody's next moment waits for.

import { load } from '../protocols/index.ts';
import { answering } from './answering.ts';
import { heard } from './heard.ts';
import type { Answered, Asked, Question } from './wire.ts';

/** Questions that look through much of a run and change nothing. */
const PATIENT: ReadonlySet<Question> = new Set(['causes', 'order', 'quiet', 'crowd', 'totals', 'decisions', 'digests']);

const waiting: Asked[] = [];
/** Comes round after the messages that are there already. */
const turn = new MessageChannel();

// A protocol that will be asked for, if it is known before the page is there; whoever asks hears whether it came.
load([location.hash.slice(1)]).catch(() => {});

const answer = answering({ clock: () => performance.now(), breath: heard });

async function reply({ id, question, ask }: Asked): Promise<void> {
  try {
    postMessage({ id, reply: await answer(question, ask) } satisfies Answered);
  } catch (error) {
    const failed = error instanceof Error ? error.message : String(error);
    postMessage({ id, failed } satisfies Answered);
  }
}

turn.port1.onmessage = () => {
  const next = waiting.shift();
  if (next === undefined) return;
  void reply(next);
  if (waiting.length > 0) turn.port2.postMessage(null);
};

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  if (PATIENT.has(data.question)) {
    waiting.push(data);
    if (waiting.length === 1) turn.port2.postMessage(null);
    return;
  }
  // Another run: what is asked about this one can be answered now or never.
  if (data.question === 'open') for (const each of waiting.splice(0)) void reply(each);
  void reply(data);
});
