// The options of a protocol, as the text writes them.

import type { OptionSpec } from '../engine/protocol.ts';
import type { Scanner } from './scan.ts';
import type { Scenario } from './scenario.ts';

export function readOption(scan: Scanner, spec: OptionSpec): Scenario['options'][string] {
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
