// One step on. Where nothing happens by itself, in a manual network, the message that waits longest is delivered, and a
// sentence says which; where there is none, a sentence says what else there is to do.

import type { Envelope } from '../../engine/world.ts';
import type { Lab } from '../../store/lab.ts';
import { preferences } from '../../store/preferences.ts';
import { createQueue } from '../../store/queue.ts';
import { protocolWords } from '../../words/protocols.ts';
import type { Shot } from '../../worker/wire.ts';
import { sceneOf } from '../frame/cluster.ts';
import { cannot, type Sentence, say } from '../frame/page-state.ts';

/** However fast the key is pressed, each step delivers what the one before it has left. */
const inTurn = createQueue();

export function stepOn(lab: Lab): Promise<void> {
  return inTurn(async () => {
    if (lab.guide?.holds()) return;
    if (await lab.step(1)) return;
    // It says itself why it goes no farther.
    if (lab.session.getState().stopped !== null) return;
    const oldest = oldestWaiting(lab);
    if (oldest === null) cannot('stepForward');
    else await deliver(lab, oldest);
  });
}

/** The message that was sent first, of those that wait in a manual network. */
function oldestWaiting(lab: Lab): Envelope | null {
  const scene = sceneOf(lab);
  if (scene?.network.mode !== 'manual') return null;
  let oldest: Envelope | null = null;
  for (const envelope of scene.envelopes)
    if (envelope.from !== null && (oldest === null || envelope.id < oldest.id)) oldest = envelope;
  return oldest;
}

async function deliver(lab: Lab, envelope: Envelope): Promise<void> {
  await lab.act({ kind: 'deliver', envelope: envelope.id });
  const shot = lab.projector.now()?.shot;
  const { protocol } = lab.session.getState();
  const became = shot === undefined ? null : becameOf(shot, envelope.id);
  if (protocol !== null && became !== null) say(told(protocol.id, became, envelope));
}

type Became = 'heard' | 'queued' | 'lost';

/** What became of a message: a cut, or a node that is down or paused, keeps it from being heard. Null: nothing did yet. */
function becameOf({ happenings }: Shot, id: number): Became | null {
  for (const it of happenings)
    if ((it.kind === 'heard' || it.kind === 'queued' || it.kind === 'lost') && it.envelope.id === id) return it.kind;
  return null;
}

function told(protocol: string, became: Became, { message, from, to }: Envelope): Sentence {
  return ({ delivered }) => {
    const { messages } = protocolWords(protocol, preferences.getState().language);
    return delivered[became](messages[message.type]?.name ?? message.type, from ?? '', to);
  };
}
