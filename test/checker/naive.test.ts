// The search against an obvious one that keeps whole worlds and asks the engine for every move: the same set of states.

import { describe, expect, test } from 'vitest';
import { type Question, settingOf } from '../../src/checker/question.ts';
import { apply, begin } from '../../src/engine/apply.ts';
import { canon } from '../../src/engine/canon.ts';
import type { History } from '../../src/engine/claims.ts';
import { BLANK, observe } from '../../src/engine/invariants.ts';
import type { Choice, Move } from '../../src/engine/move.ts';
import { slice } from '../../src/engine/sequence.ts';
import type { Node, World } from '../../src/engine/world.ts';
import { asking, PLAIN, searched, statesOf } from './searched.ts';

interface Known {
  readonly world: World;
  readonly history: History;
  readonly asked: number;
  readonly crashes: number;
  readonly duplicates: number;
}

const nodeText = ({ id, state, timers }: Node): string =>
  canon([id, state.value, state.context, timers.map(({ name, of = '' }) => `${name} ${of}`).sort()]);

/** What of the past makes a difference to agreement. */
const pastText = ({ votes }: History): string =>
  [
    ...new Set(
      slice(votes, 0)
        .flatMap((about) => slice(about, 0))
        .filter(({ standing }) => standing === 'proposed' || standing === 'accepted')
        .map((vote) => canon(vote)),
    ),
  ]
    .sort()
    .join();

const stateText = (nodes: readonly Node[], letters: readonly string[], history: History): string =>
  canon([nodes.map(nodeText), [...letters].sort(), pastText(history)]);

/** Every state by whole worlds. */
function naive(question: Question): Set<string> {
  const { protocol: plain, model, genesis, bounds, asks, invariants } = settingOf(question, question.bounds);
  const protocol = {
    ...plain,
    sometimes: [],
    invariants: plain.invariants.filter(({ id }) => invariants.includes(id)),
  };
  const { world } = begin(protocol, { ...genesis, network: { ...genesis.network, mode: 'manual' } });
  const seen = new Set<string>();
  const spent = new Set<string>();
  const todo: Known[] = [];
  const meet = (known: Known) => {
    const letters = known.world.envelopes.map(({ from, to, message }) => canon([from, to, message]));
    const text = stateText(known.world.nodes, letters, known.history);
    const { asked, crashes, duplicates } = known;
    const whole = `${text} ${asked} ${crashes} ${duplicates}`;
    if (spent.has(whole)) return;
    spent.add(whole);
    seen.add(text);
    todo.push(known);
  };
  const follow = (
    known: Known,
    choices: readonly Choice[],
    changes: Partial<Known> = {},
    nextId = known.world.nextId,
  ) => {
    let [now, history] = [{ ...known.world, nextId }, known.history];
    for (const choice of choices) {
      const step = apply(protocol, now, { ...choice, at: now.now } as Move);
      const observed = observe(protocol, history, now, step);
      if (observed.happenings.some(({ kind }) => kind === 'broke')) return;
      [now, history] = [step.world, observed.history];
    }
    const quiet = ({ message, to }: World['envelopes'][number]) =>
      !question.every &&
      model.quiet.some(({ is }) => is(message as never, genesis.seats.find(({ id }) => id === to) as never));
    // Numbered anew: requests have numbers of their own.
    const envelopes = now.envelopes.filter((each) => !quiet(each)).map((each, i) => ({ ...each, id: i + 1 }));
    const after = { ...now, nextId: 1000, envelopes };
    if (after.nodes.some(({ state }) => model.beyond(state.context as never, bounds) !== null)) return;
    meet({ ...known, world: after, history, ...changes });
  };
  meet({ world, history: BLANK, asked: 0, crashes: 0, duplicates: 0 });
  for (let known = todo.pop(); known !== undefined; known = todo.pop()) {
    const { asked, crashes, duplicates } = known;
    for (const { id } of known.world.envelopes) {
      follow(known, [{ kind: 'deliver', envelope: id }]);
      if (duplicates < (bounds.duplicates ?? 0))
        follow(
          known,
          [
            { kind: 'duplicate', envelope: id },
            { kind: 'deliver', envelope: id },
          ],
          {
            duplicates: duplicates + 1,
          },
        );
    }
    for (const { id, timers } of known.world.nodes) {
      for (const { name } of timers)
        if (model.timers[name] === 'starts') follow(known, [{ kind: 'ring', node: id, timer: name }]);
      if (crashes < (bounds.crashes ?? 0))
        follow(
          known,
          [
            { kind: 'crash', node: id },
            { kind: 'restart', node: id },
          ],
          { crashes: crashes + 1 },
        );
    }
    for (const { node, command, request, after } of asks) {
      if ((asked & (1 << request)) !== 0 || (after !== undefined && (asked & (1 << after)) === 0)) continue;
      follow(known, [{ kind: 'request', node, command }], { asked: asked | (1 << request) }, 1_000_000 + request);
    }
  }
  return seen;
}

function remembered(question: Question): Set<string> {
  const { search, standing } = searched({ ...question, reductions: PLAIN });
  expect(standing).toBe('exhausted');
  const { space } = search;
  const { nodes, steps, seats } = space;
  const seen = new Set<string>();
  for (const { vector, length } of statesOf(search)) {
    const letters = [...vector.subarray(space.head, length)].map((letter) => {
      const { from, to, message } = steps.letters.at(letter);
      return canon([seats[from]?.id, seats[to]?.id, message]);
    });
    const here = seats.map((_, i) => nodes.states.at(vector[i] as number).node);
    seen.add(stateText(here, letters, steps.pasts.known.at(space.pastOf(vector)).history));
  }
  return seen;
}

describe('the search and whole worlds meet the same states', () => {
  const paxos = { seek: { kind: 'breach', invariant: 'paxos.Agreement' } } as const;
  const raft = { seek: { kind: 'breach', invariant: 'raft.LogMatching' } } as const;
  test.each<[string, Question]>([
    ['Paxos, two proposers and two acceptors', asking('paxos', { ...paxos, counts: { acceptors: 2 } })],
    [
      'Paxos, one of each, every message, a crash',
      asking('paxos', { ...paxos, counts: { proposers: 1, acceptors: 1 }, bounds: { crashes: 1 }, every: true }),
    ],
    [
      'Paxos, one proposer, a message twice',
      asking('paxos', { ...paxos, counts: { proposers: 1, acceptors: 2 }, bounds: { duplicates: 1 } }),
    ],
    [
      'Raft, three servers, one term',
      asking('raft', { ...raft, bounds: { terms: 1, entries: 0, requests: 0 }, every: true }),
    ],
    [
      'Raft, two servers, two terms, a crash',
      asking('raft', { ...raft, counts: { nodes: 2 }, bounds: { terms: 2, entries: 1, requests: 1, crashes: 1 } }),
    ],
    [
      'Raft without the check of the entry before',
      asking('raft', { ...raft, counts: { nodes: 2 }, bounds: { terms: 2, entries: 1, requests: 1, crashes: 0 } }, [
        'noPrevLogCheck',
      ]),
    ],
    [
      'Multi-Paxos, one candidate, a crash',
      asking('multipaxos', {
        seek: { kind: 'breach', invariant: 'multipaxos.Agreement' },
        bounds: { candidates: 1, crashes: 1 },
      }),
    ],
    [
      'two-phase commit, every message',
      asking('twophase', { every: true, seek: { kind: 'breach', invariant: 'twophase.Validity' } }),
    ],
  ])('%s', (_, question) => {
    const [here, there] = [remembered(question), naive(question)];
    expect(here.size).toBeGreaterThan(20);
    expect(here.size).toBe(there.size);
    expect([...here].filter((text) => !there.has(text))).toEqual([]);
  });
});
