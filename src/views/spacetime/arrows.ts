// Messages as arrows from where they were sent to where they were heard or lost, read from the shots at hand, a block
// at a time and each shot once.

import type { Place } from '../../engine/causality.ts';
import type { Happening, Loss } from '../../engine/happening.ts';
import type { Descriptors, Epoch, Micros, NodeId } from '../../engine/protocol.ts';
import type { Envelope } from '../../engine/world.ts';
import type { Film } from '../../store/film.ts';
import type { Shot } from '../../worker/wire.ts';
import { BLOCK } from '../../worker/wire.ts';
import { styleOf } from '../marks/shapes.ts';

export type Fate = 'flying' | 'heard' | 'queued' | Loss;

export interface Arrow {
  readonly id: number;
  readonly from: NodeId | null;
  readonly to: NodeId;
  envelope: Envelope;
  readonly epoch: Epoch;
  /** A refusal. */
  readonly crossed: boolean;
  readonly sentAt: Micros;
  /** When it ended; while it flies, when it is to arrive. */
  end: Micros;
  fate: Fate;
  /** The shots that show it leave and end, as far as they are known. */
  sentPosition: number | null;
  endPosition: number | null;
  /** Which of the happenings of those shots. */
  sentIndex: number;
  endIndex: number;
  /** Where it was heard: later than it ended, when it waited at a paused node. */
  heard: Place | null;
  /** Somebody doubled a message under way: no node sent this one. */
  copied: boolean;
  /** How it is drawn now that it has ended. */
  line: Line | null;
  /** The last picture that drew it: it stands in two blocks when it was sent in one and heard in another. */
  drawn: number;
}

/** Blocks kept; a longer film is read anew where it is looked at. */
const KEPT = 600;

interface Block {
  readonly read: Uint8Array;
  readonly arrows: Arrow[];
  complete: boolean;
}

export class Arrows {
  private readonly byId = new Map<number, Arrow>();
  private readonly blocks = new Map<number, Block>();
  /** The longest time any message was under way. */
  longest: Micros = 20_000;
  private readonly protocol: Descriptors;

  constructor(protocol: Descriptors) {
    this.protocol = protocol;
  }

  /** A message under way may be held back: what is planned is what the scene says. */
  refresh(envelopes: readonly Envelope[]): void {
    for (const envelope of envelopes) {
      const arrow = this.byId.get(envelope.id);
      if (arrow !== undefined && arrow.envelope !== envelope) arrow.envelope = envelope;
    }
  }

  /** The arrows that were sent or ended in a block, after reading what of it is new. */
  block(film: Film, k: number): readonly Arrow[] {
    let block = this.blocks.get(k);
    if (block === undefined) {
      if (this.blocks.size >= KEPT) {
        this.blocks.clear();
        this.byId.clear();
      }
      block = { read: new Uint8Array(BLOCK), arrows: [], complete: false };
      this.blocks.set(k, block);
    }
    if (!block.complete) this.read(film, k, block);
    return block.arrows;
  }

  /** The arrow of an envelope, if a block that was read holds it. */
  of(id: number): Arrow | undefined {
    return this.byId.get(id);
  }

  private read(film: Film, k: number, block: Block): void {
    let unread = 0;
    for (let i = 0; i < BLOCK; i++) {
      if (block.read[i] === 1) continue;
      const shot = film.shot(k * BLOCK + i);
      if (shot === undefined) {
        unread++;
        continue;
      }
      block.read[i] = 1;
      for (const [index, happening] of shot.happenings.entries()) this.take(block, shot, happening, index);
    }
    block.complete = unread === 0;
  }

  private take(block: Block, shot: Shot, happening: Happening, index: number): void {
    switch (happening.kind) {
      case 'sent': {
        const arrow = this.known(block, happening.envelope);
        arrow.sentPosition = shot.position;
        arrow.sentIndex = index;
        arrow.copied = shot.move?.kind === 'duplicate';
        break;
      }
      case 'heard':
        this.known(block, happening.envelope).heard = { position: shot.position, index };
        // What a paused node hears when it goes on ended already, where it was queued.
        if (shot.scene.network.mode === 'timed' && happening.envelope.arrivesAt < shot.at) break;
        this.ends(block, shot, happening.envelope, 'heard', index);
        break;
      case 'queued':
        this.ends(block, shot, happening.envelope, 'queued', index);
        break;
      case 'lost':
        this.ends(block, shot, happening.envelope, happening.why, index);
        break;
    }
  }

  private known(block: Block, envelope: Envelope): Arrow {
    let arrow = this.byId.get(envelope.id);
    if (arrow === undefined) {
      arrow = this.made(envelope);
      this.byId.set(envelope.id, arrow);
      block.arrows.push(arrow);
    } else if (!block.arrows.includes(arrow)) block.arrows.push(arrow);
    return arrow;
  }

  private made(envelope: Envelope): Arrow {
    const { id, from, to, message, sentAt, arrivesAt } = envelope;
    const kind = this.protocol.messages[message.type];
    return {
      id,
      from,
      to,
      envelope,
      epoch: kind?.epoch(message as never) ?? 0,
      crossed: kind !== undefined && styleOf(kind, message) === 'crossed',
      sentAt,
      end: arrivesAt,
      fate: 'flying',
      sentPosition: null,
      endPosition: null,
      sentIndex: 0,
      endIndex: 0,
      heard: null,
      copied: false,
      line: null,
      drawn: -1,
    };
  }

  private ends(block: Block, shot: Shot, envelope: Envelope, fate: Fate, index: number): void {
    const arrow = this.known(block, envelope);
    if (arrow.fate === 'queued' && fate === 'heard') return;
    arrow.end = shot.at;
    arrow.fate = fate;
    arrow.endPosition = shot.position;
    arrow.endIndex = index;
    arrow.line = null;
    this.longest = Math.max(this.longest, arrow.end - arrow.sentAt);
  }
}

/** How an arrow is drawn as seen up to a time: from lane to lane, to the middle when it was lost there. */
export interface Line {
  readonly from: Micros;
  readonly to: Micros;
  /** How much of the way between the lanes: 1 is all of it. */
  readonly way: number;
  /** Ends in a cross. */
  readonly lost: boolean;
  /** Delivered by hand and not yet: it waits under way. */
  readonly waits: boolean;
}

/** What may be drawn of an arrow by somebody who has seen up to `seenUntil`: how it ends is not told before it did. */
export function lineOf(arrow: Arrow, seenUntil: Micros): Line {
  const { sentAt, end, fate } = arrow;
  if (fate !== 'flying' && end <= seenUntil) {
    arrow.line ??= lineEnded(arrow);
    return arrow.line;
  }
  const planned = arrow.envelope.arrivesAt;
  if (planned > seenUntil) return { from: sentAt, to: planned, way: 1, lost: false, waits: false };
  return { from: sentAt, to: Math.max(seenUntil, sentAt), way: 0.8, lost: false, waits: true };
}

function lineEnded({ sentAt, end, fate, envelope }: Arrow): Line {
  if (fate === 'dropped') {
    const way = (end - sentAt) / Math.max(1, envelope.arrivesAt - sentAt);
    return { from: sentAt, to: end, way: Math.min(0.9, Math.max(0.1, way)), lost: true, waits: false };
  }
  if (fate === 'cut' || fate === 'loss')
    return { from: sentAt, to: sentAt + (end - sentAt) / 2, way: 0.5, lost: true, waits: false };
  return { from: sentAt, to: end, way: 1, lost: fate === 'down', waits: false };
}
