// Words of the stage, in English.

import type { NodeId } from '../../engine/protocol.ts';

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
  /** Of a message in a manual network, to those who don't see it. */
  waits: (message: string) => `${message}, Enter to deliver`,
  /** Of what the selection has to do with. */
  touched: 'has to do with the selection' as string,
  /** A link and which of its directions are cut. */
  /** Of a link on which messages wait. */
  detains: (from: NodeId, to: NodeId) => `Messages from ${from} to ${to} wait.`,
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
    /** What shows them. */
    all: 'all marks' as string,
    lost: 'lost' as string,
    cut: 'cut link' as string,
    crashed: 'crashed' as string,
    paused: 'paused' as string,
    colour: (epoch: string) => `colour = ${epoch}`,
  },
};

export type StageWords = typeof stage;
