// The moment in which a quorum chooses, in the table of ballots: a sweep along the row, once, wherever one comes from.

import { describe, expect, test } from 'vitest';
import { decidesOf } from '../../src/engine/protocol.ts';
import { votersOf } from '../../src/views/ballots/rows.ts';
import { LASTS, sweepAt } from '../../src/views/ballots/sweeping.ts';
import { sweepSpan } from '../../src/views/sweep.ts';
import { Scenes } from '../../src/worker/scene.ts';
import type { Shot } from '../../src/worker/wire.ts';
import { playLibrary } from '../played.ts';

const SHOWN = [
  'paxos-one-proposer',
  'paxos-flexible-quorum',
  'paxos-later-ballot',
  'multipaxos-steady-leader',
  'split-vote',
];
const library = playLibrary().filter(({ name }) => SHOWN.includes(name));

/** The epochs in which something is chosen by now. */
const chosenBy = ({ scene: { ballots } }: Shot) =>
  ballots.rows.filter(({ chosen }) => chosen.length > 0).map(({ epoch }) => epoch);

describe.each(library)('in $name', ({ scenario, player, frames }) => {
  const { protocol, genesis } = player.run;
  const scenes = new Scenes(protocol, genesis, scenario.variant !== null);
  const shots = frames.map((frame) => scenes.shot(frame));
  const voters = votersOf(shots[0]!.scene.nodes, protocol, scenario.options);
  const needed = decidesOf(protocol) === 'nothing' ? voters.promised : voters.accepted;

  test('it begins where a row comes to be chosen, and nowhere else', () => {
    const swept: string[] = [];
    const became: string[] = [];
    for (const [i, shot] of shots.entries()) {
      const before = shots[i - 1];
      const sweep = sweepAt([shot], shot.at, 1000, needed, false);
      if (sweep !== null) swept.push(`${shot.position}: ${sweep.epoch}`);
      if (before === undefined || before.scene.ballots.slot !== shot.scene.ballots.slot) continue;
      // The same, whether or not the moment before is at hand.
      expect(sweepAt([shot, { ...before, at: -1_000_000 }], shot.at, 1000, needed, false)).toEqual(sweep);
      for (const epoch of chosenBy(shot))
        if (!chosenBy(before).includes(epoch)) became.push(`${shot.position}: ${epoch}`);
    }
    expect(became.length).toBeGreaterThan(0);
    expect(swept).toEqual(became);
  });

  test('it goes along the row and fades, and stands still where motion is unwanted', () => {
    const shot = shots.find((one) => sweepAt([one], one.at, 1000, needed, false) !== null)!;
    const span = sweepSpan(shot.scene.network, 0, LASTS);
    const at = (share: number, still = false) => sweepAt([shot], shot.at + share * span, span, needed, still);
    expect(at(0)!.along).toBeGreaterThan(0);
    expect(at(0.5)!.along).toBeGreaterThan(at(0)!.along);
    expect(at(0.5)!.shown).toBeLessThan(at(0)!.shown);
    expect(at(0.5, true)).toEqual(at(0, true));
    expect([at(-0.01), at(1)]).toEqual([null, null]);
    // At a quicker pace it takes more of the run's time, and as much of the reader's.
    expect(sweepSpan(shot.scene.network, 10, LASTS)).toBeGreaterThan(span);
  });
});
