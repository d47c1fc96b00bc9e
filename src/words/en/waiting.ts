// Words of "why not?" that fit every protocol, in English.

import type { NodeId } from '../../engine/protocol.ts';

export const waitingSectionEn = {
  title: (node: NodeId) => `What ${node} waits for`,
  reached: 'reached' as string,
  open: 'not yet' as string,
  nothing: (node: NodeId) => `${node} is after nothing by itself now: it answers what comes.`,
  crashed: (node: NodeId) => `${node} has crashed: it hears nothing until it restarts.`,
  paused: (node: NodeId) => `${node} is paused: what comes waits until it goes on.`,
  /** Before the guards that fail, or what the machine says, as things are. */
  now: 'Now:' as string,
  fails: 'fails' as string,
  holds: 'holds' as string,
  enoughAny: (from: string, message: string) => `One ${message} from ${from} would do.`,
  enoughOne: (from: string, message: string) => `A ${message} from ${from} would do.`,
  enoughEvent: (event: string) => `This would do: ${event}.`,
  notEnough: (from: string, message: string) => `One more ${message} (from ${from}) would not yet do:`,
  notEnoughEvent: (event: string) => `“${event}” alone would not do:`,
  or: (names: readonly string[]) =>
    names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names[names.length - 1]}`,
  arrivals: 'If it came now' as string,
  arrivalsEmpty: 'Nothing is under way to it, and no timer runs.' as string,
  from: (message: string, from: string) => `${message} from ${from}`,
  unhandled: 'Nothing in its present state handles it.' as string,
  asked: (count: number) => (count === 1 ? '1 guard asked' : `${count} guards asked`),
  deliver: 'Deliver' as string,
  deliverThis: (name: string) => `Deliver: ${name}`,
  more: (count: number) => `and ${count} more`,
};

export type WaitingSection = typeof waitingSectionEn;
