// What the page says before anybody has done anything, in Chinese.

import { chrome } from './chrome.zh.ts';
import type { FirstWords } from './first.en.ts';
import { stage } from './stage.zh.ts';

export const words: FirstWords = { stage, chrome, protocols: {} };
