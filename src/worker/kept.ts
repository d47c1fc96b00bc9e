// Which facts of a node a crash leaves. A protocol says which of them are on disk; a deliberate mistake may lose one of
// those. So the node is born again beside the run with what its disk holds: what it does not say then is not kept.

import { born, diskOf } from '../engine/birth.ts';
import { step } from '../engine/machine.ts';
import { machineOf, type NodeId, type Portrait, type Protocol } from '../engine/protocol.ts';
import type { Genesis, Node } from '../engine/world.ts';

type Facts = Portrait['facts'];

/** What a fact says where nothing stands: nothing of it can be lost. */
const NOTHING = '–';

interface Reborn {
  readonly disk: object;
  readonly said: ReadonlyMap<string, string>;
}

export class Kept {
  /** By node, the last one: most of what a node hears changes nothing on its disk. */
  private readonly reborn = new Map<NodeId, Reborn>();
  private readonly protocol: Protocol;
  private readonly genesis: Genesis;

  constructor(protocol: Protocol, genesis: Genesis) {
    this.protocol = protocol;
    this.genesis = genesis;
  }

  /** The facts of a node; `durable` are only those that a restart at this moment gives back. */
  of(node: Node, facts: Facts): Facts {
    const { said } = this.restarted(node);
    const isLost = ({ label, value, durable }: Facts[number]) =>
      durable === true && value !== NOTHING && said.get(label) !== value;
    return facts.map((fact) => (isLost(fact) ? { ...fact, durable: false } : fact));
  }

  private restarted({ id, part, state }: Node): Reborn {
    const { protocol, genesis } = this;
    const disk = diskOf(protocol, state.context);
    const known = this.reborn.get(id);
    if (known !== undefined && isSame(known.disk, disk)) return known;
    const { seats, options } = genesis;
    const newborn = born(protocol, { me: id, part, seats, options }, disk);
    const { value, context } = step(machineOf(protocol, part), newborn, { type: 'node.start' }).state;
    const { facts } = protocol.portrait(protocol.role(value, context as never), context as never);
    const made = { disk, said: new Map(facts.map((fact) => [fact.label, fact.value])) };
    this.reborn.set(id, made);
    return made;
  }
}

/** What is written anew is another object. */
function isSame(disk: object, other: object): boolean {
  return Object.entries(disk).every(
    ([field, value]) => (other as { readonly [name: string]: unknown })[field] === value,
  );
}
