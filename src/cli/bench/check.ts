// Different states a second of processor time that the checker meets, with nothing that makes its search smaller; and how
// long whole searches take, what they drop verified.

import { Check } from '../../checker/check.ts';
import { type Question, settingOf, usually } from '../../checker/question.ts';
import { Search } from '../../checker/search.ts';
import { Space } from '../../checker/space.ts';
import { readQuestion } from '../../checker/text.ts';
import { loadModels } from '../../protocols/models.ts';
import { cpuSeconds, median, type Row, row } from './row.ts';

const PASSES = 3;
/** States that are expanded, after as many that warm it up. */
const STATES = 300_000;
const MEMORY = 2_000_000_000;
const PLAIN = { forgets: true, drops: false, alike: false };

const WHOLE = [
  ['raft', 'raft'],
  ['paxos', 'paxos every for paxos.Agreement'],
  ['paxos.takesAnyValue', 'paxos/takesAnyValue'],
  ['multipaxos', 'multipaxos slots=2 requests=2'],
  ['multipaxos.adoptsAnyReported', 'multipaxos/adoptsAnyReported'],
  ['raft.keepsConflicts', 'raft/keepsConflicts'],
] as const;

function rates(question: Question): { readonly rate: number; readonly bytes: number } {
  const passes = Array.from({ length: PASSES }, () => {
    const search = new Search(new Space(settingOf(question, question.bounds)), null, MEMORY);
    search.advance(STATES);
    const before = search.states.size;
    const seconds = cpuSeconds(() => search.advance(STATES));
    return { rate: (search.states.size - before) / seconds, bytes: search.states.bytes / search.states.size };
  });
  return { rate: median(passes.map(({ rate }) => rate)), bytes: median(passes.map(({ bytes }) => bytes)) };
}

export async function* check(): AsyncGenerator<Row> {
  await loadModels();
  const large = (id: string, invariant: string, counts: object, bounds: object): Question => {
    const usual = usually(id, []);
    return {
      ...usual,
      counts: { ...usual.counts, ...counts },
      bounds: { ...usual.bounds, ...bounds },
      seek: { kind: 'breach', invariant },
      reductions: PLAIN,
    };
  };
  for (const [name, question] of [
    ['paxos.3P3A', large('paxos', 'paxos.Agreement', { proposers: 3 }, {})],
    ['raft.3', large('raft', 'raft.LeaderCompleteness', {}, {})],
    ['multipaxos.2slots', large('multipaxos', 'multipaxos.Agreement', {}, { slots: 2, requests: 2 })],
  ] as const) {
    const { rate, bytes } = rates(question);
    const note = `CPU time, median of ${PASSES} passes, nothing dropped, nobody alike; 250000 is the aim`;
    yield row(`check.${name}`, rate, 'states/s', note);
    yield row(`check.${name}.bytes`, bytes, 'bytes/state', 'table, vectors and parents; 85 at the most');
  }
  for (const [name, line] of WHOLE) {
    const read = readQuestion(line);
    if ('problem' in read) throw new Error(line);
    let states = 0;
    const seconds = cpuSeconds(() => {
      const search = new Check(read.question, { title: {}, captions: () => ({}) }, MEMORY);
      while (search.advance(100_000) === null);
      states = search.answer?.coverage.states ?? 0;
    });
    yield row(`check.${name}.whole`, seconds, 's', `CPU time of one whole verified search, ${states} states: ${line}`);
  }
}
