// What happens, told in a sentence: every happening and every move, in both languages.

import { describe, expect, test } from 'vitest';
import type { Happening } from '../../src/engine/happening.ts';
import { panels } from '../../src/words/en/panels.ts';
import { durations, type Teller, tell } from '../../src/words/tell.ts';
import { panels as panelsZh } from '../../src/words/zh/panels.ts';
import { envelope, toy, toyWords } from '../views/toy.ts';

const teller: Teller = { panels, about: toyWords.en, protocol: toy };

describe('every happening and every move has words in both languages', () => {
  const move = {
    kind: 'cut',
    links: [
      ['S1', 'S2'],
      ['S2', 'S1'],
    ],
    at: 0,
  } as const;
  const all: readonly Happening[] = [
    { kind: 'sent', node: 'S1', envelope: envelope(1) },
    { kind: 'sent', node: null, envelope: envelope(1, { from: null }) },
    { kind: 'heard', node: 'S2', envelope: envelope(1) },
    ...(['cut', 'down', 'loss', 'dropped'] as const).map(
      (why): Happening => ({ kind: 'lost', node: 'S2', envelope: envelope(1), why }),
    ),
    { kind: 'queued', node: 'S2', envelope: envelope(1) },
    { kind: 'rang', node: 'S2', timer: 'doze' },
    { kind: 'became', node: 'S2', was: 'sailor', role: 'captain', wasEpoch: 1, epoch: 2 },
    { kind: 'became', node: 'S2', was: 'sailor', role: 'sailor', wasEpoch: 1, epoch: 2 },
    { kind: 'decided', node: 'S2', slot: 3, epoch: 1, value: 'x=1', during: 1 },
    { kind: 'voted', node: 'S2', slot: 3, epoch: 2, standing: 'proposed', value: 'x' },
    { kind: 'voted', node: 'S2', slot: 0, epoch: 2, standing: 'promised', value: null },
    { kind: 'voted', node: 'S2', slot: 0, epoch: 2, standing: 'promised', value: 'S1' },
    { kind: 'voted', node: 'S2', slot: 3, epoch: 2, standing: 'accepted', value: 'x' },
    { kind: 'answered', node: 'S2', request: 9, answer: { result: 'x=1' } },
    { kind: 'answered', node: 'S2', request: 9, answer: { leader: 'S1' } },
    { kind: 'answered', node: 'S2', request: 9, answer: { leader: null } },
    { kind: 'noted', node: 'S3', rule: 'toy.refused', facts: {} },
    { kind: 'done', move },
    { kind: 'broke', invariant: 'toy.OneCaptain', nodes: ['S1'], slots: [], facts: {} },
  ];

  test('in English they read so', () => {
    expect(all.map((happening) => tell(teller, happening))).toMatchInlineSnapshot(`
      [
        "S1 sends Ask to S2 (watch 2)",
        "A client asks S2",
        "S2 hears Ask from S1",
        "Ask from S1 to S2 is lost at the cut",
        "Ask from S1 finds S2 crashed",
        "Ask from S1 to S2 is lost under way",
        "Ask from S1 to S2 is dropped",
        "Ask from S1 waits: S2 is paused",
        "S2: the doze timer fires",
        "S2 becomes captain in watch no. 2",
        "S2 enters watch no. 2",
        "S2 knows page 3 decided: x=1",
        "S2 proposes x in watch no. 2, page 3",
        "S2 promises itself to watch no. 2",
        "S2 votes for S1 in watch no. 2",
        "S2 accepts x in watch no. 2, page 3",
        "S2 answers request 9: x=1",
        "S2 sends the client on to S1",
        "S2 cannot answer: it knows no leader",
        "S3 keeps its hand down",
        "The link S1–S2 is cut",
        "One captain is broken: S1",
      ]
    `);
  });

  test('in Chinese they read so', () => {
    const zh: Teller = { panels: panelsZh, about: toyWords.zh, protocol: toy };
    expect(all.map((happening) => tell(zh, happening))).toMatchInlineSnapshot(`
      [
        "S1 向 S2 发送 询问（watch 2）",
        "客户端向 S2 请求",
        "S2 收到 S1 的 询问",
        "S1 发给 S2 的 询问 在断开处丢失",
        "S1 的 询问 到达时 S2 已崩溃",
        "S1 发给 S2 的 询问 在途中丢失",
        "S1 发给 S2 的 询问 被丢弃",
        "S1 的 询问 在等待：S2 已暂停",
        "S2：打盹触发",
        "S2 在班次 no. 2 成为船长",
        "S2 进入班次 no. 2",
        "S2 得知页 3 已决定：x=1",
        "S2 在班次 no. 2、页 3提议 x",
        "S2 在班次 no. 2作出承诺",
        "S2 在班次 no. 2投票给 S1",
        "S2 在班次 no. 2、页 3接受 x",
        "S2 答复请求 9：x=1",
        "S2 让客户端去找 S1",
        "S2 无法答复：它不知道谁是领导者",
        "S3 不举手",
        "链路 S1–S2 被切断",
        "违反不变式：一个船长（S1）",
      ]
    `);
  });

  test('links are told both ways at once, and settings all together', () => {
    expect(panels.move(move)).toBe('The link S1–S2 is cut');
    expect(panels.move({ kind: 'cut', links: [['S1', 'S3']], at: 0 })).toBe('The link S1→S3 is cut');
    expect(panels.move({ kind: 'heal', links: null, at: 0 })).toBe('All links are healed');
    expect(panels.move({ kind: 'partition', groups: [['S1', 'S2'], ['S3']], at: 0 })).toBe(
      'The network splits: S1 S2 | S3',
    );
    expect(panels.move({ kind: 'set', settings: { latency: [10_000, 20_000], loss: 50_000 }, at: 0 })).toBe(
      'Latency is 10–20 ms and 5 % of the messages are lost',
    );
    expect(panelsZh.move({ kind: 'set', settings: { latency: [10_000, 20_000] }, at: 0 })).toBe('延迟为 10–20 ms');
  });
});

test('a range of durations names its unit once, unless there are two', () => {
  expect(durations([5000, 9000])).toBe('5–9 ms');
  expect(durations([500_000, 1_000_000])).toBe('500 ms–1 s');
});
