// The worker's side of the door: has each question answered, and sends the answer back.

import { answering } from './answering.ts';
import type { Answered, Asked } from './wire.ts';

const answer = answering();

addEventListener('message', ({ data: { id, question, ask } }: MessageEvent<Asked>) => {
  answer(question, ask).then(
    (reply) => postMessage({ id, reply } satisfies Answered),
    (error) => {
      const failed = error instanceof Error ? error.message : String(error);
      postMessage({ id, failed } satisfies Answered);
    },
  );
});
