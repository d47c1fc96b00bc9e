// The lines between stage, tables, panels and diagram, which can be moved: by mouse and finger, or by arrows, Home and End.
// A double click, or Enter, puts one back where it stands by itself.

import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useWords } from '../../store/context.tsx';
import { prefer, preferences, SPLITS, type Split } from '../../store/preferences.ts';
import type { Areas } from './areas.ts';
import './splitters.css';

/** How far an arrow moves it, in pixels; with Shift it is the finer step. */
const STEP = 16;
const FINE = 2;

/** What of the window a line shares out. */
const whole = (split: Split): number => (split === 'side' ? innerWidth : innerHeight);

export function Splitters({ areas }: { readonly areas: Areas }) {
  return SPLITS.map((split) => <Splitter key={split} split={split} areas={areas} />);
}

function Splitter({ split, areas }: { readonly split: Split; readonly areas: Areas }) {
  const { names, how } = useWords().chrome.splitters;
  const { side, time, tables, zoom } = areas;
  const [least, most] = areas.bounds[split];
  const now = split === 'tables' ? tables * zoom : areas[split];
  /** Where the pointer took hold, and how large it was there. */
  const held = useRef<{ readonly at: number; readonly size: number } | null>(null);
  const upright = split === 'side';
  // What is larger when it goes down, and what when it goes left or up.
  const sign = split === 'tables' ? 1 : -1;

  const set = (size: number) => {
    const part = Math.max(least, Math.min(size, most)) / whole(split);
    preferences.setState(({ splits }) => ({ splits: { ...splits, [split]: part } }));
  };
  const keep = () => void prefer({ splits: preferences.getState().splits });
  const restore = () => {
    const { [split]: _, ...others } = preferences.getState().splits;
    void prefer({ splits: others });
  };
  const place = (event: PointerEvent) => (upright ? event.clientX : event.clientY);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = (event.shiftKey ? FINE : STEP) * sign;
    const [back, on] = upright ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    const size = { [back]: now - step, [on]: now + step, Home: least, End: most }[event.key];
    if (size === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    if (size === undefined) return restore();
    set(size);
    keep();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a line that is moved is no rule in a text
    <div
      role="separator"
      className="splitter"
      data-split={split}
      tabIndex={0}
      aria-label={names[split]}
      title={how}
      aria-orientation={upright ? 'vertical' : 'horizontal'}
      aria-valuemin={Math.round(least)}
      aria-valuemax={Math.round(most)}
      aria-valuenow={Math.round(now)}
      style={
        {
          side: { right: side, top: 0, bottom: time },
          tables: { right: 0, width: side, top: tables * zoom },
          time: { right: 0, left: 0, bottom: time },
        }[split]
      }
      onKeyDown={onKeyDown}
      onDoubleClick={restore}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        held.current = { at: place(event), size: now };
      }}
      onPointerMove={(event) => {
        if (held.current !== null) set(held.current.size + (place(event) - held.current.at) * sign);
      }}
      onLostPointerCapture={() => {
        if (held.current === null) return;
        held.current = null;
        keep();
      }}
    />
  );
}
