// The numbers of a run, against a plain count of its happenings, at any position and in any order.

import { describe, expect, it } from 'vitest';
import { Player } from '../../src/scenarios/player.ts';
import { parseScenario } from '../../src/scenarios/text.ts';
import { Slice, STILL } from '../../src/worker/budget.ts';
import { Statistics } from '../../src/worker/statistics.ts';
import { Takeaway } from '../../src/worker/takeaway.ts';

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
    const totals = new Statistics(run).at(run.length, new Slice(STILL, far));
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

  it('measure what lasts from one record to another, at any position and in any order', () => {
    const blocked = played(
      'quorum 1\ntwophase participants=3 seed=5\nnetwork timed latency=5..20ms\nat 10ms request C1 "P1-30 P2+30"\nrun until role P1 prepared\ncrash C1\nrun 600ms\nrestart C1\nrun until fact C1 finished 1\nat 2s request C1 "P2-5 P3+5"\nrun until role P1 prepared\ncrash C1\nrun 100ms\n',
      3_000_000,
    );
    const numbers = new Statistics(blocked);
    const positions = [blocked.length, 40, 0, blocked.length >> 1, blocked.length];
    for (const position of positions) {
      const since = new Map<string, number>();
      const ended: number[] = [];
      for (let p = 0; p <= position; p++) {
        const { at, happenings } = blocked.frame(p);
        for (const one of happenings) {
          if (one.kind !== 'recorded') continue;
          const whose = `${one.node} ${one.key}`;
          if (one.what === 'yes' && !since.has(whose)) since.set(whose, at);
          else if (one.what === 'resolved' && since.has(whose)) {
            ended.push(at - (since.get(whose) ?? 0));
            since.delete(whose);
          }
        }
      }
      const { stays } = numbers.at(position, new Slice(STILL, far));
      expect(stays.yes ?? { ended: [], open: 0 }, `at ${position}`).toEqual({ ended, open: since.size });
    }
    const { stays } = numbers.at(blocked.length, new Slice(STILL, far));
    expect(Math.max(...(stays.yes?.ended ?? []))).toBeGreaterThan(600_000);
    expect(stays.yes?.open).toBeGreaterThan(0);
  });

  it('measure the time in which no node that was up led', () => {
    let leaderless = 0;
    for (let p = 1; p <= run.length; p++) {
      const { world } = run.frame(p - 1);
      const led = world.nodes.some(({ up, state }) => up === 'up' && state.value === 'leader');
      if (!led) leaderless += run.timeOf(p) - run.timeOf(p - 1);
    }
    const totals = new Statistics(run).at(run.length, new Slice(STILL, far));
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
    const straight = (position: number) => new Statistics(run).at(position, new Slice(STILL, far));
    const one = new Statistics(run);
    for (const position of [3000, 10, 2047, 1024, 1025, 0, run.length, 1023, 5])
      expect(one.at(Math.min(position, run.length), new Slice(STILL, far)), `${position}`).toEqual(
        straight(Math.min(position, run.length)),
      );
    expect(run.length).toBeGreaterThan(2048);
  });

  it('come in helpings', () => {
    const statistics = new Statistics(run);
    expect(statistics.at(run.length, new Slice(STILL, 100)).position).toBe(99);
    expect(statistics.at(run.length, new Slice(STILL, 100)).position).toBe(199);
  });
});

describe('the numbers of every protocol are those of its lines', () => {
  const FAULTS = `network timed latency=5..20ms loss=4% duplication=3%
clients every=60ms
at 700ms crash S1
at 1100ms restart S1
at 1200ms partition S1 S2 | S3 S4 S5
at 1900ms heal
at 2100ms pause S2
at 2600ms resume S2
`;
  const ROLES_APART = `network timed latency=5..20ms loss=10%
clients every=200ms
at 500ms crash A1
at 900ms restart A1
`;

  interface Line {
    readonly position: number;
    readonly at: number;
    readonly kind: string;
    readonly node?: string | null;
    readonly why?: string;
    readonly role?: string;
    readonly was?: string;
    readonly request?: number;
    readonly answer?: object;
    readonly envelope?: { readonly id: number; readonly from: string | null; readonly message: { type: string } };
    readonly move?: { readonly kind: string; readonly node?: string };
  }

  const tally = (words: readonly string[]) => {
    const counts: Record<string, number> = {};
    for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
    return counts;
  };

  it.each([
    ['raft', `quorum 1\nraft nodes=5 seed=11\n${FAULTS}`],
    ['multipaxos', `quorum 1\nmultipaxos nodes=5 seed=11\n${FAULTS}`],
    ['paxos', `quorum 1\npaxos proposers=2 acceptors=3 learners=1 seed=11\n${ROLES_APART}`],
  ])('%s', (_, text) => {
    const run = played(text, 5_000_000);
    const exported = new Takeaway().helping(run, { format: 'lines', from: 0, to: far, until: far });
    let lines = exported.text;
    for (let { next } = exported; next !== null; ) {
      const more = new Takeaway().helping(run, { format: 'lines', from: next, to: far, until: far });
      lines += more.text;
      next = more.next;
    }
    const all = lines
      .trim()
      .split('\n')
      .map((line): Line => JSON.parse(line));
    const between = (kind: string) => all.filter((one) => one.kind === kind && one.envelope?.from !== null);
    const totals = new Statistics(run).at(run.length, new Slice(STILL, far));

    expect(totals.sent).toEqual(tally(between('sent').map(({ envelope }) => envelope?.message.type ?? '')));
    const sent = tally(between('sent').map(({ envelope }) => envelope?.from ?? ''));
    const heard = tally(between('heard').map(({ node }) => node ?? ''));
    for (const [node, load] of Object.entries(totals.nodes))
      expect(load, node).toEqual({ sent: sent[node] ?? 0, heard: heard[node] ?? 0 });
    const lost = { cut: 0, down: 0, loss: 0, dropped: 0, ...tally(between('lost').map(({ why }) => why ?? '')) };
    expect(totals.lost).toEqual(lost);
    expect(lost.loss).toBeGreaterThan(0);

    const asked = new Map(
      all.flatMap((one) => (one.kind === 'sent' && one.node === null ? [[one.envelope?.id, one.at] as const] : [])),
    );
    expect(totals.asked).toBe(asked.size);
    const answered = all.filter((one) => one.kind === 'answered' && 'result' in (one.answer ?? {}));
    expect(totals.waits).toEqual(answered.map(({ at, request }) => at - (asked.get(request) ?? Number.NaN)));
    expect(totals.waits.length).toBeGreaterThan(5);

    // Time without a leader: who leads and who is up, as the lines tell it.
    const leads = new Set<string>();
    const down = new Set<string>();
    let unled = 0;
    let before = 0;
    for (const { at, kind, node, role, move } of all) {
      if (![...leads].some((one) => !down.has(one))) unled += at - before;
      before = at;
      if (kind === 'became' && node && run.protocol.roles[role ?? '']?.leads === true) leads.add(node);
      else if (kind === 'became' && node) leads.delete(node);
      else if (kind === 'done' && move?.node !== undefined) {
        if (move.kind === 'crash') leads.delete(move.node);
        if (move.kind === 'crash' || move.kind === 'pause') down.add(move.node);
        if (move.kind === 'restart' || move.kind === 'resume') down.delete(move.node);
      }
    }
    unled += [...leads].some((one) => !down.has(one)) ? 0 : run.end.at - before;
    expect(totals.leaderless).toBe(unled);
  });
});
