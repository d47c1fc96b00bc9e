// What the command line names as a scenario: a file, `-` for what is piped in, a link, or a whole address with one.

import { existsSync, readFileSync, statSync } from 'node:fs';
import './protocols.ts';
import { readScenario } from '../scenarios/json.ts';
import { decodeLink } from '../scenarios/link.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { parseScenario } from '../scenarios/text.ts';
import { type Problem, problemSentence } from '../words/problems.ts';
import { words } from './speech.ts';

export interface Source {
  readonly text: string;
  readonly scenario: Scenario;
}

const PIPED = '-';
const LINK = /^(?:\d+\.|scenario=)/;

/** As compilers write it: `FILE:LINE:COLUMN: what is wrong`. */
function complaint(name: string, problem: Problem): { complaint: string } {
  const { line, column, ...rest } = problem;
  const place = line === undefined ? '' : `:${line}${column === undefined ? '' : `:${column}`}`;
  return { complaint: `${name}${place}: ${problemSentence(rest, words)}` };
}

async function textOf(named: string): Promise<{ text: string } | { problem: Problem }> {
  if (named === PIPED) return { text: readFileSync(process.stdin.fd, 'utf8') };
  if (existsSync(named)) return { text: readFileSync(named, 'utf8') };
  const fragment = named.includes('#') ? named.slice(named.indexOf('#') + 1) : named;
  return decodeLink(fragment);
}

function parsed(text: string, json: boolean): { scenario: Scenario } | { problem: Problem } {
  if (!json) return parseScenario(text);
  try {
    return readScenario(JSON.parse(text));
  } catch {
    return { problem: { code: 'notAScenario', expected: 'JSON', found: '.' } };
  }
}

/** Reads what is named, or says in one line what is wrong with it. A file that ends in `.json` is the JSON form. */
export async function read(named: string): Promise<Source | { complaint: string }> {
  const isFile = existsSync(named);
  if (isFile && statSync(named).isDirectory())
    return {
      complaint: `${named}: This is a folder. Name the files in it, such as ${named.replace(/\/+$/, '')}/*.scenario`,
    };
  if (!isFile && named !== PIPED && !named.includes('#') && !LINK.test(named))
    return { complaint: `${named}: There is no such file.` };
  const shown = isFile ? named : named.length > 40 ? `${named.slice(0, 37)}…` : named;
  try {
    const found = await textOf(named);
    if ('problem' in found) return complaint(shown, found.problem);
    const scenario = parsed(found.text, isFile && named.endsWith('.json'));
    return 'problem' in scenario ? complaint(shown, scenario.problem) : { text: found.text, ...scenario };
  } catch (error) {
    return { complaint: `${shown}: ${(error as Error).message}` };
  }
}
