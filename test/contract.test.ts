// What every protocol owes: words for all that it declares, in each language; a scenario of the library for each of its
// rules, messages, roles, timers and mistakes; and no alarm where nothing is wrong.

import { describe, expect, test } from 'vitest';
import type { Happening } from '../src/engine/happening.ts';
import type { Facts, Protocol, RecordKind } from '../src/engine/protocol.ts';
import { isSound, unaskedOf } from '../src/scenarios/outcome.ts';
import { LANGUAGES } from '../src/speech/languages.ts';
import { load } from '../src/words/index.ts';
import { protocolWords } from '../src/words/protocols.ts';
import { playLibrary } from './played.ts';
import { protocols } from './protocols.ts';

for (const language of LANGUAGES) await load(language);

const played = playLibrary();

type Of<K extends Happening['kind']> = Extract<Happening, { kind: K }>;

function happeningsOf<K extends Happening['kind']>(protocol: Protocol, kind: K): Of<K>[] {
  return played
    .filter(({ scenario }) => scenario.protocol === protocol.id)
    .flatMap(({ frames }) => frames.flatMap(({ happenings }) => happenings))
    .filter((happening): happening is Of<K> => happening.kind === kind);
}

/** What should be there and is not. */
function missing(wanted: Iterable<string>, found: Iterable<string>): string[] {
  const there = new Set(found);
  return [...wanted].filter((each) => !there.has(each));
}

/** As they are written: what a scenario and a test see of them is but a part. */
const written: Record<string, string> = import.meta.glob(
  ['../src/protocols/*/*.ts', '../src/protocols/*/words/*.ts', '../src/protocols/*/scenarios/*.scenario'],
  { query: '?raw', import: 'default', eager: true },
);

const blank = (text: unknown) => typeof text !== 'string' || text.trim() === '' || /undefined|\[object|NaN/.test(text);

describe.each(Object.values(protocols).map((protocol: Protocol) => [protocol.id, protocol] as const))(
  '%s',
  (id, protocol) => {
    const noted = happeningsOf(protocol, 'noted');
    const sent = happeningsOf(protocol, 'sent').filter(({ node }) => node !== null);

    test('no sentence is left to be written', () => {
      const left = Object.keys(written).filter(
        (file) => file.startsWith(`../src/protocols/${id}/`) && /\bTODO\b/.test(written[file] ?? ''),
      );
      expect(left, 'write the sentences that begin with TODO').toEqual([]);
    });

    test('every rule decides in some scenario, and no other rule is noted', () => {
      const rules = new Set(noted.map(({ rule }) => rule));
      expect(missing(Object.keys(protocol.rules), rules)).toEqual([]);
      expect(missing(rules, Object.keys(protocol.rules))).toEqual([]);
    });

    test('every kind of message is sent, every role played, every timer rung in some scenario', () => {
      const started = played
        .filter(({ scenario }) => scenario.protocol === id)
        .flatMap(({ frames }) => frames[0]?.world.nodes ?? [])
        .map(({ state }) => protocol.role(state.value, state.context as never));
      const roles = happeningsOf(protocol, 'became').map(({ role }) => role);
      const rung = happeningsOf(protocol, 'rang').map(({ timer }) => timer);
      expect(
        missing(
          Object.keys(protocol.messages),
          sent.map(({ envelope }) => envelope.message.type),
        ),
      ).toEqual([]);
      expect(missing(Object.keys(protocol.roles), [...started, ...roles])).toEqual([]);
      expect(missing(Object.keys(protocol.timers), rung)).toEqual([]);
    });

    test('every property that must be reachable is reached', () => {
      const seen = played.flatMap(({ player }) => player.run.end.history.seen);
      expect(
        missing(
          protocol.sometimes.map((property) => property.id),
          seen,
        ),
      ).toEqual([]);
    });

    test('what its rules cite, its mistakes break and its records last until is declared', () => {
      const records = protocol.records ?? {};
      const ends = Object.values(records).flatMap(({ until }: RecordKind) => until ?? []);
      expect(
        missing(
          [...Object.values(protocol.rules), ...protocol.invariants.map((each) => each.citation)].map(
            (each) => each.paper,
          ),
          protocol.papers.map((paper) => paper.id),
        ),
      ).toEqual([]);
      expect(
        missing(
          Object.values(protocol.variants).map((variant) => variant.breaks),
          protocol.invariants.map((invariant) => invariant.id),
        ),
      ).toEqual([]);
      expect(missing(ends, Object.keys(records))).toEqual([]);
    });

    test('every message can be drawn: style, epoch, and a brief without gaps', () => {
      for (const { envelope } of sent) {
        const kind = protocol.messages[envelope.message.type];
        const message = envelope.message as never;
        if (typeof kind?.style === 'object') expect(typeof kind.style.consents(message)).toBe('boolean');
        expect(Number.isInteger(kind?.epoch(message))).toBe(true);
        expect(blank(kind?.brief(message)), kind?.brief(message)).toBe(false);
      }
    });

    test('what lasts from one record to another has a name while it lasts', () => {
      const lasting = Object.entries<RecordKind>(protocol.records ?? {}).filter(([, { until }]) => until !== undefined);
      for (const language of LANGUAGES)
        for (const [what] of lasting)
          expect(protocolWords(id, language).records?.[what]?.lasting, `${what} in ${language}`).toBeTruthy();
    });

    test('every portrait fits its sketch', () => {
      for (const { scenario, frames } of played.filter(({ scenario }) => scenario.protocol === id)) {
        for (const { world } of [frames[0], frames[frames.length >> 1], frames.at(-1)].filter(
          (each) => each !== undefined,
        ))
          for (const { state } of world.nodes) {
            const context = state.context as never;
            const role = protocol.role(state.value, context);
            expect(Object.keys(protocol.roles), scenario.title.en).toContain(role);
            const portrait = protocol.portrait(role, context);
            const { slots, ...sketch } = protocol.sketch(role, context);
            expect(portrait).toMatchObject(sketch);
            expect(portrait.slots.last).toBe(slots.last);
            for (const { label, value } of portrait.facts) expect(blank(value), label).toBe(false);
          }
      }
    });

    test('every mistake breaks the invariant that it names, in some scenario', () => {
      for (const [variant, { breaks }] of Object.entries(protocol.variants)) {
        const broken = played
          .filter(({ scenario }) => scenario.protocol === id && scenario.variant === variant)
          .flatMap(({ player }) => player.run.end.history.broken);
        expect(broken, variant).toContain(breaks);
      }
    });

    describe.each([...LANGUAGES])('in %s', (language) => {
      const words = protocolWords(id, language);

      test('everything that it declares has words', () => {
        const declared: [string, Iterable<string>, object][] = [
          ['counts', Object.keys(protocol.counts), words.counts],
          ['roles', Object.keys(protocol.roles), words.roles],
          ['parts', protocol.cast(sizesOf(protocol)).map(({ part }) => part), words.parts],
          ['messages', Object.keys(protocol.messages), words.messages],
          ['timers', Object.keys(protocol.timers), words.timers],
          ['rules', Object.keys(protocol.rules), words.rules],
          ['invariants', protocol.invariants.map((invariant) => invariant.id), words.invariants],
          ['sometimes', protocol.sometimes.map((property) => property.id), words.sometimes],
          ['options', Object.keys(protocol.options), words.options],
          ['variants', Object.keys(protocol.variants), words.variants],
        ];
        for (const [what, wanted, given] of declared) {
          expect(missing(wanted, Object.keys(given)), what).toEqual([]);
          for (const text of Object.values(given))
            for (const part of typeof text === 'string' ? [text] : Object.values(text as object))
              if (typeof part === 'string') expect(blank(part), `${what}: ${JSON.stringify(text)}`).toBe(false);
        }
        for (const text of [words.title, words.summary, words.epoch, words.slot, words.ledger])
          expect(blank(text)).toBe(false);
      });

      test('every note of every scenario makes whole sentences, of facts that are noted', () => {
        for (const { node, rule, facts: told } of noted) {
          const facts = spelt(told, rule, id);
          const said = words.rules[rule as keyof typeof words.rules];
          const headline = said?.headline({ node, facts });
          const why = said?.why({ node, facts });
          expect(blank(said?.name), rule).toBe(false);
          expect(blank(headline), `${rule}: ${headline}`).toBe(false);
          expect(blank(why), `${rule}: ${why}`).toBe(false);
          expect(why, rule).toMatch(/[.。]$/);
        }
      });
    });
  },
);

/** What the files of a protocol say that run it: each fact of a note is named there. */
const sources = new Map(
  Object.keys(protocols).map((id) => {
    const own = new RegExp(`/protocols/${id}/\\w+\\.ts$`);
    const files = Object.entries(written).filter(([file]) => own.test(file));
    return [id, files.map(([, text]) => text).join('\n')];
  }),
);

/** Facts of which none can be read that nothing notes: a misspelt one would be a dash on the page. */
function spelt(facts: Facts, rule: string, id: string): Facts {
  return new Proxy(facts, {
    get(it, name) {
      if (typeof name === 'string' && !(name in it) && !new RegExp(`\\b${name}\\b`).test(sources.get(id) ?? ''))
        throw new Error(`The words of ${rule} read a fact '${name}', and nothing in src/protocols/${id} notes it.`);
      return Reflect.get(it, name);
    },
  });
}

function sizesOf(protocol: Protocol): Record<string, number> {
  return Object.fromEntries(Object.entries(protocol.counts).map(([count, { default: usual }]) => [count, usual]));
}

describe('the library', () => {
  test.each(played.map((each) => [each.name, each] as const))('%s holds what it says', (_, { player }) => {
    expect(player.failures).toEqual([]);
    expect(player.expectations.filter(({ held }) => !held)).toEqual([]);
    expect(unaskedOf(player)).toEqual([]);
    expect(isSound(player)).toBe(true);
  });

  test.each(played.map((each) => [each.name, each] as const))(
    '%s has its title and words in both languages',
    (_, { scenario, player }) => {
      expect(Object.keys(scenario.title).sort()).toEqual(['en', 'zh']);
      expect(player.expectations.length).toBeGreaterThan(0);
      expect(player.says.length).toBeGreaterThan(0);
      for (const { text } of player.says) expect(Object.keys(text).sort(), JSON.stringify(text)).toEqual(['en', 'zh']);
    },
  );
});
