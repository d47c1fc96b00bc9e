// The stage: the cluster as a picture that can be touched. React renders the frame and the menus; the painter draws what
// is simulated.

import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { NodeId } from '../../engine/protocol.ts';
import { useFirstWords, useLab, useLanguage, useSession, useStillness } from '../../store/context.tsx';
import type { Lab } from '../../store/lab.ts';
import { bring, lazyPart } from '../../store/lazy.tsx';
import { touchedIn } from '../../store/related.ts';
import { isOnStage, sameTarget, type Target } from '../../store/selection.ts';
import { comparedOn } from '../../store/told.ts';
import { protocolWords } from '../../words/protocols.ts';
import type { Shot } from '../../worker/wire.ts';
import { useGeneration } from '../canvas/generation.ts';
import { hit, neighbour, type Point } from '../place.ts';
import { cutting } from './cutting.ts';
import { centreOf, elementOf, groundOf, inWindow, leaveClick, onStage, spotOf, targetOf, waits } from './finding.ts';
import type { Page } from './menus.ts';
import { Painter, type Traffic } from './painter.ts';
import { begun, ended, moved, type Press, struck } from './pressing.ts';
import type { Voice } from './voice.ts';
import './cluster.css';
import './traffic.css';

interface StageProps {
  /** Shows the list of what waits for a node. */
  readonly list?: ((node: NodeId) => void) | undefined;
}

export function Stage({ list }: StageProps) {
  const protocol = useSession((state) => state.protocol);
  const language = useLanguage();
  const words = useFirstWords().stage;
  const voice = useMemo(
    () => (protocol === null ? null : { protocol, words, about: protocolWords(protocol.id, language) }),
    [protocol, words, language],
  );
  return voice === null ? <div className="stage" /> : <Cluster voice={voice} list={list} />;
}

/** A moment after the cluster, into a place that is kept for it. */
export const Legend = lazyPart(
  () => import('./Legend.tsx'),
  ({ Legend }) => Legend,
);

export const MenuCard = lazyPart(
  () => import('./MenuCard.tsx'),
  ({ MenuCard }) => MenuCard,
);

/** What draws all that comes and goes on a stage, for every stage. */
const traffic = createStore<{ readonly now: Traffic | null }>()(() => ({ now: null }));

export const bringTraffic = (): Promise<void> =>
  bring(
    () => import('./traffic.ts'),
    (now) => traffic.setState({ now }),
  );

interface Opened {
  readonly page: Page;
  readonly at: Point;
}

/** How far beside a thing a press still means it, in pixels. */
const REACH = { mouse: 13, touch: 24 };
/** A finger that rests so long on a thing asks for its menu, in milliseconds. */
const LONG = 500;
const ARROWS: { readonly [key: string]: readonly [number, number] } = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function Cluster({ voice, list }: StageProps & { readonly voice: Voice }) {
  const lab = useLab();
  const svg = useRef<SVGSVGElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const generation = useGeneration();
  const painter = usePainter(lab, voice, svg, canvas, generation);
  // The legend comes with what comes and goes: neither is part of the first frame.
  const there = useStore(traffic, ({ now }) => now !== null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const opener = useRef<Element | null>(null);
  /** What a press that has ended was about, until its click comes. */
  const meant = useRef<{ target: Target | null; point: Point } | null>(null);
  const pressed = useRef<Press | null>(null);
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);

  const open = (target: Target | null, point: Point) => {
    if (!isOnStage(target)) return;
    lab.select(target);
    opener.current = elementOf(svg.current, target);
    setOpened({ page: target, at: inWindow(svg.current, centreOf(painter.current, target) ?? point) });
  };
  /** What a click, a tap or Enter does: a message that waits is delivered, of everything else the menu opens. */
  const choose = (target: Target | null, point: Point, byKey: boolean) => {
    if (target?.kind === 'envelope' && waits(painter.current, target.id)) void deliver(target.id, byKey);
    else open(target, point);
  };
  const deliver = async (envelope: number, byKey: boolean) => {
    const receiver = spotOf(painter.current, envelope)?.envelope.to;
    await lab.act({ kind: 'deliver', envelope });
    const { activeElement } = document;
    const isElsewhere = activeElement !== document.body && !svg.current?.contains(activeElement);
    if (!byKey || isElsewhere) return;
    // Its element is gone: the focus goes on to the next one that waits, or to who heard it.
    const left = painter.current?.standing.map((spot) => spot.envelope.id) ?? [];
    const next = left.find((id) => id >= envelope) ?? left[0];
    if (next !== undefined) focus({ kind: 'envelope', id: next });
    else if (receiver !== undefined) focus({ kind: 'node', node: receiver });
  };
  const focus = (target: Target | null) => {
    const element = target && elementOf(svg.current, target);
    if (element) (element as SVGElement).focus();
  };
  const close = useCallback((back: boolean) => {
    setOpened(null);
    const element = opener.current;
    if (back && element?.isConnected) (element as SVGElement).focus({ preventScroll: true });
    opener.current = null;
  }, []);
  const under = (event: MouseEvent, reach: number): { point: Point; target: Target | null } => {
    const point = onStage(svg.current, event);
    const ground = groundOf(painter.current);
    return { point, target: ground && hit(ground.place, ground.standing, point, reach) };
  };

  const down = (event: PointerEvent) => {
    const ground = groundOf(painter.current);
    if (!event.isPrimary || event.button !== 0 || ground === null) return;
    const reach = event.pointerType === 'mouse' ? REACH.mouse : REACH.touch;
    pressed.current = begun(ground, onStage(svg.current, event), reach);
    svg.current?.setPointerCapture(event.pointerId);
    if (event.pointerType !== 'mouse') resting.current = setTimeout(rests, LONG);
  };
  const rests = () => {
    const press = pressed.current;
    if (press === null || press.target === null || press.line) return;
    drop();
    leaveClick();
    open(press.target, press.from);
  };
  const move = (event: PointerEvent) => {
    if (pressed.current === null) {
      if (event.pointerType !== 'mouse') return;
      const { target } = under(event, REACH.mouse);
      if (!sameTarget(target, lab.selection.getState().hovered)) lab.hover(target);
      return;
    }
    const ground = groundOf(painter.current);
    if (ground === null) return;
    const point = onStage(svg.current, event);
    const press = moved(ground, pressed.current, point);
    pressed.current = press;
    if (press.line) painter.current?.stroke([press.from, point], struck(ground, press, point));
  };
  const drop = () => {
    clearTimeout(resting.current);
    pressed.current = null;
    painter.current?.stroke(null, []);
  };
  const up = (event: PointerEvent) => {
    meant.current = null;
    const press = pressed.current;
    const ground = groundOf(painter.current);
    drop();
    if (press === null || ground === null) return;
    const what = ended(ground, press, onStage(svg.current, event));
    if (what === null) return;
    if ('cut' in what) void lab.act(cutting(what.cut));
    else meant.current = { target: what.clicked, point: press.from };
  };

  const keys = (event: KeyboardEvent) => {
    const target = targetOf(event.target as Element);
    const { place } = painter.current ?? {};
    if (event.key === 'Escape' && pressed.current !== null) drop();
    else if (target === null || !place) return;
    else if (event.key === 'Enter') {
      // Held down, it would deliver whatever comes to have the focus.
      if (!event.repeat) choose(target, place.centre, true);
    } else if (event.key === ' ' || event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey))
      open(target, place.centre);
    else if (event.key in ARROWS && target.kind === 'node') {
      const [dx, dy] = ARROWS[event.key] as readonly [number, number];
      const node = neighbour(place, target.node, dx, dy);
      focus(node === null ? null : { kind: 'node', node });
    } else if (event.key in ARROWS && target.kind === 'envelope' && waits(painter.current, target.id)) {
      const [dx, dy] = ARROWS[event.key] as readonly [number, number];
      const { standing } = painter.current as Painter;
      const here = standing.findIndex(({ envelope }) => envelope.id === target.id);
      const next = standing[(here + dx + dy + standing.length) % standing.length];
      focus(next === undefined ? null : { kind: 'envelope', id: next.envelope.id });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  // Also a long press, where the browser tells of one.
  const contextMenu = (event: MouseEvent) => {
    const { point, target } = under(event, REACH.touch);
    const focused = targetOf(event.target as Element);
    const asked = event.button === 2 ? (target ?? focused) : (focused ?? target);
    drop();
    if (asked === null) return;
    event.preventDefault();
    open(asked, point);
  };
  // A menu that opened earlier, when a finger goes up, would get the click itself. Assistive technology clicks without a
  // pointer.
  const click = (event: MouseEvent) => {
    const press = meant.current;
    meant.current = null;
    const byKey = event.detail === 0;
    const target = byKey ? targetOf(event.target as Element) : (press?.target ?? null);
    const counted = press && painter.current?.countAt(press.point);
    // The second of a double click would deliver what has come to stand there.
    if (target?.kind === 'envelope' && event.detail > 1 && waits(painter.current, target.id)) return;
    if (counted && list) list(counted);
    else if (target !== null) choose(target, press?.point ?? onStage(svg.current, event), byKey);
    else if (press !== null) lab.select(null);
  };

  useEffect(() => {
    // Escape gives a stroke up though nothing on the stage has the focus.
    const cancel = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape' || pressed.current === null) return;
      pressed.current = null;
      painter.current?.stroke(null, []);
    };
    addEventListener('keydown', cancel, true);
    return () => {
      removeEventListener('keydown', cancel, true);
      clearTimeout(resting.current);
    };
  }, [painter]);

  return (
    <div className="stage">
      {/* A box of its own: what flies in it has only itself laid out anew. */}
      <div className="stage-frame">
        {/* biome-ignore lint/a11y/useSemanticElements: a picture of buttons is no fieldset. */}
        <svg
          ref={svg}
          className="stage-picture"
          role="group"
          aria-label={voice.words.label}
          onPointerDown={down}
          onPointerMove={move}
          onPointerUp={up}
          onPointerCancel={drop}
          onPointerLeave={() => lab.hover(null)}
          onKeyDown={keys}
          onContextMenu={contextMenu}
          onClick={click}
        />
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without tabindex takes no focus */}
        <canvas key={generation} ref={canvas} className="stage-flight" aria-hidden="true" />
      </div>
      <div className="stage-legend">
        <Suspense fallback={null}>{there && <Legend voice={voice} />}</Suspense>
      </div>
      <Suspense fallback={null}>
        {opened !== null && (
          <MenuCard
            voice={voice}
            page={opened.page}
            at={opened.at}
            act={lab.act}
            turn={(page) => {
              if (page.kind === 'envelope' || page.kind === 'link') lab.select(page);
              setOpened({ page, at: opened.at });
            }}
            close={close}
          />
        )}
      </Suspense>
    </div>
  );
}

/** A painter for as long as the words and the element stay, fed with pictures, selections and sizes. */
function usePainter(
  lab: Lab,
  voice: Voice,
  svg: { readonly current: SVGSVGElement | null },
  canvas: { readonly current: HTMLCanvasElement | null },
  generation: number,
) {
  const still = useStillness();
  const painter = useRef<Painter | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each generation the canvas is another one
  useEffect(() => {
    const element = svg.current;
    if (element === null) return;
    const { width, height } = element.getBoundingClientRect();
    const above = () => Number.parseInt(getComputedStyle(element).getPropertyValue('--above'), 10) || undefined;
    const between = (from: number, to: number) => lab.film.between(from, to);
    const pace = () => lab.playback.getState().speed;
    const touched = (target: Target | null, shot: Shot | undefined) => touchedIn(lab, target, shot);
    const size = { width, height, above: above() };
    const made = new Painter(element, size, { ...voice, still, between, touched, pace });
    painter.current = made;
    const take = ({ now } = traffic.getState()) => now !== null && made.bring(now);
    take();
    const traffics = traffic.subscribe(take);
    const sizes = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {};
      if (width > 0) made.resize({ width, height, above: above() });
    });
    sizes.observe(element);
    const pictures = lab.projector.subscribe((picture) => made.paint(picture));
    const selections = lab.selection.subscribe((state) => made.light(state));
    made.light(lab.selection.getState());
    const compared = comparedOn(lab);
    const comparisons = compared.subscribe((now) => made.compare(now));
    made.compare(compared.getState());
    // Until it is there, what moves is drawn as what rests is. It is no part of the first frame.
    const over = canvas.current;
    const launch = ({ Flight }: typeof import('./flight.ts')) => {
      if (painter.current === made && over !== null) made.flight = new Flight(over);
    };
    const fetching = setTimeout(() => import('./flight.ts').then(launch, () => {}));
    return () => {
      clearTimeout(fetching);
      traffics();
      sizes.disconnect();
      pictures();
      selections();
      comparisons();
      made.clear();
      painter.current = null;
    };
  }, [lab, voice, still, svg, canvas, generation]);
  return painter;
}
