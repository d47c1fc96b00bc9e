// The state machine that the servers replicate: a map from keys to values. `x=1` writes, `x` reads.

/** What has been written so far. */
export interface Store {
  readonly [key: string]: string;
}

export type Command = { readonly key: string; readonly write: string | null };

const KEY_LENGTH_MAX = 16;
const VALUE_LENGTH_MAX = 32;
const KEY = /^[\p{L}\p{N}_.-]+$/u;
const UNPRINTABLE = /[\p{C}"]/u;

/** What a read gives for a key that was never written. */
const NOTHING = '∅';

/** A command as its key and what it writes (null for a read); null when it is not a command. */
export function parseCommand(command: string): Command | null {
  const equals = command.indexOf('=');
  const key = equals < 0 ? command : command.slice(0, equals);
  const write = equals < 0 ? null : command.slice(equals + 1);
  if (key.length > KEY_LENGTH_MAX || !KEY.test(key)) return null;
  if (write !== null && (write.length === 0 || write.length > VALUE_LENGTH_MAX || UNPRINTABLE.test(write))) return null;
  return { key, write };
}

/** What clients ask who ask by themselves: `x=1`, `y=2`, `z=3`, `x=4`, … */
export function nthCommand(n: number): string {
  return `${'xyz'[(n - 1) % 3]}=${n}`;
}

/** The map after a command, and what the client hears. A text that is no command changes nothing. */
export function applyCommand(map: Store, command: string): { readonly map: Store; readonly result: string } {
  const equals = command.indexOf('=');
  if (equals < 0) return { map, result: (Object.hasOwn(map, command) ? map[command] : undefined) ?? NOTHING };
  return { map: { ...map, [command.slice(0, equals)]: command.slice(equals + 1) }, result: 'ok' };
}
