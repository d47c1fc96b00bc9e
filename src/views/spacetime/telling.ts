// What lies under the pointer, in words, and where a happening stands.

import type { Place } from '../../engine/causality.ts';
import type { Happening } from '../../engine/happening.ts';
import type { NodeId } from '../../engine/protocol.ts';
import type { Film } from '../../store/film.ts';
import { epochTold, named, seconds } from '../../words/brief.ts';
import { duration, messageTold, type Teller, tell } from '../../words/tell.ts';
import type { Arrow } from './arrows.ts';
import { crowdAt, type Tile } from './crowds.ts';
import type { Mark, Stretch } from './lanes.ts';
import type { Near, Plan } from './plan.ts';
import type { Spot } from './scenery.ts';

export interface Told {
  readonly title: string;
  readonly lines: readonly string[];
}

/** @param future what a future is called. */
export function told(
  teller: Teller,
  near: Near,
  plan: Plan,
  tiles: readonly Tile[] = [],
  future: (branch: number) => string = String,
): Told | null {
  const words = teller.panels.spacetime;
  switch (near.kind) {
    case 'future':
      return { title: future(near.branch), lines: [near.isShown ? words.futureShown : words.futureClick] };
    case 'note':
      return { title: near.mark.text, lines: [seconds(near.mark.at), words.noteClick] };
    case 'arrow':
      return arrowTold(teller, near.arrow, plan.seenUntil);
    case 'mark': {
      const group = plan.groups.get(near.mark);
      const lines = [seconds(near.mark.at), ...(group === undefined ? [] : [words.group(group.count)])];
      return { title: markTold(teller, near.mark), lines };
    }
    case 'fold': {
      const { from, to, first, last } = near.fold;
      const counted = first === undefined || last === undefined ? [] : [words.foldMoves(last - first + 1)];
      return { title: words.fold(duration(to - from), seconds(from)), lines: [...counted, words.foldClick] };
    }
    case 'opened':
      return { title: words.unfolded, lines: [duration(near.fold.to - near.fold.from)] };
    case 'head':
      return { title: near.node, lines: [words.head] };
    case 'lane': {
      if (near.stretch === null) return null;
      const title = laneTold(teller, near.node, near.stretch);
      const crowd = crowdAt(tiles, near.node, near.at);
      const lines = [
        seconds(near.at),
        ...(crowd === null ? [] : [words.crowd(crowd.count, duration(crowd.bin))]),
        ...(near.epoch === null ? [] : [words.laneClick(epochTold(teller, near.epoch))]),
      ];
      return title === null ? null : { title, lines };
    }
  }
}

/** Whose lane a happening stands on; null for none. */
export function laneOf(happening: Happening): NodeId | null {
  if (happening.kind === 'done') return 'node' in happening.move ? happening.move.node : null;
  if (happening.kind === 'sent') return happening.node ?? happening.envelope.to;
  return 'node' in happening ? happening.node : null;
}

/** Where a happening stands; null when its shot is not at hand. */
export function spotOf(film: Film, { position, index }: Place): Spot | null {
  const shot = film.shot(position);
  const happening = shot?.happenings[index];
  return shot === undefined || happening === undefined ? null : { node: laneOf(happening), at: shot.at };
}

/** The happening that a mark is for; the first of its move where that is not at hand. */
export function markPlace(film: Film, { kind, node, position }: Mark): Place {
  const happenings = film.shot(position)?.happenings ?? [];
  const index = happenings.findIndex(
    (happening) => happening.kind === kind && (node === null || laneOf(happening) === node),
  );
  return { position, index: Math.max(0, index) };
}

function arrowTold(teller: Teller, arrow: Arrow, seenUntil: number): Told {
  const words = teller.panels.spacetime;
  const { message, brief } = messageTold(teller, arrow.envelope);
  const ended = arrow.fate !== 'flying' && arrow.end <= seenUntil;
  const at = seconds(ended ? arrow.end : arrow.envelope.arrivesAt);
  const end = !ended
    ? arrow.envelope.arrivesAt > seenUntil
      ? words.arrives(at)
      : words.waits(seconds(arrow.sentAt))
    : arrow.fate === 'heard'
      ? words.heard(at)
      : arrow.fate === 'queued'
        ? words.waits(at)
        : `${words.lost[arrow.fate as keyof typeof words.lost]} · ${at}`;
  return {
    title: brief === '' ? message : `${message} · ${brief}`,
    lines: [words.route(arrow.from, arrow.to), words.sent(seconds(arrow.sentAt)), end],
  };
}

function markTold(teller: Teller, mark: Mark): string {
  const { panels, about } = teller;
  switch (mark.kind) {
    case 'decided': {
      const { slots } = mark;
      const range = slots.length === 1 ? `${slots[0]}` : `${slots[0]}–${slots[slots.length - 1]}`;
      return panels.spacetime.decided(mark.node, `${about.slot} ${range}`, about.decided);
    }
    case 'became':
      return panels.happening.became({
        node: mark.node,
        sameRole: false,
        role: named(about.roles, mark.role),
        epoch: epochTold(teller, mark.epoch),
      });
    case 'recorded':
      return tell(teller, mark);
    case 'broke':
      return tell(teller, { kind: 'broke', invariant: mark.invariant, nodes: mark.nodes, slots: [], facts: {} });
    default:
      return panels.move(mark.move);
  }
}

/** The word beside a mark: short, for there is little room. */
export function markWord(teller: Teller, mark: Mark): string {
  const { panels, about } = teller;
  switch (mark.kind) {
    case 'decided':
      return '';
    case 'recorded':
      return about.records?.[mark.what]?.name ?? mark.what;
    case 'became':
      return `${named(about.roles, mark.role)} · ${teller.protocol.epochName(mark.epoch)}`;
    case 'broke':
      return about.invariants[mark.invariant]?.name ?? panels.spacetime.mark.broke;
    case 'partition':
      return mark.move.kind === 'partition'
        ? mark.move.groups.map((group) => group.join(' ')).join(' | ')
        : panels.spacetime.mark.partition;
    default:
      return panels.spacetime.mark[mark.kind];
  }
}

function laneTold(teller: Teller, node: string, { up, role, epoch }: Stretch): string | null {
  const { panels, about } = teller;
  if (up === 'crashed') return panels.spacetime.crashed(node);
  if (role === null || epoch === null) return null;
  const say = up === 'paused' ? panels.spacetime.paused : panels.spacetime.lane;
  return say(node, named(about.roles, role), epochTold(teller, epoch));
}
