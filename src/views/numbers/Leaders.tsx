// Who led when: a strip of time, hatched where nobody led, with a mark for each election won.

import { scaleLinear } from 'd3';
import { useId } from 'react';
import type { Descriptors, Micros } from '../../engine/protocol.ts';
import type { ProtocolWords } from '../../speech/about.ts';
import { useWords } from '../../store/context.tsx';
import { epochTold, seconds } from '../../words/brief.ts';
import { duration } from '../../words/tell.ts';
import type { Totals } from '../../worker/statistics.ts';
import { hue } from '../theme.ts';
import { Chart } from './Chart.tsx';
import { percent } from './measure.ts';
import { useWidth } from './reading.ts';

const STRIP = { top: 22, height: 20 };
const HEIGHT = 66;
/** A stretch is never narrower than this. */
const SEEN = 1.5;
/** Names of leaders nearer to each other than this are left out: the table has them. */
const APART = 34;

interface Props {
  readonly totals: Totals;
  readonly protocol: Descriptors;
  readonly about: ProtocolWords;
}

/** Stretches and elections in order of time. */
function rowsOf({ won, gaps, at }: Totals): readonly { at: Micros; lasted: Micros | null; who: number | null }[] {
  return [
    ...gaps.map(({ from, to }) => ({ at: from, lasted: to - from, who: null })),
    ...won.map((one, i) => ({ at: one.at, lasted: null, who: i })),
  ]
    .filter((row) => row.at <= at)
    .sort((a, b) => a.at - b.at || (a.who === null ? 1 : -1));
}

export function Leaders({ totals, protocol, about }: Props) {
  const { leaders: words } = useWords().numbers;
  const { at, elections, leaderless, won, gaps } = totals;
  const share = percent(leaderless, at);
  const cut = elections > won.length || won.length >= 200 || gaps.length >= 200;
  return (
    <Chart
      name="leaders"
      title={words.title}
      sum={
        at === 0
          ? words.nothing
          : `${words.sum(elections, duration(leaderless), share)}${cut ? ` ${words.last(won.length)}` : ''}`
      }
      table={{
        head: [words.what, words.from, words.lasted],
        rows: rowsOf(totals).map(({ at: from, lasted, who }) => {
          const one = who === null ? null : won[who];
          return {
            key: `${one == null ? 'none' : one.node} ${from}`,
            cells: [
              one == null ? words.none : words.won(one.node, epochTold({ about, protocol }, one.epoch)),
              seconds(from),
              lasted === null ? '' : duration(lasted),
            ],
          };
        }),
      }}
    >
      {at === 0 ? null : <Strip totals={totals} said={words.said(elections, duration(leaderless), share)} />}
    </Chart>
  );
}

function Strip({ totals: { at, won, gaps }, said }: { readonly totals: Totals; readonly said: string }) {
  const { leaders: words } = useWords().numbers;
  const [measured, width] = useWidth();
  const hatch = useId();
  const x = scaleLinear([0, at], [0.5, width - 0.5]);
  let named = Number.NEGATIVE_INFINITY;
  return (
    <div ref={measured}>
      <svg className="numbers-picture" role="img" aria-label={said} width={width} height={HEIGHT}>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path className="hatch" d="M0 0V6" />
        </pattern>
        <rect className="led" x={x(0)} width={x(at) - x(0)} y={STRIP.top} height={STRIP.height} />
        {gaps.map(({ from, to }) => (
          <g key={from} data-gap={from}>
            <rect
              className="unled"
              x={x(from)}
              width={Math.max(SEEN, x(to) - x(from))}
              y={STRIP.top}
              height={STRIP.height}
            />
            <rect
              fill={`url(#${hatch})`}
              x={x(from)}
              width={Math.max(SEEN, x(to) - x(from))}
              y={STRIP.top}
              height={STRIP.height}
            />
          </g>
        ))}
        {won.map(({ at: when, node, epoch }) => {
          const here = x(when);
          const says = here - named >= APART;
          if (says) named = here;
          return (
            <g key={`${when} ${node}`} data-won={node} data-hue={hue(epoch)}>
              <line className="won" x1={here} x2={here} y1={STRIP.top - 5} y2={STRIP.top + STRIP.height} />
              {says && (
                <text
                  className="won-name"
                  x={Math.max(9, Math.min(here, width - 9))}
                  y={STRIP.top - 8}
                  textAnchor="middle"
                >
                  {node}
                </text>
              )}
            </g>
          );
        })}
        {x.ticks(Math.max(2, Math.floor(width / 90))).map((tick) => (
          <text key={tick} className="tick" x={Math.max(16, Math.min(width - 18, x(tick)))} y={HEIGHT - 6}>
            {duration(tick)}
          </text>
        ))}
      </svg>
      <p className="numbers-key">
        {words.hatched} · {words.mark}
      </p>
    </div>
  );
}
