// A scenario from its JSON form, for programs.

import * as v from 'valibot';
import type { Problem } from '../words/problems.ts';
import type { Scenario } from './scenario.ts';
import { scenarioSchema } from './schema.ts';
import { parseScenario, printScenario } from './text.ts';

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
