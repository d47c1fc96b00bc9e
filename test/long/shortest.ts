// The shortest schedules that take a while to find: as test/checker/shortest.test.ts, with more states.

import { readdirSync } from 'node:fs';
import { answerTo } from '../checker/answered.ts';
import { type Long, root } from './long.ts';

/** What of a protocol's folder is said or drawn, and changes nothing that happens. */
const SAID = ['words', 'scenarios', 'book.ts', 'bridge.ts', 'waiting.ts'];

const filesOf = (protocol: string): string[] =>
  readdirSync(`${root}src/protocols/${protocol}`)
    .filter((name) => !SAID.includes(name))
    .map((name) => `src/protocols/${protocol}/${name}`);

/** @param lengths by question; null where nothing breaks. */
const shortest = (
  protocol: string,
  shared: readonly string[],
  lengths: { readonly [line: string]: number | null },
): Long => ({
  name: `${protocol} shortest schedules`,
  inputs: [
    ...['xstate', 'pure-rand'].map((name) => `node_modules/${name}/package.json`),
    ...['src/engine', 'src/checker', 'src/speech/model.ts', 'src/protocols/combined.ts'],
    ...filesOf(protocol),
    ...shared.map((name) => `src/protocols/${name}.ts`),
    'test/long/shortest.ts',
  ],
  run: () =>
    Object.entries(lengths)
      .map(([line, moves]) => {
        const answer = answerTo(line);
        const found = answer.kind === 'broken' ? answer.finding.moves : answer.kind === 'covered' ? null : undefined;
        if (found !== moves) throw new Error(`${line}: ${answer.kind}, ${found ?? 'no'} moves.`);
        return `${line}: ${moves === null ? 'nothing breaks' : `${moves} moves`}, ${answer.coverage.states} states`;
      })
      .join('; '),
});

export const longs = [
  shortest('raft', ['hearing', 'keyvalue', 'majority'], {
    'raft/keepsConflicts': 13,
    'raft/noPrevLogCheck': 14,
    'raft/noLogCheck terms=3 requests=2 for raft.StateMachineSafety': 12,
    'raft/logNotDurable terms=3 requests=2 for raft.StateMachineSafety': 13,
  }),
  shortest('multipaxos', ['ballot', 'hearing', 'keyvalue', 'majority', 'voting'], {
    'multipaxos/adoptsAnyReported': 12,
    'multipaxos/adoptsAnyReported for multipaxos.Agreement': 13,
  }),
  shortest('zab', ['hearing', 'keyvalue', 'majority'], {
    'zab/keepsOwnHistory': 27,
    'zab/historyNotDurable': 27,
    'zab epochs=2 requests=2 patience=0 crashes=1': null,
    'zab rounds=2 transactions=2 requests=2 patience=0': null,
  }),
];
