// The room, with what every protocol says of itself here.

import { loadQuestions } from '../../protocols/questions.ts';
import { Check } from './Check.tsx';

export async function room() {
  await loadQuestions();
  return { Check };
}
