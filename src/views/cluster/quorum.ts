// The quorum of the running ballot, from the record of the votes and not from what some node believes.

import type { Descriptors, Epoch, NodeId } from '../../engine/protocol.ts';
import type { BallotRow, Scene } from '../../worker/wire.ts';

export interface Quorum {
  readonly epoch: Epoch;
  /** In the order of the scene. */
  readonly nodes: readonly NodeId[];
  /** How far they are: they promised, they accepted one value, or they are too few. */
  readonly standing: 'promised' | 'accepted' | 'short';
  /** What they accepted, or whom they voted for; more than one only when a rule is broken. */
  readonly value: string | null;
}

/**
 * Whose hull to draw. Of an epoch that is pointed at, those who voted in it. Else, where one value is decided once, the
 * newest ballot that has a quorum: it decides what can still be chosen. Where leaders are elected the quorum is soon
 * everybody and stays so; there it is drawn only when asked for.
 */
export function hullOf(
  scene: Scene,
  { ballots }: Pick<Descriptors, 'ballots'>,
  pointed: Epoch | null = null,
): Quorum | null {
  if (ballots === undefined) return null;
  const { rows } = scene.ballots;
  const isQuorum = (row: BallotRow) => row.promisedByQuorum || row.chosen.length > 0;
  const row =
    pointed !== null
      ? rows.find(({ epoch }) => epoch === pointed)
      : ballots.decides === 'value'
        ? rows.findLast(isQuorum)
        : undefined;
  if (row === undefined) return null;
  const { epoch, casts, chosen } = row;
  const accepted = chosen.length > 0 && ballots.decides !== 'nothing';
  const counted = new Set<NodeId>();
  for (const { voter, standing, value } of casts)
    if (chosen.length === 0 || (chosen.includes(value ?? '') && (!accepted || standing === 'accepted')))
      counted.add(voter);
  const nodes = scene.nodes.filter(({ id }) => counted.has(id)).map(({ id }) => id);
  if (nodes.length === 0) return null;
  const standing = accepted ? 'accepted' : isQuorum(row) ? 'promised' : 'short';
  return { epoch, nodes, standing, value: chosen.length === 0 ? null : chosen.join(' / ') };
}
