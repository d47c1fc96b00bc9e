// Which marks the stage shows about a moment: the kinds of messages that are under way, and what is wrong with things. Pure.

import type { Descriptors } from '../../engine/protocol.ts';
import type { Shot } from '../../worker/wire.ts';

export const SIGNS = ['lost', 'cut', 'crashed', 'paused'] as const;
export type Sign = (typeof SIGNS)[number];

export interface Marks {
  readonly kinds: readonly string[];
  /** Of these, what is under way no longer: it gives way where there is little room. */
  readonly gone: readonly string[];
  readonly signs: readonly Sign[];
}

/**
 * So many moves back a mark still counts, for each node: in them it is asked and answers. With every answer the question
 * would go, and come back with the next.
 */
const RECENT = 2.5;

export function marksNow(
  { messages }: Pick<Descriptors, 'messages'>,
  film: { readonly shot: (position: number) => Shot | undefined },
  now: Shot,
): Marks {
  const kinds = new Set<string>();
  let lost = false;
  const recent = Math.min(RECENT * now.scene.nodes.length, now.position + 1);
  for (let back = 0; back < recent; back++) {
    const shot = back === 0 ? now : film.shot(now.position - back);
    for (const { message } of shot?.scene.envelopes ?? []) kinds.add(message.type);
    lost ||= shot?.happenings.some(({ kind }) => kind === 'lost') === true;
  }
  const { nodes, cuts } = now.scene;
  const has = {
    lost,
    cut: cuts.length > 0,
    crashed: nodes.some(({ up }) => up === 'crashed'),
    paused: nodes.some(({ up }) => up === 'paused'),
  };
  const under = new Set(now.scene.envelopes.map(({ message }) => message.type));
  const shown = Object.keys(messages).filter((type) => kinds.has(type));
  return {
    kinds: shown,
    gone: shown.filter((type) => !under.has(type)),
    signs: SIGNS.filter((sign) => has[sign]),
  };
}
