// Why the last thing happened: one headline, two sentences, the facts compared, the rule and its paper; then what changed
// and what led here.

import { Fragment, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { NodeId } from '../../engine/protocol.ts';
import {
  PaceProvider,
  useFilmed,
  useLab,
  usePicture,
  usePlayback,
  useSelection,
  useSession,
  useTeller,
  useTouched,
} from '../../store/context.tsx';
import { selectedHappening } from '../../store/happenings.ts';
import { namedBy } from '../../store/mentions.ts';
import { type Told as MilestoneTold, toldNow } from '../../store/milestones.ts';
import { litHappening } from '../../store/reach.ts';
import { comparedOn } from '../../store/told.ts';
import type { Teller } from '../../words/tell.ts';
import type { Shot } from '../../worker/wire.ts';
import { litAs } from '../selection/lit.ts';
import { Name, Names } from '../selection/Name.tsx';
import {
  actorOf,
  type Broke,
  breachesOf,
  byHand,
  changes,
  chosenNow,
  citationOf,
  decisive,
  factsTold,
  headlineOf,
  isRefusal,
  type Noted,
  notesOf,
  whyOf,
} from './account.ts';
import { comparedIn } from './compared.ts';
import { Facts } from './Facts.tsx';
import { Feed } from './Feed.tsx';
import './why.css';

interface WhyProps {
  /** Leads to what a node waits for, which stands elsewhere on the page; absent where it does not. */
  readonly whyNot?: (node: NodeId) => void;
}

export function Why(props: WhyProps = {}) {
  return (
    <PaceProvider value="calm">
      <Read {...props} />
    </PaceProvider>
  );
}

function Read({ whyNot }: WhyProps) {
  const teller = useTeller();
  const shot = useTold();
  return teller === null || shot === null ? null : <Told teller={teller} shot={shot} whyNot={whyNot} />;
}

/** The moment on show; while it plays, the last that mattered, which stands long enough to be read. */
function useTold(): Shot | null {
  const lab = useLab();
  const picture = usePicture();
  const branch = useSession((state) => state.branch);
  const protocol = useSession((state) => state.protocol);
  const refuses = useCallback((shot: Shot) => protocol !== null && isRefusal(shot, protocol), [protocol]);
  const [told, tell] = useState<MilestoneTold | null>(null);
  useEffect(() => {
    if (picture !== null) tell((before) => toldNow(before, picture, lab.film, branch, performance.now(), refuses));
  }, [lab, picture, branch, refuses]);
  if (picture === null || !picture.playing || told?.of !== branch) return picture?.shot ?? null;
  return told.shot;
}

function Told({ teller, shot, whyNot }: WhyProps & { teller: Teller; shot: Shot }) {
  const lab = useLab();
  const { panels, protocol } = teller;
  useFilmed(); // the shot before may have come
  const before = shot.position === 0 ? undefined : lab.film.shot(shot.position - 1);
  useSelection((state) => state.selected);
  const meant = selectedHappening(lab, shot);
  const spoken = meant ?? decisive(shot);
  // At the beginning every server's first rule counts alike.
  const rule = spoken?.kind === 'noted' && (shot.move !== null || meant !== null) ? spoken : undefined;
  const others = notesOf(shot).filter((note) => note !== rule);
  if (rule !== undefined) others.reverse();
  const hand = byHand(shot, before);
  const touched = useTouched();
  const place = spoken === null ? -1 : shot.happenings.indexOf(spoken);
  const waiter = touched.node ?? actorOf(shot, meant);
  // The stage lights what is compared here, for as long as it is told.
  useEffect(() => {
    const store = comparedOn(lab);
    store.setState(rule === undefined ? null : comparedIn(shot, rule, protocol), true);
    return () => store.setState(null, true);
  }, [lab, shot, rule, protocol]);
  const root = useRef<HTMLDivElement>(null);
  const fresh = useFresh(root, shot.position);
  const playing = usePlayback((state) => state.playing);
  return (
    <div ref={root} className="why" data-at={shot.at} data-position={shot.position}>
      <Fragment key={fresh}>
        {breachesOf(shot).map((breach) => (
          <Breach key={breach.invariant} teller={teller} breach={breach} />
        ))}
        <h3
          className="why-headline lit-line"
          {...litAs(litHappening(touched, shot, place, protocol), panels)}
          data-why-headline=""
          data-rule={rule?.rule}
          data-kind={spoken?.kind}
          data-meant={meant === null ? undefined : ''}
        >
          {headlineOf(teller, shot, meant)}
        </h3>
        <p>
          {hand !== null && <span data-by-hand={hand}>{panels.why.byHand[hand]} </span>}
          {whyOf(teller, shot, meant)}
        </p>
        {chosenNow(teller, shot, before).map((sentence) => (
          <p key={sentence} data-chosen-now="">
            {sentence}
          </p>
        ))}
        {rule === undefined ? null : <Compared teller={teller} note={rule} />}
        {/* The rule has its own button beside its paper. */}
        <Names
          teller={teller}
          shot={shot}
          targets={namedBy(shot, place, protocol).filter(({ kind }) => kind !== 'rule')}
        />
        {waiter === null || whyNot === undefined ? null : (
          <button type="button" className="why-not" data-why-not={waiter} onClick={() => whyNot(waiter)}>
            {panels.selection.whyNot(waiter)}
          </button>
        )}
        {others.length === 0 ? null : (
          <section className="why-also" aria-label={panels.why.also}>
            <h2>{panels.why.also}</h2>
            {others.map((note) => (
              <Also key={`${note.node} ${note.rule} ${others.indexOf(note)}`} teller={teller} note={note} />
            ))}
          </section>
        )}
        <Changed teller={teller} shot={shot} before={before} actor={actorOf(shot, meant)} />
      </Fragment>
      {/* While it plays it is not made anew each time: that would cost as much as all else. */}
      <Feed key={playing ? 'playing' : `at ${fresh}`} teller={teller} shot={shot} />
    </div>
  );
}

/**
 * A key by which what is told of another moment is made anew, so that nothing of the one before moves aside for it; but not
 * while something in it has the focus, which would be lost.
 */
function useFresh(root: RefObject<HTMLElement | null>, position: number): number {
  const fresh = useRef(position);
  if (!root.current?.contains(document.activeElement)) fresh.current = position;
  return fresh.current;
}

/** The facts a rule compared, and where it stands written. */
function Compared({ teller, note }: { teller: Teller; note: Noted }) {
  const { about, panels, protocol } = teller;
  const words = about.rules[note.rule];
  const citation = protocol.rules[note.rule];
  return (
    <>
      <Facts facts={factsTold(note.facts, { ...about.facts, ...words?.facts }, panels.why)} panels={panels} />
      <p className="why-cite">
        <Name target={{ kind: 'rule', rule: note.rule }} className="why-rule">
          {words?.name ?? note.rule}
        </Name>
        {citation === undefined ? null : ` · ${citationOf(protocol, citation)}`}
      </p>
    </>
  );
}

function Also({ teller, note }: { teller: Teller; note: Noted }) {
  const words = teller.about.rules[note.rule];
  return (
    <details>
      <summary>{words?.headline(note) ?? note.rule}</summary>
      <p>{words?.why(note)}</p>
      <Compared teller={teller} note={note} />
    </details>
  );
}

interface ChangedProps {
  readonly teller: Teller;
  readonly shot: Shot;
  readonly before: Shot | undefined;
  readonly actor: NodeId | null;
}

function Changed({ teller, shot, before, actor }: ChangedProps) {
  const { why } = teller.panels;
  if (actor === null || before === undefined) return null;
  const at = (scene: Shot, id: NodeId) => scene.scene.nodes.find((node) => node.id === id);
  const [was, is] = [at(before, actor), at(shot, actor)];
  if (was === undefined || is === undefined) return null;
  const changed = changes(teller, was, is);
  if (changed.length === 0) return null;
  return (
    <section className="why-changed" aria-label={why.before}>
      <h2>
        {why.before} · <Name target={{ kind: 'node', node: actor }}>{actor}</Name>
      </h2>
      <Facts facts={changed} panels={teller.panels} />
    </section>
  );
}

function Breach({ teller, breach }: { teller: Teller; breach: Broke }) {
  const { panels, about, protocol } = teller;
  const words = about.invariants[breach.invariant];
  const invariant = protocol.invariants.find(({ id }) => id === breach.invariant);
  const where = [
    breach.nodes.join(', '),
    breach.slots.length === 0 ? '' : panels.why.slots(about.slot, breach.slots.join(', ')),
  ].filter((text) => text !== '');
  return (
    <section className="why-breach" data-breach={breach.invariant}>
      <h3>
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M3 15V1.5l10 3.5-10 3.5" />
        </svg>
        {panels.why.breach(words?.name ?? breach.invariant)}
      </h3>
      <p>{words?.statement}</p>
      {where.length === 0 ? null : <p className="why-where">{where.join(' · ')}</p>}
      <Facts facts={factsTold(breach.facts, {}, panels.why)} panels={panels} />
      {invariant === undefined ? null : <p className="why-cite">{citationOf(protocol, invariant.citation)}</p>}
    </section>
  );
}
