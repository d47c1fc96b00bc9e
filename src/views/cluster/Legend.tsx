// What the marks mean: in one line of a height that stays, those that are on show now; behind its button all of them.

import { useId } from 'react';
import { PaceProvider, useFilmed, useLab, usePicture } from '../../store/context.tsx';
import { MessageGlyph, SignGlyph } from '../marks/Glyph.tsx';
import { stylesOf } from '../marks/shapes.ts';
import { type Marks, marksNow, SIGNS, type Sign } from './marks-now.ts';
import type { Voice } from './voice.ts';
import './legend.css';

const NONE: Marks = { kinds: [], gone: [], signs: [] };
const SWATCHES = [1, 2, 3, 4] as const;

export function Legend({ voice }: { readonly voice: Voice }) {
  const id = useId();
  const { label, all } = voice.words.legend;
  return (
    <div className="legend" data-legend="">
      {/* Nobody reads faster, and what comes and goes with every message would flicker. */}
      <PaceProvider value="calm">
        <Now voice={voice} />
      </PaceProvider>
      <button type="button" className="legend-all" popoverTarget={id} data-legend-all="">
        <span>{all}</span> <kbd>?</kbd>
      </button>
      <div id={id} popover="auto" role="dialog" aria-label={label} className="legend-card">
        <List voice={voice} marks={{ kinds: Object.keys(voice.protocol.messages), gone: [], signs: SIGNS }} />
      </div>
    </div>
  );
}

function Now({ voice }: { readonly voice: Voice }) {
  const { film } = useLab();
  useFilmed(); // the shots before may have come
  const shot = usePicture()?.shot;
  const marks = shot === undefined ? NONE : marksNow(voice.protocol, film, shot);
  // Drawn anew when they are others: nothing in it moves aside for another.
  return <List key={[...marks.kinds, ...marks.signs, '', ...marks.gone].join()} voice={voice} marks={marks} />;
}

interface ListProps {
  readonly voice: Voice;
  readonly marks: Marks;
}

function List({ voice: { protocol, about, words }, marks: { kinds, gone, signs } }: ListProps) {
  return (
    <ul aria-label={words.legend.label}>
      <li>
        <svg className="glyph swatches" viewBox="0 0 40 20" aria-hidden="true">
          {SWATCHES.map((hue, i) => (
            <circle key={hue} data-hue={hue} className="swatch" cx={5 + i * 10} cy={10} r={4.2} />
          ))}
        </svg>
        {words.legend.colour(about.epoch)}
      </li>
      {Object.entries(protocol.messages).map(([type, kind]) =>
        kinds.includes(type) ? (
          <li
            key={type}
            data-kind={type}
            data-gone={gone.includes(type) || undefined}
            title={about.messages[type]?.about}
          >
            {stylesOf(kind).map((style) => (
              <MessageGlyph key={style} shape={kind.shape} style={style} />
            ))}
            {about.messages[type]?.name ?? type}
          </li>
        ) : null,
      )}
      {signs.map((sign: Sign) => (
        <li key={sign} data-sign={sign}>
          <SignGlyph sign={sign} />
          {words.legend[sign]}
        </li>
      ))}
    </ul>
  );
}
