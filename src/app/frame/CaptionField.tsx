// Where a caption is written: in the line where it will stand, at the playhead, in the reader's language. What is said there
// already is changed.

import { Captions, Check, Trash2, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { LIMITS } from '../../scenarios/limits.ts';
import { useLab, useLanguage, usePicture, useWords } from '../../store/context.tsx';
import { seconds } from '../../words/brief.ts';
import { useOpener } from '../keys/opener.ts';
import { useBeat } from './BeatLine.tsx';
import { pageState, say } from './page-state.ts';

export function CaptionField() {
  const lab = useLab();
  const language = useLanguage();
  const words = useWords().chrome.tree;
  const at = usePicture()?.playhead ?? 0;
  const standing = useBeat();
  const text = (standing?.stands && standing.beat?.text?.[language]) || '';
  const field = useRef<HTMLInputElement>(null);
  const back = useOpener();
  useEffect(() => field.current?.select(), []);

  function close(): void {
    pageState.setState({ captioning: false });
    back();
  }
  function keep(caption: string): void {
    if (!lab.caption(language, caption)) say((all) => all.tree.captions.tooMany);
    else if (caption.trim() === '' && text !== '')
      say(
        (all) => all.tree.captions.discarded,
        () => lab.undo(),
      );
    close();
  }
  return (
    <form
      className="caption-field"
      onSubmit={(event) => {
        event.preventDefault();
        keep(field.current?.value ?? '');
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <Captions aria-hidden="true" size={18} />
      <input
        ref={field}
        // biome-ignore lint/a11y/noAutofocus: somebody asked to write here
        autoFocus
        data-caption-field=""
        aria-label={words.captions.at(seconds(at))}
        placeholder={words.captions.placeholder}
        defaultValue={text}
        maxLength={LIMITS.words}
      />
      <span className="clock" aria-hidden="true">
        {seconds(at)}
      </span>
      {text !== '' && (
        <button
          type="button"
          className="ic"
          data-caption-remove=""
          aria-label={words.captions.discard}
          title={words.captions.discard}
          onClick={() => keep('')}
        >
          <Trash2 aria-hidden="true" size={16} />
        </button>
      )}
      <button type="submit" className="ic" aria-label={words.tree.save} title={words.tree.save}>
        <Check aria-hidden="true" size={17} />
      </button>
      <button type="button" className="ic" aria-label={words.tree.cancel} title={words.tree.cancel} onClick={close}>
        <X aria-hidden="true" size={17} />
      </button>
    </form>
  );
}
