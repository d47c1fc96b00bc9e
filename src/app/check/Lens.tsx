// How many new states each depth has: levels swell, then shrink, and a lens that has closed is a search at its end. No bar:
// nobody knows how much there is still to come.

import { useCheckWords } from './words.ts';

const WIDTH = 640;
const HEIGHT = 88;
/** Depths that fit without being drawn closer. */
const USUAL = 24;

interface Props {
  readonly widths: readonly number[];
  /** Nothing is waiting any more. */
  readonly closed: boolean;
  /** Where something was found, by its depth. */
  readonly found: number | null;
}

export function Lens({ widths, closed, found }: Props) {
  const words = useCheckWords();
  const step = WIDTH / Math.max(USUAL, widths.length);
  const most = Math.log1p(Math.max(1, ...widths));
  const half = (width: number) => (Math.log1p(width) / most) * (HEIGHT / 2 - 2);
  const middle = HEIGHT / 2;
  const points = widths.map((width, depth) => [depth * step + step / 2, half(width)] as const);
  const end = closed ? [[widths.length * step, 0] as const] : [];
  const all = [[0, 0] as const, ...points, ...end];
  const outline = [
    ...all.map(([x, h]) => `${x.toFixed(1)},${(middle - h).toFixed(1)}`),
    ...all.toReversed().map(([x, h]) => `${x.toFixed(1)},${(middle + h).toFixed(1)}`),
  ].join(' ');
  const every = Math.ceil(widths.length / 16);
  return (
    <figure className="check-lens" data-lens={widths.length} data-closed={closed}>
      <figcaption>
        {words.lens}
        {!closed && widths.length > 0 && ` · ${words.lensOpen}`}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + 18}`} aria-hidden="true">
        <line x1={0} x2={WIDTH} y1={middle} y2={middle} />
        <polygon points={outline} />
        {found !== null && (
          <line
            className="check-lens-found"
            x1={(found + 0.5) * step}
            x2={(found + 0.5) * step}
            y1={2}
            y2={HEIGHT - 2}
          />
        )}
        {widths.map((_, depth) =>
          depth % every === 0 ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the index is the depth
            <text key={depth} x={(depth + 0.5) * step} y={HEIGHT + 14}>
              {depth}
            </text>
          ) : null,
        )}
      </svg>
      {widths.length > 0 && (
        <details>
          <summary>{words.table}</summary>
          <div className="check-table">
            <table>
              <thead>
                <tr>
                  <th scope="col">{words.columns.depth}</th>
                  <th scope="col">{words.columns.fresh}</th>
                </tr>
              </thead>
              <tbody>
                {widths.map((width, depth) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the index is the depth
                  <tr key={depth}>
                    <th scope="row">{depth}</th>
                    <td>{width}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      )}
    </figure>
  );
}
