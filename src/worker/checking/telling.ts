// What was found, for people: as a scenario's text, with a sentence for each move in every language.

import type { Finding, Noted, Telling } from '../../checker/finding.ts';
import type { Question } from '../../checker/question.ts';
import { questionsOf } from '../../protocols/questions.ts';
import { LIMITS } from '../../scenarios/limits.ts';
import { printScenario, printStatement, writePredicate } from '../../scenarios/print.ts';
import type { Title } from '../../scenarios/scenario.ts';
import { LANGUAGES } from '../../speech/languages.ts';
import { check as en } from '../../words/en/check.ts';
import { protocolWords } from '../../words/protocols.ts';
import { check as zh } from '../../words/zh/check.ts';
import type { Schedule } from './wire.ts';

const WORDS = { en, zh };
const STOPS = { en: '.', zh: '。' };

/** As many letters as a title may have. */
const short = (text: string): string => text.slice(0, LIMITS.words);

function titleOf({ protocol, variants, seek }: Question): Title {
  const rules = questionsOf(protocol)?.rules ?? {};
  return Object.fromEntries(
    LANGUAGES.map((language) => {
      const { titled, titledGoal } = WORDS[language];
      const { title } = protocolWords(protocol, language);
      const names = variants.map((variant) => rules[variant]?.name[language] ?? variant);
      return [
        language,
        short(seek.kind === 'goal' ? titledGoal(title, writePredicate(seek.that)) : titled(title, names)),
      ];
    }),
  );
}

const headlineOf = (protocol: string, { rule, ...told }: Noted): Title =>
  Object.fromEntries(
    LANGUAGES.map((language) => [language, protocolWords(protocol, language).rules[rule]?.headline(told) ?? rule]),
  );

/** The words of all languages must be loaded, and what the protocol says of itself where it is checked. */
export function tellingOf(question: Question): Telling {
  return {
    title: titleOf(question),
    captions: (noted) =>
      Object.fromEntries(
        LANGUAGES.map((language) => [language, `${headlineOf(question.protocol, noted)[language]}${STOPS[language]}`]),
      ),
  };
}

export function scheduleOf({ protocol }: Question, { scenario, moves, broken, deeds }: Finding): Schedule {
  return {
    text: printScenario(scenario),
    moves,
    broken,
    steps: deeds.map(({ statements, node, noted, broke }) => {
      const last = noted.at(-1);
      return {
        lines: statements.map((statement) => printStatement(statement).trim()),
        node,
        headline: last === undefined ? {} : headlineOf(protocol, last),
        broke,
      };
    }),
  };
}
