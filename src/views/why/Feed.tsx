// What led here, newest first: each line goes back to its moment.

import { memo, useCallback, useMemo } from 'react';
import { useFilmed, useLab, useTouched } from '../../store/context.tsx';
import { type Lit, litHappening } from '../../store/touched.ts';
import { seconds, type Teller } from '../../words/tell.ts';
import type { Shot } from '../../worker/wire.ts';
import { litAs } from '../selection/lit.ts';
import { type Entry, feedOf, toldOf } from './account.ts';

export function Feed({ teller, shot }: { teller: Teller; shot: Shot }) {
  const lab = useLab();
  const filmed = useFilmed();
  const entries = useMemo(() => {
    void filmed; // the film is looked through again when it holds more
    return feedOf(lab.film, shot, () => lab.need(Math.max(0, shot.at - 1_000_000), shot.at));
  }, [lab, shot, filmed]);
  const words = teller.panels.why;
  const touched = useTouched();
  const litOf = ({ shot: of, happening }: Entry) =>
    litHappening(touched, of, of.happenings.indexOf(happening), teller.protocol);
  const show = useCallback(
    ({ position, happening, shot: of }: Entry) => {
      lab.pause();
      lab.show(position);
      lab.select({ kind: 'happening', position, index: of.happenings.indexOf(happening) });
    },
    [lab],
  );
  return (
    <section className="why-feed" aria-label={words.feed}>
      <h2>{words.feed}</h2>
      {entries.length === 0 ? (
        <p>{words.feedEmpty}</p>
      ) : (
        <ol>
          {entries.map((entry, i) => (
            <Item
              key={`${entry.position} ${sameBefore(entries, i)}`}
              teller={teller}
              entry={entry}
              count={entry.count}
              current={entry.position === shot.position}
              lit={litOf(entry)}
              show={show}
            />
          ))}
        </ol>
      )}
    </section>
  );
}

/** How many entries of the same move stand above: a key that stays when the feed grows. */
function sameBefore(entries: readonly Entry[], i: number): number {
  let count = 0;
  while (entries[i - 1 - count]?.position === entries[i]?.position && i - 1 - count >= 0) count++;
  return count;
}

interface ItemProps {
  readonly teller: Teller;
  readonly entry: Entry;
  readonly count: number;
  readonly current: boolean;
  readonly lit: Lit;
  readonly show: (entry: Entry) => void;
}

const Item = memo(
  function Item({ teller, entry, count, current, lit, show }: ItemProps) {
    const { position, at, shot, happening } = entry;
    const { why } = teller.panels;
    return (
      <li>
        <button
          type="button"
          data-feed-item={position}
          className="lit-line"
          data-kind={happening.kind}
          aria-pressed={lit === 'selected'}
          {...litAs(lit, teller.panels)}
          aria-current={current ? 'true' : undefined}
          onClick={() => show(entry)}
        >
          <time>{seconds(at)}</time>
          <span>
            {toldOf(teller, shot, happening)}
            {count > 1 ? (
              <small>
                <span aria-hidden="true">{why.times(count)}</span>
                <span className="why-aloud">{why.timesAloud(count)}</span>
              </small>
            ) : null}
          </span>
        </button>
      </li>
    );
  },
  (a, b) =>
    a.teller === b.teller &&
    a.entry.happening === b.entry.happening &&
    a.count === b.count &&
    a.current === b.current &&
    a.lit === b.lit &&
    a.show === b.show,
);
