// How far a search is, and what it came to: a sentence first, then the schedule, and always what was looked at and what not.

import { Play } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useLanguage } from '../../store/context.tsx';
import type { Coverage, Schedule, Verdict, Weighed } from '../../worker/checking/wire.ts';
import { inLanguage } from '../frame/phrases.ts';
import { checking } from './checking.ts';
import { Lens } from './Lens.tsx';
import { useCheckWords, useNames } from './words.ts';

/** Real milliseconds between two times that somebody who listens is told how far it is. */
const SPARSELY = 10_000;

/** Faults have a sentence of their own. */
const isFault = (bound: string): boolean => bound === 'crashes' || bound === 'duplicates';

/** Bounds in one line: `Highest term 2 · Requests 1`. */
function useBounds(protocol: string): (bounds: { readonly [bound: string]: number }) => string {
  const { bound } = useNames(protocol);
  return (bounds) =>
    Object.entries(bounds)
      .filter(([name]) => !isFault(name))
      .map(([name, value]) => `${bound(name)} ${value}`)
      .join(' · ');
}

/** A sentence on how far it is, seldom. */
function Heard() {
  const words = useCheckWords();
  const { standing, progress } = useStore(checking);
  const [says, setSays] = useState('');
  const last = useRef(0);
  const searching = standing !== 'idle';
  useEffect(() => {
    last.current = performance.now();
    setSays(searching ? words.begun : '');
  }, [searching, words]);
  useEffect(() => {
    if (!searching || progress === null || performance.now() - last.current < SPARSELY) return;
    last.current = performance.now();
    setSays(words.announce(progress.depth, progress.states));
  }, [searching, progress, words]);
  return (
    <p className="unseen" role="status" data-heard="">
      {says}
    </p>
  );
}

/** @param protocol of the question on show, until something was asked. */
export function Standing({ protocol }: { protocol: string }) {
  const words = useCheckWords();
  const { standing, progress, milliseconds, asked, verdict } = useStore(checking);
  const bounds = useBounds(asked?.question.protocol ?? protocol);
  const rate = milliseconds > 0 && progress !== null ? Math.round(progress.expanded / (milliseconds / 1000)) : 0;
  const closed = verdict?.kind === 'covered' || verdict?.kind === 'impossible';
  const found = verdict !== null && 'finding' in verdict ? verdict.finding.moves : null;
  return (
    <section className="check-standing" aria-label={words.progress}>
      <p className="check-counts" data-progress={standing}>
        <b data-states={progress?.states}>{words.states(progress?.states ?? 0)}</b>
        <b data-depth={progress?.depth}>{words.depth(progress?.depth ?? 0)}</b>
        {standing !== 'idle' && (
          <span>
            {words.waiting(progress?.waiting ?? 0)} · {words.rate(rate)}
            {standing === 'paused' && ` · ${words.paused}`}
          </span>
        )}
      </p>
      <p className="check-hint">{progress !== null && words.within(bounds(progress.bounds))}</p>
      <Lens widths={progress?.widths ?? []} closed={closed} going={standing !== 'idle'} found={found} />
      <Heard />
    </section>
  );
}

function useSentence(asked: Weighed): (verdict: Verdict) => string {
  const words = useCheckWords();
  const { invariant } = useNames(asked.question.protocol);
  const { seek } = asked.question;
  return (verdict) => {
    const { coverage } = verdict;
    switch (verdict.kind) {
      case 'broken':
        return words.broken(verdict.finding.moves, brokeLast(verdict.finding, seek).map(invariant).join(', '));
      case 'found':
        return words.found(verdict.finding.moves);
      case 'covered':
        return words.covered(coverage.states);
      case 'impossible':
        return words.impossible(coverage.states);
      case 'stopped':
        return `${words.stopped(coverage.depth, coverage.states)} ${words.why[verdict.why]}`;
      case 'schedule':
        return words.schedule(verdict.finding.moves, brokeLast(verdict.finding, seek).map(invariant).join(', '));
    }
  };
}

/** What a schedule was looked for: what its last move breaks. */
function brokeLast({ steps }: Schedule, seek: Weighed['question']['seek']): readonly string[] {
  if (seek.kind === 'goal') return [];
  return seek.kind === 'breach' ? [seek.invariant] : (steps.at(-1)?.broke ?? []);
}

function Covered({ protocol, coverage }: { protocol: string; coverage: Coverage }) {
  const words = useCheckWords();
  const names = useNames(protocol);
  const bounds = useBounds(protocol);
  const cut = Object.entries(coverage.cut).filter(([bound, count]) => count > 0 && !isFault(bound));
  const { crashes = 0, duplicates = 0 } = coverage.bounds;
  return (
    <section className="check-covered" data-covered="">
      <h3>{words.covers}</h3>
      <p>{words.within(bounds(coverage.bounds))}</p>
      <p>
        {words.arrives(crashes, duplicates)} {words.alike}
      </p>
      <p>
        {coverage.quiet.length > 0 && `${words.quiet(coverage.quiet.map(names.quiet))} `}
        {cut.length > 0 && `${words.cut(cut.map(([bound, count]) => words.cutBy(names.bound(bound), count)))} `}
        {coverage.before.length > 0 && `${words.before(coverage.before.length)} `}
        {words.noProof}
      </p>
    </section>
  );
}

function Steps({ protocol, schedule }: { protocol: string; schedule: Schedule }) {
  const words = useCheckWords();
  const language = useLanguage();
  const { invariant } = useNames(protocol);
  return (
    <section>
      <h3>{words.steps}</h3>
      <ol className="check-steps">
        {schedule.steps.map(({ lines, headline, broke }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a schedule does not change, and its moves are numbered
          <li key={i} data-broke={broke.length > 0 ? broke.join(' ') : undefined}>
            <b>{inLanguage(headline, language) || lines.join(', ')}</b>
            <small>{lines.join(' · ')}</small>
            {broke.length > 0 && <em>{words.breaks(broke.map(invariant).join(', '))}</em>}
          </li>
        ))}
      </ol>
    </section>
  );
}

export function Answer({ play }: { play: (schedule: Schedule) => void }) {
  const words = useCheckWords();
  const { asked, verdict, schedule: wandered, standing, failed } = useStore(checking);
  return (
    <section className="check-answer" aria-label={words.answer}>
      <div role="status" data-answer={verdict?.kind ?? (wandered === null ? undefined : 'schedule')}>
        {failed !== null && (
          <p className="wrong" data-failed="">
            {failed === '' ? words.gone : words.failed(failed)}
          </p>
        )}
        {asked === null
          ? failed === null && <p className="check-hint">{words.idle}</p>
          : (verdict !== null || wandered !== null) && (
              <Sentence asked={asked} verdict={verdict} wandered={wandered} goesOn={standing !== 'idle'} />
            )}
      </div>
      {asked !== null && (
        <p className="check-asked" data-asked="">
          {asked.line}
        </p>
      )}
      {asked !== null && <Shown asked={asked} verdict={verdict} wandered={wandered} play={play} />}
    </section>
  );
}

interface ShownProps {
  readonly asked: Weighed;
  readonly verdict: Verdict | null;
  readonly wandered: Schedule | null;
}

function Sentence({ asked, verdict, wandered, goesOn }: ShownProps & { goesOn: boolean }) {
  const words = useCheckWords();
  const sentence = useSentence(asked);
  const { invariant } = useNames(asked.question.protocol);
  const only = verdict === null || verdict.kind === 'stopped' ? wandered : null;
  return (
    <>
      {only !== null && (
        <p className="check-says">
          {words.schedule(only.moves, brokeLast(only, asked.question.seek).map(invariant).join(', '))}{' '}
          {goesOn && words.goesOn}
        </p>
      )}
      {verdict !== null && <p className={only === null ? 'check-says' : undefined}>{sentence(verdict)}</p>}
    </>
  );
}

function Shown({ asked, verdict, wandered, play }: ShownProps & { play: (schedule: Schedule) => void }) {
  const words = useCheckWords();
  const { protocol } = asked.question;
  const schedule = verdict !== null && 'finding' in verdict ? verdict.finding : wandered;
  return (
    <>
      {schedule !== null && (
        <button type="button" className="primary check-play" data-play="" onClick={() => play(schedule)}>
          <Play aria-hidden="true" size={15} /> {words.play}
        </button>
      )}
      {verdict !== null && <Covered protocol={protocol} coverage={verdict.coverage} />}
      {schedule !== null && <Steps protocol={protocol} schedule={schedule} />}
    </>
  );
}
