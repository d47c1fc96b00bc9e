// What must always hold: conditions AC1 to AC3 of atomic commitment, over the whole past. Bernstein, Hadzilacos and Goodman
// 1987, §7.3. That nobody decides by guessing is taken for granted: where somebody does, AC1 claims nothing any more.

import type { Breach, Decision, Entry, Invariant, Sight, Sometimes } from '../../engine/claims.ts';
import { at } from '../../engine/sequence.ts';
import { claims } from './descriptors.ts';

/** What was decided of a transaction, the newest first. One is over before the next begins: looking back ends there. */
function decisionsOf({ history: { decisions } }: Sight, transaction: number): Decision[] {
  const found: Decision[] = [];
  for (let i = decisions.length - 1; i >= 0; i--) {
    const decision = at(decisions, i) as Decision;
    if (decision.slot < transaction) break;
    if (decision.slot === transaction) found.push(decision);
  }
  return found;
}

/** Two decisions of one transaction that differ: this move's and an earlier one, by anybody or by the same node. */
function differing(sight: Sight, bySame: boolean): Breach | null {
  for (const happening of sight.happenings) {
    if (happening.kind !== 'decided') continue;
    const { slot, node, value } = happening;
    const other = decisionsOf(sight, slot).find((each) => each.value !== value && (each.node === node || !bySame));
    if (other !== undefined)
      return {
        nodes: [...new Set([other.node, node])],
        slots: [slot],
        facts: { [other.value]: other.node, [value]: node },
      };
  }
  return null;
}

/** Who voted Yes in a transaction. */
function yesIn({ history: { records } }: Sight, transaction: number): string[] {
  const { yes } = records;
  const found: string[] = [];
  for (let i = (yes?.length ?? 0) - 1; yes !== undefined && i >= 0; i--) {
    const entry = at(yes, i) as Entry;
    if (entry.epoch < transaction) break;
    if (entry.epoch === transaction) found.push(entry.node);
  }
  return found;
}

function unsupported(sight: Sight): Breach | null {
  for (const happening of sight.happenings) {
    if (happening.kind !== 'decided' || happening.value !== 'commit') continue;
    const { slot, node } = happening;
    const yes = yesIn(sight, slot);
    const missing = sight.after.nodes.filter(({ id, part }) => part === 'participant' && !yes.includes(id));
    if (missing.length > 0)
      return { nodes: [node], slots: [slot], facts: { yes, missing: missing.map(({ id }) => id) } };
  }
  return null;
}

const nobodyGuessed = ({ history: { records } }: Sight): boolean => records.guessed === undefined;

export const invariants = [
  { ...claims.Atomicity, assumes: nobodyGuessed, check: (sight) => differing(sight, false) },
  { ...claims.Stability, check: (sight) => differing(sight, true) },
  { ...claims.Validity, check: unsupported },
] as const satisfies readonly Invariant[];

const decides = (value: string) => (sight: Sight) =>
  sight.happenings.some((it) => it.kind === 'decided' && it.value === value);

export const sometimes = [
  { id: 'twophase.commits', seen: decides('commit') },
  { id: 'twophase.aborts', seen: decides('abort') },
  {
    id: 'twophase.blocked',
    seen: ({ after: { nodes }, sketch }) =>
      nodes[0]?.up === 'crashed' && nodes.some((node) => node.up === 'up' && sketch(node).role === 'prepared'),
  },
  { id: 'twophase.othersHelp', seen: (sight) => sight.after.nodes[0]?.up === 'crashed' && decides('commit')(sight) },
] as const satisfies readonly Sometimes[];
