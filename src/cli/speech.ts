// The command line speaks English, of every protocol.

import { load, wordsIn } from '../words/index.ts';

await load('en');

export const words = wordsIn('en');
