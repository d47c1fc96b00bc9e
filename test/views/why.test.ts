// The Why panel and the invariants, on hand-made shots of a protocol that does not exist.

import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Happening } from '../../src/engine/happening.ts';
import type { Move } from '../../src/engine/move.ts';
import type { Descriptors } from '../../src/engine/protocol.ts';
import { Invariants } from '../../src/views/invariants/Invariants.tsx';
import {
  byHand,
  changes,
  chosenNow,
  citationOf,
  decisive,
  factsTold,
  feedOf,
  headlineOf,
  valueTold,
} from '../../src/views/why/account.ts';
import { Why } from '../../src/views/why/Why.tsx';
import { panels } from '../../src/words/en/panels.ts';
import type { Teller } from '../../src/words/tell.ts';
import { labOf, render, textOf } from './rendered.ts';
import { envelope, node, shot, toy, toyWords } from './toy.ts';

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

const teller: Teller = { panels, about: toyWords.en, protocol: toy };
const words = panels.why;
const note = (rule: string, id = 'S3', facts = {}): Happening => ({ kind: 'noted', node: id, rule, facts });
const nodes = [node('S1'), node('S2'), node('S3')];
const beginning = shot(0, 0, [], nodes, { move: null });

describe('what decides', () => {
  test('the last note speaks for a shot, whatever else happened', () => {
    const one = shot(
      1,
      10,
      [note('toy.quiet'), note('toy.refused'), { kind: 'rang', node: 'S1', timer: 'doze' }],
      nodes,
    );
    expect(decisive(one)).toMatchObject({ rule: 'toy.refused' });
  });

  test('a node that talks to itself is not what decided, in the panel and in the feed, unless nothing else did', () => {
    const heard = note('toy.refused', 'S3', { from: 'S1' });
    const own = note('toy.quiet', 'S3', { from: 'S3' });
    const one = shot(1, 10, [heard, own], nodes);
    expect(decisive(one)).toBe(heard);
    expect(feedOf({ shot: (position) => [beginning, one][position] }, one).map((it) => it.happening)).toEqual([heard]);
    expect(decisive(shot(1, 10, [note('toy.refused', 'S3'), own], nodes))).toMatchObject({ rule: 'toy.refused' });
    expect(decisive(shot(1, 10, [own], nodes))).toBe(own);
  });

  test('a vote speaks, and stands in the feed, only where nothing was noted', () => {
    const vote: Happening = { kind: 'voted', node: 'S3', slot: 1, epoch: 2, standing: 'accepted', value: 'x' };
    const heard: Happening = { kind: 'heard', node: 'S3', envelope: envelope(1) };
    const bare = shot(1, 10, [heard, vote], nodes);
    const noted = shot(1, 10, [heard, vote, note('toy.quiet')], nodes);
    expect(decisive(bare)).toBe(vote);
    expect(decisive(noted)).toMatchObject({ rule: 'toy.quiet' });
    const listed = (one: typeof bare) =>
      feedOf({ shot: (position) => [beginning, one][position] }, one).map((it) => it.happening.kind);
    expect([listed(bare), listed(noted)]).toEqual([['voted'], ['noted']]);
  });

  test('without a note the weightiest does, and a drop is told by what was lost', () => {
    const lost: Happening = { kind: 'lost', node: 'S2', envelope: envelope(1), why: 'dropped' };
    const drop: Happening = { kind: 'done', move: { kind: 'drop', envelope: 1, at: 10 } };
    const crash: Happening = { kind: 'done', move: { kind: 'crash', node: 'S2', at: 10 } };
    expect(decisive(shot(1, 10, [drop, lost], nodes))).toBe(lost);
    expect(decisive(shot(1, 10, [lost, crash], nodes))).toBe(crash);
    expect(decisive(shot(1, 10, [], nodes))).toBeNull();
  });

  test('what somebody did speaks before every note', () => {
    const restart: Happening = { kind: 'done', move: { kind: 'restart', node: 'S2', at: 10 } };
    expect(decisive(shot(1, 10, [restart, note('toy.refused')], nodes))).toBe(restart);
  });

  test('a message that somebody held back or doubled is called by its name', () => {
    for (const [kind, said] of [
      ['delay', 'is held back for 50 ms'],
      ['duplicate', 'is duplicated'],
    ] as const) {
      const move = { kind, envelope: 1, by: 50_000, at: 10 } as const;
      const one = shot(1, 10, [{ kind: 'done', move }], nodes, { move, scene: { envelopes: [envelope(1)] } });
      expect(headlineOf(teller, one)).toContain(said);
      expect(headlineOf(teller, one)).not.toContain('Message 1');
    }
  });

  test('a request, a bell or a delivery by hand is told from the clock’s', () => {
    const timers = [{ name: 'doze', setAt: 0, ringsAt: 90 }];
    const before = shot(1, 10, [], [node('S1', { timers })], {
      scene: { envelopes: [envelope(1, { arrivesAt: 90 })] },
    });
    const made = (move: Move) => byHand(shot(2, move.at, [], nodes, { move }), before);
    expect(made({ kind: 'ring', node: 'S1', timer: 'doze', at: 20 })).toBe('ring');
    expect(made({ kind: 'ring', node: 'S1', timer: 'doze', at: 90 })).toBeNull();
    expect(made({ kind: 'deliver', envelope: 1, at: 20 })).toBe('deliver');
    expect(made({ kind: 'deliver', envelope: 1, at: 90 })).toBeNull();
    expect(made({ kind: 'request', node: 'S1', command: 'x=1', at: 20 })).toBe('request');
    expect(made({ kind: 'request', node: null, command: null, at: 20 })).toBeNull();
    expect(made({ kind: 'crash', node: 'S1', at: 20 })).toBeNull();
  });
});

describe('facts', () => {
  test('are shown as they are: nothing, yes, lists, and objects by their keys', () => {
    expect(valueTold(null, words)).toBe('none');
    expect(valueTold(true, words)).toBe('yes');
    expect(valueTold(['S1', 'S2'], words)).toBe('S1, S2');
    expect(valueTold([], words)).toBe('none');
    expect(valueTold({ index: 4, term: 3 }, words)).toBe('index 4 · term 3');
  });

  test('what was and is stands apart, unless it is the same', () => {
    expect(
      factsTold({ watch: { was: 3, is: 4 }, same: { was: 1, is: 1 }, theirs: 2 }, { theirs: 'their book' }, words),
    ).toEqual([
      { key: 'watch', value: '4', was: '3' },
      { key: 'same', value: '1', was: null },
      { key: 'their book', value: '2', was: null },
    ]);
  });

  test('a citation names surnames, year and section', () => {
    expect(citationOf(toy, { paper: 'paper', section: '§4' })).toBe('Lovelace & Turing 1999, §4');
    expect(citationOf(toy, { paper: 'none', section: '§4' })).toBe('§4');
  });

  test('what is called as the epoch is told once, and a fact by the name that the language has for it', () => {
    const [before, after] = [1, 2].map((hands) =>
      node('S1', {
        epoch: hands,
        facts: [
          { label: 'watch', value: String(hands) },
          { label: 'hands', value: String(hands) },
        ],
      }),
    ) as [ReturnType<typeof node>, ReturnType<typeof node>];
    const told = changes({ ...teller, about: { ...toyWords.en, facts: { hands: 'crew' } } }, before, after);
    expect(told.map(({ key }) => key)).toEqual(['watch', 'crew']);
  });

  test('an epoch that is none is said so', () => {
    const [before, after] = [node('S1', { epoch: 0 }), node('S1', { epoch: 2 })];
    const about = { ...toyWords.en, noEpoch: 'no watch' };
    expect(changes({ ...teller, about }, before, after)[0]).toEqual({
      key: 'watch',
      was: 'no watch',
      value: 'watch no. 2',
    });
  });

  test('what a quorum has accepted with this move, though nobody may know it', () => {
    const deciding = {
      ...teller,
      protocol: {
        ...toy,
        ballots: { ...(toy.ballots as NonNullable<Descriptors['ballots']>), decides: 'value' as const },
      },
    };
    const table = (voters: readonly string[], chosen: readonly string[]) => ({
      slot: 1,
      earlier: 0,
      rows: [
        {
          epoch: 2,
          proposed: [{ by: 'S1', value: 'tea' }],
          casts: voters.map((voter) => ({ voter, standing: 'accepted' as const, value: 'tea' })),
          chosen,
          promisedByQuorum: true,
        },
      ],
    });
    const one = shot(1, 10, [], nodes, { scene: { ballots: table(['S1'], []) } });
    const two = shot(2, 20, [], nodes, { scene: { ballots: table(['S1', 'S2'], ['tea']) } });
    const three = shot(3, 30, [], nodes, { scene: { ballots: table(['S1', 'S2', 'S3'], ['tea']) } });
    expect(chosenNow(deciding, two, one)).toEqual([
      'With this a quorum, S1 and S2, has accepted “tea” in watch no. 2: it is chosen, whether or not anybody knows it yet.',
    ]);
    expect([chosenNow(deciding, one, undefined), chosenNow(deciding, three, two), chosenNow(teller, two, one)]).toEqual(
      [[], [], []],
    );
  });

  test('what changed on a node: standing, epoch, facts and pointers that differ', () => {
    const before = node('S1', {
      facts: [
        { label: 'hands', value: '1' },
        { label: 'same', value: 'x' },
      ],
      pointers: [{ label: 'next', of: 'S2', index: 1 }],
    });
    const after = node('S1', {
      role: 'captain',
      epoch: 2,
      facts: [
        { label: 'hands', value: '2' },
        { label: 'same', value: 'x' },
      ],
      pointers: [{ label: 'next', of: 'S2', index: 2 }],
    });
    expect(changes(teller, before, after)).toEqual([
      { key: 'role', was: 'sailor', value: 'captain' },
      { key: 'watch', was: 'watch no. 1', value: 'watch no. 2' },
      { key: 'hands', was: '1', value: '2' },
      { key: 'next S2', was: '1', value: '2' },
    ]);
    expect(changes(teller, before, { ...before, up: 'crashed' })).toEqual([
      { key: 'role', was: 'sailor', value: 'crashed' },
    ]);
  });
});

describe('what led here', () => {
  test('newest first; what changed nothing and was noted again is one line with a count', () => {
    const quiet = [1, 2, 3, 4].map((i) => shot(i, i * 10, [note('toy.quiet')], nodes));
    const crash = shot(5, 50, [{ kind: 'done', move: { kind: 'crash', node: 'S1', at: 50 } }], nodes);
    const last = shot(6, 60, [note('toy.quiet')], nodes);
    const all = [beginning, ...quiet, crash, last];
    const feed = feedOf({ shot: (position) => all[position] }, last);
    expect(feed.map(({ position, count }) => [position, count])).toEqual([
      [6, 5],
      [5, 1],
    ]);
  });

  test('what changed its node stands alone', () => {
    const other = [node('S1'), node('S2'), node('S3', { facts: [{ label: 'hands', value: '1' }] })];
    const all = [beginning, shot(1, 10, [note('toy.quiet')], nodes), shot(2, 20, [note('toy.quiet')], other)];
    expect(feedOf({ shot: (position) => all[position] }, all[2] as never)).toHaveLength(2);
  });

  test('where the past is not at hand it says so', () => {
    const missing = vi.fn();
    const late = shot(200, 10, [note('toy.quiet')], nodes);
    expect(feedOf({ shot: () => undefined }, late, missing)).toHaveLength(1);
    expect(missing).toHaveBeenCalledWith(199);
  });

  test('it ends after thirty entries', () => {
    const all = [
      beginning,
      ...Array.from({ length: 60 }, (_, i) =>
        shot(i + 1, i + 1, [{ kind: 'done', move: { kind: 'crash', node: 'S1', at: i } }], nodes),
      ),
    ];
    expect(feedOf({ shot: (position) => all[position] }, all[60] as never)).toHaveLength(30);
  });
});

describe('the panel', () => {
  const refused = shot(
    1,
    1_482_000,
    [note('toy.quiet', 'S3'), note('toy.refused', 'S3', { watch: { was: 3, is: 4 }, theirs: { index: 2, term: 2 } })],
    [node('S1'), node('S2'), node('S3', { epoch: 4 })],
  );

  test('headline, reason, facts, rule and paper, what changed, and the way here', () => {
    const html = render(labOf([beginning, refused]), Why);
    expect(html).toMatch(/<h3[^>]* data-why-headline="" data-rule="toy.refused"[^>]*>S3 keeps its hand down<\/h3>/);
    const text = textOf(html);
    expect(text).toContain('It has raised it before.');
    expect(html).toContain('<s aria-hidden="true">3</s>');
    expect(text).toContain('their book index 2 · term 2');
    expect(text).toContain('One hand a watch · Lovelace & Turing 1999, §4');
    expect(text).toContain('In the same moment S3 has nothing to do');
    expect(text).toContain('What changed · S3');
    expect(html).toContain('data-feed-item="1"');
    expect(text).toContain('1.482 s S3 keeps its hand down');
  });

  test('the same in Chinese', () => {
    preferences.language = 'zh';
    const text = textOf(render(labOf([beginning, refused]), Why));
    expect(text).toContain('S3 不举手');
    expect(text).toContain('它已经举过手。');
    expect(text).toContain('同一时刻');
    expect(text).toContain('此前发生的事');
  });

  test('a fault and a loss have words without any note', () => {
    const crash = shot(1, 10, [{ kind: 'done', move: { kind: 'crash', node: 'S1', at: 10 } }], nodes);
    expect(textOf(render(labOf([beginning, crash]), Why))).toContain('S1 crashes S1 stops at once.');
    const cut = shot(1, 10, [{ kind: 'lost', node: 'S2', envelope: envelope(1), why: 'cut' }], nodes);
    expect(textOf(render(labOf([beginning, cut]), Why))).toContain(
      'Ask from S1 to S2 is lost at the cut The link S1→S2 is cut. What travels over it is lost at the cut; neither end is told.',
    );
  });

  test('a breach stands first, with its nodes and places', () => {
    const broke: Happening = {
      kind: 'broke',
      invariant: 'toy.OneCaptain',
      nodes: ['S1', 'S2'],
      slots: [3],
      facts: { watch: 2 },
    };
    const html = render(labOf([beginning, shot(1, 10, [note('toy.quiet'), broke], nodes)]), Why);
    expect(html.indexOf('data-breach="toy.OneCaptain"')).toBeLessThan(html.indexOf('data-why-headline'));
    expect(textOf(html)).toContain('One captain is broken One captain a watch. S1, S2 · page 3');
  });

  test('the beginning says so', () => {
    expect(textOf(render(labOf([beginning]), Why))).toContain('The beginning Every node has started and waits.');
  });
});

describe('invariants', () => {
  test('each holds or is broken, with a way to the moment', () => {
    const broke: Happening = { kind: 'broke', invariant: 'toy.NoMutiny', nodes: ['S1'], slots: [], facts: {} };
    const one = shot(1, 42_000, [broke], nodes, { scene: { broken: ['toy.NoMutiny'] } });
    const html = render(labOf([beginning, one]), Invariants);
    expect(html).toContain('data-invariant="toy.OneCaptain" data-holds="true"');
    expect(html).toContain('data-invariant="toy.NoMutiny" data-holds="false"');
    const text = textOf(html);
    expect(text).toContain('One captain holds One captain a watch. Lovelace & Turing 1999, §1');
    expect(text).toContain('No mutiny broken Ever. Lovelace & Turing 1999, §2 See it at 0.042 s');
    preferences.language = 'zh';
    expect(textOf(render(labOf([beginning, one]), Invariants))).toContain('无兵变 被违反');
  });

  test('or claims nothing any more, with a way to where its assumption was given up', () => {
    const given: Happening = { kind: 'unfounded', invariant: 'toy.NoMutiny' };
    const one = shot(1, 42_000, [given], nodes, { scene: { unfounded: ['toy.NoMutiny'] } });
    const text = textOf(render(labOf([beginning, one]), Invariants));
    expect(text).toContain('No mutiny assumption broken Ever. Lovelace & Turing 1999, §2 See it at 0.042 s');
    preferences.language = 'zh';
    expect(textOf(render(labOf([beginning, one]), Invariants))).toContain('无兵变 假设已不成立');
  });
});
