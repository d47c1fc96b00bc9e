// The rule book: the protocol's rules as its paper arranges them, what of them decided the present step, and when each
// decided before.

import { useEffect, useState } from 'react';
import type { Descriptors, Micros } from '../../engine/protocol.ts';
import { useLab, useLanguage, usePicture, useSession, useTouched } from '../../store/context.tsx';
import { litBy } from '../../store/related.ts';
import { bookOf, type RuleBook } from '../../words/books.ts';
import { protocolWords } from '../../words/protocols.ts';
import type { Shot } from '../../worker/wire.ts';
import { Name } from '../selection/Name.tsx';
import { citationOf, notesOf } from '../why/account.ts';
import { Line } from './Line.tsx';
import { type See, useSeeing } from './seeing.ts';
import '../why/why.css';
import './rules.css';

/** What a person wants of the book; stays when the panel goes and comes. */

/** Opens a scenario of the library at the moment at which it shows a rule. */
export type Open = (scenario: string, at: Micros, rule: string) => void;

export function Rules({ open }: { open: Open }) {
  const protocol = useSession((state) => state.protocol);
  const language = useLanguage();
  const picture = usePicture();
  const [book, setBook] = useState<(RuleBook & { readonly of: string }) | null>(null);
  const id = protocol?.id ?? null;
  useEffect(() => {
    let current = true;
    if (id !== null) void bookOf(id, language).then((read) => current && setBook({ ...read, of: id }));
    return () => {
      current = false;
    };
  }, [id, language]);
  if (protocol === null || picture === null || book?.of !== id) return null;
  return <Shown protocol={protocol} book={book} shot={picture.shot} open={open} />;
}

/** How often each rule has decided so far; null until it is known. */
function useCounts(position: number): { readonly [rule: string]: number } | null {
  const lab = useLab();
  const branch = useSession((state) => state.branch);
  const [counts, setCounts] = useState<{ readonly [rule: string]: number } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another branch is another record
  useEffect(() => {
    let current = true;
    lab.record('decisions', { position, rule: null }).then(
      (reply) => current && reply !== null && setCounts(reply.counts),
      () => {}, // the run is gone
    );
    return () => {
      current = false;
    };
  }, [lab, branch, position]);
  return counts;
}

interface PageProps {
  readonly protocol: Descriptors;
  readonly book: RuleBook;
  readonly shot: Shot;
  readonly open: Open;
}

function Shown(props: PageProps) {
  return <Page {...props} counts={useCounts(props.shot.position)} see={useSeeing()} />;
}

/** The book at a moment. */
export function Page({
  protocol,
  book,
  shot,
  open,
  counts,
  see,
}: PageProps & { readonly counts: { readonly [rule: string]: number } | null; readonly see: See }) {
  const about = protocolWords(protocol.id, useLanguage());
  const touched = useTouched();
  const { section, words } = book;
  const notes = notesOf(shot);
  const lit = [...new Set(notes.map(({ rule }) => rule))];
  const chosen = touched.target?.kind === 'rule' ? touched.target.rule : null;
  useEffect(() => {
    if (chosen === null) return;
    document.querySelector(`[data-rule-line="${CSS.escape(chosen)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div className="rules" data-rules={protocol.id}>
      <p className="rules-about">{section.about}</p>
      <section className="rules-step" aria-label={section.step}>
        <h3>{section.step}</h3>
        {lit.length === 0 ? <p>{section.stepEmpty}</p> : null}
        {lit.map((rule) => (
          <Name key={rule} target={{ kind: 'rule', rule }} className="rules-name">
            {about.rules[rule]?.name ?? rule}
          </Name>
        ))}
      </section>
      <div className="rules-cards">
        {book.book.map((card) => (
          <section key={card.id} className="rules-card" data-card={card.id} aria-label={words.cards[card.id]?.title}>
            <h3>{words.cards[card.id]?.title}</h3>
            <small>{citationOf(protocol, card.citation)}</small>
            <p>{words.cards[card.id]?.lead}</p>
            {card.lines.map((line) => {
              if ('heading' in line) return <h4 key={line.heading}>{words.headings[line.heading]}</h4>;
              if ('point' in line) {
                const point = words.points[line.point];
                return (
                  <p key={line.point} className="rules-point">
                    <b>{point?.name}</b> {point?.text} <cite>{citationOf(protocol, line.citation)}</cite>
                  </p>
                );
              }
              const { rule } = line;
              return (
                <Line
                  key={rule}
                  rule={rule}
                  text={words.rules[rule] ?? ''}
                  section={section}
                  protocol={protocol}
                  about={about}
                  count={counts === null ? null : (counts[rule] ?? 0)}
                  notes={notes.filter((note) => note.rule === rule)}
                  chosen={chosen === rule}
                  lit={litBy(touched, { kind: 'rule', rule })}
                  position={shot.position}
                  see={see(rule)}
                  open={open}
                />
              );
            })}
          </section>
        ))}
      </div>
    </div>
  );
}
