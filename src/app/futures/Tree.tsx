// The tree drawn on compressed time: each future a line from where it leaves another, its name on it, its notes as flags.
// On a phone it is a row of chips in the same order. One of its items is chosen; what can be done to that stands beside.

import { Flag, GitBranch } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useLab, useSession, useWords } from '../../store/context.tsx';
import type { Bookmark } from '../../store/futures/branches.ts';
import type { Lab } from '../../store/lab.ts';
import { seconds } from '../../words/brief.ts';
import { pageState, say } from '../frame/page-state.ts';
import { axisOf, nudges } from './axis.ts';
import { ChosenItem } from './ChosenItem.tsx';
import { branchName } from './naming.ts';
import { type Chosen, inOrder, momentsOf, type Row, rowsOf, sameChosen, walked } from './rows.ts';
import './futures.css';

/** Names begin left of their fork where the line has no room for them. */
const TURNS = 0.6;

/** The branch that shows each note: its own, or one that shares that past. */
function useRows(): Row[] {
  const lab = useLab();
  const forks = useSession((state) => state.forks);
  const marks = useSession((state) => state.marks);
  return useMemo(
    () =>
      rowsOf(
        forks,
        marks.flatMap((mark) => {
          const branch = lab.shownOn(mark);
          return branch === null ? [] : ([[branch, mark]] as const);
        }),
      ),
    [lab, forks, marks],
  );
}

const keyOf = (what: Chosen): string => ('branch' in what ? `b${what.branch}` : `m${what.mark}`);

/** Throws away what is chosen, and says so with a way back. */
function discard(lab: Lab, chosen: Chosen, name: string): void {
  if ('mark' in chosen) {
    lab.renote(chosen.mark, '');
    say(
      (words) => words.tree.notes.discarded,
      () => lab.undo(),
    );
    return;
  }
  if (lab.session.getState().branches.find(({ id }) => id === chosen.branch)?.parent === null) {
    say((words) => words.tree.tree.first);
    return;
  }
  lab.discard(chosen.branch);
  say(
    (words) => words.tree.tree.discarded(name),
    () => lab.undo(),
  );
}

export function Tree({ small }: { small: boolean }) {
  const lab = useLab();
  const { chrome } = useWords();
  const words = chrome.tree;
  const rows = useRows();
  const branches = useSession((state) => state.branches);
  const names = useSession((state) => state.names);
  const present = useSession((state) => state.branch);
  const noting = useStore(pageState, (state) => state.noting);
  const [picked, setPicked] = useState<Chosen | null>(null);
  const [editing, setEditing] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const axis = useMemo(() => axisOf(momentsOf(rows)), [rows]);

  const all = inOrder(rows);
  const chosen = all.find((each) => picked !== null && sameChosen(each, picked)) ?? { branch: present };
  const named = new Map(branches.map((info) => [info.id, branchName(info, names, chrome)]));

  // Another future on show is the one that is meant.
  useEffect(() => {
    setPicked((before) => (before !== null && 'mark' in before ? before : { branch: present }));
  }, [present]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the row of the one on show may come later than its name
  useEffect(() => {
    root.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [present, rows.length]);

  const focusOn = (to: Chosen) => {
    setPicked(to);
    root.current?.querySelector<HTMLElement>(`[data-key="${keyOf(to)}"]`)?.focus();
  };
  const take = (what: Chosen) => {
    setPicked(what);
    if ('branch' in what) lab.take(what.branch);
    else lab.visit(what.mark);
  };
  const throwAway = (what: Chosen) => {
    const stays = walked(rows, what, 'ArrowLeft');
    discard(lab, what, 'branch' in what ? (named.get(what.branch) ?? '') : '');
    if (!sameChosen(stays, what)) focusOn(stays);
  };

  /** The item that an event comes from. */
  const itemOf = ({ target }: { readonly target: EventTarget }): Chosen | undefined => {
    const key = target instanceof Element ? target.closest('[data-key]')?.getAttribute('data-key') : null;
    return all.find((each) => keyOf(each) === key);
  };

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    const here = itemOf(event) ?? chosen;
    if (key === 'Enter' || key === ' ') take(here);
    else if (key === 'Delete' || key === 'Backspace') throwAway(here);
    else if (key === 'F2' || key === 'r') {
      setPicked(here);
      setEditing(true);
    } else if (/^(Arrow(Up|Down|Left|Right)|Home|End)$/.test(key)) focusOn(walked(rows, here, key));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const place = (at: number, more = 0) => (small ? undefined : { left: `calc(${axis(at) * 100}% + ${more}px)` });
  return (
    <section className="tree" data-small={small || undefined} aria-label={chrome.regions.branches}>
      <GitBranch aria-hidden="true" size={14} />
      {rows.length > 0 && (
        <div
          ref={root}
          role="tree"
          className="tree-tree"
          aria-label={chrome.regions.branches}
          aria-description={words.tree.keys}
          style={small ? undefined : { blockSize: `${rows.length * 24}px` }}
          onKeyDown={onKeyDown}
          onClick={(event) => {
            const what = itemOf(event);
            if (what !== undefined) take(what);
          }}
        >
          {rows.map((row, i) => (
            <Future
              key={row.branch}
              row={row}
              name={named.get(row.branch) ?? ''}
              i={i}
              x={axis(row.at)}
              nudged={nudges(row.marks.map(({ at }) => axis(at)))}
              small={small}
              present={row.branch === present}
              chosen={chosen}
              place={place}
            />
          ))}
          {!small && <Playhead axis={axis} row={rows.findIndex(({ branch }) => branch === present)} />}
        </div>
      )}
      <ChosenItem
        chosen={chosen}
        name={'branch' in chosen ? (named.get(chosen.branch) ?? '') : ''}
        noting={noting}
        editing={editing}
        edit={setEditing}
        discard={() => throwAway(chosen)}
        back={() => focusOn(chosen)}
      />
    </section>
  );
}

interface FutureProps {
  readonly row: Row;
  readonly name: string;
  readonly i: number;
  readonly x: number;
  /** By how much each flag gives way to the one before it. */
  readonly nudged: readonly number[];
  readonly small: boolean;
  readonly present: boolean;
  readonly chosen: Chosen;
  readonly place: (at: number, more?: number) => { left: string } | undefined;
}

/** A future's line and name, and its flags. */
function Future({ row, name, i, x, nudged, small, present, chosen, place }: FutureProps) {
  const { branch, level, above, marks } = row;
  const me = { branch };
  const turned = !small && x > TURNS;
  const style = turned ? { right: `${(1 - x) * 100}%` } : place(row.at);
  return (
    <div
      role="none"
      className="tree-row"
      data-present={present || undefined}
      style={small ? undefined : { top: `${i * 24}px` }}
    >
      {!small && (
        <>
          <span className="tree-line" style={place(row.at)} />
          {above !== null && (
            <span
              className="tree-stem"
              style={{ ...place(row.at), top: `${(above - i) * 24 + 12}px`, blockSize: `${(i - above) * 24}px` }}
            />
          )}
        </>
      )}
      <div
        role="treeitem"
        className="tree-name"
        aria-level={level}
        aria-selected={sameChosen(chosen, me)}
        aria-current={present ? 'true' : undefined}
        tabIndex={sameChosen(chosen, me) ? 0 : -1}
        data-branch={branch}
        data-key={keyOf(me)}
        data-turned={turned || undefined}
        style={style}
        title={name}
      >
        {name}
      </div>
      {marks.map((mark, k) => (
        <NoteFlag
          key={mark.id}
          mark={mark}
          level={level + 1}
          chosen={chosen}
          small={small}
          place={(at) => place(at, nudged[k])}
        />
      ))}
    </div>
  );
}

interface FlagProps extends Pick<FutureProps, 'small' | 'chosen' | 'place'> {
  readonly mark: Bookmark;
  readonly level: number;
}

function NoteFlag({ mark, level, small, chosen, place }: FlagProps) {
  const { notes } = useWords().chrome.tree;
  const me = { mark: mark.id };
  const told = notes.note(mark.text, seconds(mark.at));
  return (
    <div
      role="treeitem"
      className="tree-flag"
      aria-level={level}
      aria-selected={sameChosen(chosen, me)}
      aria-label={told}
      tabIndex={sameChosen(chosen, me) ? 0 : -1}
      data-mark={mark.id}
      data-key={keyOf(me)}
      style={place(mark.at)}
      title={told}
    >
      <Flag aria-hidden="true" size={13} />
      {small && <span>{mark.text}</span>}
    </div>
  );
}

/** Written at every frame without a render. */
function Playhead({ axis, row }: { axis: (at: number) => number; row: number }) {
  const lab = useLab();
  const line = useRef<HTMLSpanElement>(null);
  useEffect(
    () =>
      lab.projector.subscribe(({ playhead }) => {
        if (line.current !== null) line.current.style.left = `${axis(playhead) * 100}%`;
      }),
    [lab, axis],
  );
  return <span ref={line} className="tree-now" style={{ top: `${Math.max(0, row) * 24}px` }} />;
}
