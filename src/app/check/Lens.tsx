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
  readonly going: boolean;
  /** Where something was found, by its depth. */
  readonly found: number | null;
}

export function Lens({ widths, closed, going, found }: Props) {
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
  const every = Math.max(1, Math.ceil(Math.max(USUAL, widths.length) / 12));
  return (
    <figure className="check-lens" data-lens={widths.length} data-closed={closed}>
      <figcaption>
        {words.lens}
        {going && widths.length > 0 && ` · ${words.lensOpen}`}
      </figcaption>
      {/* As wide as there is room; the letters keep their size. */}
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        <line x1={0} x2={WIDTH} y1={middle} y2={middle} />
        <polygon points={outline} />
        {found !== null && (
          <line className="check-lens-found" x1={(found + 0.5) * step} x2={(found + 0.5) * step} y1={0} y2={HEIGHT} />
        )}
      </svg>
      <p className="check-depths" aria-hidden="true">
        {widths.map((_, depth) =>
          depth % every === 0 ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the index is the depth
            <span key={depth} style={{ left: `${(((depth + 0.5) * step) / WIDTH) * 100}%` }}>
              {depth}
            </span>
          ) : null,
        )}
      </p>
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
