// §1: one node asks, the other answers; without an answer it asks again.
// Departs: one round at a time. What a client asks meanwhile is not heard.

import { append } from '../../engine/sequence.ts';
import { heard } from '../../protocols/hearing.ts';
import { type Enqueue, type Node, note, roundOf, type Told, tell, toolkit } from './node.ts';

/** Whether an answer is about the round that runs. */
export const isOfThis = ({ context, event }: Told): boolean => heard(event, 'Pong').round === roundOf(context);

function ask(enqueue: Enqueue, { other, options }: Node, round: number, command: string): void {
  tell(enqueue, other, { type: 'Ping', round, command });
  enqueue({ type: 'setTimer', params: { timer: 'resend', range: [options.resend, options.resend] } });
}

export const begin = toolkit.enqueueActions(({ context, event, enqueue }) => {
  const { request, command } = heard(event, 'client.request');
  const round = roundOf(context) + 1;
  enqueue.assign({ asked: { request, command } });
  ask(enqueue, context, round, command);
  note(enqueue, 'sample.ping.sent', { round, command, to: context.other });
});

export const repeat = toolkit.enqueueActions(({ context, enqueue }) => {
  const round = roundOf(context);
  ask(enqueue, context, round, context.asked?.command ?? '');
  note(enqueue, 'sample.ping.repeated', { round, to: context.other });
});

export const end = toolkit.enqueueActions(({ context, event, enqueue }) => {
  const round = roundOf(context);
  const { request, command } = context.asked ?? { request: 0, command: '' };
  enqueue.assign({ log: append(context.log, [command]), asked: null });
  enqueue({ type: 'cancelTimer', params: { timer: 'resend' } });
  enqueue({ type: 'decide', params: { slot: round, epoch: round, value: command, during: round } });
  enqueue({ type: 'answer', params: { request, answer: { result: 'ok' } } });
  note(enqueue, 'sample.pong.heard', { round, about: heard(event, 'Pong').round });
});

export const setAside = toolkit.enqueueActions(({ context, event, enqueue }) => {
  note(enqueue, 'sample.pong.late', { round: roundOf(context), about: heard(event, 'Pong').round });
});

export const reply = toolkit.enqueueActions(({ context, event, enqueue }) => {
  const { from, round, command } = heard(event, 'Ping');
  enqueue.assign({ answered: Math.max(context.answered, round) });
  enqueue({ type: 'record', params: { what: 'answered', key: String(round), epoch: round, value: command } });
  tell(enqueue, from, { type: 'Pong', round });
  note(enqueue, 'sample.ping.answered', { round, command, from });
});
