// The JSON form of a scenario, checked by valibot; public/scenario.schema.json is made of it, descriptions and all. Times
// are whole microseconds, chances are per million. Apart from scenario.ts, so that who only reads the text does not load
// the checker.
// Reason for its length: one form, whose parts name each other.

import * as v from 'valibot';
import { BOUNDS } from '../engine/refusal.ts';
import { ACTS, PANELS } from './acts.ts';
import { JOINED, LIMITS, LINE, NEWEST, NOTED, VERSION } from './limits.ts';

/** Words for whoever reads the published schema. */
const said = v.description;

const name = v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9._+-]{0,63}$/));
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
const turned = {
  not: v.optional(v.pipe(v.literal(true), said('Turns the condition round.'))),
  lasting: v.optional(v.pipe(time, said('It has held without a break for so long, up to now.'))),
};
const whose = v.pipe(
  v.string(),
  v.regex(/^(?:[A-Za-z][A-Za-z0-9]{0,15}|[1-9]\d?)$/),
  said('A node, or `any`: some node, `all`, `most`: a majority, or a number: so many at least.'),
);
const who = { ...turned, node: whose };
const atLeast = v.optional(v.pipe(v.literal(true), said('This number, or a larger one.')));
const times = v.optional(v.pipe(whole(2, 100_000), said('So often at the least; once when left out.')));
const anything = v.pipe(v.nullable(words), said('Null: any.'));
/** What people do, by kind. */
const act = v.picklist(ACTS);

/** One condition on a moment. */
export const conditionSchema = v.variant('kind', [
  v.pipe(v.strictObject({ kind: v.literal('role'), ...who, role: name }), said('Plays this role, and is not down.')),
  v.pipe(v.strictObject({ kind: v.literal('epoch'), ...who, epoch, atLeast }), said('Is in this epoch.')),
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
    v.strictObject({ kind: v.literal('fact'), ...who, label: line, value: words, atLeast }),
    said('A line of its portrait has this value: a fact, or where it believes another node to be (`matchIndex S2`).'),
  ),
  v.pipe(v.strictObject({ kind: v.literal('up'), ...who }), said('Is up.')),
  v.pipe(v.strictObject({ kind: v.literal('chosen'), ...turned, value: words }), said('This value was decided.')),
  v.pipe(
    v.strictObject({ kind: v.picklist(['holds', 'breaks']), ...turned, invariant: name }),
    said('The invariant has not been broken so far, or has been.'),
  ),
  // Of the past: since the task was set, or since the run began.
  v.pipe(
    v.strictObject({ kind: v.literal('seen'), ...turned, rule: name, by: v.optional(node), times }),
    said('A rule of the rule book has decided, at this node.'),
  ),
  v.pipe(
    v.strictObject({ kind: v.literal('overwritten'), ...turned, value: anything }),
    said("A value in a node's slot gave way to another there, and not by a lost disk."),
  ),
  v.pipe(
    v.strictObject({ kind: v.literal('majority'), ...turned, value: words }),
    said('It stood in one slot, in one epoch, on a majority at some time.'),
  ),
  v.pipe(
    v.strictObject({ kind: v.picklist(['asked', 'answered']), ...turned, value: anything }),
    said('A client has asked this, or has its answer.'),
  ),
  v.pipe(
    v.strictObject({ kind: v.picklist(['accepted', 'decided']), ...turned, value: words }),
    said('Somebody has accepted this value, or has called it decided.'),
  ),
  v.pipe(
    v.strictObject({ kind: v.literal('knows'), ...who, slot: whole(1, 1_000_000) }),
    said('Knows this slot to be decided, holes before it or not.'),
  ),
  v.pipe(
    v.strictObject({ kind: v.literal('slot'), ...who, slot: whole(1, 1_000_000), value: v.nullable(words) }),
    said('This value stands in its slot; null: none.'),
  ),
  v.pipe(
    v.strictObject({ kind: v.literal('led'), ...turned, node: whose }),
    said('Has led; a number: so many nodes have.'),
  ),
  v.pipe(
    v.strictObject({ kind: v.literal('elections'), ...turned, number: whole(1, 100_000) }),
    said('So many leaderships at the least.'),
  ),
  v.pipe(
    v.strictObject({ kind: v.literal('agree'), ...turned, nodes: v.pipe(v.array(node), v.maxLength(100)) }),
    said('The logs of these nodes are equal; none named: of all that are up.'),
  ),
  v.pipe(
    v.strictObject({ kind: v.literal('did'), ...turned, act: v.nullable(act), node: v.optional(node), times }),
    said('Somebody has done this, to this node; null: anything at all.'),
  ),
  v.pipe(
    v.strictObject({ kind: v.picklist(['sent', 'lost']), ...turned, message: v.optional(name), times }),
    said('So many such messages were sent, or did not arrive.'),
  ),
  v.pipe(
    v.strictObject({
      ...{ kind: v.literal('flying'), ...turned, from: v.optional(node), to: v.optional(node) },
      ...{ message: v.optional(name), times },
    }),
    said('So many such messages are in flight.'),
  ),
  v.pipe(
    v.strictObject({ kind: v.literal('gathered'), ...who, number: whole(1, 100) }),
    said('Has gathered so many votes or promises in its epoch.'),
  ),
  v.pipe(
    v.strictObject({ kind: v.literal('split'), ...turned, epoch }),
    said('Every voter has voted in this epoch, and nobody has a quorum.'),
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
/** Acts that are expected to be impossible. */
const tried = { ...when, refused: v.optional(v.pipe(v.literal(true), said('It is expected to be impossible.'))) };
export const envelopeSchema = v.union([
  v.pipe(v.strictObject({ id: whole(1, Number.MAX_SAFE_INTEGER) }), said('A message in flight by its number.')),
  v.pipe(
    v.strictObject({
      ...{ from: node, to: node, message: name },
      nth: v.optional(v.union([whole(2, 100), v.literal('newest')])),
    }),
    said('The oldest such message in flight, or another of them.'),
  ),
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

/** What a person does, or what is waited for. */
const doings = [
  v.strictObject({ ...tried, kind: v.picklist(['deliver', 'drop', 'duplicate']), envelope: envelopeSchema }),
  v.strictObject({ ...tried, kind: v.literal('delay'), envelope: envelopeSchema, by: whole(...BOUNDS.delay) }),
  v.pipe(
    v.strictObject({ ...tried, kind: v.literal('ring'), node, timer: name, of: v.optional(name) }),
    said('A timer goes off now.'),
  ),
  v.strictObject({ ...tried, kind: v.picklist(['crash', 'restart', 'wipe', 'pause', 'resume']), node }),
  v.strictObject({ ...tried, kind: v.literal('cut'), links }),
  v.pipe(v.strictObject({ ...tried, kind: v.literal('heal'), links: v.nullable(links) }), said('Null: all links.')),
  v.pipe(
    v.strictObject({
      ...tried,
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
    v.strictObject({ ...tried, kind: v.literal('request'), node: v.nullable(node), command: v.nullable(words), times }),
    said("A client's command to a node; both null: the clients beside the cluster choose."),
  ),
  v.strictObject({ ...tried, kind: v.literal('set'), settings }),
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
  v.pipe(
    v.strictObject({
      ...{ ...when, kind: v.picklist(['deliverAll', 'dropAll']) },
      ...{ from: v.optional(node), to: v.optional(node), message: v.optional(name) },
    }),
    said('All such messages in flight.'),
  ),
  v.pipe(
    v.strictObject({ ...tried, kind: v.picklist(['detain', 'release']), links }),
    said('Messages on these links wait, or wait no longer.'),
  ),
  v.pipe(
    v.strictObject({ ...when, kind: v.literal('settle'), limit: v.optional(time) }),
    said('Plays on until no message is in flight.'),
  ),
] as const;

// --- Lessons and challenges ------------------------------------------------------------------------------------------

/** Words in both languages. */
const told = title;
const kinds = v.pipe(v.array(act), v.minLength(1), v.maxLength(50));

const ruleSchema = v.strictObject({
  acts: kinds,
  on: v.optional(v.pipe(v.array(node), v.minLength(1), v.maxLength(100))),
});

/** What a reader is to bring about, and by what rules. */
export const taskSchema = v.pipe(
  v.strictObject({
    from: v.optional(v.pipe(whole(1, LIMITS.beats), said('It begins where this beat does.'))),
    allow: v.optional(
      v.pipe(v.array(ruleSchema), v.maxLength(LIMITS.rules), said('The whole list of what may be done.')),
    ),
    forbid: v.optional(kinds),
    budget: v.optional(v.pipe(whole(0, 1_000), said('Acts at most.'))),
    within: v.optional(time),
    goals: v.pipe(
      v.array(predicateSchema),
      v.minLength(1),
      v.maxLength(LIMITS.rules),
      said('Steps, reached in their order.'),
    ),
    never: v.optional(v.pipe(v.array(predicateSchema), v.maxLength(LIMITS.rules))),
    hints: v.pipe(v.array(told), v.maxLength(LIMITS.hints)),
    par: v.optional(v.pipe(whole(0, 1_000), said('The fewest acts that are known to do it.'))),
    solution: v.pipe(v.array(v.variant('kind', doings)), v.maxLength(LIMITS.statements), said("The author's own way.")),
    wrong: v.pipe(
      v.array(
        v.strictObject({
          words: told,
          script: v.pipe(v.array(v.variant('kind', doings)), v.maxLength(LIMITS.statements)),
        }),
      ),
      v.maxLength(LIMITS.rules),
      said('Ways that must not reach the goal, and why they do not.'),
    ),
  }),
  said('A task that checks itself.'),
);

const panel = v.picklist(PANELS);
const choice = v.strictObject({ words: told, if: predicateSchema, because: v.optional(told) });

export const statementSchema = v.variant('kind', [
  ...doings,
  v.pipe(v.strictObject({ ...when, kind: v.literal('beat'), words: told }), said('A beat of a lesson begins.')),
  v.pipe(
    v.strictObject({
      ...{ ...when, kind: v.literal('look'), at: v.optional(time) },
      ...{ nodes: v.optional(v.pipe(v.array(node), v.maxLength(100))), panel: v.optional(panel) },
      speed: v.optional(v.pipe(whole(1, 100_000), said('Virtual in real time, in thousandths.'))),
    }),
    said('Where to look meanwhile.'),
  ),
  v.pipe(
    v.strictObject({ ...when, kind: v.literal('wait'), until: v.optional(predicateSchema) }),
    said('The lesson stops here.'),
  ),
  v.strictObject({ ...when, kind: v.picklist(['free', 'ask', 'teacher']), words: told }),
  v.pipe(
    v.strictObject({
      ...{ ...when, kind: v.literal('predict'), words: told },
      now: v.optional(v.pipe(v.literal(true), said('It is about the present.'))),
      choices: v.pipe(v.array(choice), v.maxLength(LIMITS.choices)),
    }),
    said('A question; the run answers it at the end of its beat.'),
  ),
  v.pipe(
    v.strictObject({ ...when, kind: v.literal('recall'), lesson: name, nth: v.optional(whole(2, 20)) }),
    said('Asks a question of an earlier lesson again.'),
  ),
  v.strictObject({ ...when, kind: v.literal('try'), words: told, task: taskSchema }),
]);

/** What a text is beside a run. */
export const lessonSchema = v.strictObject({
  kind: v.picklist(['lesson', 'challenge']),
  name,
  about: told,
  belief: v.optional(v.pipe(told, said('The belief that it attacks.'))),
  after: v.pipe(v.array(name), v.maxLength(20)),
  minutes: v.optional(whole(1, 1_000)),
  level: v.optional(whole(1, 3)),
  source: v.optional(words),
  licence: v.optional(words),
  by: v.optional(words),
  vary: v.optional(
    v.pipe(v.strictTuple([whole(0, LIMITS.seed), whole(0, LIMITS.seed)]), said('A seed for each student.')),
  ),
  task: v.optional(taskSchema),
});

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
      v.picklist([VERSION, NOTED, JOINED, NEWEST]),
      said(
        '2 where there are notes or several futures; 3 where nodes come later, a timer of a subject rings, or an option is a word; 4 for lessons, challenges, conditions on the past and what else came with them.',
      ),
    ),
    title,
    protocol: name,
    variant: v.pipe(v.nullable(name), said('A deliberate mistake of the protocol, or null.')),
    counts: v.pipe(v.record(name, whole(0, 1_000)), said('How many nodes of each sort.')),
    seed: whole(0, LIMITS.seed),
    network: v.strictObject({
      ...{ mode, latency, loss: chance, duplication: chance },
      timers: v.optional(v.pipe(v.literal('wait'), said('Timers ring when somebody rings them.'))),
    }),
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
    lesson: v.optional(lessonSchema),
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
    'A scenario of Quorum Lab, versions 1 to 4, for programs: the same content as the scenario text. Times are whole microseconds, chances are per million, speeds are thousandths. Which nodes, options, messages, rules and invariants there are is for the protocol to say.',
  ),
);

/** What the published schema says once and names. */
export const named = {
  ...{ name, node, words, time, chance, latency, epoch, links, script, called },
  ...{ envelope: envelopeSchema, predicate: predicateSchema, condition: conditionSchema },
  ...{ statement: statementSchema, future: futureSchema, task: taskSchema },
};
