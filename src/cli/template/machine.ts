// The machine, which reads as the paper's state diagram. In an `on` block, capitals crossed the wire.
//
//   asker      idle ──a client asks──▶ waiting ──Pong──▶ idle
//   answerer   ready

import { begin, end, isOfThis, repeat, reply, setAside } from './exchange.ts';
import { newborn, toolkit } from './node.ts';

const nobody = (part: string) => newborn({ me: '', part, seats: [], options: { resend: 0 } }, null);

export const asker = toolkit.extend({ guards: { isOfThis }, actions: { begin, repeat, end, setAside } }).createMachine({
  id: 'asker',
  context: () => nobody('asker'),
  initial: 'asker',
  states: {
    asker: {
      initial: 'idle',
      states: {
        idle: { on: { 'client.request': { target: 'waiting', actions: 'begin' } } },
        waiting: {
          on: {
            Pong: [{ guard: 'isOfThis', target: 'idle', actions: 'end' }, { actions: 'setAside' }],
            'timer.resend': { actions: 'repeat' },
          },
        },
      },
      // Whatever it does.
      on: { Pong: { actions: 'setAside' } },
    },
  },
});

const answerer = toolkit.extend({ actions: { reply } }).createMachine({
  id: 'answerer',
  context: () => nobody('answerer'),
  initial: 'answerer',
  states: {
    answerer: { initial: 'ready', states: { ready: { on: { Ping: { actions: 'reply' } } } } },
  },
});

export const machines = { asker, answerer };
