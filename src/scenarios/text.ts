// A scenario as text, and as JSON for programs.

import * as v from 'valibot';
import type { Problem } from '../words/problems.ts';
import { parseScenario } from './parse.ts';
import { printScenario } from './print.ts';
import { type Scenario, scenarioSchema } from './scenario.ts';

export { lineOf, parseScenario } from './parse.ts';
export { printScenario, printStatement } from './print.ts';

/** A scenario from its JSON form: checked against the schema, then as its text is. */
export function readScenario(json: unknown): { scenario: Scenario } | { problem: Problem } {
  const read = v.safeParse(scenarioSchema, json, { abortEarly: true });
  if (read.success) return parseScenario(printScenario(read.output));
  const [issue] = read.issues;
  return {
    problem: {
      code: 'notAScenario',
      expected: String(issue.expected ?? issue.message).slice(0, 200),
      found: v.getDotPath(issue)?.slice(0, 100) ?? '.',
    },
  };
}
