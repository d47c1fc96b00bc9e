// Every sentence of every rule is true whenever it is said: in the library and in random lives with faults, lost disks and
// deliberate mistakes, in both languages. A rule has to declare what it claims, and what goes beyond the values it
// compared has to be claimed.

import { describe, expect, test } from 'vitest';
import { canon } from '../../src/engine/canon.ts';
import type { Message, Protocol } from '../../src/engine/protocol.ts';
import { withVariant } from '../../src/engine/protocol.ts';
import type { Frame } from '../../src/engine/run.ts';
import type { RuleWords } from '../../src/speech/about.ts';
import { LANGUAGES } from '../../src/speech/languages.ts';
import { load } from '../../src/words/index.ts';
import { protocolWords } from '../../src/words/protocols.ts';
import { play, playLibrary } from '../played.ts';
import { protocols } from '../protocols.ts';
import { type Claim, type Declared, FACTS, FORWARD, type Seen } from './claims/claim.ts';
import { live } from './claims/lives.ts';

for (const language of LANGUAGES) await load(language);

const files = import.meta.glob<{ readonly declared: Declared }>('../protocols/*/claims.ts', { eager: true });
const declared = new Map(Object.entries(files).map(([path, file]) => [path.split('/')[2] as string, file.declared]));

const SEEDS = 3;
const MOVES = 700;

const library = playLibrary();

type Note = Seen<never> & { readonly rule: string };

/** Each note of a run, with what was before and after. */
function* notes(protocol: Protocol, variant: string | null, frames: Iterable<Frame>): Generator<Note> {
  let [before, kept]: [Frame | null, boolean] = [null, variant === null];
  for (const frame of frames) {
    const { world, history, happenings, move } = frame;
    if (move?.kind === 'wipe') kept = false;
    const heard = happenings.flatMap((it) => (it.kind === 'heard' ? [it] : []));
    // A node that goes on hears at once all that waited: no world stands between two of its steps.
    if (heard.length < 2)
      for (const it of happenings) {
        if (it.kind !== 'noted') continue;
        const node = world.nodes.find(({ id }) => id === it.node);
        const was = (before ?? frame).world.nodes.find(({ id }) => id === it.node);
        if (node === undefined || was === undefined) continue;
        const message = heard[0]?.envelope.from === null ? undefined : heard[0]?.envelope.message;
        yield {
          ...{ rule: it.rule, node: it.node, facts: it.facts, world, history, kept },
          was: was.state.context as never,
          is: node.state.context as never,
          role: protocol.role(node.state.value, node.state.context as never),
          heard: (message ?? null) as (Message & { readonly [field: string]: never }) | null,
          get unchanged() {
            return node.state === was.state || canon(node.state) === canon(was.state);
          },
        };
      }
    before = frame;
  }
}

test('every protocol declares what its sentences claim', () => {
  const lacking = Object.keys(protocols).filter((id) => !declared.has(id));
  expect(lacking.map((id) => `test/protocols/${id} has no claims.ts`)).toEqual([]);
});

describe.each([...declared])('%s', (id, { claims, shapes, script }) => {
  const protocol = protocols[id as keyof typeof protocols] as Protocol;
  const [en, zh] = [protocolWords(id, 'en'), protocolWords(id, 'zh')];
  const made = new Set<Claim<never>>();

  /** What is wrong with the sentences of some runs: the first time that each claim of each rule fails. */
  function wrong(runs: Iterable<readonly [said: string, seen: Iterable<Note>]>): string {
    const found = new Map<string, string>();
    for (const [said, seen] of runs)
      for (const note of seen)
        for (const problem of problems(note)) {
          const what = `${note.rule}: ${problem}`;
          if (found.has(what)) continue;
          found.set(what, `${[what, said, JSON.stringify(note.facts), ...sentences(note)].join('\n  ')}`);
        }
    return [...found.values()].join('\n');
  }

  const sentences = ({ rule, node, facts }: Note): [string, string] => {
    const [inEn, inZh] = [en, zh].map(({ rules }) => {
      const { headline, why } = rules[rule] as RuleWords;
      return [headline, why].map((words) => words({ node, facts }));
    }) as [string[], string[]];
    return [inEn.join('. '), inZh.join('。')];
  };

  interface Reading {
    /** What it claims, for this run to judge. */
    readonly claimed: readonly Claim<never>[];
    /** What is wrong with the words, whatever the run. */
    readonly wrong: readonly string[];
  }

  const readings = new Map<string, Reading>();

  /** The same words claim the same each time that they are said of a rule. */
  function readingOf(note: Note): Reading {
    const [said, inChinese] = sentences(note);
    const key = [note.rule, said, inChinese].join('\n');
    let reading = readings.get(key);
    if (reading === undefined) {
      reading = read(claims[note.rule], said, inChinese);
      readings.set(key, reading);
    }
    return reading;
  }

  function read(of: Declared['claims'][string] | undefined, said: string, inChinese: string): Reading {
    const claimed: Claim<never>[] = [];
    const wrong: string[] = [];
    let [restEn, restZh] = [said, inChinese];
    for (const one of of === undefined || of === FACTS ? [] : of) {
      const [inEn, inZh] = [said.search(one.en) >= 0, inChinese.search(one.zh) >= 0];
      if (inEn !== inZh) wrong.push(`${one.en} and ${one.zh} are not said together`);
      restEn = restEn.replaceAll(new RegExp(one.en, 'g'), '…');
      restZh = restZh.replaceAll(new RegExp(one.zh, 'g'), '…');
      if (inEn) claimed.push(one);
    }
    if (FORWARD.en.test(restEn)) wrong.push(`which claim has ${FORWARD.en.exec(restEn)?.[0]}?`);
    if (FORWARD.zh.test(restZh)) wrong.push(`which claim has ${FORWARD.zh.exec(restZh)?.[0]}?`);
    return { claimed, wrong };
  }

  function* problems(note: Note): Generator<string> {
    const { claimed, wrong } = readingOf(note);
    yield* wrong;
    for (const one of claimed) {
      made.add(one);
      if (!one.holds(note)) yield `${one.en} is false`;
    }
  }

  test('every rule declares what its sentences claim', () => {
    expect(Object.keys(claims).sort()).toEqual(Object.keys(protocol.rules).sort());
  });

  test('every claim holds in the library', () => {
    const scripted = script === undefined ? [] : [play('script', script)];
    const mine = [...library, ...scripted].filter(({ scenario }) => scenario.protocol === id);
    expect(wrong(mine.map((it) => [it.name, notes(protocol, it.scenario.variant, it.frames)]))).toBe('');
  });

  test.each(
    [null, ...Object.keys(protocol.variants)].map((variant) => [variant ?? 'every rule kept', variant] as const),
  )(
    'every claim holds in random lives: %s',
    (_, variant) => {
      const played = withVariant(protocol, variant) as Protocol;
      const lives = shapes.flatMap((shape, i) =>
        Array.from({ length: SEEDS * (variant === null ? 2 : 1) }, (_, n) => ({
          ...shape,
          seed: 1000 * i + n,
          moves: MOVES,
          wipes: n % 2 === 1,
        })),
      );
      expect(
        wrong(lives.map((life) => [JSON.stringify({ variant, ...life }), notes(played, variant, live(played, life))])),
      ).toBe('');
    },
    60_000,
  );

  test('every claim is made somewhere', () => {
    const silent = Object.entries(claims).flatMap(([rule, of]) =>
      of === FACTS
        ? []
        : of.filter((one) => !made.has(one) && one.seldom !== true).map(({ en: said }) => `${rule}: ${said}`),
    );
    expect(silent).toEqual([]);
  });
});
