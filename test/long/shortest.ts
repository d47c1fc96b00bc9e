// The shortest schedules that take a while to find: as test/checker/shortest.test.ts, with more states.

import { answerTo } from '../checker/answered.ts';
import { type Long, played } from './long.ts';

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
    ...played(protocol),
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
  shortest('raft', ['asking', 'hearing', 'keyvalue', 'majority'], {
    'raft/keepsConflicts': 13,
    'raft/noPrevLogCheck': 14,
    'raft/noLogCheck terms=3 requests=2 for raft.StateMachineSafety': 12,
    'raft/logNotDurable terms=3 requests=2 for raft.StateMachineSafety': 13,
  }),
  shortest('multipaxos', ['asking', 'ballot', 'hearing', 'keyvalue', 'majority', 'voting'], {
    'multipaxos/adoptsAnyReported': 12,
    'multipaxos/adoptsAnyReported for multipaxos.Agreement': 13,
  }),
  shortest('zab', ['asking', 'hearing', 'keyvalue', 'majority'], {
    'zab/keepsOwnHistory': 27,
    'zab/historyNotDurable': 27,
    'zab epochs=2 requests=2 patience=0 crashes=1': null,
    'zab rounds=2 transactions=2 requests=2 patience=0': null,
  }),
];
