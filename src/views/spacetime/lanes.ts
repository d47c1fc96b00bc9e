// What each node was, when: stretches of a lane and marks upon it, read from the landmarks of a branch.

import type { Move } from '../../engine/move.ts';
import type { Descriptors, Epoch, Micros, NodeId, Recorded } from '../../engine/protocol.ts';
import type { Landmark } from '../../engine/run.ts';
import type { NodeScene } from '../../worker/wire.ts';
import { LandmarkReader } from './landmarks.ts';

export interface Stretch {
  readonly from: Micros;
  /** Infinity while it lasts. */
  to: Micros;
  readonly up: NodeScene['up'];
  /** Null until something tells: a node's role is only recorded when it changes. */
  role: string | null;
  epoch: Epoch | null;
}

/** What was begun and is ended by another record: `what` is the kind that began it. */
export interface Stay {
  readonly from: Micros;
  /** Infinity while it lasts. */
  to: Micros;
  readonly what: string;
  readonly key: string;
  readonly epoch: Epoch;
  /** Under the lane, from 0: those that overlap lie one under the other. */
  readonly row: number;
}

type NodeMove = Extract<Move, { kind: 'crash' | 'restart' | 'wipe' | 'pause' | 'resume' }>;
type NetMove = Extract<Move, { kind: 'cut' | 'heal' | 'partition' | 'detain' | 'release' | 'set' }>;

export type Mark = { readonly at: Micros; readonly position: number } & (
  | { readonly kind: NodeMove['kind']; readonly node: NodeId; readonly move: Move }
  | { readonly kind: NetMove['kind']; readonly node: null; readonly move: Move }
  | { readonly kind: 'decided'; readonly node: NodeId; readonly epoch: Epoch; readonly slots: number[] }
  | { readonly kind: 'became'; readonly node: NodeId; readonly role: string; readonly epoch: Epoch }
  | ({ readonly kind: 'recorded'; readonly node: NodeId } & Recorded)
  | { readonly kind: 'broke'; readonly node: null; readonly invariant: string; readonly nodes: readonly NodeId[] }
);

export class Lanes extends LandmarkReader {
  readonly stretches = new Map<NodeId, Stretch[]>();
  /** In the order in which they began. */
  readonly stays = new Map<NodeId, Stay[]>();
  /** Those that go on. */
  private readonly lasting = new Map<NodeId, readonly Stay[]>();
  /** In order of time. */
  readonly marks: Mark[] = [];
  /** The same, those of one kind on one lane together: where they crowd, few of a row need to be looked at. */
  readonly rows = new Map<string, Mark[]>();

  private readonly isNotable: (role: string) => boolean;
  private readonly records: NonNullable<Descriptors['records']>;

  /**
   * @param isNotable whether becoming a role is worth a mark.
   * @param records the kinds of what is recorded.
   */
  constructor(
    nodes: readonly NodeId[],
    isNotable: (role: string) => boolean,
    records: Descriptors['records'] = undefined,
  ) {
    super();
    this.isNotable = isNotable;
    this.records = records ?? {};
    for (const node of nodes) this.stretches.set(node, [{ from: 0, to: Infinity, up: 'up', role: null, epoch: null }]);
  }

  protected take({ at, position, happening }: Landmark): void {
    switch (happening.kind) {
      case 'became': {
        const { node, was, wasEpoch, role, epoch } = happening;
        this.tell(node, was, wasEpoch);
        this.begin(node, { from: at, to: Infinity, up: 'up', role, epoch });
        if (role !== was && this.isNotable(role)) this.mark({ at, position, kind: 'became', node, role, epoch });
        break;
      }
      case 'decided': {
        const last = this.marks[this.marks.length - 1];
        if (last?.kind === 'decided' && last.position === position && last.node === happening.node)
          last.slots.push(happening.slot);
        else {
          const { node, epoch, slot } = happening;
          this.mark({ at, position, kind: 'decided', node, epoch, slots: [slot] });
        }
        break;
      }
      case 'recorded': {
        const { node, what, key, epoch, value } = happening;
        this.stay(at, happening);
        this.mark({ at, position, kind: 'recorded', node, what, key, epoch, value });
        break;
      }
      case 'broke': {
        const { invariant, nodes } = happening;
        this.mark({ at, position, kind: 'broke', node: null, invariant, nodes });
        break;
      }
      case 'done':
        this.doing(at, position, happening.move);
        break;
    }
  }

  private stay(at: Micros, { node, what, key, epoch }: Recorded & { readonly node: NodeId }): void {
    const before = this.lasting.get(node) ?? [];
    const ended = before.filter((stay) => stay.key === key && this.records[stay.what]?.until === what);
    for (const stay of ended) stay.to = at;
    const lasting = before.filter((stay) => !ended.includes(stay));
    if (this.records[what]?.until !== undefined && !before.some((stay) => stay.key === key && stay.what === what)) {
      let row = 0;
      while (lasting.some((stay) => stay.row === row)) row++;
      const stay = { from: at, to: Infinity, what, key, epoch, row };
      lasting.push(stay);
      const all = this.stays.get(node);
      if (all === undefined) this.stays.set(node, [stay]);
      else all.push(stay);
    }
    this.lasting.set(node, lasting);
  }

  private doing(at: Micros, position: number, move: Move): void {
    switch (move.kind) {
      case 'crash':
        this.begin(move.node, { ...this.last(move.node), from: at, to: Infinity, up: 'crashed' });
        break;
      case 'restart':
        this.begin(move.node, { from: at, to: Infinity, up: 'up', role: null, epoch: null });
        break;
      case 'pause':
        this.begin(move.node, { ...this.last(move.node), from: at, to: Infinity, up: 'paused' });
        break;
      case 'resume':
        this.begin(move.node, { ...this.last(move.node), from: at, to: Infinity, up: 'up' });
        break;
      case 'wipe':
        break;
      case 'cut':
      case 'heal':
      case 'partition':
      case 'detain':
      case 'release':
      case 'set':
        this.mark({ at, position, kind: move.kind, node: null, move });
        return;
      default:
        return;
    }
    this.mark({ at, position, kind: move.kind, node: move.node, move });
  }

  private mark(mark: Mark): void {
    this.marks.push(mark);
    const row = `${mark.kind} ${mark.node ?? ''}`;
    const before = this.rows.get(row);
    if (before === undefined) this.rows.set(row, [mark]);
    else before.push(mark);
  }

  private last(node: NodeId): Stretch {
    const lane = this.stretches.get(node) as Stretch[];
    return lane[lane.length - 1] as Stretch;
  }

  private begin(node: NodeId, stretch: Stretch): void {
    const lane = this.stretches.get(node);
    if (lane === undefined) return;
    const last = lane[lane.length - 1] as Stretch;
    last.to = stretch.from;
    if (last.from === stretch.from) lane.pop();
    lane.push(stretch);
  }

  /** Fills in what a node was up to now, where nothing had said it. */
  private tell(node: NodeId, role: string, epoch: Epoch): void {
    const lane = this.stretches.get(node) ?? [];
    for (let i = lane.length - 1; i >= 0; i--) {
      const stretch = lane[i] as Stretch;
      if (stretch.role !== null || stretch.up === 'crashed') return;
      stretch.role = role;
      stretch.epoch = epoch;
    }
  }

  /** Fills in what a scene shows. */
  learn(at: Micros, nodes: readonly NodeScene[]): void {
    for (const { id, role, epoch } of nodes) {
      const lane = this.stretches.get(id) ?? [];
      for (let i = lane.length - 1; i >= 0; i--) {
        const stretch = lane[i] as Stretch;
        if (stretch.from > at) continue;
        if (stretch.role === null && stretch.up !== 'crashed') {
          stretch.role = role;
          stretch.epoch = epoch;
        }
        break;
      }
    }
  }
}

/** The first mark of a row at or after a time, as a place in it. */
export function firstMark(marks: readonly Mark[], at: Micros): number {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle] as Mark).at < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The stretch of a lane in which a time falls. */
export function stretchAt(lane: readonly Stretch[], at: Micros): number {
  let low = 0;
  let high = lane.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lane[middle] as Stretch).from <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
