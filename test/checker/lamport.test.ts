// The product's Paxos reaches what Lamport's specification reaches: the states of the whole search, looked at as he would,
// are exactly his, none missing and none more. The numbers of his are published.
//
// One thing is looked away from: an acceptor of the product answers a Prepare of the ballot in which it has accepted, so
// there is a Promise that reports a vote in its own ballot. Its proposer has proposed already.

import { expect, test } from 'vitest';
import { slice } from '../../src/engine/sequence.ts';
import type { PaxosNode } from '../../src/protocols/paxos/node.ts';
import type { Ask } from '../../src/speech/model.ts';
import { type Acceptor, explored, messageText, orbits, stateText } from './lamport.ts';
import { asking, PLAIN, searched, statesOf } from './searched.ts';

interface Message {
  readonly type: string;
  readonly ballot: number;
  readonly value: string;
  readonly accepted: { readonly ballot: number; readonly value: string } | null;
}

/** The states of the product as Lamport would see them. */
function projected(acceptors: number, asks: readonly Ask[]): Set<string> {
  const { search, standing } = searched(
    asking('paxos', {
      counts: { proposers: 2, acceptors },
      asks,
      stays: true,
      reductions: { ...PLAIN, forgets: true },
      seek: { kind: 'breach', invariant: 'paxos.Agreement' },
    }),
  );
  expect(standing).toBe('exhausted');
  const { space } = search;
  const { steps, nodes, seats } = space;
  const voters = seats.flatMap(({ part }, i) => (part === 'acceptor' ? [i] : []));
  const numberOf = (seat: number) => voters.indexOf(seat);
  const acceptorOf: Acceptor[] = [];
  const toldBy: (string | null)[] = [];
  const votedIn: string[][] = [];
  const told = (letter: number): string | null => {
    const { from, message } = steps.letters.at(letter);
    const { type, ballot, value, accepted } = message as unknown as Message;
    if (type === 'Prepare') return messageText({ type: '1a', ballot });
    if (type === 'Accept') return messageText({ type: '2a', ballot, value });
    if (type !== 'Promise' || accepted?.ballot === ballot) return null;
    return messageText({
      type: '1b',
      by: numberOf(from),
      ballot,
      voted: accepted?.ballot ?? 0,
      value: accepted?.value ?? null,
    });
  };
  const votes = (past: number): string[] =>
    slice(steps.pasts.known.at(past).history.votes, 0)
      .flatMap((about) => slice(about, 0))
      .filter(({ standing: how }) => how === 'accepted')
      .map(({ node, epoch, value }) =>
        messageText({ type: '2b', by: numberOf(seats.findIndex(({ id }) => id === node)), ballot: epoch, value }),
      );
  const seen = new Set<string>();
  const keys = new Set<string>();
  for (const { vector, length } of statesOf(search)) {
    const messages = new Set<string>();
    let key = '';
    for (let i = space.head; i < length; i++) {
      const letter = vector[i] as number;
      if (toldBy[letter] === undefined) toldBy[letter] = told(letter);
      const text = toldBy[letter];
      if (text != null) messages.add(text);
    }
    const past = space.pastOf(vector);
    votedIn[past] ??= votes(past);
    for (const text of votedIn[past] as string[]) messages.add(text);
    for (const seat of voters) key += `${vector[seat]} `;
    key += [...messages].sort().join('');
    if (keys.has(key)) continue;
    keys.add(key);
    const acceptorsNow = voters.map((seat) => {
      const state = vector[seat] as number;
      if (acceptorOf[state] === undefined) {
        const { promised, accepted } = nodes.states.at(state).node.state.context as PaxosNode;
        acceptorOf[state] = [promised, accepted?.ballot ?? 0, accepted?.value ?? null];
      }
      return acceptorOf[state] as Acceptor;
    });
    seen.add(stateText({ acceptors: acceptorsNow, messages: [...messages] }));
  }
  return seen;
}

const [FIRST, SECOND] = [11, 12];
const VALUES = ['tea', 'coffee'];
const ask = (node: string, command: string, request: number): Ask => ({ node, command, request });

test('with one acceptor and one value: 25 states', () => {
  const his = explored(
    1,
    new Map([
      [FIRST, ['tea']],
      [SECOND, ['tea']],
    ]),
  );
  expect(his.size).toBe(25);
  expect(projected(1, [ask('P1', 'tea', 0), ask('P2', 'tea', 1)])).toEqual(his);
});

test('with three acceptors, each ballot of a value of its own: 1,777 states', () => {
  const his = explored(
    3,
    new Map([
      [FIRST, ['tea']],
      [SECOND, ['coffee']],
    ]),
  );
  expect(his.size).toBe(1777);
  expect(projected(3, [ask('P1', 'tea', 0), ask('P2', 'coffee', 1)])).toEqual(his);
});

test('with three acceptors and two free values: 3,921 states, 443 when acceptors and values may change places', () => {
  const his = explored(
    3,
    new Map([
      [FIRST, VALUES],
      [SECOND, VALUES],
    ]),
  );
  expect(his.size).toBe(3921);
  expect(orbits(his, 3, VALUES)).toBe(443);
  const asks = ['P1', 'P2'].flatMap((node, request) => VALUES.map((value) => ask(node, value, request)));
  expect(projected(3, asks)).toEqual(his);
});
