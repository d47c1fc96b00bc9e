// The future or note that is chosen in the tree, and what can be done to it; also the place where a new note is written.

import { Check, Columns2, Flag, Pencil, Trash2, X } from 'lucide-react';
import { type FormEvent, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { LIMITS } from '../../scenarios/limits.ts';
import { useLab, useSession, useWords } from '../../store/context.tsx';
import type { Lab } from '../../store/lab.ts';
import { seconds } from '../../words/brief.ts';
import { pageState, say } from '../frame/page-state.ts';
import { whilePending } from '../frame/pending.ts';
import { comparison } from '../pair/comparing.ts';
import { compareWith } from '../pair/pairing.ts';
import type { Chosen } from './rows.ts';

interface ItemProps {
  readonly chosen: Chosen;
  /** Of the future that is chosen. */
  readonly name: string;
  readonly noting: boolean;
  readonly editing: boolean;
  readonly edit: (editing: boolean) => void;
  readonly discard: () => void;
  /** Gives the focus back to the tree. */
  readonly back: () => void;
}

/** Puts a future beside the one on show. */
async function beside(lab: Lab, branch: number): Promise<void> {
  lab.pause();
  await whilePending(
    (words) => words.opening,
    async (signal) => {
      const text = await lab.textOf(branch);
      signal.throwIfAborted();
      await compareWith(lab, text, [], 1, signal);
    },
  );
}

export function ChosenItem({ chosen, name, noting, editing, edit, discard, back }: ItemProps) {
  const lab = useLab();
  const words = useWords().chrome.tree;
  const marks = useSession((state) => state.marks);
  const present = useSession((state) => state.branch);
  const comparing = useStore(comparison, (state) => state.now !== null);
  const first = useSession(({ branches }) =>
    'branch' in chosen ? branches.find(({ id }) => id === chosen.branch)?.parent === null : false,
  );
  const mark = 'mark' in chosen ? marks.find(({ id }) => id === chosen.mark) : undefined;

  if (noting) {
    const done = () => pageState.setState({ noting: false });
    const keep = (text: string) => {
      if (!lab.note(text)) say((all) => all.tree.notes.tooMany);
      done();
    };
    return (
      <Field
        key="new"
        label={words.notes.text}
        text=""
        placeholder={words.notes.placeholder}
        max={LIMITS.note}
        keep={keep}
        cancel={done}
      />
    );
  }
  if (editing) {
    const label = mark === undefined ? words.tree.name : words.notes.change;
    const keep = (text: string) => {
      if (mark !== undefined) lab.renote(mark.id, text);
      else if ('branch' in chosen)
        lab.rename(chosen.branch, text === name ? (lab.session.getState().names[chosen.branch] ?? '') : text);
      edit(false);
      back();
    };
    const cancel = () => {
      edit(false);
      back();
    };
    return (
      <Field
        key={mark?.id ?? name}
        label={label}
        text={mark?.text ?? name}
        max={mark === undefined ? LIMITS.name : LIMITS.note}
        keep={keep}
        cancel={cancel}
      />
    );
  }
  const [rename, remove] =
    mark === undefined ? [words.tree.rename, words.tree.discard] : [words.notes.change, words.notes.discard];
  return (
    <fieldset className="tree-chosen" aria-label={words.tree.chosen}>
      {mark === undefined ? null : (
        <p data-note="" title={mark.text}>
          <Flag aria-hidden="true" size={13} /> <time>{seconds(mark.at)}</time> {mark.text}
        </p>
      )}
      <button type="button" data-rename="" title={`${rename} (F2)`} onClick={() => edit(true)}>
        <Pencil aria-hidden="true" size={14} />
        {rename}
      </button>
      {'branch' in chosen && chosen.branch !== present && !comparing && (
        <button type="button" data-beside="" onClick={() => void beside(lab, chosen.branch)}>
          <Columns2 aria-hidden="true" size={14} />
          {words.tree.beside}
        </button>
      )}
      <button
        type="button"
        data-discard=""
        title={first ? words.tree.first : undefined}
        disabled={first}
        onClick={discard}
      >
        <Trash2 aria-hidden="true" size={14} />
        {remove}
      </button>
    </fieldset>
  );
}

interface FieldProps {
  readonly label: string;
  readonly text: string;
  readonly placeholder?: string;
  readonly max: number;
  readonly keep: (text: string) => void;
  readonly cancel: () => void;
}

function Field({ label, text, placeholder, max, keep, cancel }: FieldProps) {
  const { tree } = useWords().chrome.tree;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  function submit(event: FormEvent): void {
    event.preventDefault();
    keep(field.current?.value ?? '');
  }
  return (
    <form
      className="tree-field"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        // The list stays open.
        event.preventDefault();
        cancel();
      }}
    >
      <input
        ref={field}
        // biome-ignore lint/a11y/noAutofocus: somebody asked to write here
        autoFocus
        aria-label={label}
        placeholder={placeholder ?? label}
        defaultValue={text}
        maxLength={max}
        data-tree-field=""
      />
      <button type="submit" className="ic" aria-label={tree.save} title={tree.save}>
        <Check aria-hidden="true" size={15} />
      </button>
      <button type="button" className="ic" aria-label={tree.cancel} title={tree.cancel} onClick={cancel}>
        <X aria-hidden="true" size={15} />
      </button>
    </form>
  );
}
