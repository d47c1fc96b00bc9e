// The JSON form of a scenario, checked by valibot; published as public/scenario.schema.json. Times are whole microseconds,
// chances are per million. Apart from scenario.ts, so that who only reads the text does not load the checker.

import * as v from 'valibot';
import { BOUNDS } from '../engine/refusal.ts';
import { LIMITS, NEWEST, NOTED, VERSION } from './limits.ts';

const name = v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9._-]{0,63}$/));
const node = v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9]{0,15}$/));
const whole = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
const time = whole(0, LIMITS.time);
const words = v.pipe(v.string(), v.maxLength(LIMITS.words));
const title = v.strictObject({ en: v.optional(words), zh: v.optional(words) });
const mode = v.picklist(['timed', 'manual']);
const latency = v.strictTuple([whole(...BOUNDS.latency), whole(...BOUNDS.latency)]);
const chance = whole(...BOUNDS.chance);

const epoch = v.pipe(v.string(), v.regex(/^\d{1,9}(?:\.\d{1,9})?$/));
const who = { not: v.optional(v.literal(true)), node };

/** One condition on a moment. `node` may be `any`: some node. An epoch is written as its protocol writes it. */
export const conditionSchema = v.variant('kind', [
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
export const predicateSchema = v.pipe(v.array(conditionSchema), v.minLength(1), v.maxLength(LIMITS.conditions));

/** When: at a time, after all moves up to it; or with `after`, when so many moves were made at that very instant. */
const when = { at: v.optional(time), after: v.optional(whole(0, 1_000_000)) };
export const envelopeSchema = v.union([
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

export const statementSchema = v.variant('kind', [
  v.strictObject({ ...when, kind: v.picklist(['deliver', 'drop', 'duplicate']), envelope: envelopeSchema }),
  v.strictObject({ ...when, kind: v.literal('delay'), envelope: envelopeSchema, by: whole(...BOUNDS.delay) }),
  v.strictObject({ ...when, kind: v.literal('ring'), node, timer: name, of: v.optional(name) }),
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
  v.strictObject({ ...when, kind: v.literal('runUntil'), until: predicateSchema, limit: v.optional(time) }),
  v.strictObject({ ...when, kind: v.literal('expect'), that: predicateSchema }),
  v.strictObject({ ...when, kind: v.literal('say'), language: v.picklist(['en', 'zh']), text: words }),
  v.strictObject({
    ...when,
    kind: v.literal('mark'),
    text: v.pipe(v.string(), v.minLength(1), v.maxLength(LIMITS.note)),
  }),
]);

const script = v.pipe(v.array(statementSchema), v.maxLength(LIMITS.statements));
const called = v.pipe(v.string(), v.minLength(1), v.maxLength(LIMITS.name));

/** Another future: it leaves an earlier one (`of`, from 1) at a moment of it, and goes on by its own script. */
export const futureSchema = v.strictObject({
  of: whole(1, LIMITS.futures - 1),
  at: time,
  after: when.after,
  name: v.optional(called),
  script,
});

const option = v.union([v.number(), v.boolean(), v.strictTuple([v.number(), v.number()]), name]);

/** The JSON form. What it leaves open (which nodes, options and messages there are) is for the protocol to judge. */
export const scenarioSchema = v.strictObject({
  version: v.picklist([VERSION, NOTED, NEWEST]),
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
  /** Nodes that are not there yet: restarted, they join. */
  down: v.optional(v.pipe(v.array(node), v.minLength(1), v.maxLength(100))),
  script,
  /** What the first future is called. */
  name: v.optional(called),
  /** The others, each after the one that it leaves. */
  futures: v.optional(v.pipe(v.array(futureSchema), v.minLength(1), v.maxLength(LIMITS.futures - 1))),
});
