// Taking a run along: pictures for slides, a film of a span, the run as text. All is made in the page, when it is asked for.

import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useLab, useStillness, useWords } from '../../store/context.tsx';
import type { Theme } from '../../store/preferences.ts';
import { seconds } from '../../words/brief.ts';
import type { TextFormat } from '../../worker/takeaway.ts';
import { Dialog } from '../dialogs/Dialog.tsx';
import { showDialog } from '../frame/page-state.ts';
import { comparison } from '../pair/comparing.ts';
import { Camera, type View } from './camera.ts';
import { Button, Choice, Field } from './controls.tsx';
import { Film, type Filming } from './Filming.tsx';
import { fileName, save } from './files.ts';
import { TYPES } from './formats.ts';
import { WHATS, type What } from './layout.ts';
import { linkTo, type Subject, useSubject } from './moment.ts';
import { pngOf } from './raster.ts';
import { described } from './slide.ts';
import { SECOND, type Span, spanOf, toSeconds } from './span.ts';
import { tells } from './told.ts';
import { film, stills } from './video.ts';
import { useWork } from './work.ts';
import './taking.css';

/** How much before the playhead the span begins at first. */
const BEFORE = 2 * SECOND;

export function Take() {
  const subject = useSubject();
  return subject === null ? null : <Taking subject={subject} />;
}

function Taking({ subject }: { readonly subject: Subject }) {
  const { lab, words, title } = subject;
  const { taking } = words;
  const work = useWork(subject);
  const still = useStillness();
  const [picture] = useState(() => lab.projector.now());
  const at = picture?.playhead ?? 0;
  const seen = Math.max(lab.seenUntil(), at);
  const end = at > 0 ? at : Math.min(seen, BEFORE);
  const [from, setFrom] = useState(() => toSeconds(Math.max(0, end - BEFORE)));
  const [to, setTo] = useState(() => toSeconds(end));
  const [look, setLook] = useState<Look>({ what: 'stage', tells: true, theme: subject.theme });
  const [whole, setWhole] = useState(true);
  useEffect(() => lab.pause(), [lab]);

  const span = spanOf(from, to, seen);
  const moment = `${Math.round(at / 1000)}ms`;
  const off = (possible: boolean) => work.busy || !possible;

  const view: View = { ...look, tells: look.tells && tells(subject), span, still };
  const savePicture = (ending: 'svg' | 'png') =>
    work.run(async (signal) => {
      if (picture === null) throw new Error('Nothing is on show.');
      const link = await linkTo(subject, at, whole);
      const seen = { shot: picture.shot, at };
      const camera = await Camera.open(subject, view, seen);
      try {
        const svg = await camera.slide(seen, link);
        signal.throwIfAborted();
        const name = fileName(title, view.what === 'stage' ? moment : `${moment}-${view.what}`, ending);
        if (ending === 'svg') save([svg], 'image/svg+xml', name);
        else {
          const Description = described(camera.about(seen));
          const png = await pngOf(svg, {
            Title: title,
            Description,
            ...(link && { Source: link }),
            Software: 'Quorum Lab',
          });
          signal.throwIfAborted();
          save([png as BlobPart], 'image/png', name);
        }
        return name;
      } finally {
        camera.remove();
      }
    });
  const saveText = (format: TextFormat, whole: boolean) =>
    work.run(async (signal) => {
      const parts: string[] = [];
      const [position, until] = whole ? [Number.MAX_SAFE_INTEGER, seen] : [picture?.shot.position ?? 0, at];
      for await (const { text } of lab.takeAway(format, position, Math.floor(until))) {
        signal.throwIfAborted();
        parts.push(text);
      }
      signal.throwIfAborted();
      const name = fileName(title, whole ? 'run' : moment, format === 'lines' ? 'jsonl' : 'shiviz.log');
      save(parts, format === 'lines' ? 'application/jsonl' : 'text/plain', name);
      return name;
    });
  const saveFilm = (lasts: number, how: Filming) =>
    work.run(async (signal, progress) => {
      const link = await linkTo(subject, (span as Span).from, whole);
      const shooting = { view: { ...view, still: false }, lasts, link, signal, progress, ...(span as Span) };
      const parts = await (how === 'stills'
        ? stills(subject, shooting)
        : film(subject, shooting, how.format, how.possible[how.format]));
      signal.throwIfAborted();
      const name = fileName(title, moment, how === 'stills' ? 'zip' : how.format);
      save(parts, how === 'stills' ? 'application/zip' : TYPES[how.format], name);
      return name;
    }, taking.film.failed);

  return (
    <Dialog title={taking.title} onClose={() => showDialog(null)} className="taking">
      <p className="lead">{taking.about}</p>
      <OfWhich protocol={subject.voice.about.title} />
      <Looks subject={subject} look={look} set={setLook} />
      <Picture subject={subject} off={off(look.what !== 'diagram' || span !== null)} save={savePicture} />
      <section>
        <h3>{taking.times.title}</h3>
        <div className="taking-row">
          <Field name="from" label={taking.times.from} value={from} set={setFrom} most={seen / SECOND} />
          <Field name="to" label={taking.times.to} value={to} set={setTo} most={seen / SECOND} />
        </div>
        {span === null && (
          <p className="taking-wrong" role="alert">
            {taking.times.wrong(seconds(seen))}
          </p>
        )}
      </section>
      <WhatLink whole={whole} choose={setWhole} />
      <Film subject={subject} work={work} span={span} tells={view.tells} save={saveFilm} />
      <Text subject={subject} isOff={off(true)} save={saveText} />
      <p className="taking-said" role="status" data-taken={work.busy ? undefined : work.said}>
        {work.said}{' '}
        {work.busy && work.done === null && (
          <button type="button" data-take="cancel" onClick={work.cancel}>
            {taking.film.cancel}
          </button>
        )}
      </p>
    </Dialog>
  );
}

/** What pictures and films show. */
interface Look {
  readonly what: What;
  readonly tells: boolean;
  readonly theme: Theme;
}

function Looks({ subject, look, set }: { subject: Subject; look: Look; set: (look: Look) => void }) {
  const { look: words } = subject.words.taking;
  return (
    <section>
      <h3>{words.title}</h3>
      <Choice
        name="what"
        label={words.what}
        value={look.what}
        set={(what) => set({ ...look, what })}
        of={WHATS.map((each) => [each, words.whats[each](subject.voice.about.ledger)])}
      />
      {tells(subject) && (
        <p className="taking-choice">
          <label>
            <input
              type="checkbox"
              data-field="tells"
              checked={look.tells}
              onChange={(event) => set({ ...look, tells: event.target.checked })}
            />
            {words.tells}
          </label>
        </p>
      )}
      <Choice
        name="theme"
        label={words.in}
        value={look.theme}
        set={(theme) => set({ ...look, theme })}
        of={[
          ['light', words.light],
          ['dark', words.dark],
        ]}
      />
    </section>
  );
}

function Picture(props: {
  readonly subject: Subject;
  readonly off: boolean;
  readonly save: (ending: 'svg' | 'png') => void;
}) {
  const { picture: words } = props.subject.words.taking;
  return (
    <section>
      <h3>{words.title}</h3>
      <div className="taking-row">
        <Button name="svg" off={props.off} onClick={() => props.save('svg')}>
          {words.svg}
        </Button>
        <Button name="png" off={props.off} onClick={() => props.save('png')}>
          {words.png}
        </Button>
      </div>
      <small>{words.fonts}</small>
    </section>
  );
}

/** Which of two runs it is. */
function OfWhich({ protocol }: { protocol: string }) {
  const { compare } = useWords();
  const which = useStore(comparison, ({ now, hand }) => (now === null ? null : hand));
  return (
    which && (
      <p>
        <b>{compare[which]}</b> · {protocol}
      </p>
    )
  );
}

/** What the link in pictures and films holds, where there is more than one future. */
function WhatLink({ whole, choose }: { whole: boolean; choose: (whole: boolean) => void }) {
  const { tree } = useWords().chrome;
  const first = useStore(comparison, ({ now }) => now?.pair.first);
  const lab = useLab();
  const futures = useStore((first ?? lab).session, ({ branches }) => branches.length);
  if (futures < 2) return null;
  return (
    <section>
      <Choice
        name="link"
        label={tree.sharing.what}
        value={whole ? 'whole' : 'this'}
        of={[
          ['whole', `${tree.sharing.whole} (${tree.sharing.futures(futures)})`],
          ['this', tree.sharing.this],
        ]}
        set={(what) => choose(what === 'whole')}
      />
    </section>
  );
}

function Text(props: {
  readonly subject: Subject;
  readonly isOff: boolean;
  readonly save: (format: TextFormat, whole: boolean) => void;
}) {
  const { run: words } = props.subject.words.taking;
  const [upTo, setUpTo] = useState<'moment' | 'seen'>('moment');
  const whole = upTo === 'seen';
  return (
    <section>
      <h3>{words.title}</h3>
      <Choice
        name="upTo"
        label={words.upTo}
        value={upTo}
        set={setUpTo}
        of={[
          ['moment', words.moment],
          ['seen', words.seen],
        ]}
      />
      <div className="taking-row">
        <Button name="lines" off={props.isOff} onClick={() => props.save('lines', whole)}>
          {words.lines}
        </Button>
        <small>
          {words.linesAbout}{' '}
          <a href="./happening.schema.json" target="_blank" rel="noreferrer">
            {words.schema}
          </a>
        </small>
      </div>
      <div className="taking-row">
        <Button name="shiviz" off={props.isOff} onClick={() => props.save('shiviz', whole)}>
          {words.shiviz}
        </Button>
        <small>{words.shivizAbout}</small>
      </div>
    </section>
  );
}
