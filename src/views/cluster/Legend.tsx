// What the marks mean, always in sight: the protocol's message kinds, what is wrong with things, what colour stands for.

import { MessageGlyph, SignGlyph } from '../marks/Glyph.tsx';
import { stylesOf } from '../marks/shapes.ts';
import type { Voice } from './voice.ts';

const SIGNS = ['lost', 'cut', 'crashed', 'paused'] as const;
const SWATCHES = [1, 2, 3, 4] as const;

export function Legend({ voice: { protocol, about, words } }: { readonly voice: Voice }) {
  return (
    <ul className="legend" data-legend="" aria-label={words.legend.label}>
      {Object.entries(protocol.messages).map(([type, kind]) => (
        <li key={type} data-kind={type} title={about.messages[type]?.about}>
          {stylesOf(kind).map((style) => (
            <MessageGlyph key={style} shape={kind.shape} style={style} />
          ))}
          {about.messages[type]?.name ?? type}
        </li>
      ))}
      {SIGNS.map((sign) => (
        <li key={sign}>
          <SignGlyph sign={sign} />
          {words.legend[sign]}
        </li>
      ))}
      <li>
        <svg className="glyph swatches" viewBox="0 0 40 20" aria-hidden="true">
          {SWATCHES.map((hue, i) => (
            <circle key={hue} data-hue={hue} className="swatch" cx={5 + i * 10} cy={10} r={4.2} />
          ))}
        </svg>
        {words.legend.colour(about.epoch)}
      </li>
    </ul>
  );
}
