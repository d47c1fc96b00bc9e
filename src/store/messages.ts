// A message by its number: in flight, or told of by the shots at hand.

import type { Envelope } from '../engine/world.ts';
import type { Shot } from '../worker/wire.ts';
import type { Target } from './selection.ts';

/** What of a film is asked: the shots that are at hand. */
export interface Shots {
  readonly shot: (position: number) => Shot | undefined;
}

/** Moves looked through for a message, each way. */
const FARTHEST = 1024;

function envelopeIn(shot: Shot, id: number): Envelope | undefined {
  const flying = shot.scene.envelopes.find((envelope) => envelope.id === id);
  if (flying !== undefined) return flying;
  for (const happening of shot.happenings)
    if ('envelope' in happening && happening.envelope.id === id) return happening.envelope;
  return undefined;
}

/** A message by its number, at a position or near it on the given sides; undefined when nothing at hand tells of it. */
export function envelopeNear(
  film: Shots,
  position: number,
  id: number,
  ways: readonly (1 | -1)[] = [-1, 1],
): Envelope | undefined {
  for (const by of ways)
    for (let i = 0; i < FARTHEST; i++) {
      const shot = film.shot(position + i * by);
      const found = shot === undefined ? undefined : envelopeIn(shot, id);
      if (found !== undefined) return found;
      if (shot === undefined && i > 0) break;
    }
  return undefined;
}

/** Each selected message is sought once: by the time that it is heard and gone, it is known. */
const sought = new WeakMap<Target, Envelope | null>();

export function selectedEnvelope(
  target: Extract<Target, { kind: 'envelope' }>,
  shot: Shot,
  film: Shots,
): Envelope | null {
  const here = envelopeIn(shot, target.id);
  if (here !== undefined) sought.set(target, here);
  else if (!sought.has(target)) sought.set(target, envelopeNear(film, shot.position, target.id) ?? null);
  return sought.get(target) ?? null;
}
