// What the page says before anybody has done anything, in Chinese.

import { chrome } from './chrome.ts';
import type { FirstWords } from '../en/first.ts';
import { stage } from './stage.ts';

export const words: FirstWords = { stage, chrome, protocols: {} };
