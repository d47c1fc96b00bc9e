// The picture of a machine: boxes, lines and arrows, with what is active and what was just taken lit.

import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Micros, NodeId } from '../../engine/protocol.ts';
import { useLab } from '../../store/context.tsx';
import type { Lit } from '../../store/related.ts';
import type { NodeScene } from '../../worker/wire.ts';
import { hue } from '../theme.ts';
import { type Box, HEAD, type Layout, type Row } from './layout.ts';
import { flow, type Run } from './lines.ts';
import type { Voice } from './voice.ts';

/** A state, or what stands in a line of it. */
export type Choice =
  | { readonly kind: 'state'; readonly state: string }
  | { readonly kind: 'transition'; readonly transitions: readonly string[] };

export interface Drawn {
  readonly layout: Layout;
  readonly voice: Voice;
  /** Whose states are lit. */
  readonly node: NodeScene | null;
  /** The nodes that stand on the chart. */
  readonly nodes: readonly NodeScene[];
  /** Transitions taken in the move that is on show. */
  readonly taken: ReadonlySet<string>;
  /** Transitions that the selection has to do with. */
  readonly marked: ReadonlySet<string>;
  readonly lit: (node: NodeId) => Lit;
  /** What is told of what the selection has to do with. */
  readonly touched: string;
  readonly chosen: Choice | null;
  /** The moment at which `taken` happened; null without motion. */
  readonly movesAt: Micros | null;
  /** Whose transitions are drawn; null for those of every node. */
  readonly follows: NodeId | null;
  readonly choose: (choice: Choice) => void;
  readonly chooseNode: (node: NodeId) => void;
}

const TOKEN = { width: 25, height: 17 };
/** How long what was taken runs along its arrow, in virtual time. */
const RUNS = 60_000;

const isIn = (leaf: string, state: string): boolean => state === '' || leaf === state || leaf.startsWith(`${state}.`);

export function Drawing(drawn: Drawn) {
  const { layout, voice, node, choose, chooseNode, chosen, lit } = drawn;
  const root = useRef<SVGSVGElement>(null);
  const dot = useRef<SVGCircleElement>(null);
  useRunner(root, dot, drawn);

  function walk(event: KeyboardEvent<SVGSVGElement>): void {
    const items = [...(root.current?.querySelectorAll<SVGElement>('[role=button]') ?? [])];
    const here = items.indexOf(document.activeElement as never);
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to === undefined || here < 0) return;
    event.preventDefault();
    items[Math.max(0, Math.min(items.length - 1, to))]?.focus();
  }

  let first = true;
  const button = (label: string, isPressed: boolean, press: () => void) => {
    const tabIndex = first ? 0 : -1;
    first = false;
    return {
      role: 'button',
      tabIndex,
      'aria-label': label,
      'aria-pressed': isPressed,
      onClick: press,
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        press();
      },
    };
  };
  const items: Items = {
    choice: (label, choice) => button(label, JSON.stringify(chosen) === JSON.stringify(choice), () => choose(choice)),
    node: (id) => button(id, lit(id) === 'selected', () => chooseNode(id)),
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be drawn in
    <svg
      ref={root}
      className="chart-drawing"
      width={layout.width}
      height={layout.height}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      role="group"
      aria-label={voice.words.label}
      data-hue={hue(node?.epoch ?? 0)}
      onKeyDown={walk}
    >
      <defs>
        {['plain', 'lit'].map((name) => (
          <marker
            key={name}
            id={`chart-${name}`}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path className={`chart-tip ${name}`} d="M0 .6L8 4L0 7.4Z" />
          </marker>
        ))}
      </defs>
      {layout.separators.map((line) => (
        <line key={`${line.x1} ${line.y1}`} className="chart-separator" {...line} />
      ))}
      {layout.boxes.map((box) => (
        <BoxMark key={`${box.kind} ${box.state}`} box={box} {...drawn} items={items} />
      ))}
      <circle ref={dot} className="chart-runner" r="4.5" display="none" />
    </svg>
  );
}

/** What makes an element a button. */
interface Items {
  readonly choice: (label: string, choice: Choice) => object;
  readonly node: (id: NodeId) => object;
}

function BoxMark({ box, ...drawn }: Drawn & { box: Box; items: Items }) {
  const { layout, voice, node, nodes, lit, touched, items } = drawn;
  const rows = box.leaf ? layout.rows.filter(({ source }) => source === box.state) : [];
  const here = box.leaf && box.kind !== 'every' ? nodes.filter(({ states }) => states.includes(box.state)) : [];
  const active = node !== null && box.kind !== 'every' && node.states.some((leaf) => isIn(leaf, box.state));
  const title =
    box.kind === 'every' ? (box.state === '' ? voice.words.everyState : voice.words.everyStateOf(box.name)) : box.name;
  const room = box.width - 24 - title.length * 8;
  const step = Math.min(TOKEN.width + 3, room / Math.max(1, here.length));
  const said = voice.words.spoken.state(
    title,
    here.map(({ id }) => id),
    active,
  );
  const bare = box.state === '' && box.kind === 'region';
  return (
    <>
      {bare ? null : (
        <>
          <rect
            className={`chart-frame ${box.kind}`}
            data-active={active || undefined}
            x={box.x}
            y={box.y}
            width={box.width}
            height={box.height}
            rx={box.kind === 'region' ? 0 : 9}
          />
          <g
            className={`chart-state ${box.kind}`}
            data-state-of={box.kind === 'every' ? undefined : box.state}
            data-active={active || undefined}
            {...items.choice(said, { kind: 'state', state: box.state })}
          >
            <rect x={box.x + 4} y={box.y + 3} width={box.width - 8} height={HEAD - 5} rx="6" />
            <text x={box.x + 12} y={box.y + 20}>
              {title}
            </text>
          </g>
        </>
      )}
      {box.initial ? (
        <g className="chart-initial">
          <circle cx={box.x + 20} cy={box.y - 12} r="3.5" />
          <path d={`M${box.x + 20} ${box.y - 9}V${box.y - 2}`} markerEnd="url(#chart-plain)" />
        </g>
      ) : null}
      {here.map((one, i) => (
        <g
          key={one.id}
          className="chart-token"
          data-token={one.id}
          data-hue={hue(one.epoch)}
          data-up={one.up}
          data-lit={lit(one.id)}
          aria-description={lit(one.id) === 'touched' ? touched : undefined}
          {...items.node(one.id)}
          transform={`translate(${box.x + box.width - 8 - TOKEN.width - (here.length - 1 - i) * step},${box.y + (HEAD - TOKEN.height) / 2})`}
        >
          <rect width={TOKEN.width} height={TOKEN.height} rx="8.5" />
          <text x={TOKEN.width / 2} y="12.5">
            {one.id}
          </text>
        </g>
      ))}
      {rows.map((row) => (
        <RowMark key={row.key} row={row} {...drawn} />
      ))}
    </>
  );
}

function RowMark({ row, ...drawn }: Drawn & { row: Row; items: Items }) {
  const { voice, taken, marked, chosen, touched, items } = drawn;
  const lit = row.transitions.filter(({ id }) => taken.has(id));
  const some = row.transitions.some(({ id }) => marked.has(id));
  const now = lit[0];
  // What stays is told in one line, unless it is what just happened.
  const runs =
    row.folded && now !== undefined
      ? flow(
          [
            { kind: 'event', text: voice.event(now.event) },
            ...(now.guard === null ? [] : [{ kind: 'guard' as const, text: `[${now.guard}]` }]),
          ],
          row.width - 40,
        ).runs.flatMap((run) => (run.y > 16 ? [] : [{ ...run, x: run.x + row.x + 22, y: run.y + row.y }]))
      : row.runs.map((run) => (row.folded ? { ...run, x: run.x + 16 } : run));
  const named = runs.some(({ kind }) => kind === 'event');
  const events = named ? [] : [...new Set(row.transitions.map(({ event }) => voice.event(event)))];
  const seen = runs.map(({ text }) => text).join(' ');
  const label = voice.words.spoken.transition(seen, voice.state(row.source), events, now !== undefined);
  const choice: Choice =
    row.folded && now === undefined
      ? { kind: 'state', state: row.source }
      : { kind: 'transition', transitions: (now !== undefined ? [now] : row.transitions).map(({ id }) => id) };
  return (
    <>
      <Arrows
        row={row}
        taken={now === undefined ? null : [...taken].indexOf(now.id) + 1}
        chosen={JSON.stringify(chosen) === JSON.stringify(choice)}
      />
      <g
        className={row.folded ? 'chart-row folded' : 'chart-row'}
        data-row-of={row.source}
        data-taken={now !== undefined || undefined}
        data-marked={some || undefined}
        aria-description={some ? touched : undefined}
        {...items.choice(label, choice)}
      >
        <rect x={row.x} y={row.y} width={row.width} height={row.height} rx="5" />
        {row.folded ? <path className="chart-loop" d={`M${row.x + 15.6} ${row.y + 7}a4 4 0 1 0 .8 4`} /> : null}
        {linesOf(runs).map((line) => (
          <text key={line[0]?.y} x={line[0]?.x} y={line[0]?.y}>
            {line.map(({ kind, text }, k) => (
              <tspan key={`${kind} ${text}`} className={kind} dx={k === 0 ? undefined : 5}>
                {text}
              </tspan>
            ))}
          </text>
        ))}
      </g>
    </>
  );
}

/** The browser sets the words of a line one after the other: it knows best how wide they are. */
function linesOf(runs: readonly Run[]): readonly (readonly Run[])[] {
  const lines = new Map<number, Run[]>();
  for (const run of runs) lines.set(run.y, [...(lines.get(run.y) ?? []), run]);
  return [...lines.values()];
}

/** Beside its line, not in it: who points at the line points at its words. @param taken which of those taken, from 1. */
function Arrows({ row, taken, chosen }: { row: Row; taken: number | null; chosen: boolean }) {
  return row.paths.map((d) => (
    <path
      key={d}
      className="chart-arrow"
      data-taken={taken ?? undefined}
      data-chosen={chosen || undefined}
      d={d}
      markerEnd={`url(#chart-${taken === null ? 'plain' : 'lit'})`}
    />
  ));
}

/**
 * While it plays, a dot runs along the arrows that were taken, one after the other, by the playhead alone: to their end,
 * though the run goes on, but not beyond the node that took them.
 */
function useRunner(
  root: React.RefObject<SVGSVGElement | null>,
  dot: React.RefObject<SVGCircleElement | null>,
  { movesAt, taken, follows }: Pick<Drawn, 'movesAt' | 'taken' | 'follows'>,
): void {
  const { projector } = useLab();
  const runs = useRef<{ readonly at: Micros; readonly paths: readonly SVGPathElement[] } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: of another node, nothing runs on
  useEffect(() => {
    runs.current = null;
  }, [follows]);
  useEffect(() => {
    if (movesAt === null || taken.size === 0) return;
    const found = root.current?.querySelectorAll<SVGPathElement>('.chart-arrow[data-taken]') ?? [];
    const paths = [...found].sort((a, b) => Number(a.dataset.taken) - Number(b.dataset.taken));
    if (paths.length > 0) runs.current = { at: movesAt, paths };
  }, [movesAt, taken, root]);
  useEffect(() => {
    const show = (at: DOMPoint | undefined) => {
      if (at === undefined) dot.current?.setAttribute('display', 'none');
      else {
        dot.current?.setAttribute('transform', `translate(${at.x.toFixed(1)},${at.y.toFixed(1)})`);
        dot.current?.removeAttribute('display');
      }
    };
    return projector.subscribe(({ playhead, playing }) => {
      const run = runs.current;
      const share = run === null ? 1 : (playhead - run.at) / RUNS;
      if (run === null || !playing || share < 0 || share >= 1) return show(undefined);
      const [place, way] = along(
        run.paths.map((path) => path.getTotalLength()),
        share,
      );
      const path = run.paths[place];
      // It is gone when the chart is laid out anew.
      show(path?.isConnected === true ? path.getPointAtLength(way) : undefined);
    });
  }, [projector, dot]);
}

/** Where somebody is who has come a share of the way along paths that lie one behind the other: on which, and how far. */
export function along(lengths: readonly number[], share: number): readonly [path: number, way: number] {
  let left = share * lengths.reduce((sum, length) => sum + length, 0);
  for (const [path, length] of lengths.entries()) {
    if (left <= length) return [path, left];
    left -= length;
  }
  return [lengths.length - 1, lengths.at(-1) ?? 0];
}
