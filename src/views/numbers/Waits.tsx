// How long clients waited: a histogram, with the median and the 95th percentile marked and named.

import { max, scaleLinear } from 'd3';
import { useWords } from '../../store/context.tsx';
import { grouped } from '../../words/en/numbers.ts';
import { duration } from '../../words/tell.ts';
import type { Totals } from '../../worker/statistics.ts';
import { Chart } from './Chart.tsx';
import { type Distribution, distribution, widthOf } from './measure.ts';
import { useWidth } from './reading.ts';

const HEIGHT = 132;
const TOP = 34;
const BOTTOM = 20;
const SIDE = 4;
/** The bar of those that waited much longer stands apart, with room for its name. */
const OVER = { room: 84, wide: 30 };
/** Bars that fill the width: fewer stand in its middle. */
const FILL = 8;

export function Waits({ totals: { waits, asked } }: { readonly totals: Totals }) {
  const { waits: words } = useWords().numbers;
  const found = distribution(waits);
  const rows =
    found === null
      ? []
      : [
          ...found.bars.map(({ from, to, count }) => ({
            key: `${from}`,
            cells: [words.between(duration(from), duration(to)), grouped(count)],
          })),
          ...found.over.map(({ from, to, count }) => ({
            key: 'over',
            cells: [words.overTo(duration(from), duration(to)), grouped(count)],
          })),
        ];
  return (
    <Chart
      name="waits"
      title={words.title}
      sum={
        found === null
          ? words.none(asked)
          : `${words.sum(waits.length, asked)} ${words.spread(duration(found.shortest), duration(found.median), duration(found.p95), duration(found.longest))}`
      }
      table={{ head: [words.wait, words.answers], rows }}
    >
      {found === null ? null : (
        <Histogram
          of={found}
          said={words.said(waits.length, duration(found.median), duration(found.p95))}
          names={{ median: words.median, p95: words.p95, over: words.over }}
        />
      )}
    </Chart>
  );
}

interface Drawn {
  readonly of: Distribution;
  readonly said: string;
  readonly names: { readonly median: string; readonly p95: string; readonly over: (from: string) => string };
}

function Histogram({ of, said, names }: Drawn) {
  const [measured, width] = useWidth();
  const { bars, over } = of;
  const most = max([...bars, ...over], ({ count }) => count) ?? 1;
  const [first, last] = [bars[0]?.from ?? 0, bars[bars.length - 1]?.to ?? 1];
  const around = (Math.max(0, FILL - bars.length) / 2 / bars.length) * (last - first);
  const left = 10 + grouped(most).length * 7;
  const right = width - SIDE - (over.length > 0 ? OVER.room : 0);
  const x = scaleLinear([Math.max(0, first - around), last + around], [left, right]);
  const y = scaleLinear([0, most], [HEIGHT - BOTTOM, TOP]);
  const ticks = x.ticks(Math.max(3, Math.floor((right - left) / 90)));
  const quantiles = (['median', 'p95'] as const).map((key, i) => {
    const name = `${names[key]} ${duration(of[key])}`;
    const at = x(of[key]);
    return { key, name, at, y: 11 + i * 14, turned: at + 8 + widthOf(name) > width };
  });
  const counts = y.ticks(3).filter((count) => count > 0 && Number.isInteger(count));
  return (
    <div ref={measured}>
      <svg className="numbers-picture" role="img" aria-label={said} width={width} height={HEIGHT}>
        {counts.map((count) => (
          <g key={count}>
            <line className="grid" x1={left} x2={width} y1={y(count) + 0.5} y2={y(count) + 0.5} />
            <text className="tick count" x={left - 6} y={y(count) + 4}>
              {grouped(count)}
            </text>
          </g>
        ))}
        {bars.map(({ from, to, count }) => (
          <rect
            key={from}
            className="bar"
            x={x(from) + 0.5}
            width={Math.max(1, x(to) - x(from) - 1)}
            y={y(count)}
            height={HEIGHT - BOTTOM - y(count)}
          />
        ))}
        {over.map(({ from, count }) => (
          <g key={from} data-over={count}>
            <rect
              className="bar open"
              x={width - (OVER.room + OVER.wide) / 2}
              width={OVER.wide}
              y={Math.min(y(count), HEIGHT - BOTTOM - 2)}
              height={Math.max(2, HEIGHT - BOTTOM - y(count))}
            />
            <text className="tick" x={width - OVER.room / 2} y={HEIGHT - 5}>
              {names.over(duration(from))}
            </text>
          </g>
        ))}
        <line className="axis" x1={left} x2={width} y1={HEIGHT - BOTTOM + 0.5} y2={HEIGHT - BOTTOM + 0.5} />
        {ticks.map((tick) => (
          <text key={tick} className="tick" x={Math.max(left, Math.min(right - 18, x(tick)))} y={HEIGHT - 5}>
            {duration(tick)}
          </text>
        ))}
        {quantiles.map(({ key, at, y: top }) => (
          <line key={key} className={`quantile ${key}`} x1={at} x2={at} y1={top + 2} y2={HEIGHT - BOTTOM} />
        ))}
        {quantiles.map(({ key, at, y: top, name, turned }) => (
          <text
            key={key}
            data-quantile={key}
            className="quantile-name"
            x={at + (turned ? -4 : 4)}
            y={top}
            textAnchor={turned ? 'end' : 'start'}
          >
            {name}
          </text>
        ))}
      </svg>
    </div>
  );
}
