// The worker's side of the door: hands each question to the laboratory, or to the librarian when it is about texts, and
// sends the answer back.

import { Laboratory } from './laboratory.ts';
import type { Answered, Ask, Asked, Question, RunQuestion, TextQuestion } from './wire.ts';

const laboratory = new Laboratory();

const TEXTS: ReadonlySet<Question> = new Set<TextQuestion>(['read', 'link', 'shelf', 'translate', 'vary']);

async function answer(question: Question, ask: Ask<Question>): Promise<unknown> {
  if (!TEXTS.has(question)) return laboratory.answer(question as RunQuestion, ask as Ask<RunQuestion>);
  const librarian = await import('./librarian.ts');
  return librarian[question as TextQuestion](ask as never);
}

addEventListener('message', ({ data: { id, question, ask } }: MessageEvent<Asked>) => {
  answer(question, ask).then(
    (reply) => postMessage({ id, reply } satisfies Answered),
    (error) => {
      const failed = error instanceof Error ? error.message : String(error);
      postMessage({ id, failed } satisfies Answered);
    },
  );
});
