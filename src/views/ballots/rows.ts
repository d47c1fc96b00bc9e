// What a row of the table of ballots says, from what was voted. Pure.

import type { Descriptors, NodeId, Options, OptionValue } from '../../engine/protocol.ts';
import type { PanelsWords } from '../../words/en/panels.ts';
import type { BallotRow, NodeScene } from '../../worker/wire.ts';

/** The columns, and how many of them make a quorum. */
export interface Voters {
  readonly nodes: readonly NodeScene[];
  readonly promised: number;
  readonly accepted: number;
}

/** @param given the options that the scenario names; the others have their defaults. */
export function votersOf(
  nodes: readonly NodeScene[],
  { ballots, options: specs }: Pick<Descriptors, 'ballots' | 'options'>,
  given: Options,
): Voters {
  if (ballots === undefined) return { nodes: [], promised: 0, accepted: 0 };
  const voters = nodes.filter(({ part }) => ballots.voters.includes(part));
  const options: { [name: string]: OptionValue } = { ...given };
  for (const [name, spec] of Object.entries(specs)) options[name] ??= spec.default;
  return { nodes: voters, ...ballots.quorum(voters.length, options) };
}

export interface Cell {
  readonly standing: 'none' | 'promised' | 'accepted' | 'refused';
  /** What was accepted or refused, or who was voted for: more than one only when a rule is broken. */
  readonly values: readonly string[];
  /** Whether it is one of a quorum: of those that chose, else of those that promised themselves. Votes for two are none. */
  readonly lit: boolean;
}

export function cellOf({ casts, chosen, promisedByQuorum }: BallotRow, voter: NodeId, forLeader: boolean): Cell {
  const mine = casts.filter((cast) => cast.voter === voter);
  const values = mine.flatMap(({ value }) => (value === null ? [] : [value]));
  const has = (wanted: Cell['standing']) => mine.some((cast) => cast.standing === wanted);
  const standing = has('accepted') ? 'accepted' : has('refused') ? 'refused' : mine[0] ? 'promised' : 'none';
  const lit = chosen.length > 0 ? values.some((value) => chosen.includes(value)) : promisedByQuorum && !forLeader;
  return { standing, values, lit: lit && standing !== 'none' };
}

/** The values of a row, each once: what was proposed, and what was accepted though nobody is known to have proposed it. */
export function valuesOf({ proposed, casts }: BallotRow): readonly string[] {
  const accepted = casts.flatMap(({ standing, value }) => (standing === 'accepted' && value !== null ? [value] : []));
  return [...new Set([...proposed.map(({ value }) => value), ...accepted])];
}

/** How many voted for whom, the most first. */
function talliesOf({ casts }: Pick<BallotRow, 'casts'>): readonly (readonly [NodeId, number])[] {
  const counts = new Map<NodeId, number>();
  for (const { value } of casts) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}

/** How far a row has come, in words. */
export function standingOf(row: BallotRow, voters: number, forLeader: boolean, words: PanelsWords['ballots']): string {
  const { casts, chosen, proposed, promisedByQuorum } = row;
  if (forLeader) return chosen.length > 0 ? words.elected(chosen) : words.votesFor(talliesOf(row));
  if (chosen.length > 0) return words.chosen(valuesOf(row).length > 1 ? chosen : []);
  const promised = new Set(casts.filter((cast) => cast.standing === 'promised').map(({ voter }) => voter)).size;
  // Acceptances of two values do not add up: the value that most accepted counts.
  const [most] = talliesOf({ casts: casts.filter((cast) => cast.standing === 'accepted') });
  if (most !== undefined) return words.acceptedBy(most[1], voters);
  if (proposed.length > 0) return words.proposed;
  return promisedByQuorum ? words.promisedByQuorum : words.promisedBy(promised, voters);
}
