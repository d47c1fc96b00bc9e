// The link to what is on show: this future or the whole tree, with its notes, and the run beside it.

import type { Micros } from '../engine/protocol.ts';
import { LIMITS } from '../scenarios/limits.ts';
import type { Lab } from '../store/lab.ts';
import { besideInLink } from './comparing.ts';

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
  const which = future > 1 ? `&future=${future}` : '';
  const fragment = `${await lab.link(text)}${await besideInLink(lab, whole)}&t=${Math.floor(at)}${which}`;
  const link = fragment.length > LIMITS.link ? null : `${location.origin}${location.pathname}#${fragment}`;
  return { text, link, left };
}
