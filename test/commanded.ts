// A command of the command line, as a test runs it: what it prints, what it complains of, and its exit code.

import { Readable } from 'node:stream';
import type { Terminal } from '../src/cli/print.ts';

export async function commanded(
  command: (words: readonly string[], terminal: Terminal) => Promise<number>,
  words: readonly string[],
  input: string | Uint8Array = '',
): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await command(words, {
    input: () => Readable.from([Buffer.from(input as string)]),
    print: (lines) => {
      for (const line of lines) out += `${line}\n`;
    },
    complain: (sentence) => {
      err += `${sentence}\n`;
    },
  });
  return { code, out, err };
}
