// What each scenario of the library promises its reader. Loaded with the library, and with nothing else.

import { PROTOCOLS } from '../protocols/order.ts';
import type { Promises } from '../speech/chapters.ts';
import type { Language } from '../speech/languages.ts';
import { spokenIn } from './spoken.ts';

const said = spokenIn<Promises>(
  'promises',
  import.meta.glob<Promises>('../protocols/*/words/promises.*.ts', { import: 'words' }),
);

/** By the names of the scenarios. */
export async function loadPromises(language: Language, protocols: readonly string[] = PROTOCOLS): Promise<Promises> {
  const all = await Promise.all(protocols.map((protocol) => said(protocol, language)));
  return Object.assign({}, ...all);
}
