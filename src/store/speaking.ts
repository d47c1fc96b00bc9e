// The words about a protocol, in the language that the reader has chosen.

import { load } from '../words/index.ts';
import { preferences } from './preferences.ts';

export function speak(protocol: string): Promise<void> {
  return load(preferences.getState().language, [protocol]);
}
