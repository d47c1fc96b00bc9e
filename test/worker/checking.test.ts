// The checker as its worker runs it: what is asked, how a search is told of, stopped and made to wait.

import { describe, expect, test } from 'vitest';
import { PROTOCOLS } from '../../src/protocols/order.ts';
import { loadQuestions, questionsOf } from '../../src/protocols/questions.ts';
import { parseScenario } from '../../src/scenarios/text.ts';
import { Checks } from '../../src/worker/checking/checks.ts';
import type { Begin, FromChecker, Question, Questions, Verdict, Weighed } from '../../src/worker/checking/wire.ts';

/** A clock that goes on by a millisecond whenever somebody looks. */
function ticking(): () => number {
  let now = 0;
  return () => now++;
}

function checker(during: (checks: Checks) => void = () => {}) {
  const told: FromChecker[] = [];
  const checks: Checks = new Checks((each) => told.push(each), {
    clock: ticking(),
    breath: async () => during(checks),
  });
  let id = 0;
  return {
    checks,
    told,
    async ask<Q extends keyof Questions>(question: Q, ask: Questions[Q][0]): Promise<Questions[Q][1]> {
      await checks.hear({ id: ++id, question, ask });
      const answer = told.find((each) => 'id' in each && each.id === id);
      if (answer === undefined || !('reply' in answer)) throw new Error(JSON.stringify(answer));
      return answer.reply as Questions[Q][1];
    },
  };
}

async function weighed(line: string): Promise<Weighed> {
  const read = await checker().ask('read', line);
  if ('problem' in read) throw new Error(`${line}: ${read.problem.code}`);
  return read;
}

const begin = (what: Question, more: Partial<Begin> = {}): Begin => ({
  order: 'begin',
  run: 1,
  what,
  seconds: 1_000_000,
  bytes: 240_000_000,
  seed: null,
  ...more,
});

async function verdictOf(line: string, more: Partial<Begin> = {}): Promise<Verdict> {
  const { checks, told } = checker();
  await checks.hear(begin((await weighed(line)).question, more));
  const last = told.at(-1);
  if (last === undefined || !('verdict' in last)) throw new Error(JSON.stringify(last));
  return last.verdict;
}

describe('a question', () => {
  test('comes with what a form needs to show it', async () => {
    const { line, counts, bounds, quiet, refusal } = await weighed('raft/votesTwice');
    expect(line).toBe('raft/votesTwice nodes=3 terms=1 entries=0 requests=0 heartbeats=0 crashes=0 duplicates=0');
    expect(counts).toEqual({ nodes: { min: 1, max: 9 } });
    expect(Object.keys(bounds)).toEqual(['terms', 'entries', 'requests', 'heartbeats', 'crashes', 'duplicates']);
    expect(quiet).toEqual(['RequestVoteReply that refuses']);
    expect(refusal).toBeNull();
  });

  test('keeps what is looked for when another rule is left out', async () => {
    const seek = { kind: 'breach', invariant: 'raft.LogMatching' } as const;
    const { question } = await checker().ask('usual', {
      protocol: 'raft',
      variants: ['noLogCheck'],
      kept: { seek, every: true },
    });
    expect(question).toMatchObject({ variants: ['noLogCheck'], seek, every: true });
  });

  test('of two rules that cannot be left out together is refused with both names', async () => {
    const { refusal } = await checker().ask('usual', {
      protocol: 'raft',
      variants: ['keepsConflicts', 'truncatesAlways'],
    });
    expect(refusal).toEqual({ code: 'clash', found: 'keepsConflicts', expected: 'truncatesAlways' });
  });

  test('takes conditions as they are written, and says what is wrong with them without a place', async () => {
    const { question } = await weighed('raft');
    const found = await checker().ask('goal', { question, text: 'role S1 leader' });
    expect(found).toMatchObject({ goal: 'role S1 leader', question: { seek: { kind: 'goal' } } });
    const wrong = await checker().ask('goal', { question, text: 'role S7 leader' });
    expect(wrong).toHaveProperty('problem.found', 'S7');
    expect(wrong).not.toHaveProperty('problem.column');
  });

  test('of no protocol has a sentence', async () => {
    expect(await checker().ask('read', 'nothing/atAll')).toHaveProperty('problem.code', 'unknown');
    expect(await checker().ask('read', '')).toHaveProperty('problem');
  });
});

describe('a search', () => {
  test('comes to a scenario that reads as a text, in both languages', async () => {
    const verdict = await verdictOf('raft/votesTwice');
    if (verdict.kind !== 'broken') throw new Error(verdict.kind);
    const { moves, steps, text } = verdict.finding;
    expect(moves).toBe(6);
    expect(steps).toHaveLength(6);
    expect(steps.at(-1)).toMatchObject({ broke: ['raft.ElectionSafety'] });
    for (const { headline } of steps.filter(({ headline }) => headline.en !== undefined))
      expect(headline.zh).not.toBe(headline.en);
    const read = parseScenario(text);
    if ('problem' in read) throw new Error(read.problem.code);
    expect(read.scenario.network.mode).toBe('manual');
    expect(read.scenario.title).toEqual({ en: 'Raft without: One vote a term', zh: 'Raft，去掉：每个任期只投一票' });
  });

  test('is told of while it goes on, and stops when it is asked to', async () => {
    const { question } = await weighed('raft/commitsOldTerm');
    let breaths = 0;
    const { checks, told } = checker((own) => {
      if (++breaths === 20) void own.hear({ order: 'stop', run: 1 });
    });
    await checks.hear(begin(question));
    const states = told.flatMap((each) => ('milliseconds' in each ? [each.progress.states] : []));
    expect(states.length).toBeGreaterThan(1);
    expect(states.toSorted((a, b) => a - b)).toEqual(states);
    expect(told.at(-1)).toMatchObject({ run: 1, verdict: { kind: 'stopped', why: 'asked' } });
  });

  test('stops at its time, and the answer says to which depth it came', async () => {
    const verdict = await verdictOf('raft/commitsOldTerm', { seconds: 0.3 });
    expect(verdict).toMatchObject({ kind: 'stopped', why: 'time' });
    expect(verdict.coverage.depth).toBeGreaterThan(0);
  });

  test('stops at its memory', async () => {
    expect(await verdictOf('raft/commitsOldTerm', { bytes: 3_000_000 })).toMatchObject({
      kind: 'stopped',
      why: 'memory',
    });
  });

  test('waits while it is paused, and time does not pass', async () => {
    const { question } = await weighed('raft/keepsConflicts');
    let breaths = 0;
    const { checks, told } = checker((own) => {
      if (++breaths === 1) void own.hear({ order: 'pause', run: 1 });
    });
    await checks.hear(begin(question));
    expect(told.some((each) => 'verdict' in each)).toBe(false);
    const waiting = told.length;
    await checks.hear({ order: 'stop', run: 2 });
    expect(told).toHaveLength(waiting);
    await checks.hear({ order: 'resume', run: 1 });
    expect(told.at(-1)).toMatchObject({ verdict: { kind: 'broken', finding: { moves: 13 } } });
  });

  test('that only wanders gives a schedule, or says that its time is over', async () => {
    const { question } = await weighed('raft/noLogCheck');
    const { checks, told } = checker();
    await checks.hear(begin(question, { seed: 1 }));
    const last = told.at(-1);
    if (last === undefined || !('schedule' in last)) throw new Error(JSON.stringify(last));
    expect(last.schedule.moves).toBeGreaterThanOrEqual(9);
    const none = checker();
    await none.checks.hear(begin((await weighed('raft')).question, { seed: 1, seconds: 1 }));
    expect(none.told.at(-1)).toEqual({ run: 1, over: true });
  });
});

/** What the questions of the library come to, measured: `broken 6`. */
const LIBRARY: { readonly [ask: string]: string } = {
  'raft/votesTwice': 'broken 6',
  'raft/noLogCheck': 'broken 9',
  'raft/votedForNotDurable': 'broken 7',
  'raft/noLogCheck+votesTwice': 'broken 6',
  'raft find role S1 leader and role S2 leader': 'found 6',
  'raft terms=1 find role S1 leader and role S2 leader': 'impossible',
  raft: 'covered',
  'paxos/forgetsPromise': 'broken 5',
  'paxos/forgetsPromise for paxos.Agreement': 'broken 15',
  'paxos/keepsOwnValue for paxos.Agreement': 'broken 14',
  'paxos/disjointQuorums': 'broken 12',
  'paxos find chosen "tea"': 'found 7',
  'paxos find chosen "tea" and chosen "coffee"': 'impossible',
  'multipaxos/fillsWithoutLooking for multipaxos.Agreement': 'broken 9',
  'multipaxos/appliesPastHoles': 'broken 8',
  multipaxos: 'covered',
  'twophase/decidesEarly': 'broken 5',
  'twophase/forgetsDecision': 'broken 6',
  twophase: 'covered',
};

test('the questions of the library come to what their words say', async () => {
  await loadQuestions();
  const found: { [ask: string]: string } = {};
  for (const id of PROTOCOLS)
    for (const { ask } of questionsOf(id)?.examples ?? []) {
      const verdict = await verdictOf(ask);
      found[ask] = 'finding' in verdict ? `${verdict.kind} ${verdict.finding.moves}` : verdict.kind;
    }
  expect(found).toEqual(LIBRARY);
});

test('every kind of message that a quick search leaves out has its words', async () => {
  await loadQuestions();
  for (const id of PROTOCOLS) {
    const { quiet } = await checker().ask('usual', { protocol: id, variants: [] });
    expect(Object.keys(questionsOf(id)?.quiet ?? {}).sort(), id).toEqual([...quiet].sort());
  }
});
