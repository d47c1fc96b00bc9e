// The worker's side of the door: hands each question to the laboratory and sends the answer back.

import { Laboratory } from './laboratory.ts';
import type { Answered, Asked } from './wire.ts';

const laboratory = new Laboratory();

addEventListener('message', ({ data: { id, question, ask } }: MessageEvent<Asked>) => {
  let answered: Answered;
  try {
    answered = { id, reply: laboratory.answer(question, ask) };
  } catch (error) {
    answered = { id, failed: error instanceof Error ? error.message : String(error) };
  }
  postMessage(answered);
});
