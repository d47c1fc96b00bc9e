// What a command has to say, on its way out: at once, however long it is and however slow the reader. Where it cannot be
// written, the command ends with a sentence.

import { writeSync } from 'node:fs';

/** Where a command reads what is piped in, and says what it has to say. */
export interface Terminal {
  readonly input: () => AsyncIterable<Uint8Array>;
  readonly print: (lines: Iterable<string>) => void;
  readonly complain: (sentence: string) => void;
}

/** Characters written at once. */
const PIECE = 1 << 20;
/** A reader that has seen enough is no failure, and no verdict either: as a shell tells of a closed pipe. */
const CLOSED = 141;
export const UNDONE = 2;

/** Waits without a turn of the thread: what writes has nothing else to do. */
function rest(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

function write(text: string): void {
  let left = Buffer.from(text);
  while (left.length > 0) {
    try {
      left = left.subarray(writeSync(1, left));
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === 'EAGAIN') {
        rest(5);
        continue;
      }
      if (code === 'EPIPE') process.exit(CLOSED);
      complain(`What is printed cannot be written: ${code === 'ENOSPC' ? 'the disk is full' : message}.`);
      process.exit(UNDONE);
    }
  }
}

export function print(lines: Iterable<string>): void {
  let text = '';
  for (const line of lines) {
    text += `${line}\n`;
    if (text.length < PIECE) continue;
    write(text);
    text = '';
  }
  write(text);
}

/** To whoever looks on; where nobody can be told, the exit code has to do. */
export function complain(sentence: string): void {
  try {
    writeSync(2, `${sentence}\n`);
  } catch {
    // Not even that.
  }
}

/** That of this process. */
export const terminal: Terminal = { input: () => process.stdin, print, complain };
