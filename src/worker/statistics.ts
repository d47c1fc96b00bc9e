// The numbers of a run up to a position: what was sent, lost and heard, how long nobody led, how long clients
// waited, how long what is on record lasted.
// Counted along the run, with a copy kept now and then, so that any moment is one copy and a short count away.

import type { Happening, Loss } from '../engine/happening.ts';
import type { Epoch, Micros, NodeId, RecordKind } from '../engine/protocol.ts';
import type { Frame, Run } from '../engine/run.ts';
import type { Slice } from './budget.ts';

/** A node began to lead. */
export interface Election {
  readonly at: Micros;
  readonly node: NodeId;
  readonly epoch: Epoch;
}

/** A stretch of time. */
export interface Gap {
  readonly from: Micros;
  readonly to: Micros;
}

/** The numbers at a position of a run. */
export interface Totals {
  readonly position: number;
  readonly at: Micros;
  /** Messages between nodes, by kind, and their bytes as JSON. */
  readonly sent: { readonly [kind: string]: number };
  readonly bytes: number;
  readonly lost: { readonly [why in Loss]: number };
  readonly nodes: { readonly [node: NodeId]: { readonly sent: number; readonly heard: number } };
  /** How often a node began to lead, and for how long no node that was up led. Zero where nobody ever leads. */
  readonly elections: number;
  readonly leaderless: Micros;
  /** The last of those elections, and the last stretches without a leader, at most 200 of each, in order. */
  readonly won: readonly Election[];
  readonly gaps: readonly Gap[];
  /** Slots that somebody knew decided, and when the first was. */
  readonly decided: number;
  readonly firstDecidedAt: Micros | null;
  readonly asked: number;
  /** How long each client waited that got a result, in the order of the answers. */
  readonly waits: readonly Micros[];
  /** What lasted from one record to another, by the kind that began it: how long each did that is over, and how many go on. */
  readonly stays: { readonly [what: string]: { readonly ended: readonly Micros[]; readonly open: number } };
}

/** Moves between two copies. */
const APART = 1024;
/** Elections and stretches told one by one. */
const TOLD = 200;

interface Count {
  position: number;
  at: Micros;
  sent: { [kind: string]: number };
  bytes: number;
  lost: { [why in Loss]: number };
  nodes: { [node: NodeId]: { sent: number; heard: number } };
  elections: number;
  leaderless: Micros;
  /** Since when nobody has led; null while somebody does. And how many such stretches were over. */
  unledSince: Micros | null;
  gaps: number;
  /** Those that lead, and those that are up. */
  leading: { [node: NodeId]: true };
  down: { [node: NodeId]: true };
  /** How many slots were. */
  decided: number;
  firstDecidedAt: Micros | null;
  requests: number;
  /** How many of them were answered, and how many of the waits were over. */
  answered: number;
  waited: number;
  /** Since when each lasts that goes on, by node and key; how many of its kind are over. */
  stays: { [what: string]: { since: { [whose: string]: Micros }; ended: number } };
}

const BLANK: Count = {
  position: -1,
  at: 0,
  sent: {},
  bytes: 0,
  lost: { cut: 0, down: 0, loss: 0, dropped: 0 },
  nodes: {},
  elections: 0,
  leaderless: 0,
  unledSince: 0,
  gaps: 0,
  leading: {},
  down: {},
  decided: 0,
  firstDecidedAt: null,
  requests: 0,
  answered: 0,
  waited: 0,
  stays: {},
};

export class Statistics {
  private readonly run: Run;
  /** The k-th was made after the move (k − 1)·APART. */
  private readonly copies: Count[] = [];
  private count: Count;
  /** All waits that were ever counted: the same at each count. */
  private readonly waits: Micros[] = [];
  private readonly ended: { [what: string]: Micros[] } = {};
  private readonly won: Election[] = [];
  private readonly gaps: Gap[] = [];
  /** By slot: how many were decided before it. By request: when it was asked, and how many were answered before it. */
  private readonly decided = new Map<number, number>();
  private readonly asked = new Map<number, Micros>();
  private readonly answered = new Map<number, number>();

  constructor(run: Run) {
    this.run = run;
    this.count = structuredClone(BLANK);
    for (const { id } of run.genesis.seats) this.count.nodes[id] = { sent: 0, heard: 0 };
    this.copies.push(structuredClone(this.count));
  }

  /** The numbers at a position, or as far towards it as a slice of the moves leads: ask again. */
  at(position: number, slice: Slice): Totals {
    if (this.count.position > position) {
      const k = Math.min(Math.floor(position / APART) + 1, this.copies.length - 1);
      this.count = structuredClone(this.copies[k] as Count);
    }
    const goal = Math.min(position, this.run.length);
    while (this.count.position < goal && slice.takes()) this.add(this.run.frame(this.count.position + 1));
    return this.totals();
  }

  private add(frame: Frame): void {
    const { count } = this;
    if (!isLed(count)) count.leaderless += frame.at - count.at;
    for (const happening of frame.happenings) this.take(happening, frame.at);
    count.position = frame.position;
    count.at = frame.at;
    const led = isLed(count);
    if (!led) count.unledSince ??= frame.at;
    else if (count.unledSince !== null) {
      if (frame.at > count.unledSince) this.gaps[count.gaps++] = { from: count.unledSince, to: frame.at };
      count.unledSince = null;
    }
    if (frame.position === (this.copies.length - 1) * APART) this.copies.push(structuredClone(count));
  }

  private take(happening: Happening, at: Micros): void {
    const { count, run } = this;
    switch (happening.kind) {
      case 'sent': {
        const { from, message, id } = happening.envelope;
        if (from === null) {
          count.requests++;
          this.asked.set(id, at);
          break;
        }
        count.sent[message.type] = (count.sent[message.type] ?? 0) + 1;
        count.bytes += JSON.stringify(message).length;
        (count.nodes[from] as { sent: number }).sent++;
        break;
      }
      case 'heard':
        if (happening.envelope.from !== null) (count.nodes[happening.node] as { heard: number }).heard++;
        break;
      case 'lost':
        if (happening.envelope.from !== null) count.lost[happening.why]++;
        break;
      case 'became': {
        const leads = run.protocol.roles[happening.role]?.leads === true;
        const led = count.leading[happening.node] !== undefined && happening.wasEpoch === happening.epoch;
        if (leads && !led) this.won[count.elections++] = { at, node: happening.node, epoch: happening.epoch };
        if (leads) count.leading[happening.node] = true;
        else delete count.leading[happening.node];
        break;
      }
      case 'decided':
        if (isFirst(this.decided, happening.slot, count.decided)) count.decided++;
        count.firstDecidedAt ??= at;
        break;
      case 'answered': {
        const { request, answer } = happening;
        const asked = this.asked.get(request);
        if (asked === undefined || !isFirst(this.answered, request, count.answered)) break;
        count.answered++;
        if ('result' in answer) this.waits[count.waited++] = at - asked;
        break;
      }
      case 'recorded':
        this.record(happening, at);
        break;
      case 'done': {
        const { move } = happening;
        if (move.kind === 'crash') {
          delete count.leading[move.node];
          count.down[move.node] = true;
        } else if (move.kind === 'pause') count.down[move.node] = true;
        else if (move.kind === 'restart' || move.kind === 'resume') delete count.down[move.node];
        break;
      }
    }
  }

  private record({ node, what, key }: Extract<Happening, { kind: 'recorded' }>, at: Micros): void {
    const { count, run } = this;
    const whose = `${node} ${key}`;
    for (const [begun, { until }] of Object.entries<RecordKind>(run.protocol.records ?? {})) {
      if (until === undefined) continue;
      count.stays[begun] ??= { since: {}, ended: 0 };
      const stays = count.stays[begun];
      const since = stays.since[whose];
      if (what === until && since !== undefined) {
        this.ended[begun] ??= [];
        this.ended[begun][stays.ended++] = at - since;
        delete stays.since[whose];
      } else if (what === begun) stays.since[whose] ??= at;
    }
  }

  private totals(): Totals {
    const { count } = this;
    const { position, at, sent, bytes, lost, nodes, elections, leaderless } = count;
    const gaps = this.gaps.slice(Math.max(0, count.gaps - TOLD), count.gaps);
    if (count.unledSince !== null && at > count.unledSince) gaps.push({ from: count.unledSince, to: at });
    return {
      position,
      at,
      sent: { ...sent },
      bytes,
      lost: { ...lost },
      nodes: structuredClone(nodes),
      elections,
      leaderless,
      won: this.won.slice(Math.max(0, elections - TOLD), elections),
      gaps: gaps.slice(-TOLD),
      decided: count.decided,
      firstDecidedAt: count.firstDecidedAt,
      asked: count.requests,
      waits: this.waits.slice(0, count.waited),
      stays: Object.fromEntries(
        Object.entries(count.stays).map(([what, { since, ended }]) => [
          what,
          { ended: (this.ended[what] ?? []).slice(0, ended), open: Object.keys(since).length },
        ]),
      ),
    };
  }
}

/** Whether something was not among the first so many yet: they come in the same order at each count. */
function isFirst(order: Map<number, number>, what: number, count: number): boolean {
  if ((order.get(what) ?? count) < count) return false;
  order.set(what, count);
  return true;
}

function isLed({ leading, down }: Count): boolean {
  for (const node in leading) if (down[node] === undefined) return true;
  return false;
}
