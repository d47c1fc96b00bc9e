// A caption put at any moment of a run: its text plays the same run and says it there.

import { describe, expect, test } from 'vitest';
import { type Caption, captioned } from '../../src/scenarios/captioned.ts';
import { library } from '../../src/scenarios/library.ts';
import { Player } from '../../src/scenarios/player.ts';
import { printScenario } from '../../src/scenarios/print.ts';
import { doneIn } from '../../src/scenarios/retold.ts';
import type { Scenario } from '../../src/scenarios/scenario.ts';
import { playedThrough, scenarioOf } from '../played.ts';
import { isSame } from '../same.ts';

const START = { at: 0, position: 0 };

function again(scenario: Scenario): Player {
  const player = new Player(scenarioOf(printScenario(scenario)));
  player.finish(100_000);
  return player;
}

/** The library, played on behind its scripts: captions are put there too. */
const played = library.map(({ name, text }) => {
  const scenario = scenarioOf(text);
  const player = playedThrough(scenario);
  player.advance(player.run.end.at + 300_000, 10_000);
  return { name, scenario, player };
});

/** Moments all over a run: behind moves, amid an instant, in quiet times, and behind its end. */
function momentsOf({ run }: Player): Caption[] {
  const moments: Caption[] = [];
  for (let k = 0; k < 12; k++) {
    const position = Math.floor((k * run.length) / 11);
    const at = run.timeOf(position);
    const next = position < run.length ? run.timeOf(position + 1) : at;
    // One in six has no words: nothing is said there.
    const text = k % 6 === 1 ? {} : { en: `words ${k}` };
    moments.push({ at: k % 2 === 0 ? at : Math.floor((at + next) / 2), position, text });
  }
  // One at a moment.
  return moments.filter(
    ({ at, position }, i) => !moments.slice(i + 1).some((each) => each.at === at && each.position === position),
  );
}

const placed = (captions: readonly Pick<Caption, 'at' | 'position' | 'text'>[]) =>
  captions
    .filter(({ text }) => Object.keys(text).length > 0)
    .map(({ at, position, text }) => `${at} ${position} ${JSON.stringify(text)}`)
    .sort();

describe('captions', () => {
  test('at moments of each library scenario leave its run as it is', { timeout: 120_000 }, () => {
    for (const { name, scenario, player } of played) {
      const { run } = player;
      const captions = momentsOf(player);
      const script = captioned(scenario.script, player, START, captions);
      const told = again({ ...scenario, script });
      expect(told.failures, name).toEqual(player.failures.map((each) => expect.objectContaining({ code: each.code })));
      expect(told.expectations.map(({ held }) => held)).toEqual(player.expectations.map(({ held }) => held));
      told.advance(run.end.at, 10_000);
      for (let p = 0; p <= run.length; p++)
        if (!isSame(told.run.frame(p).happenings, run.frame(p).happenings)) expect.fail(`${name}: ${p} differs`);
      const others = player.says.filter(
        ({ at, position }) => !captions.some((each) => each.at === at && each.position === position),
      );
      expect(placed(told.says), name).toEqual(placed([...others, ...captions]));
    }
  });

  test('of the acts alone, too', { timeout: 120_000 }, () => {
    for (const { name, scenario, player } of played) {
      const captions = momentsOf(player);
      const told = again({ ...scenario, script: doneIn(player.run, 0, player.run.length, captions) });
      expect(told.failures, name).toEqual([]);
      expect(placed(told.says), name).toEqual(placed(captions));
    }
  });

  test('take the place of what a script says there, and without words remove it', () => {
    const text = 'quorum 1\nraft nodes=3 seed=1\nrun 1s\nsay "old"\nsay zh "旧"\nexpect up S1\nrun 1s\nsay "last"\n';
    const player = again(scenarioOf(text));
    const [old, last] = player.says;
    if (old === undefined || last === undefined) throw new Error('nothing is said');
    const script = captioned(player.scenario.script, player, START, [
      { ...old, text: { en: 'new', zh: '新' } },
      { ...last, text: {} },
    ]);
    expect(printScenario({ ...player.scenario, script })).toBe(
      'quorum 1\nraft nodes=3 seed=1\nnetwork timed latency=10..20ms\nrun 1s\nsay "new"\nsay zh "新"\nexpect up S1\nrun 1s\n',
    );
  });
});
