// The space-time diagram, which is also the scrubber: a lane a node, time to the right, messages slanting between lanes.

import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Descriptors } from '../../engine/protocol.ts';
import { useLab, useLanguage, useSession, useWords } from '../../store/context.tsx';
import type { Picture } from '../../store/picture.ts';
import { protocolWords } from '../../words/protocols.ts';
import type { Teller } from '../../words/tell.ts';
import { seconds } from '../../words/tell.ts';
import { Diagram } from './diagram.ts';
import type { Told } from './telling.ts';
import './spacetime.css';
import { headlineOf } from '../why/account.ts';

/** How often a playing slider tells its value, in milliseconds. */
const TOLD_EVERY = 500;
/** A key's step in pixels; ten times that with shift. */
const STEP = 8;
const ZOOM = 1.5;

export function Spacetime() {
  const protocol = useSession((state) => state.protocol);
  return protocol === null ? null : <Drawn protocol={protocol} />;
}

function Drawn({ protocol }: { protocol: Descriptors }) {
  const lab = useLab();
  const { panels } = useWords();
  const language = useLanguage();
  const canvas = useRef<HTMLCanvasElement>(null);
  const slider = useRef<HTMLDivElement>(null);
  const diagram = useRef<Diagram | null>(null);
  const teller = useRef<Teller>({ panels, about: protocolWords(protocol.id, language), protocol });
  const [tip, setTip] = useState<{ readonly x: number; readonly y: number; readonly told: Told } | null>(null);
  const [follows, setFollows] = useState(true);

  useEffect(() => {
    teller.current = { panels, about: protocolWords(protocol.id, language), protocol };
    diagram.current?.speak(teller.current);
  }, [panels, language, protocol]);

  useEffect(() => {
    if (canvas.current === null) return;
    let toldAt = 0;
    const moved = (picture: Picture) => {
      const now = performance.now();
      if (slider.current === null || (picture.playing && now - toldAt < TOLD_EVERY)) return;
      toldAt = now;
      tellValue(slider.current, picture, lab.seenUntil(), teller.current);
    };
    const made = new Diagram(canvas.current, lab, teller.current, { point: setTip, follows: setFollows, moved });
    diagram.current = made;
    return () => {
      made.stop();
      diagram.current = null;
    };
  }, [lab]);

  const onKeyDown = (event: KeyboardEvent) => {
    const made = diagram.current;
    const picture = lab.projector.now();
    if (made === null || picture === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const far = event.shiftKey ? 10 : 1;
    const keys: { readonly [key: string]: () => void } = {
      ArrowLeft: () => lab.seek(Math.max(0, picture.playhead - made.timeOf(STEP * far))),
      ArrowRight: () => lab.seek(picture.playhead + made.timeOf(STEP * far)),
      PageUp: () => made.panBy(-0.5),
      PageDown: () => made.panBy(0.5),
      Home: () => made.follow(),
      '+': () => made.zoomBy(1 / ZOOM),
      '=': () => made.zoomBy(1 / ZOOM),
      '-': () => made.zoomBy(ZOOM),
      '−': () => made.zoomBy(ZOOM),
    };
    const act = keys[event.key];
    if (act === undefined) return;
    act();
    event.preventDefault();
    event.stopPropagation();
  };

  const words = panels.spacetime;
  return (
    <section className="spacetime" data-spacetime="" aria-label={words.title}>
      <div
        ref={slider}
        className="spacetime-slider"
        role="slider"
        tabIndex={0}
        aria-label={words.playhead}
        aria-description={words.about}
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={0}
        aria-valuenow={0}
        onKeyDown={onKeyDown}
      >
        <canvas ref={canvas} />
      </div>
      {tip === null ? null : <Tip tip={tip} />}
      <div className="spacetime-zoom">
        <button
          type="button"
          aria-label={words.zoomOut}
          title={words.zoomOut}
          onClick={() => diagram.current?.zoomBy(ZOOM)}
        >
          −
        </button>
        <button
          type="button"
          aria-label={words.zoomIn}
          title={words.zoomIn}
          onClick={() => diagram.current?.zoomBy(1 / ZOOM)}
        >
          +
        </button>
        <button
          type="button"
          aria-label={words.follow}
          title={words.follow}
          aria-pressed={follows}
          onClick={() => diagram.current?.follow()}
        >
          <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
            <path d="M9 1v12M1.5 7H7M4.5 4 7.3 7 4.5 10" />
          </svg>
        </button>
      </div>
    </section>
  );
}

function tellValue(slider: HTMLElement, { playhead, shot }: Picture, seenUntil: number, teller: Teller): void {
  const { moment } = teller.panels.spacetime;
  slider.setAttribute('aria-valuemax', String(Math.round(Math.max(playhead, seenUntil) / 1000)));
  slider.setAttribute('aria-valuenow', String(Math.round(playhead / 1000)));
  slider.setAttribute('aria-valuetext', moment(seconds(playhead), headlineOf(teller, shot)));
}

/** Beside the pointer, on the side where there is room. */
function Tip({ tip: { x, y, told } }: { tip: { readonly x: number; readonly y: number; readonly told: Told } }) {
  const self = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = self.current;
    const room = element?.parentElement;
    if (element === null || !room) return;
    const left = x + 14 + element.offsetWidth > room.clientWidth ? x - 14 - element.offsetWidth : x + 14;
    const top = Math.min(Math.max(4, y - element.offsetHeight - 10), room.clientHeight - element.offsetHeight - 4);
    element.style.transform = `translate(${Math.max(4, left)}px, ${top}px)`;
  });
  return (
    <div ref={self} className="spacetime-tip" role="tooltip">
      <b>{told.title}</b>
      {told.lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </div>
  );
}
