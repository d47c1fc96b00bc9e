// The numbers of a run, against a plain count of its happenings, at any position and in any order.

import { describe, expect, it } from 'vitest';
import { Player } from '../../src/scenarios/player.ts';
import { parseScenario } from '../../src/scenarios/text.ts';
import { Statistics } from '../../src/worker/statistics.ts';

const TEXT = `quorum 1
raft nodes=5 seed=3
network timed latency=5..20ms loss=5% duplication=2%
clients every=20ms
at 700ms crash S1
at 900ms crash S2
at 1200ms restart S1
at 1300ms partition S1 S2 | S3 S4 S5
at 1500ms pause S3
at 1900ms resume S3
at 2s heal
`;

function played(text = TEXT, until = 6_000_000) {
  const parsed = parseScenario(text);
  if ('problem' in parsed) throw new Error(JSON.stringify(parsed.problem));
  const player = new Player(parsed.scenario);
  player.advance(until, 1_000_000);
  return player.run;
}

const far = Number.MAX_SAFE_INTEGER;

describe('the numbers of a run', () => {
  const run = played();
  const all = Array.from({ length: run.length + 1 }, (_, p) => run.frame(p));

  it('count messages, losses and answers as they happened', () => {
    const totals = new Statistics(run).at(run.length, far);
    const happenings = all.flatMap((frame) => frame.happenings);
    const sent = happenings.filter((one) => one.kind === 'sent' && one.node !== null);
    expect(Object.values(totals.sent).reduce((a, b) => a + b)).toBe(sent.length);
    expect(totals.bytes).toBe(
      sent.reduce((sum, one) => sum + (one.kind === 'sent' ? JSON.stringify(one.envelope.message).length : 0), 0),
    );
    for (const why of ['cut', 'down', 'loss', 'dropped'] as const)
      expect(totals.lost[why], why).toBe(
        happenings.filter((one) => one.kind === 'lost' && one.why === why && one.envelope.from !== null).length,
      );
    expect(totals.lost.loss).toBeGreaterThan(0);
    expect(totals.waits).toHaveLength(
      happenings.filter((one) => one.kind === 'answered' && 'result' in one.answer).length,
    );
    expect(Math.min(...totals.waits)).toBeGreaterThan(0);
    const slots = new Set(happenings.flatMap((one) => (one.kind === 'decided' ? [one.slot] : [])));
    expect(totals.decided).toBe(slots.size);
    expect(totals.elections).toBe(run.end.history.leaderships.length);
  });

  it('measure the time in which no node that was up led', () => {
    let leaderless = 0;
    for (let p = 1; p <= run.length; p++) {
      const { world } = run.frame(p - 1);
      const led = world.nodes.some(({ up, state }) => up === 'up' && state.value === 'leader');
      if (!led) leaderless += run.timeOf(p) - run.timeOf(p - 1);
    }
    const totals = new Statistics(run).at(run.length, far);
    expect(totals.leaderless).toBe(leaderless);
    expect(leaderless).toBeGreaterThan(100_000);
    // The stretches told one by one are the same time, in order, and end where somebody was elected.
    expect(totals.gaps.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(leaderless);
    expect(totals.gaps.length).toBeGreaterThan(1);
    for (const [i, { from, to }] of totals.gaps.entries()) {
      expect(to).toBeGreaterThan(from);
      if (i > 0) expect(from).toBeGreaterThanOrEqual(totals.gaps[i - 1]?.to ?? 0);
    }
    expect(totals.won).toHaveLength(totals.elections);
    expect(totals.won.map(({ at }) => at)).toContain(totals.gaps[0]?.to);
  });

  it('are the same at a position wherever the count came from', () => {
    const straight = (position: number) => new Statistics(run).at(position, far);
    const one = new Statistics(run);
    for (const position of [3000, 10, 2047, 1024, 1025, 0, run.length, 1023, 5])
      expect(one.at(Math.min(position, run.length), far), `${position}`).toEqual(
        straight(Math.min(position, run.length)),
      );
    expect(run.length).toBeGreaterThan(2048);
  });

  it('come in helpings', () => {
    const statistics = new Statistics(run);
    expect(statistics.at(run.length, 100).position).toBe(99);
    expect(statistics.at(run.length, 100).position).toBe(199);
  });
});
