// Scenarios out of nowhere, for properties: every protocol, every kind of statement, setting and condition, all of them
// well formed.

import fc from 'fast-check';
import { type OptionSpec, type Protocol, withVariant } from '../../src/engine/protocol.ts';
import { versionOf } from '../../src/scenarios/futures.ts';
import {
  type Condition,
  type Future,
  type Predicate,
  type Scenario,
  type Statement,
  setupRefusal,
} from '../../src/scenarios/scenario.ts';
import type { Cluster } from '../../src/scenarios/statement.ts';
import { protocols } from '../protocols.ts';

const keys = <T extends object>(record: T) => Object.keys(record) as (keyof T & string)[];
const one = (known: readonly string[]) => fc.constantFrom(...known);

const words = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('', '"#\\'),
);
const COMMANDS = ['x=1', 'y=20', 'x', 'z=ü', 'k=a b', 'tea', 'half a cup', 'P1-30 P2+30'];
const time = (max: number) => fc.integer({ min: 0, max });
const chance = fc.integer({ min: 0, max: 1_000_000 });

function range(max: number) {
  return fc.tuple(time(max), time(max)).map(([a, b]): [number, number] => (a < b ? [a, b] : [b, a]));
}

/** Leaves fields out as the parser does: no field rather than an undefined one. */
function some<T extends object>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }, requiredKeys: (keyof T)[] = []) {
  return fc.record(fields as never, { requiredKeys: requiredKeys as never }) as fc.Arbitrary<T>;
}

const epochOf = ({ epochName }: Protocol) => fc.integer({ min: 0, max: 999 }).map(epochName);

function conditionOf({ protocol, nodes }: Cluster): fc.Arbitrary<Condition> {
  const epoch = epochOf(protocol);
  const node = one([...nodes, 'any']);
  const invariant = one(protocol.invariants.map(({ id }) => id));
  const forms: fc.Arbitrary<object>[] = [
    fc.record({ kind: fc.constant('role'), node, role: one(keys(protocol.roles)) }),
    fc.record({ kind: fc.constant('epoch'), node, epoch }),
    fc.record({ kind: fc.constant('committed'), node, slot: fc.integer({ min: 0, max: 999 }) }),
    fc.record({ kind: fc.constant('log'), node, epochs: fc.array(fc.option(epoch, { nil: null }), { maxLength: 6 }) }),
    fc.record({
      kind: fc.constant('fact'),
      node,
      label: one(['votedFor', 'store', 'promised', 'matchIndex S2']),
      value: words,
    }),
    fc.record({ kind: fc.constant('up'), node }),
    fc.record({ kind: fc.constant('chosen'), value: words }),
    fc.record({ kind: one(['holds', 'breaks']), invariant }),
  ];
  return fc
    .tuple(fc.oneof(...forms), fc.boolean())
    .map(([form, not]) => (not ? { ...form, not: true } : form) as Condition);
}

function statementOf(cluster: Cluster): fc.Arbitrary<Statement> {
  const { protocol, seats, nodes } = cluster;
  const asked = seats.filter(({ part }) => protocol.clients.parts.includes(part)).map(({ id }) => id);
  const command = one([...COMMANDS, protocol.clients.command(1)].filter(protocol.commands));
  const node = one(nodes);
  const link = fc.tuple(node, node).filter(([from, to]) => from !== to);
  const links = fc.array(link, { minLength: 1, maxLength: 4 });
  const envelope = fc.oneof(
    fc.record({ id: fc.integer({ min: 1, max: 9999 }) }),
    fc.record({ from: node, to: node, message: one(keys(protocol.messages)) }),
  );
  const predicate: fc.Arbitrary<Predicate> = fc.array(conditionOf(cluster), { minLength: 1, maxLength: 3 });
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
    fc
      .record({ kind: fc.constant('ring'), node, timer: one(keys(protocol.timers)), of: node })
      .map(({ of, ...ring }) => (protocol.timers[ring.timer]?.subject === true ? { ...ring, of } : ring)),
    fc.record({ kind: one(['crash', 'restart', 'wipe', 'pause', 'resume']), node }),
    fc.record({ kind: fc.constant('heal'), links: fc.constant(null) }),
    fc.record({ kind: fc.constant('partition'), groups }),
    fc.record({ kind: fc.constant('request'), node: one(asked), command }),
    fc.constant({ kind: 'request', node: null, command: null }),
    fc.record({ kind: fc.constant('set'), settings }),
    fc.record({ kind: fc.constant('run'), for: time(5_000_000) }),
    some({ kind: fc.constant('runUntil'), until: predicate, limit: time(5_000_000) }, ['kind', 'until']),
    fc.record({ kind: fc.constant('expect'), that: predicate }),
    fc.record({ kind: fc.constant('say'), language: one(['en', 'zh']), text: words }),
    fc.record({ kind: fc.constant('mark'), text: words.filter((text) => text.length > 0) }),
  ];
  if (nodes.length > 1) forms.push(fc.record({ kind: one(['cut', 'heal']), links }));
  return fc.oneof(...forms) as fc.Arbitrary<Statement>;
}

/** `at` times that do not fall, on some of the statements; notes may be about any time. */
function scriptOf(cluster: Cluster, from = 0, maxLength = 25): fc.Arbitrary<Statement[]> {
  const timed = fc.tuple(
    statementOf(cluster),
    fc.option(time(400_000), { nil: undefined }),
    fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
  );
  return fc.array(timed, { maxLength }).map((rows) => {
    let at = from;
    return rows.map(([statement, later, after]) => {
      if (later === undefined) return statement;
      if (statement.kind === 'mark')
        return { at: later, ...(after === undefined ? {} : { after }), ...statement } satisfies Statement;
      at += later;
      return after === undefined ? { at, ...statement } : { at, after, ...statement };
    });
  });
}

/** Other futures: each leaves the first or one before it. */
function futuresOf(cluster: Cluster): fc.Arbitrary<Pick<Scenario, 'name' | 'futures'>> {
  const name = words.filter((text) => text.length > 0);
  const one = some<Omit<Future, 'script'> & { parent: number }>(
    { parent: fc.nat(), of: fc.constant(1), at: time(3_000_000), after: fc.integer({ min: 0, max: 9 }), name },
    ['parent', 'of', 'at'],
  ).chain(({ parent, ...future }) =>
    scriptOf(cluster, future.at, 5).map((script) => ({ parent, future: { ...future, script } })),
  );
  const futures = fc
    .array(one, { minLength: 1, maxLength: 4 })
    .map((rows) => rows.map(({ parent, future }, i) => ({ ...future, of: 1 + (parent % (i + 1)) })));
  return some<Pick<Scenario, 'name' | 'futures'>>({ name, futures });
}

function optionOf(spec: OptionSpec): fc.Arbitrary<Scenario['options'][string]> {
  switch (spec.kind) {
    case 'flag':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...spec.of);
    case 'range': {
      const end = fc.integer({ min: spec.min, max: spec.max });
      return fc.tuple(end, end).map(([a, b]): [number, number] => (a < b ? [a, b] : [b, a]));
    }
    default:
      return fc.integer({ min: spec.min, max: spec.max });
  }
}

/** The sizes of a protocol, as usual or not. */
function countsOf(protocol: Protocol): fc.Arbitrary<Scenario['counts']> {
  const counts = Object.entries(protocol.counts).map(([count, { default: usual, min, max }]) => [
    count,
    fc.oneof(fc.constant(usual), fc.integer({ min, max: Math.min(max, 5) })),
  ]);
  return fc.record(Object.fromEntries(counts)) as fc.Arbitrary<Scenario['counts']>;
}

/** What may be on a node's disk at the beginning, if the protocol takes it. */
function startOf({ protocol, seats, nodes }: Cluster): fc.Arbitrary<Scenario['start']> {
  const log = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 6 }).map((terms) => terms.sort().join(','));
  const known: { readonly [field: string]: fc.Arbitrary<string> } = {
    term: fc.integer({ min: 5, max: 9 }).map(String),
    votedFor: one(nodes),
    log,
    ...Object.fromEntries(
      protocol.start.fields
        .filter((field) => !['term', 'votedFor', 'log'].includes(field))
        .map((field) => [field, epochOf(protocol)]),
    ),
  };
  const fields = some(
    Object.fromEntries(protocol.start.fields.map((field) => [field, known[field] as fc.Arbitrary<string>])),
  );
  const takes = (id: string, written: Record<string, string>) => {
    const seat = seats.find((each) => each.id === id);
    return seat !== undefined && !('refused' in protocol.start.disk(written, seat, seats));
  };
  return fc
    .dictionary(one(nodes), fields, { maxKeys: nodes.length, noNullPrototype: true })
    .map((start) => Object.fromEntries(Object.entries(start).filter(([id, written]) => takes(id, written))));
}

function scenarioOf(base: Protocol): fc.Arbitrary<Scenario> {
  const options = some(
    Object.fromEntries(Object.entries(base.options).map(([option, spec]) => [option, optionOf(spec)])),
  );
  return fc
    .record({ variant: fc.constantFrom(null, ...keys(base.variants)), counts: countsOf(base), options })
    .filter((setup) => setupRefusal(setup, base) === null)
    .chain((setup) => {
      const protocol = withVariant(base, setup.variant) as Protocol;
      const seats = protocol.cast(setup.counts);
      const cluster: Cluster = { protocol, seats, nodes: seats.map(({ id }) => id), newer: null };
      return fc.record({
        title: some({ en: words, zh: words }),
        protocol: fc.constant(base.id),
        variant: fc.constant(setup.variant),
        counts: fc.constant(setup.counts),
        seed: fc.integer({ min: 0, max: 4_294_967_295 }),
        network: fc.record({
          mode: fc.constantFrom('timed' as const, 'manual' as const),
          latency: range(60_000_000),
          loss: chance,
          duplication: chance,
        }),
        clientsEvery: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 3_600_000_000 })),
        options: fc.constant(setup.options),
        start: startOf(cluster),
        later: fc.oneof(
          { weight: 3, arbitrary: fc.constant({}) },
          { weight: 1, arbitrary: fc.record({ down: fc.subarray([...cluster.nodes], { minLength: 1 }) }) },
        ),
        script: scriptOf(cluster),
        tree: fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 2, arbitrary: futuresOf(cluster) }),
      });
    })
    .map(({ tree, later, ...first }) => {
      const scenario = { ...first, ...later, ...tree } as Omit<Scenario, 'version'>;
      return { ...scenario, version: versionOf(scenario) };
    });
}

/** Of any protocol. */
export const scenarios: fc.Arbitrary<Scenario> = fc
  .constantFrom<Protocol[]>(...Object.values(protocols))
  .chain(scenarioOf);
