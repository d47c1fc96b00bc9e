// A protocol of a few lines that uses what the contract has for systems of unlike parts: a keeper lends one key to
// clients for a while each. Channels keep their order, a timer runs for each client, loans are recorded, and that nobody
// else holds the key is promised only while clocks keep time.

import { type AnyStateMachine, assign, enqueueActions, setup } from 'xstate';
import type { Invariant } from '../../src/engine/claims.ts';
import {
  defineProtocol,
  describeProtocol,
  type MachineEvent,
  type NodeId,
  type Seat,
  type Slots,
  type Surroundings,
} from '../../src/engine/protocol.ts';
import { sequence } from '../../src/engine/sequence.ts';
import type { Node } from '../../src/engine/world.ts';

interface Keeper {
  readonly me: NodeId;
  readonly lent: readonly NodeId[];
  readonly policy: string;
}
interface Client {
  readonly me: NodeId;
  readonly asked: number;
  readonly heard: readonly number[];
}

const kit = setup({
  types: { context: {} as Keeper, events: {} as MachineEvent },
  actions: {
    lend: enqueueActions(({ context, event, enqueue }) => {
      const { from: to, number } = event as unknown as { from: NodeId; number: number };
      const { policy, lent } = context;
      enqueue.assign({ lent: lent.includes(to) ? lent : [...lent, to] });
      const lasts = policy === 'long' ? 500_000 : 50_000;
      enqueue({ type: 'setTimer', params: { timer: 'loan', of: to, range: [lasts, lasts] } } as never);
      enqueue({ type: 'record', params: { what: 'lent', key: to, epoch: number, value: policy } } as never);
      enqueue({ type: 'note', params: { rule: 'keeper.lends', facts: { to } } } as never);
      enqueue({ type: 'send', params: { to, message: { type: 'Lent', number } } } as never);
    }),
    count: enqueueActions(({ enqueue }) => {
      enqueue({ type: 'record', params: { what: 'ended', key: 'nobody', epoch: 0, value: '' } } as never);
    }),
    end: enqueueActions(({ context, event, enqueue }) => {
      const { of: key } = event as unknown as { of: NodeId };
      enqueue.assign({ lent: context.lent.filter((id) => id !== key) });
      enqueue({ type: 'record', params: { what: 'ended', key, epoch: 0, value: '' } } as never);
    }),
  },
});

const keeper = kit.createMachine({
  id: 'keeper',
  context: { me: '', lent: [], policy: 'short' },
  initial: 'keeping',
  states: {
    keeping: {
      on: { Ask: { actions: 'lend' }, 'timer.loan': { actions: 'end' }, 'client.request': { actions: 'count' } },
    },
  } as never,
});

const client = setup({
  types: { context: {} as Client, events: {} as MachineEvent },
  actions: {
    ask: enqueueActions(({ context, enqueue }) => {
      const number = context.asked + 1;
      enqueue.assign({ asked: number });
      enqueue({ type: 'send', params: { to: 'K1', message: { type: 'Ask', number } } } as never);
    }),
    hear: assign({
      heard: ({ context, event }) => [...context.heard, (event as unknown as { number: number }).number],
    }),
  },
}).createMachine({
  id: 'client',
  context: { me: '', asked: 0, heard: [] },
  initial: 'free',
  states: {
    free: { on: { 'client.request': { actions: 'ask' }, Lent: { target: 'holding', actions: 'hear' } } },
    holding: { on: { 'client.request': { actions: 'ask' }, Lent: { actions: 'hear' } } },
  } as never,
});

const NO_SLOTS: Slots = { last: 0, at: () => null, source: sequence() };
const citation = { paper: 'none', section: '§1' };

/** The key is lent to one client at a time; promised only while every clock keeps time. */
const oneHolder: Invariant = {
  id: 'keeper.OneHolder',
  citation,
  assumes: ({ after }) => after.nodes.every(({ clock }) => clock === 1000),
  check: ({ after }) => {
    const { lent } = (after.nodes[0] as Node).state.context as Keeper;
    return lent.length > 1 ? { nodes: lent, slots: [], facts: {} } : null;
  },
};

export const descriptors = describeProtocol({
  id: 'keeper',
  papers: [{ id: 'none', authors: '', year: 2000, title: '' }],
  counts: { clients: { default: 2, min: 1, max: 3 } },
  cast: ({ clients = 2 }): Seat[] => [
    { id: 'K1', part: 'keeper' },
    ...Array.from({ length: clients }, (_, i) => ({ id: `C${i + 1}`, part: 'client' })),
  ],
  commands: () => true,
  clients: { parts: ['keeper', 'client'], command: () => 'key' },
  faces: ['slots'],
  roles: { keeping: { ring: 'plain', leads: true }, free: { ring: 'plain' }, holding: { ring: 'double' } },
  messages: {},
  timers: { loan: { subject: true } },
  channels: 'fifo',
  records: { lent: { shape: 'circle', until: 'ended' }, ended: { shape: 'bar' } },
  rules: { 'keeper.lends': citation },
  invariants: [oneHolder],
  options: { policy: { kind: 'choice', default: 'short', of: ['short', 'long'] } },
  variants: {},
});

const sketch = (role: string) => ({ role, epoch: 0, slots: NO_SLOTS, committed: 0, applied: 0 });

export const protocol = defineProtocol({
  ...descriptors,
  machines: { keeper: keeper as unknown as AnyStateMachine, client: client as unknown as AnyStateMachine },
  birth: ({ me, part, options }: Surroundings) =>
    part === 'keeper' ? { me, lent: [], policy: options.policy as string } : { me, asked: 0, heard: [] },
  durable: ['asked'],
  role: (value) => String(value),
  epoch: () => 0,
  sketch,
  portrait: (role) => ({ ...sketch(role), facts: [] }),
  invariants: [oneHolder],
  waiting: { guards: {}, goals: {} },
  variants: {},
});
