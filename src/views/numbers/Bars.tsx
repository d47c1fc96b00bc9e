// Horizontal bars with their numbers written beside them: one a row, or a filled and an open one.

import { scaleLinear } from 'd3';
import type { ReactNode } from 'react';
import { grouped } from '../../words/en/numbers.ts';
import { widthOf } from './measure.ts';
import { useWidth } from './reading.ts';

export interface BarRow {
  readonly key: string;
  readonly name: string;
  readonly values: readonly number[];
  /** Within (−10, −10) and (10, 10). */
  readonly glyph?: ReactNode;
}

const BAR = 13;
const GAP = 4;
const BETWEEN = 9;
/** Room for a number behind the longest bar, and for each of its signs. */
const NUMBER = { gap: 16, sign: 7 };

export function Bars({ rows, said }: { readonly rows: readonly BarRow[]; readonly said: string }) {
  const [measured, width] = useWidth();
  const names = Math.min(width * 0.42, 8 + Math.max(...rows.map(({ name }) => widthOf(name))));
  const glyphs = rows.some(({ glyph }) => glyph !== undefined) ? 24 : 0;
  const left = names + glyphs + 8;
  const most = Math.max(1, ...rows.flatMap(({ values }) => values));
  const room = NUMBER.gap + grouped(most).length * NUMBER.sign;
  const x = scaleLinear([0, most], [0, Math.max(20, width - left - room)]);
  const tall = (row: BarRow) => row.values.length * (BAR + GAP) - GAP;
  let y = 2;
  return (
    <div ref={measured}>
      <svg className="numbers-picture" role="img" aria-label={said} width={width} height={heightOf(rows)}>
        {rows.map((row) => {
          const top = y;
          y += tall(row) + BETWEEN;
          const middle = top + tall(row) / 2;
          return (
            <g key={row.key} data-bar={row.key}>
              {row.glyph !== undefined && <g transform={`translate(10,${middle}) scale(0.8)`}>{row.glyph}</g>}
              <text className="bar-name" x={glyphs} y={middle + 4}>
                {row.name}
              </text>
              {row.values.map((value, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place in the row
                <g key={i} transform={`translate(${left},${top + i * (BAR + GAP)})`}>
                  {value > 0 && (
                    <rect className={i === 0 ? 'bar' : 'bar open'} width={Math.max(1, x(value))} height={BAR} rx={2} />
                  )}
                  <text className="bar-number" x={x(value) + 6} y={BAR - 2.5}>
                    {grouped(value)}
                  </text>
                </g>
              ))}
            </g>
          );
        })}
        <line className="axis" x1={left - 0.5} x2={left - 0.5} y1={0} y2={heightOf(rows) - BETWEEN + 2} />
      </svg>
    </div>
  );
}

function heightOf(rows: readonly BarRow[]): number {
  return rows.reduce((sum, { values }) => sum + values.length * (BAR + GAP) - GAP + BETWEEN, 2);
}
