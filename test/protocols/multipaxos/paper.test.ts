// A claim of the papers a test. PMS is Lamport 2001, Paxos Made Simple; PMMC is van Renesse & Altinbuken 2015, Paxos Made
// Moderately Complex. Each names its place.

import { describe, expect, it } from 'vitest';
import { ballotOf } from '../../../src/protocols/ballot.ts';
import { NOOP } from '../../../src/protocols/multipaxos/log.ts';
import type { Server } from '../../../src/protocols/multipaxos/server.ts';
import { elected, hear, hearAll, logOf, server } from './lab.ts';

const B11 = ballotOf(1, 1);
const B12 = ballotOf(1, 2);
const B13 = ballotOf(1, 3);
const B22 = ballotOf(2, 2);

const replies = (after: ReturnType<typeof hear>, type: string) =>
  after.sent.filter(({ message }) => message.type === type).map(({ message }) => message);

describe('an acceptor', () => {
  // Reference: PMS §2.2, P1a; phase 1 (b).
  it('promises a ballot above every one it has promised, and reports what it accepted from the slot asked about', () => {
    const log = logOf([B12, 'x=1'], null, [B12, 'y=2']);
    const after = hear(server(3, { promised: B12, round: 1, log }), {
      type: 'Prepare',
      ballot: B22,
      firstSlot: 2,
      from: 'S2',
    });
    const accepted = [{ slot: 3, ballot: B12, value: 'y=2' }];
    expect(after.sent).toEqual([{ to: 'S2', message: { type: 'Promise', ballot: B22, firstSlot: 2, accepted } }]);
    expect(after.server.promised).toBe(B22);
    expect(after.votes).toEqual(['promised 0 2.2 null']);
  });

  // Reference: PMS §2.2, P1a. Departs: the paper may ignore the request; here it is answered (§2.4 advises it).
  it('promises nothing below its promise', () => {
    const before = server(3, { promised: B22, round: 2 });
    const after = hear(before, { type: 'Prepare', ballot: B13, firstSlot: 1, from: 'S3' });
    expect(after.sent).toEqual([{ to: 'S3', message: { type: 'Reject', ballot: B13, promised: B22 } }]);
    expect(after.state).toBe(before);
    expect(after.votes).toEqual([]);
  });

  // Reference: PMS §2.2: an equal ballot may be promised again. It is no new vote.
  it('repeats a promise of the same ballot', () => {
    const event = { type: 'Prepare', ballot: B12, firstSlot: 1, from: 'S2' } as const;
    const once = hear(server(3), event);
    const twice = hear(once.state, event);
    expect(twice.sent).toEqual(once.sent);
    expect(twice.state).toBe(once.state);
    expect(twice.votes).toEqual([]);
  });

  // Reference: PMS §2.2, phase 2 (b): unless it has already responded to a prepare of a higher ballot.
  it.each([
    ['equal to', B12, true],
    ['above', B22, true],
    ['below', B11, false],
  ])('accepts a proposal of a ballot %s its promise: by that alone', (_, ballot, accepts) => {
    const after = hear(server(3, { promised: B12, round: 1 }), {
      type: 'Accept',
      ballot,
      slot: 2,
      value: 'x=1',
      from: 'S2',
    });
    expect(after.sent.map(({ message }) => message.type)).toEqual([accepts ? 'Accepted' : 'Reject']);
    expect(after.server.log).toEqual(accepts ? logOf(null, [ballot, 'x=1']) : logOf());
    expect(after.server.promised).toBe(accepts ? ballot : B12);
  });

  // Reference: PMS §2.2: an acceptor can accept several proposals; it remembers the highest-numbered (§2.5).
  it('replaces what it accepted in a lower ballot', () => {
    const log = logOf([B11, 'x=1']);
    const after = hear(server(3, { promised: B22, round: 2, log }), {
      type: 'Accept',
      ballot: B22,
      slot: 1,
      value: 'y=2',
      from: 'S2',
    });
    expect(after.server.log).toEqual(logOf([B22, 'y=2']));
    expect(after.votes).toEqual(['accepted 1 2.2 y=2']);
  });

  // Reference: PMS §3: one promise is for all instances at once.
  it('promises for all slots at once', () => {
    const promised = hear(server(3), { type: 'Prepare', ballot: B22, firstSlot: 1, from: 'S2' });
    for (const slot of [1, 7, 100]) {
      const after = hear(promised.state, { type: 'Accept', ballot: B13, slot, value: 'x=1', from: 'S3' });
      expect(after.notes).toEqual(['multipaxos.accept.refused']);
    }
  });
});

describe('a candidate', () => {
  // Reference: PMS §2.5: disjoint sets of numbers, and the highest it has tried to use is in stable storage.
  it('takes a ballot of its own above every one it knows of', () => {
    const after = hear(server(3, { promised: B22, round: 4 }), { type: 'timer.election' });
    expect(after.server).toMatchObject({ ballot: ballotOf(5, 1), promised: ballotOf(5, 1), round: 5 });
    expect(after.role).toBe('preparing');
  });

  // Reference: PMS §3: phase 1 for all instances that it does not know, in one message.
  it('asks about every slot that it does not know to be decided', () => {
    const log = logOf([B12, 'x=1', B12], null, [B12, 'z=3', B12]);
    const after = hear(server(3, { log, decided: 1, applied: 1 }), { type: 'timer.election' });
    expect(replies(after, 'Prepare')).toEqual([
      { type: 'Prepare', ballot: B11, firstSlot: 2 },
      { type: 'Prepare', ballot: B11, firstSlot: 2 },
    ]);
  });

  // Reference: PMS §2.2, phase 2 (a): a majority of acceptors.
  it.each([
    [3, 1],
    [4, 2],
    [5, 2],
    [9, 4],
  ])('of %i servers needs %i promises besides its own, each server’s once', (size, others) => {
    const promise = (from: string) => ({ type: 'Promise', ballot: B11, firstSlot: 1, accepted: [], from }) as const;
    let after = hear(server(size), { type: 'timer.election' });
    for (let i = 0; i < others - 1; i++) after = hearAll(after.state, promise(`S${i + 2}`), promise(`S${i + 2}`));
    expect(after.role).toBe('preparing');
    after = hear(after.state, promise(`S${others + 1}`));
    expect(after.role).toBe('leader');
  });

  // Reference: PMS §2.2: the responses are to this ballot.
  it('counts no promise of another ballot', () => {
    const prepared = hear(server(3, { round: 3 }), { type: 'timer.election' });
    const after = hear(prepared.state, { type: 'Promise', ballot: B11, firstSlot: 1, accepted: [], from: 'S2' });
    expect(after.role).toBe('preparing');
    expect(after.notes).toEqual(['multipaxos.reply.stale']);
  });

  // Reference: PMS §2.4; PMMC Figure 7, preempted.
  it.each([
    ['Reject', { type: 'Reject', ballot: B11, promised: B22, from: 'S3' }],
    ['Prepare', { type: 'Prepare', ballot: B22, firstSlot: 1, from: 'S2' }],
    ['Accept', { type: 'Accept', ballot: B22, slot: 1, value: 'x=1', from: 'S2' }],
    ['Heartbeat', { type: 'Heartbeat', ballot: B22, decided: 0, from: 'S2' }],
    ['Decision', { type: 'Decision', slots: [{ slot: 1, ballot: B22, value: 'x=1' }], from: 'S2' }],
  ] as const)('gives way to a higher ballot that a %s tells of, and later goes above it', (_, event) => {
    for (const before of [hear(server(3), { type: 'timer.election' }), elected(3)]) {
      const after = hear(before.state, event);
      expect(after.role).toBe('follower');
      expect(after.server).toMatchObject({ ballot: 0, preparing: null, leading: null });
      expect(hear(after.state, { type: 'timer.election' }).server.ballot).toBe(ballotOf(3, 1));
    }
  });

  // Reference: PMS §2.4: what cannot be completed is abandoned for a higher number.
  it('tries again with a higher ballot when its own takes too long', () => {
    const after = hearAll(server(3), { type: 'timer.election' }, { type: 'timer.election' });
    expect(after.server.ballot).toBe(ballotOf(2, 1));
    expect(after.server.preparing?.promisedBy).toEqual(['S1']);
    expect(after.votes).toEqual(['promised 0 2.1 null']);
  });
});

describe('a new leader', () => {
  const reports = [
    [
      { slot: 1, ballot: B12, value: 'x=1' },
      { slot: 3, ballot: B12, value: 'z=3' },
    ],
    [{ slot: 1, ballot: B22, value: 'y=2' }],
  ];

  // Reference: PMS §2.2, phase 2 (a), P2c: the value of the highest-numbered proposal among the responses.
  it('proposes in each slot the value of the highest ballot reported, whoever reported it and in whatever order', () => {
    for (const told of [reports, [...reports].reverse()]) {
      const after = elected(5, { round: 2 }, told);
      const proposed = replies(after, 'Accept').map(({ slot, value, ballot }) => ({ slot, value, ballot }));
      expect(proposed).toContainEqual({ slot: 1, value: 'y=2', ballot: ballotOf(3, 1) });
      expect(proposed).toContainEqual({ slot: 3, value: 'z=3', ballot: ballotOf(3, 1) });
    }
  });

  // Reference: PMS §3: a no-op command fills the gap.
  it('fills a slot of which nothing was reported, below one of which something was, with a no-op', () => {
    const after = elected(5, { round: 2 }, reports);
    expect(replies(after, 'Accept').filter(({ slot }) => slot === 2)).toHaveLength(4);
    expect(after.votes).toContain(`proposed 2 3.1 ${NOOP}`);
    expect(after.notes).toContain('multipaxos.slot.filled');
    // And nothing above the last: that is for clients.
    expect(after.server.leading?.next).toBe(4);
    expect(after.server.log.length).toBe(3);
  });

  // Reference: PMS §2.2: its own acceptor is one of those that it asks.
  it('counts what it accepted itself among the reports', () => {
    const after = elected(3, { round: 1, promised: B13, log: logOf([B13, 'x=9']) }, [
      [{ slot: 1, ballot: B12, value: 'x=1' }],
    ]);
    expect(after.votes).toContain('proposed 1 2.1 x=9');
  });

  // Reference: PMS §3: it need not decide again what it knows to be chosen.
  it('proposes nothing where it knows the decision', () => {
    const log = logOf(null, [B12, 'y=2', B12]);
    const after = elected(3, { round: 1, promised: B12, log }, [[{ slot: 3, ballot: B12, value: 'z=3' }]]);
    expect(after.votes.filter((it) => it.startsWith('proposed'))).toEqual([
      `proposed 1 2.1 ${NOOP}`,
      'proposed 3 2.1 z=3',
    ]);
  });
});

describe('a leader', () => {
  const lead = (options = {}) => elected(3, {}, [], options);
  const ask = (state: ReturnType<typeof lead>, request: number) =>
    hear(state.state, { type: 'client.request', request, command: `x=${request}` });

  // Reference: PMS §3: the next unused command number, at once, before earlier ones are chosen.
  it('gives each command the next slot and does not wait for slots before it', () => {
    const after = ask(ask(ask(lead(), 1), 2), 3);
    expect(replies(after, 'Accept')).toEqual([
      { type: 'Accept', ballot: B11, slot: 3, value: 'x=3' },
      { type: 'Accept', ballot: B11, slot: 3, value: 'x=3' },
    ]);
    expect(after.server.leading?.inFlight.map(({ slot }) => slot)).toEqual([1, 2, 3]);
  });

  // Reference: PMS §3, α commands ahead; PMMC Figure 1, WINDOW.
  it('proposes no further than its window', () => {
    const after = ask(ask(lead({ window: 1 }), 1), 2);
    expect(after.notes).toEqual(['multipaxos.client.waits']);
    expect(after.sent).toEqual([]);
    const decided = hear(after.state, { type: 'Accepted', ballot: B11, slot: 1, from: 'S2' });
    expect(decided.votes).toEqual(['proposed 2 1.1 x=2', 'accepted 2 1.1 x=2']);
  });

  // Reference: PMS §2.2 and §2.3: chosen when a majority of acceptors have accepted it.
  it('decides a slot with a majority of acceptances of its ballot, each server’s once', () => {
    let after = elected(5);
    after = ask(after, 1);
    const accepted = (from: string, ballot = B11) => ({ type: 'Accepted', ballot, slot: 1, from }) as const;
    after = hearAll(after.state, accepted('S2'), accepted('S2'), accepted('S3', B22));
    expect(after.server.decided).toBe(0);
    after = hear(after.state, accepted('S4'));
    expect(after.server).toMatchObject({ decided: 1, applied: 1, store: { x: '1' } });
    expect(after.effects).toContainEqual({ type: 'decide', slot: 1, epoch: B11, value: 'x=1', during: B11 });
    expect(replies(after, 'Decision')).toHaveLength(4);
  });

  // Reference: PMS §3: a command is executed after all before it; PMMC Figure 1, perform.
  it('answers a client when its command is applied, not before', () => {
    let after = ask(ask(lead(), 1), 2);
    const answers = () => after.effects.filter(({ type }) => type === 'answer');
    after = hear(after.state, { type: 'Accepted', ballot: B11, slot: 2, from: 'S2' });
    expect(answers()).toEqual([]);
    expect(after.server).toMatchObject({ decided: 0, applied: 0 });
    after = hear(after.state, { type: 'Accepted', ballot: B11, slot: 1, from: 'S3' });
    expect(answers()).toEqual([
      { type: 'answer', request: 1, answer: { result: 'ok' } },
      { type: 'answer', request: 2, answer: { result: 'ok' } },
    ]);
    expect(after.server).toMatchObject({ decided: 2, applied: 2, store: { x: '2' } });
  });

  // Reference: PMS §2.2: requests may be sent again; a proposer retransmits what was not answered.
  it('says again what was not answered, to those who have not', () => {
    let after = ask(elected(5), 1);
    after = hear(after.state, { type: 'Accepted', ballot: B11, slot: 1, from: 'S3' });
    after = hear(after.state, { type: 'timer.retransmit' });
    expect(after.sent.map(({ to }) => to)).toEqual(['S2', 'S4', 'S5']);
  });
});

describe('a replica', () => {
  // Reference: PMS §2.3: a decision is learned from whoever knows it.
  it('takes a decision in whatever ballot it fell, and whatever it promised', () => {
    const after = hear(server(3, { promised: B22, round: 2 }), {
      type: 'Decision',
      slots: [{ slot: 1, ballot: B11, value: 'x=1' }],
      from: 'S3',
    });
    expect(after.server).toMatchObject({ decided: 1, applied: 1, promised: B22, store: { x: '1' } });
  });

  // Reference: PMS §3: in the order of their numbers.
  it('applies decided commands in the order of their slots, and none past a hole', () => {
    const told = (slot: number) =>
      ({ type: 'Decision', slots: [{ slot, ballot: B11, value: `x=${slot}` }], from: 'S2' }) as const;
    const gap = hearAll(server(3), told(3), told(2));
    expect(gap.server).toMatchObject({ decided: 0, applied: 0, store: {} });
    expect(gap.notes).toEqual(['multipaxos.decision.gap']);
    expect(hear(gap.state, told(1)).server).toMatchObject({ decided: 3, applied: 3, store: { x: '3' } });
  });

  // Reference: PMS §2.5: what an acceptor must remember; a replica does again what is decided.
  it('starts again from its disk', () => {
    const log = logOf([B11, 'x=1', B11], [B11, 'x=2', B11], null, [B11, 'x=4', B11]);
    const after = hear(server(3, { promised: B22, round: 2, log }), { type: 'node.start' });
    expect(after.server).toMatchObject({ decided: 2, applied: 2, store: { x: '2' }, promised: B22 } as Partial<Server>);
  });

  // Reference: PMS §2.2: two acceptances of one proposal are one.
  it('accepts the same proposal twice without a second vote', () => {
    const event = { type: 'Accept', ballot: B12, slot: 1, value: 'x=1', from: 'S2' } as const;
    const once = hear(server(3), event);
    const twice = hear(once.state, event);
    expect(twice.state).toBe(once.state);
    expect(twice.votes).toEqual([]);
    expect(twice.sent).toEqual(once.sent);
  });
});
