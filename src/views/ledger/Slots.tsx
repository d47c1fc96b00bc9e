// What is written where: a row a node, a column a place. Only the columns in view are rendered.

import {
  type CSSProperties,
  type KeyboardEvent,
  memo,
  type PointerEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { type Descriptors, decidesOf, type NodeId } from '../../engine/protocol.ts';
import type { ProtocolWords } from '../../speech/about.ts';
import {
  useLab,
  useLanguage,
  usePicture,
  useSelection,
  useTeller,
  useTouched,
  useWords,
} from '../../store/context.tsx';
import { type Lit, litBy } from '../../store/related.ts';
import { type Target, toggle } from '../../store/selection.ts';
import type { PanelsWords } from '../../words/en/panels.ts';
import { protocolWords } from '../../words/protocols.ts';
import type { Scene } from '../../worker/wire.ts';
import { litAs } from '../selection/lit.ts';
import { Names } from '../selection/Name.tsx';
import { useCompared } from './compared.ts';
import {
  beliefOf,
  columnsInView,
  columnsOf,
  epochsAt,
  followed,
  isOutside,
  leftOf,
  NAMES,
  PITCH,
  pitchesOf,
  pitchOf,
  placeMeant,
  pointsAhead,
} from './places.ts';
import { Row, standingWord } from './Row.tsx';
import { Sweep } from './Sweep.tsx';

/** The width before it is measured. */
const WIDTH_AT_FIRST = 560;

interface SlotsProps {
  readonly protocol: Descriptors;
  readonly scene: Scene;
}

export function Slots({ protocol, scene: { nodes } }: SlotsProps) {
  const lab = useLab();
  const { panels } = useWords();
  const about = protocolWords(protocol.id, useLanguage());
  const words = panels.ledger;
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ scrolled: 0, width: WIDTH_AT_FIRST });
  /** Whether the newest places are kept in sight. */
  const [newest, setNewest] = useState(true);
  const belief = useMemo(() => beliefOf(nodes, (role) => protocol.roles[role]?.leads === true), [nodes, protocol]);
  const columns = columnsOf(nodes, belief, Math.floor(view.width / pitchesOf(protocol.epochName(1))[0]));
  const pitch = pitchOf(columns, view.width, protocol.epochName(1));
  const follows = followed(nodes, columns, pitch, view.width);
  const scrolled = newest ? follows : view.scrolled;
  const [first, last] = columnsInView(scrolled, view.width, columns, pitch);
  const [focused, setFocused] = useState<number | null>(null);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = () => {
      const width = element.clientWidth - NAMES;
      setView((before) => (before.width === width ? before : { ...before, width }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const aim = useRef(follows);
  // Told of the table's new width when the page has been laid out and before it is painted: to scroll in the effect would
  // have it laid out once more for every render.
  useLayoutEffect(() => {
    const element = scroller.current;
    const table = element?.querySelector('table');
    if (!element || !table || !newest) return;
    const observer = new ResizeObserver(() => {
      element.scrollLeft = aim.current;
    });
    observer.observe(element);
    observer.observe(table);
    return () => observer.disconnect();
  }, [newest]);
  // The last committed place may move while the table stays as wide as it is.
  useLayoutEffect(() => {
    if (aim.current === follows) return;
    aim.current = follows;
    if (newest && scroller.current !== null) scroller.current.scrollLeft = follows;
  }, [follows, newest]);

  useEffect(() => {
    if (newest) lab.lookAt({ slotsFrom: null });
    else if (
      isOutside(
        nodes.map(({ slots }) => slots),
        first,
        last,
      )
    )
      lab.lookAt({ slotsFrom: first });
  }, [lab, newest, nodes, first, last]);

  const onScroll = () => {
    const element = scroller.current;
    if (element === null) return;
    const { scrollLeft } = element;
    const isThere = Math.abs(scrollLeft - aim.current) < pitch / 2;
    setNewest(isThere);
    // There the columns in view follow from the run: scrolling along with a growing ledger renders nothing anew.
    if (!isThere) {
      setView((before) => {
        const [a] = columnsInView(before.scrolled, before.width, columns, pitch);
        const [b] = columnsInView(scrollLeft, before.width, columns, pitch);
        return a === b && before.scrolled !== 0 ? before : { ...before, scrolled: scrollLeft };
      });
    }
  };

  const indexOf = (target: EventTarget) =>
    Number((target as Element).closest('[data-slot]')?.getAttribute('data-slot'));
  const onPointerOver = ({ target, pointerType }: PointerEvent) => {
    if (pointerType === 'touch') return;
    const index = indexOf(target);
    const hovered = lab.selection.getState().hovered;
    if (index > 0) lab.hover({ kind: 'slot', index });
    else if (hovered?.kind === 'slot') lab.hover(null);
  };
  const onPointerLeave = () => {
    if (lab.selection.getState().hovered?.kind === 'slot') lab.hover(null);
  };
  const touched = useTouched();
  const compared = nodes.map(useCompared());
  const choose = (index: number) => toggle(lab, { kind: 'slot', index });
  const chooseNode = useCallback((node: NodeId) => toggle(lab, { kind: 'node', node }), [lab]);
  const goTo = (index: number) => {
    const element = scroller.current;
    if (element === null) return;
    const to = Math.max(1, Math.min(columns, index));
    const left = (to - 1) * pitch;
    if (left < element.scrollLeft) element.scrollLeft = left;
    else if (left + pitch > element.scrollLeft + element.clientWidth - NAMES)
      element.scrollLeft = left + pitch - element.clientWidth + NAMES;
    setFocused(to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const here = indexOf(event.target);
    if (!(here > 0)) return;
    const to = { ArrowLeft: here - 1, ArrowRight: here + 1, Home: 1, End: columns }[event.key];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    goTo(to);
  };
  const empty = nodes.every(({ slots }) => slots.last === 0);
  const tabbed = focused !== null && focused >= first && focused <= last ? focused : Math.max(first, 1);

  return (
    <>
      <div className="ledger-beside">
        <Key
          pointers={belief?.labels ?? NO_LABELS}
          loose={decidesOf(protocol) === 'slots'}
          words={words}
          about={about}
        />
        <Epochs nodes={nodes} />
        {newest ? null : (
          <button type="button" className="ledger-newest" onClick={() => setNewest(true)}>
            {words.newest} <span aria-hidden="true">⇥</span>
          </button>
        )}
      </div>
      <div ref={scroller} className="ledger-scroll" onScroll={onScroll}>
        <Columns slots={touched.slots} first={first} last={last} pitch={pitch} />
        <Sweep scroller={scroller} />
        {empty ? <p className="ledger-empty">{willStand(protocol, nodes, about, words)}</p> : null}
        <table
          style={{ width: leftOf(columns + 1, pitch), '--pitch': `${pitch}px` } as CSSProperties}
          data-narrow={pitch < PITCH || undefined}
          onPointerOver={onPointerOver}
          onPointerLeave={onPointerLeave}
        >
          <caption>{words.about(about.ledger)}</caption>
          <thead onKeyDown={onKeyDown}>
            <tr>
              <th scope="col">
                <span className="ledger-aloud">{words.server}</span>
              </th>
              {Array.from({ length: last - first + 1 }, (_, i) => first + i).map((index) => (
                <Head
                  key={index}
                  index={index}
                  pitch={pitch}
                  label={words.column(about.slot, index)}
                  tabbed={index === tabbed}
                  focus={index === focused}
                  lit={litBy(touched, { kind: 'slot', index })}
                  compared={compared.includes(index)}
                  panels={panels}
                  choose={choose}
                />
              ))}
            </tr>
          </thead>
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: a column is chosen from the keyboard at its head */}
          <tbody onClick={(event) => indexOf(event.target) > 0 && choose(indexOf(event.target))}>
            {nodes.map((node, row) => (
              <Row
                key={node.id}
                id={node.id}
                up={node.up}
                slots={node.slots}
                committed={node.committed}
                applied={node.applied}
                first={first}
                last={last}
                pitch={pitch}
                leads={node.up !== 'crashed' && protocol.roles[node.role]?.leads === true ? node.epoch : null}
                belief={belief === null || node.id === belief.by ? '' : pointersOf(belief.pointers, node.id)}
                by={belief?.by ?? ''}
                byEpoch={belief?.epoch ?? 0}
                protocol={protocol}
                about={about}
                panels={panels}
                lit={litBy(touched, { kind: 'node', node: node.id })}
                within={touched.within}
                compared={compared[row] ?? 0}
                choose={chooseNode}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** What will stand in a table in which nothing stands yet, and what that waits for. */
function willStand(
  protocol: Descriptors,
  nodes: Scene['nodes'],
  { ledger }: ProtocolWords,
  words: LedgerWords,
): string {
  const leads = (role: string) => protocol.roles[role]?.leads === true;
  if (!Object.keys(protocol.roles).some(leads)) return words.emptyUntilAsked(ledger);
  return nodes.some(({ role, up }) => up !== 'crashed' && leads(role)) ? words.emptyWithLeader : words.emptyUntilLeader;
}

/** Epochs of a place that are named, the newest. */
const EPOCHS = 4;

type LedgerWords = PanelsWords['ledger'];

const NO_LABELS: readonly string[] = [];

/** The pointers to a node, written so that an unchanged row is known by comparison. */
function pointersOf(pointers: NonNullable<ReturnType<typeof beliefOf>>['pointers'], id: string): string {
  return pointers
    .filter(({ of }) => of === id)
    .map(({ label, index }) => `${label} ${index}`)
    .join(',');
}

/** What the selected place stands in, to be selected in its turn. */
function Epochs({ nodes }: Pick<Scene, 'nodes'>) {
  const teller = useTeller();
  const shot = usePicture()?.shot;
  const index = useSelection(placeMeant);
  const epochs = index === null ? [] : epochsAt(nodes, index);
  if (teller === null || shot === undefined || index === null || epochs.length === 0) return null;
  const place: Target = { kind: 'slot', index };
  const targets = [place, ...epochs.slice(0, EPOCHS).map((epoch): Target => ({ kind: 'epoch', epoch }))];
  return <Names teller={teller} shot={shot} targets={targets} className="names ledger-names" />;
}

interface ColumnsProps {
  readonly slots: ReadonlySet<number>;
  /** The columns that are rendered. */
  readonly first: number;
  readonly last: number;
  readonly pitch: number;
}

/** Lights the columns of the slots that the selection touches, and of the one under the pointer. */
function Columns({ slots, first, last, pitch }: ColumnsProps) {
  const selected = useSelection((state) => (state.selected?.kind === 'slot' ? state.selected.index : 0));
  const hovered = useSelection((state) => (state.hovered?.kind === 'slot' ? state.hovered.index : 0));
  const lit = new Map([...slots].map((slot) => [slot, slot === selected ? 'selected' : 'touched']));
  if (!lit.has(hovered)) lit.set(hovered, 'hovered');
  return [...lit].map(([index, how]) =>
    index >= first && index <= last ? (
      <div
        key={index}
        className="ledger-column"
        data-lit={how}
        style={{ width: pitch, transform: `translateX(${leftOf(index, pitch)}px)` }}
      />
    ) : null,
  );
}

interface HeadProps {
  readonly index: number;
  readonly pitch: number;
  readonly label: string;
  readonly tabbed: boolean;
  readonly focus: boolean;
  readonly lit: Lit;
  readonly compared: boolean;
  readonly panels: PanelsWords;
  readonly choose: (index: number) => void;
}

function Head({ index, pitch, label, tabbed, focus, lit, compared, panels, choose }: HeadProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (focus) button.current?.focus({ preventScroll: true });
  }, [focus]);
  return (
    <th
      scope="col"
      data-slot={index}
      data-compared={compared || undefined}
      style={{ transform: `translateX(${leftOf(index, pitch)}px)` }}
    >
      <button
        ref={button}
        type="button"
        tabIndex={tabbed ? 0 : -1}
        aria-label={label}
        aria-pressed={lit === 'selected'}
        {...litAs(lit, panels)}
        onClick={() => choose(index)}
      >
        {index}
      </button>
    </th>
  );
}

interface KeyProps {
  readonly pointers: readonly string[];
  /** Whether places are decided one by one, so that there are holes. */
  readonly loose: boolean;
  readonly about: ProtocolWords;
  readonly words: LedgerWords;
}

/** Where a protocol has a word of its own for what is not decided, there are no holes, and nothing is applied later. */
function standingsOf(loose: boolean, { undecided }: ProtocolWords) {
  if (undecided !== undefined) return ['uncommitted', 'committed'] as const;
  return [...(loose ? (['hole'] as const) : []), 'uncommitted', 'committed', 'applied'] as const;
}

const Key = memo(function Key({ pointers, loose, words, about }: KeyProps) {
  return (
    <ul className="ledger-key" aria-label={words.key}>
      {standingsOf(loose, about).map((standing) => (
        <li key={standing}>
          <i data-standing={standing} />
          {standingWord(words, standing, loose, about)}
        </li>
      ))}
      {pointers.map((label) => (
        <li key={label}>
          <i className="ledger-pointer" data-ahead={pointsAhead(label)} />
          <code>{label}</code>
        </li>
      ))}
    </ul>
  );
});
