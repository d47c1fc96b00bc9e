// What the page says before anybody has done anything, in Chinese.

import type { FirstWords } from '../en/first.ts';
import { chrome } from './chrome.ts';
import { stage } from './stage.ts';

export const words: FirstWords = { stage, chrome, protocols: {} };
