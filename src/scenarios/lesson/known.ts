// What was found of nodes and of the run as a whole, as long as that which it was found in stays as it is: a condition is
// asked after every move, and few moves change what it is about.

import type { NodeId } from '../../engine/protocol.ts';
import type { Node } from '../../engine/world.ts';

/** What a condition is at each node. */
export class OfNodes {
  /** Of how many nodes it is so. */
  count = 0;
  private readonly states: Node['state'][] = [];
  private readonly ups: Node['up'][] = [];
  private readonly so: boolean[] = [];

  /** Brings it up to date: asks again of the nodes that have changed. */
  see(nodes: readonly Node[], is: (node: Node) => boolean): this {
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i] as Node;
      if (node.state === this.states[i] && node.up === this.ups[i]) continue;
      this.states[i] = node.state;
      this.ups[i] = node.up;
      const so = is(node);
      if (so !== (this.so[i] ?? false)) this.count += so ? 1 : -1;
      this.so[i] = so;
    }
    return this;
  }

  /** Whether it is so of as many nodes as `who` says: one by its name, any, all, most, or a number of them at least. */
  isSo(who: string, nodes: readonly Node[]): boolean {
    switch (who) {
      case 'any':
        return this.count > 0;
      case 'all':
        return this.count === nodes.length;
      case 'most':
        return this.count > nodes.length / 2;
    }
    const number = Number(who);
    return Number.isNaN(number) ? this.isSoOf(who, nodes) : this.count >= number;
  }

  private isSoOf(id: NodeId, nodes: readonly Node[]): boolean {
    for (let i = 0; i < nodes.length; i++) if ((nodes[i] as Node).id === id) return this.so[i] as boolean;
    return false;
  }
}

/** Answers to one question, of whatever it was asked last. */
export class Last<T> {
  private of: unknown = null;
  private answer: T | null = null;

  get(of: unknown, ask: () => T): T {
    if (this.answer === null || of !== this.of) {
      this.of = of;
      this.answer = ask();
    }
    return this.answer;
  }
}
