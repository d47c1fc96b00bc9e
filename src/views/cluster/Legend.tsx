// What the marks mean, always in sight: the protocol's message kinds, what is wrong with things, what colour stands for.

import { useEffect, useRef, useState } from 'react';
import { MessageGlyph, SignGlyph } from '../marks/Glyph.tsx';
import { stylesOf } from '../marks/shapes.ts';
import type { Voice } from './voice.ts';

const SIGNS = ['lost', 'cut', 'crashed', 'paused'] as const;
const SWATCHES = [1, 2, 3, 4] as const;

/** Whether a list is wider than its place, and whether there is more of it to the right. */
function useOverflow() {
  const list = useRef<HTMLUListElement>(null);
  const [over, setOver] = useState({ wide: false, more: false });
  useEffect(() => {
    const element = list.current;
    if (element === null) return;
    const look = () => {
      const { scrollLeft, scrollWidth, clientWidth } = element;
      const wide = scrollWidth > clientWidth + 1;
      const more = wide && scrollLeft + clientWidth < scrollWidth - 1;
      setOver((before) => (before.wide === wide && before.more === more ? before : { wide, more }));
    };
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    for (const item of element.children) sizes.observe(item);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, []);
  return { list, ...over };
}

export function Legend({ voice: { protocol, about, words } }: { readonly voice: Voice }) {
  const { list, wide, more } = useOverflow();
  return (
    <ul
      ref={list}
      className="legend"
      data-legend=""
      data-more={more ? '' : undefined}
      aria-label={words.legend.label}
      // What scrolls must be reachable by keyboard.
      tabIndex={wide ? 0 : undefined}
    >
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
