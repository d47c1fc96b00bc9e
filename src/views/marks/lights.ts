// How the stage shows what is lit: a flag for the eye on each element, and for whoever listens a word.

import type { Lit } from '../../store/related.ts';
import { sameTarget, type Target } from '../../store/selection.ts';
import { flag, put } from './pen.ts';

export interface Lights {
  readonly lit: (thing: Target) => Lit;
  readonly hovered: Target | null;
}

export const DARK: Lights = { lit: () => undefined, hovered: null };

/** @param said what is told of a thing that the selection has to do with. */
export function light(element: Element, { lit, hovered }: Lights, thing: Target, said: string): Lit {
  const how = lit(thing);
  flag(element, 'data-selected', how === 'selected');
  flag(element, 'data-touched', how === 'touched');
  flag(element, 'data-hovered', hovered !== null && sameTarget(hovered, thing));
  if (how === 'selected') put(element, 'aria-current', 'true');
  else element.removeAttribute('aria-current');
  if (how === 'touched') put(element, 'aria-description', said);
  else element.removeAttribute('aria-description');
  return how;
}
