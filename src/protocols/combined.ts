// Several mistakes at once, `votesTwice+noLogCheck`: each changes its own guard, action or durable field, so they go
// together where they do not change the same one.

import type { AnyStateMachine } from 'xstate';
import type { Machines, Protocol, Variant } from '../engine/protocol.ts';

const KINDS = ['guards', 'actions', 'actors', 'delays'] as const;

type Changes = { readonly [kind in (typeof KINDS)[number]]: { readonly [name: string]: unknown } };

/** What a machine does otherwise than the one that it was made of. */
function changesOf(machine: AnyStateMachine, base: AnyStateMachine): Changes {
  return Object.fromEntries(
    KINDS.map((kind) => {
      const [is, was] = [machine.implementations[kind], base.implementations[kind]] as { [name: string]: unknown }[];
      return [kind, Object.fromEntries(Object.entries(is ?? {}).filter(([name, each]) => each !== was?.[name]))];
    }),
  ) as Changes;
}

interface Taken {
  readonly by: string;
  readonly what: string;
}

/** Two mistakes that change the same thing. */
export interface Clash {
  readonly first: string;
  readonly second: string;
}

/** Undefined when one of them is no mistake of the protocol. */
export function combined(protocol: Protocol, names: readonly string[]): Protocol | Clash | undefined {
  const machines: { [part: string]: AnyStateMachine } = { ...protocol.machines };
  let durable = protocol.durable;
  const taken: Taken[] = [];
  for (const name of names) {
    if (!Object.hasOwn(protocol.variants, name)) return undefined;
    const variant = protocol.variants[name] as Variant;
    const given: Machines = variant.machines ?? {};
    for (const [part, machine] of Object.entries(given)) {
      const changes = changesOf(machine, protocol.machines[part] as AnyStateMachine);
      for (const kind of KINDS) {
        for (const changed of Object.keys(changes[kind])) {
          const what = `${part} ${kind} ${changed}`;
          const other = taken.find((each) => each.what === what);
          if (other !== undefined) return { first: other.by, second: name };
          taken.push({ by: name, what });
        }
      }
      machines[part] = (machines[part] as AnyStateMachine).provide(changes as never) as AnyStateMachine;
    }
    durable = durable.filter((field) => (variant.durable ?? protocol.durable).includes(field));
  }
  return { ...protocol, machines, durable };
}
