// A run as lines that a person reads in a terminal, in a golden file, in a report. One happening a line; the words are
// those of the engine and of the papers, so the lines are the same in every language.

import type { Happening } from '../engine/happening.ts';
import type { Micros, Protocol } from '../engine/protocol.ts';
import type { Envelope } from '../engine/world.ts';
import { printStatement } from './print.ts';
import { statementOf } from './retold.ts';

/** Seconds with all their six places, so that the lines stand under each other. */
export function writeInstant(at: Micros): string {
  const digits = String(at).padStart(7, '0');
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`.padStart(10);
}

function about(protocol: Protocol, { id, message }: Envelope): string {
  if (message.type === 'client.request') return `#${id} ${JSON.stringify((message as { command?: string }).command)}`;
  const brief = protocol.messages[message.type]?.brief(message as never) ?? '';
  return `#${id} ${message.type} (${brief})`;
}

/** A happening as a line of JSON: what `play --json` prints and what the page saves. */
export function jsonLine(position: number, at: Micros, happening: Happening): string {
  return JSON.stringify({ position, at, ...happening });
}

export function tell(protocol: Protocol, happening: Happening): string {
  switch (happening.kind) {
    case 'sent':
      return `${happening.node ?? 'client'} sent to ${happening.envelope.to} ${about(protocol, happening.envelope)}`;
    case 'heard':
    case 'queued':
      return `${happening.node} ${happening.kind} from ${happening.envelope.from ?? 'client'} ${about(protocol, happening.envelope)}`;
    case 'lost':
      return `${happening.node} lost (${happening.why}) from ${happening.envelope.from ?? 'client'} ${about(protocol, happening.envelope)}`;
    case 'rang':
      return `${happening.node} rang ${happening.timer}${happening.of === undefined ? '' : ` ${happening.of}`}`;
    case 'became': {
      const { node, was, role, wasEpoch, epoch } = happening;
      const [before, after] = [protocol.epochName(wasEpoch), protocol.epochName(epoch)];
      return `${node} became ${role} ${after}${before === after ? '' : ` (was ${before})`}${was === role ? '' : `, was ${was}`}`;
    }
    case 'decided': {
      const { node, slot, epoch, value, during } = happening;
      return `${node} decided ${slot}: ${JSON.stringify(value)} of ${protocol.epochName(epoch)} in ${protocol.epochName(during)}`;
    }
    case 'voted': {
      const { node, slot, epoch, standing, value } = happening;
      const what = value === null ? '' : `${slot === 0 ? ' to ' : ': '}${slot === 0 ? value : JSON.stringify(value)}`;
      return `${node} ${standing} ${slot === 0 ? '' : `${slot} `}in ${protocol.epochName(epoch)}${what}`;
    }
    case 'answered': {
      const { answer } = happening;
      const words = 'result' in answer ? JSON.stringify(answer.result) : `ask ${answer.leader ?? 'nobody'}`;
      return `${happening.node} answered #${happening.request} ${words}`;
    }
    case 'recorded': {
      const { node, what, key, epoch, value } = happening;
      return `${node} recorded ${what} ${key} in ${protocol.epochName(epoch)}${value === '' ? '' : `: ${JSON.stringify(value)}`}`;
    }
    case 'noted':
      return `${happening.node} noted ${happening.rule} ${JSON.stringify(happening.facts)}`;
    case 'done':
      return `done ${printStatement(statementOf(happening.move, {}))}`;
    case 'broke':
      return `broke ${happening.invariant} ${happening.nodes.join(' ')} ${JSON.stringify(happening.facts)}`;
    case 'unfounded':
      return `unfounded ${happening.invariant}`;
  }
}
