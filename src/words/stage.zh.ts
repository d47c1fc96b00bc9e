// Words of the stage, in Chinese.

import type { StageWords } from './stage.en.ts';

export const stage: StageWords = {
  title: 'Quorum Lab',
};
