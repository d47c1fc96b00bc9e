// The options of a protocol, as the text writes them.

import type { OptionSpec } from '../engine/protocol.ts';
import { readDuration, readRange, readWhole, writeDuration, writeRange } from './quantity.ts';
import type { Scanner } from './scan.ts';
import type { Scenario } from './scenario.ts';

type Value = Scenario['options'][string];

function bounds({ min, max }: { min: number; max: number }, write: (bound: number) => string): string {
  return `${write(min)}..${write(max)}`;
}

export function readOption(scan: Scanner, spec: OptionSpec): Value {
  const { column } = scan;
  switch (spec.kind) {
    case 'duration': {
      const time = scan.quantity(readDuration, '<duration>');
      if (time < spec.min || time > spec.max)
        scan.fail('outOfBounds', bounds(spec, writeDuration), writeDuration(time), column);
      return time;
    }
    case 'range': {
      const [from, to] = scan.quantity(readRange, '<range>');
      if (from < spec.min || to > spec.max)
        scan.fail('outOfBounds', bounds(spec, writeDuration), writeRange([from, to]), column);
      return [from, to];
    }
    case 'number': {
      const number = scan.quantity(readWhole, '<number>');
      if (number < spec.min || number > spec.max)
        scan.fail('outOfBounds', bounds(spec, String), String(number), column);
      return number;
    }
    case 'flag':
      return scan.oneOf(['true', 'false']) === 'true';
  }
}

/** As the protocol's own kind of option is written; without the protocol, as what it looks like. */
export function writeOption(value: Value, spec: OptionSpec | undefined): string {
  if (typeof value === 'boolean') return String(value);
  if (typeof value !== 'number') return writeRange(value);
  return spec?.kind === 'duration' ? writeDuration(value) : String(value);
}
