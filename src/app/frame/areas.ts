// How the window is shared out among stage, tables, panels and diagram. A function of the window, of how many nodes there
// are and of what the reader has moved: nothing that happens in a run changes it.

import type { Split, Splits } from '../../store/preferences.ts';

/** All in pixels of the window. */
export interface Room {
  readonly width: number;
  readonly height: number;
  readonly nodes: number;
  /** To be read from the last row: letters and lines are larger. */
  readonly far: boolean;
  /** Two runs side by side. */
  readonly pair: boolean;
  /** The tables are one of the tabs, and nothing can be moved. */
  readonly small: boolean;
  readonly presenting: boolean;
}

type Bounds = readonly [least: number, most: number];

export interface Areas {
  /** The width of tables and panels. */
  readonly side: number;
  /** The height of the controls of time with the diagram. */
  readonly time: number;
  /** The height of the tables, in pixels of their own, which the zoom makes larger. */
  readonly tables: number;
  /** The height of a row of the tables, likewise. */
  readonly row: number;
  readonly zoom: number;
  /** How far each can be moved, in pixels of the window. */
  readonly bounds: { readonly [split in Split]: Bounds };
}

/** The line of tabs. */
const TABS = 42;
/** Of the tables, what stands above and below their rows. */
const ABOUT_ROWS = 66;
const ROW = { most: 39, least: 22, last: 18 };
/** Of the diagram, what stands above and below its lanes. */
const ABOUT_LANES = 94;
/** `last`: closer than this, their names are not told apart. */
const LANE = { most: 26, least: 16, last: 10 };
/** The line that says which of two runs is in hand. */
const HAND = 34;
/** What a panel is to have: to be read, with many nodes, and in any case. */
const PANEL = { usual: 300, many: 160, least: 60 };
/** Of controls and diagram, in any case. */
const TIME = 160;
/** What the stage keeps; of its height, without the lines below it. */
const STAGE = { width: 360, height: 220 };
const LEGEND = 28;
const SIDE = 300;

const within = (value: number, [least, most]: Bounds): number => Math.max(least, Math.min(value, most));

/** Where nothing is moved: the tables are one of the tabs, or stand alone before a room. */
function row({ height, width, nodes, small, presenting }: Room, zoom: number): number {
  const tall = presenting ? (height - 172) / zoom : small && width < height ? height * 0.44 - 138 : height - 130;
  return within(Math.floor((tall - ABOUT_ROWS) / nodes), [ROW.least, ROW.most]);
}

export function areasOf(room: Room, splits: Splits): Areas {
  const { width, height, nodes, far, pair, small, presenting } = room;
  const zoom = presenting ? 1.6 : !far ? 1 : height < 900 ? 1.12 : 1.25;
  const [header, controls] = far ? [62, 60] : [52, 50];
  const tall = height - header;
  // Of two runs the tables stand one below the other.
  const of = pair ? 2 : 1;
  const [above, rows] = [ABOUT_ROWS * of, nodes * of];
  const least = pair ? ROW.last : ROW.least;
  const about = (small ? 0 : TABS) + above;
  const leastTables = (about + least * rows) * zoom;

  const sides: Bounds = [SIDE, Math.max(SIDE, width - STAGE.width * (pair ? 1.7 : 1))];
  const side = within(Math.round((splits.side ?? (pair ? 0.31 : 0.4386)) * width), sides);

  const lane = within(height / 50, [LANE.least, LANE.most]);
  const besides = controls + ABOUT_LANES + (pair ? HAND : 0);
  const spare = tall - leastTables - PANEL.least * zoom;
  const leastTime = Math.max(TIME, Math.min(besides + nodes * LANE.last, spare));
  const wished = besides + Math.round(nodes * lane);
  const usualTime = Math.max(leastTime, Math.min(wished, tall - leastTables - PANEL.many * zoom));
  const strip = far ? 150 : within(height * 0.13, [72, 132]);
  const times: Bounds = [leastTime, Math.max(usualTime, Math.min(tall - STAGE.height - LEGEND - strip, spare))];
  const time = Math.round(within(splits.time === undefined ? usualTime : splits.time * height, times));

  const inside = (tall - time) / zoom;
  const usualRow = within(Math.floor((inside - about - PANEL.usual) / rows), [least, ROW.most]);
  // Two tables scroll before they leave the panels no room; one is always whole.
  const mostTables = Math.max(pair ? 0 : above + ROW.last * rows, inside - TABS - PANEL.least);
  const tablesBounds: Bounds = [Math.min(above + least * rows, mostTables), mostTables];
  const tables = Math.round(
    within(splits.tables === undefined ? above + usualRow * rows : (splits.tables * height) / zoom, tablesBounds),
  );

  return {
    side,
    time,
    tables,
    row: small || presenting ? row(room, zoom) : within(Math.floor((tables - above) / rows), [ROW.last, ROW.most]),
    zoom,
    bounds: { side: sides, time: times, tables: [tablesBounds[0] * zoom, tablesBounds[1] * zoom] },
  };
}
