// The list of futures, each under the one that it leaves, with the notes on it. One of them is chosen; what can be done to
// that stands below.

import { Flag } from 'lucide-react';
import { type CSSProperties, type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useLab, useSession, useWords } from '../../store/context.tsx';
import type { Bookmark } from '../../store/futures/branches.ts';
import type { Lab } from '../../store/lab.ts';
import { seconds } from '../../words/brief.ts';
import { pageState, say } from '../frame/page-state.ts';
import { ChosenItem } from './ChosenItem.tsx';
import { useFutureName } from './naming.ts';
import { type Chosen, inOrder, type Row, rowsOf, sameChosen, walked } from './rows.ts';

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

/** `open`: it is on show; else only what has to be said of it is at hand. */
export function Tree({ open }: { readonly open: boolean }) {
  const lab = useLab();
  const { chrome } = useWords();
  const words = chrome.tree;
  const rows = useRows();
  const nameOf = useFutureName();
  const present = useSession((state) => state.branch);
  const noting = useStore(pageState, (state) => state.noting);
  const [picked, setPicked] = useState<Chosen | null>(null);
  const [editing, setEditing] = useState(false);
  const root = useRef<HTMLDivElement>(null);

  const all = inOrder(rows);
  const chosen = all.find((each) => picked !== null && sameChosen(each, picked)) ?? { branch: present };

  // Another future on show is the one that is meant.
  useEffect(() => {
    setPicked((before) => (before !== null && 'mark' in before ? before : { branch: present }));
  }, [present]);

  useEffect(() => {
    if (!open) setEditing(false);
    else if (!pageState.getState().noting) root.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [open]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the row of the one on show may come later than its name
  useEffect(() => {
    if (open) root.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [open, present, rows.length]);

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
    discard(lab, what, 'branch' in what ? nameOf(what.branch) : '');
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

  return (
    <div className="tree">
      <div
        ref={root}
        role="tree"
        className="tree-tree"
        aria-label={chrome.regions.branches}
        aria-description={words.tree.keys}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const what = itemOf(event);
          if (what !== undefined) take(what);
        }}
      >
        {rows.map((row) => (
          <Future
            key={row.branch}
            row={row}
            name={nameOf(row.branch)}
            present={row.branch === present}
            chosen={chosen}
          />
        ))}
      </div>
      <ChosenItem
        chosen={chosen}
        name={'branch' in chosen ? nameOf(chosen.branch) : ''}
        noting={noting}
        editing={editing}
        edit={setEditing}
        discard={() => throwAway(chosen)}
        back={() => focusOn(chosen)}
      />
    </div>
  );
}

interface FutureProps {
  readonly row: Row;
  readonly name: string;
  readonly present: boolean;
  readonly chosen: Chosen;
}

/** How far in an item stands: under what it belongs to. */
const indented = (level: number) => ({ '--level': level }) as CSSProperties;

/** A future's name, and its flags. */
function Future({ row: { branch, level, marks }, name, present, chosen }: FutureProps) {
  const me = { branch };
  return (
    <>
      <div
        role="treeitem"
        className="tree-name"
        aria-level={level}
        aria-selected={sameChosen(chosen, me)}
        aria-current={present ? 'true' : undefined}
        tabIndex={sameChosen(chosen, me) ? 0 : -1}
        data-branch={branch}
        data-key={keyOf(me)}
        style={indented(level)}
        title={name}
      >
        {name}
      </div>
      {marks.map((mark) => (
        <NoteFlag key={mark.id} mark={mark} level={level + 1} chosen={chosen} />
      ))}
    </>
  );
}

interface FlagProps {
  readonly mark: Bookmark;
  readonly level: number;
  readonly chosen: Chosen;
}

function NoteFlag({ mark, level, chosen }: FlagProps) {
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
      style={indented(level)}
      title={told}
    >
      <Flag aria-hidden="true" size={13} />
      <span>{mark.text}</span>
    </div>
  );
}
