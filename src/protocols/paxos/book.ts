// The rules as the paper leads up to them: what is asked for, the properties that make it so, then the two phases and how a
// value is learned. Lamport 2001, Paxos Made Simple, §2.

import type { Book, Citation } from '../../engine/protocol.ts';
import type { RuleId } from './rules.ts';

const cite = (section: string): Citation => ({ paper: 'pms', section });
const point = <Id extends string>(id: Id, section: string) => ({ point: id, citation: cite(section) });

export const book = [
  {
    id: 'properties',
    citation: cite('§2.1, §2.2'),
    lines: [
      point('safety', '§2.1'),
      point('P1', '§2.2, P1'),
      point('P2', '§2.2, P2'),
      point('P2a', '§2.2, P2a'),
      point('P2b', '§2.2, P2b'),
      point('P2c', '§2.2, P2c'),
      point('P1a', '§2.2, P1a'),
      { point: 'quorums', citation: { paper: 'fpaxos', section: 'Abstract' } },
    ],
  },
  {
    id: 'phase1',
    citation: cite('§2.2, Phase 1'),
    lines: [
      { heading: 'proposer1' },
      { rule: 'paxos.ballot.started' },
      { rule: 'paxos.promise.counted' },
      { rule: 'paxos.promise.late' },
      { rule: 'paxos.prepare.again' },
      { heading: 'acceptor1' },
      { rule: 'paxos.promise.given' },
      { rule: 'paxos.promise.repeated' },
      { rule: 'paxos.promise.refused' },
    ],
  },
  {
    id: 'phase2',
    citation: cite('§2.2, Phase 2'),
    lines: [
      { heading: 'proposer2' },
      { rule: 'paxos.value.free' },
      { rule: 'paxos.value.bound' },
      { rule: 'paxos.accepted.counted' },
      { rule: 'paxos.accepted.late' },
      { rule: 'paxos.accept.again' },
      { rule: 'paxos.value.chosen' },
      { heading: 'acceptor2' },
      { rule: 'paxos.accept.given' },
      { rule: 'paxos.accept.repeated' },
      { rule: 'paxos.accept.refused' },
    ],
  },
  {
    id: 'learning',
    citation: cite('§2.3'),
    lines: [
      { rule: 'paxos.learn.counted' },
      { rule: 'paxos.learn.learned' },
      { rule: 'paxos.learn.known' },
      { rule: 'paxos.learn.asks' },
      { rule: 'paxos.query.answered' },
      { rule: 'paxos.query.nothing' },
    ],
  },
  {
    id: 'progress',
    citation: cite('§2.4'),
    lines: [
      point('duel', '§2.4'),
      { rule: 'paxos.reject.heard' },
      { rule: 'paxos.reject.late' },
      { rule: 'paxos.ballot.givenUp' },
      { rule: 'paxos.ballot.higher' },
    ],
  },
  {
    id: 'implementation',
    citation: cite('§2.5'),
    lines: [
      point('disk', '§2.5'),
      point('numbers', '§2.5'),
      { rule: 'paxos.node.begins' },
      { rule: 'paxos.node.remembers' },
      { rule: 'paxos.client.waits' },
      { rule: 'paxos.client.answered' },
    ],
  },
] as const satisfies Book<RuleId>;
