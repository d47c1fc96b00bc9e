// A scenario is a run worth opening: protocol, size, seed, options, moves and words. It has two spellings with the same
// content: the text that people write (text.ts) and plain JSON for programs, whose form is the schema below and is
// published as public/scenario.schema.json. Times are whole microseconds, chances are per million.

import * as v from 'valibot';
import type { NodeId, Options, OptionValue, Protocol } from '../engine/protocol.ts';
import { BOUNDS } from '../engine/refusal.ts';
import type { Genesis } from '../engine/world.ts';
import { protocolNamed } from '../protocols/index.ts';

export const VERSION = 1;

/** What a scenario may be at most: it may come from anybody. */
export const LIMITS = {
  /** Characters of the text. */
  text: 262_144,
  statements: 5_000,
  /** Characters of a title, of what is said, of a command. */
  words: 2_000,
  /** Virtual time: a day. */
  time: 86_400_000_000,
  seed: 4_294_967_295,
  /** Slots in one `log` condition. */
  slots: 500,
  /** Conditions joined by `and`. */
  conditions: 50,
  links: 200,
} as const;

const name = v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9._-]{0,63}$/));
const node = v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9]{0,15}$/));
const whole = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
const time = whole(0, LIMITS.time);
const words = v.pipe(v.string(), v.maxLength(LIMITS.words));
const title = v.strictObject({ en: v.optional(words), zh: v.optional(words) });
const mode = v.picklist(['timed', 'manual']);
const latency = v.strictTuple([whole(...BOUNDS.latency), whole(...BOUNDS.latency)]);
const chance = whole(...BOUNDS.chance);

const epoch = v.pipe(v.string(), v.regex(/^[0-9][0-9.]{0,19}$/));
const who = { not: v.optional(v.literal(true)), node };

/** One condition on a moment. `node` may be `any`: some node. An epoch is written as its protocol writes it. */
const condition = v.variant('kind', [
  v.strictObject({ kind: v.literal('role'), ...who, role: name }),
  v.strictObject({ kind: v.literal('epoch'), ...who, epoch }),
  v.strictObject({ kind: v.literal('committed'), ...who, slot: whole(0, 1_000_000) }),
  v.strictObject({
    kind: v.literal('log'),
    ...who,
    epochs: v.pipe(v.array(v.nullable(epoch)), v.maxLength(LIMITS.slots)),
  }),
  v.strictObject({ kind: v.literal('fact'), ...who, label: name, value: words }),
  v.strictObject({ kind: v.literal('up'), ...who }),
  v.strictObject({ kind: v.literal('chosen'), not: v.optional(v.literal(true)), value: words }),
  v.strictObject({ kind: v.picklist(['holds', 'breaks']), not: v.optional(v.literal(true)), invariant: name }),
]);
/** Conditions that must all hold. */
const predicate = v.pipe(v.array(condition), v.minLength(1), v.maxLength(LIMITS.conditions));

/** When: at a time, after all moves up to it; or with `after`, when so many moves were made at that very instant. */
const when = { at: v.optional(time), after: v.optional(whole(0, 1_000_000)) };
const envelope = v.union([
  v.strictObject({ id: whole(1, Number.MAX_SAFE_INTEGER) }),
  v.strictObject({ from: node, to: node, message: name }),
]);
const links = v.pipe(v.array(v.strictTuple([node, node])), v.minLength(1), v.maxLength(LIMITS.links));
const settings = v.strictObject({
  network: v.optional(mode),
  latency: v.optional(latency),
  loss: v.optional(chance),
  duplication: v.optional(chance),
  clients: v.optional(whole(...BOUNDS.clients)),
  clock: v.optional(v.strictObject({ node, rate: whole(...BOUNDS.clock) })),
});

const statement = v.variant('kind', [
  v.strictObject({ ...when, kind: v.picklist(['deliver', 'drop', 'duplicate']), envelope }),
  v.strictObject({ ...when, kind: v.literal('delay'), envelope, by: whole(...BOUNDS.delay) }),
  v.strictObject({ ...when, kind: v.literal('ring'), node, timer: name }),
  v.strictObject({ ...when, kind: v.picklist(['crash', 'restart', 'wipe', 'pause', 'resume']), node }),
  v.strictObject({ ...when, kind: v.literal('cut'), links }),
  v.strictObject({ ...when, kind: v.literal('heal'), links: v.nullable(links) }),
  v.strictObject({
    ...when,
    kind: v.literal('partition'),
    groups: v.pipe(v.array(v.pipe(v.array(node), v.minLength(1), v.maxLength(100))), v.minLength(1), v.maxLength(100)),
  }),
  v.strictObject({ ...when, kind: v.literal('request'), node: v.nullable(node), command: v.nullable(words) }),
  v.strictObject({ ...when, kind: v.literal('set'), settings }),
  v.strictObject({ ...when, kind: v.literal('run'), for: time }),
  v.strictObject({ ...when, kind: v.literal('runUntil'), until: predicate, limit: v.optional(time) }),
  v.strictObject({ ...when, kind: v.literal('expect'), that: predicate }),
  v.strictObject({ ...when, kind: v.literal('say'), language: v.picklist(['en', 'zh']), text: words }),
]);

const option = v.union([v.number(), v.boolean(), v.strictTuple([v.number(), v.number()])]);

/** The JSON form. What it leaves open (which nodes, options and messages there are) is for the protocol to judge. */
export const scenarioSchema = v.strictObject({
  version: v.literal(VERSION),
  title,
  protocol: name,
  variant: v.nullable(name),
  counts: v.record(name, whole(0, 1_000)),
  seed: whole(0, LIMITS.seed),
  network: v.strictObject({ mode, latency, loss: chance, duplication: chance }),
  /** Time between two requests of the clients beside the cluster; 0 for none. */
  clientsEvery: whole(...BOUNDS.clients),
  /** Only those that are set. */
  options: v.record(name, option),
  /** Fields of a node's durable state at the beginning, as they are written. */
  start: v.record(node, v.record(name, words)),
  script: v.pipe(v.array(statement), v.maxLength(LIMITS.statements)),
});

export type Scenario = v.InferOutput<typeof scenarioSchema>;
export type Statement = v.InferOutput<typeof statement>;
export type Predicate = v.InferOutput<typeof predicate>;
export type Condition = v.InferOutput<typeof condition>;
export type EnvelopeName = v.InferOutput<typeof envelope>;
export type Title = Scenario['title'];

/** `raft` or `raft/votesTwice`. */
export function protocolName({ protocol, variant }: { protocol: string; variant: string | null }): string {
  return variant === null ? protocol : `${protocol}/${variant}`;
}

function optionDefaults(protocol: Protocol): Options {
  const options: Record<string, OptionValue> = {};
  for (const [option, spec] of Object.entries(protocol.options)) options[option] = spec.default;
  return options;
}

/**
 * What a scenario's run begins from. Throws when the scenario does not fit its protocol: one that `parseScenario` gave
 * always does.
 */
export function genesisOf(scenario: Scenario): { protocol: Protocol; genesis: Genesis } {
  const protocol = protocolNamed(protocolName(scenario));
  if (protocol === undefined) throw new Error(`There is no protocol ${protocolName(scenario)}.`);
  const seats = protocol.cast(scenario.counts);
  const start: Record<NodeId, object> = {};
  for (const [id, fields] of Object.entries(scenario.start)) {
    const seat = seats.find((each) => each.id === id);
    const disk = seat === undefined ? { refused: id } : protocol.start.disk(fields, seat);
    if ('refused' in disk) throw new Error(`${id} cannot start so: ${String(disk.refused)}.`);
    start[id] = disk;
  }
  const { seed, network, clientsEvery } = scenario;
  const options: Options = { ...optionDefaults(protocol), ...scenario.options };
  return { protocol, genesis: { seats, seed, options, network, clientsEvery, start } };
}
