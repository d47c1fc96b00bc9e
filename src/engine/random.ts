// Chance, from seeded streams that live inside the world as plain numbers. One stream a concern, so that a draw in one
// does not shift another. Integer arithmetic only: the same on every machine.

import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus, xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** The state of a generator: four 32-bit integers. */
export type Stream = readonly number[];

export const CONCERNS = ['latency', 'loss', 'duplication', 'timers', 'clients'] as const;
export type Concern = (typeof CONCERNS)[number];
export type Streams = { readonly [concern in Concern]: Stream };

/** One stream a concern, all from one seed. Neighbouring seeds start alike in this generator, so its first draws are thrown away. */
export function streams(seed: number): Streams {
  const made = {} as { -readonly [concern in Concern]: Stream };
  CONCERNS.forEach((concern, i) => {
    const generator = xoroshiro128plus((Math.imul(seed, 0x9e3779b1) ^ Math.imul(i + 1, 0x85ebca6b)) | 0);
    for (let n = 0; n < 32; n++) generator.next();
    made[concern] = generator.getState();
  });
  return made;
}

/** A whole number in [from, to], both included, and the stream after the draw. */
export function draw(stream: Stream, from: number, to: number): readonly [number, Stream] {
  const generator = xoroshiro128plusFromState(stream);
  const number = uniformInt(generator, from, to);
  return [number, generator.getState()];
}

/** The streams after a draw from one of them. Field by field: every message and timer draws. */
export function after(all: Streams, concern: Concern, stream: Stream): Streams {
  return {
    latency: concern === 'latency' ? stream : all.latency,
    loss: concern === 'loss' ? stream : all.loss,
    duplication: concern === 'duplication' ? stream : all.duplication,
    timers: concern === 'timers' ? stream : all.timers,
    clients: concern === 'clients' ? stream : all.clients,
  };
}
