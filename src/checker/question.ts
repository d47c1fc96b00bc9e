// What is asked: a protocol with no, one or several mistakes, how far to look, and what for. Plain JSON.

import type { OptionValue, Protocol } from '../engine/protocol.ts';
import { TIMED } from '../engine/world.ts';
import { protocolNamed, together } from '../protocols/index.ts';
import { modelOf } from '../protocols/models.ts';
import { AND } from '../protocols/order.ts';
import { type Predicate, type Scenario, setupRefusal, VERSION } from '../scenarios/scenario.ts';
import { type AnyModel, type Ask, type Bound, type Bounds, FAULTS, type Part, type Usual } from '../speech/model.ts';
import type { Problem } from '../words/problems.ts';
import type { Reductions, Setting } from './space.ts';

/** Any invariant that breaks; a certain one; or a state in which conditions hold. */
export type Seek =
  | { readonly kind: 'any' }
  | { readonly kind: 'breach'; readonly invariant: string }
  | { readonly kind: 'goal'; readonly that: Predicate };

export interface Question {
  readonly protocol: string;
  /** In order; none for the protocol itself. */
  readonly variants: readonly string[];
  readonly counts: { readonly [count: string]: number };
  readonly options: { readonly [option: string]: OptionValue };
  /** At the most. */
  readonly bounds: Bounds;
  readonly seek: Seek;
  /** Deliver quiet messages, too. */
  readonly every: boolean;
  /** In place of what the model has clients ask. */
  readonly asks?: readonly Ask[];
  /** Every message may arrive as often as one likes. */
  readonly stays?: boolean;
  readonly reductions?: Reductions;
}

export const REDUCED: Reductions = { forgets: true, drops: true, alike: true };

/** Every bound there is, faults last. */
export function boundsOf(id: string): { readonly [bound: string]: Bound } {
  return { ...modelFor(id).bounds, ...FAULTS };
}

export function modelFor(id: string): AnyModel {
  const model = modelOf(id);
  if (model === undefined) throw new Error(`There is no protocol ${id}.`);
  return model;
}

function larger<T extends { readonly [name: string]: number }>(a: T, b: T): T {
  return Object.fromEntries(
    [...new Set([...Object.keys(a), ...Object.keys(b)])].map((name) => [name, Math.max(a[name] ?? 0, b[name] ?? 0)]),
  ) as T;
}

/** The question with which one begins: as small as shows what there is to see. Names that are none are passed over. */
export function usually(id: string, variants: readonly string[]): Question {
  const model = modelFor(id);
  const known = [...new Set(variants)].filter((name) => Object.hasOwn(model.mistakes, name)).sort();
  const usuals: readonly Usual[] =
    known.length === 0 ? [model.usual] : known.map((name) => model.mistakes[name] as Usual);
  const protocol = protocolNamed(id) as Protocol;
  const counts = Object.fromEntries(Object.entries(protocol.counts).map(([name, spec]) => [name, spec.default]));
  const bounds = Object.fromEntries(Object.entries(boundsOf(id)).map(([bound, { usual }]) => [bound, usual]));
  return {
    protocol: id,
    variants: known,
    counts: usuals.map((usual) => ({ ...counts, ...usual.counts })).reduce(larger),
    options: Object.assign({}, ...usuals.map(({ options }) => options)),
    bounds: usuals.map((usual) => ({ ...bounds, ...usual.bounds })).reduce(larger),
    seek: { kind: 'any' },
    every: false,
  };
}

const withMistakes = (protocol: Protocol, variants: readonly string[]) =>
  variants.length === 0 ? protocol : together(protocol, variants.join(AND));

/** The names of mistakes, in order and each once; those of none are none. */
export const mistakesIn = (variant: string | null): string[] =>
  variant === null || variant === '' ? [] : [...new Set(variant.split(AND))].sort();

/** The protocol with its mistakes. Throws where `refusalOf` says why. */
export function protocolOf({ protocol: id, variants }: Pick<Question, 'protocol' | 'variants'>): Protocol {
  const protocol = withMistakes(protocolNamed(id) as Protocol, variants);
  if (protocol === undefined || !('id' in protocol))
    throw new Error(`${id} has no such mistakes together: ${variants.join(', ')}.`);
  return protocol;
}

/** The scenario whose run is searched, before anything happened. */
export function scenarioFor({ protocol, variants, counts, options }: Question): Scenario {
  return {
    version: VERSION,
    title: {},
    protocol,
    variant: variants.length === 0 ? null : variants.join(AND),
    counts: { ...counts },
    seed: 1,
    network: { ...TIMED, mode: 'manual', latency: [...TIMED.latency] },
    clientsEvery: 0,
    options: { ...options } as Scenario['options'],
    start: {},
    script: [],
  };
}

/** Why a question cannot be asked; null when it can. */
export function refusalOf(question: Question): Problem | null {
  const { protocol: id, variants, bounds, seek } = question;
  const base = protocolNamed(id);
  if (base === undefined) return { code: 'unknown', found: id, expected: '' };
  const all = withMistakes(base, variants);
  if (all === undefined) {
    const found = variants.find((name) => !Object.hasOwn(base.variants, name)) as string;
    return { code: 'unknown', found: `${id}/${found}`, expected: Object.keys(base.variants).join(', ') };
  }
  if ('first' in all) return { code: 'clash', found: all.first, expected: all.second };
  for (const [bound, { least, most }] of Object.entries(boundsOf(id))) {
    const given = bounds[bound];
    if (given !== undefined && (given < least || given > most))
      return { code: 'outOfBounds', found: `${bound}=${given}`, expected: `${least}..${most}` };
  }
  if (seek.kind === 'breach' && !base.invariants.some((invariant) => invariant.id === seek.invariant))
    return { code: 'unknown', found: seek.invariant, expected: base.invariants.map((each) => each.id).join(', ') };
  return setupRefusal(scenarioFor(question), base);
}

/** The invariants that a question is about. */
export function invariantsOf({ seek }: Question, protocol: Protocol): string[] {
  if (seek.kind === 'goal') return [];
  const all = protocol.invariants.map(({ id }) => id);
  return seek.kind === 'any' ? all : all.filter((id) => id === seek.invariant);
}

export function settingOf(question: Question, bounds: Bounds): Setting {
  const protocol = protocolOf(question);
  const model = modelFor(question.protocol);
  const { counts, options, seek, variants, every, stays = false, reductions = REDUCED } = question;
  const invariants = invariantsOf(question, protocol);
  const parts = new Set<Part>(invariants.flatMap((id) => model.record[id] ?? []));
  const conditions = seek.kind === 'goal' ? seek.that : [];
  if (conditions.some(({ kind }) => kind === 'chosen'))
    for (const part of ['votes', 'decisions'] as const) parts.add(part);
  const named = conditions.flatMap((condition) =>
    'node' in condition && condition.node !== undefined ? [condition.node] : [],
  );
  const seats = protocol.cast(counts);
  const usual = Object.fromEntries(Object.entries(protocol.options).map(([name, spec]) => [name, spec.default]));
  const genesis = {
    seats,
    seed: 1,
    options: { ...usual, ...options },
    network: { ...TIMED, mode: 'manual' as const },
    clientsEvery: 0,
    start: {},
  };
  const asks = question.asks ?? model.asks(seats, bounds);
  return {
    protocol,
    model,
    mistakes: variants,
    genesis,
    bounds,
    asks,
    invariants,
    parts,
    every,
    stays,
    named,
    reductions,
  };
}
