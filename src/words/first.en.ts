// What the page says before anybody has done anything, in English: the stage and the chrome around it. It fixes the shape.
// The rest is in en.ts, and comes a moment later.

import { chrome } from './chrome.en.ts';
import type { ProtocolWords } from './protocol.ts';
import { stage } from './stage.en.ts';

/** Filled as protocols are opened: about.ts knows where their words are. */
const protocols: { readonly [protocol: string]: ProtocolWords } = {};

export const words = { stage, chrome, protocols };

export type FirstWords = typeof words;
