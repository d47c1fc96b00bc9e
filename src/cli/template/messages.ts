// What the two nodes say to each other.

import type { MessageKind } from '../../engine/protocol.ts';
import type { Hears } from '../../protocols/hearing.ts';

interface About<T extends string> {
  readonly type: T;
  readonly round: number;
}

/** Are you there? With what a client wants passed on. */
export interface Ping extends About<'Ping'> {
  readonly command: string;
}
/** I am. */
export type Pong = About<'Pong'>;

export type OwnMessage = Ping | Pong;

export type TimerName = 'resend';

export type OwnEvent = Hears<OwnMessage, TimerName>;

const roundOf = ({ round }: { readonly round: number }) => round;

export const messages = {
  Ping: {
    shape: 'square',
    style: 'outline',
    epoch: roundOf,
    slots: ({ round }: Ping) => [round],
    brief: ({ round, command }: Ping) => `round ${round} · ${command}`,
  },
  Pong: {
    shape: 'circle',
    style: 'filled',
    epoch: roundOf,
    slots: ({ round }: Pong) => [round],
    brief: ({ round }: Pong) => `round ${round}`,
  },
} as const satisfies { readonly [type in OwnMessage['type']]: MessageKind };
