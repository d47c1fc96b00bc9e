// What stands above the diagram in words: what could know of the happening that is lit, how two happenings stand to each
// other, how long a measure is, how a tool is used.

import type { Place } from '../../engine/causality.ts';
import type { NodeId } from '../../engine/protocol.ts';
import type { Film } from '../../store/film.ts';
import { seconds } from '../../words/brief.ts';
import { duration, type Teller } from '../../words/tell.ts';
import { toldOf } from '../why/account.ts';
import type { Cones, Pair } from './cones.ts';
import type { Tool } from './diagram.ts';
import type { Fold } from './time.ts';

export interface Reading {
  readonly kind: 'causes' | 'order' | 'measure' | 'tool';
  readonly title: string;
  readonly lines: readonly string[];
}

interface Shown {
  /** With what could know of it, or without as long as that is being found out. */
  readonly focus: Cones | Place | null;
  readonly pair: Pair | null;
  readonly measure: Fold | null;
  readonly tool: Tool;
}

/** Names a happening, with its time. */
export function happeningTold(teller: Teller, film: Film, { position, index }: Place): string {
  const shot = film.shot(position);
  const happening = shot?.happenings[index];
  if (shot === undefined || happening === undefined) return teller.panels.spacetime.moveNumber(position);
  return `${toldOf(teller, shot, happening)} · ${seconds(shot.at)}`;
}

export function readingOf(
  teller: Teller,
  film: Film,
  nodes: readonly NodeId[],
  { focus, pair, measure, tool }: Shown,
): Reading | null {
  const words = teller.panels.spacetime;
  if (measure !== null) {
    const [from, to] = [Math.min(measure.from, measure.to), Math.max(measure.from, measure.to)];
    return { kind: 'measure', title: words.measured(duration(to - from), seconds(from), seconds(to)), lines: [] };
  }
  if (pair !== null) {
    const [a, b] = [happeningTold(teller, film, pair.a), happeningTold(teller, film, pair.b)];
    return { kind: 'order', title: words.order[pair.order](a, b), lines: [] };
  }
  if (focus !== null) {
    if (!('of' in focus))
      return { kind: 'causes', title: happeningTold(teller, film, focus), lines: [words.causes.reading] };
    const { of, past, future } = focus;
    const own = film.shot(of.position)?.happenings[of.index];
    const self = own !== undefined && 'node' in own && own.kind !== 'lost' && own.kind !== 'queued' ? own.node : null;
    const unaware = nodes.filter((node) => node !== self && future.ends[node] === undefined);
    const among = (ends: object) => nodes.filter((node) => node in ends);
    const lines = [
      words.causes.before(past.size, among(past.ends), among(past.ends).length === nodes.length),
      words.causes.after(future.size, among(future.ends), among(future.ends).length === nodes.length),
    ];
    if (unaware.length > 0 && unaware.length < nodes.length) lines.push(words.causes.unaware(unaware));
    return { kind: 'causes', title: happeningTold(teller, film, of), lines };
  }
  if (tool === 'measure') return { kind: 'tool', title: words.tools.measure, lines: [words.measureHow] };
  if (tool === 'inspect') return { kind: 'tool', title: words.tools.inspect, lines: [words.inspectHow] };
  return null;
}
