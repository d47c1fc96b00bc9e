// The rule books and "why not?": every rule stands on exactly one card, what is cited is there, and no sentence has a gap,
// whatever the run.

import { describe, expect, test } from 'vitest';
import type { Protocol } from '../../src/engine/protocol.ts';
import type { AskedGuard } from '../../src/engine/waiting.ts';
import { LANGUAGES } from '../../src/speech/languages.ts';
import { bookOf } from '../../src/words/books.ts';
import { askingOf } from '../../src/words/waiting.ts';
import { nodeWaiting } from '../../src/worker/waiting.ts';
import { playLibrary } from '../played.ts';
import { protocols } from '../protocols.ts';

const all: readonly Protocol[] = Object.values(protocols);
const blank = (text: unknown) =>
  typeof text !== 'string' || text.trim() === '' || /undefined|\[object|NaN|null/.test(text);
const played = playLibrary();

describe.each(all.flatMap((protocol) => LANGUAGES.map((language) => [protocol.id, language, protocol] as const)))(
  '%s in %s',
  (id, language, protocol) => {
    test('every rule stands on exactly one card, and everything on a card has words', async () => {
      const { book, words } = await bookOf(id, language);
      const lines = book.flatMap((card) => card.lines);
      const rules = lines.flatMap((line) => ('rule' in line ? [line.rule] : []));
      expect([...rules].sort()).toEqual(Object.keys(protocol.rules).sort());
      for (const { id: card, citation } of book) {
        expect(protocol.papers.map((paper) => paper.id)).toContain(citation.paper);
        expect(blank(words.cards[card]?.title) || blank(words.cards[card]?.lead), card).toBe(false);
      }
      for (const line of lines) {
        if ('rule' in line) expect(words.rules[line.rule], line.rule).toMatch(/[.。]$/);
        else if ('heading' in line) expect(blank(words.headings[line.heading]), line.heading).toBe(false);
        else {
          expect(protocol.papers.map((paper) => paper.id)).toContain(line.citation.paper);
          expect(words.points[line.point]?.text, line.point).toMatch(/[.。]$/);
        }
      }
    });

    test('why not: no gap in any sentence, in any scenario', async () => {
      const { words } = await askingOf(id, language);
      let told = 0;
      for (const { name, player, frames } of played.filter(({ scenario }) => scenario.protocol === id))
        for (let position = 0; position < frames.length; position += 29)
          for (const { id: node } of frames[0]?.world.nodes ?? []) {
            const { aims, arrivals } = nodeWaiting(player.run, { position, node, slot: null });
            for (const { goal, facts, reached, now, next } of aims) {
              const goalWords = words.goals[goal];
              const said = reached
                ? [goalWords?.reached({ node, facts })]
                : [goalWords?.question({ node, facts }), goalWords?.waits({ node, facts })];
              for (const text of said) expect(blank(text), `${name} ${position} ${node} ${goal}: ${text}`).toBe(false);
              told += said.length;
              for (const trial of [...(now === null ? [] : [now]), ...next.map((one) => one.trial)])
                guards(trial.guards);
            }
            for (const { trial } of arrivals) guards(trial.guards);
          }
      function guards(asked: readonly AskedGuard[]) {
        for (const { guard, held, facts } of asked) {
          const text = words.guards[guard]?.[held ? 'holds' : 'fails'](facts);
          expect(blank(text), `${guard}: ${text}`).toBe(false);
        }
      }
      expect(told).toBeGreaterThan(Object.keys(words.goals).length);
    });
  },
);
