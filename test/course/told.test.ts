// What conditions say, in both languages: each kind, of one node and of several, and turned round.

import { beforeAll, describe, expect, test } from 'vitest';
import { type About, failureTold, predicateTold } from '../../src/course/told.ts';
import { protocolNamed } from '../../src/protocols/index.ts';
import type { Predicate, Task } from '../../src/scenarios/scenario.ts';
import { parseScenario } from '../../src/scenarios/text.ts';
import { conditionsIn } from '../../src/words/conditions.ts';
import { load, wordsIn } from '../../src/words/index.ts';

const abouts = {} as { en: About; zh: About };
beforeAll(async () => {
  for (const language of ['en', 'zh'] as const) {
    await load(language, ['raft']);
    const protocol = protocolNamed('raft');
    const about = wordsIn(language).protocols.raft;
    if (protocol === undefined || about === undefined) throw new Error('Raft is not there.');
    abouts[language] = { words: await conditionsIn(language), about, protocol };
  }
});

function predicate(written: string): Predicate {
  const text = `quorum 4\nchallenge raft.sample\nraft nodes=5 seed=1\nnetwork timed latency=10ms\ngoal ${written}\n`;
  const parsed = parseScenario(text);
  if ('problem' in parsed) throw new Error(JSON.stringify(parsed.problem));
  return parsed.scenario.lesson?.task?.goals[0] as Predicate;
}

const SENTENCES: readonly (readonly [string, string, string])[] = [
  ['role S1 leader', 'S1 is leader', 'S1 是领导者'],
  ['not role S1 leader', 'S1 is not leader', 'S1 不是领导者'],
  ['role any leader', 'some node is leader', '有节点是领导者'],
  ['not role any leader', 'no node is leader', '没有节点是领导者'],
  ['role 2 leader', 'at least 2 nodes are leader', '至少 2 个节点是领导者'],
  ['role 1 leader', 'some node is leader', '有节点是领导者'],
  ['not up 4', 'fewer than 4 nodes are up', '不到 4 个节点在运行'],
  ['up all', 'every node is up', '所有节点都在运行'],
  ['not up all', 'not every node is up', '并非所有节点都在运行'],
  ['up most', 'a majority of the nodes is up', '多数节点在运行'],
  ['not up most', 'no majority of the nodes is up', '没有多数节点在运行'],
  ['epoch S1 3', 'S1 is in term 3', 'S1 处于任期 3'],
  ['epoch any 5+', 'some node is in term 5 or later', '有节点处于任期 5 或更晚'],
  ['committed S1 2', 'S1 knows index 1 to 2 to be decided', 'S1 知道索引 1 至 2 已决定'],
  ['not committed all 1', 'not every node knows index 1 to be decided', '并非所有节点都知道索引 1 已决定'],
  ['log S1 1,-,2', 'S1 has the log 1, hole, 2 (term of each entry)', 'S1 的日志为 1、空洞、2（各条目的任期）'],
  ['not log S1 none', 'S1 does not have an empty log', 'S1 的日志不为空'],
  ['fact 2 votedFor S3', 'at least 2 nodes have votedFor = S3', '至少 2 个节点的 votedFor = S3'],
  ['not fact S1 "matchIndex S2" 2+', 'S1 does not have matchIndex S2 ≥ 2', 'S1 的 matchIndex S2 < 2'],
  ['chosen "x=1"', 'x=1 is chosen', 'x=1 已被选定'],
  ['not chosen "x=1"', 'x=1 is not chosen', 'x=1 未被选定'],
  ['breaks raft.ElectionSafety', 'Election Safety has been broken', '“选举安全性”被破坏'],
  ['not breaks raft.ElectionSafety', 'Election Safety has not been broken', '“选举安全性”没有被破坏'],
  ['holds raft.ElectionSafety', 'Election Safety has not been broken', '“选举安全性”没有被破坏'],
  ['overwritten "x=1"', 'x=1 was overwritten', 'x=1 被覆盖'],
  ['not overwritten any', 'nothing was overwritten', '没有值被覆盖'],
  ['majority "x=1"', 'x=1 stood on a majority', 'x=1 曾存在于多数节点'],
  ['not answered "x=1"', 'no client has the answer to x=1', '没有客户端得到 x=1 的答复'],
  ['answered any', 'a client has an answer', '有客户端得到答复'],
  ['asked "x=1"', 'a client has asked x=1', '有客户端请求过 x=1'],
  ['not decided "x=1"', 'no node has called x=1 decided', '没有节点认定 x=1 已决定'],
  ['accepted "x=1"', 'some node has accepted x=1', '有节点接受过 x=1'],
  ['decided S1 4', 'S1 knows index 4 to be decided', 'S1 知道索引 4 已决定'],
  ['slot S1 3 "x=1"', 'S1 has x=1 at index 3', 'S1 的索引 3 是 x=1'],
  ['slot S1 3 none', 'S1 has nothing at index 3', 'S1 的索引 3 是空的'],
  ['led S1', 'S1 has led', 'S1 当过领导者'],
  ['not led 3', 'fewer than 3 nodes have led', '不到 3 个节点当过领导者'],
  ['elections 4', 'at least 4 elections were won', '至少 4 次当选'],
  ['agree', 'the logs of all nodes that are up are equal', '所有在运行的节点的日志一致'],
  ['not agree S1 S2', 'the logs of S1 and S2 are not equal', 'S1 和 S2 的日志不一致'],
  ['did crash S1', 'S1 was crashed', '曾经让 S1 崩溃'],
  ['not did crash', 'no node was crashed', '没有让节点崩溃'],
  ['did crash 2', 'a node was crashed at least 2 times', '让节点崩溃至少 2 次'],
  ['not did ring S1', 'no timer of S1 was fired by hand', '没有手动触发 S1 的定时器'],
  ['not did wipe S1', 'the disk of S1 was not wiped', '没有清空 S1 的磁盘'],
  ['not did 3', 'fewer than 3 acts were done', '做过不到 3 次操作'],
  ['sent RequestVote 3', 'at least 3 messages RequestVote were sent', '至少 3 条 RequestVote 消息被发送'],
  ['not lost', 'no message was lost', '没有消息丢失'],
  [
    'flying S1->S2 AppendEntries',
    'a message AppendEntries is in flight from S1 to S2',
    '有 AppendEntries 消息在 S1 到 S2 的途中',
  ],
  ['gathered S1 2', 'S1 has gathered 2 votes or promises', 'S1 收集到 2 张选票或承诺'],
  ['split 1', 'the votes of term 1 are split', '任期 1 的选票被瓜分'],
  ['for 10s not role any leader', 'for 10 s without a break, no node is leader', '连续 10 s，没有节点是领导者'],
  ['up S1 and up S2 and up S3', 'S1 is up, S2 is up and S3 is up', 'S1 在运行，且 S2 在运行，且 S3 在运行'],
];

describe('a condition in words', () => {
  test.each(SENTENCES)('%s: %s', (written, en, zh) => {
    expect(predicateTold(predicate(written), abouts.en)).toBe(en);
    expect(predicateTold(predicate(written), abouts.zh)).toBe(zh);
  });

  test('names a rule as the rule book does', () => {
    const [seen, not] = [predicate('seen raft.commit.waits.oldTerm by S1 2'), predicate('not seen raft.vote.granted')];
    const rules = (['en', 'zh'] as const).map((language) => abouts[language].about.rules);
    const [en, zh] = rules.map((each) => [each['raft.commit.waits.oldTerm']?.name, each['raft.vote.granted']?.name]);
    expect(predicateTold(seen, abouts.en)).toBe(`the rule “${en?.[0]}” has decided at S1 at least 2 times`);
    expect(predicateTold(seen, abouts.zh)).toBe(`规则“${zh?.[0]}”在 S1 上起作用至少 2 次`);
    expect(predicateTold(not, abouts.en)).toBe(`the rule “${en?.[1]}” has not decided`);
    expect(predicateTold(not, abouts.zh)).toBe(`规则“${zh?.[1]}”没有起过作用`);
  });
});

describe('why an attempt has failed', () => {
  const run = { timeOf: () => 1_500_000 } as never;
  const task = { never: [predicate('up S1')], budget: 2, within: 5_000_000 } as unknown as Task;
  const act = { kind: 'wipe', node: 'S1', at: 0 } as const;

  test.each([
    [
      { why: 'never', which: 0, position: 3 },
      'At 1.500 s came true what must not: S1 is up.',
      '在 1.500 s 发生了不该发生的事：S1 在运行。',
    ],
    [
      { why: 'budget', act, position: 3 },
      'That was one act too many: this task allows 2.',
      '操作太多：本任务最多允许 2 次。',
    ],
    [{ why: 'within', position: 3 }, 'The 5 s of this task are over.', '本任务的 5 s 已经用完。'],
    [
      { why: 'forbidden', act, rule: { act: 'wipe', only: null }, position: 3 },
      'Wiping a disk is not allowed in this task.',
      '本任务不允许清空节点的磁盘。',
    ],
    [
      { why: 'forbidden', act, rule: { act: 'crash', only: ['S2', 'S3'] }, position: 3 },
      'Crashing a node is allowed in this task at S2 and S3 alone.',
      '本任务只允许对 S2 和 S3 让节点崩溃。',
    ],
  ] as const)('%j', (failed, en, zh) => {
    expect(failureTold(failed, task, run, abouts.en)).toBe(en);
    expect(failureTold(failed, task, run, abouts.zh)).toBe(zh);
  });
});
