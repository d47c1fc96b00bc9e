// Cases that every Multi-Paxos must survive, and what is legal though it looks wrong. Sources: the catalogues of cases of
// published Paxos implementations and specifications, retold.

import { describe, expect, it } from 'vitest';
import { ballotOf } from '../../../src/protocols/ballot.ts';
import { NOOP } from '../../../src/protocols/multipaxos/log.ts';
import { Cluster } from './lab.ts';

/** The leader's Accept of a slot reaches these, and their answers reach the leader; the rest of it is lost. */
function accept(cluster: Cluster, leader: string, slot: number, ...voters: string[]): void {
  const about = (envelope: { message: { type: string } }) =>
    (envelope.message as { slot?: number }).slot === slot && envelope.message.type.startsWith('Accept');
  for (const voter of voters) {
    const [proposal] = cluster.flying(leader, voter, 'Accept').filter(about);
    cluster.make({ kind: 'deliver', envelope: proposal?.id ?? 0 });
    const [answer] = cluster.flying(voter, leader, 'Accepted').filter(about);
    if (answer !== undefined) cluster.make({ kind: 'deliver', envelope: answer.id });
  }
  cluster.drop(cluster.flying(leader, undefined, 'Accept').filter(about));
}

describe('a steady leader', () => {
  it('skips phase 1: a command costs Accept, Accepted and Decision, each to or from every other server', () => {
    const cluster = new Cluster({ nodes: 5 });
    cluster.campaign('S1');
    const before = cluster.run.end.world.nextId;
    cluster.propose('S1', 'x=1');
    const after = cluster.frames.flatMap(({ happenings }) => happenings.filter((it) => it.kind === 'sent'));
    const types = after.filter((it) => it.envelope.id >= before).map((it) => it.envelope.message.type);
    expect(types.filter((type) => type === 'Accept')).toHaveLength(4);
    expect(types.filter((type) => type === 'Accepted')).toHaveLength(4);
    expect(types.filter((type) => type === 'Decision')).toHaveLength(4);
    expect(types.filter((type) => type === 'Prepare' || type === 'Promise')).toHaveLength(0);
    expect(cluster.applied).toEqual([1, 1, 1, 1, 1]);
  });

  it('that does not skip phase 1 pays for it with a Prepare and a Promise more for each other server', () => {
    const cluster = new Cluster({ nodes: 5, options: { skipPhase1: false } });
    cluster.campaign('S1');
    const already = cluster.frames.length;
    for (const command of ['x=1', 'y=2', 'z=3']) cluster.request('S1', command);
    cluster.settle();
    const types = cluster.frames
      .slice(already)
      .flatMap(({ happenings }) => happenings.flatMap((it) => (it.kind === 'sent' ? [it.envelope.message.type] : [])));
    for (const type of ['Prepare', 'Promise', 'Accept', 'Accepted', 'Decision'])
      expect(
        types.filter((it) => it === type),
        type,
      ).toHaveLength(12);
    expect(cluster.applied).toEqual([3, 3, 3, 3, 3]);
    expect(cluster.server('S5').store).toEqual({ x: '1', y: '2', z: '3' });
    expect(cluster.broken).toEqual([]);
  });

  it('fills its window and no more; what waits follows when the first slot is decided', () => {
    const cluster = new Cluster({ nodes: 3, options: { window: 2 } });
    cluster.campaign('S1');
    for (const command of ['x=1', 'y=2', 'z=3']) cluster.request('S1', command);
    expect(cluster.notes).toEqual(['client.waits']);
    expect(cluster.flying('S1', 'S2', 'Accept')).toHaveLength(2);
    // The second slot is decided first: the window still begins at the first.
    accept(cluster, 'S1', 2, 'S2');
    expect(cluster.server('S1').leading?.waiting).toHaveLength(1);
    accept(cluster, 'S1', 1, 'S2');
    expect(cluster.server('S1').leading?.waiting).toHaveLength(0);
    cluster.settle();
    expect(cluster.log('S3')).toEqual(['*1.1 x=1', '*1.1 y=2', '*1.1 z=3']);
  });
});

describe('a new leader', () => {
  it('finishes what its predecessor left and fills a hole with a no-op', () => {
    const cluster = new Cluster({ nodes: 5 });
    cluster.elect('S1', 'S2', 'S3');
    for (const command of ['x=1', 'y=2', 'z=3']) cluster.request('S1', command);
    accept(cluster, 'S1', 1, 'S2', 'S3');
    accept(cluster, 'S1', 3, 'S2');
    cluster.drop(cluster.flying());
    cluster.crash('S1');
    expect(cluster.log('S2')).toEqual(['1.1 x=1', '-', '1.1 z=3']);
    cluster.campaign('S5');
    for (const id of ['S2', 'S3', 'S4', 'S5'])
      expect(cluster.log(id)).toEqual(['*2.5 x=1', `*2.5 ${NOOP}`, '*2.5 z=3'].map((it) => it.replace('2.5', '1.5')));
    expect(cluster.server('S4').store).toEqual({ x: '1', z: '3' });
    expect(cluster.seen).toContain('multipaxos.aHoleIsFilled');
    expect(cluster.seen).toContain('multipaxos.aCommandSurvivesItsLeader');
    // S1 had accepted y=2 in slot 2, alone: it learns that something else was decided there.
    cluster.restart('S1');
    expect(cluster.log('S1')[1]).toBe('1.1 y=2');
    cluster.heartbeat('S5');
    expect(cluster.log('S1')[1]).toBe(`*1.5 ${NOOP}`);
    expect(cluster.applied).toEqual([3, 3, 3, 3, 3]);
    expect(cluster.broken).toEqual([]);
  });

  it('decides again, in its own ballot, what is chosen though nobody knew it', () => {
    const cluster = new Cluster({ nodes: 3 });
    cluster.elect('S1', 'S2');
    cluster.request('S1', 'x=1');
    cluster.deliver('S1', 'S2', 'Accept');
    cluster.drop(cluster.flying());
    cluster.crash('S1');
    cluster.campaign('S3');
    expect(cluster.log('S3')).toEqual(['*1.3 x=1']);
    expect(cluster.broken).toEqual([]);
  });

  it('may find that ballots fall along the slots, and leaves it so', () => {
    const cluster = new Cluster({ nodes: 3 });
    cluster.elect('S1', 'S2');
    cluster.request('S1', 'x=1');
    cluster.request('S1', 'y=2');
    // Slot 2 is decided in 1.1 and known everywhere; slot 1 only in 1.3, by the next leader.
    accept(cluster, 'S1', 2, 'S2');
    cluster.drop(cluster.flying('S1', undefined, 'Accept'));
    cluster.settle();
    expect(cluster.log('S3')).toEqual(['-', '*1.1 y=2']);
    expect(cluster.applied).toEqual([0, 0, 0]);
    cluster.crash('S1');
    cluster.campaign('S3');
    expect(cluster.log('S3')).toEqual([`*1.3 ${NOOP}`, '*1.1 y=2']);
    expect(cluster.broken).toEqual([]);
  });
});

describe('two leaders at once', () => {
  it('the one of the lower ballot decides nothing more, and is deposed by the first refusal', () => {
    const cluster = new Cluster({ nodes: 5 });
    cluster.campaign('S1');
    cluster.partition(['S1', 'S2'], ['S3', 'S4', 'S5']);
    cluster.request('S1', 'x=1');
    cluster.settle();
    cluster.campaign('S4');
    expect(cluster.roles).toEqual(['leader', 'follower', 'follower', 'leader', 'follower']);
    cluster.propose('S4', 'y=2');
    expect(cluster.applied).toEqual([0, 0, 1, 1, 1]);
    cluster.heal();
    cluster.ring('S1', 'retransmit');
    cluster.deliver('S1', 'S3', 'Accept');
    expect(cluster.notes).toEqual(['accept.refused']);
    cluster.deliver('S3', 'S1', 'Reject');
    expect(cluster.notes).toEqual(['client.forgotten', 'leader.stepsDown']);
    cluster.settle();
    cluster.heartbeat('S4');
    expect(cluster.applied).toEqual([1, 1, 1, 1, 1]);
    expect(cluster.log('S1')).toEqual([`*${cluster.promised[3]} y=2`]);
    expect(cluster.broken).toEqual([]);
  });

  it('a minority’s leader decides nothing, however often it asks', () => {
    const cluster = new Cluster({ nodes: 5 });
    cluster.campaign('S1');
    cluster.partition(['S1', 'S2'], ['S3', 'S4', 'S5']);
    cluster.request('S1', 'x=1');
    for (let i = 0; i < 5; i++) {
      cluster.settle();
      cluster.ring('S1', 'retransmit');
    }
    expect(cluster.run.end.history.decisions.length).toBe(0);
    cluster.heal();
    cluster.settle();
    expect(cluster.applied).toEqual([1, 1, 1, 1, 1]);
  });

  it('duelling candidates never decide while each prepares before the other proposes, and nothing breaks', () => {
    const cluster = new Cluster({ nodes: 3 });
    for (let round = 0; round < 5; round++) {
      for (const candidate of ['S1', 'S3']) {
        cluster.ring(candidate, 'election');
        cluster.deliver(candidate, 'S2', 'Prepare');
      }
      cluster.drop(cluster.flying('S2', 'S1'));
      cluster.drop(cluster.flying('S2', 'S3'));
    }
    expect(cluster.run.end.history.leaderships.length).toBe(0);
    expect(cluster.broken).toEqual([]);
    cluster.settle();
    cluster.campaign('S1');
    cluster.propose('S1', 'x=1');
    expect(cluster.applied).toEqual([1, 1, 1]);
  });
});

describe('what is legal', () => {
  it('an older ballot places its value on a minority after another value was chosen', () => {
    const cluster = new Cluster({ nodes: 5 });
    cluster.elect('S1', 'S2', 'S3');
    cluster.request('S1', 'x=1');
    const late = cluster.flying('S1', 'S2', 'Accept');
    cluster.drop(cluster.flying('S1').filter(({ id }) => id !== late[0]?.id));
    cluster.elect('S5', 'S3', 'S4');
    cluster.request('S5', 'y=2');
    accept(cluster, 'S5', 1, 'S3', 'S4');
    cluster.drop(cluster.flying('S5'));
    cluster.deliver('S1', 'S2', 'Accept');
    expect(cluster.notes).toEqual(['accept.given']);
    expect(cluster.log('S2')).toEqual(['1.1 x=1']);
    expect(cluster.log('S5')).toEqual(['*1.5 y=2']);
    expect(cluster.broken).toEqual([]);
    cluster.settle();
    cluster.campaign('S2');
    expect(cluster.log('S2')).toEqual([`*${cluster.promised[1]} y=2`]);
    expect(cluster.broken).toEqual([]);
  });

  it('the majority that accepts is not the one that promised', () => {
    const cluster = new Cluster({ nodes: 5 });
    cluster.elect('S1', 'S2', 'S3');
    cluster.request('S1', 'x=1');
    accept(cluster, 'S1', 1, 'S4', 'S5');
    expect(cluster.server('S1').applied).toBe(1);
    expect(cluster.promised).toEqual(['1.1', '1.1', '1.1', '1.1', '1.1']);
    expect(cluster.broken).toEqual([]);
  });

  it('a leader that learns of a decision in a higher ballot gives way: its proposal there was not it', () => {
    const cluster = new Cluster({ nodes: 5 });
    cluster.elect('S1', 'S2', 'S3');
    cluster.request('S1', 'x=1');
    cluster.drop(cluster.flying());
    cluster.elect('S5', 'S3', 'S4');
    cluster.request('S5', 'y=2');
    accept(cluster, 'S5', 1, 'S3', 'S4');
    cluster.deliver('S5', 'S1', 'Decision');
    expect(cluster.notes).toEqual(['client.forgotten', 'leader.stepsDown', 'replica.applied', 'decision.learned']);
    expect(cluster.role('S1')).toBe('follower');
    expect(cluster.log('S1')).toEqual(['*1.5 y=2']);
    expect(cluster.broken).toEqual([]);
  });
});

describe('falling behind and coming back', () => {
  it('a replica that lags catches up, a message at a time', () => {
    const cluster = new Cluster({ nodes: 3 });
    cluster.campaign('S1');
    cluster.crash('S3');
    for (let i = 1; i <= 20; i++) cluster.propose('S1', `x=${i}`);
    cluster.restart('S3');
    cluster.heartbeat('S1');
    expect(cluster.applied).toEqual([20, 20, 20]);
    expect(cluster.server('S3').store).toEqual({ x: '20' });
    expect(cluster.seen).toContain('multipaxos.aReplicaCatchesUp');
    const told = cluster.frames.flatMap(({ happenings }) =>
      happenings.flatMap((it) =>
        it.kind === 'noted' && it.rule === 'multipaxos.replica.told' ? [it.facts.slots] : [],
      ),
    );
    expect(told).toEqual([
      [1, 2, 3, 4, 5, 6, 7, 8],
      [9, 10, 11, 12, 13, 14, 15, 16],
      [17, 18, 19, 20],
    ]);
  });

  it('the whole cluster restarts, remembers what it promised and decided, and goes on', () => {
    const cluster = new Cluster({ nodes: 3 });
    cluster.campaign('S1');
    cluster.propose('S1', 'x=1');
    cluster.propose('S1', 'y=2');
    cluster.request('S1', 'z=3');
    cluster.deliver('S1', 'S2', 'Accept');
    cluster.crash('S1', 'S2', 'S3');
    cluster.drop(cluster.flying());
    cluster.restart('S1', 'S2', 'S3');
    expect(cluster.applied).toEqual([2, 2, 2]);
    expect(cluster.server('S3').store).toEqual({ x: '1', y: '2' });
    expect(cluster.promised).toEqual(['1.1', '1.1', '1.1']);
    cluster.campaign('S3');
    expect(cluster.server('S3').ballot).toBe(ballotOf(2, 3));
    expect(cluster.log('S1')).toEqual(['*1.1 x=1', '*1.1 y=2', '*2.3 z=3']);
    expect(cluster.applied).toEqual([3, 3, 3]);
    expect(cluster.broken).toEqual([]);
  });

  it('a server that restarts uses no ballot twice', () => {
    const cluster = new Cluster({ nodes: 3 });
    cluster.ring('S1', 'election');
    cluster.crash('S1');
    cluster.restart('S1');
    cluster.ring('S1', 'election');
    expect(cluster.server('S1').ballot).toBe(ballotOf(2, 1));
  });

  it('a server alone decides by itself', () => {
    const cluster = new Cluster({ nodes: 1 });
    cluster.ring('S1', 'election');
    cluster.request('S1', 'x=1');
    cluster.request('S1', 'x');
    expect(cluster.answers).toEqual([{ result: 'ok' }, { result: '1' }]);
    cluster.crash('S1');
    cluster.restart('S1');
    expect(cluster.server('S1').store).toEqual({ x: '1' });
    cluster.ring('S1', 'election');
    expect(cluster.role('S1')).toBe('leader');
    expect(cluster.broken).toEqual([]);
  });
});

describe('clients', () => {
  it('are answered after their command is applied, and not when it is only decided', () => {
    const cluster = new Cluster({ nodes: 3 });
    cluster.elect('S1', 'S2');
    cluster.request('S1', 'x=1');
    cluster.request('S1', 'x');
    accept(cluster, 'S1', 2, 'S2');
    expect(cluster.answers).toEqual([]);
    cluster.ring('S1', 'retransmit');
    accept(cluster, 'S1', 1, 'S3');
    expect(cluster.answers).toEqual([{ result: 'ok' }, { result: '1' }]);
  });

  it('are told whom a server follows, or that it knows nobody', () => {
    const cluster = new Cluster({ nodes: 3 });
    cluster.request('S2', 'x=1');
    cluster.campaign('S1');
    cluster.request('S2', 'x=1');
    cluster.ring('S3', 'election');
    cluster.deliver('S3', 'S2', 'Prepare');
    cluster.request('S2', 'x=1');
    expect(cluster.answers).toEqual([{ leader: null }, { leader: 'S1' }, { leader: null }]);
  });
});
