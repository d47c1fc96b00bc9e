// The table of ballots: a row an epoch, a column a voter, and what became of it. A node's column leads to the node, a
// row's head to its epoch wherever it is drawn.

import { type KeyboardEvent, type PointerEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { type Descriptors, decidesOf, type NodeId } from '../../engine/protocol.ts';
import { useLab, useLanguage, useSelection, useSession, useTouched, useWords } from '../../store/context.tsx';
import { type Lit, litBy } from '../../store/related.ts';
import { sameTarget, type Target, toggle } from '../../store/selection.ts';
import { protocolWords } from '../../words/protocols.ts';
import type { BallotRow, Scene } from '../../worker/wire.ts';
import { hue } from '../theme.ts';
import { type Cell, cellOf, standingOf, valuesOf, votersOf } from './rows.ts';
import { Sweep } from './Sweep.tsx';
import './ballots.css';

interface BallotsProps {
  readonly protocol: Descriptors;
  readonly scene: Scene;
}

/** A head that the arrows have reached: `voter 0`, `epoch 2`. */
type Head = readonly [axis: 'voter' | 'epoch', index: number];

export function Ballots({ protocol, scene: { nodes, ballots } }: BallotsProps) {
  const lab = useLab();
  const { panels } = useWords();
  const words = panels.ballots;
  const about = protocolWords(protocol.id, useLanguage());
  const options = useSession((state) => state.setup?.options) ?? NO_OPTIONS;
  const { slot, rows, earlier } = ballots;
  const decides = decidesOf(protocol);
  const forLeader = decides === 'nothing';
  const voters = votersOf(nodes, protocol, options);
  const pointed = usePointed();
  const table = useRef<HTMLTableElement>(null);
  const [head, setHead] = useState<Head>(['voter', 0]);
  const scroller = useNewest(`${slot} ${rows.at(-1)?.epoch ?? 0}`);
  const wide = forLeader ? 2 : Math.max(lettersOf(words.promised), lettersOf(words.accepted));
  // The words of the standings are as long in every row.
  const narrow = useWidth(scroller) < ABOUT_VOTERS + voters.nodes.length * (wide * LETTER + ABOUT_WORD);

  const heads = { voter: voters.nodes.length, epoch: rows.length };
  const tabbed: Head = head[1] < heads[head[0]] ? head : ['voter', 0];
  const onKeyDown = (event: KeyboardEvent) => {
    const [axis, at = ''] =
      (event.target as Element).closest('[data-head]')?.getAttribute('data-head')?.split(' ') ?? [];
    if (axis === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = headAfter([axis as Head[0], Number(at)], event.key, heads);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    setHead(next);
    table.current?.querySelector<HTMLElement>(`[data-head="${next.join(' ')}"]`)?.focus();
  };
  const choose = (target: Target) => toggle(lab, target);
  const onPointerOver = ({ target, pointerType }: PointerEvent) => {
    if (pointerType === 'touch') return;
    lab.hover(meantBy(target as Element));
  };
  const onPointerLeave = () => {
    const hovered = lab.selection.getState().hovered;
    if (hovered?.kind === 'node' || hovered?.kind === 'epoch') lab.hover(null);
  };
  const columnClick = ({ target }: { target: EventTarget }) => {
    // The heads are buttons and speak for themselves.
    const meant = (target as Element).closest('button') === null ? meantBy(target as Element) : null;
    if (meant !== null) choose(meant);
  };

  return (
    <>
      <div className="ledger-beside">
        {decides === 'slots' ? <Stepper slot={slot} /> : null}
        <ul className="ledger-key" aria-label={panels.ledger.key}>
          {(forLeader ? (['promised'] as const) : (['promised', 'accepted'] as const)).map((standing) => (
            <li key={standing}>
              <i data-cast={forLeader ? 'accepted' : standing} />
              {narrow && !forLeader ? `${MARKS[standing]} ` : null}
              {words.quorum(forLeader ? words.vote : words[standing], voters[standing], voters.nodes.length)}
            </li>
          ))}
        </ul>
      </div>
      <div ref={scroller} className={voters.nodes.length > FEW ? 'ballots-scroll ballots-many' : 'ballots-scroll'}>
        {earlier > 0 ? <p className="ballots-earlier">{words.earlier(earlier)}</p> : null}
        <table
          ref={table}
          style={{ '--wide': narrow ? 1 : wide } as object}
          data-narrow={narrow || undefined}
          onKeyDown={onKeyDown}
          onClick={columnClick}
          onPointerOver={onPointerOver}
          onPointerLeave={onPointerLeave}
        >
          <caption>
            {decides === 'slots' ? words.aboutSlot(about.epoch, `${about.slot} ${slot}`) : words.about(about.epoch)}
          </caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="ballots-heading">{about.epoch}</span>
              </th>
              {forLeader ? null : <th scope="col">{words.value}</th>}
              {voters.nodes.map(({ id, up }, i) => (
                <th key={id} scope="col" data-voter={id} data-up={up} data-lit={pointed({ kind: 'node', node: id })}>
                  <button
                    type="button"
                    data-head={`voter ${i}`}
                    tabIndex={isHead(tabbed, 'voter', i) ? 0 : -1}
                    {...pressed(pointed({ kind: 'node', node: id }), panels)}
                    onClick={() => choose({ kind: 'node', node: id })}
                  >
                    {id}
                    {up === 'up' ? null : <span className="ledger-aloud"> {panels.ledger[up]}</span>}
                  </button>
                </th>
              ))}
              <th scope="col" className="ballots-standing">
                <span className="ledger-aloud">{words.standing}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.length === 0 ? (
              <tr>
                <td className="ballots-empty" colSpan={voters.nodes.length + 3}>
                  {forLeader ? words.emptyVotes : words.empty(about.epoch)}
                </td>
              </tr>
            ) : null}
            {rows.map((row, i) => (
              <tr
                key={row.epoch}
                data-epoch={row.epoch}
                data-hue={hue(row.epoch)}
                data-lit={pointed({ kind: 'epoch', epoch: row.epoch })}
                data-chosen={row.chosen.length > 0 || undefined}
              >
                <th scope="row">
                  <button
                    type="button"
                    data-head={`epoch ${i}`}
                    tabIndex={isHead(tabbed, 'epoch', i) ? 0 : -1}
                    {...pressed(pointed({ kind: 'epoch', epoch: row.epoch }), panels)}
                    onClick={() => choose({ kind: 'epoch', epoch: row.epoch })}
                  >
                    <span className="ballots-word">{about.epoch} </span>
                    {protocol.epochName(row.epoch)}
                  </button>
                </th>
                {forLeader ? null : <Values row={row} words={words} />}
                {voters.nodes.map(({ id }) => (
                  <Cast
                    key={id}
                    voter={id}
                    cell={cellOf(row, id, forLeader)}
                    many={valuesOf(row).length > 1}
                    forLeader={forLeader}
                    narrow={narrow}
                  />
                ))}
                <td className="ballots-standing">
                  <span>{standingOf(row, voters.nodes.length, forLeader, words)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <Sweep table={table} needed={forLeader ? voters.promised : voters.accepted} />
      </div>
    </>
  );
}

/** Of the button of a head, which the cell or row about it shows to the eye. */
const pressed = (lit: Lit | 'hovered', { selection }: Panels) => ({
  'aria-pressed': lit === 'selected',
  'aria-description': lit === 'touched' ? selection.touched : undefined,
});

/** How wide a word is in letters of the alphabet. */
const lettersOf = (word: string): number => [...word].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0);
const NO_OPTIONS = {};
/** What stands in place of a standing's word where the voters are too many for it. */
const MARKS = { promised: '○', accepted: '●', refused: '×' } as const;
/** In pixels: a letter, what is about a word in its cell, and all columns but those of the voters. */
const LETTER = 6.6;
const ABOUT_WORD = 13;
const ABOUT_VOTERS = 165;
/** So many columns leave room for the epoch's word in each row. */
const FEW = 3;

const isHead = ([axis, index]: Head, of: Head[0], at: number): boolean => axis === of && index === at;

/** Where an arrow leads: along the voters, down into the epochs, and from the first of them up again. */
function headAfter([axis, index]: Head, key: string, heads: { readonly [axis in Head[0]]: number }): Head | null {
  const along = axis === 'voter' ? { ArrowLeft: -1, ArrowRight: 1 }[key] : { ArrowUp: -1, ArrowDown: 1 }[key];
  const last = heads[axis] - 1;
  if (axis === 'voter' && key === 'ArrowDown' && heads.epoch > 0) return ['epoch', 0];
  if (axis === 'epoch' && key === 'ArrowUp' && index === 0) return ['voter', 0];
  if (axis === 'epoch' && key === 'ArrowRight') return ['voter', 0];
  if (key === 'Home') return [axis, 0];
  if (key === 'End') return [axis, last];
  return along === undefined ? null : [axis, Math.max(0, Math.min(last, index + along))];
}

/** A cell means its voter, the rest of a row its epoch. */
function meantBy(element: Element): Target | null {
  const voter = element.closest('[data-voter]')?.getAttribute('data-voter');
  if (voter) return { kind: 'node', node: voter };
  const epoch = element.closest('[data-epoch]')?.getAttribute('data-epoch');
  return epoch ? { kind: 'epoch', epoch: Number(epoch) } : null;
}

/** What is lit by the selection, or under the pointer here or in another view. */
function usePointed() {
  const touched = useTouched();
  const hovered = useSelection((state) => state.hovered);
  return (target: Target) => litBy(touched, target) ?? (sameTarget(hovered, target) ? 'hovered' : undefined);
}

/** Keeps the newest row in sight, whatever scrolls it, whenever there is another one. */
function useNewest(newest: string) {
  const scroller = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the newest row is what makes the end move
  useLayoutEffect(() => {
    const row = scroller.current?.querySelector('tbody tr:last-child');
    row?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [newest]);
  return scroller;
}

/** How wide an element is; before it is measured, as wide as one likes. */
function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(Number.POSITIVE_INFINITY);
  useLayoutEffect(() => {
    if (element.current === null) return;
    const { current } = element;
    const measure = () => setWidth(current.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

/** To the slot before and after, and back to the newest. */
function Stepper({ slot }: { slot: number }) {
  const lab = useLab();
  const { panels } = useWords();
  const protocol = useSession((state) => state.protocol);
  const about = protocolWords(protocol?.id ?? '', useLanguage());
  const chosen = useSelection((state) => state.selected?.kind === 'slot');
  const told = (index: number) => `${about.slot} ${index}`;
  const go = (index: number) => lab.select({ kind: 'slot', index });
  return (
    <span className="ballots-stepper">
      <button
        type="button"
        className="ballots-step"
        aria-label={panels.ballots.earlierSlot(told(slot - 1))}
        aria-disabled={slot <= 1}
        onClick={() => slot > 1 && go(slot - 1)}
      >
        ‹
      </button>
      <output>{told(slot)}</output>
      <button
        type="button"
        className="ballots-step"
        aria-label={panels.ballots.laterSlot(told(slot + 1))}
        onClick={() => go(slot + 1)}
      >
        ›
      </button>
      {chosen ? (
        <button type="button" className="ledger-newest" onClick={() => lab.select(null)}>
          {panels.ledger.newest} <span aria-hidden="true">⇥</span>
        </button>
      ) : null}
    </span>
  );
}

type Panels = ReturnType<typeof useWords>['panels'];
type Words = Panels['ballots'];

function Values({ row, words }: { row: BallotRow; words: Words }) {
  return (
    <td>
      {valuesOf(row).map((value) => {
        const by = row.proposed.filter((one) => one.value === value).map((one) => one.by);
        const told = by.length === 0 ? value : words.proposal(value, by.join(' '));
        return (
          <span key={value} className="ballots-value" title={told}>
            <span aria-hidden="true">{value}</span>
            <span className="ledger-aloud">{told} </span>
          </span>
        );
      })}
    </td>
  );
}

interface CastProps {
  readonly voter: NodeId;
  readonly cell: Cell;
  /** Whether the row has several values, so that a cell must say which. */
  readonly many: boolean;
  readonly forLeader: boolean;
  /** No room for words. */
  readonly narrow: boolean;
}

function Cast({ voter, cell: { standing, values, lit }, many, forLeader, narrow }: CastProps) {
  const words = useWords().panels.ballots;
  const look = forLeader && standing === 'promised' ? 'accepted' : standing;
  return (
    <td data-voter={voter} data-cast={look} data-quorum={lit || undefined}>
      <div className="ballots-cell">
        {standing === 'none' ? (
          <>
            <span aria-hidden="true">–</span>
            <span className="ledger-aloud">{words.nothing}</span>
          </>
        ) : forLeader ? (
          values.map((node) => (
            <span key={node}>
              <span aria-hidden="true">{node}</span>
              <span className="ledger-aloud">{words.votesForAloud(node)} </span>
            </span>
          ))
        ) : (
          <>
            {narrow ? <span aria-hidden="true">{MARKS[standing]}</span> : null}
            <span className={narrow ? 'ledger-aloud' : undefined}>{words[standing]}</span>
            {many ? values.map((value) => <b key={value}> {value}</b>) : null}
          </>
        )}
      </div>
    </td>
  );
}
