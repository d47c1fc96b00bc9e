// Virtual time, written at every frame without a render: in letters at rest, on a canvas while it plays, for to write
// letters anew costs a frame more than all else that moves.

import { useEffect, useRef } from 'react';
import type { Micros } from '../../engine/protocol.ts';
import { useFirstWords, useLab } from '../../store/context.tsx';
import { throttled } from '../../store/throttle.ts';
import { useGeneration } from '../../views/canvas/generation.ts';
import { seconds } from '../../words/brief.ts';
import type { Digits } from './digits.ts';

export function Clock() {
  const lab = useLab();
  const { chrome } = useFirstWords();
  const text = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const total = useRef<HTMLElement>(null);
  const generation = useGeneration();
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each generation the canvas is another one
  useEffect(() => {
    const [letters, over] = [text.current, canvas.current];
    if (letters === null || over === null) return;
    let digits: Digits | null = null;
    let left = false;
    let fetching: ReturnType<typeof setTimeout> | undefined;
    const take = ({ Digits: Taken }: typeof import('./digits.ts')) => {
      if (!left) digits = new Taken(over, letters);
    };
    const write = (playhead: Micros) => {
      const next = seconds(playhead);
      if (letters.textContent !== next) letters.textContent = next;
    };
    /** How far the run was seen, while the playhead stands before that. */
    let told: Micros = 0;
    const tell = (playhead: Micros) => {
      const seen = lab.seenUntil();
      const next = seen > playhead ? seen : 0;
      if (next === told || total.current === null) return;
      told = next;
      total.current.textContent = next === 0 ? '' : `/ ${seconds(next)}`;
    };
    const stop = lab.projector.subscribe(({ playhead, playing }) => {
      if (!playing || playhead > told) tell(playhead);
      // They are no part of the first frame.
      if (playing) fetching ??= setTimeout(() => import('./digits.ts').then(take, () => {}));
      if (!(digits?.show(playing ? seconds(playhead) : null) ?? false)) write(playhead);
    });
    // Under the canvas, for whoever does not see it.
    const stopGlances = throttled(lab, 'calm').subscribe(({ picture }) => {
      if (picture === null) return;
      write(picture.playhead);
      tell(picture.playhead);
    });
    return () => {
      left = true;
      clearTimeout(fetching);
      stop();
      stopGlances();
      digits?.stop();
    };
  }, [lab, generation]);
  return (
    <span className="clock">
      <span className="unseen">{chrome.clock}: </span>
      <span className="clock-face">
        <span data-clock="" ref={text}>
          {seconds(lab.projector.now()?.playhead ?? 0)}
        </span>
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without tabindex takes no focus */}
        <canvas key={generation} ref={canvas} aria-hidden="true" />
      </span>
      <span className="clock-total" ref={total} data-total="" />
    </span>
  );
}
