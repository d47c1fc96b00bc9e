// What the page says before anybody has done anything, in English: the stage and the chrome around it. It fixes the shape.
// The rest is in en.ts, and comes a moment later.

import type { ProtocolWords } from '../../speech/about.ts';
import { chrome } from './chrome.ts';
import { stage } from './stage.ts';

/** Filled as protocols are opened: about.ts knows where their words are. */
const protocols: { readonly [protocol: string]: ProtocolWords } = {};

export const words = { stage, chrome, protocols };

export type FirstWords = typeof words;
