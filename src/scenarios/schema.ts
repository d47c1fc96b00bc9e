// The JSON form of a scenario, checked by valibot; public/scenario.schema.json is made of it, descriptions and all. Times
// are whole microseconds, chances are per million. Apart from scenario.ts, so that who only reads the text does not load
// the checker.

import * as v from 'valibot';
import { BOUNDS } from '../engine/refusal.ts';
import { LIMITS, LINE, NEWEST, NOTED, VERSION } from './limits.ts';

/** Words for whoever reads the published schema. */
const said = v.description;

const name = v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9._-]{0,63}$/));
const node = v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9]{0,15}$/));
const line = v.pipe(v.string(), v.regex(LINE));
const whole = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
const time = v.pipe(whole(0, LIMITS.time), said('Virtual time in microseconds.'));
const words = v.pipe(v.string(), v.maxLength(LIMITS.words));
const title = v.strictObject({ en: v.optional(words), zh: v.optional(words) });
const mode = v.picklist(['timed', 'manual']);
const latency = v.pipe(
  v.strictTuple([whole(...BOUNDS.latency), whole(...BOUNDS.latency)]),
  said('From, to, in microseconds.'),
);
const chance = v.pipe(whole(...BOUNDS.chance), said('Chances in a million.'));

const epoch = v.pipe(v.string(), v.regex(/^\d{1,9}(?:\.\d{1,9})?$/), said('As the protocol writes its epochs.'));
const not = v.optional(v.pipe(v.literal(true), said('Turns the condition round.')));
const who = { not, node: v.pipe(node, said('A node, or `any`: some node.')) };

/** One condition on a moment. */
export const conditionSchema = v.variant('kind', [
  v.pipe(v.strictObject({ kind: v.literal('role'), ...who, role: name }), said('Plays this role, and is not down.')),
  v.pipe(v.strictObject({ kind: v.literal('epoch'), ...who, epoch }), said('Is in this epoch.')),
  v.pipe(
    v.strictObject({ kind: v.literal('committed'), ...who, slot: whole(0, 1_000_000) }),
    said('Has committed up to this slot at least.'),
  ),
  v.pipe(
    v.strictObject({
      kind: v.literal('log'),
      ...who,
      epochs: v.pipe(v.array(v.nullable(epoch)), v.maxLength(LIMITS.slots)),
    }),
    said('The epochs of all its slots, in order; null for a hole.'),
  ),
  v.pipe(
    v.strictObject({ kind: v.literal('fact'), ...who, label: line, value: words }),
    said('A line of its portrait has this value: a fact, or where it believes another node to be (`matchIndex S2`).'),
  ),
  v.pipe(v.strictObject({ kind: v.literal('up'), ...who }), said('Is up.')),
  v.pipe(v.strictObject({ kind: v.literal('chosen'), not, value: words }), said('This value was decided.')),
  v.pipe(
    v.strictObject({ kind: v.picklist(['holds', 'breaks']), not, invariant: name }),
    said('The invariant has not been broken so far, or has been.'),
  ),
]);
export const predicateSchema = v.pipe(
  v.array(conditionSchema),
  v.minLength(1),
  v.maxLength(LIMITS.conditions),
  said('Conditions that must all hold.'),
);

const after = v.optional(
  v.pipe(
    whole(0, 1_000_000),
    said('With `at`: when so many moves were made at that very instant, rather than after all of them.'),
  ),
);
const when = { at: v.optional(time), after };
export const envelopeSchema = v.union([
  v.pipe(v.strictObject({ id: whole(1, Number.MAX_SAFE_INTEGER) }), said('A message in flight by its number.')),
  v.pipe(v.strictObject({ from: node, to: node, message: name }), said('The oldest such message in flight.')),
]);
const links = v.pipe(
  v.array(v.strictTuple([node, node])),
  v.minLength(1),
  v.maxLength(LIMITS.links),
  said('One-way links: from, to.'),
);
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
  v.pipe(
    v.strictObject({ ...when, kind: v.literal('ring'), node, timer: name, of: v.optional(name) }),
    said('A timer goes off now.'),
  ),
  v.strictObject({ ...when, kind: v.picklist(['crash', 'restart', 'wipe', 'pause', 'resume']), node }),
  v.strictObject({ ...when, kind: v.literal('cut'), links }),
  v.pipe(v.strictObject({ ...when, kind: v.literal('heal'), links: v.nullable(links) }), said('Null: all links.')),
  v.pipe(
    v.strictObject({
      ...when,
      kind: v.literal('partition'),
      groups: v.pipe(
        v.array(v.pipe(v.array(node), v.minLength(1), v.maxLength(100))),
        v.minLength(1),
        v.maxLength(100),
      ),
    }),
    said('Cuts every link between groups, and no other. Nodes not named form one more group.'),
  ),
  v.pipe(
    v.strictObject({ ...when, kind: v.literal('request'), node: v.nullable(node), command: v.nullable(words) }),
    said("A client's command to a node; both null: the clients beside the cluster choose."),
  ),
  v.strictObject({ ...when, kind: v.literal('set'), settings }),
  v.pipe(v.strictObject({ ...when, kind: v.literal('run'), for: time }), said('Plays on for so long.')),
  v.pipe(
    v.strictObject({ ...when, kind: v.literal('runUntil'), until: predicateSchema, limit: v.optional(time) }),
    said('Plays on until the conditions hold, at most for `limit` (60 s when left out).'),
  ),
  v.strictObject({ ...when, kind: v.literal('expect'), that: predicateSchema }),
  v.strictObject({ ...when, kind: v.literal('say'), language: v.picklist(['en', 'zh']), text: words }),
  v.pipe(
    v.strictObject({
      ...when,
      kind: v.literal('mark'),
      text: v.pipe(v.string(), v.minLength(1), v.maxLength(LIMITS.note)),
    }),
    said('A note on a moment.'),
  ),
]);

const script = v.pipe(v.array(statementSchema), v.maxLength(LIMITS.statements));
const called = v.pipe(v.string(), v.minLength(1), v.maxLength(LIMITS.name));

export const futureSchema = v.pipe(
  v.strictObject({ of: whole(1, LIMITS.futures - 1), at: time, after, name: v.optional(called), script }),
  said(
    'Another future: it leaves an earlier one (`of`, counted from 1) at a moment of it, and goes on by its own script.',
  ),
);

const option = v.union([v.number(), v.boolean(), v.strictTuple([v.number(), v.number()]), name]);

/** The JSON form. What it leaves open (which nodes, options and messages there are) is for the protocol to judge. */
export const scenarioSchema = v.pipe(
  v.strictObject({
    version: v.pipe(
      v.picklist([VERSION, NOTED, NEWEST]),
      said(
        '2 where there are notes or several futures; 3 where nodes come later, a timer of a subject rings, or an option is a word.',
      ),
    ),
    title,
    protocol: name,
    variant: v.pipe(v.nullable(name), said('A deliberate mistake of the protocol, or null.')),
    counts: v.pipe(v.record(name, whole(0, 1_000)), said('How many nodes of each sort.')),
    seed: whole(0, LIMITS.seed),
    network: v.strictObject({ mode, latency, loss: chance, duplication: chance }),
    clientsEvery: v.pipe(
      whole(...BOUNDS.clients),
      said('Time between two requests of the clients beside the cluster; 0 for none.'),
    ),
    options: v.pipe(v.record(name, option), said('The options of the protocol that are set.')),
    start: v.pipe(
      v.record(node, v.record(name, words)),
      said('By node: fields of its durable state at the beginning, as the text writes them.'),
    ),
    down: v.optional(
      v.pipe(
        v.array(node),
        v.minLength(1),
        v.maxLength(100),
        said('Nodes that are not there yet: restarted, they join.'),
      ),
    ),
    script,
    name: v.optional(v.pipe(called, said('What the first future is called.'))),
    futures: v.optional(
      v.pipe(
        v.array(futureSchema),
        v.minLength(1),
        v.maxLength(LIMITS.futures - 1),
        said('The other futures, each after the one that it leaves.'),
      ),
    ),
  }),
  v.title('Quorum Lab scenario'),
  said(
    'A scenario of Quorum Lab, versions 1 to 3, for programs: the same content as the scenario text. Times are whole microseconds, chances are per million, speeds are thousandths. Which nodes, options, messages, rules and invariants there are is for the protocol to say.',
  ),
);

/** What the published schema says once and names. */
export const named = {
  ...{ name, node, words, time, chance, latency, epoch, links, script, called },
  ...{ envelope: envelopeSchema, predicate: predicateSchema, condition: conditionSchema },
  ...{ statement: statementSchema, future: futureSchema },
};
