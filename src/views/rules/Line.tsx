// One rule of the book: what it says, where in the library it can be seen if not in this run, the values that it compared in
// the present step, and, when it is chosen, when it decided before.

import { useEffect, useState } from 'react';
import type { Descriptors } from '../../engine/protocol.ts';
import type { ProtocolWords } from '../../speech/about.ts';
import { useLab, useSession, useWords } from '../../store/context.tsx';
import type { Lit } from '../../store/related.ts';
import { toggle } from '../../store/selection.ts';
import { seconds } from '../../words/brief.ts';
import type { BookSection } from '../../words/en/book.ts';
import type { Decision } from '../../worker/rules.ts';
import { litAs } from '../selection/lit.ts';
import { citationOf, factsTold, type Noted } from '../why/account.ts';
import { Facts } from '../why/Facts.tsx';
import type { Open } from './Rules.tsx';
import type { Place } from './seeing.ts';

export interface LineProps {
  readonly rule: string;
  readonly text: string;
  readonly section: BookSection;
  readonly protocol: Descriptors;
  readonly about: ProtocolWords;
  /** How often it has decided so far; null while that is not known. */
  readonly count: number | null;
  /** What it noted in the present step. */
  readonly notes: readonly Noted[];
  readonly chosen: boolean;
  /** How the selection lights it. */
  readonly lit: Lit;
  readonly position: number;
  /** Where in the library it decides; null where nowhere, or not yet known. */
  readonly see: Place | null;
  readonly open: Open;
}

export function Line(props: LineProps) {
  const { rule, text, section, protocol, about, count, notes, chosen, lit, position, see, open } = props;
  const lab = useLab();
  const { panels } = useWords();
  const words = about.rules[rule];
  const citation = protocol.rules[rule];
  return (
    <div className="rules-line" data-rule-line={rule} data-lit={notes.length > 0 || undefined}>
      <button
        type="button"
        className="lit-line"
        aria-expanded={chosen}
        {...litAs(lit, panels)}
        onClick={() => toggle(lab, { kind: 'rule', rule })}
      >
        <b>{words?.name ?? rule}</b>
        {count === null ? null : (
          <small data-seen={count > 0}>{count === 0 ? section.unseen : section.times(count)}</small>
        )}
      </button>
      <p>
        {text} {citation === undefined ? null : <cite>{citationOf(protocol, citation)}</cite>}
        {count === 0 && see !== null ? (
          <button
            type="button"
            className="rules-see"
            data-see={see.scenario}
            onClick={() => open(see.scenario, see.at, rule)}
          >
            {section.see(see.title, seconds(see.at))}
          </button>
        ) : null}
      </p>
      {notes.map((note) => (
        <div key={`${note.node} ${notes.indexOf(note)}`} className="rules-lit">
          <p>
            <em>{section.compared}</em> {words?.headline(note) ?? note.node}
          </p>
          <Facts facts={factsTold(note.facts, words?.facts ?? {}, panels.why)} panels={panels} />
        </div>
      ))}
      {chosen ? <Times rule={rule} count={count} section={section} position={position} /> : null}
    </div>
  );
}

/** When a rule decided last, with a way there. */
function Times({ rule, count, section, position }: Pick<LineProps, 'rule' | 'count' | 'section' | 'position'>) {
  const lab = useLab();
  const branch = useSession((state) => state.branch);
  const [last, setLast] = useState<readonly Decision[]>([]);
  const [missed, setMissed] = useState<'previous' | 'next' | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another branch is another record
  useEffect(() => {
    let current = true;
    setMissed(null);
    lab.record('decisions', { position, rule }).then(
      (reply) => current && reply !== null && setLast(reply.last),
      () => {}, // the run is gone
    );
    return () => {
      current = false;
    };
  }, [lab, branch, position, rule]);
  const go = async (way: 'previous' | 'next') => {
    setMissed((await lab.find({ kind: 'rule', rule }, way === 'next' ? 1 : -1)) ? null : way);
  };
  const show = (to: number) => {
    lab.pause();
    void lab.show(to);
  };
  return (
    <div className="rules-times">
      <p>{count === null ? '…' : count === 0 ? section.never : section.last(count)}</p>
      {last.length === 0 ? null : (
        <ul>
          {last.map((time) => (
            <li key={`${time.position} ${last.indexOf(time)}`}>
              <button
                type="button"
                aria-current={time.position === position || undefined}
                onClick={() => show(time.position)}
              >
                {section.jump(seconds(time.at), time.node)}
              </button>
            </li>
          ))}
        </ul>
      )}
      <p className="rules-ways">
        {(['previous', 'next'] as const).map((way) => (
          <button key={way} type="button" onClick={() => void go(way)}>
            {section[way]}
          </button>
        ))}
      </p>
      <p role="status">{missed === null ? '' : section.none[missed]}</p>
    </div>
  );
}
