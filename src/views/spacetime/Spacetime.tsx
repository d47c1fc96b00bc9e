// The space-time diagram, which is also the scrubber: a lane a node, time to the right, messages slanting between lanes.

import { ChevronDown } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Descriptors, Micros } from '../../engine/protocol.ts';
import { useLab, useLanguage, useSession, useWords } from '../../store/context.tsx';
import { lazyPart } from '../../store/lazy.tsx';
import type { Picture } from '../../store/picture.ts';
import { throttled } from '../../store/throttle.ts';
import { seconds } from '../../words/brief.ts';
import { protocolWords } from '../../words/protocols.ts';
import type { Teller } from '../../words/tell.ts';
import { duration } from '../../words/tell.ts';
import { useGeneration } from '../canvas/generation.ts';
import { surfaceOf } from '../canvas/surface.ts';
import { headlineOf } from '../why/account.ts';
import { Diagram, type Tool } from './diagram.ts';
import { keysOf } from './keyboard.ts';
import type { Room } from './plan.ts';
import type { Reading } from './reading.ts';
import './spacetime.css';
import { type InView, Overview } from './Overview.tsx';
import type { Told } from './telling.ts';

const Tools = lazyPart(
  () => import('./Tools.tsx'),
  ({ Tools }) => Tools,
);

const ZOOM = 1.5;

interface Props {
  /** What a future is called. */
  readonly nameOf: (branch: number) => string;
  /** Opens the list of them. */
  readonly showFutures: () => void;
  /** Stands where their rail begins. */
  readonly children: ReactNode;
}

export function Spacetime(props: Props) {
  const protocol = useSession((state) => state.protocol);
  return protocol === null ? null : <Drawn protocol={protocol} {...props} />;
}

/** Stands for the menu of tools until it comes, as wide as that: beside it nothing moves aside then. */
function ToolsToCome({ label }: { readonly label: string }) {
  return (
    <button type="button" disabled>
      {label}
      <ChevronDown size={13} aria-hidden="true" />
    </button>
  );
}

/** The line of times is as high as the tools at its end. */
function roomFor(tools: HTMLElement | null): Room {
  const { offsetHeight: tall, offsetWidth: wide } = tools ?? { offsetHeight: 24, offsetWidth: 0 };
  return { rail: 20, foot: tall + 6, tools: wide + 16 };
}

interface Said {
  readonly words: string;
  readonly at: Micros | null;
}

const NOTHING: Said = { words: '', at: null };

function Drawn({ protocol, nameOf, showFutures, children }: Props & { readonly protocol: Descriptors }) {
  const lab = useLab();
  const { panels } = useWords();
  const language = useLanguage();
  const canvas = useRef<HTMLCanvasElement>(null);
  const generation = useGeneration();
  const slider = useRef<HTMLDivElement>(null);
  const row = useRef<HTMLDivElement>(null);
  const diagram = useRef<Diagram | null>(null);
  const about = protocolWords(protocol.id, language);
  const teller = useRef<Teller>({ panels, about, protocol });
  const named = useRef(nameOf);
  const [tip, setTip] = useState<{ readonly x: number; readonly y: number; readonly told: Told } | null>(null);
  const [reading, setReading] = useState<Reading | null>(null);
  const [follows, setFollows] = useState(true);
  const [tool, setTool] = useState<Tool>(null);
  /** Told at every drawing what is in view, without a render. */
  const inView = useRef<InView>(() => {});
  /** What a key did that cannot be heard otherwise, and at which moment. */
  const [said, setSaid] = useState<Said>(NOTHING);

  useEffect(() => {
    teller.current = { panels, about, protocol };
    named.current = nameOf;
    diagram.current?.speak(teller.current, nameOf);
  }, [panels, about, protocol, nameOf]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: with each generation the canvas is another one
  useEffect(() => {
    if (canvas.current === null) return;
    const surface = surfaceOf(canvas.current);
    const made = new Diagram(canvas.current, surface, lab, teller.current, {
      point: setTip,
      follows: setFollows,
      futures: showFutures,
      inView: (...span) => inView.current(...span),
      read: setReading,
    });
    made.speak(teller.current, named.current);
    made.setRoom(roomFor(row.current));
    diagram.current = made;
    const stopGlances = throttled(lab, 'calm').subscribe(({ picture }) => {
      if (slider.current === null || picture === null) return;
      tellValue(slider.current, picture, lab.seenUntil(), teller.current, made);
      setSaid((before) => (before.at === picture.playhead ? before : NOTHING));
    });
    return () => {
      stopGlances();
      made.stop();
      surface.letGo();
      diagram.current = null;
    };
  }, [lab, generation, showFutures]);

  useLayoutEffect(() => {
    const tools = row.current;
    if (tools === null) return;
    const sizes = new ResizeObserver(() => diagram.current?.setRoom(roomFor(tools)));
    sizes.observe(tools);
    return () => sizes.disconnect();
  }, []);

  const choose = (next: Tool) => {
    setTool(next);
    diagram.current?.setTool(next);
    if (next !== null) slider.current?.focus();
  };

  /** Whether the playhead stands in a fold is part of what the slider says; it is known when the fold is drawn. */
  const retell = () => {
    const made = diagram.current;
    if (made === null || slider.current === null || made.picture === null) return;
    tellValue(slider.current, made.picture, lab.seenUntil(), teller.current, made);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const made = diagram.current;
    if (made === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const say = (words: string) => setSaid({ words, at: made.picture?.playhead ?? null });
    const act = keysOf(made, choose, event.shiftKey, say)[event.key];
    if (act === undefined || act() === false) return;
    if (event.key === 'z') requestAnimationFrame(retell);
    event.preventDefault();
    event.stopPropagation();
  };

  const words = panels.spacetime;
  return (
    <section className="spacetime" data-spacetime="" data-over={tool} aria-label={words.title}>
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
        <canvas key={generation} ref={canvas} />
      </div>
      <Overview inView={inView} />
      <Read
        reading={reading}
        close={words.close}
        note={reading?.kind === 'causes' ? words.causes.key : ''}
        onClose={() => {
          choose(null);
          diagram.current?.clear();
          slider.current?.focus();
        }}
      />
      <p className="unseen" role="status" data-said="">
        {said.words}
      </p>
      {tip === null ? null : <Tip tip={tip} />}
      <div className="spacetime-futures">{children}</div>
      <div ref={row} className="spacetime-tools" role="toolbar" aria-label={words.tools.row}>
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
        <button type="button" data-tool="fit" title={words.zooms.all} onClick={() => diagram.current?.fit()}>
          {words.tools.fit}
        </button>
        <button
          type="button"
          data-tool="follow"
          title={words.follow}
          aria-pressed={follows}
          onClick={() => diagram.current?.follow()}
        >
          {words.tools.follow}
        </button>
        <Suspense fallback={<ToolsToCome label={words.tools.menu} />}>
          <Tools
            words={words}
            about={about}
            protocol={protocol}
            diagram={() => diagram.current}
            tool={tool}
            setTool={choose}
          />
        </Suspense>
      </div>
    </section>
  );
}

function tellValue(
  slider: HTMLElement,
  { playhead, shot }: Picture,
  seenUntil: number,
  teller: Teller,
  diagram: Diagram,
): void {
  const { moment, inFold } = teller.panels.spacetime;
  const fold = diagram.folded(playhead);
  slider.setAttribute('aria-valuemax', String(Math.round(Math.max(playhead, seenUntil) / 1000)));
  slider.setAttribute('aria-valuenow', String(Math.round(playhead / 1000)));
  slider.setAttribute(
    'aria-valuetext',
    moment(seconds(playhead), headlineOf(teller, shot)) + (fold === null ? '' : inFold(duration(fold.to - fold.from))),
  );
}

/** What the diagram says: above it, where there is room beside the tools. */
function Read({
  reading,
  close,
  note,
  onClose,
}: {
  readonly reading: Reading | null;
  readonly close: string;
  readonly note: string;
  readonly onClose: () => void;
}) {
  return (
    <div className="spacetime-read" data-read={reading?.kind} hidden={reading === null}>
      <p role="status" title={note}>
        {reading === null ? null : (
          <>
            <b>{reading.title}</b> {reading.lines.join(' ')}
          </>
        )}
      </p>
      <button type="button" aria-label={close} title={close} onClick={onClose}>
        ×
      </button>
    </div>
  );
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
