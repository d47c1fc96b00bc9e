// Where the run on show is called otherwise: Enter or leaving keeps it, Escape gives up.

import { useEffect, useRef } from 'react';
import { LIMITS } from '../../scenarios/limits.ts';
import { useLab, useLanguage, useSession, useWords } from '../../store/context.tsx';
import { useTitle } from './names.ts';

/** @param close told whether a key closed it. */
export function TitleField({ close }: { close: (byKey: boolean) => void }) {
  const lab = useLab();
  const language = useLanguage();
  const { chrome } = useWords();
  const title = useSession((state) => state.title[language] ?? '');
  const shown = useTitle();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const keep = () => lab.retitle(language, field.current?.value ?? '');
  return (
    <form
      className="title-field"
      onSubmit={(event) => {
        event.preventDefault();
        keep();
        close(true);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        if (field.current !== null) field.current.value = title;
        close(true);
      }}
    >
      <input
        ref={field}
        // biome-ignore lint/a11y/noAutofocus: somebody asked to write here
        autoFocus
        data-title-field=""
        aria-label={chrome.titleField}
        placeholder={shown}
        defaultValue={title}
        maxLength={LIMITS.words}
        onBlur={() => {
          keep();
          close(false);
        }}
      />
    </form>
  );
}
