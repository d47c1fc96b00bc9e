// A protocol's options as an `options` line of a scenario writes them.

import type { Descriptors, OptionSpec, OptionValue } from '../../engine/protocol.ts';
import type { Setup } from '../../worker/wire.ts';

function written(value: OptionValue, { kind }: OptionSpec): string {
  const time = (micros: number) => (micros % 1000 === 0 ? `${micros / 1000}ms` : `${micros}us`);
  if (Array.isArray(value)) return `${value[0] / 1000}..${time(value[1] as number)}`;
  return kind === 'duration' ? time(value as number) : String(value);
}

/** Each as `electionTimeout=150..300ms`. */
export function optionsOf({ options: specs }: Descriptors, { options }: Setup): string[] {
  return Object.entries(specs).map(([name, spec]) => `${name}=${written(options[name] ?? spec.default, spec)}`);
}
