// The link to what is on show: this future or the whole tree, with its notes, and the run beside it.

import type { Micros } from '../../engine/protocol.ts';
import { fragmentOf } from '../../scenarios/fragment.ts';
import { LIMITS } from '../../scenarios/limits.ts';
import type { Lab } from '../../store/lab.ts';
import { besideInLink } from '../pair/comparing.ts';

export interface Linked {
  /** The scenario's own. */
  readonly text: string;
  /** Null: it is too long for one. */
  readonly link: string | null;
  /** Futures that the text has no room for. */
  readonly left: number;
}

/** @param whole all futures, in place of the one on show up to the playhead. */
export async function linked(lab: Lab, at: Micros, whole: boolean): Promise<Linked> {
  const { text, future, left } = whole ? await lab.treeText() : { text: await lab.write(), future: 1, left: 0 };
  const fragment = fragmentOf({
    run: await lab.link(text),
    t: String(Math.floor(at)),
    ...(future > 1 && { future: String(future) }),
    ...(await besideInLink(lab, whole)),
  });
  const link = fragment.length > LIMITS.link ? null : `${location.origin}${location.pathname}#${fragment}`;
  return { text, link, left };
}
