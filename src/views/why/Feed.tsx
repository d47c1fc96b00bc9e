// What led here, newest first: each line goes back to its moment.

import { memo, type RefObject, useCallback, useEffect, useMemo, useRef } from 'react';
import { useFilmed, useLab, usePlayback, useTouched } from '../../store/context.tsx';
import { litHappening } from '../../store/reach.ts';
import type { Lit } from '../../store/related.ts';
import { seconds } from '../../words/brief.ts';
import type { Teller } from '../../words/tell.ts';
import type { Shot } from '../../worker/wire.ts';
import { litAs } from '../selection/lit.ts';
import { type Entry, feedOf, toldOf } from './account.ts';

export function Feed({ teller, shot }: { teller: Teller; shot: Shot }) {
  const lab = useLab();
  const filmed = useFilmed();
  const section = useRef<HTMLElement>(null);
  const inSight = useInSight(section);
  const playing = usePlayback((state) => state.playing);
  const written = useRef<readonly Entry[] | null>(null);
  const entries = useMemo(() => {
    void filmed; // the film is looked through again when it holds more
    // Out of sight it is not written anew while it plays: that would cost as much as all else.
    if (playing && !inSight.current && written.current !== null) return written.current;
    return feedOf(lab.film, shot, () => lab.need(Math.max(0, shot.at - 1_000_000), shot.at));
  }, [lab, shot, filmed, playing, inSight]);
  written.current = entries;
  const words = teller.panels.why;
  const touched = useTouched();
  const litOf = ({ shot: of, happening }: Entry) =>
    litHappening(touched, of, of.happenings.indexOf(happening), teller.protocol);
  const show = useCallback(
    ({ position, happening, shot: of }: Entry) => {
      lab.pause();
      void lab.show(position);
      lab.select({ kind: 'happening', position, index: of.happenings.indexOf(happening) });
    },
    [lab],
  );
  return (
    <section ref={section} className="why-feed" aria-label={words.feed}>
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

/** Whether an element is in sight, for whoever asks: that it comes or goes renders nothing anew. */
function useInSight(element: RefObject<HTMLElement | null>): RefObject<boolean> {
  const inSight = useRef(true);
  useEffect(() => {
    if (element.current === null) return;
    const observer = new IntersectionObserver(([entry]) => {
      inSight.current = entry?.isIntersecting ?? true;
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return inSight;
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
