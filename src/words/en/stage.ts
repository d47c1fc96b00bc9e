// Words of the stage, in English.

import type { NodeId } from '../../engine/protocol.ts';
import { selectionEn } from './selection.ts';

/** A word or sentence, with or without what it speaks of. */
export const stage = {
  /** The stage as a whole, to those who don't see it. */
  label: 'The cluster: nodes, links and messages in flight' as string,
  crashed: 'crashed' as string,
  paused: 'paused' as string,
  queued: (count: number) => `${count} waiting`,
  /** A clock's speed in thousandths. */
  clockRate: (rate: number) => `clock ${rate / 1000}×`,
  tally: (granted: number, needed: number) => `${granted} (quorum ${needed})`,
  /** Beside the outline about those who voted in an epoch, as `ballot 2.1`. */
  quorum: {
    of: (epoch: string) => `quorum of ${epoch}`,
    chosen: (epoch: string, value: string) => `${value} is chosen in ${epoch}`,
    short: (epoch: string, votes: number) => `${epoch}: ${votes}, no quorum`,
  },
  /** Of a node that knows the decision. */
  knows: 'knows the decision' as string,
  /** Of what the selection has to do with. */
  touched: selectionEn.touched,
  /** A link and which of its directions are cut. */
  linkSaid: (a: NodeId, b: NodeId, there: boolean, back: boolean) =>
    there && back
      ? `Link ${a}–${b}, cut`
      : there
        ? `Link ${a}–${b}, cut from ${a} to ${b}`
        : back
          ? `Link ${a}–${b}, cut from ${b} to ${a}`
          : `Link ${a}–${b}`,
  legend: {
    label: 'Legend' as string,
    lost: 'lost' as string,
    cut: 'cut link' as string,
    crashed: 'crashed' as string,
    paused: 'paused' as string,
    colour: (epoch: string) => `colour = ${epoch}`,
  },
  menu: {
    back: 'Back' as string,
    crash: 'Crash' as string,
    restart: 'Restart' as string,
    wipe: 'Wipe its disk' as string,
    pause: 'Pause' as string,
    resume: 'Resume' as string,
    request: 'Send a client request' as string,
    command: 'Command' as string,
    badCommand: 'This protocol does not understand such a command.' as string,
    toNode: (node: NodeId) => `Send to ${node}`,
    toLeader: (node: NodeId) => `Send to the leader, ${node}`,
    ring: (timer: string) => `Let its ${timer} ring now`,
    isolate: 'Cut off from all others' as string,
    rejoin: 'Restore all its links' as string,
    clock: 'Clock' as string,
    slower: '½×' as string,
    normal: '1×' as string,
    faster: '2×' as string,
    links: 'Links' as string,
    linkTo: (node: NodeId) => `Link to ${node}`,
    messages: (count: number) => `Messages in flight (${count})`,
    cutBoth: 'Cut both ways' as string,
    cutOneWay: (from: NodeId, to: NodeId) => `Cut ${from} → ${to} only`,
    restore: 'Restore' as string,
    deliver: 'Deliver now' as string,
    delay: 'Delay by 50 ms' as string,
    duplicate: 'Duplicate' as string,
    drop: 'Drop' as string,
  },
};

export type StageWords = typeof stage;
