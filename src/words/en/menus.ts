// Words of the menus on the stage, in English.

import type { NodeId } from '../../engine/protocol.ts';

export const menuEn = {
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
  ring: (timer: string) => (timer === 'heartbeat' ? 'Send heartbeats now' : `Let its ${timer} fire now`),
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
  detain: (from: NodeId, to: NodeId) => `Detain messages ${from} → ${to}`,
  release: 'Release what waits' as string,
  deliver: 'Deliver now' as string,
  delay: 'Delay by 50 ms' as string,
  duplicate: 'Duplicate' as string,
  drop: 'Drop' as string,
};

export type MenuWords = typeof menuEn;
