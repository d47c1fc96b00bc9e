// A scenario is a run worth opening: protocol, size, seed, options, moves and words. It has two spellings with the same
// content: the text that people write (text.ts) and plain JSON for programs, whose form is schema.ts. Times are whole microseconds, chances are per million.

import type { InferOutput } from 'valibot';
import type { NodeId, Options, OptionValue, Protocol } from '../engine/protocol.ts';
import type { Genesis } from '../engine/world.ts';
import { protocolNamed } from '../protocols/index.ts';
import type { Problem } from '../words/problems.ts';
import type {
  conditionSchema,
  envelopeSchema,
  futureSchema,
  lessonSchema,
  predicateSchema,
  scenarioSchema,
  statementSchema,
  taskSchema,
} from './schema.ts';

export { JOINED, LIMITS, NEWEST, NOTED, VERSION } from './limits.ts';

export type Scenario = InferOutput<typeof scenarioSchema>;
export type Future = InferOutput<typeof futureSchema>;
export type Statement = InferOutput<typeof statementSchema>;
export type Predicate = InferOutput<typeof predicateSchema>;
export type Condition = InferOutput<typeof conditionSchema>;
export type EnvelopeName = InferOutput<typeof envelopeSchema>;
export type Title = Scenario['title'];
export type Lesson = InferOutput<typeof lessonSchema>;
export type Task = InferOutput<typeof taskSchema>;

/** In a statement, in the place of a node: the one that leads when it is played. */
export const LEADER = 'leader';

const TOLD = ['beat', 'look', 'wait', 'free', 'predict', 'ask', 'recall', 'teacher', 'try'] as const;

/** What a lesson tells and asks. It does nothing to the run. */
export type Told = Extract<Statement, { kind: (typeof TOLD)[number] }>;

export function isTold(statement: Statement): statement is Told {
  return (TOLD as readonly string[]).includes(statement.kind);
}

/** `raft` or `raft/votesTwice`. */
export function protocolName({ protocol, variant }: { protocol: string; variant: string | null }): string {
  return variant === null ? protocol : `${protocol}/${variant}`;
}

function optionDefaults(protocol: Protocol): Options {
  const options: Record<string, OptionValue> = {};
  for (const [option, spec] of Object.entries(protocol.options)) options[option] = spec.default;
  return options;
}

/** Why sizes and options do not fit together; null when they do. */
export function setupRefusal(
  { counts, options, variant }: Pick<Scenario, 'counts' | 'options' | 'variant'>,
  protocol: Protocol,
): Problem | null {
  const refused = protocol.refuses({ counts, options: { ...optionDefaults(protocol), ...options }, variant });
  return refused === null ? null : { code: 'setupRefused', expected: refused, found: protocol.id };
}

/**
 * What a scenario's run begins from. Throws when the scenario does not fit its protocol: one that `parseScenario` gave
 * always does.
 */
export function genesisOf(scenario: Scenario): { protocol: Protocol; genesis: Genesis } {
  const protocol = protocolNamed(protocolName(scenario));
  if (protocol === undefined) throw new Error(`There is no protocol ${protocolName(scenario)}.`);
  const refused = setupRefusal(scenario, protocol);
  if (refused !== null) throw new Error(`${protocolName(scenario)} is not possible so: ${refused.expected}.`);
  const seats = protocol.cast(scenario.counts);
  const start: Record<NodeId, object> = {};
  for (const [id, fields] of Object.entries(scenario.start)) {
    const seat = seats.find((each) => each.id === id);
    const disk = seat === undefined ? { refused: id } : protocol.start.disk(fields, seat, seats);
    if ('refused' in disk) throw new Error(`${id} cannot start so: ${String(disk.refused)}.`);
    start[id] = disk;
  }
  const { seed, network, clientsEvery, down } = scenario;
  const options: Options = { ...optionDefaults(protocol), ...scenario.options };
  const genesis = { seats, seed, options, network, clientsEvery, start };
  return { protocol, genesis: down === undefined ? genesis : { ...genesis, down } };
}
