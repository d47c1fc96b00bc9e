// Every sentence a person reads, in each language. English fixes the shape; a missing sentence does not compile.

import { chrome as chromeEn } from './chrome.en.ts';
import { chrome as chromeZh } from './chrome.zh.ts';
import { panels as panelsEn } from './panels.en.ts';
import { panels as panelsZh } from './panels.zh.ts';
import { stage as stageEn } from './stage.en.ts';
import { stage as stageZh } from './stage.zh.ts';

export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

const en = { stage: stageEn, panels: panelsEn, chrome: chromeEn };
export type Words = typeof en;

export const words: { readonly [language in Language]: Words } = {
  en,
  zh: { stage: stageZh, panels: panelsZh, chrome: chromeZh },
};
