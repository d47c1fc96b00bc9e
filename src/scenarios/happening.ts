// The JSON form of a happening, one line of a run: public/happening.schema.json is made of it. Programs check lines with
// that; the page only writes them.

import * as v from 'valibot';
import type { Happening } from '../engine/happening.ts';

const said = v.description;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const position = v.pipe(count, said('Moves made so far, this one included; 0 is the beginning.'));
const micros = v.pipe(count, said('Microseconds of virtual time.'));
const node = v.pipe(v.string(), v.regex(/^[A-Z][0-9]+$/));
const chance = v.pipe(count, v.maxValue(1_000_000));
const facts = v.pipe(v.record(v.string(), v.any()), said("What the rule compared, by the paper's names."));
const links = v.array(v.strictTuple([node, node]));

const envelope = v.strictObject({
  id: count,
  from: v.nullable(node),
  to: node,
  message: v.pipe(v.looseObject({ type: v.string() }), said("The protocol's message: its type and its fields.")),
  sentAt: micros,
  arrivesAt: micros,
  doomed: v.pipe(v.boolean(), said('The network will lose it under way.')),
});

const settings = v.strictObject({
  network: v.optional(v.picklist(['timed', 'manual'])),
  latency: v.optional(v.strictTuple([micros, micros])),
  loss: v.optional(chance),
  duplication: v.optional(chance),
  clients: v.optional(micros),
  clock: v.optional(v.strictObject({ node, rate: v.pipe(v.number(), v.integer(), v.minValue(1)) })),
});

/** What is somebody's doing. What the clock does, and a client's request, happens without being told of as done. */
const move = v.variant('kind', [
  v.strictObject({ kind: v.picklist(['drop', 'duplicate']), at: micros, envelope: count }),
  v.strictObject({ kind: v.literal('delay'), at: micros, envelope: count, by: micros }),
  v.strictObject({ kind: v.picklist(['crash', 'restart', 'wipe', 'pause', 'resume']), at: micros, node }),
  v.strictObject({ kind: v.literal('cut'), at: micros, links }),
  v.strictObject({ kind: v.literal('heal'), at: micros, links: v.nullable(links) }),
  v.strictObject({ kind: v.literal('partition'), at: micros, groups: v.array(v.array(node)) }),
  v.strictObject({ kind: v.literal('set'), at: micros, settings }),
]);

const answer = v.union([
  v.strictObject({ result: v.nullable(v.string()) }),
  v.strictObject({ leader: v.nullable(node) }),
]);

/** A line of one kind: where in the run it stands, and what happened. */
const line = <K extends Happening['kind'], T extends v.ObjectEntries>(kind: K, entries: T, says: string) =>
  v.pipe(v.strictObject({ position, at: micros, kind: v.literal(kind), ...entries }), said(says));

export const happeningSchema = v.pipe(
  v.variant('kind', [
    line('sent', { node: v.nullable(node), envelope }, "A message set out; node is null for a client's request."),
    line('heard', { node, envelope }, 'A node heard a message.'),
    line(
      'lost',
      { node, envelope, why: v.picklist(['cut', 'down', 'loss', 'dropped']) },
      'A message did not arrive at the node.',
    ),
    line('queued', { node, envelope }, 'A message waits for a paused node.'),
    line(
      'rang',
      {
        node,
        timer: v.string(),
        of: v.optional(v.pipe(v.string(), said('Whom it is about, where one runs for each of several.'))),
      },
      'A timer of the node went off.',
    ),
    line(
      'became',
      { node, was: v.string(), role: v.string(), wasEpoch: count, epoch: count },
      "The node's role or epoch is another.",
    ),
    line(
      'decided',
      { node, slot: count, epoch: count, value: v.string(), during: count },
      'The node knows that a value is decided: its epoch, and the epoch of the node at that time.',
    ),
    line(
      'voted',
      {
        node,
        slot: count,
        epoch: count,
        standing: v.picklist(['proposed', 'promised', 'accepted', 'refused']),
        value: v.nullable(v.string()),
      },
      'The node proposed, promised, accepted or refused; slot 0 is about no single slot.',
    ),
    line(
      'answered',
      { node, request: count, answer },
      'The node answered a client: with a result, or with whom to ask.',
    ),
    line(
      'recorded',
      { node, what: v.string(), key: v.string(), epoch: count, value: v.string() },
      'Something that the protocol counts; key says which one.',
    ),
    line('noted', { node, rule: v.string(), facts }, 'A rule of the paper decided what the node did.'),
    line('done', { move }, "Somebody's doing: a fault, a repair, a setting."),
    line('broke', { invariant: v.string(), nodes: v.array(node), slots: v.array(count), facts }, 'An invariant broke.'),
    line(
      'unfounded',
      { invariant: v.string() },
      'What an invariant takes for granted was given up: it claims nothing from here on.',
    ),
  ]),
  v.title('Quorum Lab happening'),
  said(
    'One line of a run as JSON Lines: what `play --json` prints and what the page saves. Lines stand in the order in which things happened. Times are whole microseconds of virtual time. Which messages, roles, rules and invariants there are is for the protocol to say.',
  ),
);

export const named = { position, micros, node, envelope, move };
