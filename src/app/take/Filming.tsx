// The part of the dialog that makes films: in which format, how long, what this browser cannot make.

import { useEffect, useState } from 'react';
import { Button, Choice, Field } from './controls.tsx';
import { FORMATS, type Format, type Possible, possible } from './formats.ts';
import { LASTS_AT_MOST } from './frames.ts';
import type { Subject } from './moment.ts';
import type { Span } from './span.ts';
import { heldIn } from './told.ts';
import type { Work } from './work.ts';

export type Filming = 'stills' | { readonly format: Format; readonly possible: Possible };

/** What this browser can make, once it has said so. */
function usePossible(): Possible | null {
  const [found, setFound] = useState<Possible | null>(null);
  useEffect(() => {
    let gone = false;
    void possible().then((all) => {
      if (!gone) setFound(all);
    });
    return () => {
      gone = true;
    };
  }, []);
  return found;
}

export function Film(props: {
  readonly subject: Subject;
  readonly work: Work;
  readonly span: Span | null;
  /** Whether it is held at what is told. */
  readonly tells: boolean;
  readonly save: (lasts: number, how: Filming) => void;
}) {
  const { subject, work, span, tells } = props;
  const { film: words } = subject.words.taking;
  const can = usePossible();
  const [wish, setWish] = useState<Format | null>(null);
  const [lasts, setLasts] = useState('8');
  const wanted = Number(lasts);
  const off = work.busy || span === null || !(wanted > 0 && wanted <= LASTS_AT_MOST);
  const offered = FORMATS.filter((format) => can?.[format]);
  const held = span === null || !tells ? [] : heldIn(subject, span);
  const format = wish ?? offered[0] ?? null;
  return (
    <section>
      <h3>{words.title}</h3>
      <p className="lead">{words.about}</p>
      {format !== null && (
        <Choice
          name="format"
          label={words.format}
          value={format}
          set={setWish}
          of={offered.map((each) => [each, words.formats[each]])}
        />
      )}
      <div className="taking-row">
        <Field name="lasts" label={words.lasts} value={lasts} set={setLasts} most={LASTS_AT_MOST} />
        {can !== null && format !== null && (
          <Button name="film" off={off} onClick={() => props.save(wanted, { format, possible: can })}>
            {words.make}
          </Button>
        )}
        <Button name="frames" off={off} onClick={() => props.save(wanted, 'stills')}>
          {words.frames}
        </Button>
      </div>
      {held.length > 0 && (
        <p className="lead" data-held={held.length}>
          {words.held(held.length, Math.round(held.reduce((sum, each) => sum + each.lasts, 0) / 1000))}
        </p>
      )}
      {can !== null && <small data-film-note>{noteOf(can, words)}</small>}
      {work.done !== null && (
        <div className="taking-row">
          <progress
            value={work.done.frame}
            max={work.done.of}
            aria-label={words.progress(work.done.frame, work.done.of)}
          />
          <span>{words.progress(work.done.frame, work.done.of)}</span>
          <button type="button" data-take="cancel" onClick={work.cancel}>
            {words.cancel}
          </button>
        </div>
      )}
    </section>
  );
}

/** What the formats are for, and what this browser cannot make. */
function noteOf({ mp4, webm }: Possible, { none, noMp4, noWebm, which }: Subject['words']['taking']['film']): string {
  if (!mp4 && !webm) return none;
  if (!mp4) return noMp4;
  return webm ? which : noWebm;
}
