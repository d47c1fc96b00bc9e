// The table of ballots on hand-made scenes: every meaning is in words, and a broken rule is plain to see.

import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Options } from '../../src/engine/protocol.ts';
import '../../src/store/reach.ts';
import type { Target } from '../../src/store/selection.ts';
import { cellOf, standingOf, valuesOf, votersOf } from '../../src/views/ballots/rows.ts';
import { face } from '../../src/views/ledger/face.ts';
import { Ledger } from '../../src/views/ledger/Ledger.tsx';
import { panels as en } from '../../src/words/en/panels.ts';
import { panels as zh } from '../../src/words/zh/panels.ts';
import type { BallotRow, BallotTable, Cast } from '../../src/worker/wire.ts';
import { labOf, render, textOf } from './rendered.ts';
import { node, shot, toy, toyWords } from './toy.ts';

const { preferences } = vi.hoisted(() => ({
  preferences: { language: 'en' as 'en' | 'zh', theme: 'light', stillness: true },
}));
vi.mock('../../src/store/preferences.ts', () => ({
  preferences: { getState: () => preferences, getInitialState: () => preferences, subscribe: () => () => {} },
}));
vi.mock('../../src/words/protocols.ts', () => ({
  protocolWords: (_: string, language: 'en' | 'zh') => toyWords[language],
}));
beforeEach(() => {
  preferences.language = 'en';
});

const promised = (voter: string): Cast => ({ voter, standing: 'promised', value: null });
const accepted = (voter: string, value: string): Cast => ({ voter, standing: 'accepted', value });
const row = (epoch: number, more: Partial<BallotRow> = {}): BallotRow => ({
  epoch,
  proposed: [],
  casts: [],
  chosen: [],
  promisedByQuorum: false,
  ...more,
});
const tea = [{ by: 'P1', value: 'tea' }];

const begun = row(1, { casts: [promised('A1')] });
const ready = row(1, { casts: [promised('A1'), promised('A2')], promisedByQuorum: true });
const asked = { ...ready, proposed: tea };
const partly = { ...asked, casts: [accepted('A1', 'tea'), promised('A2')] };
const chosen = { ...asked, casts: [accepted('A1', 'tea'), accepted('A2', 'tea')], chosen: ['tea'] };
const twice = row(2, {
  proposed: [...tea, { by: 'P2', value: 'coffee' }],
  casts: [accepted('A1', 'tea'), accepted('A2', 'tea'), accepted('A2', 'coffee'), accepted('A3', 'coffee')],
  chosen: ['tea', 'coffee'],
  promisedByQuorum: true,
});

describe('how far a row has come', () => {
  const told = (one: BallotRow, words = en.ballots) => standingOf(one, 3, false, words);

  test('from the first promise to what is chosen, in both languages', () => {
    const stages = [begun, ready, asked, partly, chosen, twice];
    expect(stages.map((one) => told(one))).toEqual([
      '1 of 3 promised',
      'promised by a quorum',
      'proposed',
      '1 of 3 accepted',
      'chosen',
      'chosen: tea and coffee',
    ]);
    expect(stages.map((one) => told(one, zh.ballots))).toEqual([
      '1/3 已承诺',
      '法定人数已承诺',
      '已提议',
      '1/3 已接受',
      '已选定',
      '选定了 tea 和 coffee',
    ]);
  });

  test('of several values, which of them is chosen', () => {
    expect(told({ ...twice, casts: twice.casts.slice(0, 3), chosen: ['tea'] })).toBe('chosen: tea');
  });

  test('a voter that accepted two values is one voter', () => {
    const one = row(1, { casts: [accepted('A1', 'tea'), accepted('A1', 'coffee')] });
    expect(told(one)).toBe('1 of 3 accepted');
  });

  test('counts one value at a time: acceptances of two values do not add up, and a refusal is none', () => {
    const refused = (voter: string, value: string): Cast => ({ voter, standing: 'refused', value });
    const casts = [accepted('A1', 'yes'), accepted('A2', 'yes'), accepted('A3', 'no')];
    expect(standingOf(row(1, { casts }), 3, false, en.ballots)).toBe('2 of 3 accepted');
    const one = row(1, { casts: [accepted('A1', 'yes'), refused('A2', 'yes')] });
    expect(standingOf(one, 3, false, en.ballots)).toBe('1 of 3 accepted');
    expect(cellOf(one, 'A2', false)).toMatchObject({ standing: 'refused', values: ['yes'], lit: false });
  });

  test('of votes for a leader: how many for whom, the most first, and who is elected', () => {
    const vote = (voter: string, value: string): Cast => ({ voter, standing: 'promised', value });
    const split = row(1, { casts: [vote('S1', 'S1'), vote('S2', 'S2'), vote('S3', 'S2')], promisedByQuorum: true });
    expect(standingOf(split, 4, true, en.ballots)).toBe('2 for S2, 1 for S1');
    expect(standingOf({ ...split, chosen: ['S2'] }, 3, true, en.ballots)).toBe('elected: S2');
    expect(standingOf({ ...split, chosen: ['S2', 'S1'] }, 3, true, zh.ballots)).toBe('当选：S2 和 S1');
  });
});

describe('a cell', () => {
  test('is lit when it is one of a quorum', () => {
    const lit = (one: BallotRow, forLeader = false) => ['A1', 'A2', 'A3'].map((id) => cellOf(one, id, forLeader).lit);
    expect(lit(begun)).toEqual([false, false, false]);
    expect(lit(ready)).toEqual([true, true, false]);
    expect(lit(chosen)).toEqual([true, true, false]);
    // Once a value is chosen, the quorum is who chose it.
    expect(lit({ ...chosen, casts: [...chosen.casts, promised('A3')] })).toEqual([true, true, false]);
    expect(lit({ ...ready, casts: [accepted('A1', 'A1'), accepted('A2', 'A2')] }, true)).toEqual([false, false, false]);
  });

  test('holds everything that its voter did', () => {
    expect(cellOf(twice, 'A2', false)).toEqual({ standing: 'accepted', values: ['tea', 'coffee'], lit: true });
    expect(cellOf(twice, 'A9', false)).toEqual({ standing: 'none', values: [], lit: false });
  });

  test('values of a row: each once, also one that nobody is known to have proposed', () => {
    expect(valuesOf(twice)).toEqual(['tea', 'coffee']);
    expect(valuesOf({ ...chosen, proposed: [] })).toEqual(['tea']);
  });
});

test('the columns are the nodes that vote, whatever else stands in the cluster', () => {
  const nodes = [node('P1', { part: 'proposer' }), node('A1', { part: 'acceptor' }), node('A2', { part: 'acceptor' })];
  const quorum = (voters: number, { q2 }: Options) => ({ promised: voters, accepted: q2 as number });
  const ballots = { voters: ['acceptor'], quorum, decides: 'value' } as const;
  const options = { q2: { kind: 'number', default: 1, min: 1, max: 9 } } as const;
  const voters = votersOf(nodes, { ballots, options }, {});
  expect(voters.nodes.map(({ id }) => id)).toEqual(['A1', 'A2']);
  expect(voters).toMatchObject({ promised: 2, accepted: 1 });
  expect(votersOf(nodes, { ballots, options }, { q2: 2 }).accepted).toBe(2);
});

describe('the table', () => {
  const nodes = ['A1', 'A2', 'A3'].map((id) => node(id, id === 'A3' ? { up: 'crashed' } : {}));
  const html = (
    rows: readonly BallotRow[],
    {
      decides = 'value',
      selected = null,
      ...more
    }: { decides?: string; selected?: Target | null } & Partial<BallotTable> = {},
  ) => {
    const ballots: BallotTable = { slot: 1, rows, earlier: 0, ...more };
    const lab = labOf([shot(0, 0, [], nodes, { move: null, scene: { ballots } })], selected);
    Object.assign(lab.session.getInitialState(), {
      protocol: { ...toy, faces: decides === 'value' ? ['ballots'] : toy.faces, ballots: { ...toy.ballots, decides } },
    });
    return render(lab, Ledger);
  };
  const cells = (text: string, epoch: number) => {
    const [, after = ''] = text.split(`<tr data-epoch="${epoch}"`);
    return [...(after.split('</tr>')[0] ?? '').matchAll(/<td.*?<\/td>/gs)].map(([cell]) => textOf(cell));
  };

  test('a row an epoch by number and hue, a column a voter, the meaning in words', () => {
    const text = html([chosen, { ...ready, epoch: 2, casts: [promised('A2'), promised('A3')] }]);
    expect(cells(text, 1)).toEqual(['tea tea, proposed by P1', 'accepted', 'accepted', '– nothing', 'chosen']);
    expect(cells(text, 2)).toEqual(['', '– nothing', 'promised', 'promised', 'promised by a quorum']);
    expect(text).toMatch(/<tr data-epoch="2" data-hue="2"/);
    expect(text).toMatch(/<th scope="row"><button[^>]*><span class="ballots-word">watch <\/span>no. 2</);
    expect([...text.matchAll(/<th scope="col" data-voter="(\w+)"/g)].map(([, id]) => id)).toEqual(['A1', 'A2', 'A3']);
    expect(textOf(text)).toContain('A row for each watch, a column for each voter');
    expect(textOf(text)).toContain('A3 crashed');
    expect(textOf(text)).toContain('promised: quorum 2 of 3');
  });

  test('in Chinese', () => {
    preferences.language = 'zh';
    const text = html([partly]);
    expect(cells(text, 1)).toEqual(['tea tea，由 P1 提议', '已接受', '已承诺', '– 无', '1/3 已接受']);
    expect(textOf(text)).toContain('每行一个班次，每列一个投票者');
    expect(textOf(text)).toContain('已接受：法定人数 2/3');
  });

  test('a ballot used twice: both values, and in each cell which', () => {
    expect(cells(html([twice]), 2)).toEqual([
      'tea tea, proposed by P1 coffee coffee, proposed by P2',
      'accepted tea',
      'accepted tea coffee',
      'accepted coffee',
      'chosen: tea and coffee',
    ]);
  });

  test('a quorum is lit, one of promises and one of acceptances alike', () => {
    expect(html([ready]).match(/data-cast="promised" data-quorum="true"/g)).toHaveLength(2);
    expect(html([chosen]).match(/data-cast="accepted" data-quorum="true"/g)).toHaveLength(2);
    expect(html([begun])).not.toContain('data-quorum');
  });

  test('nothing yet is said in a sentence, and so is how many rows are older', () => {
    expect(textOf(html([]))).toContain('No watch has begun');
    expect(textOf(html([chosen], { earlier: 7 }))).toContain('7 older ones are not shown');
    expect(html([chosen])).not.toContain('ballots-earlier');
  });

  test('what is selected elsewhere is lit here', () => {
    expect(html([chosen], { selected: { kind: 'node', node: 'A2' } })).toMatch(
      /data-voter="A2"[^>]*data-lit="selected"><button[^>]*aria-pressed="true"/,
    );
    expect(html([chosen], { selected: { kind: 'epoch', epoch: 1 } })).toMatch(
      /<tr data-epoch="1"[^>]*data-lit="selected"/,
    );
  });

  test('one head is in the order of tabbing; the arrows lead to the others', () => {
    const text = html([chosen, ready]);
    expect(text.match(/data-head="[^"]*" tabindex="0"/g)).toEqual(['data-head="voter 0" tabindex="0"']);
    expect(text.match(/data-head="[^"]*" tabindex="-1"/g)).toHaveLength(4);
  });

  describe('where it is chosen to be seen', () => {
    beforeEach(() => {
      Object.assign(face.getInitialState(), { ballots: true });
      return () => Object.assign(face.getInitialState(), { ballots: false, slot: null });
    });

    test('votes for a leader: a cell names whom, and there is no column of values', () => {
      const casts: Cast[] = [
        { voter: 'A1', standing: 'promised', value: 'A1' },
        { voter: 'A2', standing: 'promised', value: 'A1' },
      ];
      const text = html([row(1, { casts, chosen: ['A1'], promisedByQuorum: true })], { decides: 'nothing', slot: 0 });
      expect(cells(text, 1)).toEqual(['A1 votes for A1', 'A1 votes for A1', '– nothing', 'elected: A1']);
      expect(textOf(text)).toContain('vote: quorum 2 of 3');
      expect(textOf(html([], { decides: 'nothing', slot: 0 }))).toContain('Nobody has voted yet.');
    });

    test('ballots of a slot: which, and a way to the one before, the one after and the newest', () => {
      const text = html([chosen], { decides: 'slots', slot: 4, selected: { kind: 'slot', index: 4 } });
      expect(text).toContain('aria-label="Back to page 3"');
      expect(text).toContain('aria-label="On to page 5"');
      expect(text).toContain('<output>page 4</output>');
      expect(textOf(text)).toContain('Newest');
      expect(textOf(html([chosen], { decides: 'slots', slot: 4 }))).not.toContain('Newest');
      expect(textOf(text)).toContain('page 4: a row for each watch');
    });
  });
});
