// What one will see and understand in each scenario of this protocol, in English.

import type { Promises } from '../../../speech/chapters.ts';
import type { chapters } from '../scenarios/order.ts';

export const words: Promises<typeof chapters> = {
  'sample-round': 'TODO N1 asks, waits for the answer, and asks a second time.',
  'sample-takes-any-pong': 'TODO An answer to the first round ends the second.',
};
