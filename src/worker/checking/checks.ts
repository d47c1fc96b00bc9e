// The checker without a thread: the entry beside it (checker.ts) runs it in a worker, a test in Node. One search at a time,
// in slices, so that it hears that it is to stop or to wait.

import { type Answer, Check } from '../../checker/check.ts';
import { boundsOf, modelFor, type Question, refusalOf, usually } from '../../checker/question.ts';
import { readQuestion, writeQuestion } from '../../checker/text.ts';
import { Wander } from '../../checker/wander.ts';
import { load, protocolNamed } from '../../protocols/index.ts';
import { loadModels } from '../../protocols/models.ts';
import { loadQuestions } from '../../protocols/questions.ts';
import { writePredicate } from '../../scenarios/print.ts';
import { LANGUAGES } from '../../speech/languages.ts';
import { load as loadWords } from '../../words/index.ts';
import type { Pace } from '../unhurried.ts';
import { scheduleOf, tellingOf } from './telling.ts';
import type { Asked, Asking, Begin, FromChecker, Questions, ToChecker, Verdict, Weighed } from './wire.ts';

/** Real milliseconds of a slice. */
const SLICE = 50;
/** States between two looks at the clock: where each is new to the engine, they take some milliseconds. */
const PIECE = 32;
/** Real milliseconds between two tellings of how far it is. */
const TELLS = 250;

/** How a search went on, whatever kind it is. */
interface Search {
  /** Whether it is at its end. */
  advance(states: number): boolean;
  /** Says how far it is. */
  tell(milliseconds: number): void;
  /** Ends it, and says what it came to. */
  end(why: 'asked' | 'time' | null): void;
}

interface Run {
  readonly run: number;
  readonly search: Search;
  readonly milliseconds: number;
  spent: number;
  paused: boolean;
  asked: boolean;
}

const fetched = (protocol: string): Promise<unknown> =>
  Promise.all([load([protocol]), loadModels([protocol]), loadQuestions([protocol])]);

function weigh(question: Question): Weighed {
  const { protocol: id, seek } = question;
  const counts = protocolNamed(id)?.counts ?? {};
  return {
    question,
    line: writeQuestion(question),
    goal: seek.kind === 'goal' ? writePredicate(seek.that) : '',
    counts: Object.fromEntries(Object.entries(counts).map(([count, { min, max }]) => [count, { min, max }])),
    bounds: boundsOf(id),
    quiet: modelFor(id).quiet.map(({ name }) => name),
    refusal: refusalOf(question),
  };
}

async function read(line: string): Promise<Questions['read'][1]> {
  await fetched(/^\s*(\w*)/.exec(line)?.[1] ?? '');
  const found = readQuestion(line.trim());
  return 'problem' in found ? found : weigh(found.question);
}

const answers: { readonly [Q in Asking]: (ask: Questions[Q][0]) => Promise<Questions[Q][1]> } = {
  usual: async ({ protocol, variants, kept }) => {
    await fetched(protocol);
    return weigh({ ...usually(protocol, variants), ...kept });
  },
  weigh: async (question) => {
    await fetched(question.protocol);
    return weigh(question);
  },
  goal: async ({ question, text }) => {
    await fetched(question.protocol);
    const found = await read(`${writeQuestion({ ...question, seek: { kind: 'any' } })} find ${text}`);
    if (!('problem' in found)) return found;
    // A place in a line that nobody sees.
    const { line: _, column: __, ...problem } = found.problem;
    return { problem };
  },
  read,
};

/** A search that proves what it says. */
function exact({ run, what, bytes }: Begin, say: (told: FromChecker) => void): Search {
  const check = new Check(what, tellingOf(what), bytes);
  const verdictOf = (answer: Answer, why: 'asked' | 'time' | null): Verdict => {
    if ('finding' in answer) return { ...answer, finding: scheduleOf(what, answer.finding) };
    return answer.kind === 'stopped' && why !== null ? { ...answer, why } : answer;
  };
  return {
    advance: (states) => check.advance(states) !== null,
    tell: (milliseconds) => say({ run, progress: check.progress, milliseconds }),
    end: (why) => say({ run, verdict: verdictOf(check.stop(), why), progress: check.progress }),
  };
}

/** A search that finds what is far, and proves nothing. */
function wandering({ run, what, seed }: Begin, say: (told: FromChecker) => void): Search {
  const wander = new Wander(what, tellingOf(what), seed ?? 1);
  return {
    advance: (states) => {
      wander.advance(states);
      return wander.finding !== null;
    },
    tell: () => {},
    end: () => {
      const { finding } = wander;
      say(finding === null ? { run, over: true } : { run, schedule: scheduleOf(what, finding) });
    },
  };
}

export class Checks {
  private readonly say: (told: FromChecker) => void;
  private readonly pace: Pace;
  private now: Run | null = null;
  /** Orders that came before the search could begin. */
  private early: { readonly run: number; asked: boolean; paused: boolean } | null = null;

  constructor(say: (told: FromChecker) => void, pace: Pace) {
    this.say = say;
    this.pace = pace;
  }

  async hear(told: ToChecker): Promise<void> {
    if ('order' in told) await this.obey(told);
    else await this.answer(told);
  }

  private async answer({ id, question, ask }: Asked): Promise<void> {
    try {
      this.say({ id, reply: await (answers[question] as (ask: unknown) => Promise<Questions[Asking][1]>)(ask) });
    } catch (error) {
      this.say({ id, failed: error instanceof Error ? error.message : String(error) });
    }
  }

  private async obey(order: Exclude<ToChecker, Asked>): Promise<void> {
    if (order.order === 'begin') {
      await this.begin(order);
      return;
    }
    const whose = this.now ?? this.early;
    if (whose === null || whose.run !== order.run) return;
    if (order.order === 'stop') whose.asked = true;
    else whose.paused = order.order === 'pause';
    if (this.now !== null && order.order !== 'pause') await this.go(this.now);
  }

  private async begin(order: Begin): Promise<void> {
    const { run, what, seconds, seed } = order;
    const early = { run, asked: false, paused: false };
    this.early = early;
    this.now = null;
    try {
      await Promise.all([fetched(what.protocol), ...LANGUAGES.map((language) => loadWords(language, [what.protocol]))]);
      if (this.early !== early) return;
      this.early = null;
      const search = seed === null ? exact(order, this.say) : wandering(order, this.say);
      this.now = { ...early, search, milliseconds: seconds * 1000, spent: 0 };
    } catch (error) {
      this.fail(run, error);
      return;
    }
    await this.go(this.now);
  }

  private going: Run | null = null;

  private async go(run: Run): Promise<void> {
    if (this.going === run) return;
    this.going = run;
    let told = Number.NEGATIVE_INFINITY;
    const { clock, breath } = this.pace;
    try {
      while (this.now === run) {
        if (run.asked) return this.end(run, 'asked');
        if (run.paused) break;
        if (run.spent >= run.milliseconds) return this.end(run, 'time');
        const from = clock();
        let over = false;
        while (!over && clock() - from < SLICE) over = run.search.advance(PIECE);
        run.spent += clock() - from;
        if (over) return this.end(run, null);
        if (clock() - told >= TELLS) {
          told = clock();
          run.search.tell(run.spent);
        }
        await breath();
      }
    } catch (error) {
      if (this.now === run) this.now = null;
      this.fail(run.run, error);
    } finally {
      this.going = null;
    }
    if (this.now === run) run.search.tell(run.spent);
  }

  private end(run: Run, why: 'asked' | 'time' | null): void {
    this.now = null;
    run.search.end(why);
  }

  private fail(run: number, error: unknown): void {
    this.say({ run, failed: error instanceof Error ? error.message : String(error) });
  }
}
