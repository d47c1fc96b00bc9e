// A happening in words: picks what its sentence needs and hands it to the words of a language. Durations, shares and
// links are written the same way in every language.

import type { Happening, Loss } from '../engine/happening.ts';
import type { Link, Move } from '../engine/move.ts';
import {
  type Answer,
  type Descriptors,
  decidesOf,
  type Micros,
  type NodeId,
  type Standing,
} from '../engine/protocol.ts';
import type { Envelope } from '../engine/world.ts';
import type { ProtocolWords } from '../speech/about.ts';
import { briefOf, epochTold, named, valueTold } from './brief.ts';
import type { PanelsWords } from './en/panels.ts';

/** A message as a sentence needs it: its name, its ends (null: a client), its fields in brief. */
export interface MessageTold {
  readonly message: string;
  readonly from: NodeId | null;
  readonly to: NodeId;
  readonly brief: string;
}

/** One sentence without a full stop for each kind of happening; a rule's own words serve for what was noted. */
export interface HappeningWords {
  readonly sent: (told: MessageTold) => string;
  readonly heard: (told: MessageTold) => string;
  readonly lost: (why: Loss, told: MessageTold) => string;
  readonly queued: (told: MessageTold) => string;
  /** `of`: whom it is about, where one runs for each of several. */
  readonly rang: (node: NodeId, timer: string, of: string | null) => string;
  readonly became: (told: { node: NodeId; sameRole: boolean; role: string; epoch: string }) => string;
  readonly decided: (told: { node: NodeId; slot: string; value: string; decided: string | undefined }) => string;
  readonly voted: (told: {
    node: NodeId;
    standing: Standing;
    /** Null when the vote is about no single slot. */
    slot: string | null;
    epoch: string;
    value: string | null;
  }) => string;
  readonly answered: (node: NodeId, request: number, answer: Answer) => string;
  readonly done: (move: Move) => string;
  readonly unfounded: (invariant: string) => string;
  readonly broke: (invariant: string, nodes: readonly NodeId[]) => string;
}

/** What a happening is told with. */
export interface Teller {
  readonly panels: PanelsWords;
  readonly about: ProtocolWords;
  readonly protocol: Descriptors;
}

const answerTold = (about: ProtocolWords, answer: Answer): Answer =>
  'result' in answer ? { result: valueTold(about, answer.result) } : answer;

export function messageTold({ panels, about, protocol }: Teller, { from, to, message }: Envelope): MessageTold {
  if (from === null) {
    const { command } = message as { command?: unknown };
    return { message: panels.request, from, to, brief: typeof command === 'string' ? command : '' };
  }
  const name = about.messages[message.type]?.name ?? message.type;
  return { message: name, from, to, brief: briefOf({ about, protocol }, message) };
}

/** A happening as one sentence without a full stop. */
export function tell(teller: Teller, happening: Happening): string {
  const { panels, about, protocol } = teller;
  const say = panels.happening;
  switch (happening.kind) {
    case 'sent':
      return say.sent(messageTold(teller, happening.envelope));
    case 'heard':
      return say.heard(messageTold(teller, happening.envelope));
    case 'lost':
      return say.lost(happening.why, messageTold(teller, happening.envelope));
    case 'queued':
      return say.queued(messageTold(teller, happening.envelope));
    case 'rang':
      return say.rang(happening.node, named(about.timers, happening.timer), happening.of ?? null);
    case 'became':
      return say.became({
        node: happening.node,
        sameRole: happening.was === happening.role,
        role: named(about.roles, happening.role),
        epoch: epochTold(teller, happening.epoch),
      });
    case 'decided':
      return say.decided({
        node: happening.node,
        slot: `${about.slot} ${happening.slot}`,
        value: valueTold(about, happening.value),
        decided: about.decided,
      });
    case 'voted': {
      const { node, standing, slot, value } = happening;
      const place = slot === 0 || decidesOf(protocol) !== 'slots' ? null : `${about.slot} ${slot}`;
      return say.voted({ node, standing, slot: place, epoch: epochTold(teller, happening.epoch), value });
    }
    case 'answered':
      return say.answered(happening.node, happening.request, answerTold(about, happening.answer));
    case 'noted':
      return about.rules[happening.rule]?.headline(happening) ?? happening.rule;
    case 'done':
      return say.done(happening.move);
    case 'recorded': {
      const said = about.records?.[happening.what]?.told;
      return (
        said?.(happening, epochTold(teller, happening.epoch)) ?? `${happening.node}: ${happening.what} ${happening.key}`
      );
    }
    case 'unfounded':
      return say.unfounded(about.invariants[happening.invariant]?.name ?? happening.invariant);
    case 'broke':
      return say.broke(about.invariants[happening.invariant]?.name ?? happening.invariant, happening.nodes);
  }
}

/** `320 ms`, `1.5 s`, `80 µs`: as short as it can be written exactly. */
export function duration(time: Micros): string {
  if (time === 0) return '0 ms';
  if (Math.abs(time) < 1000) return `${time} µs`;
  if (Math.abs(time) < 1_000_000) return `${Number((time / 1000).toFixed(1))} ms`;
  return `${Number((time / 1_000_000).toFixed(3))} s`;
}

/** `5–9 ms`, `500 ms–1 s`. */
export function durations([from, to]: readonly [Micros, Micros]): string {
  const [low, high] = [duration(from), duration(to)];
  const unit = high.slice(high.indexOf(' '));
  return `${low.endsWith(unit) ? low.slice(0, -unit.length) : low}–${high}`;
}

/** Chances in a million as a percentage. */
export function share(millionths: number): string {
  return `${Number((millionths / 10_000).toFixed(2))} %`;
}

/** Links with their two directions taken together. */
export function several(links: readonly Link[]): readonly { readonly ends: Link; readonly both: boolean }[] {
  const names = new Set(links.map(([from, to]) => `${from}>${to}`));
  return links
    .map(([from, to]) => ({ ends: [from, to] as const, both: names.has(`${to}>${from}`) }))
    .filter(({ ends: [from, to], both }) => !both || from < to);
}

/** A time of a long run, as short as it tells enough. */
export const spanText = (at: Micros): string => `${Number((at / 1_000_000).toFixed(at < 1_000_000 ? 6 : 1))} s`;
