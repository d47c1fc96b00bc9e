// A test a sentence of the papers.

import { describe, expect, test } from 'vitest';
import { Cluster } from './lab.ts';

/** Everybody has voted Yes, and what the coordinator says from now on is lost. */
function decidedInSecret(options = {}, variant: string | null = null): Cluster {
  const cluster = new Cluster({ options, variant });
  cluster.request();
  cluster.when(() => cluster.all('prepared'));
  cluster.make({ kind: 'cut', links: ['P1', 'P2', 'P3'].map((id) => ['C1', id] as const) });
  cluster.when(() => cluster.role('C1') === 'committing');
  cluster.make({ kind: 'crash', node: 'C1' });
  cluster.until(cluster.run.end.at + 30_000);
  cluster.make({ kind: 'heal', links: null });
  return cluster;
}

describe('Gray and Lamport 2006', () => {
  test('§3.1: the transaction is committed when the coordinator has received Prepared from every RM', () => {
    const cluster = new Cluster();
    cluster.request();
    cluster.when(() => cluster.all('committed'));
    expect(cluster.decisions).toEqual(['C1 commit', ...cluster.decisions.slice(1)]);
    expect(cluster.noted.indexOf('twophase.commit.decided')).toBeGreaterThan(
      cluster.noted.lastIndexOf('twophase.yes.counted'),
    );
  });

  test('§3.1: an RM that can not prepare aborts, and then nobody commits', () => {
    const cluster = new Cluster();
    cluster.request('P1-500 P2+500');
    cluster.until(2_000_000);
    expect(cluster.all('aborted')).toBe(true);
    expect(cluster.decisions.every((each) => each.endsWith('abort'))).toBe(true);
  });

  test('§3.2: a run without faults takes 3N+1 messages, ours N more for the confirmations and none to itself', () => {
    for (const participants of [1, 2, 5]) {
      const cluster = new Cluster({ participants });
      cluster.request('P1-1');
      cluster.until(5_000_000);
      const sent = Array.from({ length: cluster.run.length + 1 }, (_, p) => cluster.run.frame(p).happenings)
        .flat()
        .filter((it) => it.kind === 'sent' && it.node !== null);
      expect(sent).toHaveLength(4 * participants);
    }
  });

  test('§3.3: if the coordinator fails after all have prepared, the others can not make progress until it is repaired', () => {
    const cluster = decidedInSecret();
    cluster.until(10_000_000);
    expect(cluster.all('prepared')).toBe(true);
    cluster.make({ kind: 'restart', node: 'C1' });
    cluster.when(() => cluster.all('committed'));
    expect(cluster.broken).toEqual([]);
  });
});

describe('Bernstein, Hadzilacos and Goodman 1987, §7.4', () => {
  test('a participant that has voted Yes is uncertain until it is told; before its vote it may abort by itself', () => {
    const cluster = new Cluster({ options: { inDoubt: 'ask' } });
    cluster.make({ kind: 'cut', links: [['C1', 'P3']] });
    cluster.request();
    cluster.when(() => cluster.role('P1') === 'prepared' && cluster.role('P2') === 'prepared');
    cluster.make({ kind: 'crash', node: 'C1' });
    cluster.when(() => cluster.all('aborted'));
    expect(cluster.noted).toContain('twophase.asked.unvoted');
  });

  test('cooperative termination: one that knows tells the others', () => {
    const cluster = new Cluster({ options: { inDoubt: 'ask' } });
    cluster.request();
    cluster.when(() => cluster.all('prepared'));
    cluster.make({
      kind: 'cut',
      links: [
        ['C1', 'P2'],
        ['C1', 'P3'],
      ],
    });
    cluster.when(() => cluster.role('P1') === 'committed');
    cluster.make({ kind: 'crash', node: 'C1' });
    cluster.when(() => cluster.all('committed'));
    expect(cluster.node('C1').up).toBe('crashed');
  });

  test('cooperative termination does not help when all are uncertain', () => {
    const cluster = decidedInSecret({ inDoubt: 'ask' });
    cluster.until(10_000_000);
    expect(cluster.all('prepared')).toBe(true);
    expect([...cluster.participant('P1').uncertain].sort()).toEqual(['P2', 'P3']);
  });

  test('the coordinator that recovers without a decision aborts; with one, it tells that', () => {
    const cluster = new Cluster();
    cluster.request();
    cluster.when(() => cluster.all('prepared'));
    cluster.make({ kind: 'crash', node: 'C1' });
    cluster.until(cluster.run.end.at + 50_000);
    cluster.make({ kind: 'restart', node: 'C1' });
    cluster.when(() => cluster.all('aborted'));
    expect(cluster.noted).toContain('twophase.abort.atRestart');
    const other = decidedInSecret();
    other.make({ kind: 'restart', node: 'C1' });
    other.when(() => other.all('committed'));
    expect(other.noted).toContain('twophase.telling.resumed');
  });

  test('a participant that recovers with a Yes on its disk and no decision is uncertain, and asks', () => {
    const cluster = decidedInSecret();
    cluster.make({ kind: 'crash', node: 'P2' });
    cluster.make({ kind: 'restart', node: 'P2' });
    expect(cluster.role('P2')).toBe('prepared');
    expect(cluster.run.end.happenings).toContainEqual(
      expect.objectContaining({ kind: 'noted', rule: 'twophase.vote.remembered' }),
    );
  });

  test('a guess is outside of what is promised: Atomicity rests, and Stability and Validity go on', () => {
    const cluster = decidedInSecret({ inDoubt: 'abort' });
    cluster.until(1_000_000);
    cluster.make({ kind: 'restart', node: 'C1' });
    cluster.until(2_000_000);
    expect(new Set(cluster.decisions.map((each) => each.split(' ')[1]))).toEqual(new Set(['commit', 'abort']));
    expect(cluster.broken).toEqual([]);
    expect(cluster.run.end.history.unfounded).toEqual(['twophase.Atomicity']);
  });
});

describe('what a transaction does', () => {
  test('nothing is lost or made: the sum of the balances stays', () => {
    const cluster = new Cluster({ clientsEvery: 150_000 });
    cluster.until(5_000_000);
    expect(cluster.coordinator.finished).toBeGreaterThan(10);
    const { finished } = cluster.coordinator;
    cluster.when(() => cluster.coordinator.finished > finished && cluster.role('C1') === 'ready');
    expect(['P1', 'P2', 'P3'].reduce((sum, id) => sum + cluster.participant(id).balance, 0)).toBe(300);
  });

  test('clients have their turn one after the other', () => {
    const cluster = new Cluster();
    for (let i = 0; i < 4; i++) cluster.request('P1-10 P2+10');
    cluster.until(5_000_000);
    expect(cluster.coordinator.finished).toBe(4);
    expect(cluster.participant('P1').balance).toBe(60);
  });
});
