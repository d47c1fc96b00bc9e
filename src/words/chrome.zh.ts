// Words of the chrome, in Chinese.

import type { ChromeWords } from './chrome.en.ts';

export const chrome: ChromeWords = {
  title: 'Quorum Lab',
};
