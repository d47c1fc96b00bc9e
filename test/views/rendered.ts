// A laboratory with a film made by hand, and what a panel renders of it.

import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Descriptors } from '../../src/engine/protocol.ts';
import { LabProvider } from '../../src/store/context.tsx';
import { Film } from '../../src/store/film.ts';
import type { Lab, PlaybackState, SessionState } from '../../src/store/lab.ts';
import { createSelection, type Target } from '../../src/store/selection.ts';
import { load } from '../../src/words/index.ts';
import type { Shot } from '../../src/worker/wire.ts';
import { toy } from './toy.ts';

await load('en');
await load('zh');

/** A laboratory that shows the last of the shots. */
export function labOf(shots: readonly Shot[], selected: Target | null = null, protocol: Descriptors = toy) {
  const film = new Film();
  film.length = shots.length - 1;
  film.add(shots);
  for (const { position, at, happenings } of shots)
    for (const happening of happenings)
      if (['became', 'decided', 'done', 'broke', 'unfounded'].includes(happening.kind))
        film.landmarks.push({ position, at, happening });
  const last = shots[shots.length - 1] as Shot;
  film.end = last.at;
  const picture = { shot: last, playhead: last.at, playing: false };
  const selection = createSelection();
  Object.assign(selection.getInitialState(), { selected });
  const lab = {
    session: createStore<SessionState>()(
      () => ({ protocol, filmed: 1, branch: 0, setup: null }) as unknown as SessionState,
    ),
    playback: createStore<PlaybackState>()(() => ({
      playing: false,
      speed: 1,
      byInterest: false,
      pacing: 'off',
      breath: null,
      held: false,
    })),
    seenUntil: () => last.at,
    selection,
    projector: { now: () => picture, subscribe: () => () => {} },
    film,
    need: vi.fn(),
    show: vi.fn(),
    seek: vi.fn(),
    lookAt: vi.fn(),
    select: vi.fn(),
    hover: vi.fn(),
  };
  return lab as unknown as Lab & typeof lab;
}

/** What a panel renders, as a document without one. */
export function render(lab: Lab, panel: () => ReactNode): string {
  return renderToStaticMarkup(createElement(LabProvider, { value: lab }, createElement(panel)));
}

/** The text between the tags. */
export function textOf(html: string): string {
  return html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
}
