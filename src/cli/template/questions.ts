// What is asked of the protocol in the checker.

import type { Questions } from '../../speech/questions.ts';
import type { descriptors } from './descriptors.ts';
import type { model } from './model.ts';

export const questions = {
  rules: {
    takesAnyPong: { name: { en: 'TODO: the rule that this mistake leaves out', zh: 'TODO：被去掉的规则' } },
  },
  bounds: { rounds: { en: 'TODO: rounds', zh: 'TODO：轮数' } },
  quiet: {},
  examples: [],
} as const satisfies Questions<typeof descriptors, typeof model>;
