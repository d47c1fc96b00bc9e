// What an element of a panel carries of how its thing is lit: a mark for the eye, a word for whoever listens. The styles
// stand in lit.css.

import type { Lit } from '../../store/related.ts';
import type { PanelsWords } from '../../words/en/panels.ts';
import './lit.css';

interface LitProps {
  readonly 'data-lit': Lit;
  readonly 'aria-description': string | undefined;
}

export function litAs(lit: Lit, { selection }: Pick<PanelsWords, 'selection'>): LitProps {
  return { 'data-lit': lit, 'aria-description': lit === 'touched' ? selection.touched : undefined };
}
