// Scenarios out of nowhere, for properties: every kind of statement, setting and condition, all of them well formed.

import fc from 'fast-check';
import { raft } from '../../src/protocols/raft/index.ts';
import type { Condition, Predicate, Scenario, Statement } from '../../src/scenarios/scenario.ts';

const keys = <T extends object>(record: T) => Object.keys(record) as (keyof T & string)[];
const one = (known: readonly string[]) => fc.constantFrom(...known);

const words = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('', '"#\\'),
);
const command = one(['x=1', 'y=20', 'x', 'z=ü', 'k=a b']);
const time = (max: number) => fc.integer({ min: 0, max });
const chance = fc.integer({ min: 0, max: 1_000_000 });
const epoch = fc.integer({ min: 0, max: 99 }).map(String);

function range(max: number) {
  return fc.tuple(time(max), time(max)).map(([a, b]): [number, number] => (a < b ? [a, b] : [b, a]));
}

/** Leaves fields out as the parser does: no field rather than an undefined one. */
function some<T extends object>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }, requiredKeys: (keyof T)[] = []) {
  return fc.record(fields as never, { requiredKeys: requiredKeys as never }) as fc.Arbitrary<T>;
}

function conditionOf(nodes: readonly string[]): fc.Arbitrary<Condition> {
  const node = one([...nodes, 'any']);
  const invariant = one(raft.invariants.map(({ id }) => id));
  const forms: fc.Arbitrary<object>[] = [
    fc.record({ kind: fc.constant('role'), node, role: one(keys(raft.roles)) }),
    fc.record({ kind: fc.constant('epoch'), node, epoch }),
    fc.record({ kind: fc.constant('committed'), node, slot: fc.integer({ min: 0, max: 999 }) }),
    fc.record({ kind: fc.constant('log'), node, epochs: fc.array(fc.option(epoch, { nil: null }), { maxLength: 6 }) }),
    fc.record({ kind: fc.constant('fact'), node, label: one(['votedFor', 'store']), value: words }),
    fc.record({ kind: fc.constant('up'), node }),
    fc.record({ kind: fc.constant('chosen'), value: words }),
    fc.record({ kind: one(['holds', 'breaks']), invariant }),
  ];
  return fc
    .tuple(fc.oneof(...forms), fc.boolean())
    .map(([form, not]) => (not ? { ...form, not: true } : form) as Condition);
}

function statementOf(nodes: readonly string[]): fc.Arbitrary<Statement> {
  const node = one(nodes);
  const link = fc.tuple(node, node).filter(([from, to]) => from !== to);
  const links = fc.array(link, { minLength: 1, maxLength: 4 });
  const envelope = fc.oneof(
    fc.record({ id: fc.integer({ min: 1, max: 9999 }) }),
    fc.record({ from: node, to: node, message: one(keys(raft.messages)) }),
  );
  const predicate: fc.Arbitrary<Predicate> = fc.array(conditionOf(nodes), { minLength: 1, maxLength: 3 });
  const groups = fc
    .shuffledSubarray([...nodes], { minLength: 1 })
    .chain((chosen) => fc.integer({ min: 1, max: chosen.length }).map((at) => [chosen.slice(0, at), chosen.slice(at)]))
    .map((halves) => halves.filter((group) => group.length > 0));
  const settings = some({
    network: one(['timed', 'manual']),
    latency: range(60_000_000),
    loss: chance,
    duplication: chance,
    clients: time(3_600_000_000),
    clock: fc.record({ node, rate: fc.integer({ min: 10, max: 100_000 }) }),
  }).filter((chosen) => Object.keys(chosen).length > 0);
  const forms: fc.Arbitrary<object>[] = [
    fc.record({ kind: one(['deliver', 'drop', 'duplicate']), envelope }),
    fc.record({ kind: fc.constant('delay'), envelope, by: time(3_600_000_000) }),
    fc.record({ kind: fc.constant('ring'), node, timer: one(keys(raft.timers)) }),
    fc.record({ kind: one(['crash', 'restart', 'wipe', 'pause', 'resume']), node }),
    fc.record({ kind: fc.constant('heal'), links: fc.constant(null) }),
    fc.record({ kind: fc.constant('partition'), groups }),
    fc.record({ kind: fc.constant('request'), node, command }),
    fc.constant({ kind: 'request', node: null, command: null }),
    fc.record({ kind: fc.constant('set'), settings }),
    fc.record({ kind: fc.constant('run'), for: time(5_000_000) }),
    some({ kind: fc.constant('runUntil'), until: predicate, limit: time(5_000_000) }, ['kind', 'until']),
    fc.record({ kind: fc.constant('expect'), that: predicate }),
    fc.record({ kind: fc.constant('say'), language: one(['en', 'zh']), text: words }),
  ];
  if (nodes.length > 1) forms.push(fc.record({ kind: one(['cut', 'heal']), links }));
  return fc.oneof(...forms) as fc.Arbitrary<Statement>;
}

/** `at` times that do not fall, on some of the statements. */
function scriptOf(nodes: readonly string[]): fc.Arbitrary<Statement[]> {
  const timed = fc.tuple(
    statementOf(nodes),
    fc.option(time(400_000), { nil: undefined }),
    fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
  );
  return fc.array(timed, { maxLength: 25 }).map((rows) => {
    let at = 0;
    return rows.map(([statement, later, after]) => {
      if (later === undefined) return statement;
      at += later;
      return after === undefined ? { at, ...statement } : { at, after, ...statement };
    });
  });
}

export const scenarios: fc.Arbitrary<Scenario> = fc.integer({ min: 1, max: 5 }).chain((size) => {
  const nodes = Array.from({ length: size }, (_, i) => `S${i + 1}`);
  const log = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 6 }).map((terms) => terms.sort().join(','));
  const fields = some({ term: fc.integer({ min: 5, max: 9 }).map(String), votedFor: one(nodes), log: log });
  return fc.record({
    version: fc.constant(1 as const),
    title: some({ en: words, zh: words }),
    protocol: fc.constant('raft'),
    variant: fc.constantFrom(null, ...keys(raft.variants)),
    counts: fc.constant({ nodes: size }),
    seed: fc.integer({ min: 0, max: 4_294_967_295 }),
    network: fc.record({
      mode: fc.constantFrom('timed' as const, 'manual' as const),
      latency: range(60_000_000),
      loss: chance,
      duplication: chance,
    }),
    clientsEvery: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 3_600_000_000 })),
    options: some({
      electionTimeout: range(60_000_000).map(
        ([a, b]) => [a + 1000, b + 1000].map((t) => Math.min(t, 60_000_000)) as [number, number],
      ),
      heartbeat: fc.integer({ min: 1000, max: 60_000_000 }),
    }),
    start: fc.dictionary(one(nodes), fields, { maxKeys: size, noNullPrototype: true }),
    script: scriptOf(nodes),
  });
}) as fc.Arbitrary<Scenario>;
