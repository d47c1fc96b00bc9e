// A verdict as a sentence.

import type { Fault } from '../course/answer.ts';
import { AT_MOST } from '../course/answer.ts';
import { type About, failureTold, predicateTold } from '../course/told.ts';
import type { Verdict } from '../course/verdict.ts';
import { problemSentence } from '../words/problems.ts';
import { words } from './speech.ts';

/** Why a verdict is what it is; empty where there is nothing to add. */
export function noteOn(verdict: Verdict, about: About): string {
  switch (verdict.kind) {
    case 'reached':
      return verdict.par !== null && verdict.acts < verdict.par
        ? `Below par: ${verdict.acts} acts, and ${verdict.par} were the fewest known. A present to the author.`
        : '';
    case 'missed':
      return `Step ${verdict.step} of ${verdict.of} is not reached; missing: ${predicateTold(verdict.missing, about)}.`;
    case 'failed':
      return failureTold(verdict.failed, verdict.begun.task, verdict.attempt.run, about);
    case 'impossible':
      return `${verdict.text}: ${problemSentence(verdict.problem, words)}`;
    case 'fault':
      return faultSentence(verdict.fault);
    case 'noTask':
      return verdict.tasks === 0
        ? 'This text sets no task.'
        : `It sets ${verdict.tasks} task${verdict.tasks === 1 ? '' : 's'}, and the answer names another.`;
    case 'endless':
      return 'It takes more moves than an answer may. It was not judged to its end.';
  }
}

export function faultSentence(fault: Fault): string {
  switch (fault.why) {
    case 'noAnswer':
      return 'There is no answer here: it begins with “answer”, or it is a link with “#answer=” in it.';
    case 'tooLong':
      return `It is longer than an answer may be: ${AT_MOST.text} characters, ${AT_MOST.acts} acts.`;
    case 'damaged':
      return problemSentence({ code: 'damaged' }, words);
    case 'truncated':
      return problemSentence({ code: 'truncated' }, words);
    case 'newer':
      return `The answer is of form ${fault.form}, and this release reads form 1. Grade it with a newer one.`;
    case 'line':
      return `Line ${fault.line}, “${fault.text}”, belongs to no answer: it has acts with their times, and nothing else.`;
    case 'act':
      return `Act ${fault.act}, “${fault.text}”: ${problemSentence({ ...fault.problem, line: undefined, column: undefined }, words)}`;
  }
}
