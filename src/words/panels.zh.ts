// Words of the panels, in Chinese.

import type { PanelsWords } from './panels.en.ts';

export const panels: PanelsWords = {
  title: 'Quorum Lab',
};
