// What lies under the pointer, in words.

import { epochTold, messageTold, named, seconds, type Teller, tell } from '../../words/tell.ts';
import type { Arrow } from './arrows.ts';
import type { Mark, Stretch } from './lanes.ts';
import type { Near } from './plan.ts';

export interface Told {
  readonly title: string;
  readonly lines: readonly string[];
}

export function told(teller: Teller, near: Near, seenUntil: number): Told | null {
  switch (near.kind) {
    case 'arrow':
      return arrowTold(teller, near.arrow, seenUntil);
    case 'mark':
      return { title: markTold(teller, near.mark), lines: [seconds(near.mark.at)] };
    case 'lane': {
      if (near.stretch === null) return null;
      const title = laneTold(teller, near.node, near.stretch);
      return title === null ? null : { title, lines: [seconds(near.at)] };
    }
  }
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
      return panels.spacetime.decided(mark.node, `${about.slot} ${range}`);
    }
    case 'became':
      return panels.happening.became({
        node: mark.node,
        sameRole: false,
        role: named(about.roles, mark.role),
        epoch: epochTold(teller, mark.epoch),
      });
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
