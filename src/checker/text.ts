// A question in one line, as one types it: `raft/votesTwice nodes=3 terms=1 for raft.ElectionSafety`, `paxos ballots=2 find
// chosen "tea"`. First the protocol with its mistakes, then sizes, bounds and options by name, `every` to have quiet messages
// delivered too, and last what is looked for: without it, anything that breaks.

import type { OptionSpec, OptionValue } from '../engine/protocol.ts';
import { protocolNamed } from '../protocols/index.ts';
import { AND, PROTOCOLS } from '../protocols/order.ts';
import { readOption } from '../scenarios/options.ts';
import { readPredicate } from '../scenarios/predicate.ts';
import { writeOption, writePredicate } from '../scenarios/print.ts';
import { Fault, offer, Scanner } from '../scenarios/scan.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import type { Problem } from '../words/problems.ts';
import { boundsOf, mistakesIn, type Question, refusalOf, type Seek, usually } from './question.ts';

const FIRST = 'raft/votesTwice nodes=3 terms=1';

function read(scan: Scanner): Question {
  const { column } = scan;
  const name = scan.word(FIRST);
  const [id = '', variant = null] = name.split('/');
  const protocol = protocolNamed(id);
  if (protocol === undefined) return scan.fail('unknown', offer(PROTOCOLS, id), name, column);
  const variants = mistakesIn(variant);
  const strange = variants.find((each) => !Object.hasOwn(protocol.variants, each));
  if (strange !== undefined) scan.fail('unknown', offer(Object.keys(protocol.variants), strange), strange, column);
  const usual = usually(id, variants);
  const bounds = boundsOf(id);
  const counts: Record<string, number> = {};
  const given: Record<string, number> = {};
  const options: Record<string, OptionValue> = {};
  const known = [...Object.keys(protocol.counts), ...Object.keys(bounds), ...Object.keys(protocol.options)];
  let every = false;
  let seek: Seek = { kind: 'any' };
  while (!scan.atEnd() && seek.kind === 'any') {
    if (scan.keyword('every')) every = true;
    else if (scan.keyword('for'))
      seek = { kind: 'breach', invariant: scan.oneOf(protocol.invariants.map((each) => each.id)) };
    else if (scan.keyword('find')) {
      const nodes = protocol.cast({ ...usual.counts, ...counts }).map((seat) => seat.id);
      const from = scan.column;
      const that = readPredicate(scan, { protocol, nodes, newer: null });
      // A breach ends a schedule: it is looked for by `for`.
      const broken = that.find(({ kind }) => kind === 'breaks' || kind === 'holds');
      if (broken !== undefined) scan.fail('unexpected', '<predicate>', broken.kind, from);
      seek = { kind: 'goal', that };
    } else {
      const key = scan.key(known, { ...counts, ...given, ...options });
      const count = protocol.counts[key];
      const bound = bounds[key];
      if (count !== undefined) counts[key] = scan.whole([count.min, count.max]);
      else if (bound !== undefined) given[key] = scan.whole([bound.least, bound.most]);
      else options[key] = readOption(scan, protocol.options[key] as OptionSpec);
    }
  }
  scan.end();
  return {
    ...usual,
    counts: { ...usual.counts, ...counts },
    bounds: { ...usual.bounds, ...given },
    options: { ...usual.options, ...options },
    seek,
    every,
  };
}

/** Throws an Error when the protocol or its model is not loaded. */
export function readQuestion(line: string): { readonly question: Question } | { readonly problem: Problem } {
  try {
    const question = read(new Scanner({ text: line, columns: null }));
    const problem = refusalOf(question);
    return problem === null ? { question } : { problem };
  } catch (fault) {
    if (fault instanceof Fault) return { problem: fault.problem };
    throw fault;
  }
}

/** The line that reads as the question. What is as usual is told, too: the line says all. */
export function writeQuestion({ protocol: id, variants, counts, bounds, options, seek, every }: Question): string {
  const protocol = protocolNamed(id);
  if (protocol === undefined) throw new Error(`There is no protocol ${id}.`);
  const words = [variants.length === 0 ? id : `${id}/${variants.join(AND)}`];
  for (const [count, { default: usual }] of Object.entries(protocol.counts))
    if (counts[count] !== undefined && counts[count] !== usual) words.push(`${count}=${counts[count]}`);
  for (const bound of Object.keys(boundsOf(id)))
    if (bounds[bound] !== undefined) words.push(`${bound}=${bounds[bound]}`);
  for (const [option, value] of Object.entries(options))
    words.push(`${option}=${writeOption(value as Scenario['options'][string], protocol.options[option])}`);
  if (every) words.push('every');
  if (seek.kind === 'breach') words.push(`for ${seek.invariant}`);
  if (seek.kind === 'goal') words.push(`find ${writePredicate(seek.that)}`);
  return words.join(' ');
}
