// The overview under the lanes: all of the run that was seen, with the stretch that the lanes show in a frame. A drag on it
// scrubs. The diagram's slider says and does the same for the keyboard and a screen reader, so that this is for the eye.
// While a run plays it follows with what is read, and only the playhead with what is looked at: on a line as long as the
// whole run little moves, and to lay out anew what it moves over costs as much as a frame.

import { type PointerEvent, type RefObject, useLayoutEffect, useRef } from 'react';
import type { Micros } from '../../engine/protocol.ts';
import { useLab, useWords } from '../../store/context.tsx';
import { throttled } from '../../store/throttle.ts';
import { endOfAll, Story, TALL } from './overview.ts';

/** From when to when the lanes show. */
export type InView = (from: Micros, to: Micros) => void;

const HUES = [0, 1, 2, 3, 4, 5, 6, 7];
const MARKS = ['decided', 'cut', 'crash', 'broke', 'beat'] as const;
/** The frame is never narrower, in pixels. */
const NARROWEST = 4;

export function Overview({ inView }: { readonly inView: RefObject<InView> }) {
  const lab = useLab();
  const { overview, all } = useWords().panels.spacetime;
  const line = useRef<HTMLDivElement>(null);
  const drawing = useRef<SVGSVGElement>(null);
  const frame = useRef<HTMLSpanElement>(null);
  const now = useRef<HTMLSpanElement>(null);
  const width = useRef(0);

  useLayoutEffect(() => {
    const element = line.current;
    if (element === null) return;
    let story = new Story();
    let of: unknown;
    let last = { from: 0, to: 0 };
    const known = () => Math.max(lab.seenUntil(), lab.projector.now()?.playhead ?? 0);

    const draw = () => {
      const { film, session } = lab;
      const { setup, beats } = session.getState();
      if (of !== setup || !story.continues(film.landmarks)) story = new Story();
      of = setup;
      story.add(film.landmarks);
      const until = known();
      const paths = story.paths(
        width.current,
        until,
        beats.map(({ at }) => at),
      );
      const put = (name: string, path: string) => {
        const part = drawing.current?.querySelector(`[data-part="${name}"]`);
        if (part?.getAttribute('d') !== path) part?.setAttribute('d', path);
      };
      for (const hue of HUES) put(`term${hue}`, paths.terms.get(hue) ?? '');
      for (const mark of MARKS) put(mark, paths.marks[mark]);
      enclose();
      stand();
    };
    const stand = () => {
      const x = ((lab.projector.now()?.playhead ?? 0) / endOfAll(known())) * width.current;
      // At the tip it stays where it is.
      const there = `translateX(${Math.round(2 * x) / 2}px)`;
      if (now.current !== null && now.current.style.transform !== there) now.current.style.transform = there;
    };
    const enclose = () => {
      if (frame.current === null) return;
      const end = endOfAll(known());
      const left = Math.min(1, last.from / end) * width.current;
      const right = Math.min(1, last.to / end) * width.current;
      frame.current.style.width = `${Math.max(NARROWEST, right - left)}px`;
      frame.current.style.transform = `translateX(${left}px)`;
    };
    const isPlaying = () => lab.projector.now()?.playing ?? false;
    inView.current = (from, to) => {
      last = { from, to };
      if (!isPlaying()) enclose();
    };
    const sizes = new ResizeObserver(() => {
      width.current = element.clientWidth;
      drawing.current?.setAttribute('viewBox', `0 0 ${Math.max(1, width.current)} ${TALL + 4}`);
      draw();
    });
    sizes.observe(element);
    const stops = [
      () => sizes.disconnect(),
      throttled(lab, 'calm').subscribe(draw),
      throttled(lab, 'quick').subscribe(stand),
      lab.session.subscribe((state, before) => {
        if (state.beats !== before.beats || state.branch !== before.branch) draw();
      }),
      lab.projector.subscribe(() => isPlaying() || stand()),
    ];
    return () => {
      for (const stop of stops) stop();
      inView.current = () => {};
    };
  }, [lab, inView]);

  const held = useRef(false);
  const scrub = ({ clientX, currentTarget }: PointerEvent<HTMLDivElement>) => {
    const { left } = currentTarget.getBoundingClientRect();
    const until = lab.seenUntil();
    const share = Math.min(1, Math.max(0, (clientX - left) / Math.max(1, width.current)));
    lab.seek(Math.min(until, Math.round(share * endOfAll(until))));
  };
  return (
    <div className="overview" aria-hidden="true">
      <span className="overview-name">{all}</span>
      <div
        ref={line}
        className="overview-line"
        data-overview=""
        title={overview}
        onPointerDown={(event) => {
          if (event.button > 0) return;
          held.current = true;
          event.currentTarget.setPointerCapture(event.pointerId);
          scrub(event);
        }}
        onPointerMove={(event) => held.current && scrub(event)}
        onPointerUp={() => {
          held.current = false;
        }}
        onPointerCancel={() => {
          held.current = false;
        }}
      >
        <svg ref={drawing} preserveAspectRatio="none" aria-hidden="true">
          {HUES.map((hue) => (
            <path key={hue} data-part={`term${hue}`} data-hue={hue} className="overview-term" />
          ))}
          {MARKS.map((mark) => (
            <path key={mark} data-part={mark} className="overview-mark" />
          ))}
        </svg>
        <span ref={frame} className="overview-frame" />
        <span ref={now} className="overview-now" />
      </div>
    </div>
  );
}
