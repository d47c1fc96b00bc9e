// How long clients waited: a histogram, with the median and the 95th percentile marked and named.

import { max, scaleLinear } from 'd3';
import { useWords } from '../../store/context.tsx';
import { duration } from '../../words/tell.ts';
import type { Totals } from '../../worker/statistics.ts';
import { Chart } from './Chart.tsx';
import { type Distribution, distribution } from './measure.ts';
import { useWidth } from './reading.ts';

const HEIGHT = 132;
const TOP = 34;
const BOTTOM = 20;
const SIDE = 4;

export function Waits({ totals: { waits, asked } }: { readonly totals: Totals }) {
  const { waits: words } = useWords().numbers;
  const found = distribution(waits);
  const rows =
    found === null
      ? []
      : [
          ...(['shortest', 'median', 'p95', 'longest'] as const).map((key) => ({
            key: key as string,
            cells: [words[key], duration(found[key])],
          })),
          ...found.bars.map(({ from, to, count }) => ({
            key: `${from}`,
            cells: [words.between(duration(from), duration(to)), String(count)],
          })),
        ];
  return (
    <Chart
      name="waits"
      title={words.title}
      sum={found === null ? words.none : words.sum(waits.length, asked)}
      table={{ head: [words.wait, words.answers], rows }}
    >
      {found === null ? null : (
        <Histogram
          of={found}
          said={words.said(waits.length, duration(found.median), duration(found.p95))}
          names={{ median: words.median, p95: words.p95 }}
        />
      )}
    </Chart>
  );
}

interface Drawn {
  readonly of: Distribution;
  readonly said: string;
  readonly names: { readonly median: string; readonly p95: string };
}

function Histogram({ of, said, names }: Drawn) {
  const [measured, width] = useWidth();
  const { bars } = of;
  const [first, last] = [bars[0]?.from ?? 0, bars[bars.length - 1]?.to ?? 1];
  const x = scaleLinear([first, Math.max(last, first + 1)], [SIDE, width - SIDE]);
  const y = scaleLinear([0, max(bars, ({ count }) => count) ?? 1], [HEIGHT - BOTTOM, TOP]);
  const ticks = x.ticks(Math.max(2, Math.floor(width / 90)));
  return (
    <div ref={measured}>
      <svg className="numbers-picture" role="img" aria-label={said} width={width} height={HEIGHT}>
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
        <line className="axis" x1={0} x2={width} y1={HEIGHT - BOTTOM + 0.5} y2={HEIGHT - BOTTOM + 0.5} />
        {ticks.map((tick) => (
          <text key={tick} className="tick" x={within(x(tick), width)} y={HEIGHT - 5}>
            {duration(tick)}
          </text>
        ))}
        {(['median', 'p95'] as const).map((key, i) => (
          <g key={key} data-quantile={key}>
            <line className={`quantile ${key}`} x1={x(of[key])} x2={x(of[key])} y1={13 + i * 14} y2={HEIGHT - BOTTOM} />
            <text
              className="quantile-name"
              x={x(of[key]) + (x(of[key]) > width * 0.6 ? -4 : 4)}
              y={11 + i * 14}
              textAnchor={x(of[key]) > width * 0.6 ? 'end' : 'start'}
            >
              {`${names[key]} ${duration(of[key])}`}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}

function within(x: number, width: number): number {
  return Math.max(16, Math.min(width - 18, x));
}
