// Where the states and transitions of a chart stand, for a given width. Pure and the same every time, from the chart alone,
// so that any machine has its picture.
//
// States stand one below the other, by their distance from the first. What leads out of a state is listed inside its box,
// so that no label can cover another; an arrow leaves from its line, down along the right side or back up along the left,
// each target in a lane of its own. Regions stand side by side where there is room, else below each other.

import type { Chart, ChartState, ChartTransition } from '../../engine/statechart.ts';
import { flow, type Run, type Token } from './lines.ts';

/** A line of a box: one transition, or several with the same condition and target. */
export interface Row {
  readonly key: string;
  readonly source: string;
  readonly transitions: readonly ChartTransition[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly runs: readonly Run[];
  /** The rest of what a state does without leaving it, told in one line. */
  readonly folded: boolean;
  /** From the row to each target's box. */
  readonly paths: readonly string[];
}

export interface Box {
  readonly state: string;
  readonly name: string;
  /** A region is part of its parent and has no frame; what serves in every state within has no state of its own. */
  readonly kind: 'state' | 'region' | 'every';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Whether the machine, or the state around it, begins here. */
  readonly initial: boolean;
  /** Innermost: nothing within. */
  readonly leaf: boolean;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Each before those within it. */
  readonly boxes: readonly Box[];
  /** In the order in which they are read. */
  readonly rows: readonly Row[];
  /** Dashed, between regions. */
  readonly separators: readonly {
    readonly x1: number;
    readonly y1: number;
    readonly x2: number;
    readonly y2: number;
  }[];
}

export interface Texts {
  readonly event: (type: string) => string;
  readonly state: (id: string) => string;
  readonly stays: (count: number) => string;
  readonly otherwise: string;
}

export const HEAD = 30;
const LANE = 9;
const EDGE = 12;
const GAP = 20;
const INSET = 10;
const CORNER = 5;
const ROW_GAP = 3;
/** A region narrower than this is not put beside another. */
const REGION_MIN = 280;

type Side = 'left' | 'right';

/** All arrows from one state to another along one side. */
interface Bundle {
  readonly source: string;
  readonly target: string;
  /** The state in whose margin they run. */
  readonly within: string;
  readonly side: Side;
  readonly span: number;
}

interface Draft extends Omit<Row, 'paths'> {
  readonly targets: readonly string[];
}

const isWithin = (id: string, outer: string): boolean => outer === '' || id === outer || id.startsWith(`${outer}.`);

class Plan {
  readonly boxes: Box[] = [];
  readonly separators: { x1: number; y1: number; x2: number; y2: number }[] = [];
  private readonly drafts: Draft[] = [];
  private readonly chart: Chart;
  private readonly texts: Texts;
  private readonly everything: boolean;
  private readonly ordered = new Map<string, readonly ChartState[]>();
  private readonly bundles: readonly Bundle[];
  /** Where the box of a state stands between its margins. */
  private readonly margins = new Map<string, { readonly left: number; readonly right: number }>();

  constructor(chart: Chart, texts: Texts, everything: boolean) {
    this.chart = chart;
    this.texts = texts;
    this.everything = everything;
    for (const { id, kind } of chart.states) if (kind !== 'atomic') this.ordered.set(id, this.order(id));
    this.bundles = this.bundled();
  }

  private child(within: string, id: string): number {
    return (this.ordered.get(within) ?? []).findIndex((state) => isWithin(id, state.id));
  }

  /** The states within a state: by their distance from the one it begins in. */
  private order(id: string): readonly ChartState[] {
    const { states, transitions } = this.chart;
    const inner = states.filter(({ parent }) => parent === id);
    const outer = states.find((state) => state.id === id);
    if (outer?.kind !== 'compound') return inner;
    const of = (path: string) => inner.find((state) => isWithin(path, state.id))?.id;
    const far = new Map<string | undefined, number>([[outer.initial ?? inner[0]?.id, 0]]);
    for (let round = 0; round < inner.length; round++)
      for (const { source, targets } of transitions) {
        const from = far.get(of(source));
        if (of(source) === undefined || from === undefined) continue;
        for (const target of targets) {
          const to = of(target);
          if (to !== undefined && (far.get(to) ?? Number.MAX_SAFE_INTEGER) > from + 1) far.set(to, from + 1);
        }
      }
    const distance = (state: ChartState) => far.get(state.id) ?? inner.length;
    return [...inner].sort((a, b) => distance(a) - distance(b));
  }

  private bundled(): readonly Bundle[] {
    const bundles = new Map<string, Bundle>();
    for (const { source, targets } of this.chart.transitions)
      for (const target of targets) {
        // The innermost state that holds both, in whose margin the arrow runs. Across regions none is drawn.
        const holders = [...this.ordered.keys()].filter(
          (id) => isWithin(source, id) && isWithin(target, id) && id !== target,
        );
        const within = holders.sort((a, b) => b.length - a.length)[0];
        if (within === undefined || target === source) continue;
        if (this.chart.states.find(({ id }) => id === within)?.kind !== 'compound') continue;
        const last = (this.ordered.get(within) ?? []).length;
        const from = source === within ? last : this.child(within, source);
        const to = this.child(within, target);
        const side = from < to ? 'right' : 'left';
        bundles.set(`${source}>${target}`, { source, target, within, side, span: Math.abs(to - from) });
      }
    return [...bundles.values()].sort((a, b) => a.span - b.span);
  }

  private lanes(within: string, side: Side): readonly Bundle[] {
    return this.bundles.filter((bundle) => bundle.within === within && bundle.side === side);
  }

  private margin(within: string, side: Side): number {
    // Regions have the same margins, so that their boxes stand in line.
    const parent = this.chart.states.find(({ id }) => id === within)?.parent;
    const regions = this.chart.states.find(({ id, kind }) => id === parent && kind === 'parallel');
    const alike = regions === undefined ? [within] : (this.ordered.get(regions.id) ?? []).map(({ id }) => id);
    const lanes = Math.max(...alike.map((id) => this.lanes(id, side).length));
    return lanes === 0 ? EDGE : EDGE + lanes * LANE + 4;
  }

  /** Lays out a state and all in it; gives back its height. */
  place(state: ChartState, x: number, y: number, width: number, initial: boolean): number {
    const outer = this.chart.states.find(({ id }) => id === state.parent);
    const kind = state.parent === null || outer?.kind === 'parallel' ? 'region' : 'state';
    const at = this.boxes.length;
    const leaf = state.kind === 'atomic';
    const head = state.parent === null ? 4 : HEAD;
    this.boxes.push({ state: state.id, name: state.name, kind, x, y, width, height: 0, initial, leaf });
    let bottom = y + head;
    if (leaf) bottom = this.list(state, x, bottom, width);
    else {
      bottom = state.kind === 'parallel' ? this.regions(state, x, bottom, width) : this.stack(state, x, bottom, width);
      const own = this.chart.transitions.some(({ source }) => source === state.id);
      if (own) bottom = this.every(state, x, bottom, width);
      bottom += state.parent === null ? 4 : 8;
    }
    this.boxes[at] = { ...(this.boxes[at] as Box), height: bottom - y };
    return bottom - y;
  }

  private stack(state: ChartState, x: number, y: number, width: number): number {
    const left = this.margin(state.id, 'left');
    const right = this.margin(state.id, 'right');
    this.margins.set(state.id, { left: x + left, right: x + width - right });
    let bottom = y + 8;
    for (const [i, inner] of (this.ordered.get(state.id) ?? []).entries()) {
      if (i > 0) bottom += GAP;
      bottom += this.place(
        inner,
        x + left,
        bottom + (i === 0 ? 8 : 0),
        width - left - right,
        inner.id === state.initial,
      );
      if (i === 0) bottom += 8;
    }
    return bottom;
  }

  private regions(state: ChartState, x: number, y: number, width: number): number {
    const regions = this.ordered.get(state.id) ?? [];
    const each = width / regions.length;
    if (each >= REGION_MIN) {
      const heights = regions.map((region, i) => this.place(region, x + i * each, y, each, false));
      const height = Math.max(...heights);
      for (const [i, region] of regions.entries()) {
        const at = this.boxes.findIndex((box) => box.state === region.id);
        this.boxes[at] = { ...(this.boxes[at] as Box), height };
        if (i > 0) this.separators.push({ x1: x + i * each, y1: y + 4, x2: x + i * each, y2: y + height });
      }
      return y + height;
    }
    let bottom = y;
    for (const [i, region] of regions.entries()) {
      if (i > 0) {
        this.separators.push({ x1: x + 4, y1: bottom + 8, x2: x + width - 4, y2: bottom + 8 });
        bottom += 12;
      }
      bottom += this.place(region, x, bottom, width, false);
    }
    return bottom;
  }

  /** What a state hears whichever state within it is active. */
  private every(state: ChartState, x: number, y: number, width: number): number {
    const { left, right } = this.margins.get(state.id) ?? { left: x + EDGE, right: x + width - EDGE };
    const at = this.boxes.length;
    const top = y + GAP;
    const box: Box = {
      state: state.id,
      name: state.name,
      kind: 'every',
      x: left,
      y: top,
      width: right - left,
      height: 0,
      initial: false,
      leaf: true,
    };
    this.boxes.push(box);
    const bottom = this.list(state, left, top + HEAD, right - left);
    this.boxes[at] = { ...box, height: bottom - top };
    return bottom;
  }

  private list(state: ChartState, x: number, y: number, width: number): number {
    const own = this.chart.transitions.filter(({ source }) => source === state.id);
    let bottom = y;
    const put = (
      transitions: readonly ChartTransition[],
      tokens: readonly Token[],
      indent: number,
      folded: boolean,
    ) => {
      const { runs, height } = flow(tokens, width - 2 * INSET - indent);
      const { targets } = transitions[0] as ChartTransition;
      const placed = runs.map((run) => ({ ...run, x: run.x + x + INSET + indent, y: run.y + bottom }));
      this.drafts.push({
        key: folded ? `${state.id} …` : (transitions[0] as ChartTransition).id,
        source: state.id,
        transitions,
        x: x + 4,
        y: bottom,
        width: width - 8,
        height,
        runs: placed,
        folded,
        targets,
      });
      bottom += height + ROW_GAP;
    };
    if (this.everything) {
      for (const one of own) {
        const alone = own.filter(({ event }) => event === one.event).length === 1;
        put([one], this.tokens([one], alone || one.order === 0), one.order === 0 ? 0 : 12, false);
      }
    } else {
      const together = new Map<string, ChartTransition[]>();
      const staying: ChartTransition[] = [];
      for (const one of own) {
        if (one.targets.length === 0) {
          staying.push(one);
          continue;
        }
        const alike = `${one.guard} ${one.order > 0 && one.guard === null} ${one.targets.join()}`;
        const group = together.get(alike);
        if (group === undefined) together.set(alike, [one]);
        else group.push(one);
      }
      let before = '';
      for (const group of together.values()) {
        const events = group.map(({ event }) => event).join();
        put(group, this.tokens(group, events !== before), events === before ? 12 : 0, false);
        before = events;
      }
      const [first] = staying;
      if (first !== undefined) put(staying, [{ kind: 'folded', text: this.texts.stays(staying.length) }], 0, true);
    }
    return bottom + 6;
  }

  private tokens(alike: readonly ChartTransition[], named: boolean): readonly Token[] {
    const [{ guard, order, targets, actions }] = alike as readonly [ChartTransition];
    const events = named ? alike.map(({ event }) => this.texts.event(event)) : [];
    const tokens: Token[] = events.map((text, i) => ({
      kind: 'event',
      text: i < events.length - 1 ? `${text},` : text,
    }));
    if (guard !== null) tokens.push({ kind: 'guard', text: `[${guard}]` });
    else if (order > 0) tokens.push({ kind: 'otherwise', text: this.texts.otherwise });
    for (const target of targets) tokens.push({ kind: 'target', text: `→ ${this.texts.state(target)}` });
    if (this.everything)
      for (const [i, action] of actions.entries())
        tokens.push({ kind: 'action', text: `${i === 0 ? '/ ' : ''}${action}${i < actions.length - 1 ? ',' : ''}` });
    return tokens;
  }

  rows(): readonly Row[] {
    const arrivals = new Map<string, number>();
    const entry = new Map<Bundle, number>();
    for (const bundle of this.bundles) {
      const key = `${bundle.target} ${bundle.side}`;
      const nth = arrivals.get(key) ?? 0;
      arrivals.set(key, nth + 1);
      entry.set(bundle, 9 + (nth % 3) * 7);
    }
    return this.drafts.map(({ targets, ...row }) => ({
      ...row,
      paths: row.folded ? [] : targets.flatMap((target) => this.path(row, target, entry)),
    }));
  }

  private path(row: Omit<Draft, 'targets'>, target: string, entry: ReadonlyMap<Bundle, number>): readonly string[] {
    const bundle = this.bundles.find((one) => one.source === row.source && one.target === target);
    const box = this.boxes.find((one) => one.state === target && one.kind !== 'every');
    const margins = bundle && this.margins.get(bundle.within);
    if (bundle === undefined || box === undefined || margins === undefined) return [];
    const { side, within } = bundle;
    const away = side === 'right' ? 1 : -1;
    const nth = this.lanes(within, side).indexOf(bundle);
    const lane = (side === 'right' ? margins.right : margins.left) + away * (8 + nth * LANE);
    const from = side === 'right' ? row.x + row.width : row.x;
    const fromY = row.y + row.height / 2;
    const to = side === 'right' ? box.x + box.width : box.x;
    const toY = box.y + (entry.get(bundle) ?? 9);
    const turn = toY > fromY ? 1 : -1;
    return [
      `M${from} ${fromY}H${lane - away * CORNER}Q${lane} ${fromY} ${lane} ${fromY + turn * CORNER}` +
        `V${toY - turn * CORNER}Q${lane} ${toY} ${lane - away * CORNER} ${toY}H${to + away * 2}`,
    ];
  }
}

/** @param everything every transition a line of its own, with what it does; else only those that lead elsewhere. */
export function layoutOf(chart: Chart, texts: Texts, width: number, everything: boolean): Layout {
  const plan = new Plan(chart, texts, everything);
  const height = plan.place(chart.states[0] as ChartState, 0, 0, width, false);
  return { width, height, boxes: plan.boxes, rows: plan.rows(), separators: plan.separators };
}
