// A mark in running text: what the legend and the menus show beside a name.

import type { Style } from '../../engine/protocol.ts';
import { REFUSED, SHAPES, type Shape } from './shapes.ts';
import { cross, PAUSED } from './signs.ts';

export function MessageGlyph({ shape, style }: { readonly shape: Shape; readonly style: Style }) {
  return (
    <svg className="glyph" viewBox="-10 -10 20 20" aria-hidden="true">
      <path className={`mark ${style}`} d={SHAPES[shape]} />
      {style === 'crossed' && <path className="refusal" d={REFUSED} />}
    </svg>
  );
}

export function SignGlyph({ sign }: { readonly sign: 'lost' | 'cut' | 'crashed' | 'paused' }) {
  return (
    <svg className="glyph" viewBox="-10 -10 20 20" aria-hidden="true">
      {sign === 'lost' && <path className="loss" d={cross(5)} />}
      {sign === 'cut' && (
        <>
          <path className="cut-line" d="M-10 0H10" />
          <circle className="cut-disc" r="7" />
          <path className="cut-cross" d={cross(2.6)} />
        </>
      )}
      {sign === 'crashed' && <circle className="crash-disc" r="8" />}
      {sign === 'paused' && <path className="pause-bars" d={PAUSED} />}
    </svg>
  );
}
