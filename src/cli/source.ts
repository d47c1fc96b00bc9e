// What the command line names as a scenario: a file, `-` for what is piped in, a link, or a whole address with one. What is
// piped in may be any of the three forms: a text, its JSON form, a link.

import { createReadStream, existsSync, statSync } from 'node:fs';
import './protocols.ts';
import { decode } from '../scenarios/decode.ts';
import { fragmentIn } from '../scenarios/fragment.ts';
import { readScenario } from '../scenarios/json.ts';
import { decodeLink } from '../scenarios/link.ts';
import { parsePasted } from '../scenarios/pasted.ts';
import { LIMITS, type Scenario } from '../scenarios/scenario.ts';
import { type Problem, problemSentence } from '../words/problems.ts';
import type { Terminal } from './print.ts';
import { words } from './speech.ts';

export interface Source {
  readonly text: string;
  readonly scenario: Scenario;
}

const PIPED = '-';
/** More than any scenario has, however its letters are written. */
const BYTES = LIMITS.text * 4;

/** As compilers write it: `FILE:LINE:COLUMN: what is wrong`. */
function complaint(name: string, problem: Problem): { complaint: string } {
  const { line, column, ...rest } = problem;
  const place = line === undefined ? '' : `:${line}${column === undefined ? '' : `:${column}`}`;
  return { complaint: `${name}${place}: ${problemSentence(rest, words)}` };
}

/** What a file or a pipe holds, as it comes, and no more of it than a scenario may have: it may never end. */
async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > BYTES) break;
  }
  return Buffer.concat(chunks);
}

async function textOf(named: string, input: Terminal['input']): Promise<{ text: string } | { problem: Problem }> {
  if (named === PIPED || existsSync(named)) {
    const text = decode(await bytesOf(named === PIPED ? input() : createReadStream(named)));
    const fragment = named === PIPED ? fragmentIn(text) : null;
    return fragment === null ? { text } : decodeLink(fragment);
  }
  return decodeLink(fragmentIn(named) ?? named);
}

function parsed(text: string, json: boolean): { scenario: Scenario; text?: string } | { problem: Problem } {
  if (!json) return parsePasted(text);
  try {
    return readScenario(JSON.parse(text));
  } catch {
    return { problem: { code: 'notAScenario', expected: 'JSON', found: '.' } };
  }
}

function shortened(link: string): string {
  return link.length > 40 ? `${link.slice(0, 37)}…` : link;
}

/** Reads what is named, or says in one line what is wrong with it. What ends in `.json`, or begins with a brace, is the JSON form. */
export async function read(named: string, input: Terminal['input']): Promise<Source | { complaint: string }> {
  const isFile = existsSync(named);
  if (isFile && statSync(named).isDirectory())
    return {
      complaint: `${named}: This is a folder. Name the files in it, such as ${named.replace(/\/+$/, '')}/*.scenario`,
    };
  if (!isFile && named !== PIPED && fragmentIn(named) === null)
    return { complaint: `${named}: There is no such file.` };
  const shown = isFile ? named : shortened(named.trim());
  try {
    const found = await textOf(named, input);
    if ('problem' in found) return complaint(shown, found.problem);
    const json = named.endsWith('.json') || found.text.trimStart().startsWith('{');
    const scenario = parsed(found.text, json);
    return 'problem' in scenario ? complaint(shown, scenario.problem) : { text: found.text, ...scenario };
  } catch (error) {
    return { complaint: `${shown}: ${(error as Error).message}` };
  }
}
