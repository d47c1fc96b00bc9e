// The answer to a question as one types it.

import { type Answer, Check } from '../../src/checker/check.ts';
import type { Telling } from '../../src/checker/finding.ts';
import { readQuestion } from '../../src/checker/text.ts';
import { loadModels } from '../../src/protocols/models.ts';

await loadModels();

export const telling: Telling = {
  title: { en: 'What was found' },
  captions: ({ node, rule }) => ({ en: `${node}: ${rule}`, zh: `${node}：${rule}` }),
};

export function answerTo(line: string, bytes = 2_000_000_000): Answer {
  const read = readQuestion(line);
  if ('problem' in read) throw new Error(`${line}: ${JSON.stringify(read.problem)}`);
  const check = new Check(read.question, telling, bytes);
  for (;;) {
    const answer = check.advance(100_000);
    if (answer !== null) return answer;
  }
}
