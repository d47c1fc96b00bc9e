// What a view may know of a node.

import type { StateValue } from 'xstate';
import type { Fact, Sketch, Slot, Slots } from '../../engine/protocol.ts';
import { at, type Sequence } from '../../engine/sequence.ts';
import { type Node, roundOf } from './node.ts';

export function roleOf(value: StateValue): string {
  return Object.values(value)[0] as string;
}

export const epochOf = (node: Node): number => (node.part === 'asker' ? roundOf(node) : node.answered);

/** A place a round. */
class Rounds implements Slots {
  readonly source: Sequence<string>;
  readonly last: number;

  constructor(log: Sequence<string>) {
    this.source = log;
    this.last = log.length;
  }

  at(index: number): Slot | null {
    const value = at(this.source, index - 1);
    return value === undefined ? null : { epoch: index, value, decided: true };
  }
}

export function sketch(role: string, node: Node): Sketch {
  return { role, epoch: epochOf(node), slots: new Rounds(node.log), committed: node.log.length, applied: 0 };
}

export function portrait(role: string, node: Node): Sketch & { readonly facts: readonly Fact[] } {
  const facts: Fact[] =
    node.part === 'asker'
      ? [
          { label: 'round', value: String(roundOf(node)), caption: true },
          { label: 'command', value: node.asked?.command ?? '–' },
        ]
      : [{ label: 'answered', value: String(node.answered), durable: true, caption: true }];
  return { ...sketch(role, node), facts };
}
