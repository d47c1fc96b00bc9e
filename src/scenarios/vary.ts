// The same scenario with one thing changed: another deliberate mistake or none, or other options.

import type { Problem } from '../words/problems.ts';
import { firstOf } from './futures.ts';
import { parseScenario } from './parse.ts';
import { parsePasted } from './pasted.ts';
import { printScenario } from './print.ts';
import { protocolName, VERSION } from './scenario.ts';

export interface Variation {
  /** The name of a mistake, or null for none; left out: as it is. */
  readonly variant?: string | null;
  /** In place of the scenario's own, as an `options` line writes them; empty for the usual ones. */
  readonly options?: string;
}

/** The changed text, or what is wrong with the text or with the change. Expectations stay behind, and other
 * futures: they were of the other run. */
export function varied(text: string, { variant, options }: Variation): { text: string } | { problem: Problem } {
  const parsed = parseScenario(text);
  if ('problem' in parsed) return parsed;
  const changed = { ...firstOf(parsed.scenario), ...(variant === undefined ? {} : { variant }) };
  changed.script = changed.script.filter(({ kind }) => kind !== 'expect');
  if (options !== undefined) {
    const given = options.trim() === '' ? '' : `options ${options.trim().replace(/\s+/g, ' ')}\n`;
    const read = parsePasted(`quorum ${VERSION}\n${protocolName(changed)}\n${given}`);
    if ('problem' in read) return read;
    changed.options = read.scenario.options;
  }
  // What does not fit together any more is told as it is for any other text.
  const written = printScenario(changed);
  const again = parseScenario(written);
  return 'problem' in again ? again : { text: written };
}
