// What is said about each protocol, in each language: loaded when the protocol is opened, and what is said of its rules with
// the rest of a language's words.

import type { FirstProtocolWords, RulesWords } from '../speech/about.ts';
import { spokenIn } from './spoken.ts';

export const aboutIn = spokenIn<FirstProtocolWords>(
  'about',
  import.meta.glob<FirstProtocolWords>('../protocols/*/words/about.*.ts', { import: 'words' }),
);

export const rulesIn = spokenIn<RulesWords>(
  'rules',
  import.meta.glob<RulesWords>('../protocols/*/words/rules.*.ts', { import: 'words' }),
);
