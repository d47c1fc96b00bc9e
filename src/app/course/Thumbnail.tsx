// A little picture of a moment of a run, drawn with the stage's own marks: who leads, who is down, what flies, what is cut.

import type { Picture } from '../../course/shelf.ts';
import { hue } from '../../views/theme.ts';

const WIDTH = 96;
const HEIGHT = 60;
const RADIUS = 6.5;

/** Where each node stands: on a ring, the first at the top. */
function seatsOf(count: number): { x: number; y: number }[] {
  return Array.from({ length: count }, (_, i) => {
    const angle = (i / count) * 2 * Math.PI - Math.PI / 2;
    return {
      x: WIDTH / 2 + (count > 1 ? 36 * Math.cos(angle) : 0),
      y: HEIGHT / 2 + (count > 1 ? 21 * Math.sin(angle) : 0),
    };
  });
}

export function Thumbnail({ picture: { nodes, cuts, flying } }: { picture: Picture }) {
  const seats = seatsOf(nodes.length);
  const line = ([from, to]: readonly number[]) => {
    const [a, b] = [seats[from as number], seats[to as number]];
    return a === undefined || b === undefined ? null : { x1: a.x, y1: a.y, x2: b.x, y2: b.y };
  };
  // A cut both ways is one line.
  const cutOnce = cuts.filter(([a, b], i) => !cuts.some(([c, d], j) => j < i && c === b && d === a));
  return (
    <svg className="course-picture" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      {cutOnce.map((cut) => (
        <line key={cut.join()} className="course-cut" {...line(cut)} />
      ))}
      {flying.map((link, i) => {
        const ends = line(link);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: several of the same may fly
          <g key={i} data-hue={hue(nodes[link[0] as number]?.epoch ?? 0)}>
            <line className="course-way" {...ends} />
            {ends && (
              <circle className="course-message" cx={(ends.x1 + ends.x2) / 2} cy={(ends.y1 + ends.y2) / 2} r={2.2} />
            )}
          </g>
        );
      })}
      {nodes.map(({ epoch, leads, down }, i) => (
        <circle
          // biome-ignore lint/suspicious/noArrayIndexKey: a node is its place
          key={i}
          className="course-node"
          data-hue={hue(epoch)}
          data-leads={leads}
          data-down={down}
          cx={seats[i]?.x}
          cy={seats[i]?.y}
          r={RADIUS}
        />
      ))}
    </svg>
  );
}
