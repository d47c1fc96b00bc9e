// The options of a protocol, as the text writes them.

import type { OptionSpec } from '../engine/protocol.ts';
import { writeDuration, writeRange } from './quantity.ts';
import type { Scanner } from './scan.ts';
import type { Scenario } from './scenario.ts';

type Value = Scenario['options'][string];

export function readOption(scan: Scanner, spec: OptionSpec): Value {
  switch (spec.kind) {
    case 'duration':
      return scan.duration([spec.min, spec.max]);
    case 'range':
      return scan.range([spec.min, spec.max]);
    case 'number':
      return scan.whole([spec.min, spec.max]);
    case 'flag':
      return scan.oneOf(['true', 'false']) === 'true';
    case 'choice':
      return scan.oneOf(spec.of);
  }
}

/** As the protocol's own kind of option is written; without the protocol, as what it looks like. */
export function writeOption(value: Value, spec: OptionSpec | undefined): string {
  if (typeof value === 'boolean' || typeof value === 'string') return String(value);
  if (typeof value !== 'number') return writeRange(value);
  return spec?.kind === 'duration' ? writeDuration(value) : String(value);
}
