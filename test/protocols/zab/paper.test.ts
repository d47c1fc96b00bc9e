// A test a claim: of the paper, of Apache ZooKeeper's Zab.tla and its issues.md, and of FastLeaderElection.

import { describe, expect, test } from 'vitest';
import { at } from '../../../src/engine/sequence.ts';
import { isBetter } from '../../../src/protocols/zab/election.ts';
import { isNext } from '../../../src/protocols/zab/history.ts';
import { Cluster, type Setting } from './lab.ts';

/** A leader is established, and everybody has joined it. */
function established(setting: Setting = {}): Cluster & { readonly chief: string } {
  const cluster = new Cluster(setting);
  cluster.when(() => {
    const { leader } = cluster;
    const joined = (id: string) => cluster.node(id).up !== 'up' || id === leader || cluster.role(id) === 'follower';
    return leader !== undefined && cluster.ids.every(joined);
  });
  cluster.for(60_000);
  return Object.assign(cluster, { chief: cluster.leader as string });
}

const happened = (cluster: Cluster) =>
  Array.from({ length: cluster.run.length + 1 }, (_, p) => cluster.run.frame(p).happenings).flat();
const sent = (cluster: Cluster, ...types: string[]) =>
  happened(cluster).filter((it) => it.kind === 'sent' && it.node !== null && types.includes(it.envelope.message.type));

describe('FastLeaderElection, totalOrderPredicate', () => {
  // Apache ZooKeeper, FLEPredicateTest: (epoch, zxid, id), the new vote and the current one.
  type Three = readonly [id: number, zxid: number, epoch: number];
  const vote = (...[id, zxid, epoch]: Three) => ({
    ...{ leader: `S${id}`, epoch },
    zxid: { epoch: 0, counter: zxid },
  });
  test.each([
    [[4, 0, 0], [3, 0, 2], false],
    [[0, 0, 1], [1, 0, 0], true],
    [[0, 1, 0], [1, 0, 0], true],
    [[1, 1, 0], [0, 1, 0], true],
  ] as const satisfies (readonly [Three, Three, boolean])[])('%j against %j: %s', (one, other, wins) => {
    expect(isBetter(vote(...(one as Three)), vote(...(other as Three)))).toBe(wins);
  });

  test('it is a total order: of two different votes one is better, and none is better than itself', () => {
    const votes = [0, 1, 2].flatMap((epoch) => [0, 1].flatMap((zxid) => [1, 2].map((id) => vote(id, zxid, epoch))));
    for (const one of votes)
      for (const other of votes) expect(isBetter(one, other)).toBe(one !== other && !isBetter(other, one));
  });

  test('with equal histories the highest number is elected; a more recent history beats it', () => {
    const cluster = established({ down: ['S3'] });
    expect(cluster.chief).toBe('S2');
    cluster.request('S2', 'x=1');
    cluster.for(100_000);
    cluster.crash('S1', 'S2');
    cluster.restart('S1', 'S3');
    cluster.when(() => cluster.leader !== undefined);
    expect(cluster.leader).toBe('S1');
  });

  test('FLEOutOfElectionTest: a server that comes late joins the leader that a quorum follows, though its own vote is better', () => {
    const cluster = established({ down: ['S3'] });
    cluster.restart('S3');
    cluster.when(() => cluster.role('S3') === 'follower' && cluster.server('S3').currentEpoch === 1);
    expect(cluster.leader).toBe('S2');
    expect(cluster.server('S2').currentEpoch).toBe(1);
  });
});

describe('zxids', () => {
  test.each([
    [[0, 0], [1, 1], true],
    [[1, 1], [1, 2], true],
    [[1, 1], [1, 3], false],
    [[1, 7], [2, 1], true],
    [[1, 7], [2, 2], false],
    [[2, 1], [1, 1], false],
  ] as const)('IsNextZxid: after %j comes %j: %s', ([e, c], [f, d], follows) => {
    expect(isNext({ epoch: e, counter: c }, { epoch: f, counter: d })).toBe(follows);
  });

  test('the counter begins at 1 in each epoch', () => {
    const cluster = established();
    for (const command of ['x=1', 'x=2']) cluster.request('S3', command);
    cluster.for(100_000);
    cluster.crash('S3');
    cluster.when(() => cluster.leader === 'S2');
    cluster.request('S2', 'x=3');
    cluster.for(100_000);
    expect(cluster.history('S1')).toBe('1.1 1.2 2.1');
  });
});

describe('recovery', () => {
  test('LeaderProcessCEPOCH: the new epoch is one past the latest that a quorum has accepted', () => {
    const cluster = established();
    cluster.crash('S3');
    cluster.when(() => cluster.leader === 'S2');
    expect(cluster.server('S2').acceptedEpoch).toBe(2);
    expect(cluster.server('S1').acceptedEpoch).toBe(2);
  });

  test('a leader leads only when a quorum has acknowledged its history: no request is broadcast before', () => {
    const cluster = new Cluster();
    cluster.when(() => cluster.role('S3') === 'elected');
    cluster.request('S3', 'x=1');
    expect(cluster.notes).toEqual(['zab.client.redirected']);
    cluster.when(() => cluster.role('S3') === 'leader');
    expect(cluster.history('S3')).toBe('');
    const led = at(cluster.run.end.history.leaderships, 0);
    expect(led).toMatchObject({ epoch: 1, node: 'S3' });
  });

  test('everything in the chosen history is committed, though no client ever heard of it', () => {
    const cluster = established();
    cluster.make({ kind: 'cut', links: [['S3', 'S1']] });
    cluster.request('S3', 'x=1');
    cluster.when(() => cluster.history('S2') === '1.1');
    cluster.crash('S3');
    cluster.make({ kind: 'heal', links: null });
    cluster.when(() => cluster.leader === 'S2' && cluster.server('S1').lastCommitted === 1);
    expect(cluster.server('S1').store).toEqual({ x: '1' });
  });

  test('lastCommitted is 0 after a restart, and the history is not', () => {
    const cluster = established();
    cluster.request('S3', 'x=1');
    cluster.for(100_000);
    cluster.crash('S1');
    cluster.restart('S1');
    expect(cluster.server('S1')).toMatchObject({ lastCommitted: 0, currentEpoch: 1, acceptedEpoch: 1 });
    expect(cluster.history('S1')).toBe('1.1');
  });

  test.each([3, 5, 7])('from elected to established, %i servers exchange 6(n−1) messages', (nodes) => {
    const cluster = established({ nodes, options: { ping: 60_000_000, patience: 60_000_000 } });
    const types = ['CEpoch', 'NewEpoch', 'AckE', 'NewLeader', 'AckLd', 'CommitLd'];
    expect(sent(cluster, ...types).length - repeated(cluster)).toBe(6 * (nodes - 1));
  });

  /** CEPOCH again to one who did not know yet that it was elected, and what it is answered. */
  function repeated(cluster: Cluster): number {
    return 2 * happened(cluster).filter((it) => it.kind === 'noted' && it.rule === 'zab.discovery.asksAgain').length;
  }
});

describe('broadcast', () => {
  test.each([2, 3, 5, 9])('a write among %i servers takes 3(n−1) messages', (nodes) => {
    const cluster = established({ nodes });
    cluster.request(cluster.chief, 'x=1');
    cluster.for(200_000);
    expect(sent(cluster, 'Propose', 'Ack', 'Commit')).toHaveLength(3 * (nodes - 1));
  });

  test('transactions are delivered in the order in which they were broadcast, many at a time', () => {
    const cluster = established();
    for (let i = 1; i <= 9; i++) cluster.request('S3', `x=${i}`);
    cluster.for(200_000);
    for (const id of cluster.ids) {
      expect(cluster.history(id)).toBe('1.1 1.2 1.3 1.4 1.5 1.6 1.7 1.8 1.9');
      expect(cluster.server(id).store).toEqual({ x: '9' });
    }
  });

  test('without a quorum nothing is committed, and the leader gives up', () => {
    const cluster = established();
    cluster.crash('S1', 'S2');
    cluster.request('S3', 'x=1');
    cluster.when(() => cluster.role('S3') === 'looking');
    expect(cluster.server('S3').lastCommitted).toBe(0);
  });

  test('a write at a follower names the leader; a read is answered there, and may be old', () => {
    const cluster = established();
    cluster.request('S1', 'x=1');
    expect(cluster.facts('zab.client.redirected')).toMatchObject({ leader: 'S3' });
    cluster.make({ kind: 'cut', links: [['S3', 'S1']] });
    cluster.request('S3', 'x=1');
    cluster.when(() => cluster.server('S2').lastCommitted === 1);
    cluster.request('S1', 'x');
    expect(cluster.facts('zab.client.read')).toMatchObject({ result: '∅' });
    expect(cluster.broken).toEqual([]);
  });
});

describe('issues.md', () => {
  /** S3 joins S2 and S1 by hand: it has sent ACK-E, and NEWLEADER is on its way. */
  function joining(variant: string | null = null): Cluster {
    const options = { ping: 10_000_000, patience: 60_000_000 };
    const cluster = new Cluster({ down: ['S3'], options, variant });
    cluster.when(() => cluster.leader === 'S2' && cluster.server('S1').currentEpoch === 1);
    cluster.for(60_000);
    cluster.request('S2', 'x=1');
    cluster.for(100_000);
    cluster.make({ kind: 'set', settings: { network: 'manual' } });
    cluster.restart('S3');
    for (const [from, to, type] of [
      ['S3', 'S1', 'Notification'],
      ['S1', 'S3', 'Notification'],
      ['S3', 'S2', 'Notification'],
      ['S2', 'S3', 'Notification'],
      ['S3', 'S2', 'CEpoch'],
      ['S2', 'S3', 'NewEpoch'],
      ['S3', 'S2', 'AckE'],
    ] as const)
      cluster.deliver(from, to, type);
    return cluster;
  }

  test('issue 1: PROPOSE goes to whoever was sent NEWLEADER, acknowledged or not', () => {
    const cluster = joining();
    cluster.request('S2', 'x=2');
    expect(cluster.flying('S2', 'S3').map(({ message }) => message.type)).toEqual(['NewLeader', 'Propose']);
    const wrong = joining('proposesToSyncedOnly');
    wrong.request('S2', 'x=2');
    expect(wrong.flying('S2', 'S3').map(({ message }) => message.type)).toEqual(['NewLeader']);
  });

  test('issue 3: COMMIT-LD carries the latest committed zxid, not the one of the ACK-LD', () => {
    for (const [variant, zxid] of [
      [null, { epoch: 1, counter: 2 }],
      ['commitLdOfAck', { epoch: 1, counter: 1 }],
    ] as const) {
      const cluster = joining(variant);
      cluster.request('S2', 'x=2');
      cluster.deliver('S2', 'S1', 'Propose');
      cluster.deliver('S1', 'S2', 'Ack');
      cluster.deliver('S2', 'S3', 'NewLeader');
      cluster.deliver('S3', 'S2', 'AckLd');
      const [told] = cluster.flying('S2', 'S3', 'CommitLd');
      expect(told?.message).toMatchObject({ zxid });
    }
  });

  test('an epoch counts once: who has accepted it before answers, and is no part of the quorum', () => {
    const cluster = established();
    cluster.request('S3', 'x=1');
    cluster.drop('S3', 'S1', 'Propose');
    cluster.when(() => cluster.server('S1').lastCommitted === 1);
    const answers = sent(cluster, 'AckE').map((it) => it.kind === 'sent' && it.envelope);
    const again = answers.filter((it) => it !== false && it.from === 'S1').at(-1);
    expect(again).toMatchObject({ message: { epoch: 1, promise: false } });
    expect(cluster.server('S1').currentEpoch).toBe(1);
  });
});
